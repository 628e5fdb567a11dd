"""Threat: was it made as described; did its consequence follow."""
from __future__ import annotations

from datetime import date

from ...checking.engine import Checking, Finding, not_checkable, not_due, unresolved
from ...model import Claim, Edtf
from ...model.slots import ThreatSlots
from .chronology import Match, actors_of, find, said_by, sought, told
from .places import STANDING, stay_facts
from .record import FORWARD, Context, said_in

FORCE = ("strike", "attack", "destroy", "pre emptive", "preemptive", "use of force", "force", "fire", "war", "retaliat",
         "annihilat", "target", "hit", "bomb", "nuclear weapon")  # consequences that wait for their condition
DONE = ("deployment", "test", "construction", "withdrawal", "use", "exercise", "cancellation", "decision")


def checks(claim: Claim, context: Context) -> Checking:
    """`then`: a record of the same threat outside the document. `now`: its consequence, where its condition has come."""
    slots = claim.slots
    assert isinstance(slots, ThreatSlots)
    if not slots.consequence:
        return not_checkable("A threat without a named consequence.")
    actors = actors_of(context, slots.actor)
    said = said_by(context, claim, [slots.consequence, slots.condition], actors)
    on_record = Finding("supported", f"On record: {told(said[0])}.", facts=said[0].facts) if said else \
        Finding("unresolved", "No record of it outside the document.")
    if context.clock == "then":
        return Checking((on_record,), denied=claim.stance == "denied")
    spoken = context.spoken(claim, slots.consequence)
    followed = _followed(claim, context, slots, said)
    if followed is not None:
        return Checking((followed,), denied=claim.stance == "denied")
    if claim.stance in (*FORWARD, "possible") and any(said_in(f, spoken) for f in FORCE):
        return not_due("Not due: the condition is open and nothing of the kind followed.")
    return unresolved("No measure that carried it out is on record.")


def _followed(claim: Claim, context: Context, slots: ThreatSlots, said: list[Match]) -> Finding | None:
    """A deployment or act of the named systems at the named places, from the threat on."""
    found = context.resolve(slots.consequence, "system", "place", "place-set", "actor").ids
    text = context.resolve([claim.text.lower()], "system", "place").ids
    systems = [i for i in found if getattr(context.get(i), "type", "") == "system"] or \
              [i for i in text if getattr(context.get(i), "type", "") == "system" and said]
    places = [i for i in found if getattr(context.get(i), "type", "") == "place"] or \
             [i for m in said[:1] for i in m.event.places]
    if not systems:
        systems = [i for m in said[:1] for i in m.event.systems]
    first = context.when(claim).earliest if claim.when else (context.published.earliest if context.published else date.min)
    owners = set(actors_of(context, slots.actor))
    for deployment in context.deployments:
        if not systems or not places or not context.any_akin(systems, deployment.systems):
            continue
        if not any(context.inside(p, deployment.place) for p in places):
            continue
        if owners and not owners & (context.family(deployment.owner) | {deployment.owner}):
            continue
        for stay in sorted(context.stays(deployment), key=lambda s: (Edtf.parse(s.start).earliest, s.phase)):
            if stay.phase in STANDING and Edtf.parse(stay.start).latest >= first:
                return Finding("supported", f"It followed: {deployment.name}, {stay.sense or stay.phase} from {stay.start}.",
                               facts=stay_facts(deployment, stay))
    what = sought(context, actors=tuple(owners), slots=[slots.consequence], acts=DONE)
    after = find(context, what, between=(first, date.max), floor=5.0)
    if after:
        return Finding("supported", f"It followed: {told(after[0])}.", facts=after[0].facts)
    if claim.stance not in FORWARD and said and said[0].event.systems:
        return Finding("supported", f"What was announced is named: {told(said[0])}.", facts=said[0].facts)
    return None
