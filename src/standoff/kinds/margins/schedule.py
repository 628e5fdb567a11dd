"""Schedule: the day a milestone was reached minus the day claimed, in days."""

from __future__ import annotations

from ...catalogue.schema import Milestone, Programme, Reached
from ...checking.engine import Check, Checking, Finding, at_most, between, day_parameter, unresolved
from ...model import Claim, Edtf, VerdictValue
from ...model.slots import ScheduleSlots
from .chronology import said_by, told
from .record import FORWARD, Context, content, facts_of, meant, said_in, stem, words

ALL_OF = ("all", "every", "each")


def checks(claim: Claim, context: Context) -> Checking:
    """A plan of record for `then` of a plan; the day reached, or cancelled, against the day claimed otherwise."""
    slots = claim.slots
    assert isinstance(slots, ScheduleSlots)
    found = milestones(context, claim, slots.programme, slots.milestone)
    forward = claim.stance in FORWARD
    denied = claim.stance == "denied"
    if not found:
        return (
            _unlisted(claim, context, slots)
            if forward and context.clock == "then"
            else unresolved("No such milestone is on record.")
        )
    due = _due(claim, context, slots)
    several = len(found) > 1
    results: list[Check | Finding] = []
    for programme, milestone in found:
        member = milestone.milestone if several else None
        if forward and context.clock == "then":
            results.append(_planned(context, claim, programme, milestone, due, member))
        else:
            results += _reached(context, claim, programme, milestone, due, member)
    return Checking(results, denied=denied)


def milestones(
    context: Context, claim: Claim, programme: str | list[str] | None, milestone: str | list[str] | None
) -> list[tuple[Programme, Milestone]]:
    """Milestones that the slots and words mean: all of a programme where all are said, else the best fitting one."""
    spoken = context.spoken(claim, milestone)
    slot_words = context.spoken(claim.model_copy(update={"text": ""}), milestone)
    named = set(
        context.resolve(
            [*([programme] if isinstance(programme, str) else programme or []), claim.text], "programme"
        ).ids
    )
    candidates: list[tuple[float, Programme, Milestone]] = []
    for entity in context.programmes:
        for m in entity.milestones:
            fit = meant(m.words, spoken)
            strict = meant(m.words, slot_words)
            near = _in_document(context, entity, m)
            weight = max(
                (sum(map(len, map(str.split, inner))) for inner in m.words if all(said_in(w, spoken) for w in inner)),
                default=0,
            )
            if fit and (entity.id in named or weight >= 2):  # one common word alone names no milestone
                candidates.append((fit + 2 * strict + 3 * (entity.id in named) + near, entity, m))
    every_one = any(a in words(claim.text) for a in ALL_OF)
    if every_one and not named and context.annotated is not None:
        named = {i for mention in context.annotated.mentions for i in mention.ids} & {e.id for e in context.programmes}
    if every_one and named:
        general = ("phase", "stage", "milestone", "step")
        asked = next((g for g in general if said_in(g, spoken)), None)
        every = [
            (e, m)
            for e in context.programmes
            if e.id in named
            for m in e.milestones
            if asked is None or said_in(asked, content(m.milestone.replace("-", " ")))
        ]
        if every:
            return every
    if not candidates:
        return []
    best = max(c[0] for c in candidates)
    top = [c for c in candidates if c[0] == best]
    if named and not any(c[1].id in named for c in top):
        inside = [c for c in candidates if c[1].id in named]
        top = [c for c in inside if c[0] == max(i[0] for i in inside)] or top
    return [(e, m) for _, e, m in top[:1]]


def _in_document(context: Context, programme: Programme, m: Milestone) -> int:
    """How far the document speaks of the programme: 2 when it names it, 1 for its systems or the milestone's place."""
    if context.annotated is None:
        return 1
    named = {i for mention in context.annotated.mentions for i in mention.ids}
    return 2 if programme.id in named else int(bool(named & {*m.systems, *([m.place] if m.place else [])}))


def _due(claim: Claim, context: Context, slots: ScheduleSlots) -> Edtf | None:
    if slots.date:
        return Edtf.parse(slots.date)
    return Edtf.parse(claim.when) if claim.when and not Edtf.parse(claim.when).open_ended else None


def _planned(
    context: Context, claim: Claim, programme: Programme, m: Milestone, due: Edtf | None, member: str | None
) -> Check | Finding:
    """The plan of record on the day: the same date supports, another contradicts by so many days."""
    known = context.day()
    plans = [p for p in m.planned if context.knows(p) and p.standing != "error"]
    live = [p for p in plans if Edtf.parse(p.valid).earliest <= known <= Edtf.parse(p.valid).latest] or plans[-1:]
    if not live:
        told_of = said_by(context, claim, [programme.name, m.name])
        if told_of:
            return Finding("supported", f"On record: {told(told_of[0])}.", member=member, facts=told_of[0].facts)
        return Finding("unresolved", f"No plan of record for {m.name} by then.", member=member)
    facts = tuple(f for p in live for f in facts_of(f"{programme.id} {m.milestone} due", p.due, p))
    if due is None or any(Edtf.parse(p.due).overlaps(due) for p in live):
        return Finding("supported", f"{m.name}: due {live[0].due} by the plan of record.", member=member, facts=facts)
    plan = Edtf.parse(live[0].due)
    p = day_parameter(f"planned date of {m.name}", plan.earliest, plan.latest, *facts)
    return Check(
        between(p.name, due.earliest.toordinal(), due.latest.toordinal()),
        "days",
        (p,),
        f"{m.name}: due {live[0].due} by the plan of record, {due} claimed.",
        member=member,
    )


def _senses(claim: Claim, context: Context, m: Milestone, slots: ScheduleSlots) -> list[Reached]:
    """The ways in which the milestone was reached; the claim's own word selects among them."""
    rows = sorted(
        (r for r in m.reached if context.knows(r) and r.standing != "error"),
        key=lambda r: (Edtf.parse(r.on).earliest, r.sense),
    )
    spoken = {stem(w) for w in context.spoken(claim, slots.milestone)}
    chosen = [r for r in rows if {stem(w) for w in content(r.sense)} & spoken - {stem("deployed"), stem("site")}]
    return chosen or rows


def _reached(
    context: Context, claim: Claim, programme: Programme, m: Milestone, due: Edtf | None, member: str | None
) -> list[Check | Finding]:
    slots = claim.slots
    assert isinstance(slots, ScheduleSlots)
    gone = [c for c in m.cancelled if context.knows(c) and c.standing != "error"]
    rows = _senses(claim, context, m, slots)
    if not rows:
        if gone:
            facts = tuple(f for c in gone for f in facts_of(f"{programme.id} {m.milestone} cancelled", c.on, c))
            return [
                Finding(
                    "contradicted",
                    f"{m.name}: {gone[0].sense} on {gone[0].on}, never reached.",
                    member=member,
                    facts=facts,
                )
            ]
        if due is not None and due.latest > context.day():
            said = said_by(context, claim, [slots.milestone, slots.programme]) if claim.statement else []
            if said:  # said of the future without a plan behind it: on record as said
                value: VerdictValue = "contradicted" if claim.stance == "denied" else "supported"
                return [Finding(value, f"On record: {told(said[0])}.", member=member, facts=said[0].facts)]
            return [Finding(None, f"{m.name}: not yet due.", member=member)]
        return [Finding("unresolved", f"{m.name}: no record that it was reached.", member=member)]
    out: list[Check | Finding] = []
    for r in rows:
        on = Edtf.parse(r.on)
        facts = facts_of(f"{programme.id} {m.milestone} {r.sense}", r.on, r)
        if due is None:
            out.append(
                Finding("supported", f"{m.name}: {r.sense} on {r.on}.", reading=r.sense, member=member, facts=facts)
            )
            continue
        p = day_parameter(f"date of {r.sense}", on.earliest, on.latest, *facts)
        last = due.latest
        out.append(
            Check(
                at_most(p.name, last.toordinal()),
                "days",
                (p,),
                f"{m.name}: {r.sense} on {r.on}, {due} claimed.",
                reading=r.sense,
                member=member,
            )
        )
    if due is None:
        return out[:1]
    return out


def _unlisted(claim: Claim, context: Context, slots: ScheduleSlots) -> Checking:
    """A prediction of something that is no programme: on the record as said, or not."""
    said = said_by(context, claim, [slots.milestone, slots.programme])
    if said:
        return Checking((Finding("supported", f"On record: {told(said[0])}.", facts=said[0].facts),))
    return unresolved("No such plan or prediction is on record outside the document.")
