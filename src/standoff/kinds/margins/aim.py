"""Aim: a declared purpose, checked as the declaration it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...catalogue.schema import Purpose, System
from ...checking.engine import Checking, Finding, not_checkable, unresolved
from ...model import Claim, Fact, VerdictValue
from ...model.slots import AimSlots
from .record import Context, content, facts_of, stem

HIDDEN = ("real", "true", "hidden", "actual", "secret", "likely", "probably", "perhaps", "suspect", "really")
DECLARED = "checked as a declaration: what is declared, not what may be intended"
UNNAMED = frozenset(stem(w) for w in ("rogue", "hostile", "missile", "attack", "threat", "limited", "strike"))
PROTECTIVE = frozenset(
    stem(w) for w in ["protect", "defend", "shield", "defence", "defense", "guard", "cover", "counter"]
)


def checks(claim: Claim, context: Context) -> Checking:
    """Declared purposes on record for and against each party named."""
    slots = claim.slots
    assert isinstance(slots, AimSlots)
    systems = context.resolve(slots.system, "system").ids
    purposes = _purposes(context, systems) or _by_owner(context, slots.system)
    spoken = context.spoken(claim)
    if claim.stance in ("possible", "planned") or any(w in spoken for w in HIDDEN):
        return not_checkable("A hidden or guessed purpose: nothing declared settles it.")
    if not purposes:
        return unresolved("No declared purpose of the system is on record.", DECLARED)
    denied = (claim.stance == "denied") != (not slots.is_)
    results = []
    for against in slots.against or [""]:
        ids = context.resolve(against, "actor", "place", "system").ids
        results.append(_one(claim, context, purposes, against, ids, spoken, len(slots.against) > 1, denied))
    if any(r.verdict == "supported" for r in results):  # a declaration that names one of a list and not another
        results = [_left_out(r) for r in results]
    return Checking(results, (DECLARED,), denied=denied)


def _purposes(context: Context, systems: Sequence[str]) -> list[Purpose]:
    out: list[Purpose] = []
    for s in systems:
        entity = context.get(s)
        inner = [*entity.parts, *entity.members] if isinstance(entity, System) else []
        chain = [(i, getattr(context.get(i), "purposes", [])) for i in (s, *sorted(context.family(s) - {s}), *inner)]
        found = next(([p for p in purposes if p.standing != "error"] for i, purposes in chain if purposes), [])
        out += [p for p in found if p not in out]
    known = [p for p in out if context.knows(p)]
    return known or out


def _left_out(finding: Finding) -> Finding:
    if finding.verdict != "unresolved":
        return finding
    return replace(finding, verdict="contradicted", why=finding.why.replace("is in no", "is not in the"))


def _by_owner(context: Context, slot: str | list[str] | None) -> list[Purpose]:
    """What an owner declares of its defences, for a system that is only known by its owner ("US weaponry")."""
    owners = set(context.resolve(slot, "actor").ids)
    return [
        p
        for s in context.entities("system", System)
        if s.generic and s.role == "defence" and owners & set(s.owner)
        for p in s.purposes
        if p.standing != "error" and p.by in owners and context.knows(p)
    ]


def _touches(context: Context, ids: Sequence[str], named: Sequence[str], text: str) -> bool:
    owners = [o for i in ids if isinstance(e := context.get(i), System) for o in e.owner]
    if context.any_akin([*ids, *owners], named):
        return True
    words_ = {stem(w) for w in content(text)} - PROTECTIVE
    return any({stem(w) for w in content(n.replace("-", " ") + " " + context.title(n))} & words_ for n in named)


def _one(
    claim: Claim,
    context: Context,
    purposes: Sequence[Purpose],
    against: str,
    ids: Sequence[str],
    spoken: Sequence[str],
    several: bool,
    denied: bool,
) -> Finding:
    """One party: who declares that it is meant, who declares that it is not."""
    text = against.replace("-", " ")
    yes = [p for p in purposes if _touches(context, ids, p.against, text)]
    no = [p for p in purposes if _touches(context, ids, p.not_against, text)]
    shields = [
        p
        for p in purposes
        if p.protects and _touches(context, ids, p.protects, text) and PROTECTIVE & {stem(w) for w in spoken}
    ]
    if not yes and not no and not shields and not ids and {stem(w) for w in content(text)} & UNNAMED:
        shields = [p for p in purposes if p.protects or p.against]
    member = against if several else None
    facts: tuple[Fact, ...] = tuple(f for p in (*yes, *no, *shields) for f in facts_of("declared purpose", p.by, p))

    def by(found: Sequence[Purpose]) -> str:
        return ", ".join(dict.fromkeys(context.title(p.by) for p in found))

    name = context.title(ids[0]) if ids else text or "the party named"
    verdict: VerdictValue
    if (yes or shields) and not no:
        verdict, why = (
            "supported",
            f"Declared as directed against {name} by {by(yes)}."
            if yes
            else f"Declared as protecting {name} by {by(shields)}.",
        )
    elif no and not yes:
        # an asserted aim that the owner denies stays open: a denial does not show where a thing is meant to go
        verdict = "contradicted" if denied else "depends"
        why = f"Declared as not directed against {name} by {by(no)}."
    elif yes and no:
        speaker = context.side(claim)
        own = [p for p in no if denied and (speaker is None or p.by == speaker or speaker in context.family(p.by))]
        verdict = "contradicted" if own else "depends"
        why = f"Against {name}: {by(yes)} says yes, {by(no)} says no."
    elif several and any(p.against for p in purposes) and not denied:
        verdict, why = "unresolved", f"{name} is in no declared purpose."
    else:
        verdict, why = "unresolved", f"No declared purpose names {name}."
    return Finding(verdict, why, member=member, facts=facts)
