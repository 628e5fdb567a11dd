"""Basing: the date of the record minus the date of the claim, in days; a record of stays by phase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ...catalogue.schema import Deployment, Stay, System
from ...checking.engine import Check, Checking, Finding, at_least, at_most, day_parameter, not_due, unresolved
from ...model import Claim, Edtf
from ...model.slots import BasingSlots
from .chronology import said_by, told
from .places import locate, stay_facts
from .record import FORWARD, Context, conditional

RANK = {
    "cancelled": -1,
    "threatened": 0,
    "planned": 1,
    "moving": 2,
    "under-construction": 2,
    "exercise": 3,
    "deployed": 4,
    "permanent": 5,
    "operational": 5,
}
THERE = ("exercise", "deployed", "permanent", "operational")
ASKS = {
    "deployed": ("deployed", "permanent", "operational", "exercise"),
    "operational": ("operational",),
    "permanent": ("permanent",),
    "exercise": ("exercise",),
    "under-construction": ("under-construction",),
    "moving": ("moving", "exercise", "deployed", "permanent", "operational"),
    "planned": ("planned",),
    "threatened": ("threatened", "planned"),
    "cancelled": ("cancelled",),
}
SETTLED_DAYS = 45  # a move that ended longer ago is over


def checks(claim: Claim, context: Context) -> Checking:
    """Stays of the systems at each place on the claim's day; for plans and threats, what was said and what came."""
    slots = claim.slots
    assert isinstance(slots, BasingSlots)
    if claim.stance in FORWARD or (claim.stance == "possible" and slots.phase in ("threatened", "planned")):
        return _announced(claim, context, slots) if context.clock == "then" else _came(claim, context, slots)
    systems, places = _systems(context, slots), _places(context, slots)
    if not systems and not places:
        return unresolved("Neither the system nor the place is on record.")
    results = [
        r
        for s in systems or [None]
        for p in places or [None]
        for r in _state(claim, context, slots, s, p, len(systems) > 1, len(places) > 1)
    ]
    return Checking(results, denied=claim.stance == "denied")


def _systems(context: Context, slots: BasingSlots) -> list[str | None]:
    return [*context.resolve(slots.systems, "system").ids]


def _places(context: Context, slots: BasingSlots) -> list[str | None]:
    out: list[str | None] = []
    for i in context.resolve(slots.places, "place", "place-set", "actor").ids:
        place = locate(context, i) or (i if getattr(context.get(i), "type", "") == "place-set" else None)
        if place is not None and place not in out:
            out.append(place)
    named: list[str | None] = [p for p in out if p and getattr(context.get(p), "kind", "") != "country"]
    if len(slots.places) < len(out) and named:
        return named  # "Poland's Redzikowo": the country is said with the town
    return out


def _found(context: Context, slots: BasingSlots, system: str | None, place: str | None) -> list[Deployment]:
    owner = context.resolve(slots.owner, "actor").ids
    out = []
    for d in context.deployments:
        if system is not None and not context.any_akin([system], d.systems):
            continue
        if place is not None and not context.inside(place, d.place):
            continue
        if system is None and slots.systems and not _offered(context, d):
            continue
        if owner and not any(o in context.family(d.owner) or d.owner in context.family(o) for o in owner):
            continue
        if context.stays(d):
            out.append(d)
    return out


def _offered(context: Context, deployment: Deployment) -> bool:
    return any(isinstance(e := context.get(s), System) and e.role in ("offence", "defence") for s in deployment.systems)


def _member(context: Context, system: str | None, place: str | None, many_s: bool, many_p: bool) -> str | None:
    return "-in-".join(x for x, many in ((system, many_s), (place, many_p)) if many and x) or None


def _ordered(deployments: Sequence[Deployment], context: Context) -> list[tuple[Edtf, Deployment, Stay]]:
    found = [(Edtf.parse(s.start), d, s) for d in deployments for s in context.stays(d)]
    return sorted(found, key=lambda r: (r[0].earliest, r[0].latest, r[1].id))


def _state(
    claim: Claim,
    context: Context,
    slots: BasingSlots,
    system: str | None,
    place: str | None,
    many_s: bool,
    many_p: bool,
) -> list[Check | Finding]:
    """Whether the phase claimed held on the claim's day."""
    member = _member(context, system, place, many_s, many_p)
    rows = _ordered(_found(context, slots, system, place), context)
    what = context.title(system) if system else " ".join(slots.systems).replace("-", " ")
    where = context.title(place) if place else " ".join(slots.places).replace("-", " ")
    if not rows:
        return [Finding("unresolved", f"No record of {what} at {where} by then.", member=member)]
    day = context.claim_day(claim)
    asked = ASKS[slots.phase]
    fit = [(start, d, s) for start, d, s in rows if s.phase in asked]
    if not fit:
        covering = [(start, d, s) for start, d, s in rows if start.earliest <= day]
        best = covering[-1] if covering else rows[0]
        facts = stay_facts(best[1], best[2])
        known = f"{what} at {where}: on record as {best[2].phase} from {best[2].start}"
        if slots.phase in ("threatened", "planned"):
            return [Finding("supported" if covering else "unresolved", f"{known}.", member=member, facts=facts)]
        if best[2].phase == "cancelled" or RANK[best[2].phase] < RANK[slots.phase]:
            return [Finding("contradicted", f"{known}, not {slots.phase}.", member=member, facts=facts)]
        if slots.phase in ("under-construction", "exercise") and covering:
            return [Finding("mixed", f"{known}, beyond {slots.phase}.", member=member, facts=facts)]
        return [
            Finding("depends" if slots.phase == "permanent" else "unresolved", f"{known}.", member=member, facts=facts)
        ]
    if slots.phase == "moving":
        done = [r for r in fit if r[2].phase in THERE and r[0].latest < day - timedelta(days=SETTLED_DAYS)]
        if done and not any(r[2].phase == "moving" and r[0].earliest <= day and not r[2].end for r in fit):
            start, d, s = done[0]
            return [
                Finding(
                    "mixed",
                    f"{what} at {where}: the place is right, but it was {s.phase} since {s.start}.",
                    member=member,
                    facts=stay_facts(d, s),
                )
            ]
    live = [r for r in fit if _last(r[2]) >= min(day, claim_first(claim, context, day))]
    if not live and (later := _resumed(fit[-1][1], day)) is not None:
        facts = stay_facts(fit[-1][1], later)
        why = f"{what} at {where}: {fit[-1][2].phase} from {fit[-1][2].start}, and again from {later.start}."
        return [Finding("supported", why, member=member, facts=facts)]
    if not live:
        start, d, s = fit[-1]
        fact = stay_facts(d, s)
        end = day_parameter(f"end of {s.phase} at {where}", _last(s), _last(s), *fact)
        return [
            Check(
                at_least(end.name, day.toordinal()),
                "days",
                (end,),
                f"{what} at {where}: {s.phase} from {s.start} to {s.end}; the claim is of {day}.",
                member=member,
            )
        ]
    # rival dates of one deployment: each is a reading; the earliest of several deployments is enough
    first = min(live, key=lambda r: (r[0].latest, r[1].id))
    rivals = [r for r in live if r[1].id == first[1].id]
    if first[0].latest <= day and first[2].standing == "accepted":
        rivals = [first]
    broad = (
        getattr(context.get(system or ""), "generic", True) and getattr(context.get(place or ""), "kind", "") == "area"
    )
    if broad and min(r[0].earliest for r in rivals) > day:
        return [
            Finding(
                "unresolved",
                f"{what} at {where}: the first on record is of {first[2].start}; a class of systems in a "
                "wide area may have stood there before.",
                member=member,
                facts=stay_facts(first[1], first[2]),
            )
        ]
    out: list[Check | Finding] = []
    for start, d, s in rivals:
        p = day_parameter(
            f"date of {s.sense or s.phase} at {context.title(d.place)}", start.earliest, start.latest, *stay_facts(d, s)
        )
        out.append(
            Check(
                at_most(p.name, day.toordinal()),
                "days",
                (p,),
                f"{what} at {context.title(d.place)}: {s.sense or s.phase} from {s.start}; the claim is of {day}.",
                reading=s.sense or s.phase,
                member=member,
            )
        )
    return out


def _resumed(deployment: Deployment, day: date) -> Stay | None:
    """A stay that covers the day though it became public later: the earlier one ended on paper only."""
    there = [s for s in deployment.stays if s.phase in THERE and s.standing != "error"]
    return next((s for s in there if Edtf.parse(s.start).earliest <= day <= _last(s)), None)


def claim_first(claim: Claim, context: Context, day: date) -> date:
    """The first day the claim speaks of, the given day where its start is open."""
    first = context.when(claim).earliest
    return first if first.year > 1 else day


def _last(stay: Stay) -> date:
    return Edtf.parse(stay.end).latest if stay.end else date.max


def _announced(claim: Claim, context: Context, slots: BasingSlots) -> Checking:
    """Was it on the record as a plan or threat: a statement by that side, a planned phase, or the thing itself."""
    owner = [*context.resolve(slots.owner, "actor").ids]
    said = said_by(context, claim, [slots.systems, slots.places], owner)
    if said:
        return Checking((Finding("supported", f"On record: {told(said[0])}.", facts=said[0].facts),))
    rows = [
        r
        for s in _systems(context, slots) or [None]
        for p in _places(context, slots) or [None]
        for r in _ordered(_found(context, slots, s, p), context)
    ]
    if rows and (_systems(context, slots) or _places(context, slots)):
        _, d, s = rows[0]
        return Checking(
            (Finding("supported", f"On record: {d.name}, {s.phase} from {s.start}.", facts=stay_facts(d, s)),)
        )
    return unresolved("No record of the announcement outside the document.")


def _came(claim: Claim, context: Context, slots: BasingSlots) -> Checking:
    """Did it come about: a stay in which the system was there, on or after the day of the claim, or already."""
    results: list[Check | Finding] = []
    systems, places = _systems(context, slots), _places(context, slots)
    when = context.when(claim)
    for system in systems or [None]:
        for place in places or [None]:
            rows = _ordered(_found(context, slots, system, place), context)
            member = _member(context, system, place, len(systems) > 1, len(places) > 1)
            there = [
                r for r in rows if r[2].phase in THERE and _last(r[2]) >= claim_first(claim, context, when.earliest)
            ]
            settled = [r for r in there if r[2].phase != "exercise"] or there
            if settled and (system or place):
                start, d, s = settled[0]
                why = f"It came about: {d.name}, {s.sense or s.phase} from {s.start}."
                due = when.latest
                if (due.year < 9999 and due >= start.earliest) or due.year == 9999 or claim.stance == "threatened":
                    results.append(Finding("supported", why, member=member, facts=stay_facts(d, s)))
                else:
                    p = day_parameter(f"date of {s.sense or s.phase}", start.earliest, start.latest, *stay_facts(d, s))
                    results.append(Check(at_most(p.name, due.toordinal()), "days", (p,), why, member=member))
            elif gone := [r for r in rows if r[2].phase == "cancelled"]:
                start, d, s = gone[-1]
                results.append(
                    Finding("contradicted", f"{d.name}: cancelled on {s.start}.", member=member, facts=stay_facts(d, s))
                )
            else:
                results.append(Finding("unresolved", "No record that it came about.", member=member))
    if all(isinstance(r, Finding) and r.verdict == "unresolved" for r in results):
        after = said_by(context, claim, [slots.systems, slots.places], [*context.resolve(slots.owner, "actor").ids])
        done = [m for m in after if m.event.act in ("deployment", "construction", "decision")]
        if done:
            return Checking((Finding("supported", f"It came about: {told(done[0])}.", facts=done[0].facts),))
        if when.latest.year < 9999 and when.latest > context.day():
            return not_due("Not yet due.")
        if conditional(context.sentence_text(claim)):
            return not_due("Not due: the condition is open as far as the record goes.")
    return Checking(results)
