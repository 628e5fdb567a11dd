"""The report page in a real browser: it shows every claim, opens its verdict, asks the network for nothing."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from standoff import Catalogue
from standoff.model import Case
from standoff.publish.html import page, pieces
from standoff.run import Options, cases

from ..browser import ARGUMENTS, installed
from ..conftest import AS_OF, EXAMPLES


@pytest.fixture(scope="module")
def examples(catalogue: Catalogue) -> list[Case]:
    files = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html"))
    found = list(cases(files, catalogue, Options(as_of=AS_OF), measure=True))
    assert all(isinstance(c, Case) for c in found)
    return [c for c in found if isinstance(c, Case)]


@pytest.fixture(scope="module")
def file(examples: list[Case], catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page(examples, catalogue), encoding="utf-8")
    return path


def chromium(file: Path, *arguments: str) -> str:
    browser = installed()
    if browser is None:
        pytest.skip("no Chromium on this machine; `python tests/browser.py --install` says why")
    done = subprocess.run(
        [browser, *ARGUMENTS, f"--user-data-dir={file.parent / 'profile'}", *arguments, file.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def test_pieces_are_the_block(examples: list[Case]) -> None:
    for case in examples:
        for block in case.blocks:
            assert "".join(p.text for p in pieces(block, case)) == block.text


def test_a_browser_shows_every_claim(file: Path, examples: list[Case]) -> None:
    shown = chromium(file, "--dump-dom")
    for number, case in enumerate(sorted(examples, key=lambda c: c.document.name), 1):
        for claim in case.claims:
            assert f'id="d{number}-{claim.id}"' in shown
            assert f'href="#d{number}-{claim.id}"' in shown, f"{claim.id} is not marked in the article"


def test_the_page_draws(file: Path) -> None:
    picture = file.parent / "page.png"
    chromium(file, f"--screenshot={picture}", "--window-size=1200,2000")
    assert picture.stat().st_size > 20_000


def test_nothing_is_fetched_and_nothing_runs(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not re.search(r"<(script|img|link|iframe|object|embed|form)\b", text)
    assert not re.search(r'href="(?!#|https?://)', text)
