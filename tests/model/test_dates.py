"""EDTF: expected days from ISO 8601-2:2019, annex A, and the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model import BadDate, Edtf

CASES = [
    ("2016", date(2016, 1, 1), date(2016, 12, 31)),
    ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),  # a leap year
    ("2015-02", date(2015, 2, 1), date(2015, 2, 28)),
    ("2018-02-05", date(2018, 2, 5), date(2018, 2, 5)),
    ("2006~", date(2006, 1, 1), date(2006, 12, 31)),
    ("2017-21", date(2017, 3, 1), date(2017, 5, 31)),  # spring
    ("2017-24", date(2017, 12, 1), date(2018, 2, 28)),  # winter runs into the next year
    ("2006-11/2016-11", date(2006, 11, 1), date(2016, 11, 30)),
    ("2008/..", date(2008, 1, 1), date(9999, 12, 31)),
    ("../2012", date(1, 1, 1), date(2012, 12, 31)),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), CASES)
def test_earliest_and_latest_day(text: str, earliest: date, latest: date) -> None:
    parsed = Edtf.parse(text)
    assert (parsed.earliest, parsed.latest) == (earliest, latest)


@pytest.mark.parametrize("text", ["", "16", "2016-13", "2016-02-30", "May 2016", "2016/2015", "2016-1-1", "2016/"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        Edtf.parse(text)


@given(st.dates(), st.dates())
def test_intervals_overlap_when_they_share_a_day(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    whole = Edtf.parse(f"{first.isoformat()}/{last.isoformat()}")
    assert whole.overlaps(Edtf.of(a))
    assert whole.overlaps(Edtf.of(b))
