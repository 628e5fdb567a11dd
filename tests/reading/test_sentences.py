"""Where sentences end, and that every word is tied to its characters."""

from __future__ import annotations

import pytest

from standoff.model import Document
from standoff.reading.annotated import Sentence
from standoff.reading.blocks import laid_out, read_blocks
from standoff.reading.boilerplate import Decision
from standoff.reading.sentences import as_prose, parse


def sentences(text: str) -> list[Sentence]:
    document = Document(name="t.txt", text=text)
    page = laid_out(document)
    blocks = read_blocks(document, page, [Decision("paragraph")] * len(page.passages))
    return parse(blocks, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "parts",
    [
        ["He went to the U.S. in Nov. 2010 with Gen. Doe."],
        ["He went to the U.S.", "The plan failed."],
        ['"We go," he said.', '"Now."'],
        ['"We will not go," he said, "and nobody else will."'],
        ['"Will you go?" Doe asked.', '"Yes."', "He sat."],
        ['He said: "We will.', 'Then we go."'],
        ["It cost $4.5 million.", "At 5 p.m. Monday they left."],
        ["Mr. J. Smith met Lt. Col. Roe on Jan. 5.", "They ate."],
        ["“It is over.”", "“Not yet,” she said."],
        ["It flew 5.5 km.", "Then it fell."],
        ["Is it true?", "Nobody knows!", "Or so they say…"],
    ],
)
def test_ends(parts: list[str]) -> None:
    raw = " ".join(parts)
    assert [raw[s.start : s.end] for s in sentences(raw)] == parts


def test_tokens_hold_their_words() -> None:
    raw = "The *Is\u200bkander* base, “they” said, cost \\$5 in [Lynn](http://x.y)."
    for s in sentences(raw):
        for t in s.tokens:
            seen = raw[t.start : t.end].replace("\u200b", "").replace("“", '"').replace("”", '"')
            assert seen == t.text
        assert s.root.head == s.root.i
        assert sum(t.head == t.i for t in s.tokens) == 1


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Ministry Denies New Radar Will Harm Fishing", "Ministry denies new radar will harm fishing"),
        ("MINISTRY DENIES NEW RADAR WILL HARM FISHING", "Ministry denies new radar will harm fishing"),
        ("The ministry denies that a radar harms fishing", "The ministry denies that a radar harms fishing"),
        ("NATO Ships Leave Port for the Long Way Home", "NATO ships leave port for the long way home"),
    ],
)
def test_titles_as_prose(title: str, wanted: str) -> None:
    assert as_prose(title, None) == wanted
