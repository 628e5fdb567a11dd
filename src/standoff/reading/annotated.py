"""A document's text with what reading has found in it, every mark tied to the characters it stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ..model import Document, Statement

if TYPE_CHECKING:
    from ..catalogue import Catalogue
    from .people import Person

BlockKind = Literal["headline", "subhead", "paragraph", "list-item", "turn", "byline"]
Comparator = Literal["equal", "about", "at-least", "at-most", "more-than", "less-than"]
KM_PER = {
    "km": 1.0,
    "mi": 1.609344,
    "nmi": 1.852,
    "m": 0.001,
    "ft": 0.0003048,
}  # international mile, nautical mile, foot


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the parser sees it; `start` and `end` are offsets into the document's text."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass
class Sentence:
    """A sentence of one block with its parse."""

    index: int
    block: int
    start: int
    end: int
    tokens: list[Token]

    @cached_property
    def root(self) -> Token:
        return next((t for t in self.tokens if t.head == t.i), self.tokens[0])

    @cached_property
    def _children(self) -> list[list[int]]:
        out: list[list[int]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head != t.i:
                out[t.head].append(t.i)
        return out

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Direct dependents, all or only those whose relation is named (a subtype matches its main relation)."""
        kids = (self.tokens[i] for i in self._children[token.i])
        return [k for k in kids if not deps or k.dep in deps or k.dep.split(":")[0] in deps]

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in text order."""
        seen, stack = {token.i}, [token.i]
        while stack:
            for kid in self._children[stack.pop()]:
                if kid not in seen:
                    seen.add(kid)
                    stack.append(kid)
        return [self.tokens[i] for i in sorted(seen)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        seen = {token.i}
        while token.head != token.i and token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.i)
            yield token

    def within(self, start: int, end: int) -> list[Token]:
        """Tokens that lie wholly inside the stretch."""
        return [t for t in self.tokens if t.start >= start and t.end <= end]

    @cached_property
    def text(self) -> str:
        """The words joined by single spaces, for looking at."""
        return " ".join(t.text for t in self.tokens)


def span(tokens: Iterable[Token]) -> tuple[int, int]:
    """First start and last end of some tokens."""
    tokens = list(tokens)
    return min(t.start for t in tokens), max(t.end for t in tokens)


@dataclass
class Block:
    """A headline, paragraph or list item that is read: normalised text, with the raw offset of each character."""

    index: int
    kind: BlockKind
    text: str
    offsets: list[int]  # len(text) + 1: the last is the raw end
    ends: list[int] = field(default_factory=list)  # raw end of each character; differs from the next start at marks

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of a non-empty stretch of the normalised text."""
        return self.offsets[start], self.ends[end - 1] if self.ends else self.offsets[end]

    @property
    def start(self) -> int:
        return self.offsets[0]

    @property
    def end(self) -> int:
        return self.offsets[-1]


@dataclass(frozen=True)
class Mention:
    """A name in the text, linked to catalogue ids; more than one id means that the words are ambiguous, best first."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]
    type: str
    sentence: int
    metonym: bool = False  # a capital or seat of government that may stand for its state
    adjective: bool = False  # "Russian": the state, as an adjective

    @property
    def id(self) -> str:
        return self.ids[0]


@dataclass(frozen=True)
class DateMention:
    """A date expression with its EDTF value, the rule and the anchor that resolved it."""

    start: int
    end: int
    text: str
    edtf: str | None
    rule: str
    sentence: int
    anchor: str | None = None
    relation: Literal["since", "by", "until", "for", "from", "after", "before"] | None = None


@dataclass(frozen=True)
class NumberMention:
    """A number with its unit and comparator as said."""

    start: int
    end: int
    text: str
    value: float
    sentence: int
    unit: str | None = None
    comparator: Comparator = "equal"

    @property
    def km(self) -> float | None:
        """The value in kilometres, when the unit is one of length."""
        return self.value * KM_PER[self.unit] if self.unit in KM_PER else None


@dataclass
class AnnotatedText:
    """Everything reading has found in one document."""

    document: Document
    catalogue: Catalogue
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    numbers: list[NumberMention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    def text(self, start: int, end: int) -> str:
        return self.document.text[start:end]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character, None between sentences."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def mentions_in(self, start: int, end: int, *types: str) -> list[Mention]:
        return [m for m in self.mentions if m.start >= start and m.end <= end and (not types or m.type in types)]

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        return [d for d in self.dates if d.start >= start and d.end <= end]

    def numbers_in(self, start: int, end: int) -> list[NumberMention]:
        return [n for n in self.numbers if n.start >= start and n.end <= end]

    def innermost_statement(self, start: int, end: int) -> Statement | None:
        """The shortest statement that holds the stretch, None when the article itself answers for it."""
        holding = [s for s in self.statements if s.start <= start and end <= s.end]
        return min(holding, key=lambda s: s.end - s.start) if holding else None
