"""Blocks to parsed sentences: our spaCy pipeline, with sentence ends set by rule wherever the rule is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .annotated import Block, Sentence, Token
from .passages import words as word_set

if TYPE_CHECKING:
    from ..catalogue import Catalogue

PIPELINE = Path(__file__).with_name("pipeline")
_SAYING = (
    r"(?:said|says|say|told|tells|asked|asks|added|adds|warned|warns|wrote|writes|replied|replies|answered|explained"
    r"|explains"
    r"|insisted|insists|declared|stated|noted|announced|exclaimed|shouted|quipped|joked|argued|argues|concluded|"
    r"continued"
    r"|stressed|commented|remarked|responded|tweeted|recalled|observed|claimed|claims|demanded)"
)
_NEVER_LAST = re.compile(  # abbreviations that a name or number follows: Gen. Doe, Nov. 2010, No. 5
    r"(?:Mr|Mrs|Ms|Messrs|Dr|Prof|St|Gen|Lt|Col|Maj|Brig|Adm|Capt|Cmdr|Cdr|Cpl|Sgt|Pvt|Sen|Rep|Gov|Pres|Amb|Rev|Hon|Fr"
    r"|Nos?|Art|Figs?|vs|cf|eds?|pp?|Vol|approx|ca|Sec|Ret|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Ft|Mt|Ph|e\.g|i\.e|(?:Maj|Lt|Brig|Col)\.-?Gen|[A-Z])\."
)
_MAYBE_LAST = re.compile(  # U.S., p.m., Corp.
    r"(?:(?:[A-Za-z]\.){2,}|(?:Inc|Ltd|Corp|Co|Jr|Sr|etc|al|km|est|Bros|Dept|Div)\.)"
)
_STARTERS = word_set(  # words that open a sentence and seldom stand capitalised after an abbreviation inside one
    "the a an this that these those he she it they we i you but and however although while when if in on at as "
    "after before since for his her its their our there what who why how both some many most no not one two "
    "according despite under with to from by still yet then now last earlier later"
)
_SPEECH = re.compile(r"(?:(?:[Tt]he )?(?:[\w'-]+\.? ){1,8}?)" + _SAYING + r"\b")  # Doe said; the minister, he added
_SMALL_WORDS = word_set(
    "a an the of in on to for and or at by with from as over after against vs but is are be not its"
)


@lru_cache(maxsize=1)
def pipeline() -> Any:
    """The language pipeline that ships with the package, loaded once a process."""
    import spacy

    return spacy.load(PIPELINE)


def parse(blocks: Sequence[Block], catalogue: Catalogue) -> list[Sentence]:
    """Sentences of all blocks in order, each word tied to its characters; a headline is one sentence, parsed as
    prose."""
    nlp = pipeline()
    titles = [b.kind in ("headline", "subhead") for b in blocks]
    docs = [
        _bounded(nlp.make_doc(as_prose(b.text, catalogue) if title else b.text), title)
        for b, title in zip(blocks, titles, strict=True)
    ]
    out: list[Sentence] = []
    for block, doc in zip(blocks, nlp.pipe(docs, batch_size=64), strict=True):
        for sent in doc.sents:
            words = [t for t in sent if not t.is_space]
            if any(c.isalnum() for t in words for c in t.text) and not re.fullmatch(r"\W*\d{0,3}\W*", sent.text):
                out.append(_sentence(len(out), block, words))
    return out


def as_prose(text: str, catalogue: Catalogue | None) -> str:
    """A title in title case or capitals with the small letters that prose would have; names and acronyms stay.

    The length is kept, so that offsets stay.
    """
    words = [w for w in re.findall(r"[^\W\d_][\w'-]*", text) if w.lower() not in _SMALL_WORDS]
    if len(words) < 3 or sum(w[0].isupper() for w in words) < 0.7 * len(words):
        return text
    shouted = sum(w.isupper() for w in words) > 0.7 * len(words)
    found = catalogue.name_index.find(text) if catalogue is not None else []
    named = [
        (m.start, m.end)
        for m in found
        if m.type in ("actor", "place", "publisher", "treaty") or not _common(catalogue, m.ids[0])
    ]

    def small(match: re.Match[str]) -> str:
        word = match[0]
        low = word.lower()
        if len(low) != len(word) or any(a <= match.start() < b for a, b in named):
            return word if not (shouted and len(word) > 5) else word[0] + low[1:]
        if word == "I" or (not shouted and word[1:] != word[1:].lower()):
            return word
        if match.start() == 0 or re.search(r"[.:?!\"'] ?$", text[: match.start()]):
            return word[0] + low[1:]
        return low

    return re.sub(r"[^\W\d_][\w']*", small, text)


def _common(catalogue: Catalogue | None, entity_id: str) -> bool:
    return (
        catalogue is not None and entity_id in catalogue and bool(getattr(catalogue.get(entity_id), "generic", False))
    )


def ends_sentence(text: str, at: int) -> bool | None:
    """Whether a sentence ends before the word at `at` (normalised text): yes, no, or None where the parser may
    decide."""
    before = text[max(0, at - 80) : at].rstrip()
    bare = before.rstrip("\"')]}")
    closers = before[len(bare) :]
    after = text[at : at + 160].lstrip("\"'([{ ")
    if not bare or bare[-1] not in ".?!…" or not after:
        return False
    if text[at] in "\"')]}" and text[at - 1] != " ":
        return False  # a mark that closes what stands before it
    if text[at] in "\"'" and text[at + 1 : at + 2] in (" ", ""):
        return False
    if not text[at - 1].isspace() and text[at - 1] not in "\"'([{" and not (closers and after[0].isupper()):
        return False
    if text[at - 1] in "\"'([{" and (at < 2 or not text[at - 2].isspace()):
        return False
    if text[at - 1] in "\"'([{" and text[at - 2].isspace():
        return False  # the opening mark begins the sentence
    if after[0].islower():
        return False
    word = bare.split()[-1].lstrip("\"'([{")
    if bare[-1] in "?!…" or bare.endswith(".."):
        return not ((closers or bare[-1] == "…") and _SPEECH.match(after))
    first = re.split(r"[^\w']", after, maxsplit=1)[0].lower()
    if _MAYBE_LAST.fullmatch(word):
        if closers or first in _STARTERS:
            return True
        return None if after[0].isupper() else False
    if _NEVER_LAST.fullmatch(word) and not closers:
        return len(word) == 2 and first in _STARTERS  # an initial: "J. Doe", but "phase B. The"
    return True


def _bounded(doc: Any, whole: bool) -> Any:
    """The doc with its sentence starts set; the parser decides where the rule leaves it open."""
    import numpy as np

    text, inside = doc.text, -1  # spaCy's attribute: 1 starts a sentence, -1 does not, 0 is open
    starts = [1]
    for token in doc[1:]:
        sure = False if whole or token.is_space else ends_sentence(text, token.idx)
        starts.append(0 if sure is None else 1 if sure else inside)
    return (
        doc.from_array(["SENT_START"], np.array(starts[: len(doc)], dtype=np.int64).astype(np.uint64))
        if len(doc)
        else doc
    )


def _sentence(index: int, block: Block, words: list[Any]) -> Sentence:
    place = {t.i: k for k, t in enumerate(words)}
    tokens = []
    for k, t in enumerate(words):
        head = t.head
        while head.i not in place and head.head.i != head.i:
            head = head.head
        own = place.get(head.i, k)
        start, end = block.raw(t.idx, t.idx + len(t.text))
        tokens.append(
            Token(
                k,
                block.text[t.idx : t.idx + len(t.text)],
                t.lemma_ or t.lower_,
                t.pos_,
                t.tag_,
                "root" if own == k else t.dep_,
                own,
                start,
                end,
            )
        )
    return Sentence(index, block.index, tokens[0].start, tokens[-1].end, tokens)
