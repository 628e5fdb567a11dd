"""A case as a table in the terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..model import Case, Claim, Statement
from .marks import MARKS, shown_margin, verdict_word, who

_STYLES = {
    "supported": "green",
    "contradicted": "red",
    "mixed": "yellow",
    "depends": "cyan",
    "unresolved": "dim",
    None: "dim",
}


def _safe(text: str) -> str:
    """Without the control characters that could drive a terminal or reorder a line."""
    return "".join(c if c.isprintable() else " " for c in text)


def heading(case: Case) -> Text:
    """Which document, who published it and when, with the words that say so."""
    d = case.document
    out = Text(d.name, style="bold")
    out.append(
        f"\n  published {d.published or 'on no known date'} by {_safe(d.publisher or 'an unnamed publisher')}",
        style="not bold",
    )
    if d.original_source:
        out.append(f", first by {_safe(d.original_source)}", style="not bold")
    if d.published_evidence:
        inferred = d.published_evidence.startswith("inferred: ")
        words = _safe(d.published_evidence)
        out.append(f"\n  date {words}" if inferred else f"\n  because it says: “{words}”", style="not bold dim")
    for note in d.notes:
        out.append(f"\n  note: {_safe(note)}", style="not bold yellow")
    return out


def _row(claim: Claim, statements: dict[str, Statement]) -> list[RenderableType]:
    v = claim.verdict
    shown = v.now.value or v.then.value
    then, now = verdict_word(claim, "then"), verdict_word(claim, "now")
    mark = Text(f"{MARKS[shown][0]} {now if now == then else f'then {then}, now {now}'}", style=_STYLES[shown])
    flips = v.margin.flips_at if v.margin else next((f.text for f in v.flips), "")
    words = _safe(" ".join(claim.text.split()))
    return [
        claim.id,
        mark,
        claim.kind,
        words if len(words) <= 160 else words[:157] + "…",
        _safe(who(claim, statements)),
        claim.stance,
        shown_margin(v.margin),
        _safe(flips or (v.why if len(v.why) < 120 else v.why[:117] + "…")),
    ]


def table(case: Case) -> Group:
    """The whole case: heading, a row a claim, and what was read in silence."""
    statements = {s.id: s for s in case.statements}
    grid = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    for name, ratio in (
        ("", 1),
        ("verdict", 4),
        ("kind", 3),
        ("the words", 12),
        ("who says it", 6),
        ("stance", 3),
        ("margin", 4),
        ("what would flip it, or why", 9),
    ):
        grid.add_column(name, ratio=ratio, overflow="fold")
    for claim in case.claims:
        grid.add_row(*_row(claim, statements))
    unclaimed = len(case.silence)
    foot = Text(
        f"  {len(case.statements)} statements, {len(case.claims)} claims; {unclaimed} sentences with a weapon, place or "
        f"number yielded none; {len(case.document.cut)} stretches were not read",
        style="dim",
    )
    return Group(heading(case), grid, foot, Text(""))


def show(case: Case, console: Console) -> None:
    """Print the case."""
    console.print(table(case))
