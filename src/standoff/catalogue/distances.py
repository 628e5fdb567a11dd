"""How far two catalogue entries are apart: towns as points, states and regions as areas, sets by their members."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..model.verdict import Frozen
from .errors import NoPosition
from .relations import fitting
from .schema import Actor, Place, PlaceSet, Point

if TYPE_CHECKING:
    from ..geometry.areas import Outline, PointPair
    from .store import Catalogue


class Distance(Frozen):
    """The nearest and farthest way from anywhere in `a` to anywhere in `b`, km; points are the nearest's (lat, lon)."""

    a: str
    b: str
    nearest_km: float
    farthest_km: float
    error_km: float  # how far off the markers and outlines may be, together
    from_point: tuple[float, float]
    to_point: tuple[float, float]
    from_place: str  # the place or member of a set that the nearest way starts from
    to_place: str
    basis: str


def measure(catalogue: Catalogue, a: str, b: str, *, on: date | None = None) -> Distance:
    """The distance between two entries; of sets the nearest and the farthest over their members."""
    froms, tos = positions(catalogue, a, on=on), positions(catalogue, b, on=on)
    ways = [_between(catalogue, p, q) for p in froms for q in tos]
    near = min(ways, key=lambda d: (d.nearest_km, d.from_place, d.to_place))
    far = max(d.farthest_km for d in ways)
    basis = near.basis
    if len(ways) > 1:
        basis += f"; nearest of {len(ways)} pairs of members: {near.from_place} to {near.to_place}"
    return near.model_copy(update={"a": a, "b": b, "farthest_km": far, "basis": basis})


def positions(catalogue: Catalogue, entity_id: str, *, on: date | None = None) -> list[Place]:
    """The places that an entry stands for when a distance is asked. Raises NoPosition when there is none."""
    found = _positions(catalogue, entity_id, on, frozenset())
    if not found:
        raise NoPosition(entity_id)
    return found


def _positions(catalogue: Catalogue, entity_id: str, on: date | None, seen: frozenset[str]) -> list[Place]:
    entity = catalogue.get(entity_id)
    if entity_id in seen:
        return []
    seen = seen | {entity_id}
    place = catalogue.place(entity_id)
    if place is not None:
        return [place] if place.point is not None or place.polygon in catalogue.areas else []
    members: list[str] = []
    if isinstance(entity, PlaceSet):
        members = [m for d in fitting(entity.definitions, on) for m in d.members]
    elif isinstance(entity, Actor):
        members = [entity.place] if entity.place else entity.members
    found = [p for m in dict.fromkeys(members) if m in catalogue for p in _positions(catalogue, m, on, seen)]
    return list({p.id: p for p in found}.values())


def _between(catalogue: Catalogue, a: Place, b: Place) -> Distance:
    from ..geometry import areas, geodesy

    one, other = _shape(catalogue, a), _shape(catalogue, b)
    near: PointPair
    if isinstance(one, Point) and isinstance(other, Point):
        km = geodesy.distance_km(lat1=one.lat, lon1=one.lon, lat2=other.lat, lon2=other.lon)
        near = far = areas.PointPair(km, one.lat, one.lon, other.lat, other.lon)
    elif isinstance(one, Point):
        assert not isinstance(other, Point)
        near = areas.nearest_point(other, lat=one.lat, lon=one.lon)
        far = areas.farthest_point(other, lat=one.lat, lon=one.lon)
    elif isinstance(other, Point):
        near = areas.nearest_point(one, lat=other.lat, lon=other.lon).reversed()
        far = areas.farthest_point(one, lat=other.lat, lon=other.lon).reversed()
    elif a.id == b.id:
        lat, lon = one.points[0][0], one.points[1][0]
        near, far = (
            areas.PointPair(0.0, float(lat), float(lon), float(lat), float(lon)),
            areas.farthest_between(one, other),
        )
    else:
        near, far = areas.nearest_between(one, other), areas.farthest_between(one, other)
    basis = "; ".join(["WGS 84 geodesic (Karney 2013)", *dict.fromkeys([_basis(a, one), _basis(b, other)])])
    return Distance(
        a=a.id,
        b=b.id,
        nearest_km=near.km,
        farthest_km=far.km,
        error_km=_error(one) + _error(other),
        from_point=(near.lat1, near.lon1),
        to_point=(near.lat2, near.lon2),
        from_place=a.id,
        to_place=b.id,
        basis=basis,
    )


def _shape(catalogue: Catalogue, place: Place) -> Point | Outline:
    if place.polygon is not None and place.polygon in catalogue.areas:
        return catalogue.areas[place.polygon]
    if place.point is None:
        raise NoPosition(place.id)
    return place.point


def _error(shape: Point | Outline) -> float:
    return shape.approximate_km if isinstance(shape, Point) else shape.accuracy_km


def _basis(place: Place, shape: Point | Outline) -> str:
    if isinstance(shape, Point):
        return f"{place.name}: {shape.lat:.3f}, {shape.lon:.3f} ({shape.source})"
    drawn = place.worldview or shape.worldview
    return f"{place.name}: outline ({'; '.join(x for x in (shape.source, drawn) if x) or 'no source named'})"
