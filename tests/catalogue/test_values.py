"""Values as of a date: low, nominal, high, what is left out, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.catalogue import Catalogue, UnknownId
from standoff.catalogue.schema import Report
from standoff.catalogue.values import nominal, quantity, unit_of


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (None, (350, 500, 500)),  # two sources give 500
        (date(2011, 1, 1), (350, 400, 400)),  # 500 not yet public; 400 is from a checked report, 350 is not
        (date(2012, 3, 1), (350, 500, 500)),  # the first day on which "2012-03" may be public
        (date(2012, 2, 29), (350, 400, 400)),
    ],
)
def test_known(small: Catalogue, known: date | None, expected: tuple[float, float, float]) -> None:
    q = small.quantity("hawk", "range_km", known=known)
    assert q is not None
    assert (q.low, q.nominal, q.high) == expected
    assert q.unit == "km"


def test_nothing_public_yet(small: Catalogue) -> None:
    assert small.quantity("hawk", "range_km", known=date(2009, 12, 31)) is None


def test_validity(small: Catalogue) -> None:
    early, late = (small.quantity("hawk", "speed_km_s", on=date(y, 6, 1)) for y in (2012, 2020))
    assert early is not None
    assert late is not None
    assert (early.low, early.nominal, early.high, early.unit) == (1.5, 1.5, 2.1, "km/s")
    assert late.nominal == 3


def test_disputed_is_shown_not_used(small: Catalogue) -> None:
    assert {(f.value, f.standing) for f in small.rivals("hawk", "range_km")} == {
        ("700 km", "disputed"),
        ("2,000 km", "error"),
    }
    q = small.quantity("hawk", "range_km", standing=("accepted", "disputed"))
    assert q is not None
    assert q.high == 700


def test_one_fact_a_source(small: Catalogue) -> None:
    q = small.quantity("hawk", "range_km")
    assert q is not None
    assert [f.source for f in q.facts] == ["A-1", "B-2", "C-3", "D-4"]
    assert [f.checked for f in q.facts] == [True, True, True, False]


def test_parts_give_what_a_system_lacks(small: Catalogue) -> None:
    q = small.quantity("hawk-battery", "range_km")
    assert q is not None
    assert (q.low, q.nominal, q.high) == (90, 500, 500)
    assert any("from its part Hawk-7 M" in (f.note or "") for f in q.facts)


def test_why_explains_every_report(small: Catalogue) -> None:
    uses = small.why("hawk", "range_km", known=date(2012, 6, 1))
    assert [(u.fact.source, u.used) for u in uses] == [
        ("A-1", True),
        ("B-2", True),
        ("C-3", True),
        ("D-4", True),
        ("E-5", False),
        ("F-6", False),
    ]
    assert "not public until 2013" in uses[4].reason
    assert "error" in uses[5].reason


def test_why_of_an_unknown_field(small: Catalogue) -> None:
    with pytest.raises(UnknownId, match=r"hawk\.range_km"):
        small.why("hawk", "rnge_km")


def test_rate(small: Catalogue) -> None:
    q = small.rate("NCK", "usd", 2013)
    assert q is not None
    assert q.nominal == 31.85
    assert small.rate("nck", "usd", 2013, known=date(2013, 12, 31)) is None
    assert small.rate("nck", "usd", 1999) is None


@pytest.mark.parametrize(
    ("field", "unit"),
    [("range_km", "km"), ("burnout_speed_km_s", "km/s"), ("area_km2", "km2"), ("cost_usd", "usd"), ("silos", "")],
)
def test_unit_of(field: str, unit: str) -> None:
    assert unit_of(field) == unit


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([(400, True, 1), (500, True, 1), (500, False, 1)], 500),
        ([(300, True, 1), (400, True, 1), (500, True, 1)], 400),
        ([(300, False, 1), (500, True, 1)], 500),
        ([(300, True, 1), (500, True, 1)], 300),
        ([(300, True, 1), (500, True, 1), (380, True, 0.5), (500, True, 0.5)], 500),  # an interval of 380 to 500
    ],
)
def test_nominal(votes: list[tuple[float, bool, float]], expected: float) -> None:
    assert nominal(votes) == expected


@given(st.lists(st.tuples(st.floats(1, 1e4), st.integers(1990, 2030)), min_size=1), st.integers(1985, 2035))
def test_later_knowledge_only_widens(figures: list[tuple[float, int]], year: int) -> None:
    reports = [Report(value=v, source="S", public=str(y)) for v, y in figures]
    then = quantity("x.range_km", "range_km", reports, known=date(year, 6, 1))
    now = quantity("x.range_km", "range_km", reports)
    assert now is not None
    assert now.low <= now.nominal <= now.high
    if then is not None:
        assert now.low <= then.low <= then.nominal <= then.high <= now.high
