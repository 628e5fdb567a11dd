"""Date expressions against a dateline (the conventions of the annotated articles)."""

from __future__ import annotations

import pytest

from standoff.model import Document, Edtf
from standoff.reading.annotated import DateMention
from standoff.reading.blocks import laid_out, read_blocks
from standoff.reading.boilerplate import Decision
from standoff.reading.dates import find_dates
from standoff.reading.sentences import parse


def dates(text: str, published: str | None) -> list[DateMention]:
    document = Document(name="t.txt", text=text)
    page = laid_out(document)
    blocks = read_blocks(document, page, [Decision("paragraph")] * len(page.passages))
    when = Edtf.parse(published) if published else None
    return [d for s in parse(blocks, None) for d in find_dates(s, when)]  # type: ignore[arg-type]


FRIDAY = "2012-05-04"


@pytest.mark.parametrize(
    ("text", "published", "edtf", "relation"),
    [
        ("The envoy spoke on Thursday.", FRIDAY, "2012-05-03", None),
        ("The envoy spoke on Friday.", FRIDAY, "2012-05-04", None),
        ("The envoy spoke last Friday.", FRIDAY, "2012-04-27", None),
        ("They met last March.", FRIDAY, "2012-03", None),
        ("They met last June.", FRIDAY, "2011-06", None),
        ("They met this February.", FRIDAY, "2012-02", None),
        ("They met last year.", FRIDAY, "2011", None),
        ("They met last month.", FRIDAY, "2012-04", None),
        ("They meet later this month.", FRIDAY, "2012-05", None),
        ("They met earlier this month.", FRIDAY, "2012-05", None),
        ("They met in November last year.", FRIDAY, "2011-11", None),
        ("It arrives by the end of this year.", FRIDAY, "2012-12", "by"),
        ("They met yesterday.", FRIDAY, "2012-05-03", None),
        ("They met today.", FRIDAY, "2012-05-04", None),
        ("They met a decade ago.", FRIDAY, "2002", None),
        ("They met three years ago.", FRIDAY, "2009", None),
        ("It has threatened this for the past decade.", "2016-11-22", "2006-11/2016-11", "for"),
        ("They have moved east over the last few decades.", "2018-03", "1990/2018", "for"),
        ("The pact was signed in the late 1980s.", FRIDAY, "1985/1989", None),
        ("It has said so since 2008.", FRIDAY, "2008", "since"),
        ("It will be ready by 2020.", FRIDAY, "2020", "by"),
        ("It was built in 2015.", "2018-01-01", "2015", None),
        ("They met in Nov. 2010 in Oslo.", FRIDAY, "2010-11", None),
        ("It arrived on 5 February.", "2018-03", "2018-02-05", None),
        ("He spoke on December 18.", "2013-12-24", "2013-12-18", None),
        ("He spoke on December 18.", FRIDAY, "2011-12-18", None),
        ("It will fly on December 18.", FRIDAY, "2012-12-18", None),
        ("It would be tested by the end of August.", "2019-02-14", "2019-08", "by"),
        ("It was cut between 2010-2013.", "2018-01-01", "2010/2013", None),
        ("The test of spring 2017 failed.", "2018-01-01", "2017-21", None),
        ("It shipped in Q3 2018.", "2019-01-01", "2018-07/2018-09", None),
        ("The budget for fiscal year 2019 grew.", "2019-01-01", "2018-10/2019-09", None),
        ("He spoke on March 1, 2018.", "2018-03-09", "2018-03-01", None),
        ("The envoy spoke on Thursday.", None, None, None),
        ("He spoke on December 18.", None, None, None),
    ],
)
def test_resolved(text: str, published: str | None, edtf: str | None, relation: str | None) -> None:
    found = dates(text, published)
    assert [(d.edtf, d.relation) for d in found] == [(edtf, relation)]
    assert found[0].rule


@pytest.mark.parametrize(
    "text",
    [
        "It may strike again.",
        "They march on the capital.",
        "The range is 2000 km.",
        "About 1,900 troops came.",
        "It costs $2015.",
        "The second half was better.",
        "The Mi-1999 flew.",
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text, FRIDAY) == []
