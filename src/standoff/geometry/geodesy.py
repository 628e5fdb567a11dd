"""Geodesics on the WGS 84 ellipsoid: distances, courses, points along the way.

Method: C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43-55, doi:10.1007/s00190-012-0578-z,
through pyproj.Geod; error below 15 nm. Angles in degrees, azimuths clockwise from north, distances in km.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Number = float | Array

EARTH_RADIUS_KM = 6371.0088  # mean radius of WGS 84, (2a + b) / 3; only for first guesses that a geodesic then settles


@cache
def _geod() -> Any:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def inverse(*, lat1: Any, lon1: Any, lat2: Any, lon2: Any) -> tuple[Any, Any, Any]:
    """Distance in km and the azimuths at the first and the second point, both in the sense of travel.

    Scalars or arrays that broadcast; degrees in, km and degrees out. Karney 2013.

    >>> round(inverse(lat1=54.706, lon1=20.511, lat2=54.473, lon2=17.123)[0])
    221
    """
    if all(isinstance(x, int | float) for x in (lat1, lon1, lat2, lon2)):
        start, end, metres = _geod().inv(lon1, lat1, lon2, lat2)
        return metres / 1000.0, start, (end + 360.0) % 360.0 - 180.0
    import numpy as np

    lat1, lon1, lat2, lon2 = (np.ascontiguousarray(x) for x in np.broadcast_arrays(lat1, lon1, lat2, lon2))
    start, end, metres = _geod().inv(lon1, lat1, lon2, lat2)
    return np.asarray(metres) / 1000.0, np.asarray(start), (np.asarray(end) + 360.0) % 360.0 - 180.0


def distance_km(*, lat1: Any, lon1: Any, lat2: Any, lon2: Any) -> Any:
    """Length in km of the shortest way over the ellipsoid; scalars or arrays, degrees. Karney 2013."""
    return inverse(lat1=lat1, lon1=lon1, lat2=lat2, lon2=lon2)[0]


def direct(*, lat: float, lon: float, azimuth_deg: float, distance_km: float) -> tuple[float, float]:
    """Latitude and longitude reached after so many km on a course; degrees. Karney 2013."""
    lon2, lat2, _back = _geod().fwd(lon, lat, azimuth_deg, distance_km * 1000.0)
    return float(lat2), float(lon2)


def unit_vectors(*, lat: Any, lon: Any) -> Any:
    """Points on the unit sphere, shape (..., 3), of geographic degrees: for fast first guesses."""
    import numpy as np

    phi, lam = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=-1)
