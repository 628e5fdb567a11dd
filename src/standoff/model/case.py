"""A document with what was read out of it: spans, statements, claims, verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny

from .slots import Slots
from .verdict import NOT_CHECKED, Verdict

Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserted", "denied", "planned", "threatened", "predicted", "possible", "demanded", "reported"]


class VoidSpan(ValueError):
    """A span whose text is not what the document has there: never repaired, always an error (law 1)."""


class Span(BaseModel):
    """A stretch of a document's text: start inclusive, end exclusive, in code points."""

    model_config = ConfigDict(frozen=True)
    start: int
    end: int
    text: str

    def hold(self, document_text: str) -> None:
        """Raise VoidSpan unless `document_text[start:end]` is exactly `text`."""
        found = document_text[self.start : self.end] if 0 <= self.start < self.end else ""
        if found != self.text or not self.text:
            raise VoidSpan(f"span {self.start}:{self.end} holds {found!r}, not {self.text!r}")


class CutSpan(Span):
    """A stretch that was not read, with the reason."""

    reason: str


class DateCandidate(Span):
    """A date that the document might have been published on, and why it was or was not taken."""

    date: str
    rule: str


class Document(BaseModel):
    """One document as it stands in its file, and what is known of its publication."""

    name: str
    text: str
    published: str | None = None  # EDTF
    published_evidence: str | None = None
    published_rivals: list[DateCandidate] = Field(default_factory=list)
    publisher: str | None = None
    publisher_evidence: str | None = None
    original_source: str | None = None
    author: str | None = None
    title: str | None = None
    cut: list[CutSpan] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)  # what a reader should know: encoding guessed, date missing, …


class Statement(Span):
    """Words that somebody other than the article's author answers for."""

    id: str
    speaker: str
    speaker_id: str | None = Field(default=None, exclude=True)  # catalogue id, where known
    office: str | None = None
    side: str | None = None
    via: list[str] = Field(default_factory=list)
    within: str | None = None
    mode: Mode
    said: str | None = None


class Claim(Span):
    """One proposition about the world."""

    id: str
    statement: str | None = None
    kind: str
    stance: Stance = "asserted"
    when: str | None = None
    slots: SerializeAsAny[Slots]
    same_as: str | None = None
    rule: str = Field(default="", exclude=True)  # which finder rule proposed it
    verdict: Verdict = NOT_CHECKED


class Silence(Span):
    """A sentence with a weapon, a place or a number that yielded no claim (law 4)."""

    names: list[str]


S_FIELDS = ["id", "speaker", "office", "side", "via", "within", "mode", "said", "start", "end", "text"]

Record = TypeVar("Record", Statement, Claim)


def in_text_order(records: Iterable[Record]) -> list[Record]:
    """Sorted by start; of two that start together a statement's longer comes first, a claim's shorter."""

    def key(record: Record) -> tuple[int, int, str]:
        return record.start, -record.end if isinstance(record, Statement) else record.end, getattr(record, "kind", "")

    return sorted(records, key=key)


class TextBlock(BaseModel):
    """A headline or paragraph as it is shown: its plain text, with the document offset of each character and of its end."""

    kind: str
    text: str
    offsets: list[int]


class Case(BaseModel):
    """A document with its statements, claims and verdicts."""

    document: Document
    statements: list[Statement] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    silence: list[Silence] = Field(default_factory=list)
    blocks: list[TextBlock] = Field(default_factory=list, exclude=True)
    as_of: str | None = None  # the day of the `now` clock
    catalogue: str | None = None  # version, and overlay if one was used

    def hold(self) -> Case:
        """Raise VoidSpan unless every span is exactly what the document has there."""
        for record in (*self.statements, *self.claims, *self.document.cut, *self.silence):
            record.hold(self.document.text)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The claim guide's format: header, statements, claims, in the guide's field order."""
        d = self.document
        return {
            "doc": d.name,
            "published": d.published,
            "published_evidence": d.published_evidence,
            "publisher": d.publisher,
            "original_source": d.original_source,
            "author": d.author,
            "statements": [{f: s[f] for f in S_FIELDS} for s in (x.model_dump() for x in self.statements)],
            "claims": [_claim_dict(c) for c in self.claims],
        }

    def to_json(self) -> str:
        """`to_dict` as JSON text with a closing newline; the same bytes for the same case."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"


def _claim_dict(claim: Claim) -> dict[str, Any]:
    v = claim.verdict
    margin = v.margin
    return {
        "id": claim.id,
        "statement": claim.statement,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "kind": claim.kind,
        "stance": claim.stance,
        "when": claim.when,
        "slots": claim.slots.model_dump(),
        "same_as": claim.same_as,
        "checkable": v.checkable,
        "then": v.then.value,
        "now": v.now.value,
        "parts": v.parts,
        "margin": margin and margin.model_dump(include={"value", "unit", "flips_at"}),
        "why": v.why,
    }
