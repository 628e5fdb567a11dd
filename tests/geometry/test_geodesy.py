"""Distances against other people's numbers and another implementation."""

from __future__ import annotations

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from standoff.geometry import geodesy

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)
TOLERANCE_KM = 1e-6  # both codes state 15 nm; a micrometre a degree of rounding in the input is far above


@given(latitudes, longitudes, latitudes, longitudes)
def test_inverse_against_geographiclib(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    expected = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"] / 1000
    assert geodesy.distance_km(lat1=lat1, lon1=lon1, lat2=lat2, lon2=lon2) == pytest.approx(expected, abs=TOLERANCE_KM)


@given(st.floats(-85, 85), longitudes, st.floats(-180, 180), st.floats(1, 15000))
def test_direct_against_geographiclib(lat: float, lon: float, azimuth: float, km: float) -> None:
    found = geodesy.direct(lat=lat, lon=lon, azimuth_deg=azimuth, distance_km=km)
    expected = Geodesic.WGS84.Direct(lat, lon, azimuth, km * 1000)
    assert (
        geodesy.distance_km(lat1=found[0], lon1=found[1], lat2=expected["lat2"], lon2=expected["lon2"]) < TOLERANCE_KM
    )


def test_azimuths_point_the_way_of_travel() -> None:
    km, first, last = geodesy.inverse(lat1=0.0, lon1=0.0, lat2=0.0, lon2=10.0)
    assert (round(km, 3), first, last) == (1113.195, 90.0, 90.0)  # a * 10 degrees in radians, a = 6378.137 km


def test_karney_example() -> None:
    # Karney 2013, table 2: from (40, 0), azimuth 30, 10,000 km, to (41.79331020506, 137.84490004377)
    lat, lon = geodesy.direct(lat=40.0, lon=0.0, azimuth_deg=30.0, distance_km=10000.0)
    assert lat == pytest.approx(41.79331020506, abs=1e-9)
    assert lon == pytest.approx(137.84490004377, abs=1e-9)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [  # reference-facts.md, section 2.5
        ((54.706, 20.511), (54.473, 17.123), 221),
        ((54.634, 21.816), (54.473, 17.123), 304),
        ((54.634, 21.816), (44.067, 24.383), 1190),
        ((58.739, 29.848), (54.473, 17.123), 912),
        ((44.608, 33.521), (44.067, 24.383), 731),
        ((45.35, 32.49), (44.067, 24.383), 658),
        ((38.080, 46.292), (54.473, 17.123), 2858),
        ((38.080, 46.292), (44.067, 24.383), 1950),
        ((35.577, 53.392), (52.5244, 13.4105), 3650),
    ],
)
def test_reference_distances(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert geodesy.distance_km(lat1=a[0], lon1=a[1], lat2=b[0], lon2=b[1]) == pytest.approx(km, abs=1)


def test_arrays_and_scalars_agree() -> None:
    lats, lons = np.array([[10.0, -20.0], [30.0, 89.0]]), np.array([[5.0, 179.0], [-180.0, 0.0]])
    many = geodesy.distance_km(lat1=50.0, lon1=8.0, lat2=lats, lon2=lons)
    assert many.shape == (2, 2)
    for i, j in np.ndindex(2, 2):
        one = geodesy.distance_km(lat1=50.0, lon1=8.0, lat2=float(lats[i, j]), lon2=float(lons[i, j]))
        assert many[i, j] == pytest.approx(one, abs=1e-9)
