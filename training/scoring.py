"""Score a trained pipeline on treebank documents and time it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from examples import document_example
from spacy.language import Language
from treebanks import Document, count_words

#: Columns of the score table and the keys of spaCy's scorer behind them.
COLUMNS = {
    "TOK": "token_f",
    "TAG": "tag_acc",
    "UPOS": "pos_acc",
    "LEMMA": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "SENT": "sents_f",
}

#: The sets that are scored: a name and the documents of the test splits that belong to it.
TEST_SETS: dict[str, Callable[[Document], bool]] = {
    "GUM test": lambda document: document.group.startswith("gum/"),
    "GUM test, news": lambda document: document.group == "gum/news",
    "EWT test": lambda document: document.group.startswith("ewt/"),
}


def score(nlp: Language, documents: Sequence[Document]) -> dict[str, float]:
    """Score whole documents from raw text, as percentages."""
    scores = nlp.evaluate([document_example(nlp, document) for document in documents])
    return {column: 100 * scores[key] for column, key in COLUMNS.items()}


def score_table(nlp: Language, documents: Sequence[Document]) -> str:
    """Make a Markdown table with one row for each test set."""
    lines = ["| set | words | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 2) + "|"]
    for name, belongs in TEST_SETS.items():
        chosen = [document for document in documents if belongs(document)]
        values = " | ".join(f"{value:.1f}" for value in score(nlp, chosen).values())
        lines.append(f"| {name} | {count_words(chosen)} | {values} |")
    return "\n".join(lines)


def load_seconds(path: Path) -> float:
    """Time one `spacy.load`, with spaCy itself imported already."""
    start = time.perf_counter()
    spacy.load(path)
    return time.perf_counter() - start


def words_per_second(nlp: Language, documents: Sequence[Document]) -> float:
    """Measure tokens per second through the whole pipeline, in one process."""
    texts = ["\n\n".join(sentence.text for sentence in document.sentences) for document in documents]
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return tokens / (time.perf_counter() - start)


def size_megabytes(path: Path) -> float:
    """Add up the sizes of all files of a saved pipeline."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1e6
