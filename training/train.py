"""Train the English pipeline that `standoff.reading` ships with.

    python training/train.py --treebanks DIR --out src/standoff/reading/pipeline

DIR holds gum.tar.gz and ud-english-ewt.tar.gz. See README.md beside this file for the data sheet.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from examples import document_example, fit_to_tokenizer, training_examples
from scoring import load_seconds, score, score_table, size_megabytes, words_per_second
from spacy.language import Language
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed
from thinc.api import Adam, Optimizer, warmup_linear
from tokens import adapt_tokenizer
from treebanks import EWT_ARCHIVE, GUM_ARCHIVE, Document, Split, count_words, load_ewt, load_gum

SEED = 1987
EPOCHS = 16
BATCH_WORDS = 1000
DROPOUT = 0.1
PEAK_RATE = 0.002
WARMUP_STEPS = 100
DEV_DOCUMENTS = 40

WIDTH = 96
META = {
    "name": "standoff_news",
    "version": "1.0.0",
    "description": "English tagger, lemmatizer and UD parser for standoff, trained on GUM and UD English EWT.",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "GUM", "url": "https://github.com/amir-zeldes/gum", "author": "Amir Zeldes et al."},
        {"name": "UD English EWT", "url": "https://github.com/UniversalDependencies/UD_English-EWT"},
    ],
}

TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [8000, 1000, 2500, 2500],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER, "nO": None, "normalize": False}
PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": LISTENER,
}


def build_pipeline() -> Language:
    """Create the untrained pipeline."""
    nlp = spacy.blank("en", meta=META)
    adapt_tokenizer(nlp)
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("tagger", config={"model": TAGGER})
    nlp.add_pipe("morphologizer", config={"model": TAGGER})
    nlp.add_pipe("trainable_lemmatizer", config={"model": TAGGER, "top_k": 3, "min_tree_freq": 3})
    nlp.add_pipe("parser", config={"model": PARSER})
    return nlp


def load_splits(folder: Path) -> Split:
    """Load both treebanks and join their splits."""
    gum, ewt = load_gum(folder / GUM_ARCHIVE), load_ewt(folder / EWT_ARCHIVE)
    return Split(train=gum.train + ewt.train, dev=gum.dev + ewt.dev, test=gum.test + ewt.test)


def fit_documents(nlp: Language, documents: Sequence[Document]) -> list[Document]:
    """Fit the gold words of training documents to the pipeline's tokenizer."""
    return [
        replace(document, sentences=tuple(fit_to_tokenizer(sentence, nlp.tokenizer) for sentence in document.sentences))
        for document in documents
    ]


def total_steps(documents: Sequence[Document], epochs: int) -> int:
    """Estimate the number of updates in the whole run, for the learning-rate schedule."""
    return epochs * count_words(documents) // BATCH_WORDS


def make_optimizer(steps: int) -> Optimizer:
    """Adam with a short warm-up, linear decay and averaged parameters."""
    rate = warmup_linear(PEAK_RATE, WARMUP_STEPS, steps)
    return Adam(learn_rate=rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)


def train_epoch(nlp: Language, examples: list[Example], optimizer: Optimizer) -> dict[str, float]:
    """Update the pipeline once with every example and return the summed losses."""
    losses: dict[str, float] = {}
    for batch in minibatch_by_words(examples, size=BATCH_WORDS):
        nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
        optimizer.step_schedules()
    return losses


def report_dev(nlp: Language, optimizer: Optimizer, documents: Sequence[Document], label: str) -> None:
    """Print the scores of the averaged parameters on development documents."""
    with nlp.use_params(optimizer.averages):
        scores = score(nlp, documents)
    print(label, " ".join(f"{name} {value:.2f}" for name, value in scores.items()), flush=True)


def train(nlp: Language, split: Split, epochs: int) -> Optimizer:
    """Train the pipeline; the random draws of every epoch come from `SEED`."""
    rng = random.Random(SEED)
    train_documents = fit_documents(nlp, split.train)
    nlp.initialize(lambda: (document_example(nlp, document) for document in train_documents))
    optimizer = make_optimizer(total_steps(train_documents, epochs))
    dev = random.Random(SEED).sample(split.dev, DEV_DOCUMENTS)
    for epoch in range(1, epochs + 1):
        start = time.perf_counter()
        examples = list(training_examples(nlp, train_documents, rng))
        rng.shuffle(examples)
        losses = train_epoch(nlp, examples, optimizer)
        print({name: round(loss) for name, loss in losses.items()})
        report_dev(nlp, optimizer, dev, f"epoch {epoch} ({time.perf_counter() - start:.0f} s)")
    return optimizer


def save(nlp: Language, optimizer: Optimizer, out: Path) -> None:
    """Write the averaged pipeline beside `out`, then put it in place of what was there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=out.parent, prefix=".pipeline-"))
    fresh.chmod(0o755)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(fresh)
    if out.exists():
        shutil.rmtree(out)
    fresh.rename(out)


def main() -> None:
    """Train, save, reload and score."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--treebanks", type=Path, required=True, help="folder with the two tarballs")
    options.add_argument("--out", type=Path, required=True, help="folder to write the pipeline to")
    options.add_argument("--epochs", type=int, default=EPOCHS)
    chosen = options.parse_args()

    fix_random_seed(SEED)
    split = load_splits(chosen.treebanks)
    nlp = build_pipeline()
    save(nlp, train(nlp, split, chosen.epochs), chosen.out)

    saved = spacy.load(chosen.out)
    print(score_table(saved, split.test))
    print(f"size {size_megabytes(chosen.out):.1f} MB, load {load_seconds(chosen.out):.2f} s")
    print(f"{words_per_second(saved, split.test):.0f} words/s")


if __name__ == "__main__":
    main()
