"""Proximity: threshold minus distance, in km."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...catalogue.schema import Place
from ...checking.engine import Check, Checking, Finding, Parameter, fixed, unresolved
from ...model import Claim, Fact
from ...model.slots import ProximitySlots
from .places import SITES, Spot, definitions, gap_km, sites_of, spots, standing
from .reach import PLACE_ERROR_KM
from .record import Context

NEAR_KM = (500.0, 1000.0, 1500.0)  # "near" has no number: assumed, and shown as what flips
TOUCHING_KM = 1.0  # a shared border at the resolution of the outlines
TOLERANCE = 0.10  # "N km from" holds within a tenth
BORDERING = ("border", "adjacent", "adjoin", "neighbour", "neighbor", "next to", "abut", "touch")


def checks(claim: Claim, context: Context) -> Checking:
    """Distance against the number said, a border, or an assumed meaning of "near"; each member of a list is a part."""
    slots = claim.slots
    assert isinstance(slots, ProximitySlots)
    day = context.claim_day(claim)
    ours = _spots(context, slots.a, day)
    theirs = _spots(context, slots.b, day)
    if not ours or not theirs:
        return unresolved("One of the two has no place on record.")
    denied = claim.stance == "denied"
    relation = (slots.relation or "").replace("-", " ")
    if any(b in relation for b in BORDERING):
        return Checking([_border(context, a, b, len(ours) > 1) for a in ours for b in theirs], denied=denied)
    results: list[Check | Finding] = []
    threshold = _threshold(slots.distance_km)
    for a in ours:
        gaps = [(g[0], b) for b in theirs if (g := gap_km(context, a.place, b.place)) is not None]
        if gaps:
            near, other = min(gaps, key=lambda g: (g[0], g[1].place))
            results.append(_check(a, other, near, threshold, slots.distance_km, len(ours) > 1))
    if not results:
        return unresolved("A place that is named has no position on record.")
    notes = (
        ()
        if slots.distance_km is not None
        else (f'"{relation or "near"}" has no number: {NEAR_KM[1]:,.0f} km, {NEAR_KM[0]:,.0f} to {NEAR_KM[2]:,.0f}',)
    )
    return Checking(results, notes, denied=denied)


def _spots(context: Context, slot: str | Sequence[str] | None, day: date) -> list[Spot]:
    """Places named, members of a set named, or where the systems named stand on the day."""
    found, sets = spots(context, slot)
    for set_id in sets:
        defs = definitions(context, set_id, day)
        found += [
            Spot(m, context.title(m)) for m in (defs[0].members if defs else []) if all(s.place != m for s in found)
        ]
    systems = context.resolve(slot, "system").ids
    if systems:
        based = {d.place: Spot(d.place, context.title(d.place)) for d, _ in standing(context, systems, None, day)}
        if based:
            return [based[k] for k in sorted(based)]
    named = context.resolve(slot, "place", "place-set", "actor")
    if set(named.rest) & SITES and named.ids:  # "US installations": where what they own stands, not where they are
        return sites_of(context, context.resolve("missile defence", "system").ids, list(named.ids), day) or found
    return found


def _threshold(claimed: float | None) -> Parameter:
    if claimed is None:
        return Parameter('meaning of "near"', "km", *NEAR_KM)
    return fixed("distance claimed", "km", claimed)


def _check(a: Spot, b: Spot, near: float, threshold: Parameter, claimed: float | None, several: bool) -> Check:
    fact = Fact(what="distance", value=f"{near:.0f} km", source="derived", note="WGS-84 geodesic")
    distance = fixed("distance", "km", round(near, 1), fact)
    member = a.place if several else None
    why = f"{a.name} is {near:,.0f} km from {b.name}."
    if claimed is None:
        return Check(lambda v: v[threshold.name] - v["distance"], "km", (threshold, distance), why, member=member)
    room = max(TOLERANCE * claimed, PLACE_ERROR_KM)
    return Check(
        lambda v: room - abs(v["distance"] - v[threshold.name]), "km", (distance, threshold), why, member=member
    )


def _border(context: Context, a: Spot, b: Spot, several: bool) -> Check | Finding:
    one, two = context.get(a.place), context.get(b.place)
    listed = any(isinstance(x, Place) and y.place in x.borders for x, y in ((one, b), (two, a)))
    member = a.place if several else None
    gap = gap_km(context, a.place, b.place)
    if gap is None:
        if listed:
            return Finding("supported", f"{a.name} and {b.name} are land neighbours.", member=member)
        return Finding("unresolved", f"No border between {a.name} and {b.name} is on record.", member=member)
    near = 0.0 if listed else gap[0]
    fact = Fact(
        what="border" if listed else "distance", value=f"{near:.0f} km", source="derived", note="Natural Earth 1:10m"
    )
    distance = fixed("gap between the two", "km", round(near, 1), fact)
    words_ = "share a land border" if near <= TOUCHING_KM else f"are {near:,.0f} km apart"
    return Check(
        lambda v: TOUCHING_KM - v[distance.name],
        "km",
        (distance,),
        f"{a.name} and {b.name} {words_}.",
        member=member,
        flip_text="no shared land border",
    )
