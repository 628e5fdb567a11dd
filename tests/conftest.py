"""What every test may ask for: the real catalogue, the examples, and the shared material where it stands."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from standoff import Catalogue

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    from standoff.run import catalogue_for

    return catalogue_for()


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"the shared material is not beside this checkout ({SHARED})")
    return SHARED


@pytest.fixture(scope="session")
def score() -> ModuleType:
    """The scorer of the annotated articles, as it stands in the shared material."""
    path = SHARED / "gold" / "score.py"
    if not path.is_file():
        pytest.skip(f"no scorer at {path}")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
