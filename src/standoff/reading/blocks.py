"""A document's text to its passages, and the passages that are read to blocks; the rest is cut and shown with a
reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import CutSpan, Document
from .annotated import Block, BlockKind
from .boilerplate import Decision, is_body, lead_in
from .markup import Named, Page, from_html
from .passages import Passage, text_passages

LONGEST = 20_000  # characters of one block: a longer paragraph is parsed in pieces
LONGEST_WORD = 500  # characters: longer ones are data, not words
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FIELD = re.compile(r"^([\w][\w -]{0,40}):[ \t]*(.*?)[ \t]*$", re.M)


def is_html(document: Document) -> bool:
    """True by the name's ending, or for standard input by how the text begins."""
    return document.name.lower().endswith((".html", ".htm", ".xhtml")) or bool(_PAGE.match(document.text[:5000]))


def laid_out(document: Document) -> Page:
    """All passages of the document in file order, and what it says of itself."""
    if is_html(document):
        return from_html(document.text)
    passages, front = text_passages(document.text)
    page = Page(passages, front=front)
    if front:
        for m in _FIELD.finditer(document.text, *front):
            value = m[2].strip("\"'")
            if value:
                start = m.start(2) + m[2].find(value)
                page.said.append(Named("front:" + m[1].strip().lower(), value, start, start + len(value)))
    return page


def cut_span(document: Document, start: int, end: int, reason: str) -> CutSpan:
    """A cut stretch with its exact words."""
    return CutSpan(start=start, end=end, text=document.text[start:end], reason=reason)


def _pieces(passage: Passage, at: int) -> Iterator[tuple[int, int]]:
    """Stretches of a passage from `at` on that are short enough to parse, cut at a blank."""
    n = len(passage.text)
    while n - at > LONGEST:
        cut = passage.text.rfind(" ", at + LONGEST // 2, at + LONGEST)
        cut = cut if cut > 0 else at + LONGEST
        yield at, cut
        at = cut + (passage.text[cut] == " ")
    if at < n:
        yield at, n


def read_blocks(document: Document, page: Page, decisions: list[Decision]) -> list[Block]:
    """The blocks that are read; what is not goes into `document.cut` with its reason."""
    out: list[Block] = []
    if page.front and document.text[slice(*page.front)].strip():
        document.cut.append(cut_span(document, *page.front, "front matter"))
    for passage, decision in zip(page.passages, decisions, strict=True):
        if decision.kind is None:
            document.cut.append(cut_span(document, passage.raw_start, passage.raw_end, decision.reason))
        elif max(map(len, passage.text.split()), default=0) > LONGEST_WORD:
            document.cut.append(
                cut_span(document, passage.raw_start, passage.raw_end, "no words: a run of characters without blanks")
            )
        else:
            lead = lead_in(passage) if not any(b.kind == "paragraph" for b in out[:-1]) and is_body(passage) else 0
            if lead:
                start, end = passage.raw(0, len(passage.text[:lead].rstrip()))
                document.cut.append(cut_span(document, start, end, "dateline"))
            for a, b in _pieces(passage, lead):
                out.append(_block(len(out), decision.kind, passage, a, b))
    return out


def _block(index: int, kind: BlockKind, passage: Passage, a: int, b: int) -> Block:
    return Block(index, kind, passage.text[a:b], [*passage.starts[a:b], passage.ends[b - 1]], passage.ends[a:b])
