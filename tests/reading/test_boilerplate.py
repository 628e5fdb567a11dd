"""Furniture is told by its shape and words, article text is left alone."""

from __future__ import annotations

import pytest

from standoff.model import Document
from standoff.reading.blocks import laid_out
from standoff.reading.boilerplate import decide, furniture, lead_in
from standoff.reading.passages import Passage

BODY = [
    "The governor said that the new radar at Port Lynn would be switched on before the end of the month.",
    "Fishermen in the harbour, who had been told nothing, complained that their own sets no longer worked.",
    "“We were never asked,” said Tom Rudd, who has fished there for thirty years and means to go on.",
]


def passage(text: str) -> Passage:
    return laid_out(Document(name="t.txt", text=text)).passages[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A trawler leaves Port Lynn at dawn. (Wire Photo/Jane Roe, Pool)", "photo caption"),
        ("The radar mast © Jane Roe / Harbour Pictures", "photo caption"),
        ("Photo: Jane Roe", "photo caption"),
        ("Copyright © 2014 Harbour Post. All rights reserved.", "rights notice"),
        ("No part of this may be reproduced without permission of the publisher.", "rights notice"),
        ("Disclaimer: the views expressed are the author's own.", "disclaimer"),
        ("Donate today to help us continue.", "appeal"),
        ("Sign up for our daily newsletter to receive the news.", "appeal"),
        ("Related articles", "links to other articles"),
        ("Read also: Ten lighthouses to see before you die", "links to other articles"),
        ("More from Coast and Sea", "links to other articles"),
        ("Share this", "share, comment or tag line"),
        ("Tags: radar, fishing", "share, comment or tag line"),
        ("For media inquiries: press@example.org", "contact line"),
        ("The original source of this article is Harbour Post", "source line"),
        ("This article first appeared in Harbour Post.", "source line"),
        ("https://example.org/a/b", "address or note"),
        ("3. https://example.org/c", "address or note"),
        ("Part II", "part or page label"),
        ("(Reporting by Jane Roe in Lynn; Editing by Max Poe)", "credits"),
        *((body, None) for body in BODY),
        ("The museum has a copy of the treaty, signed in 1949.", None),
        ("He asked the court to reproduce the letter without the names.", None),
        ("The committee wants more from its members than applause and speeches.", None),
        ("Fans donate to the club that they support, and nobody complains about it in the town.", None),
    ],
)
def test_furniture_by_shape(text: str, reason: str | None) -> None:
    assert furniture(passage(text)) == reason


def kinds(lines: list[str], name: str = "t.txt") -> list[str | None]:
    page = laid_out(Document(name=name, text="\n\n".join(lines)))
    return [d.kind for d in decide(page.passages)]


def test_head_of_an_article() -> None:
    assert kinds(
        [
            "HARBOUR POST",
            "Radar upsets the fishermen of Lynn",
            "Sets fail up and down the coast",
            "By Jane Roe",
            "3 May 2011",
            *BODY,
        ]
    ) == [None, "headline", "subhead", None, None, "paragraph", "paragraph", "paragraph"]


def test_teasers_are_cut_to_the_end() -> None:
    teasers = [
        "More from Coast and Sea",
        "Why the herring came back",
        "Scientists have found that the water is colder than it was.",
        "Lighthouse keeper retires after fifty years",
        "Nobody will follow him on the rock, the board has decided.",
    ]
    assert kinds(["Radar upsets the fishermen of Lynn", *BODY, *teasers])[4:] == [None] * 5


def test_nothing_is_cut_to_the_end_in_mid_article() -> None:
    lines = [
        "Radar upsets the fishermen of Lynn",
        BODY[0],
        "Read also: The last lighthouse",
        BODY[1],
        BODY[2],
        BODY[0],
        BODY[1],
    ]
    assert kinds(lines) == ["headline", "paragraph", None, *["paragraph"] * 4]


def test_an_appeal_between_paragraphs_takes_nothing_with_it() -> None:
    lines = ["Radar upsets the fishermen of Lynn", BODY[0], "Follow us on Facebook", BODY[1], "Top comments"]
    assert kinds(lines) == ["headline", "paragraph", None, "paragraph", None]


def test_turns_and_institutions() -> None:
    lines = [
        "Ministry of the Sea of the Republic of Lynn",
        "Answers of the spokesman on the radar",
        "Q: Is it on?",
        'A: It is on, as the governor said last week, and it "will stay on" until the spring of next year.',
    ]
    assert kinds(lines) == [None, "headline", "turn", "turn"]


def test_an_appeal_at_the_end_takes_what_stands_in_it() -> None:
    appeal = [
        "Dear reader,",
        "Newspapers on this coast are closing, and few are left who will tell you the truth about it.",
        "We need your help to go on. Donate today.",
        "The editors",
        "Sign up for our newsletter.",
    ]
    assert kinds(["Radar upsets the fishermen of Lynn", *BODY, *appeal])[4:] == [None] * 5


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "PORT LYNN, May 3 (Coast Wire) - The governor said that all was well.",
            "The governor said that all was well.",
        ),
        ("PORT LYNN, May 3. /COAST/. The governor said that all was well.", "The governor said that all was well."),
        ("Port Lynn (Coast Wire) -- The governor said that all was well.", "The governor said that all was well."),
        (
            "The governor - a former sailor - said that all was well.",
            "The governor - a former sailor - said that all was well.",
        ),
    ],
)
def test_agency_datelines(text: str, rest: str) -> None:
    p = passage(text)
    assert p.text[lead_in(p) :] == rest
