"""Areas: nearest and farthest points, gaps, shares; on the package's outlines against published distances."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from capitals import CAPITALS

from standoff.catalogue.loading import DATA
from standoff.geometry import areas, geodesy

AREAS = areas.Areas(DATA / "areas.json")
OBLAST, CRIMEA = AREAS["kaliningrad-oblast"], AREAS["crimea"]
SQUARE = areas.Outline([[[20, 50], [30, 50], [30, 60], [20, 60], [20, 50]]])
REDZIKOWO, DEVESELU = {"lat": 54.473, "lon": 17.123}, {"lat": 44.067, "lon": 24.383}


@pytest.mark.parametrize(
    ("outline", "point", "nearest", "farthest"),
    [  # gold/README.md and the gold articles: Natural Earth 1:10m
        (OBLAST, REDZIKOWO, 163, 373),
        (OBLAST, DEVESELU, 1149, None),
        (CRIMEA, DEVESELU, 658, None),
        (AREAS["iran"], DEVESELU, 1710, None),
        (AREAS["russia"], {"lat": 36.62, "lon": -6.35}, 2805, None),
    ],
)
def test_published_distances(
    outline: areas.Outline, point: dict[str, float], nearest: float, farthest: float | None
) -> None:
    assert areas.nearest_point(outline, **point).km == pytest.approx(nearest, abs=3)
    if farthest is not None:
        assert areas.farthest_point(outline, **point).km == pytest.approx(farthest, abs=3)


@pytest.mark.parametrize(("name", "lat", "lon", "chernyakhovsk", "edge"), CAPITALS)
def test_capitals(name: str, lat: float, lon: float, chernyakhovsk: float, edge: float) -> None:
    assert geodesy.distance_km(lat1=54.634, lon1=21.816, lat2=lat, lon2=lon) == pytest.approx(chernyakhovsk, abs=1)
    # the table's outline is coarse (+/-5 km), and its southern border lies up to 7 km south of Natural Earth's
    assert areas.nearest_point(OBLAST, lat=lat, lon=lon).km == pytest.approx(edge, abs=7)


@settings(max_examples=60, deadline=None)
@given(st.floats(-80, 80), st.floats(-179, 179))
def test_nearest_is_no_farther_than_any_point_of_the_edge(lat: float, lon: float) -> None:
    near, far = areas.nearest_point(SQUARE, lat=lat, lon=lon), areas.farthest_point(SQUARE, lat=lat, lon=lon)
    t = np.linspace(0, 10, 201)
    lats = np.concatenate([50 + 0 * t, 60 + 0 * t, 50 + t, 50 + t])
    lons = np.concatenate([20 + t, 20 + t, 20 + 0 * t, 30 + 0 * t])
    km = geodesy.distance_km(lat1=lat, lon1=lon, lat2=lats, lon2=lons)
    assert near.km <= km.min() + 0.02
    assert far.km >= km.max() - 0.2
    assert near.km <= far.km
    if near.km > 0:
        assert near.km >= km.min() - 3  # the samples are about 5 km apart along the edge


def test_inside_is_zero() -> None:
    assert areas.nearest_point(SQUARE, lat=55, lon=25).km == 0


def test_hole() -> None:
    ring = [[24, 54], [26, 54], [26, 56], [24, 56], [24, 54]]
    with_hole = areas.Outline([*SQUARE.rings, ring])
    assert not with_hole.holds(lat=55, lon=25)
    # half a degree of longitude at 55 N is 63.98 km on WGS 84; a degree 63.99 * 2, latitude 111.3
    assert areas.nearest_point(with_hole, lat=55, lon=25).km == pytest.approx(63.9, abs=0.5)


@pytest.mark.parametrize(
    ("a", "b", "km", "tolerance"),
    [
        ("north-korea", "south-korea", 0, 0),
        ("poland", "kaliningrad-oblast", 0, 0),
        ("russia", "hawaii", None, None),
        ("denmark", "sweden", 4, 3),
    ],
)  # the Sound is 4 km wide at Helsingor
def test_between(a: str, b: str, km: float | None, tolerance: float | None) -> None:
    way, back = areas.nearest_between(AREAS[a], AREAS[b]), areas.nearest_between(AREAS[b], AREAS[a])
    assert way.km == pytest.approx(back.km, abs=0.2)
    if km is not None:
        assert way.km == pytest.approx(km, abs=tolerance)
    else:
        rough = geodesy.unit_vectors(lat=AREAS[a].points[0], lon=AREAS[a].points[1]) @ AREAS[b].vectors.T
        assert way.km == pytest.approx(float(np.arccos(rough.max())) * geodesy.EARTH_RADIUS_KM, rel=0.006)


def test_share() -> None:
    whole = areas.share_within(OBLAST, range_km=500, **REDZIKOWO)
    part = areas.share_within(OBLAST, range_km=250, **REDZIKOWO)
    assert whole == 1.0
    assert 0.2 < part < 0.8
    assert (
        areas.share_within(AREAS["poland"], range_km=500, origin=OBLAST)
        > areas.share_within(AREAS["poland"], range_km=300, origin=OBLAST)
        > 0
    )


@settings(max_examples=30, deadline=None)
@given(st.floats(10, 3000), st.floats(0, 500))
def test_a_larger_range_never_covers_less(range_km: float, more: float) -> None:
    assert areas.share_within(SQUARE, range_km=range_km + more, **REDZIKOWO) >= areas.share_within(
        SQUARE, range_km=range_km, **REDZIKOWO
    )


def test_empty_outline_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one closed ring"):
        areas.Outline([])


def test_bad_file(tmp_path: Path) -> None:
    (tmp_path / "areas.json").write_text('{"x": []}')
    with pytest.raises(ValueError, match="x: no rings"):
        list(areas.Areas(tmp_path / "areas.json"))


def test_geometry_is_imported_only_when_needed() -> None:
    import subprocess

    code = (
        "import sys, standoff.catalogue as c; c.Catalogue.load();"
        "print([m for m in ('numpy', 'pyproj', 'shapely') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
