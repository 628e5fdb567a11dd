"""Threat: was it made as described; did its consequence follow."""

from __future__ import annotations

from datetime import date, timedelta

from ...checking.engine import Checking, Finding, not_checkable, not_due, unresolved
from ...model import Claim, Edtf
from ...model.slots import ThreatSlots
from .chronology import Match, actors_of, find, said_by, sought, told
from .places import STANDING, stay_facts
from .record import FORWARD, Context, conditional, said_in

FORCE = (
    "strike",
    "attack",
    "destroy",
    "pre emptive",
    "preemptive",
    "use of force",
    "destructive force",
    "war",
    "retaliat",
    "annihilat",
    "bomb",
)  # consequences that wait for their condition
MEASURES = (
    "deploy",
    "station",
    "place",
    "move",
    "build",
    "install",
    "base",
    "strengthen",
    "develop",
)  # are not force itself
DONE = ("deployment", "test", "construction", "withdrawal", "use", "exercise", "cancellation", "decision")


def checks(claim: Claim, context: Context) -> Checking:
    """`then`: a record of the same threat outside the document. `now`: its consequence, once its condition came."""
    slots = claim.slots
    assert isinstance(slots, ThreatSlots)
    if not slots.consequence:
        return not_checkable("A threat without a named consequence.")
    actors = actors_of(context, slots.actor)
    said = said_by(context, claim, [slots.consequence, slots.condition], actors, must=[slots.consequence])
    said = [m for m in said if _of_the_time(claim, context, m)]
    on_record = (
        Finding("supported", f"On record: {told(said[0])}.", facts=said[0].facts)
        if said
        else Finding("unresolved", "No record of it outside the document.")
    )
    if context.clock == "then":
        return Checking((on_record,), denied=claim.stance == "denied")
    spoken = context.spoken(claim, slots.consequence)
    waits = claim.stance in (*FORWARD, "possible") and any(said_in(f, spoken) for f in FORCE)
    if waits and not any(said_in(m, spoken) for m in MEASURES):
        return not_due("Not due: the condition is open and nothing of the kind followed.")
    followed = _followed(claim, context, slots, said)
    if followed is not None:
        return Checking((followed,), denied=claim.stance == "denied")
    if claim.stance in FORWARD and conditional(claim.text):
        return not_due("Not due: the condition is open as far as the record goes.")
    return unresolved("No measure that carried it out is on record.")


SAME_EPISODE_DAYS = 550  # a year and a half: an older threat is another one, unless the claim looks back that far


def _of_the_time(claim: Claim, context: Context, found: Match) -> bool:
    """True when the record is of the claim's own time: a warning of one year does not record that of another."""
    if context.published is None or (
        claim.when and Edtf.parse(claim.when).earliest < context.published.earliest - timedelta(days=60)
    ):
        return True
    return found.when.latest >= context.published.earliest - timedelta(days=SAME_EPISODE_DAYS)


def _followed(claim: Claim, context: Context, slots: ThreatSlots, said: list[Match]) -> Finding | None:
    """A deployment or act of the named systems at the named places, from the threat on."""
    found = context.resolve(slots.consequence, "system", "place", "place-set", "actor").ids
    text = context.resolve([claim.text.lower()], "system", "place").ids
    systems = [i for i in found if getattr(context.get(i), "type", "") == "system"] or [
        i for i in text if getattr(context.get(i), "type", "") == "system" and said
    ]
    places = [i for i in found if getattr(context.get(i), "type", "") == "place"] or [
        i for m in said[:1] for i in m.event.places
    ]
    if not systems:
        systems = [i for m in said[:1] for i in m.event.systems]
    first = (
        context.when(claim).earliest if claim.when else (context.published.earliest if context.published else date.min)
    )
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
                return Finding(
                    "supported",
                    f"It followed: {deployment.name}, {stay.sense or stay.phase} from {stay.start}.",
                    facts=stay_facts(deployment, stay),
                )
    what = sought(context, actors=tuple(owners), slots=[slots.consequence], acts=DONE)
    after = find(context, what, between=(first, date.max), floor=5.0)
    if after:
        return Finding("supported", f"It followed: {told(after[0])}.", facts=after[0].facts)
    own = [s for s in said[0].event.systems if owners & set(getattr(context.get(s), "owner", []))] if said else []
    if claim.stance not in FORWARD and said and own:
        return Finding("supported", f"What was announced is named: {told(said[0])}.", facts=said[0].facts)
    return None
