"""Reach: range minus geodesic distance, in km."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from ...catalogue.schema import System
from ...checking.engine import Check, Checking, Finding, Parameter, fixed, unresolved
from ...model import Claim, Fact
from ...model.slots import ReachSlots
from .places import Spot, definitions, gap_km, sites_of, spots, standing
from .record import Context

RANGE = "range_km"
PLACE_ERROR_KM = 5.0  # how far off a site's marker or a 1:10m outline may be
NEAREST = "measured from the origin's nearest point; Earth's rotation and payload are left out"


def checks(claim: Claim, context: Context) -> Checking:
    """Range against distance for every weapon, origin and target that the claim names."""
    slots = claim.slots
    assert isinstance(slots, ReachSlots)
    weapons, unknown = weapons_of(context, slots.weapon, context.claim_day(claim))
    origins, origin_sets = spots(context, slots.origin)
    targets, target_sets = spots(context, slots.targets)
    notes = [NEAREST]
    notes += [f"no range on record for {context.title(u)}: left out" for u in unknown]
    if not weapons:
        return unresolved("No range on record for the weapon that is named.")
    day = context.claim_day(claim)
    if not origins and not origin_sets:  # "use the sites to fire at X": the set of places that the words name
        aimed_at = set(context.resolve(slots.targets, "place-set").ids)
        origin_sets = [i for i in context.resolve(claim.text, "place-set").ids if i not in aimed_at]
    if not origins and not origin_sets:
        origins = _bases(context, [w for w, _ in weapons], day)
        if origins:
            notes.append("origin taken from the weapon's recorded bases: " + ", ".join(o.name for o in origins))
        else:
            origins = _homelands(context, [w for w, _ in weapons])
            if origins:
                notes.append("origin taken as the owner's territory: " + ", ".join(o.name for o in origins))
    if not targets and not target_sets:
        targets = sites_of(context, context.resolve(slots.targets, "system").ids, (), day) if slots.targets else []
        notes += (
            [f"targets taken as where they stand or were planned: {', '.join(t.name for t in targets)}"]
            if targets
            else []
        )
    if not targets and not target_sets:
        return unresolved("The target has no place on record.", *notes)
    each_origin = [_members(context, s, day) for s in origin_sets]
    if not origins and not any(each_origin):
        return unresolved("The place of launch is not on record.", *notes)
    counting = slots.quantifier in ("half", "most", "count")
    results: list[Check | Finding] = []
    for weapon, reach in weapons:
        label = context.title(weapon) if len(weapons) > 1 else ""
        for group in each_origin or [[]]:
            starts = [*origins, *group]
            for target_set in target_sets:
                results += _over_set(context, slots, reach, starts, target_set, day, label, counting)
            per_origin = bool(group) and len(starts) > 1
            for target in targets:
                results += _to_one(context, reach, starts, target, label, per_origin, len(targets) > 1)
    if not results:
        return unresolved("A place that is named has no position on record.", *notes)
    combine = "any" if slots.quantifier in ("any", "some") and not each_origin else "all"
    return Checking(
        results, tuple(notes), combine="any" if combine == "any" else "all", denied=claim.stance == "denied"
    )


def weapons_of(
    context: Context, slot: str | Sequence[str] | None, on: date | None = None
) -> tuple[list[tuple[str, Parameter]], list[str]]:
    """Weapons with a range on record, and the named ones that have none; a family is taken as its parts or members."""
    found: list[tuple[str, Parameter]] = []
    unknown: list[str] = []
    names = [slot] if isinstance(slot, str) else list(slot or [])
    for name in names:
        ids = context.resolve(name, "system").ids
        hits: list[tuple[str, Parameter]] = []
        for weapon in ids:
            own = context.parameter(weapon, RANGE, "km", f"range of {context.title(weapon)}", on)
            if own is not None:
                hits.append((weapon, own))
                continue
            entity = context.get(weapon)
            for part in [*entity.parts, *entity.members] if isinstance(entity, System) else []:
                inner = context.parameter(part, RANGE, "km", f"range of {context.title(part)}", on)
                if inner is not None:
                    hits.append((part, inner))
        found += [h for h in hits if h[0] not in {w for w, _ in found}]
        if not hits:
            unknown.append(name)
    return found, unknown


def _bases(context: Context, weapons: Sequence[str], day: date) -> list[Spot]:
    found = {d.place: Spot(d.place, context.title(d.place)) for d, _ in standing(context, weapons, None, day)}
    return [found[k] for k in sorted(found)]


def _homelands(context: Context, weapons: Sequence[str]) -> list[Spot]:
    """The land of the owners of a weapon that is fired from the ground."""
    systems = [e for w in weapons if isinstance(e := context.get(w), System) and e.launch == "ground"]
    return [s for owner in dict.fromkeys(o for e in systems for o in e.owner) for s in spots(context, owner)[0]]


def _members(context: Context, set_id: str, day: date) -> list[Spot]:
    defs = definitions(context, set_id, day)
    return [Spot(m, context.title(m)) for m in defs[0].members] if defs else []


def _nearest(context: Context, origins: Sequence[Spot], target: str) -> tuple[Spot, float, float] | None:
    """The origin nearest to the target, with its nearest and farthest distance in km."""
    gaps = [(o, *g) for o in origins if (g := gap_km(context, o.place, target)) is not None]
    return min(gaps, key=lambda g: (g[1], g[0].place)) if gaps else None


def _check(reach: Parameter, near: float, reading: str, member: str | None, why: str, deciding: bool = True) -> Check:
    source = Fact(what="distance", value=f"{near:.0f} km", source="derived", note="WGS-84 geodesic")
    distance = fixed("distance", "km", round(near, 1), source)
    return Check(
        margin=lambda v: v[reach.name] - v["distance"],
        unit="km",
        parameters=(reach, distance),
        why=why,
        reading=reading,
        member=member,
        band=PLACE_ERROR_KM,
        deciding=deciding,
    )


def _cited(p: Parameter) -> str:
    return f"{p.nominal:,.0f} km" if p.low == p.high else f"{p.low:,.0f} to {p.high:,.0f} km"


def _to_one(
    context: Context,
    reach: Parameter,
    origins: Sequence[Spot],
    target: Spot,
    label: str,
    per_origin: bool,
    several: bool,
) -> list[Check | Finding]:
    """One target: from the nearest origin, or from each where a set of sites is the origin; the far end shown too."""
    out: list[Check | Finding] = []
    for group in [[o] for o in origins] if per_origin else [list(origins)]:
        nearest = _nearest(context, group, target.place)
        if nearest is None:
            continue
        origin, near, far = nearest
        member = target.place if several else origin.place if per_origin else None
        reading = ", ".join(x for x in (label, f"from {origin.name}") if x)
        why = f"{target.name} is {near:,.0f} km from {origin.name}; the range is cited as {_cited(reach)}."
        out.append(_check(reach, near, reading, member, why))
        if far > near + 1:
            out.append(_check(reach, far, f"{reading}, farthest points", member, "", deciding=False))
    return out


def _over_set(
    context: Context,
    slots: ReachSlots,
    reach: Parameter,
    origins: Sequence[Spot],
    set_id: str,
    day: date,
    label: str,
    counting: bool,
) -> list[Check | Finding]:
    """A set of targets: a definition is a reading where a share is claimed, a member a part where all or any is."""
    out: list[Check | Finding] = []
    defs = definitions(context, set_id, day)
    if not counting:
        for spot in [Spot(m, context.title(m)) for m in defs[0].members] if defs else []:
            out += _to_one(context, reach, origins, spot, label, False, True)
        return out
    for definition in defs:
        ranked = sorted((n[1], m) for m in definition.members if (n := _nearest(context, origins, m)) is not None)
        if not ranked:
            continue
        total = len(definition.members)
        needed = total // 2 + 1 if slots.quantifier == "most" else ceil(total / 2)
        if needed > len(ranked):
            continue
        bound = ranked[needed - 1][0]
        inside = {
            name: sum(d <= at for d, _ in ranked)
            for name, at in (("low", reach.low), ("nominal", reach.nominal), ("high", reach.high))
        }
        why = (
            f"{definition.name}: {inside['low']}, {inside['nominal']} and {inside['high']} of {total} lie inside "
            f"{reach.low:,.0f}, {reach.nominal:,.0f} and {reach.high:,.0f} km; {needed} would need {bound:,.0f} km."
        )
        out.append(_check(reach, bound, ", ".join(x for x in (label, definition.name) if x), None, why))
    return out
