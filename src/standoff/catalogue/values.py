"""A catalogue value as of a date: which reports count, what they give together, and why each is used or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Any

from ..model import Edtf, Fact, Quantity
from .schema import Report, Sourced, Standing

UNITS = {  # the unit that the end of a field's name says; longest first
    "_km_s": "km/s",
    "_km2": "km2",
    "_km": "km",
    "_m": "m",
    "_minutes": "min",
    "_min": "min",
    "_s": "s",
    "_kg": "kg",
    "_usd": "usd",
    "_rub": "rub",
    "_eur": "eur",
    "_percent": "percent",
    "_years": "years",
    "_days": "days",
    "_ha": "ha",
    "_deg": "deg",
    "_kt": "kt",
    "_g": "g",
}


def unit_of(field: str) -> str:
    """The unit in a field's name: "range_km" is in km, "missiles" is a bare number ("")."""
    return next((unit for end, unit in sorted(UNITS.items(), key=lambda u: -len(u[0])) if field.endswith(end)), "")


@dataclass(frozen=True)
class ReportUse:
    """One report on a value, whether it counts on the dates asked for, and why."""

    fact: Fact
    used: bool
    reason: str


def numbers(report: Report) -> tuple[float, ...]:
    """The numbers of a report: one, the two ends of its interval, none where it gives a word."""
    value = report.value
    if isinstance(value, bool | str):
        return ()
    return tuple(float(v) for v in value) if isinstance(value, tuple) else (float(value),)


def shown(value: Any, unit: str = "") -> str:
    """A value as a person writes it: 500 km, 350 to 500 km, yes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return f"{value[0]:,.10g} to {value[1]:,.10g} {unit}".rstrip()
    return f"{value:,.10g} {unit}".rstrip() if isinstance(value, int | float) else str(value)


def facts_of(what: str, value: str, record: Sourced, note: str | None = None) -> tuple[Fact, ...]:
    """One Fact for each source of a record; a derived one says so in its note."""
    notes = [n for n in ("derived here" if record.derived else None, note, record.note) if n]
    return tuple(
        Fact(
            what=what,
            value=value,
            source=key,
            public=record.public,
            checked=record.checked,
            standing=record.standing,
            note="; ".join(notes) or None,
        )
        for key in record.sources
    )


def public_by(record: Sourced, known: date | None) -> bool:
    """True when the record could be known on a day: its `public` began by then."""
    return known is None or Edtf.parse(record.public).earliest <= known


def holds_on(valid: str | None, on: date | None) -> bool:
    """True when an EDTF interval of validity covers a day; no interval covers every day, no day fits every interval."""
    if valid is None or on is None:
        return True
    span = Edtf.parse(valid)
    return span.earliest <= on <= span.latest


def uses(
    what: str,
    field: str,
    reports: Sequence[Report],
    *,
    on: date | None,
    known: date | None,
    standing: Iterable[Standing] = ("accepted",),
    note: str | None = None,
) -> list[tuple[Report, bool, str]]:
    """Each report with whether it counts on the days given, and the reason, in file order."""
    wanted = tuple(standing)
    out = []
    for report in reports:
        if not public_by(report, known):
            used, reason = False, f"not public until {report.public}, after {known}"
        elif not holds_on(report.valid, on):
            used, reason = False, f"holds {report.valid}, not on {on}"
        elif report.standing not in wanted:
            word = "an error of the press" if report.standing == "error" else "disputed"
            used, reason = (
                False,
                f"{word}{f', the figure of {report.by}' if report.by else ''}; shown beside the accepted ones",
            )
        elif not numbers(report):
            used, reason = False, "gives a word, not a number"
        else:
            used, reason = (
                True,
                "public, valid and accepted" if report.standing == "accepted" else f"asked for: {report.standing}",
            )
        out.append((report, used, reason))
    return out


def nominal(votes: Iterable[tuple[float, bool, float]]) -> float:
    """The value with the most votes; of several those of a checked report; of these the middle one, the lower of two.

    A vote is value, checked or not, weight: each source of a single value has one, of an interval half a one an end.
    """
    counts: dict[float, float] = defaultdict(float)
    checked: set[float] = set()
    for value, opened, weight in votes:
        counts[value] += weight
        checked |= {value} if opened else set()
    tied = [v for v in counts if counts[v] == max(counts.values())]
    return median_low(sorted([v for v in tied if v in checked] or tied))


def quantity(
    what: str,
    field: str,
    reports: Sequence[Report],
    *,
    on: date | None = None,
    known: date | None = None,
    standing: Iterable[Standing] = ("accepted",),
    note: str | None = None,
) -> Quantity | None:
    """Low, nominal and high of the reports that count on the days given; None when none does.

    An interval reported as one value widens low and high, and counts half for each of its ends as the nominal one.
    """
    counted = [r for r, used, _why in uses(what, field, reports, on=on, known=known, standing=standing) if used]
    if not counted:
        return None
    every = [n for r in counted for n in numbers(r)]
    middle = nominal((n, r.checked, 1 / len(numbers(r))) for r in counted for _source in r.sources for n in numbers(r))
    unit = unit_of(field) or next((r.unit for r in counted if r.unit), "")
    facts = tuple(f for r in counted for f in facts_of(what, shown(r.value, r.unit or unit), r, note))
    return Quantity(low=min(every), nominal=middle, high=max(every), unit=unit, facts=facts)


def united(quantities: Sequence[Quantity]) -> Quantity:
    """Several quantities as one: the widest bounds, the largest nominal (a system reaches as its longest part)."""
    return Quantity(
        low=min(q.low for q in quantities),
        nominal=max(q.nominal for q in quantities),
        high=max(q.high for q in quantities),
        unit=quantities[0].unit,
        facts=tuple(dict.fromkeys(f for q in quantities for f in q.facts)),
    )
