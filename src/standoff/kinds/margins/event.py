"""Event: a dated act, against the chronology, in days."""

from __future__ import annotations

from ...catalogue.schema import Event
from ...checking.engine import Check, Checking, Finding, between, day_parameter, not_due, unresolved
from ...model import Claim, Edtf
from ...model.slots import EventSlots
from .chronology import SLACK_DAYS, Match, actors_of, find, same_actor, sought, told
from .record import FORWARD, Context, as_list, facts_of, said_in

ONCE = ("signature", "agreement", "inauguration", "election", "withdrawal", "cancellation", "appointment")
NEAR = 5.0  # shared actor and two shared subjects or words


def checks(claim: Claim, context: Context) -> Checking:
    """The act in the chronology: the same day supports, another day of a thing done once contradicts."""
    slots = claim.slots
    assert isinstance(slots, EventSlots)
    denied = claim.stance == "denied"
    when = Edtf.parse(slots.date) if slots.date else context.when(claim)
    signed = _treaty_date(claim, context, slots, when)
    if signed is not None:
        return Checking((signed,), denied=denied)
    actors = actors_of(context, slots.actor)
    what = sought(context, slots=[slots.act, slots.place], text=claim.text)
    planned = claim.stance in FORWARD
    places = set(context.resolve(slots.place, "place").ids)
    spanned = [
        m
        for m in find(context, what, between=(when.earliest, when.latest), floor=3.0, later=planned)
        if _fits(context, m, actors, places)
    ]
    if spanned:
        return Checking(
            (Finding("supported", f"On record: {told(spanned[0])}.", facts=spanned[0].facts),), denied=denied
        )
    if planned and when.earliest > context.day():
        return not_due("Not yet due.")
    rest = [
        m
        for m in find(context, what, floor=NEAR + 3, later=False)
        if _fits(context, m, actors, places) and m.act and m.event.act in ONCE
    ]
    if len(rest) == 1 and not when.open_ended and (slots.date or claim.when):
        return Checking((_other_day(rest[0].event, when, rest[0]),), denied=denied)
    return unresolved("The chronology has no such act on that day.")


def _fits(context: Context, found: Match, actors: tuple[str, ...], places: set[str]) -> bool:
    """No stated actor or place of the claim speaks against the event, and enough speaks for it."""
    same = same_actor(context, actors, found.event) if actors else True
    if actors and found.event.actors and not same:
        return False
    if places and found.event.places and not context.any_akin(places, found.event.places):
        return False
    return found.act or bool(found.ids) or found.strength >= NEAR


def _other_day(event: Event, when: Edtf, found: Match) -> Check:
    on = Edtf.parse(event.date)
    p = day_parameter(f"date of {event.name}", on.earliest, on.latest, *found.facts)
    margin = between(p.name, when.earliest.toordinal(), when.latest.toordinal(), SLACK_DAYS)
    return Check(margin, "days", (p,), f"{event.name} is dated {event.date}, the claim says {when}.")


def _treaty_date(claim: Claim, context: Context, slots: EventSlots, when: Edtf) -> Check | None:
    """Signature, entry into force and end of a treaty come from the treaty itself."""
    spoken = context.spoken(claim, slots.act)
    answer: Check | None = None
    for treaty_id in context.resolve([*as_list(slots.act), claim.text], "treaty").ids:
        treaty = next((t for t in context.treaties if t.id == treaty_id), None)
        if treaty is None:
            continue
        for stems, reports, label in (
            (("sign", "conclude", "agree"), treaty.signed, "signature"),
            (("in force", "into force", "entered"), treaty.in_force, "entry into force"),
            (("end", "expire", "withdr", "abandon", "quit"), treaty.ended, "end"),
        ):
            if reports and any(said_in(s, spoken) for s in stems):
                report = reports[0]
                on = Edtf.parse(str(report.value))
                p = day_parameter(
                    f"{label} of {treaty.name}",
                    on.earliest,
                    on.latest,
                    *facts_of(f"{treaty.id} {label}", report.value, report),
                )
                check = Check(
                    between(p.name, when.earliest.toordinal(), when.latest.toordinal(), SLACK_DAYS),
                    "days",
                    (p,),
                    f"{label.capitalize()} of {treaty.name}: {report.value}; the claim says {when}.",
                )
                if on.overlaps(when):
                    return check  # of several treaties that a name may mean, the one of the claim's day
                if slots.date and treaty_id in context.resolve(slots.act, "treaty").ids:
                    answer = answer or check  # a date contradicts only the treaty that the act itself names
    return answer
