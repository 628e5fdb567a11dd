"""The floors of the annotated articles and of our own examples, with the scorer that the annotation came with."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from standoff import Catalogue
from standoff.model import Case
from standoff.publish.files import write_whole
from standoff.run import Options, Unread, cases

from ..conftest import AS_OF, EXAMPLES

# what was measured on examples/ less a hair; before any rule was tuned the same scorer gave claims F1 0.548 here and
# 0.654 on the annotated articles, statements F1 0.966 and 0.923
FLOORS = {"statements": 0.95, "claims": 0.93, "speaker": 0.78, "stance": 0.87, "now": 0.55, "macro": 0.54}
INVERSIONS = 5


def predict(folder: Path, names: list[str], catalogue: Catalogue, out: Path) -> Path:
    for item in cases([folder / n for n in names], catalogue, Options(as_of=AS_OF), measure=True):
        assert not isinstance(item, Unread), item
        assert isinstance(item, Case)
        write_whole(out / f"{Path(item.document.name).stem}.json", item.to_json())
    return out


@pytest.fixture(scope="module")
def gold(
    shared: Path, score: ModuleType, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    names = [f"{p.stem}.txt" for p in sorted((shared / "gold").glob("*.json"))]
    out = predict(shared / "articles", names, catalogue, tmp_path_factory.mktemp("gold"))
    result: dict[str, Any] = score.score(str(shared / "gold"), str(out))
    return result


def test_statements(gold: dict[str, Any]) -> None:
    assert gold["statements"]["f1"] >= 0.90
    assert gold["speaker_accuracy"] >= 0.90


def test_claims(gold: dict[str, Any]) -> None:
    assert gold["claims"]["f1"] >= 0.60
    assert gold["false_alarms_per_1000_words"] <= 8
    assert gold["stance_accuracy"] >= 0.80


def test_verdicts(gold: dict[str, Any]) -> None:
    assert gold["now_accuracy"] >= 0.75
    assert gold["answered_macro"]["now"] >= 0.45
    assert gold["inversions"]["now"] == 0


def test_examples_come_out_as_annotated(score: ModuleType, catalogue: Catalogue, tmp_path: Path) -> None:
    """The same scorer on our own four articles; the floors are what was measured, and never go down."""
    names = [p.name for p in sorted(EXAMPLES.iterdir()) if p.suffix in (".txt", ".html") or p.name == "third-site.md"]
    assert len(names) == 4
    out = predict(EXAMPLES, names, catalogue, tmp_path)
    result = score.score(str(EXAMPLES / "expected"), str(out), docs=str(EXAMPLES))
    assert result["statements"]["f1"] >= FLOORS["statements"]
    assert result["claims"]["f1"] >= FLOORS["claims"]
    assert result["stance_accuracy"] >= FLOORS["stance"]
    assert result["now_accuracy"] >= FLOORS["now"]
    assert result["speaker_accuracy"] >= FLOORS["speaker"]
    assert result["answered_macro"]["now"] >= FLOORS["macro"]
    assert result["inversions"]["now"] <= INVERSIONS
