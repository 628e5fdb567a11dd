"""The margin engine: signed distances over cited boxes to verdicts, flips, readings and curves; one for all kinds.

A `Check` is a function from parameters to a signed distance from flipping, in the unit of the deciding quantity; it is
positive when the claim holds. A `Finding` is what a yes-or-no record says where no number decides. A `Checking` is all
readings and members of one claim on one clock; `clock_verdict` turns it into the answer (design.md, section 1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from ..model import ClockVerdict, Curve, CurvePoint, Fact, Flip, Margin, ReadingResult, VerdictValue

Values = Mapping[str, float]
Combine = Literal["all", "any"]

CURVE_POINTS = 41  # fixed, so that two runs draw the same picture
GRID = 96  # steps in which a sign change is looked for on each side of the nominal value
BISECTIONS = 60  # halvings: below a micrometre for any distance on Earth
MAX_CORNER_PARAMETERS = 8  # 256 corners
DAY = "day"  # unit of a parameter that is a date, kept as its ordinal


@dataclass(frozen=True)
class Parameter:
    """One number a margin turns on: its cited low, nominal and high, and what disputed sources add.

    A parameter with unit "day" is a date, kept as its proleptic Gregorian ordinal.
    """

    name: str
    unit: str
    low: float
    nominal: float
    high: float
    facts: tuple[Fact, ...] = ()
    said_low: float | None = None  # the lowest value any source says, disputed ones included
    said_high: float | None = None
    floor: float = 0.0  # no smaller value has a meaning
    ceiling: float | None = None

    def __post_init__(self) -> None:
        if not self.low <= self.nominal <= self.high:
            raise ValueError(
                f"{self.name}: {self.low} / {self.nominal} / {self.high} is not low, nominal, high; "
                "give them in rising order"
            )

    @property
    def said(self) -> tuple[float, float]:
        """The widest interval that any source gives."""
        return (
            self.low if self.said_low is None else min(self.low, self.said_low),
            self.high if self.said_high is None else max(self.high, self.said_high),
        )

    def shown(self, value: float) -> str:
        """A value with its unit, as a reader wants it."""
        return show(value, self.unit)


@dataclass(frozen=True)
class Check:
    """One reading of one member, measured: the margin as a function of the parameters (the leading one first)."""

    margin: Callable[[Values], float]
    unit: str
    parameters: tuple[Parameter, ...]
    why: str
    reading: str = "as said"
    member: str | None = None
    band: float = 0.0  # the model's own error, in the margin's unit: inside it the verdict is "depends"
    deciding: bool = True  # False: measured and shown, but the words do not ask for it
    facts: tuple[Fact, ...] = ()
    flip_text: str | None = None  # what flips it where no parameter does
    curve: bool = True


@dataclass(frozen=True)
class Finding:
    """What the record says on one reading of one member where no number decides."""

    verdict: VerdictValue | None  # None: not yet due, or nothing to settle
    why: str
    reading: str = "as said"
    member: str | None = None
    facts: tuple[Fact, ...] = ()
    margin: Margin | None = None
    flips: tuple[Flip, ...] = ()
    deciding: bool = True


@dataclass
class Checking:
    """Everything measured for one claim on one clock."""

    results: Sequence[Check | Finding] = ()
    assumptions: tuple[str, ...] = ()
    checkable: bool = True
    combine: Combine = "all"  # "any": the claim holds when one member does
    why: str = ""  # put before the results' own sentences
    denied: bool = False  # the claim negates its slots: the verdict and the margin are turned round
    parts: bool = True  # whether members are worth naming when they differ
    single: str = ""  # a sentence that replaces the results' sentences


def not_checkable(why: str) -> Checking:
    """Nothing to measure, with the reason."""
    return Checking(checkable=False, why=why)


def unresolved(why: str, *assumptions: str) -> Checking:
    """Something that a record could settle, and none does."""
    return Checking((Finding("unresolved", why),), tuple(assumptions))


def not_due(why: str, facts: tuple[Fact, ...] = ()) -> Checking:
    """A plan, threat or prediction whose day or condition has not come."""
    return Checking((Finding(None, why, facts=facts),))


def fixed(name: str, unit: str, value: float, *facts: Fact, floor: float = 0.0) -> Parameter:
    """A parameter on which all sources agree, or that is stated as an assumption."""
    return Parameter(name, unit, value, value, value, tuple(facts), floor=min(floor, value))


def day_parameter(name: str, first: date, last: date, *facts: Fact, nominal: date | None = None) -> Parameter:
    """A date as a parameter: earliest and latest possible day; nominal the latest unless given."""
    middle = nominal or last
    return Parameter(
        name,
        DAY,
        float(first.toordinal()),
        float(middle.toordinal()),
        float(last.toordinal()),
        tuple(facts),
        floor=float(date(1900, 1, 1).toordinal()),
        ceiling=float(date(2100, 12, 31).toordinal()),
    )


def at_most(name: str, limit: float) -> Callable[[Values], float]:
    """The margin limit - value: holds up to the limit."""
    return lambda v: limit - v[name]


def at_least(name: str, limit: float) -> Callable[[Values], float]:
    """The margin value - limit: holds from the limit on."""
    return lambda v: v[name] - limit


def between(name: str, low: float, high: float, room: float = 0.0) -> Callable[[Values], float]:
    """The margin to the nearer end of an interval, widened by `room` on both sides: holds inside."""
    return lambda v: min(v[name] - low, high - v[name]) + room


def show(value: float, unit: str) -> str:
    """A value with its unit: whole kilometres and days, three figures for ratios and speeds, dates as ISO days."""
    if unit == DAY:
        return date.fromordinal(max(1, round(value))).isoformat()
    if unit in ("km", "days") or (abs(value) >= 100 and unit not in ("ratio", "km/s")):
        return f"{value:,.0f} {unit}".rstrip()
    return f"{value:.3g} {unit}".rstrip()


def rounded(value: float, unit: str) -> float:
    """A margin as it is kept: whole kilometres and days, three decimals for the rest; never minus zero."""
    return (float(round(value)) if unit in ("km", "days") else round(value, 3)) + 0.0


# --- one check over its box -----------------------------------------------------------------------------------------


def nominal_values(check: Check) -> dict[str, float]:
    """Every parameter at its nominal value."""
    return {p.name: p.nominal for p in check.parameters}


def box_margins(check: Check) -> tuple[float, float, float]:
    """Lowest, nominal and highest margin over the box of cited values.

    All corners are taken, and each parameter alone at eight inner points, so that a margin that bends inside the box (a
    bound on both sides) is seen too.
    """
    base = nominal_values(check)
    at_nominal = check.margin(base)
    found = [at_nominal]
    free = [p for p in check.parameters if p.low < p.high]
    for corner in product(*((p.low, p.high) for p in free[:MAX_CORNER_PARAMETERS])):
        found.append(check.margin({**base, **{p.name: v for p, v in zip(free, corner, strict=False)}}))
    for p in free:
        for step in range(1, 9):
            found.append(check.margin({**base, p.name: p.low + (p.high - p.low) * step / 9}))
    return min(found), at_nominal, max(found)


def sign_verdict(low: float, high: float, band: float = 0.0) -> VerdictValue:
    """The sign over the box: all positive supported, all negative contradicted, both (or inside the band) depends.

    A margin of exactly zero holds: bounds are inclusive.
    """
    if low >= band:
        return "supported"
    return "contradicted" if high < -band else "depends"


def _crossing(f: Callable[[float], float], inside: float, outside: float) -> float:
    """The value at which the sign of `f` changes between two points of different sign, by bisection."""
    holds = f(inside) >= 0
    for _ in range(BISECTIONS):
        middle = (inside + outside) / 2
        if (f(middle) >= 0) == holds:
            inside = middle
        else:
            outside = middle
    return (inside + outside) / 2


def flip_value(check: Check, parameter: Parameter) -> float | None:
    """The value of one parameter, nearest to its nominal one, at which the margin changes sign; None when none does."""
    base = nominal_values(check)

    def f(value: float) -> float:
        return check.margin({**base, parameter.name: value})

    start = parameter.nominal
    holds = f(start) >= 0
    widest = parameter.ceiling
    if widest is None:
        widest = max(10 * abs(parameter.high), abs(parameter.high) + 1)
    reach_up, reach_down = widest - start, start - parameter.floor
    found: list[float] = []
    for reach, sign in ((reach_up, 1), (reach_down, -1)):
        before = start
        for step in range(1, GRID + 1):
            at = start + sign * reach * (step / GRID) ** 2  # finer near the nominal value
            if (f(at) >= 0) != holds:
                found.append(_crossing(f, before, at))
                break
            before = at
    return min(found, key=lambda v: (abs(v - start), v)) if found else None


def flips_of(check: Check) -> tuple[Flip, ...]:
    """One flip a parameter that can turn the margin's sign, the leading parameter first."""
    out = []
    for p in check.parameters:
        value = flip_value(check, p)
        if value is None:
            continue
        low, high = p.said
        inside = low <= value <= high
        cited = p.shown(low) if low == high else f"{p.shown(low)} to {p.shown(high)}"
        side = "which some source says" if inside else f"outside what any source says ({cited})"
        at: float | str = p.shown(value) if p.unit == DAY else rounded(value, p.unit)
        out.append(
            Flip(
                parameter=p.name, value=at, unit=p.unit, inside_cited=inside, text=f"{p.name} {p.shown(value)}, {side}"
            )
        )
    return tuple(out)


def curve_of(check: Check, flips: Iterable[Flip] = ()) -> Curve | None:
    """Margin over the leading parameter at 41 points, wide enough to show the cited box and the flip."""
    if not check.parameters or not check.curve:
        return None
    lead = check.parameters[0]
    turn = flip_value(check, lead)
    marks = [*lead.said, *([turn] if turn is not None else [])]
    low, high = min(marks), max(marks)
    room = 0.15 * (high - low) or (365.0 if lead.unit == DAY else 0.25 * abs(high) or 1.0)
    low, high = max(lead.floor, low - room), high + room
    base = nominal_values(check)
    points = []
    for i in range(CURVE_POINTS):
        at = low + (high - low) * i / (CURVE_POINTS - 1)
        points.append(CurvePoint(at=round(at, 3), margin=rounded(check.margin({**base, lead.name: at}), check.unit)))
    return Curve(
        parameter=lead.name,
        unit=lead.unit,
        margin_unit=check.unit,
        cited_low=round(lead.low, 3),
        cited_high=round(lead.high, 3),
        points=tuple(points),
    )


def measure(check: Check) -> tuple[VerdictValue, Margin, tuple[Flip, ...]]:
    """Verdict, margin and flips of one check.

    The margin's value is the one nearest to flipping inside the cited box where the verdict is decided, the nominal
    one where it is not.
    """
    low, nominal, high = box_margins(check)
    verdict = sign_verdict(low, high, check.band)
    flips = flips_of(check)
    value = {"supported": low, "contradicted": high}.get(verdict, nominal)
    text = flips[0].text if flips else check.flip_text or "no value of its parameters turns it"
    return (
        verdict,
        Margin(
            value=rounded(value, check.unit),
            unit=check.unit,
            low=rounded(low, check.unit),
            high=rounded(high, check.unit),
            flips_at=text,
        ),
        flips,
    )


# --- readings and members -------------------------------------------------------------------------------------------

OPPOSITE: dict[VerdictValue, VerdictValue] = {"supported": "contradicted", "contradicted": "supported"}


def over_readings(verdicts: Iterable[VerdictValue | None]) -> VerdictValue | None:
    """Readings that agree give their verdict; readings that differ make it depend; silent ones do not count."""
    said = {v for v in verdicts if v is not None}
    known = said - {"unresolved"}
    if not known:
        return "unresolved" if said else None
    return next(iter(known)) if len(known) == 1 else "depends"


def over_members(verdicts: Sequence[VerdictValue | None], combine: Combine = "all") -> VerdictValue | None:
    """A list whose members differ is mixed; with `any` one member that holds is enough.

    Members on which the record is silent do not undo a verdict that most members share.
    """
    said = [v for v in verdicts if v is not None]
    if not said:
        return None
    kinds = set(said)
    if len(kinds) == 1:
        return said[0]
    if combine == "any":
        for first in ("supported", "mixed", "depends", "unresolved"):
            if first in kinds:
                return first
    if "unresolved" in kinds:
        rest = [v for v in said if v != "unresolved"]
        return over_members(rest) if 2 * len(rest) >= len(said) else "unresolved"
    return "depends" if kinds == {"supported", "depends"} else "mixed"


def turn(result: ReadingResult) -> ReadingResult:
    """The same reading of the negated proposition: verdict and margin with their sign changed."""
    margin = result.margin
    if margin is not None:
        margin = Margin(
            value=-margin.value + 0.0,
            unit=margin.unit,
            low=-margin.high + 0.0,
            high=-margin.low + 0.0,
            flips_at=margin.flips_at,
        )
    return result.model_copy(update={"verdict": OPPOSITE.get(result.verdict, result.verdict), "margin": margin})


def _measured(result: Check | Finding) -> ReadingResult:
    if isinstance(result, Finding):
        return ReadingResult(
            label=result.reading,
            member=result.member,
            verdict=result.verdict or "unresolved",
            margin=result.margin,
            flips=result.flips,
            note=result.why or None,
        )
    verdict, margin, flips = measure(result)
    return ReadingResult(
        label=result.reading, member=result.member, verdict=verdict, margin=margin, flips=flips, note=result.why or None
    )


def _facts(results: Iterable[Check | Finding]) -> tuple[Fact, ...]:
    seen: dict[tuple[str, str, str], Fact] = {}
    for r in results:
        own = r.facts if isinstance(r, Finding) else (*r.facts, *(f for p in r.parameters for f in p.facts))
        for fact in own:
            seen.setdefault((fact.what, fact.value, fact.source), fact)
    return tuple(seen.values())


def source_notes(facts: Sequence[Fact]) -> tuple[str, ...]:
    """What a reader must know of the sources: unchecked ones, disputed ones, and a verdict that hangs on one source."""
    notes = []
    unchecked = sorted({f.source for f in facts if not f.checked})
    if unchecked:
        notes.append(f"rests on an unchecked source: {', '.join(unchecked)}")
    disputed = sorted({f.source for f in facts if f.standing == "disputed"})
    if disputed:
        notes.append(f"a figure is disputed: {', '.join(disputed)}")
    sources = sorted({f.source for f in facts})
    if len(sources) == 1:
        notes.append(f"one source only: {sources[0]}")
    return tuple(notes)


def _binding(
    rows: Sequence[tuple[Check | Finding, ReadingResult]], verdict: VerdictValue | None, combine: Combine
) -> tuple[Check | Finding, ReadingResult] | None:
    """The row whose margin binds: the worst one, or the best where one member is enough."""
    measured = [(s, r) for s, r in rows if r.margin is not None and s.deciding]
    if verdict in ("supported", "contradicted"):
        measured = [row for row in measured if row[1].verdict == verdict] or measured
    if not measured:
        return None
    pick = max if combine == "any" else min
    return pick(measured, key=lambda row: row[1].margin.value if row[1].margin else 0.0)


def clock_verdict(checking: Checking, known: date | None) -> ClockVerdict:
    """The answer of one clock: readings, then members, then the list as a whole; margin of the binding member."""
    day = known.isoformat() if known else None
    if not checking.checkable:
        return ClockVerdict(value=None, known=day, why=checking.why, assumptions=checking.assumptions)
    rows: list[tuple[Check | Finding, ReadingResult]] = []
    for result in checking.results:
        shown = _measured(result)
        rows.append((result, turn(shown) if checking.denied else shown))
    by_member: dict[str | None, list[VerdictValue | None]] = {}
    for source, shown in rows:
        if source.deciding:
            silent = isinstance(source, Finding) and source.verdict is None
            by_member.setdefault(source.member, []).append(None if silent else shown.verdict)
    members = {m: over_readings(v) for m, v in by_member.items()}
    combine: Combine = checking.combine
    if checking.denied:  # not(any) is all(not), and the other way about
        combine = "all" if combine == "any" else combine
    value = over_members(list(members.values()), combine)
    parts = {m: v for m, v in members.items() if m is not None and v is not None}
    differ = checking.parts and len(set(parts.values())) > 1
    bound = _binding(rows, value, combine)
    curve = None
    if bound is not None and isinstance(bound[0], Check):
        curve = curve_of(bound[0])
        if curve is not None and checking.denied:
            curve = curve.model_copy(
                update={"points": tuple(CurvePoint(at=p.at, margin=-p.margin + 0.0) for p in curve.points)}
            )
    facts = _facts([s for s, _ in rows])
    notes = source_notes(facts)
    sentences = [checking.why, *([checking.single] if checking.single else _sentences(rows, value))]
    why = " ".join(dict.fromkeys(s.strip() for s in sentences if s.strip()))
    if any(n.startswith("rests on") for n in notes):
        why = f"{why} This {notes[0]}." if why else f"This {notes[0]}."
    return ClockVerdict(
        value=value,
        known=day,
        why=why,
        margin=bound[1].margin if bound else None,
        parts=parts if differ else None,
        readings=tuple(r for _, r in rows) if len(rows) > 1 else (),
        flips=bound[1].flips if bound else (),
        facts=facts,
        assumptions=tuple(dict.fromkeys((*checking.assumptions, *notes))),
        curve=curve,
    )


def _sentences(rows: Sequence[tuple[Check | Finding, ReadingResult]], value: VerdictValue | None) -> list[str]:
    """At most three of the rows' sentences, one a differing verdict first."""
    chosen: list[str] = []
    seen: set[str] = set()
    ordered = sorted(rows, key=lambda row: not row[0].deciding)
    for source, shown in ordered:
        if shown.verdict not in seen and source.why:
            seen.add(shown.verdict)
            chosen.append(source.why)
    for source, _ in ordered:
        if len(chosen) < 3 and source.why and source.why not in chosen:
            chosen.append(source.why)
    return chosen[:3]
