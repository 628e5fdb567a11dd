"""The margin engine on synthetic checks, and its laws as properties."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.checking.engine import (
    CURVE_POINTS,
    Check,
    Checking,
    Finding,
    Parameter,
    at_least,
    at_most,
    between,
    box_margins,
    clock_verdict,
    curve_of,
    day_parameter,
    fixed,
    flips_of,
    measure,
    over_members,
    over_readings,
    sign_verdict,
)
from standoff.model import Fact


def reach(low: float, nominal: float, high: float, distance: float, **more: float) -> Check:
    """Range minus distance, as the reach kind measures it."""
    return Check(at_least("range", distance), "km", (Parameter("range", "km", low, nominal, high, **more),), "why")


# distances and ranges: reference-facts.md 1.1 and 2.5 (iskander-m 350/500/500 km, disputed 700; km from the oblast)
@pytest.mark.parametrize(
    ("distance", "verdict", "margin"),
    [
        (162.0, "supported", 188.0),  # Redzikowo: inside at the lowest cited range
        (1151.0, "contradicted", -651.0),  # Deveselu: outside at the highest
        (471.0, "depends", 29.0),  # Copenhagen: between 350 and 500
    ],
)
def test_the_sign_over_the_box_is_the_verdict(distance: float, verdict: str, margin: float) -> None:
    value, found, _ = measure(reach(350, 500, 500, distance, said_high=700))
    assert (value, found.value) == (verdict, margin)


def test_a_flip_is_the_nearest_value_that_turns_the_sign_and_says_whether_a_source_gives_it() -> None:
    (outside,) = flips_of(reach(350, 500, 500, 1151, said_high=700))
    assert outside.value == 1151
    assert not outside.inside_cited
    assert "outside what any source says (350 km to 700 km)" in outside.text
    (disputed,) = flips_of(reach(350, 500, 500, 583, said_high=700))  # Helsinki: only at the disputed figure
    assert disputed.inside_cited


def test_both_bounds_of_an_interval_flip_and_the_nearer_is_told() -> None:
    check = Check(between("range", 500, 5500), "km", (Parameter("range", "km", 1287, 1600, 2500),), "Tomahawk, INF")
    value, margin, flips = measure(check)
    assert value == "supported"
    assert margin.value == 787  # 1,287 - 500: the gold's margin for the same sentence
    assert [f.value for f in flips] == [500]


def test_inside_the_models_own_error_the_verdict_is_depends() -> None:
    check = Check(at_least("range", 498), "km", (fixed("range", "km", 500),), "", band=5)
    assert measure(check)[0] == "depends"


def test_a_date_flips_at_a_date() -> None:
    reached = day_parameter("date of technical capability", date(2015, 12, 18), date(2015, 12, 18))
    value, margin, flips = measure(Check(at_most(reached.name, date(2015, 12, 31).toordinal()), "days", (reached,), ""))
    assert (value, margin.value) == ("supported", 13)  # reference-facts.md 3: 2015-12-18; due 2015
    assert flips[0].value == "2015-12-31"


def test_readings_that_differ_depend_and_members_that_differ_are_mixed() -> None:
    def verdict(*rows: Finding) -> str | None:
        return clock_verdict(Checking(rows), None).value

    assert verdict(Finding("supported", "", reading="a"), Finding("contradicted", "", reading="b")) == "depends"
    assert verdict(Finding("supported", "", member="a"), Finding("contradicted", "", member="b")) == "mixed"
    assert verdict(Finding("supported", "", reading="a"), Finding("unresolved", "", reading="b")) == "supported"
    assert verdict(Finding(None, "not due")) is None


def test_one_member_is_enough_for_any_and_not_for_none() -> None:
    rows = (Finding("supported", "", member="a"), Finding("contradicted", "", member="b"))
    assert clock_verdict(Checking(rows, combine="any"), None).value == "supported"
    assert clock_verdict(Checking(rows, combine="any", denied=True), None).value != "supported"


def test_a_negated_claim_has_the_opposite_verdict_margin_and_curve() -> None:
    plain = clock_verdict(Checking((reach(350, 500, 500, 162),)), None)
    negated = clock_verdict(Checking((reach(350, 500, 500, 162),), denied=True), None)
    assert (plain.value, negated.value) == ("supported", "contradicted")
    assert plain.margin is not None
    assert negated.margin is not None
    assert negated.margin.value == -plain.margin.value
    assert plain.curve is not None
    assert negated.curve is not None
    assert [p.margin for p in negated.curve.points] == [-p.margin + 0.0 for p in plain.curve.points]


def test_the_parts_name_members_that_differ_and_the_margin_is_the_binding_members() -> None:
    near, far = reach(350, 500, 500, 162), reach(350, 500, 500, 1151)
    found = clock_verdict(
        Checking(
            (
                Check(near.margin, "km", near.parameters, "a", member="redzikowo"),
                Check(far.margin, "km", far.parameters, "b", member="deveselu"),
            )
        ),
        None,
    )
    assert found.value == "mixed"
    assert found.parts == {"redzikowo": "supported", "deveselu": "contradicted"}
    assert found.margin is not None
    assert found.margin.value == -651


def test_unchecked_and_single_sources_are_told() -> None:
    fact = Fact(what="x.range_km", value="500", source="FAS-18", checked=False)
    check = Check(at_least("range", 100), "km", (fixed("range", "km", 500, fact),), "It reaches.")
    found = clock_verdict(Checking((check,)), None)
    assert "rests on an unchecked source: FAS-18" in found.why
    assert "one source only: FAS-18" in found.assumptions


def test_a_curve_has_a_fixed_number_of_points_and_shows_the_flip() -> None:
    curve = curve_of(reach(350, 500, 500, 1151))
    assert curve is not None
    assert len(curve.points) == CURVE_POINTS
    assert min(p.margin for p in curve.points) < 0 < max(p.margin for p in curve.points)


def test_a_parameter_out_of_order_is_refused() -> None:
    with pytest.raises(ValueError, match="low, nominal, high"):
        Parameter("range", "km", 500, 350, 700)


def test_members_and_readings_without_a_record() -> None:
    assert over_readings(["unresolved", "unresolved"]) == "unresolved"
    assert over_readings([]) is None
    assert over_members(["supported", "supported", "unresolved"]) == "supported"
    assert over_members(["supported", "unresolved", "unresolved"]) == "unresolved"


km = st.floats(min_value=1, max_value=20_000, allow_nan=False)
RISING = {"contradicted": 0, "depends": 1, "supported": 2}


@given(st.lists(km, min_size=3, max_size=3).map(sorted), km, st.floats(min_value=0, max_value=5_000))
def test_a_larger_range_never_reaches_less(box: list[float], distance: float, more: float) -> None:
    low, nominal, high = box
    before = measure(reach(low, nominal, high, distance))[0]
    after = measure(reach(low + more, nominal + more, high + more, distance))[0]
    assert RISING[after] >= RISING[before]


@given(
    st.lists(km, min_size=3, max_size=3).map(sorted),
    st.lists(km, min_size=2, max_size=2).map(sorted),
    st.floats(min_value=0, max_value=50),
)
def test_no_verdict_is_supported_while_a_corner_is_negative(box: list[float], ends: list[float], band: float) -> None:
    low, nominal, high = box
    check = Check(between("range", *ends), "km", (Parameter("range", "km", low, nominal, high),), "", band=band)
    verdict = measure(check)[0]
    corners = [check.margin({"range": v}) for v in (low, nominal, high)]
    if min(corners) < 0:
        assert verdict != "supported"
    if max(corners) >= 0:
        assert verdict != "contradicted"


@given(st.lists(km, min_size=5, max_size=5).map(sorted), km)
def test_a_narrower_box_never_turns_supported_into_depends(values: list[float], distance: float) -> None:
    a, b, nominal, c, d = values
    if measure(reach(a, nominal, d, distance))[0] == "supported":
        assert measure(reach(b, nominal, c, distance))[0] == "supported"


@given(st.floats(-1e4, 1e4), st.floats(0, 1e4), st.floats(0, 100))
def test_a_verdict_and_its_negation_are_opposite(low: float, width: float, band: float) -> None:
    verdict = sign_verdict(low, low + width, band)
    assert (verdict == "supported") == (low >= band)
    assert (verdict == "contradicted") == (low + width < -band)


@given(st.lists(km, min_size=3, max_size=3).map(sorted), km)
def test_a_flip_is_where_the_margin_is_nought(box: list[float], distance: float) -> None:
    check = reach(*box, distance)
    for flip in flips_of(check):
        assert isinstance(flip.value, float)
        assert abs(check.margin({"range": flip.value})) <= 0.51
    low, nominal, high = box_margins(check)
    assert low <= nominal <= high
