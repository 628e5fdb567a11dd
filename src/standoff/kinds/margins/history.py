"""History: the first event of a series against the start claimed, in years; repeats against the count claimed."""

from __future__ import annotations

from datetime import date

from ...checking.engine import Check, Checking, Finding, Parameter, day_parameter, fixed, unresolved
from ...model import Claim, Edtf
from ...model.slots import HistorySlots
from .chronology import Match, actors_of, find, sought, told
from .record import Context, words, years_between

ROUNDING = 0.10  # "a decade" is a round figure: a tenth of the span claimed
WELL_KNOWN = 3  # events from which a series is well enough known for its start to be held against a claim
ENOUGH = 2  # events that make a recurrence


def checks(claim: Claim, context: Context) -> Checking:
    """The earliest matching event, strictly (every subject named) and loosely (the subject alone)."""
    slots = claim.slots
    assert isinstance(slots, HistorySlots)
    denied = claim.stance == "denied"
    actors = _actors(claim, context, slots)
    what = sought(context, actors=actors, slots=[slots.event], text=claim.text)
    upto = context.published.latest if context.published else context.as_of
    found = find(context, what, between=(date.min, upto), floor=3.0)
    if not found:
        return unresolved("The chronology has no such event.")
    best = found[0].strength
    strict = (
        [m for m in found if set(what.ids) <= m.ids] if what.ids else [m for m in found if m.strength >= 0.7 * best]
    )
    named = {
        i
        for i in context.resolve(claim.text, "system", "treaty", "programme").ids
        if not getattr(context.get(i), "generic", False)
    } - set(what.ids)
    if named and not any(context.any_akin(sorted(named), [*m.event.systems, *m.event.about]) for m in found):
        return unresolved("No event on record is of what the claim names.")
    if what.ids and not any(set(what.ids) & m.ids for m in found):
        return unresolved("No event on record has a subject that is named.")
    loose = [m for m in found if m.strength >= 0.5 * best]
    results: list[Check | Finding] = []
    if slots.count:
        of_its_kind = slots.count == 1 and "first" in words(claim.text)
        results.append(_first_of_all(claim, context, strict) if of_its_kind else _count(slots.count, strict or loose))
    since = _since(slots, claim)
    if since is None:
        if not results:
            rows = _within(strict, context.when(claim))
            rows = rows if len(rows) >= ENOUGH else _within(loose, context.when(claim))
            if len(rows) < ENOUGH:
                return unresolved("Too few such events are on record to call it a series.")
            first, last = min(r.when.earliest for r in rows), max(r.when.latest for r in rows)
            results.append(
                Finding(
                    "supported",
                    f"{len(rows)} such events on record from {first} to {last}, first "
                    f"{told(min(rows, key=lambda r: r.when.earliest))}.",
                    facts=tuple(f for r in rows for f in r.facts),
                )
            )
        return Checking(results, denied=denied)
    duration = "/" in (claim.when or "") or not claim.when
    for label, rows in (("every subject named", strict), ("the subject alone", loose)):
        if rows:
            results.append(
                _first(
                    rows,
                    since,
                    upto,
                    label,
                    duration and _rounded(claim, context),
                    bool(what.ids) and len(strict) >= WELL_KNOWN,
                )
            )
    return Checking(results, ("the chronology may miss earlier events",), denied=denied)


def _actors(claim: Claim, context: Context, slots: HistorySlots) -> tuple[str, ...]:
    return actors_of(context, slots.event)[:1]


def _since(slots: HistorySlots, claim: Claim) -> Edtf | None:
    if slots.since is None:
        return None
    try:
        return Edtf.parse(slots.since)
    except ValueError:
        return Edtf.of(Edtf.parse(claim.when).earliest) if claim.when else None


def _rounded(claim: Claim, context: Context) -> bool:
    """True for a length of time ("for a decade"), false for a year that is named ("since 2008")."""
    return not any(w.isdigit() and len(w) == 4 for w in context.spoken(claim.model_copy(update={"slots": claim.slots})))


def _within(rows: list[Match], when: Edtf) -> list[Match]:
    return [r for r in rows if r.when.overlaps(when)]


def _first(rows: list[Match], since: Edtf, upto: date, label: str, rounded: bool, sure: bool) -> Check:
    """Years by which the first event precedes the start claimed (its last day); rounding is a parameter."""
    first = min(rows, key=lambda r: (r.when.earliest, r.event.id))
    on = first.when
    p = day_parameter(f"first event ({first.event.name})", on.earliest, on.latest, *first.facts)
    span = max(0.0, years_between(since.latest, upto))
    limit = since.latest.toordinal()
    behind = max(0.0, years_between(since.latest, on.earliest))
    missed = 0.0 if sure else 2 * behind  # a thin chronology does not show that there was nothing before it
    parameters = (
        p,
        Parameter("rounding of the span", "years", 0.0, 0.0, ROUNDING * span if rounded else 0.0),
        Parameter("start before the first record", "years", 0.0, 0.0, missed),
    )
    length = years_between(on.earliest, upto)
    return Check(
        lambda v: (limit - v[p.name]) / 365.25 + v["rounding of the span"] + v["start before the first record"],
        "years",
        parameters,
        f"First on record: {told(first)}, {length:.1f} years before the document; {span:.1f} claimed.",
        reading=label,
        deciding=True,
    )


def _first_of_all(claim: Claim, context: Context, rows: list[Match]) -> Finding:
    """Whether the chronology has one like it before: none and one in its time supports, nothing at all leaves it open."""
    when = context.when(claim)
    before = [r for r in rows if r.when.latest < when.earliest]
    if before:
        return Finding(
            "unresolved", f"An earlier one may be on record: {told(before[0])}.", facts=before[0].facts, reading="first"
        )
    inside = [r for r in rows if r.when.overlaps(when)]
    if inside:
        return Finding(
            "supported", f"None earlier is on record: {told(inside[0])}.", facts=inside[0].facts, reading="first"
        )
    return Finding("unresolved", "The chronology has no such event.", reading="first")


def _count(count: float, rows: list[Match]) -> Check | Finding:
    if len(rows) < count:  # a chronology of the chief events does not count them all
        return Finding("unresolved", f"{len(rows)} such events on record, {count:g} claimed.", reading="count")
    p = fixed("events on record", "", float(len(rows)), *(f for r in rows for f in r.facts))
    return Check(
        lambda v: v[p.name] - count,
        "events",
        (p,),
        f"{len(rows)} such events on record, {count:g} claimed.",
        reading="count",
    )
