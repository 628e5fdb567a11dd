"""Spans hold or are errors; the case's JSON is the claim guide's format."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model import SLOTS, Case, Claim, Document, VoidSpan, in_text_order
from standoff.publish.schema import case_schema

from ..conftest import EXAMPLES

GUIDE_FIELDS = "id statement start end text kind stance when slots same_as checkable then now parts margin why".split()


def claim(text: str, start: int, end: int, kind: str = "event") -> Claim:
    return Claim(id="c1", start=start, end=end, text=text, kind=kind, slots=SLOTS[kind]())


@given(st.text(min_size=1), st.data())
def test_a_span_holds_only_when_it_is_exact(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    claim(text[start:end], start, end).hold(text)
    with pytest.raises(VoidSpan):
        claim(text[start:end] + "x", start, end).hold(text)


def test_a_case_with_a_void_span_is_refused() -> None:
    with pytest.raises(VoidSpan):
        Case(document=Document(name="a.txt", text="one two"), claims=[claim("two", 3, 6)]).hold()


@pytest.mark.parametrize("kind", sorted(SLOTS))
def test_every_kind_writes_the_guides_fields(kind: str) -> None:
    case = Case(document=Document(name="a.txt", text="words"), claims=[claim("words", 0, 5, kind)])
    written = json.loads(case.to_json())
    assert list(written["claims"][0]) == GUIDE_FIELDS
    jsonschema.validate(written, case_schema())


@pytest.mark.parametrize("path", sorted((EXAMPLES / "expected").glob("*.json")), ids=lambda p: p.stem)
def test_the_schema_describes_the_guides_format(path: object) -> None:
    jsonschema.validate(json.loads((EXAMPLES / "expected" / str(path)).read_text(encoding="utf-8")), case_schema())


def test_text_order() -> None:
    ordered = in_text_order([claim("abc", 0, 3), claim("b", 1, 2), claim("a", 0, 1)])
    assert [c.text for c in ordered] == ["a", "abc", "b"]
