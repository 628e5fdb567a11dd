"""Day, publisher, source, author: the words that say so, and the rivals."""

from __future__ import annotations

import pytest

from standoff.model import Document
from standoff.reading.blocks import laid_out
from standoff.reading.boilerplate import decide
from standoff.reading.publication import place_in_time

BODY = (
    "The governor said that the new radar at Port Lynn would be switched on before the end of the month.\n\n"
    "Fishermen in the harbour, who had been told nothing, complained that their own sets no longer worked.\n"
)


def placed(text: str, name: str = "t.txt", **given: str) -> Document:
    document = Document(name=name, text=text)
    page = laid_out(document)
    place_in_time(document, page, decide(page.passages), None, **given)  # type: ignore[arg-type]
    return document


@pytest.mark.parametrize(
    ("head", "date", "evidence"),
    [
        ("By Jane Roe | May 3, 2011 | 4:52am EDT", "2011-05-03", "May 3, 2011 | 4:52am EDT"),
        ("Harbour Post, May 3, 2011", "2011-05-03", "Harbour Post, May 3, 2011"),
        ("3 May 2011", "2011-05-03", "3 May 2011"),
        ("Published: Tuesday 3rd May 2011", "2011-05-03", "3rd May 2011"),
        ("Updated 14:05 GMT, 3 May 2011", "2011-05-03", "3 May 2011"),
        ("2011-05-03", "2011-05-03", "2011-05-03"),
    ],
)
def test_line_by_the_headline(head: str, date: str, evidence: str) -> None:
    d = placed(f"Radar upsets the fishermen of Lynn\n\n{head}\n\n{BODY}")
    assert (d.published, d.published_evidence) == (date, evidence)


def test_agency_dateline_with_and_without_year() -> None:
    full = placed("Radar upsets the fishermen\n\nPORT LYNN, May 3, 2011 (Coast Wire) - " + BODY)
    assert (full.published, full.published_evidence, full.publisher) == (
        "2011-05-03",
        "PORT LYNN, May 3, 2011 (Coast Wire)",
        "Coast Wire",
    )
    short = placed(
        "Radar upsets the fishermen\n\nPORT LYNN, May 3 (Coast Wire) - "
        + BODY
        + "\nThe old one was lost on 14 April 2011.\n"
    )
    assert short.published == "2011-05-03"


def test_a_copy_counts_and_its_original_is_a_rival() -> None:
    d = placed(
        "Radar upsets the fishermen of Lynn\n\nBy [Harbour Post](#)\n\nWorld Mirror, May 5, 2011\n[Harbour Post](#) "
        "3 May 2011\n\n"
        + BODY
        + "\nThe original source of this article is [Harbour Post](#)\nCopyright © [Harbour Post](#), 2011\n"
    )
    assert (d.published, d.publisher, d.original_source) == ("2011-05-05", "World Mirror", "Harbour Post")
    assert "2011-05-03" in {r.date for r in d.published_rivals}
    for rival in d.published_rivals:
        rival.hold(d.text)


def test_teasers_and_footers_are_rivals() -> None:
    d = placed(
        f"Radar upsets the fishermen of Lynn\n\n3 May 2011\n\n{BODY}\nMore from Coast\n\n1 June 2015: Herring "
        f"returns\n\n© Harbour Post 2016"
    )
    assert d.published == "2011-05-03"
    assert d.publisher == "Harbour Post"


def test_inferred_from_the_days_in_the_text() -> None:
    d = placed(
        BODY + "\nThe governor had visited on April 14, 2011. On 3 May he came again. The work is to end by 2013.\n"
    )
    assert d.published == "2011-05"
    assert d.published_evidence is not None
    assert d.published_evidence.startswith("inferred: ")
    assert placed(BODY).published is None


def test_user_overrules() -> None:
    d = placed(f"Radar\n\n3 May 2011\n\n{BODY}", published="2012-01-01", publisher="Mine")
    assert (d.published, d.publisher) == ("2012-01-01", "Mine")
    assert "2011-05-03" in {r.date for r in d.published_rivals}


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        (
            "As noted in earlier articles here on Coast Mirror, nothing has changed since the storm of that year.",
            "Coast Mirror",
        ),
        ("Become a Member of Coast Mirror", "Coast Mirror"),
        ("Coast Mirror Reader,", "Coast Mirror"),
        ("Sign up for our Coast Mirror Daily Newsletter.", "Coast Mirror"),
        ("(c) Coast Mirror 2011. All rights reserved.", "Coast Mirror"),
    ],
)
def test_an_outlet_that_speaks_of_itself(line: str, publisher: str) -> None:
    assert placed(f"Radar upsets the fishermen of Lynn\n\n{BODY}\n{line}\n").publisher == publisher


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By Jane Roe and Max Poe", "Jane Roe and Max Poe"),
        ("By Jane Roe, Harbour Post", "Jane Roe"),
        ("By **Jane Roe** in Port Lynn", "Jane Roe"),
        ("BY JANE ROE", "Jane Roe"),
        ("By Jane Roe | May 3, 2011", "Jane Roe"),
    ],
)
def test_bylines(line: str, author: str) -> None:
    assert placed(f"Radar upsets the fishermen of Lynn\n\n{line}\n\n{BODY}").author == author


def test_page_with_meta_time_and_json() -> None:
    page = (
        "<html><head><title>Radar | Coast Mirror</title><meta property='article:published_time' "
        "content='2011-05-03T10:00:00Z'>"
        "<meta property='og:site_name' content='Coast Mirror'><meta name='author' content='Jane Roe'>"
        '<script type=\'application/ld+json\'>{"dateModified": "2014-01-01"}</script></head><body><article>'
        "<h1>Radar upsets all</h1>"
        + "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
        + "</article><footer><time datetime='2016-01-01'>1 Jan 2016</time></footer></body></html>"
    )
    d = placed(page, "p.html")
    assert (d.published, d.publisher, d.author, d.title) == (
        "2011-05-03",
        "Coast Mirror",
        "Jane Roe",
        "Radar upsets all",
    )
    assert {"2014-01-01", "2016-01-01"} <= {r.date for r in d.published_rivals}
    visible = placed(page.replace("<h1>", "<time datetime='2011-05-02'>2 May 2011</time><h1>"), "p.html")
    assert (visible.published, visible.published_evidence) == ("2011-05-02", "2 May 2011")
