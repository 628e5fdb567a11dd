"""Sentences of many registers: which claims of place, reach, number and purpose they make, and which they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff import Catalogue
from standoff.kinds import find_claims
from standoff.model import Claim
from standoff.reading import annotate, sources

_MINE = {"basing", "reach", "range", "proximity", "inventory", "intercept", "aim"}
_LEAD = "Notes on arms and treaties\n\nSome words.\n\nIt rained in the valley.\n\nNobody came.\n\n"


def claims_of(text: str, where: Path, catalogue: Catalogue) -> list[Claim]:
    """Claims of the seven kinds in a text that stands at the end of a short document of 5 March 2014."""
    path = where / "note.txt"
    path.write_text(_LEAD + text + "\n", encoding="utf-8")
    document = next(iter(sources.load(path)))
    assert not isinstance(document, Exception)
    annotated = annotate(document, catalogue, published="2014-03-05")
    return [c for c in find_claims(annotated) if c.kind in _MINE and c.start >= len(_LEAD)]


TABLE: list[tuple[str, set[str]]] = [
    ("Belarus to host Russian Iskander missiles in Grodno region", {"basing"}),
    ("Two Patriot batteries were sent to Turkey in January.", {"basing"}),
    ("The last American launchers were withdrawn from Germany in 1991.", {"basing"}),
    ("The launchers at Incirlik were removed in 1963.", {"basing"}),
    ("Norway hosts a Globus radar at Vardo.", {"basing"}),
    ("Turkey would host an early warning radar at Kurecik under the plan.", {"basing"}),
    ("The delivery brings the number of launchers in Romania to eight.", {"inventory"}),
    ("Israel owns two Arrow batteries. It wants four.", {"inventory"}),
    ("China has about 320 warheads and 90 intercontinental missiles.", {"inventory"}),
    ("It could strike Riyadh from the western provinces of Iran.", {"reach"}),
    ("Paris and Rome are beyond the range of the Shahab-3.", {"reach"}),
    ("The missile cannot reach Alaska.", {"reach"}),
    ("Every capital in Europe is within range of the Kalibr.", {"reach"}),
    ("According to the think tank, the DF-26 could reach Guam from mainland China.", {"reach"}),
    ("Our missiles can hit any American base in the Gulf, the commander said.", {"reach"}),
    ("The Kh-101 would not get as far as Lisbon.", {"reach"}),
    ("The Shahab-3 has a range of 1,300 km and can hit Tel Aviv.", {"range", "reach"}),
    ("The Agni-V flies more than 5,000 km.", {"range"}),
    ("The DF-26 has been tested to 4,000 km.", {"range"}),
    ("The new interceptor has a 300-kilometre range.", {"range"}),
    ("Qiam missiles fly about 800 km; the newer Sejjil, 2,000.", {"range"}),
    ("The site lies 60 km from the border with Lebanon.", {"proximity"}),
    ("THAAD cannot intercept short-range rockets.", {"intercept"}),
    ("The Avangard is able to penetrate any missile defence.", {"intercept"}),
    ("Patriot would defend Tel Aviv against Scud missiles.", {"intercept"}),
    ("Arrow is capable of intercepting ballistic missiles launched from Yemen.", {"intercept"}),
    ("The shield threatens Russia's strategic deterrent.", {"intercept"}),
    ("The radar in Romania is not aimed at Russia.", {"aim"}),
    ("The system is designed to counter Iranian missiles, not Russian or Chinese ones.", {"aim"}),
    ("The bombers are directed against Iran, not North Korea.", {"aim"}),
    ("The deployment of Pershing missiles in Germany was a mistake, he said.", set()),
    ("The alliance pledged not to station nuclear weapons in Poland.", set()),
    ("The missiles hit a base near Erbil on Tuesday.", set()),
    ("Iskander missiles were fired at Kharkiv on Sunday.", set()),
    ("The treaty allows each side 100 interceptors.", set()),
    ("The general said that the weapons were a threat to peace.", set()),
    ("Lawmakers threatened strikes on the base in Qatar.", set()),
    ("The minister hosted a reception in Warsaw.", set()),
    ("The company moved its headquarters to Warsaw.", set()),
    ("He put the missile question to the parliament in Ankara.", set()),
]


@pytest.mark.parametrize(("text", "kinds"), TABLE)
def test_kinds_of_claim(text: str, kinds: set[str], tmp_path: Path, catalogue: Catalogue) -> None:
    assert {c.kind for c in claims_of(text, tmp_path, catalogue)} == kinds


SLOTS: list[tuple[str, str, str, object]] = [
    ("Norway hosts a Globus radar at Vardo.", "basing", "places", ["vardo"]),
    ("The last American launchers were withdrawn from Germany in 1991.", "basing", "phase", "cancelled"),
    ("Two Patriot batteries were sent to Turkey in January.", "basing", "count", 2.0),
    ("Paris and Rome are beyond the range of the Shahab-3.", "reach", "targets", ["paris", "rome"]),
    ("The Shahab-3 has a range of 1,300 km and can hit Tel Aviv.", "reach", "targets", ["tel-aviv"]),
    ("The Shahab-3 has a range of 1,300 km and can hit Tel Aviv.", "reach", "weapon", "shahab-3"),
    ("The DF-26 has been tested to 4,000 km.", "range", "value_km", 4000.0),
    ("The site lies 60 km from the border with Lebanon.", "proximity", "distance_km", 60.0),
    ("The delivery brings the number of launchers in Romania to eight.", "inventory", "count", 8.0),
    ("The Avangard is able to penetrate any missile defence.", "intercept", "can", False),
]


@pytest.mark.parametrize(("text", "kind", "slot", "value"), SLOTS)
def test_slots(text: str, kind: str, slot: str, value: object, tmp_path: Path, catalogue: Catalogue) -> None:
    found = [c for c in claims_of(text, tmp_path, catalogue) if c.kind == kind]
    assert [getattr(c.slots, slot) for c in found] == [value]


def test_beyond_the_range_is_denied(tmp_path: Path, catalogue: Catalogue) -> None:
    claims = claims_of("Paris and Rome are beyond the range of the Shahab-3.", tmp_path, catalogue)
    assert [c.stance for c in claims] == ["denied"]


def test_an_aim_that_goes_on_not_against_another_is_two_claims(tmp_path: Path, catalogue: Catalogue) -> None:
    claims = claims_of("The bombers are directed against Iran, not North Korea.", tmp_path, catalogue)
    assert [(c.text, c.stance) for c in claims] == [
        ("The bombers are directed against Iran", "asserted"),
        ("not North Korea", "denied"),
    ]
