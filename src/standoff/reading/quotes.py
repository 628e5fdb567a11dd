"""Quotations in blocks: straight, curly, single, angular, nested, split, over several paragraphs, never closed.

Blocks come with straight marks, so opening and closing are told by what stands around a mark, never by its shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .annotated import Block

_DECADE = re.compile(r"'\d0s\b")  # the '90s
_ELISION = re.compile(r"'(?:tis|twas|em|til|cause|n)\b", re.I)
_OPENERS = frozenset(" ([{-–—/\u00a0")  # what may stand before an opening mark
_CLOSING_PUNCTUATION = ".,?!;:)]}-–—…"
LONGEST = 3000  # characters of a single-quoted stretch: beyond it the mark was an apostrophe
_WORD = re.compile(r"\w+(?:[-'.]\w+)*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation in one block; offsets are into the block's normalised text, inside the marks."""

    block: int
    start: int
    end: int
    opened: bool = True  # False: the opening mark stands in an earlier block (a page break cut it)
    closed: bool = True  # False: no closing mark in this block
    level: int = 0  # 0: outermost
    single: bool = False

    @property
    def outer_start(self) -> int:
        """Where the opening mark stands."""
        return self.start - 1 if self.opened else self.start

    @property
    def outer_end(self) -> int:
        """Behind the closing mark."""
        return self.end + 1 if self.closed else self.end


def _opens(text: str, at: int) -> bool:
    """Whether a mark looks like an opening one: nothing, a blank or a bracket before it, no blank behind it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before in _OPENERS or (before in "\"'" and _opens(text, at - 1))) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    """Whether a mark looks like a closing one: no blank before it, a blank, mark or stop behind it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and (after.isspace() or not after.isalnum())


def _single_close(text: str, at: int, limit: int) -> int | None:
    """The mark that closes a single quotation opened at `at`, None where there is none (then it was an apostrophe)."""
    limit = min(limit, at + LONGEST)
    candidates = [
        i
        for i in range(at + 2, limit)
        if text[i] == "'"
        and _closes(text, i)
        and not (text[i - 1].isalnum() and i + 1 < len(text) and text[i + 1].isalnum())
    ]
    if not candidates:
        return None
    first = candidates[0]
    plural = text[first - 1] == "s" and re.match(r"' [a-z]", text[first : first + 3]) is not None
    if plural:  # the allies' deployment: a later mark behind a stop is the better close
        reopened = next((i for i in range(first + 1, limit) if text[i] == "'" and _opens(text, i)), limit)
        for other in candidates[1:]:
            if other < reopened and text[other - 1] in ".,?!":
                return other
    return first


def _in_block(block: Block, carried: bool) -> list[Quotation]:
    """Quotations of one block; `carried`: an earlier block left a quotation open."""
    text, out = block.text, []
    doubles: list[int] = []  # open double marks; deeper ones are rare but do occur
    at, limit = 0, len(text)
    first = text.find('"')
    if carried and first > 0 and _closes(text, first) and not _opens(text, first):
        out.append(Quotation(block.index, 0, first, opened=False))
        at = first + 1
    while at < limit:
        char = text[at]
        if char == '"':
            inch = at and text[at - 1].isdigit() and not doubles  # 9"
            if doubles and not (_opens(text, at) and not _closes(text, at) and _later_closes(text, at, len(doubles))):
                start = doubles.pop()
                if at > start:
                    out.append(Quotation(block.index, start, at, level=len(doubles)))
            elif not inch and (_opens(text, at) or (not doubles and not _closes(text, at))):
                doubles.append(at + 1)
        elif char == "'" and _opens(text, at) and not _DECADE.match(text, at) and not _ELISION.match(text, at):
            bound = text.find('"', at) if doubles else limit
            close = _single_close(text, at, bound if bound > 0 else limit)
            if close is not None:
                out.append(Quotation(block.index, at + 1, close, level=len(doubles), single=True))
                if not doubles:
                    out.extend(_nested(block, at + 1, close))
                    at = close
        at += 1
    for depth, start in enumerate(doubles):
        if start < limit:
            out.append(Quotation(block.index, start, limit, closed=False, level=depth))
    return sorted(out, key=lambda q: (q.start, -q.end))


def _later_closes(text: str, at: int, depth: int) -> bool:
    """Whether enough marks follow to close a quotation opened inside another one."""
    return sum(text[i] == '"' for i in range(at + 1, len(text))) > depth


def _nested(block: Block, start: int, end: int) -> list[Quotation]:
    """Double quotations inside a single one."""
    marks = [i for i in range(start, end) if block.text[i] == '"']
    return [Quotation(block.index, a + 1, b, level=1) for a, b in zip(marks[::2], marks[1::2], strict=False)]


def find_quotations(blocks: list[Block]) -> list[Quotation]:
    """All quotations in block order, outer before inner."""
    out: list[Quotation] = []
    carried = False
    for block in blocks:
        found = _in_block(block, carried)
        out.extend(found)
        if found:
            carried = any(not q.closed and q.level == 0 for q in found)
        elif not re.match(r"\s*\"", block.text):
            carried = False
    return out


def trimmed(block: Block, start: int, end: int) -> tuple[int, int]:
    """Raw span of a stretch of quotation: blanks and emphasis marks at the edges out, a closing comma or dash out."""
    text = block.text
    while start < end and text[start] in " *_":
        start += 1
    while end > start and text[end - 1] in " *_,–—":
        end -= 1
    return block.raw(start, end) if end > start else (block.offsets[min(start, len(text))],) * 2


def words(block: Block, quotation: Quotation) -> int:
    """Number of words inside the marks."""
    return len(_WORD.findall(block.text[quotation.start : quotation.end]))
