"""Reach without an article: what is inside at each cited figure, and the ranges that change an answer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.catalogue import Catalogue, NoPosition, UnknownId
from standoff.model import Quantity
from standoff.reach import _group, _target, reach, reach_lines


def test_reach(small: Catalogue) -> None:
    answer = reach(small, "hawk", "port-city", ["sites"], on=date(2018, 2, 5))
    alpha, beta, nowhere = answer.targets
    assert (alpha.id, alpha.inside_low, alpha.inside_high) == ("alpha", True, True)
    assert (beta.id, beta.inside_low, beta.inside_high, beta.flips_at_km) == (
        "beta",
        False,
        False,
        pytest.approx(1216, abs=1),
    )
    assert nowhere.nearest_km is None
    assert [f.value for f in answer.disputed] == ["700 km", "2,000 km"]
    built, told = answer.groups
    assert (built.key, built.inside_nominal, len(built.members)) == ("sites.core-2016", 1, 2)
    assert built.half_km == alpha.nearest_km
    assert (told.unmeasured, told.half_km, told.all_km) == (("nowhere",), beta.nearest_km, None)


def test_area_origin_tells_nearest_from_farthest(small: Catalogue) -> None:
    (target,) = reach(small, "dart", "outpost", ["port-city"]).targets
    assert target.nearest_km == 0
    assert target.inside_low
    assert target.farthest_km is not None
    assert 20 < target.farthest_km < 50


def test_disputed_range_is_named_where_it_matters(small: Catalogue) -> None:
    quantity = Quantity(low=100, nominal=150, high=200, unit="km")
    distance = small.distance("port-city", "alpha")
    target = _target(small, "alpha", distance, quantity, [(700.0, "E-5"), (210.0, "F-6")])
    assert target.inside_disputed == ("700 km (E-5)",)


def test_unknown_range_gives_distances_only(small: Catalogue) -> None:
    answer = reach(small, "hawk", "port-city", ["alpha"], known=date(2000, 1, 1))
    assert answer.range is None
    assert answer.targets[0].inside_low is None
    assert "distances only" in answer.notes[0]


def test_lines(small: Catalogue) -> None:
    lines = reach_lines(reach(small, "hawk", "port-city", ["sites"]))
    assert lines[0] == "Hawk-7 M from Port"
    assert lines[1].startswith("range 350 / 500 / 500 km")
    assert any(line.startswith("disputed: 700 km (E-5") for line in lines)
    assert any("half at" in line for line in lines)


def test_bad_questions(small: Catalogue) -> None:
    with pytest.raises(UnknownId, match="hawk"):
        reach(small, "hawkk", "port-city", ["alpha"])
    with pytest.raises(NoPosition):
        reach(small, "hawk", "nowhere", ["alpha"])


@given(st.floats(1, 3000), st.floats(0, 3000))
def test_a_larger_range_never_reaches_less(low: float, more: float) -> None:
    from standoff.catalogue.distances import Distance

    away = {"a": 163.0, "b": 658.0, "c": 1149.0, "d": 2805.0}
    entries = {
        k: Distance(
            a="o",
            b=k,
            nearest_km=v,
            farthest_km=v + 200,
            error_km=0,
            from_point=(0, 0),
            to_point=(0, 0),
            from_place="o",
            to_place=k,
            basis="",
        )
        for k, v in away.items()
    }

    class Names:
        """Gives every id a name."""

        def get(self, entity_id: str) -> object:
            return type("Entry", (), {"name": entity_id})

    def count(km: float) -> int:
        q = Quantity(low=km, nominal=km, high=km, unit="km")
        measured = {k: _target(Names(), k, d, q, ()) for k, d in entries.items()}  # type: ignore[arg-type]
        return _group("g", "g", None, tuple(away), measured).inside_nominal

    assert count(low + more) >= count(low)
