"""Names: which spellings are equal, and what is found in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.catalogue import Catalogue
from standoff.catalogue.names import Name, NameIndex, normalise_name, wants_case

S = "system"
INDEX = NameIndex(
    [
        Name("S-400", "s-400", S),
        Name("S-300", "s-300", S),
        Name("SM-3", "sm-3", S),
        Name("SM-3 Block IIA", "sm-3-iia", S),
        Name("SM-3 IIA", "sm-3-iia", S),
        Name("Bastion", "bastion", S),
        Name("ballistic missile", "ballistic-missile", S),
        Name("missile battery", "missile-battery", S),
        Name("Côte d'Ivoire", "ivory-coast", "place"),
        Name("US", "usa", "actor", case_sensitive=True),
        Name("U.S.", "usa", "actor", case_sensitive=True),
        Name("Port", "port-city", "place", ambiguous=True),
        Name("Port", "port-region", "place", ambiguous=True),
        Name("Port", "north", "actor", metonym=True),
        Name("Искандер", "iskander-m", S),
        Name("Iskander-M", "iskander-m", S),
        Name("Iskander", "iskander-m", S),
        Name("Jūrkalne", "jurkalne", "place"),
        Name("New START", "new-start", "treaty"),
        Name("Fox", "fox", S),
    ]
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("S-400", "S 400"),
        ("S-400", "S400"),
        ("S-400", "s\u2013400"),
        ("S-400", "S\u00a0400"),
        ("SM-3", "SM 3"),
        ("SM-3 IIA", "SM3IIA"),
        ("Iskander-M", "Iskander M"),
        ("Côte d\u2019Ivoire", "Cote d'Ivoire"),
        ("Łódź", "Lodz"),
        ("Ådland", "A\u030adland"),
        ("S\u200b-400", "S-400"),
    ],
)
def test_equal_spellings(a: str, b: str) -> None:
    assert normalise_name(a) == normalise_name(b)


@pytest.mark.parametrize(
    ("a", "b"), [("S-400", "S-4000"), ("SM-3", "SM-2"), ("Iskander-M", "IskanderM"), ("S-3 00", "S-300")]
)
def test_other_names(a: str, b: str) -> None:
    assert normalise_name(a) != normalise_name(b)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the S-400s and S\u2011300\u2019s radar", [("S-400s", "s-400"), ("S\u2011300", "s-300")]),
        ("SM-3 in Poland", [("SM-3", "sm-3")]),
        ("an SM-3 Block IIA, an SM-3IIA", [("SM-3 Block IIA", "sm-3-iia"), ("SM-3IIA", "sm-3-iia")]),
        ("SM-3IIB", []),  # another one
        ("S-4000", []),
        ("XS-400", []),
        ("a last bastion; the Bastion", [("Bastion", "bastion")]),
        (
            "Ballistic missiles and ballistic\n  missile",
            [("Ballistic missiles", "ballistic-missile"), ("ballistic\n  missile", "ballistic-missile")],
        ),
        ("two missile batteries", [("missile batteries", "missile-battery")]),
        ("told us, the US-led and US' own", [("US", "usa"), ("US", "usa")]),
        ("U.S. sites", [("U.S.", "usa")]),
        ("C\u00f4te d\u2019Ivoire", [("C\u00f4te d\u2019Ivoire", "ivory-coast")]),
        ("ракета «Искандер»", [("Искандер", "iskander-m")]),
        ("anti-Iskander Iskander-M", [("Iskander", "iskander-m"), ("Iskander-M", "iskander-m")]),
        ("J\u016brkalne, Ju\u0304rkalne", [("J\u016brkalne", "jurkalne"), ("Ju\u0304rkalne", "jurkalne")]),
        ("NEW START, New Start", [("NEW START", "new-start"), ("New Start", "new-start")]),
        ("Foxes", [("Foxes", "fox")]),
        ("S\u200b-400\u200b.", [("S\u200b-400", "s-400")]),
        ("", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.ids[0]) for m in INDEX.find(text)] == expected


def test_a_region_before_the_town_of_its_name(small: Catalogue) -> None:
    (found,) = small.name_index.find("in Port")
    assert found.ids == ("outpost", "port-city", "north")


def test_all_meanings_are_given() -> None:
    (found,) = INDEX.find("in Port")
    assert found.ids == ("port-city", "port-region", "north")
    assert (found.ambiguous, found.metonym) == (True, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US", True),
        ("NATO", True),
        ("START", True),
        ("THAAD", True),
        ("S-400", False),
        ("PAC-3", False),
        ("Bal", False),
        ("KALININGRAD", False),
    ],
)
def test_case(text: str, expected: bool) -> None:
    assert wants_case(text) is expected


@given(st.text(alphabet="SM-3 40é’'\u200b\u00a0IskandER\n\u0301УВ", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    past = 0
    for match in INDEX.find(text):
        assert past <= match.start < match.end <= len(text)
        assert match.ids
        past = match.end


@given(
    st.sampled_from(["S-400", "SM-3 IIA", "ballistic missile", "Iskander-M"]),
    st.sampled_from(["\n", "  ", "\u00a0", " \n\t"]),
)
def test_wrapping_changes_nothing(name: str, space: str) -> None:
    text = f"before {name} after"
    wrapped = text.replace(" ", space)
    assert [m.ids for m in INDEX.find(text)] == [m.ids for m in INDEX.find(wrapped)] != []


def test_catalogue_names(small: Catalogue) -> None:
    by_text = {(n.text, n.id, n.type): n for n in small.names()}
    assert by_text["Port", "port-city", "place"].ambiguous
    assert by_text["Port", "north", "actor"].metonym
    assert by_text["Northern", "north", "actor"].adjective
    assert by_text["US", "south", "actor"].case_sensitive
    (found,) = small.name_index.find("the Hawk 7 M's crew")
    assert found.ids == ("hawk",)
