"""Numbers, units and comparators as said."""

from __future__ import annotations

import pytest

from standoff.model import Document
from standoff.reading.annotated import NumberMention
from standoff.reading.blocks import laid_out, read_blocks
from standoff.reading.boilerplate import Decision
from standoff.reading.numbers import find_numbers
from standoff.reading.sentences import parse


def numbers(text: str) -> list[NumberMention]:
    document = Document(name="t.txt", text=text)
    page = laid_out(document)
    blocks = read_blocks(document, page, [Decision("paragraph")] * len(page.passages))
    return [n for s in parse(blocks, None) for n in find_numbers(s)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It has a range of 500 km.", [(500, "km", "equal")]),
        ("It flies 5,100 miles.", [(5100, "mi", "equal")]),
        ("It flies 300 nautical miles.", [(300, "nmi", "equal")]),
        ("Some 400 of them stand there.", [(400, None, "about")]),
        ("He bought four HUNDRED tents.", [(400, None, "equal")]),
        ("Twenty-five ships came.", [(25, None, "equal")]),
        ("A dozen ships came.", [(12, None, "equal")]),
        ("More than 60 percent agreed.", [(60, "percent", "more-than")]),
        ("At least 64 were lost.", [(64, None, "at-least")]),
        ("Up to 48 are ready.", [(48, None, "at-most")]),
        ("Fewer than ten remain.", [(10, None, "less-than")]),
        ("It costs 23 trillion roubles (\\$700 billion).", [(23e12, "rub", "equal"), (700e9, "usd", "equal")]),
        ("It costs €2.5 billion.", [(2.5e9, "eur", "equal")]),
        ("It costs about $650 million.", [(650e6, "usd", "about")]),
        ("It costs 3 billion zlotys.", [(3e9, "pln", "equal")]),
        ("A 600-km missile flew.", [(600, "km", "equal")]),
        ("It takes 30 to 40 minutes.", [(30, "min", "equal"), (40, "min", "equal")]),
        ("The Polish one six weeks later failed.", [(6, "week", "equal")]),
        ("Phase 2 began in 2015.", []),
        ("The point (3) is minor.", []),
    ],
)
def test_numbers(text: str, wanted: list[tuple[float, str | None, str]]) -> None:
    assert [(n.value, n.unit, n.comparator) for n in numbers(text)] == wanted


def test_kilometres() -> None:
    assert numbers("It flies 100 miles.")[0].km == pytest.approx(160.9344)  # the international mile is 1.609344 km
