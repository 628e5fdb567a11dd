"""Laws of whole runs: exact spans; line wrapping, quote style, order and unrelated words change nothing else."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff import Catalogue
from standoff.model import Case, Document
from standoff.run import Options, read_document

from ..conftest import EXAMPLES

AS_OF = date(2026, 11, 24)
HEAD = "Missiles and shields\n\nBy Staff Writer\n\n4 May 2012\n\n"
SENTENCES = [
    "Russia has deployed Iskander missiles in the Kaliningrad region, the minister of defence said on Thursday.",
    "The Iskander has a range of 500 km and could reach Warsaw from Kaliningrad.",
    '"The interceptors in Romania are not directed against Russia," the spokesman added.',
    "The INF Treaty, signed in 1987, forbids ground-launched missiles with a range between 500 and 5,500 kilometres.",
    "The United States had 30 interceptors in Alaska and California.",
    "Poland will host an interceptor site by 2018.",
    "NATO leaders met in Lisbon in November 2010.",
]
UNRELATED = ["The weather was mild for the season.", "Tickets for the concert sold out in a day.", "He likes tea."]


def run(text: str, catalogue: Catalogue) -> Case:
    return read_document(Document(name="a.txt", text=text), catalogue, Options(as_of=AS_OF), measure=True)


def seen(case: Case) -> list[tuple[str, str, str, str | None, str | None]]:
    """Claims by their words, whatever the blanks and marks."""
    plain = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    return [
        (c.kind, " ".join(c.text.translate(plain).split()), c.stance, c.verdict.then.value, c.verdict.now.value)
        for c in case.claims
    ]


@pytest.mark.parametrize("name", sorted(p.name for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html", ".md")))
def test_spans_are_exact(name: str, catalogue: Catalogue) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    case = read_document(Document(name=name, text=text), catalogue, Options(as_of=AS_OF), measure=False)
    for record in (*case.statements, *case.claims, *case.document.cut, *case.silence):
        assert text[record.start : record.end] == record.text


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(SENTENCES))), width=st.integers(60, 100))
def test_line_wrapping_changes_no_claim(order: list[int], width: int, catalogue: Catalogue) -> None:
    paragraphs = [SENTENCES[i] + " " + SENTENCES[(i + 1) % len(SENTENCES)] for i in order[:3]]
    whole = run(HEAD + "\n\n".join(paragraphs) + "\n", catalogue)
    wrapped = run(HEAD + "\n\n".join(textwrap.fill(p, width) for p in paragraphs) + "\n", catalogue)
    assert seen(whole) == seen(wrapped)


def test_quote_style_changes_no_claim(catalogue: Catalogue) -> None:
    straight = HEAD + "\n\n".join(SENTENCES) + "\n"
    curly = straight.replace('"The interceptors', "“The interceptors").replace('Russia,"', "Russia,”")
    assert curly != straight
    assert seen(run(straight, catalogue)) == seen(run(curly, catalogue))


@settings(max_examples=9, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(SENTENCES)), words=st.sampled_from(UNRELATED))
def test_an_unrelated_sentence_changes_no_other_claim(at: int, words: str, catalogue: Catalogue) -> None:
    with_it = [*SENTENCES[:at], words, *SENTENCES[at:]]
    assert seen(run(HEAD + "\n\n".join(SENTENCES) + "\n", catalogue)) == seen(
        run(HEAD + "\n\n".join(with_it) + "\n", catalogue)
    )


def test_the_order_of_documents_changes_no_verdict(catalogue: Catalogue) -> None:
    first, second = HEAD + SENTENCES[0] + "\n", HEAD + SENTENCES[1] + "\n"
    one = [seen(run(t, catalogue)) for t in (first, second)]
    other = [seen(run(t, catalogue)) for t in (second, first)]
    assert one == other[::-1]
