"""Verdicts and what they rest on: facts, sources, margins, flips, readings."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

VerdictValue = Literal["supported", "contradicted", "mixed", "depends", "unresolved"]
Standing = Literal["accepted", "disputed", "error"]


class Frozen(BaseModel):
    """Pure data that does not change once made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """Who says so: one publication that was read, or is named and not yet opened."""

    key: str
    publisher: str
    title: str
    year: str | None = None
    url: str | None = None
    read: bool = True


class Fact(Frozen):
    """One record that a verdict rests on, with who says it and since when it is public."""

    what: str  # e.g. "iskander-m.range_km"
    value: str
    source: str  # source key, or "derived"
    public: str | None = None  # EDTF
    checked: bool = True
    standing: Standing = "accepted"
    note: str | None = None


class Quantity(Frozen):
    """A number as its sources give it: low, nominal, high, in `unit`."""

    low: float
    nominal: float
    high: float
    unit: str
    facts: tuple[Fact, ...] = ()


class Flip(Frozen):
    """The nearest value of one parameter at which the margin changes sign."""

    parameter: str
    value: float | str
    unit: str
    inside_cited: bool  # some source does say a value beyond it
    text: str  # one plain sentence


class Margin(Frozen):
    """How far a claim stands from flipping; positive when it holds."""

    value: float
    unit: str
    low: float
    high: float
    flips_at: str


class ReadingResult(Frozen):
    """One way the words can be taken, measured."""

    label: str
    member: str | None = None
    verdict: VerdictValue
    margin: Margin | None = None
    flips: tuple[Flip, ...] = ()
    note: str | None = None


class CurvePoint(Frozen):
    """Margin at one value of the leading parameter."""

    at: float
    margin: float


class Curve(Frozen):
    """Margin against its leading parameter, for a picture or a slider."""

    parameter: str
    unit: str
    margin_unit: str
    cited_low: float
    cited_high: float
    points: tuple[CurvePoint, ...]


class ClockVerdict(Frozen):
    """The verdict on one clock: `then` sees what was public on the document's date, `now` what is public today."""

    value: VerdictValue | None
    known: str | None = None  # the day up to which the record was read
    why: str = ""
    margin: Margin | None = None
    parts: dict[str, VerdictValue] | None = None
    readings: tuple[ReadingResult, ...] = ()
    flips: tuple[Flip, ...] = ()
    facts: tuple[Fact, ...] = ()
    assumptions: tuple[str, ...] = ()
    curve: Curve | None = None


class Verdict(Frozen):
    """Both clocks of one claim."""

    checkable: bool
    then: ClockVerdict
    now: ClockVerdict

    @property
    def margin(self) -> Margin | None:
        """The margin of `now`, or of `then` where `now` has none."""
        return self.now.margin or self.then.margin

    @property
    def flips(self) -> tuple[Flip, ...]:
        return self.now.flips or self.then.flips

    @property
    def parts(self) -> dict[str, VerdictValue] | None:
        return self.now.parts or self.then.parts

    @property
    def why(self) -> str:
        if not self.checkable:
            return self.then.why or "Nothing that geometry, a dated record, a treaty text or arithmetic could settle."
        if self.then.why == self.now.why or not self.now.why:
            return self.then.why
        return f"Then: {self.then.why} Now: {self.now.why}"


NOT_CHECKED = Verdict(checkable=False, then=ClockVerdict(value=None), now=ClockVerdict(value=None))
__all__ = [
    "NOT_CHECKED",
    "ClockVerdict",
    "Curve",
    "CurvePoint",
    "Fact",
    "Flip",
    "Margin",
    "Quantity",
    "ReadingResult",
    "Source",
    "Standing",
    "Verdict",
    "VerdictValue",
]
