"""Files to passages: marks go, characters keep their places, torn and wrapped paragraphs are whole again."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.model import Document
from standoff.reading.blocks import laid_out


def passages(text: str, name: str = "t.txt") -> list[str]:
    return [p.text for p in laid_out(Document(name=name, text=text)).passages]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (
            "The *whole* fleet, said [Doe](http://x.y/z_(1)), cost \\$3 billion.",
            "The whole fleet, said Doe, cost $3 billion.",
        ),
        ("“It’s ours,” he said – ‘for now’.", "\"It's ours,\" he said – 'for now'."),
        ("``We left,'' she said.", '"We left," she said.'),
        ("Is\u00adkan\u200bder \u202ebase\u202c", "Iskander base"),
        ("S\u0301iauliai and Su\u0301 at e\u0301clair", "Śiauliai and Sú at éclair"),
        ("**Bold** and __strong__ and snake_case", "Bold and strong and snake_case"),
        ("a ![picture](p.png) b", "a b"),
        ("See <https://example.org/a> now", "See https://example.org/a now"),
    ],
)
def test_marks_go(raw: str, wanted: str) -> None:
    assert passages(raw) == [wanted]


def test_markdown_parts() -> None:
    raw = "---\ntitle: A\ndate: 2011-05-03\n---\n\n# Head\n\n- one\n- two\n\n> said so\n\n---\n\nEnd of it.\n"
    page = laid_out(Document(name="m.md", text=raw))
    assert [(p.text, p.level, p.item, p.quoted) for p in page.passages] == [
        ("Head", 1, False, False),
        ("one", 0, True, False),
        ("two", 0, True, False),
        ("said so", 0, False, True),
        ("End of it.", 0, False, False),
    ]
    assert {(s.key, s.value) for s in page.said} == {("front:title", "A"), ("front:date", "2011-05-03")}


def test_one_paragraph_a_line_stays_so() -> None:
    lines = [
        "The first paragraph speaks of the exercise in the north.",
        "The second is about something else.",
        "Short one.",
    ]
    assert passages("\n".join(lines)) == lines


def test_a_paragraph_torn_by_a_page_is_whole() -> None:
    raw = (
        'The admiral said that "the ships would leave in the spring, once the\n\n'
        'repairs, which took longer, are done."\n\nThen he left.'
    )
    assert passages(raw)[0].endswith('once the repairs, which took longer, are done."')


PROSE = (
    "The defence ministry said on Monday that the brigade would move its launchers to the coast before winter. "
    "Nobody at the base, which lies near the border, would confirm the report. A spokesman called it premature."
)


@given(st.integers(45, 100), st.integers(45, 100))
def test_same_passages_whatever_the_wrapping(first: int, second: int) -> None:
    def wrapped(width: int) -> str:
        return "\n\n".join(textwrap.fill(p, width) for p in (PROSE, PROSE[::1].replace("brigade", "division")))

    assert passages(wrapped(first)) == passages(wrapped(second))


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
    | st.sampled_from(list("*_[]()\\\n\"'“”‘’\u200b\u202e\u00ad-#> ")),
    max_size=300,
)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_every_character_has_its_place(text: str, name: str) -> None:
    for p in laid_out(Document(name=name, text=text)).passages:
        assert len(p.text) == len(p.starts) == len(p.ends)
        assert all(
            0 <= a < b <= len(text) or (a == b and c == " ") for a, b, c in zip(p.starts, p.ends, p.text, strict=True)
        )
        assert p.starts == sorted(p.starts)
        assert 0 <= p.raw_start < p.raw_end <= len(text)
        for char, a, b in zip(p.text, p.starts, p.ends, strict=True):
            if char.isascii() and char.isalnum() and "&" not in text[a:b] and b - a == 1:
                assert text[a] == char or not text[a].isascii()


def test_html_offsets_and_entities() -> None:
    raw = (
        "<html><body><nav><a href='/'>Home</a></nav><h1>Head &amp; tail</h1>"
        "<p>It&rsquo;s <b>ours</b>&nbsp;now.</p></body></html>"
    )
    page = laid_out(Document(name="p.html", text=raw))
    assert [(p.text, p.level) for p in page.passages] == [("Home", 0), ("Head & tail", 1), ("It's ours now.", 0)]
    body = page.passages[2]
    a, b = body.raw(2, 3)
    assert raw[a:b] == "&rsquo;"
    a, b = body.raw(0, len(body.text))
    assert raw[a:b] == "It&rsquo;s <b>ours</b>&nbsp;now."
    assert page.passages[0].main is False
