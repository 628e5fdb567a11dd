"""Areas on the ellipsoid: the nearest and farthest point, the gap between two areas, the share within a range.

An outline's edges are straight in longitude and latitude, as in RFC 7946 section 3.1.1. Distances are geodesics
(Karney 2013, see geodesy.py): a chord on the sphere finds the candidates, with a margin wider than its error, and the
geodesic decides between them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .geodesy import EARTH_RADIUS_KM, distance_km, unit_vectors

if TYPE_CHECKING:
    from .geodesy import Array

EDGE_KM = 5.0  # edges are cut to this before the first search: 1:10m data is about as dense
FINE_KM = 0.1  # and to this for the last one
SPHERE_ERROR = 0.006  # the sphere's distances are off by at most 0.56 %
GROUP = 64  # points a bounding ball, which keeps the search between two long coasts short
SAMPLES = 4000  # points of an area whose share is asked for: one standard error is at most 0.8 percentage points


@dataclass(frozen=True)
class PointPair:
    """Two points and the geodesic between them, degrees and km."""

    km: float
    lat1: float
    lon1: float
    lat2: float
    lon2: float

    def reversed(self) -> PointPair:
        return PointPair(self.km, self.lat2, self.lon2, self.lat1, self.lon1)


class Outline:
    """An area given by closed rings of (lon, lat) in degrees; a ring inside another is a hole."""

    def __init__(
        self,
        rings: Sequence[Sequence[Sequence[float]]],
        *,
        accuracy_km: float = 0.0,
        worldview: str | None = None,
        source: str | None = None,
    ) -> None:
        if not rings:
            raise ValueError("an outline without rings; give at least one closed ring of (lon, lat)")
        self.rings = rings
        self.accuracy_km = accuracy_km
        self.worldview = worldview
        self.source = source

    @cached_property
    def geometry(self) -> Any:
        """The area as a shapely geometry in lon, lat."""
        import shapely

        polygons = shapely.make_valid(shapely.polygons([shapely.linearrings(r) for r in self.rings]))
        tree = shapely.STRtree(polygons)
        inner, outer = tree.query(shapely.points([r[0] for r in self.rings]), predicate="within")
        depth = [0] * len(polygons)
        for i, j in zip(inner.tolist(), outer.tolist(), strict=True):
            depth[i] += i != j
        holes = [p for p, d in zip(polygons, depth, strict=True) if d % 2]
        area = shapely.make_valid(
            shapely.multipolygons(_plain([p for p, d in zip(polygons, depth, strict=True) if not d % 2]))
        )
        if holes:
            area = shapely.difference(area, shapely.union_all(holes))
        shapely.prepare(area)
        return area

    @cached_property
    def edges(self) -> tuple[Array, Array, Array, Array]:
        """lat1, lon1, lat2, lon2 of every edge, in ring order."""
        import numpy as np

        parts = [np.asarray(r, dtype=float) for r in self.rings]
        starts = np.concatenate([p[:-1] for p in parts])
        ends = np.concatenate([p[1:] for p in parts])
        return starts[:, 1], starts[:, 0], ends[:, 1], ends[:, 0]

    @cached_property
    def points(self) -> tuple[Array, Array]:
        """lat, lon of the outline's points with edges no longer than EDGE_KM."""
        lat, lon, _lat2, _lon2 = _split(self.edges, EDGE_KM)
        return lat, lon

    @cached_property
    def vectors(self) -> Any:
        """The points as unit vectors."""
        return unit_vectors(lat=self.points[0], lon=self.points[1])

    def holds(self, *, lat: Any, lon: Any) -> Any:
        """True where a point lies inside the area or on its edge; scalars or arrays, degrees."""
        import shapely

        return shapely.intersects_xy(self.geometry, lon, lat)

    def bounds(self) -> tuple[float, float, float, float]:
        """South, west, north, east in degrees."""
        west, south, east, north = self.geometry.bounds
        return south, west, north, east


def _plain(geometries: Sequence[Any]) -> list[Any]:
    """The polygons among some geometries, collections opened: what is left of rings that crossed themselves."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(list(geometries)))
    return [p for p in parts if p.geom_type == "Polygon"]


Edges = tuple["Array", "Array", "Array", "Array"]  # lat1, lon1, lat2, lon2, degrees


def _split(edges: Edges, step_km: float) -> Edges:
    """The same edges in equal pieces no longer than `step_km`, in order."""
    import numpy as np

    lat1, lon1, lat2, lon2 = edges
    chord = np.linalg.norm(unit_vectors(lat=lat1, lon=lon1) - unit_vectors(lat=lat2, lon=lon2), axis=-1)
    pieces = np.maximum(1, np.ceil(chord * EARTH_RADIUS_KM * (1 + SPHERE_ERROR) / step_km)).astype(int)
    which = np.repeat(np.arange(len(pieces)), pieces)
    step = np.arange(len(which)) - (np.cumsum(pieces) - pieces)[which]
    dlat, dlon = (lat2 - lat1) / pieces, (lon2 - lon1) / pieces
    return (
        lat1[which] + step * dlat[which],
        lon1[which] + step * dlon[which],
        lat1[which] + (step + 1) * dlat[which],
        lon1[which] + (step + 1) * dlon[which],
    )


def _taken(edges: Edges, which: Any) -> Edges:
    lat1, lon1, lat2, lon2 = edges
    return lat1[which], lon1[which], lat2[which], lon2[which]


def _arc_km(chord: Any) -> Any:
    """Length on the mean sphere, km, of a chord of the unit sphere."""
    import numpy as np

    return 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))


def nearest_point(outline: Outline, *, lat: float, lon: float) -> PointPair:
    """The way from a point to the nearest point of an area: 0 km where the area holds it; good to 0.02 km."""
    if bool(outline.holds(lat=lat, lon=lon)):
        return PointPair(0.0, lat, lon, lat, lon)
    return _to_edges(outline.edges, lat=lat, lon=lon)


def _to_edges(edges: Edges, *, lat: float, lon: float) -> PointPair:
    """From a point to the nearest of some edges: edges that cannot hold the nearest point go, the rest is cut finer."""
    import numpy as np

    here = unit_vectors(lat=lat, lon=lon)
    for step_km in (None, EDGE_KM, FINE_KM):
        if step_km is not None:
            edges = _split(edges, step_km)
        a, b = unit_vectors(lat=edges[0], lon=edges[1]), unit_vectors(lat=edges[2], lon=edges[3])
        away = _arc_km(np.minimum(np.linalg.norm(a - here, axis=-1), np.linalg.norm(b - here, axis=-1)))
        length = _arc_km(np.linalg.norm(a - b, axis=-1))
        least = away * (1 - SPHERE_ERROR) - length * (1 + SPHERE_ERROR)
        edges = _taken(edges, np.flatnonzero(least <= away.min() * (1 + SPHERE_ERROR)))
    lats, lons = np.append(edges[0], edges[2][-1]), np.append(edges[1], edges[3][-1])
    km = distance_km(lat1=lat, lon1=lon, lat2=lats, lon2=lons)
    at = int(km.argmin())
    return PointPair(float(km[at]), lat, lon, float(lats[at]), float(lons[at]))


def farthest_point(outline: Outline, *, lat: float, lon: float) -> PointPair:
    """The way from a point to the farthest point of an area, which lies on its edge; good to 0.2 km."""
    import numpy as np

    away = np.linalg.norm(outline.vectors - unit_vectors(lat=lat, lon=lon), axis=-1)
    far = np.flatnonzero(_arc_km(away) >= _arc_km(away.max()) * (1 - 2 * SPHERE_ERROR))
    lats, lons = outline.points[0][far], outline.points[1][far]
    km = distance_km(lat1=lat, lon1=lon, lat2=lats, lon2=lons)
    at = int(km.argmax())
    return PointPair(float(km[at]), lat, lon, float(lats[at]), float(lons[at]))


def nearest_between(a: Outline, b: Outline) -> PointPair:
    """The shortest way between two areas, 0 km where they meet; good to 0.1 km."""
    import shapely

    meet = shapely.intersection(a.geometry, b.geometry)
    if not meet.is_empty:
        point = meet.representative_point()
        return PointPair(0.0, point.y, point.x, point.y, point.x)
    best: PointPair | None = None
    for i, _j in _closest(a, b):
        lat, lon = float(a.points[0][i]), float(a.points[1][i])
        there = _to_edges(b.edges, lat=lat, lon=lon)
        for _turn in range(6):  # each turn moves one end to its nearest point: the way only gets shorter
            back = _to_edges(a.edges, lat=there.lat2, lon=there.lon2).reversed()
            onward = _to_edges(b.edges, lat=back.lat1, lon=back.lon1)
            shorter = there.km - onward.km
            there = min(back, onward, key=lambda p: p.km)
            if shorter < 0.01:
                break
        if best is None or there.km < best.km:
            best = there
    assert best is not None
    return best


def farthest_between(a: Outline, b: Outline) -> PointPair:
    """The longest way from a point of one area to a point of another; good to 0.2 km for ways below 18,000 km."""
    import numpy as np

    pairs = _closest(a, b, sign=-1.0)
    ways = [farthest_point(b, lat=float(a.points[0][i]), lon=float(a.points[1][i])) for i, _j in pairs]
    return ways[int(np.argmax([w.km for w in ways]))]


def _balls(vectors: Any) -> tuple[Any, Any]:
    """Middle and radius (chords) of a ball around each GROUP of consecutive points."""
    import numpy as np

    starts = np.arange(0, len(vectors), GROUP)
    counts = np.diff(np.append(starts, len(vectors)))
    middles = np.add.reduceat(vectors, starts) / counts[:, None]
    radii = np.maximum.reduceat(np.linalg.norm(vectors - np.repeat(middles, counts, axis=0), axis=-1), starts)
    return middles, radii


def _closest(a: Outline, b: Outline, *, sign: float = 1.0, count: int = 3) -> list[tuple[int, int]]:
    """Indexes of the nearest (sign 1) or farthest (-1) point pairs on the sphere, best first, of different groups."""
    import numpy as np

    (mid_a, rad_a), (mid_b, rad_b) = _balls(a.vectors), _balls(b.vectors)
    gap = np.linalg.norm(mid_a[:, None, :] - mid_b[None, :, :], axis=-1)
    reach = rad_a[:, None] + rad_b[None, :]
    bound = sign * gap - reach  # no pair of the two groups is better than this
    found: list[tuple[float, int, int]] = []
    for flat in np.argsort(bound, axis=None, kind="stable"):
        i, j = divmod(int(flat), bound.shape[1])
        if len(found) >= count and bound[i, j] > sorted(found)[count - 1][0]:
            break
        here, there = a.vectors[i * GROUP : (i + 1) * GROUP], b.vectors[j * GROUP : (j + 1) * GROUP]
        away = sign * np.linalg.norm(here[:, None, :] - there[None, :, :], axis=-1)
        at, to = divmod(int(away.argmin()), away.shape[1])
        found.append((float(away[at, to]), i * GROUP + at, j * GROUP + to))
    return [(i, j) for _chord, i, j in sorted(found)[:count]]


def grid(outline: Outline, *, samples: int = SAMPLES) -> tuple[Array, Array]:
    """lat, lon of points spread evenly by surface over an area, the same for every run; at least one."""
    import numpy as np

    south, west, north, east = outline.bounds()
    low, high = np.sin(np.radians([south, north]))
    filled = outline.geometry.area / max((north - south) * (east - west), 1e-12)
    aspect = max((east - west) * np.cos(np.radians((north + south) / 2)), 1e-9) / max(north - south, 1e-9)
    rows = max(2, round((samples / max(filled, 1e-3) / aspect) ** 0.5))
    columns = max(2, round(rows * aspect))
    lat = np.degrees(np.arcsin(low + (np.arange(rows) + 0.5) / rows * (high - low)))
    lon = west + (np.arange(columns) + 0.5) / columns * (east - west)
    lats, lons = (g.ravel() for g in np.meshgrid(lat, lon, indexing="ij"))
    inside = outline.holds(lat=lats, lon=lons)
    if not inside.any():
        point = outline.geometry.representative_point()
        return np.array([point.y]), np.array([point.x])
    return lats[inside], lons[inside]


def share_within(
    outline: Outline,
    *,
    range_km: float,
    lat: float | None = None,
    lon: float | None = None,
    origin: Outline | None = None,
) -> float:
    """Share (0 to 1) of an area's surface within a range of a point, or of the nearest point of an origin area.

    Counted over SAMPLES points spread evenly by surface: good to about 0.01.
    """
    import numpy as np

    lats, lons = grid(outline)
    if origin is None:
        if lat is None or lon is None:
            raise ValueError("share_within: given neither a point nor an origin; give lat= and lon=, or origin=")
        return float(np.mean(distance_km(lat1=lat, lon1=lon, lat2=lats, lon2=lons) <= range_km))
    here = unit_vectors(lat=lats, lon=lons)
    nearest = np.concatenate([_nearest_of(block, origin) for block in np.array_split(here, max(1, len(here) // 256))])
    km = distance_km(lat1=lats, lon1=lons, lat2=origin.points[0][nearest], lon2=origin.points[1][nearest])
    return float(np.mean((km <= range_km) | origin.holds(lat=lats, lon=lons)))


def _nearest_of(block: Any, origin: Outline) -> Any:
    """Index of the origin's point nearest to each vector: the largest dot product."""
    return (block @ origin.vectors.T).argmax(axis=1)


class Areas(Mapping[str, Outline]):
    """Outlines by key, read from JSON files when first asked for; a later file overrides an earlier one.

    A file maps each key to {"source", "worldview", "accuracy_km", "rings": [[[lon, lat], …], …]}.
    """

    def __init__(self, *paths: Path) -> None:
        self._paths = paths
        self._made: dict[str, Outline] = {}

    @cached_property
    def _raw(self) -> dict[str, dict[str, Any]]:
        out: dict[str, dict[str, Any]] = {}
        for path in self._paths:
            try:
                loaded = json.loads(path.read_text("utf-8"))
            except (OSError, ValueError) as error:
                raise ValueError(
                    f"{path}: no areas could be read: {error}; wanted JSON with a mapping of keys to rings"
                ) from error
            for key, area in loaded.items():
                if not isinstance(area, dict) or "rings" not in area:
                    raise ValueError(f"{path}: {key}: no rings; wanted {{'source': …, 'rings': [[[lon, lat], …], …]}}")
            out.update(loaded)
        return {k: v for k, v in out.items() if v["rings"]}

    def __getitem__(self, key: str) -> Outline:
        if key not in self._made:
            raw = self._raw[key]
            self._made[key] = Outline(
                raw["rings"],
                accuracy_km=raw.get("accuracy_km", 0.0),
                worldview=raw.get("worldview"),
                source=raw.get("source"),
            )
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)
