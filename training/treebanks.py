"""Read the GUM and EWT treebanks (CoNLL-U inside tarballs) into plain Python records."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

GUM_ARCHIVE = "gum.tar.gz"
EWT_ARCHIVE = "ud-english-ewt.tar.gz"

#: GUM genres with non-commercial text licences (essay, fiction, letter, podcast, whow), with a no-derivatives
#: licence (conversation) or without their text in the release (reddit, which holds underscores instead of words).
GUM_LEFT_OUT = frozenset({"essay", "fiction", "letter", "podcast", "whow", "conversation", "reddit"})

#: A courtroom document whose text comes from the same corpus as the conversations.
GUM_LEFT_OUT_DOCUMENTS = frozenset({"GUM_court_carpet"})

#: Morphological features both treebanks annotate and readers of news can use; the others are dropped.
KEPT_FEATURES = frozenset(
    [
        "Case",
        "Definite",
        "Degree",
        "Gender",
        "Mood",
        "NumType",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    ]
)

#: Labels that the two treebanks spell differently, mapped to one spelling.
RELABEL = {
    "root": "ROOT",
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
}

#: Curly quotation marks become straight ones, as they do in the text that standoff reads.
STRAIGHTEN = str.maketrans("\u201c\u201d\u201e\u2018\u2019\u201a", "\"\"\"'''")


@dataclass(frozen=True)
class Word:
    """One syntactic word; `head` is the 0-based position in the sentence (its own position for the root)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence in document order; the flags tell where a paragraph break stands before or after it."""

    words: tuple[Word, ...]
    opens_paragraph: bool
    closes_paragraph: bool = False

    @property
    def text(self) -> str:
        """The running text, with the spaces that the treebank records."""
        return "".join(word.form + (" " if word.space else "") for word in self.words)


@dataclass(frozen=True)
class Document:
    """One source text of a treebank; `group` is its genre, for example `gum/news`."""

    name: str
    group: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Split:
    """Training, development and test documents."""

    train: list[Document]
    dev: list[Document]
    test: list[Document]


def kept_features(feats: str) -> str:
    """Return only the features named in `KEPT_FEATURES`, in alphabetical order."""
    return "|".join(sorted(pair for pair in feats.split("|") if pair.partition("=")[0] in KEPT_FEATURES))


def parse_word(columns: list[str]) -> Word:
    """Turn the ten columns of a CoNLL-U word line into a `Word`, with straight quotation marks."""
    number, form, lemma, upos, xpos, feats, head, dep, _, misc = columns
    form = form.translate(STRAIGHTEN)
    return Word(
        form=form,
        lemma=form if lemma == "_" else lemma.translate(STRAIGHTEN),
        upos=upos,
        xpos=xpos,
        feats=kept_features(feats),
        head=(int(head) or int(number)) - 1,
        dep=RELABEL.get(dep, dep),
        space="SpaceAfter=No" not in misc,
    )


def parse_sentence(block: str) -> Sentence:
    """Parse one blank-line-delimited CoNLL-U block; spacing inside multiword tokens comes from their range line."""
    words: list[Word] = []
    spacing: dict[int, bool] = {}
    for line in block.splitlines():
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        if "-" in columns[0]:
            first, last = (int(number) for number in columns[0].split("-"))
            spacing.update(dict.fromkeys(range(first - 1, last - 1), False))
            spacing[last - 1] = "SpaceAfter=No" not in columns[9]
        else:
            words.append(parse_word(columns))
    spaced = (replace(word, space=spacing.get(place, word.space)) for place, word in enumerate(words))
    return Sentence(tuple(spaced), opens_paragraph="# newpar" in block)


def parse_document(name: str, group: str, conllu: str) -> Document:
    """Parse a whole CoNLL-U file."""
    blocks = (block for block in re.split(r"\n\s*\n", conllu) if block.strip())
    return Document(name, group, tuple(parse_sentence(block) for block in blocks))


def read_archive(archive: Path) -> dict[str, str]:
    """Return the text of every regular file in a tarball, by its path below the archive's top folder."""
    with tarfile.open(archive) as tar:
        streams = ((member.name, tar.extractfile(member)) for member in tar.getmembers())
        return {name.partition("/")[2].lstrip("/"): stream.read().decode() for name, stream in streams if stream}


def gum_split_names(splits: str) -> dict[str, str]:
    """Map each document named in GUM's splits.md to the split under whose heading it stands."""
    names: dict[str, str] = {}
    heading = ""
    for line in splits.splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
        elif line.strip().startswith("* "):
            names[line.strip()[2:]] = heading
    return names


def load_gum(archive: Path) -> Split:
    """Load GUM's official splits, without GENTLE and without the genres in `GUM_LEFT_OUT`."""
    files = read_archive(archive)
    official = gum_split_names(files["splits.md"])
    parts: dict[str, list[Document]] = {"train": [], "dev": [], "test": []}
    for path in sorted(files):
        name = Path(path).stem
        if not path.endswith(".conllu") or not name.startswith("GUM_") or name in GUM_LEFT_OUT_DOCUMENTS:
            continue
        genre = name.split("_")[1]
        if genre not in GUM_LEFT_OUT:
            parts[official.get(name, "train")].append(parse_document(name, f"gum/{genre}", files[path]))
    return Split(**parts)


def ewt_documents(files: dict[str, str], listing: str) -> Iterator[Document]:
    """Yield the EWT documents that a `files.*` listing names."""
    for path in files[listing].split():
        yield parse_document(path, f"ewt/{path.partition('/')[0]}", files[f"sources/{path}"])


def load_ewt(archive: Path) -> Split:
    """Load EWT's official splits."""
    files = read_archive(archive)
    return Split(*(list(ewt_documents(files, f"files.{part}")) for part in ("train", "dev", "test")))


def count_words(documents: Iterable[Document]) -> int:
    """Count the syntactic words of some documents."""
    return sum(len(sentence.words) for document in documents for sentence in document.sentences)
