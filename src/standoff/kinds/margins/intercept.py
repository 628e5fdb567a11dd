"""Intercept: whether the defence came to exist, and for what it was declared; burnout speeds are not computed yet."""

from __future__ import annotations

from collections.abc import Sequence

from ...catalogue.schema import Deployment, Milestone, Programme, Purpose, System
from ...checking.engine import Checking, Finding, not_due, unresolved
from ...model import Claim, Edtf, Fact
from ...model.slots import InterceptSlots
from .capability import find_all, sentence, verdict
from .chronology import said_by, told
from .places import STANDING, stay_facts
from .record import FORWARD, Context, as_list, facts_of
from .schedule import milestones

STOPPING = {
    "intercept",
    "defence",
    "defense",
    "stop",
    "penetrate",
}  # words of capabilities that answer an intercept claim
LONG_RANGE = "icbms"  # the class whose interception turns on the fastest interceptor
PHYSICS = "burnout speeds, look angles and times are not computed here; the record alone is read"


def checks(claim: Claim, context: Context) -> Checking:
    """Planned or predicted defences by their milestones; existing ones by what sides say of them."""
    slots = claim.slots
    assert isinstance(slots, InterceptSlots)
    denied = (claim.stance == "denied") != (not slots.can)
    forward = claim.stance in FORWARD
    systems = context.resolve(slots.defence, "system").ids
    threats = context.resolve(slots.threat, "system").ids
    if forward and context.clock == "then":
        return _then(claim, context, slots, systems, threats)
    if forward:
        found = _existence(claim, context, slots, systems, threats)
        if found is not None and found.verdict == "contradicted":
            return Checking((found,), (PHYSICS,))
        if claim.stance == "planned" and found is not None and found.verdict == "supported":
            return Checking((found,), (PHYSICS,))
    spoken = context.spoken(claim, slots.defence, slots.threat)
    capability = next((c for c in find_all(context, systems, spoken) if STOPPING & set(c.capability.split("-"))), None)
    if capability is not None:
        positions = [p for p in capability.positions if context.knows(p)] or capability.positions
        return Checking(
            (
                Finding(
                    verdict(positions),
                    sentence(context, capability.capability, positions),
                    facts=tuple(f for p in positions for f in facts_of(capability.capability, p.says, p)),
                ),
            ),
            (PHYSICS,),
            denied=denied,
        )
    vague = context.resolve(slots.threat, "system").rest and all(
        getattr(context.get(t), "generic", False) for t in threats
    )
    if not systems or not threats or (vague and not forward):
        return unresolved("The defence or the threat is not on record.", PHYSICS)
    when = context.when(claim)
    if forward and when.latest.year < 9999 and when.earliest > context.day():
        return not_due("Not yet due.")
    return Checking(
        (
            Finding(
                "depends",
                f"{context.title(systems[0])} against {context.title(threats[0])}: turns on burnout "
                "speed, positions, numbers and shots a target.",
                facts=_speeds(context, systems),
            ),
        ),
        (PHYSICS,),
        denied=denied,
    )


def _speeds(context: Context, systems: Sequence[str]) -> tuple[Fact, ...]:
    out: list[Fact] = []
    for s in systems:
        p = context.parameter(s, "burnout_speed_km_s", "km/s", "burnout speed")
        out += p.facts if p else ()
    return tuple(out)


def _purposes(context: Context, systems: Sequence[str], threats: Sequence[str]) -> list[Purpose]:
    out = []
    for s in systems:
        for i in (s, *sorted(context.family(s) - {s})):
            for p in getattr(context.get(i), "purposes", []):
                if context.any_akin(threats, p.against):
                    out.append(p)
    return out


def _then(
    claim: Claim, context: Context, slots: InterceptSlots, systems: Sequence[str], threats: Sequence[str]
) -> Checking:
    """Was it the declared purpose, a planned milestone, or the position of that side?"""
    purposes = _purposes(context, systems, threats)
    said = said_by(context, claim, [slots.defence, slots.threat])
    if said:
        return Checking((Finding("supported", f"On record: {told(said[0])}.", facts=said[0].facts),), (PHYSICS,))
    if purposes and claim.stance == "planned":
        facts = tuple(f for p in purposes for f in facts_of("declared purpose", p.by, p))
        return Checking(
            (Finding("supported", f"The declared purpose, by {context.title(purposes[0].by)}.", facts=facts),),
            (PHYSICS,),
        )
    rows = milestones(context, claim, None, as_list(slots.defence))
    planned = [(e, m, p) for e, m in rows for p in m.planned if context.knows(p)]
    if planned:
        e, m, p = planned[0]
        return Checking(
            (
                Finding(
                    "supported",
                    f"{m.name}: planned for {p.due}.",
                    facts=facts_of(f"{e.id} {m.milestone} due", p.due, p),
                ),
            ),
            (PHYSICS,),
        )
    return unresolved("No record of it as a plan or position outside the document.", PHYSICS)


def _existence(
    claim: Claim, context: Context, slots: InterceptSlots, systems: Sequence[str], threats: Sequence[str]
) -> Finding | None:
    """Cancelled before it was built: contradicted. Standing by the day claimed: supported as planned."""
    when = context.when(claim)
    rows: list[tuple[Programme, Milestone]] = milestones(context, claim, None, as_list(slots.defence))
    if when.latest.year < 9999:
        rows = [*rows, *(r for r in _due_then(context, systems, threats, when) if r not in rows)]
    for e, m in rows:
        gone = [c for c in m.cancelled if context.knows(c)]
        if gone and not m.reached:
            facts = tuple(f for c in gone for f in facts_of(f"{e.id} {m.milestone} cancelled", c.on, c))
            return Finding("contradicted", f"{m.name}: {gone[0].sense} on {gone[0].on}, so it never came.", facts=facts)
    for s in systems:
        entity = context.get(s)
        gone_reports = entity.values.get("cancelled", []) if isinstance(entity, System) else []
        for r in gone_reports:
            if context.knows(r):
                return Finding(
                    "contradicted",
                    f"{context.title(s)} was cancelled ({r.value}).",
                    facts=facts_of(f"{s}.cancelled", r.value, r),
                )
    reached = [(e, m, r) for e, m in rows for r in m.reached if context.knows(r)]
    if reached:
        e, m, done = reached[0]
        return Finding(
            "supported",
            f"{m.name}: {done.sense} on {done.on}; never tried in action.",
            facts=facts_of(f"{e.id} {m.milestone} {done.sense}", done.on, done),
        )
    for d in context.deployments:
        if systems and context.any_akin(systems, d.systems):
            stay = next(
                (s for s in context.stays(d) if s.phase in STANDING and Edtf.parse(s.start).earliest <= context.day()),
                None,
            )
            if stay is not None and _in_words(context, claim, d):
                return Finding(
                    "supported",
                    f"{d.name}: {stay.sense or stay.phase} from {stay.start}; never tried in action.",
                    facts=stay_facts(d, stay),
                )
    return None


def _in_words(context: Context, claim: Claim, deployment: Deployment) -> bool:
    places = context.resolve([claim.text, *as_list(getattr(claim.slots, "defence", None))], "place").ids
    return any(context.inside(p, deployment.place) for p in places)


def _due_then(
    context: Context, systems: Sequence[str], threats: Sequence[str], when: Edtf
) -> list[tuple[Programme, Milestone]]:
    """Milestones of the defence's programmes that were due on the date claimed.

    A cancelled one counts only where the claim rests on it: against intercontinental missiles, when its interceptor was
    to be faster than all that the defence has.
    """
    own = {*systems, *(p for s in systems for p in context.catalogue.parts(s))}
    fastest = max((v for s in own if (v := _speed(context, s)) is not None), default=0.0)
    far = any(LONG_RANGE in context.family(t) for t in threats)
    out = []
    for e in context.programmes:
        if not any(set(m.systems) & own for m in e.milestones):
            continue
        for m in e.milestones:
            if not any(Edtf.parse(p.due).overlaps(when) for p in m.planned):
                continue
            faster = any((_speed(context, s) or 0.0) > fastest for s in m.systems)
            if not m.cancelled or (far and faster):
                out.append((e, m))
    return sorted(out, key=lambda row: (not row[1].cancelled, row[0].id, row[1].milestone))


def _speed(context: Context, system: str) -> float | None:
    """Nominal burnout speed of an interceptor in km/s, None where none is on record."""
    p = context.parameter(system, "burnout_speed_km_s", "km/s", "burnout speed")
    return p.nominal if p else None
