"""Capability: what sources and sides say a system can do, other than reach and intercept."""

from __future__ import annotations

from collections.abc import Sequence

from ...catalogue.schema import Capability, Position, System
from ...checking.engine import Checking, Finding, unresolved
from ...model import Claim, VerdictValue
from ...model.slots import CapabilitySlots
from .chronology import said_by, told
from .record import FORWARD, Context, facts_of, meant


def checks(claim: Claim, context: Context) -> Checking:
    """The positions on record: all yes supports, all no contradicts, limits alone are mixed, yes and no depends."""
    slots = claim.slots
    assert isinstance(slots, CapabilitySlots)
    forward = claim.stance in FORWARD
    if forward and context.clock == "then":
        said = said_by(context, claim, [slots.system, slots.capability])
        if said:
            return Checking((Finding("supported", f"On record: {told(said[0])}.", facts=said[0].facts),))
    found: list[Capability] = []
    slot_words = context.spoken(claim.model_copy(update={"text": ""}), slots.capability)
    for systems in systems_of(context, slots.system, claim.text):
        found = find_all(context, systems, slot_words) or find_all(context, systems, context.spoken(claim))[:1]
        if found:
            break
    if not found:
        return unresolved("No record of such a capability, for or against.")
    results = [_one(context, c, forward and context.clock == "then") for c in found]
    if any(r.verdict == "mixed" for r in results) and not any(
        r.verdict in ("contradicted", "depends") for r in results
    ):
        results = [r for r in results if r.verdict == "mixed"]  # one limit is enough to qualify the whole
    return Checking(results, denied=claim.stance == "denied")


def _one(context: Context, capability: Capability, announced: bool) -> Finding:
    positions = [p for p in capability.positions if context.knows(p) and p.standing != "error"]
    positions = positions or [p for p in capability.positions if p.standing != "error"]
    value = verdict(positions)
    if announced and value in ("mixed", "depends"):
        value = "supported"  # announced, whatever came of it
    facts = tuple(f for p in positions for f in facts_of(capability.capability, p.says, p))
    why = sentence(context, capability.capability, positions)
    return Finding(value, why, reading=capability.capability, facts=facts)


def systems_of(context: Context, slot: str | list[str] | None, text: str) -> list[tuple[str, ...]]:
    """Systems that a slot names, by name, then by the sites they stand at, then those that the claim's words name."""
    places = context.resolve(slot, "place-set").ids or context.resolve(slot, "place").ids
    at = [s for d in context.deployments if any(context.inside(p, d.place) for p in places) for s in d.systems]
    return [context.resolve(slot, "system").ids, tuple(dict.fromkeys(at)), context.resolve(text, "system").ids]


def find_all(context: Context, systems: Sequence[str], spoken: Sequence[str]) -> list[Capability]:
    """The capabilities meant by the words, one of a name: of the system, its classes, its parts and members."""
    owners: list[str] = []
    for s in systems:
        entity = context.get(s)
        inner = [*entity.parts, *entity.members] if isinstance(entity, System) else []
        owners += [i for i in (s, *sorted(context.family(s)), *inner) if i not in owners]
    best: dict[str, tuple[int, int, Capability]] = {}
    for n, owner in enumerate(owners):
        entity = context.get(owner)
        for c in entity.capabilities if isinstance(entity, System) else []:
            fit = meant(c.words, spoken)
            if fit and (c.capability not in best or fit > best[c.capability][0]):
                best[c.capability] = (fit, n, c)
    return [c for _, _, c in sorted(best.values(), key=lambda row: (-row[0], row[1], row[2].capability))]


def verdict(positions: Sequence[Position]) -> VerdictValue:
    """Positions on record as one verdict."""
    said = {p.says for p in positions}
    if not said:
        return "unresolved"
    if said == {"yes"}:
        return "supported"
    if said == {"no"}:
        return "contradicted"
    if {"yes", "no"} <= said:
        return "depends"
    if said == {"limited"}:
        return "mixed"
    sides = {p.by for p in positions if p.says == "yes"} ^ {p.by for p in positions if p.says == "limited"}
    return "depends" if len(sides - {None}) > 1 else "supported"  # two sides differ, or one names a limit


def sentence(context: Context, name: str, positions: Sequence[Position]) -> str:
    """Who says what, in one sentence."""
    parts = []
    for says, word in (("yes", "yes"), ("limited", "with limits"), ("no", "no")):
        by = [context.title(p.by) if p.by else p.sources[0] for p in positions if p.says == says]
        if by:
            parts.append(f"{word}: {', '.join(dict.fromkeys(by))}")
    notes = next((p.note for p in positions if p.note), None)
    return f"On {name.replace('-', ' ')} the record says {'; '.join(parts)}." + (
        f" {notes.rstrip('.')}." if notes else ""
    )
