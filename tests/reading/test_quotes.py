"""Quotations in blocks, told by what stands around a mark."""

from __future__ import annotations

import pytest

from standoff.reading.annotated import Block
from standoff.reading.quotes import find_quotations


def blocks(*texts: str) -> list[Block]:
    out, at = [], 0
    for i, text in enumerate(texts):
        out.append(Block(i, "paragraph", text, list(range(at, at + len(text) + 1))))
        at += len(text) + 2
    return out


CASES: list[tuple[str, list[str]]] = [
    ('"One two," he said. "Three."', ["One two,", "Three."]),
    ("He called it 'half' of the coast's ports.", ["half"]),
    ("The allies' ports and the crews' boats.", []),
    ("In the '90s the '70s hulls were scrapped.", []),
    ("\"He said 'go home' and left,\" she wrote.", ["He said 'go home' and left,", "go home"]),
    ("'The allies' plan is old,' he said.", ["The allies' plan is old,"]),
    ('A 9" gun and a 12" gun.', []),
    ('He said: "It has begun.', ["It has begun."]),
    ("It isn't, and it won't be.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(blocks(text))] == expected


def test_over_paragraphs() -> None:
    found = find_quotations(blocks('"One is old.', '"Two is new," he said.'))
    assert [(q.block, q.opened, q.closed) for q in found] == [(0, True, False), (1, True, True)]


def test_cut_by_a_page_break() -> None:
    found = find_quotations(blocks('"In fact, the deal will do away with the', 'reason for the shield," he said.'))
    assert [(q.block, q.opened, q.closed) for q in found] == [(0, True, False), (1, False, True)]
