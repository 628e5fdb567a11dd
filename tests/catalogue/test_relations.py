"""Classes, parts, places in places, sets by date, and the look-ups over deployments and events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from standoff.catalogue import Catalogue, NoPosition
from standoff.catalogue.check import check
from standoff.model import Edtf


def test_kinds(small: Catalogue) -> None:
    assert small.kinds_of("hawk") == {"hawk", "short-range", "missile"}
    assert small.is_a("hawk", "missile")
    assert not small.is_a("missile", "hawk")
    assert small.instances("missile") == ["dart", "hawk", "short-range"]
    assert small.parts("hawk-battery") == ["hawk", "dart"]


def test_a_circle_ends(made: Callable[[dict[str, str]], Catalogue]) -> None:
    catalogue = made({"system/missile": "id: missile\nname: missile\nis_a: [short-range]\n"})
    assert catalogue.kinds_of("missile") == {"missile", "short-range"}
    assert any("above itself" in p.what for p in check(catalogue))


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("outpost", "port-city", True),
        ("north", "port-city", True),
        ("port-city", "outpost", False),
        ("sites", "beta", True),
        ("alpha", "alpha", True),
        ("south", "port-city", False),
    ],
)
def test_contains(small: Catalogue, outer: str, inner: str, expected: bool) -> None:
    assert small.contains(outer, inner) is expected


def test_country(small: Catalogue) -> None:
    assert small.country_of("port-city") == "north"
    assert small.country_of("alpha") is None
    assert small.places_within("north") == ["outpost", "port-city"]


@pytest.mark.parametrize(
    ("on", "keys"),
    [
        (None, ["core-2012", "core-2016", "all"]),
        (date(2014, 1, 1), ["core-2012", "all"]),
        (date(2018, 1, 1), ["core-2016", "all"]),
        (date(2000, 1, 1), ["core-2012", "all"]),
    ],
)
def test_definitions(small: Catalogue, on: date | None, keys: list[str]) -> None:
    assert [d.key for d in small.definitions("sites", on)] == keys


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, True),
        ({"systems": ["missile"]}, True),
        ({"systems": ["hawk-battery"]}, True),
        ({"systems": ["dart"]}, False),
        ({"places": ["outpost"]}, True),
        ({"places": ["north"]}, True),
        ({"places": ["alpha"]}, False),
        ({"owner": "north"}, True),
        ({"owner": "south"}, False),
        ({"on": date(2014, 12, 9)}, True),
        ({"on": date(2016, 1, 1)}, False),
        ({"on": date(2020, 1, 1)}, True),
    ],
)
def test_deployments(small: Catalogue, filters: dict[str, object], found: bool) -> None:
    assert bool(small.deployments(**filters)) is found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, True),
        ({"acts": ["exercise"]}, True),
        ({"acts": ["visit"]}, False),
        ({"actors": ["north"]}, True),
        ({"actors": ["south"]}, False),
        ({"places": ["outpost"]}, True),
        ({"between": Edtf.parse("2014/2015")}, True),
        ({"between": Edtf.parse("2016/..")}, False),
    ],
)
def test_events(small: Catalogue, filters: dict[str, object], found: bool) -> None:
    assert bool(small.events(**filters)) is found  # type: ignore[arg-type]


def test_side_and_offices(small: Catalogue) -> None:
    assert small.side_of("ann-lee") == "north"
    assert small.side_of("north") == "north"
    assert small.side_of("hawk") is None
    assert [o.title for o in small.offices("ann-lee", date(2012, 1, 1))] == ["minister"]
    assert [o.title for o in small.offices("ann-lee", date(2014, 8, 1))] == [
        "minister",
        "president",
    ]  # the month is not known


def test_distances(small: Catalogue) -> None:
    # reference-facts.md 2.5: Kaliningrad city to Redzikowo 221 km, to Deveselu 1,216 km
    assert small.distance("port-city", "alpha").nearest_km == pytest.approx(221, abs=0.5)
    assert small.distance("port-city", "beta").nearest_km == pytest.approx(1216, abs=0.5)
    area = small.distance("outpost", "alpha")
    assert area.nearest_km < 221 < area.farthest_km
    assert area.error_km == 6
    back = small.distance("alpha", "outpost")
    assert (back.nearest_km, back.from_point, back.to_point) == (area.nearest_km, area.to_point, area.from_point)
    to_set = small.distance("port-city", "sites")
    assert to_set.to_place == "alpha"
    assert to_set.farthest_km == pytest.approx(1216, abs=0.5)
    assert small.distance("outpost", "port-city").nearest_km == 0


def test_no_position(small: Catalogue) -> None:
    with pytest.raises(NoPosition, match="nowhere has no coordinates"):
        small.distance("alpha", "nowhere")
