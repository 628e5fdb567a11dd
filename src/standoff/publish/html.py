"""Cases as one HTML page: the article with its claims marked in place, and each verdict opened out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Case, Claim, Source, Statement, TextBlock
from .marks import MARKS, shown_margin, verdict_word, who

if TYPE_CHECKING:
    from jinja2 import Environment

    from ..catalogue import Catalogue

_TEMPLATES = Path(__file__).parent


@dataclass
class Piece:
    """A stretch of a block under the same claims and statements."""

    text: str
    claims: list[Claim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    opens: list[Claim] = field(default_factory=list)  # claims that begin here


def pieces(block: TextBlock, case: Case) -> list[Piece]:
    """A block cut at every edge of a claim or statement, in text order."""
    at = block.offsets
    first, last = at[0], at[-1]
    claims = [c for c in case.claims if c.start < last and first < c.end]
    statements = [s for s in case.statements if s.start < last and first < s.end]
    edges = {first, last} | {e for r in (*claims, *statements) for e in (r.start, r.end) if first < e < last}
    out = []
    for start, end in zip(sorted(edges), sorted(edges)[1:], strict=False):
        text = "".join(char for char, offset in zip(block.text, at, strict=False) if start <= offset < end)
        here = [c for c in claims if c.start <= start and end <= c.end]
        out.append(
            Piece(
                text,
                here,
                [s for s in statements if s.start <= start and end <= s.end],
                [c for c in here if c.start == start or start == first and c.start < first],
            )
        )
    return out


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(MARKS=MARKS, pieces=pieces, verdict_word=verdict_word, who=who)
    environment.filters["margin"] = shown_margin
    environment.filters["plain"] = _plain
    environment.filters["web"] = _web
    return environment


def _plain(text: str | None) -> str:
    """Without control characters and bidirectional overrides, which could reorder what a reader sees."""
    return "".join(c for c in text or "" if c.isprintable() or c == "\n")


def _web(url: str | None) -> str | None:
    """The address, when it is one of the web; nothing that could run."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def page(cases: Sequence[Case], catalogue: Catalogue) -> str:
    """One HTML page for the cases, in the order of their names; no script, no request leaves it."""

    def source(key: str) -> Source | None:
        return catalogue.source(key) if key.lower() in catalogue.source_keys else None

    ordered = sorted(cases, key=lambda c: c.document.name)
    return _environment().get_template("report.html.j2").render(cases=ordered, source=source) + "\n"
