"""How far a speaker stands behind a proposition, on sentences written for these tests."""

from __future__ import annotations

import pytest

from standoff import Catalogue
from standoff.model import Document
from standoff.reading import annotate
from standoff.reading.stance import stance_of

FILLER = "A quiet day\n\nThe river was high, and the road was closed.\n\n{}\n\nThe road will open again.\n"
CASES: list[tuple[str, str, str]] = [  # text, predicate, stance
    ("Latvia moved two launchers to the coast.", "moved", "asserted"),
    ("Latvia did not move the launchers to the coast.", "move", "denied"),
    ("Latvia may move the launchers to the coast.", "move", "possible"),
    ("Latvia will move the launchers to the coast.", "move", "planned"),
    ("Poland said that Latvia will move the launchers to the coast.", "move", "predicted"),
    ("Poland said that it will move the launchers to the coast if Latvia builds the base.", "move", "threatened"),
    ("Latvia was reported to have moved the launchers to the coast.", "moved", "reported"),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES, ids=[c[0][:48] for c in CASES])
def test_stance(text: str, word: str, expected: str, catalogue: Catalogue) -> None:
    read = annotate(Document(name="t.txt", text=FILLER.format(text)), catalogue, published="2015-05-05")
    sentence, token = next((s, t) for s in read.sentences for t in s.tokens if t.text == word)
    start, end = sentence.start, sentence.end
    inside = read.innermost_statement(token.start, token.end)
    if inside is not None:
        start, end = inside.start, inside.end
    assert stance_of(read, sentence, token, start, end, inside) == expected
