"""Answers that checking must reach on the shipped catalogue (issue 2; numbers from reference-facts.md, by section)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from standoff.catalogue import Catalogue
from standoff.checking import check_document
from standoff.model import SLOTS, Claim, Document, Statement, Verdict

AS_OF = date(2026, 1, 1)


@cache
def record() -> Catalogue:
    return Catalogue.load()


def answer(
    kind: str,
    text: str,
    published: str,
    *,
    stance: str = "asserted",
    when: str | None = None,
    side: str | None = None,
    **slots: Any,
) -> Verdict:
    """The verdict of one claim, alone in a document of one day."""
    document = Document(name="t", text=text, published=published)
    said = (
        [Statement(id="s1", speaker="x", side=side, mode="direct", start=0, end=len(text), text=text)] if side else []
    )
    claim = Claim(
        id="c1",
        statement="s1" if side else None,
        kind=kind,
        stance=stance,
        when=when,
        start=0,
        end=len(text),
        text=text,
        slots=SLOTS[kind](**slots),
    )
    return check_document(document, [claim], said, record(), AS_OF)[0].verdict


def test_iskander_reaches_one_site_and_not_the_other() -> None:
    found = answer(
        "reach",
        "The Iskander system's range is enough to reach the US ABM sites",
        "2016-11-22",
        weapon="iskander-m",
        origin="kaliningrad-oblast",
        targets=["redzikowo", "deveselu"],
        quantifier="all",
    )
    assert found.now.value == "mixed"
    assert found.now.parts == {"redzikowo": "supported", "deveselu": "contradicted"}
    assert found.margin is not None
    assert found.margin.value == pytest.approx(-650, abs=10)  # 2.5: 1,151 km from the oblast, 500 km range
    assert found.flips[0].value == pytest.approx(1151, abs=8)
    assert not found.flips[0].inside_cited


def test_half_of_europes_capitals_is_contradicted_under_every_definition() -> None:
    found = answer(
        "reach",
        "a danger for half of Europe's capitals",
        "2018-02-05",
        weapon="iskander-m",
        origin="kaliningrad-oblast",
        targets=["european-capitals"],
        quantifier="half",
    )
    assert found.now.value == "contradicted"
    assert len([r for r in found.now.readings if r.margin]) >= 3
    assert {r.verdict for r in found.now.readings} == {"contradicted"}
    wanted = [f.value for r in found.now.readings for f in r.flips if f.parameter.startswith("range")]
    assert any(1000 <= float(v) <= 1150 for v in wanted)  # section 8: half needs about 1,080 km


def test_launchers_in_poland_and_romania_in_november_2016() -> None:
    found = answer(
        "basing",
        "interceptor missile launchers deployed in Poland and Romania",
        "2016-11-22",
        when="2016-11",
        systems=["interceptor-missile-launchers"],
        places=["poland", "romania"],
        owner="usa",
        phase="deployed",
    )
    assert found.now.value == "mixed"
    assert found.parts is not None
    assert sorted(found.parts.values()) == ["contradicted", "supported"]


def test_the_ban_holds_in_2016_and_not_in_2020() -> None:
    slots = {"treaty": "inf-treaty", "subject": "ground-launched-missiles-of-tomahawk-range", "effect": "forbids"}
    text = "banned from having ground-based missiles with the range similar to Tomahawks by the INF Treaty"
    held = answer("treaty", text, "2016-11-22", when="2016-11", **slots)
    assert held.now.value == "supported"
    assert held.margin is not None
    assert held.margin.value == pytest.approx(787, abs=1)  # 1,287 - 500
    assert answer("treaty", text, "2020-03-01", when="2020-03", **slots).now.value == "contradicted"


def test_some_four_hundred_interceptors_depends_on_what_is_missing() -> None:
    found = answer(
        "inventory",
        "some 400 interceptors in Alaska, California, Japan, Spain, Romania and on ships",
        "2018-03-03",
        when="2018-03",
        what="us-abm-missiles",
        count=400,
        comparator="about",
        owner="usa",
        places=["alaska", "california", "japan", "spain", "romania"],
    )
    assert found.now.value == "depends"
    assert "missing" in found.now.why


@pytest.mark.parametrize(
    ("milestone", "text", "due", "now"),
    [
        (
            "phase-two-interceptor-site-in-romania",
            "Phase two is the stationing of an interceptor site in Romania",
            "2015",
            "depends",
        ),  # technical capability 2015-12-18, certified 2016-05-12
        (
            "phase-three-facility-in-poland",
            "phase three envisages a similar facility established in Poland in 2018",
            "2018",
            "contradicted",
        ),  # accepted 2023-12-15
        (
            "phase-four-advanced-interceptor",
            "Phase four will involve a more advanced interceptor, to be deployed in 2020",
            "2020",
            "contradicted",
        ),  # cancelled 2013-03-15
    ],
)
def test_the_phases_as_planned_in_2012(milestone: str, text: str, due: str, now: str) -> None:
    found = answer(
        "schedule", text, "2012-05-04", stance="planned", when=due, programme="epaa", milestone=milestone, date=due
    )
    assert (found.then.value, found.now.value) == ("supported", now)


def test_a_predicted_interception_falls_with_the_interceptor_it_rested_on() -> None:
    found = answer(
        "intercept",
        "the NATO system would by 2020 be able to intercept Russia's ICBMs",
        "2012-05-04",
        stance="predicted",
        when="2020",
        side="russia",
        defence="nato-missile-defence-system",
        threat="russian-icbms",
        origin="russia",
        can=True,
    )
    assert found.now.value == "contradicted"
    assert "2013-03-15" in found.now.why


def test_a_decade_of_threats_is_a_rounded_decade() -> None:
    found = answer(
        "history",
        "Russia has made threats to move its Iskander missiles to Kaliningrad for the past decade",
        "2016-11-22",
        when="2006-11/2016-11",
        event="russian-threats-to-move-iskander-to-kaliningrad",
        since="2006-11",
    )
    assert found.now.value == "depends"
    assert found.margin is not None
    assert -3 < found.margin.value < 0


def test_warnings_since_2008() -> None:
    found = answer(
        "history",
        "Russian leaders have warned since 2008 that they may deploy Iskander in Kaliningrad",
        "2012-05-04",
        when="2008/2012-05",
        event="russian-warnings-of-iskander-in-kaliningrad",
        since="2008",
    )
    assert found.now.value == "supported"


def test_roubles_in_dollars_at_the_years_rate() -> None:
    found = answer(
        "money",
        "23 trillion roubles ($700 billion)",
        "2013-12-24",
        amount=23e12,
        currency="RUB",
        converted_amount=700e9,
        converted_currency="USD",
        what="rearmament",
    )
    assert found.now.value == "supported"
    assert "1.03" in found.now.why  # 23,000 / 31.85 = 722
    assert len(found.now.readings) > 3


def test_an_absent_record_is_unresolved_never_contradicted() -> None:
    found = answer(
        "basing",
        "Quagga missiles stand in Atlantis",
        "2016-11-22",
        systems=["quagga"],
        places=["atlantis"],
        phase="deployed",
    )
    assert (found.then.value, found.now.value) == ("unresolved", "unresolved")


def test_kaliningrad_borders_poland() -> None:
    found = answer(
        "proximity",
        "an exclave bordering Poland",
        "2012-05-04",
        a="kaliningrad-oblast",
        b="poland",
        relation="bordering",
    )
    assert found.now.value == "supported"


def test_a_claim_is_judged_alone() -> None:
    text = "Kaliningrad borders Poland."
    one = Claim(
        id="c1",
        kind="proximity",
        start=0,
        end=len(text),
        text=text,
        slots=SLOTS["proximity"](a="kaliningrad-oblast", b="poland", relation="bordering"),
    )
    other = one.model_copy(
        update={"id": "c2", "slots": SLOTS["proximity"](a="poland", b="japan", relation="bordering")}
    )
    document = Document(name="t", text=text, published="2016")
    alone = check_document(document, [one], [], record(), AS_OF)[0]
    beside = check_document(document, [other, one], [], record(), AS_OF)[1]
    assert alone == beside
