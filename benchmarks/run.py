"""What the spine costs, each beside a peer measured in the same run: `python benchmarks/run.py`.

Ratios are what to compare between machines; seconds are of this one.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "articles"
ROUNDS = 5


def median_seconds(run: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)


def row(name: str, ours: float, peer: str, theirs: float) -> None:
    print(f"{name:44s} {ours:8.3f} s   {peer:40s} {theirs:8.3f} s   ratio {ours / theirs:6.2f}")


def cold_starts() -> None:
    folder = ARTICLES if ARTICLES.is_dir() else ROOT / "examples"
    row(
        "standoff --help",
        median_seconds(process("-m", "standoff.cli", "--help")),
        "import typer, rich",
        median_seconds(process("-c", "import typer, rich.console, rich.table")),
    )
    parse = (
        "import pathlib, sys, spacy; nlp = spacy.load(sys.argv[1]);"
        "[nlp(p.read_text(encoding='utf-8')) for p in sorted(pathlib.Path(sys.argv[2]).iterdir()) if p.suffix == '.txt']"
    )
    row(
        f"standoff check {folder.name}/, cold",
        median_seconds(process("-m", "standoff.cli", "check", str(folder))),
        "the same parse alone in spaCy, cold",
        median_seconds(process("-c", parse, str(ROOT / "src/standoff/reading/pipeline"), str(folder))),
    )
    print(f"{'largest process, MB':44s} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:8.0f}")


def distances() -> None:
    from geographiclib.geodesic import Geodesic

    from standoff.geometry.geodesy import distance_km

    pairs = [(54.7, 20.5, 35.0 + k * 0.03, -10.0 + k * 0.05) for k in range(1000)]
    row(
        "1,000 geodesics, one call each",
        median_seconds(lambda: [distance_km(lat1=a, lon1=b, lat2=c, lon2=d) for a, b, c, d in pairs]),
        "geographiclib (Python)",
        median_seconds(lambda: [Geodesic.WGS84.Inverse(*p) for p in pairs]),
    )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    cold_starts()
    distances()
