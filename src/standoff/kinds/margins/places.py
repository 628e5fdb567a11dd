"""Where things stand: origins and targets as places with distances, on a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...catalogue.schema import Actor, Definition, Deployment, Place, PlaceSet, Stay
from ...model import Edtf, Fact
from .record import Context, facts_of

STANDING = ("deployed", "permanent", "operational", "exercise")  # phases in which a system is at the place
SITES = frozenset(
    {"site", "base", "facility", "installation", "position", "component", "infrastructure", "launcher", "place"}
)


@dataclass(frozen=True)
class Spot:
    """A place as an origin or target: the catalogue id that geometry measures, and how the claim named it."""

    place: str
    name: str


def locate(context: Context, place_id: str) -> str | None:
    """The id that geometry can measure: a place itself, the country of a state; None for what has no place."""
    entity = context.get(place_id)
    if isinstance(entity, Place):
        return place_id
    entity = context.actors.get(place_id)
    if isinstance(entity, Actor) and entity.place:
        return entity.place
    return None


def definitions(context: Context, set_id: str, on: date) -> list[Definition]:
    """The definitions of a set of places, those whose membership is dated nearest before the day first."""
    entity = context.get(set_id)
    if not isinstance(entity, PlaceSet):
        return []
    return sorted(entity.definitions, key=lambda d: (Edtf.parse(d.as_of).earliest > on, d.key))


def spots(context: Context, slot: str | Sequence[str] | None) -> tuple[list[Spot], list[str]]:
    """Places that a slot names, and the sets of places it names."""
    found: list[Spot] = []
    sets: list[str] = []
    for entity_id in context.resolve(slot, "place", "place-set", "actor").ids:
        if isinstance(context.get(entity_id), PlaceSet):
            sets.append(entity_id)
        else:
            place = locate(context, entity_id)
            if place is not None and all(s.place != place for s in found):
                found.append(Spot(place, context.title(place)))
    if sets and found:  # "the US sites": the state is said with the set, not beside it
        found = [s for s in found if getattr(context.get(s.place), "kind", "") != "country"]
    return found, sets


def gap_km(context: Context, a: str, b: str) -> tuple[float, float] | None:
    """Nearest and farthest geodesic distance between two places in km, None where one has no position."""
    if a == b:
        return 0.0, 0.0
    try:
        span = context.catalogue.distance_km(a, b)
    except (KeyError, ValueError):
        return None
    return float(span.nearest_km), float(span.farthest_km)


def standing(context: Context, systems: Sequence[str], place: str | None, day: date) -> list[tuple[Deployment, Stay]]:
    """Deployments of the systems (in the place, where one is given) whose stay covers the day."""
    out = []
    for deployment in context.deployments:
        if systems and not context.any_akin(systems, deployment.systems):
            continue
        if place is not None and not context.inside(place, deployment.place):
            continue
        for stay in context.stays(deployment):
            last = Edtf.parse(stay.end).latest if stay.end else date.max
            if stay.phase in STANDING and Edtf.parse(stay.start).earliest <= day <= last:
                out.append((deployment, stay))
                break
    return out


def sites_of(context: Context, systems: Sequence[str], owners: Sequence[str], day: date) -> list[Spot]:
    """Where the systems of some owners stand, are being built, or are planned on the day, cancelled plans left out."""
    found: dict[str, Spot] = {}
    for deployment in context.deployments:
        if systems and not context.any_akin(systems, deployment.systems):
            continue
        if owners and not any(o in context.family(deployment.owner) for o in owners):
            continue
        for stay in context.stays(deployment):
            last = Edtf.parse(stay.end).latest if stay.end else date.max
            if stay.phase not in ("cancelled", "threatened") and Edtf.parse(stay.start).earliest <= day <= last:
                found[deployment.place] = Spot(deployment.place, context.title(deployment.place))
    return [found[k] for k in sorted(found)]


def stay_facts(deployment: Deployment, stay: Stay) -> tuple[Fact, ...]:
    """The facts of one stay."""
    return facts_of(f"{deployment.id} {stay.phase}", stay.start, stay)
