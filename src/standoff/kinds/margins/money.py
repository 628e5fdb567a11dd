"""Money: record divided by claim, a ratio; conversions at the yearly average rate."""

from __future__ import annotations

from collections.abc import Callable

from ...catalogue.schema import Amount, Rate
from ...checking.engine import Check, Checking, Finding, Parameter, Values, unresolved
from ...model import Claim
from ...model.slots import MoneySlots
from .record import Context, facts_of, meant, said_in, words

TOLERANCE = 0.10  # round sums hold within a tenth
CEILING = ("up to", "as much as", "at most", "no more than", "maximum", "ceiling")
EQUAL = 0.02  # the same sum, as rounded in print
AROUND = 3  # years before and after the document whose rates are shown


def checks(claim: Claim, context: Context) -> Checking:
    """The conversion at the rate of the claim's year, and the amount against sums on record."""
    slots = claim.slots
    assert isinstance(slots, MoneySlots)
    results: list[Check | Finding] = []
    if slots.amount and slots.converted_amount and slots.currency and slots.converted_currency:
        results += _conversion(claim, context, slots)
    if slots.amount and not results:
        results += _on_record(claim, context, slots)
    if not results:
        return unresolved("Neither a rate nor the sum is on record.")
    return Checking(results, (f"a sum holds within {TOLERANCE:.0%}",), denied=claim.stance == "denied")


def _conversion(claim: Claim, context: Context, slots: MoneySlots) -> list[Check | Finding]:
    """Converted at the year's average rate and divided by the sum claimed; other years for comparison."""
    if not (slots.amount and slots.converted_amount and slots.currency and slots.converted_currency):
        return []
    day = context.published.latest if context.published else context.claim_day(claim)
    money = {slots.currency.upper(), slots.converted_currency.upper()}
    out: list[Check | Finding] = []
    for rate in context.entities("rate", Rate):
        if {rate.currency.upper(), rate.per.upper()} != money:
            continue
        per_is_converted = rate.per.upper() == slots.converted_currency.upper()
        big, small = (
            (slots.amount, slots.converted_amount) if per_is_converted else (slots.converted_amount, slots.amount)
        )
        for year, reports in sorted(rate.years.items()):
            if abs(year - day.year) > AROUND:
                continue
            values = [float(r.value) for r in reports if isinstance(r.value, float | int) and r.standing == "accepted"]
            if not values:
                continue
            facts = tuple(f for r in reports for f in facts_of(f"{rate.id} {year}", r.value, r))
            p = Parameter(f"{rate.currency} per {rate.per} in {year}", "", min(values), values[0], max(values), facts)
            out.append(
                Check(
                    _converted(p.name, big, small),
                    "ratio",
                    (p,),
                    f"At the {year} average of {values[0]:g}, record to claim is {big / values[0] / small:.2f}.",
                    reading=f"rate of {year}",
                    deciding=year == day.year,
                )
            )
    if out and not any(r.deciding for r in out):
        return []
    return out


def _converted(rate: str, big: float, small: float) -> Callable[[Values], float]:
    """Tolerance left after the conversion: a ratio."""
    return lambda v: TOLERANCE - abs(big / max(v[rate], 1e-9) / small - 1)


def _over(name: str, claimed: float) -> Callable[[Values], float]:
    """Tolerance left of the sum on record over the sum claimed: a ratio."""
    return lambda v: TOLERANCE - abs(v[name] / claimed - 1)


REACH_BACK = 1500  # characters before a sum in which what it is for was said


def _in_view(claim: Claim, context: Context, slots: MoneySlots) -> tuple[int, Amount] | None:
    """The record of just this sum, when what it is for was said before the claim."""
    said = words(context.document.text[max(0, claim.start - REACH_BACK) : claim.end])
    found = [
        (fit, e)
        for e in context.entities("amount", Amount)
        if (fit := meant(e.words, said))
        and (slots.currency is None or e.currency.upper() == slots.currency.upper())
        and any(isinstance(r.value, float) and abs(r.value / (slots.amount or 1) - 1) <= EQUAL for r in e.amounts)
    ]
    return max(found, key=lambda f: (f[0], f[1].id), default=None)


def _on_record(claim: Claim, context: Context, slots: MoneySlots) -> list[Check | Finding]:
    """Sums on record for the same thing: the nearest decides; "up to" is held against a ceiling."""
    assert slots.amount
    spoken = context.spoken(claim, slots.what)
    best: tuple[int, Amount] | None = None
    for entity in context.entities("amount", Amount):
        fit = meant(entity.words, spoken)
        same = slots.currency is None or entity.currency.upper() == slots.currency.upper()
        if fit and same and (best is None or fit > best[0]):
            best = (fit, entity)
    if best is None:
        best = _in_view(claim, context, slots)
    if best is None:
        return []
    ceiling = any(said_in(c, spoken) for c in CEILING)
    rows: list[tuple[float, Check | Finding]] = []
    claimed = slots.amount
    for r in best[1].amounts:
        if not context.knows(r) or r.standing == "error" or isinstance(r.value, bool | str):
            continue
        low, high = r.value if isinstance(r.value, tuple) else (float(r.value), float(r.value))
        p = Parameter(
            f"{best[1].name} ({r.sources[0]})",
            best[1].currency,
            low,
            (low + high) / 2,
            high,
            facts_of(best[1].id, r.value, r),
        )
        why = (
            f"{best[1].name}: {high:,.0f} {best[1].currency} on record"
            + (f" ({r.note})" if r.note else "")
            + f", {claimed:,.0f} claimed, ratio {high / claimed:.2f}."
        )
        rows.append(
            (abs(high / claimed - 1), Check(_over(p.name, claimed), "ratio", (p,), why, reading=r.note or r.sources[0]))
        )
    rows.sort(key=lambda row: row[0])
    if not rows:
        return []
    if rows[0][0] <= TOLERANCE or ceiling:
        return [rows[0][1]]
    return [c for _, c in rows]
