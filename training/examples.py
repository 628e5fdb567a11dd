"""Turn treebank sentences into spaCy training examples: fit to the tokenizer, augment, group, align."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from tokens import DESIGNATION
from treebanks import Document, Sentence, Word

MAX_GROUP = 6
P_LOWER_CASE = 0.03
P_TITLE_CASE = 0.04
P_DESIGNATION = 0.02
P_BREAK = 0.4

#: Short words that headline style leaves in lower case.
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "nor",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "up",
        "via",
        "with",
        "n't",
        "'s",
    ]
)


def token_groups(sentence: Sentence, tokenizer: Tokenizer) -> list[list[int]]:
    """Group the gold words of a sentence so that words inside one tokenizer token stand together."""
    token_at: dict[int, tuple[int, int]] = {}
    for token in tokenizer(sentence.text):
        span = (token.idx, token.idx + len(token))
        token_at.update(dict.fromkeys(range(*span), span))
    groups: list[list[int]] = []
    open_until = start = 0
    for place, word in enumerate(sentence.words):
        end = start + len(word.form)
        if groups and end <= open_until:
            groups[-1].append(place)
        else:
            groups.append([place])
            span = token_at.get(start, (start, end))
            open_until = span[1] if span[0] == start else end
        start = end + word.space
    return groups


def merge_words(words: Sequence[Word], group: list[int]) -> Word:
    """Join the words of a group, under the annotation of the one whose head lies outside it."""
    if len(group) == 1:
        return words[group[0]]
    top = next((words[i] for i in group if words[i].head not in group or words[i].head == i), words[group[0]])
    form = "".join(words[i].form for i in group)
    merged = replace(top, form=form, lemma=form, space=words[group[-1]].space)
    if DESIGNATION.match(form):
        return replace(merged, upos="PROPN", xpos="NNP", feats="Number=Sing")
    return merged


def is_tree(words: Sequence[Word]) -> bool:
    """Whether every word reaches a root by way of its heads."""

    def reaches_root(place: int) -> bool:
        for _ in words:
            place = words[place].head
        return words[place].head == place

    return all(reaches_root(place) for place in range(len(words)))


def fit_to_tokenizer(sentence: Sentence, tokenizer: Tokenizer) -> Sentence:
    """Merge gold words that the tokenizer keeps in one token, unless that would break the tree."""
    groups = token_groups(sentence, tokenizer)
    new_place = {old: new for new, group in enumerate(groups) for old in group}
    merged = (merge_words(sentence.words, group) for group in groups)
    words = tuple(replace(word, head=new_place[word.head]) for word in merged)
    return replace(sentence, words=words) if is_tree(words) else sentence


def recase(word: Word, form: str) -> Word:
    """Change a word's form; the lemma of a name follows the new case."""
    return replace(word, form=form, lemma=form if word.upos == "PROPN" else word.lemma)


def lower_case(sentence: Sentence) -> Sentence:
    """Write the whole sentence in lower case."""
    return replace(sentence, words=tuple(recase(word, word.form.lower()) for word in sentence.words))


def title_case(sentence: Sentence) -> Sentence:
    """Write the sentence the way headlines are written, with its last full stop left out."""
    words = list(sentence.words)
    last = len(words) - 1
    if last > 1 and words[-1].form == "." and all(word.head != last for word in words):
        words.pop()
    cased = tuple(
        word if word.form.lower() in SMALL_WORDS else recase(word, word.form[:1].upper() + word.form[1:])
        for word in words
    )
    return replace(sentence, words=cased, opens_paragraph=True, closes_paragraph=True)


def random_designation(rng: random.Random) -> str:
    """Invent a weapon designation such as S-412, KX-17 or 9K52."""
    letters = "".join(rng.choices("ABCDFGHKMNPRSTX", k=rng.choice((1, 1, 2, 2, 3))))
    number = str(rng.choice((rng.randint(1, 40), rng.randint(41, 999))))
    shape = rng.random()
    if shape < 0.15:
        return f"9{letters[0]}{number}"
    return f"{letters}-{number}{rng.choice('ABCDEM') if shape > 0.85 else ''}"


def plant_designations(sentence: Sentence, rng: random.Random) -> Sentence:
    """Swap a few singular names for designations, so that unseen designations are tagged as names."""

    def swap(word: Word) -> Word:
        if word.xpos != "NNP" or len(word.form) < 3 or rng.random() >= P_DESIGNATION:
            return word
        return recase(word, random_designation(rng))

    return replace(sentence, words=tuple(swap(word) for word in sentence.words))


def augment(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return the sentence, now and then re-cased or with designations in place of names."""
    sentence = plant_designations(sentence, rng)
    draw = rng.random()
    if draw < P_LOWER_CASE:
        return lower_case(sentence)
    return title_case(sentence) if draw < P_LOWER_CASE + P_TITLE_CASE else sentence


def build_doc(vocab: Vocab, sentences: Sequence[Sentence], breaks: Sequence[str]) -> Doc:
    """Build an annotated Doc; `breaks[i]` is the white space of a paragraph break before sentence i, or empty."""
    words: list[Word] = []
    for sentence, gap in zip(sentences, breaks, strict=True):
        if gap and words:
            words[-1] = replace(words[-1], space=False)
            words.append(Word(gap, gap, "SPACE", "_SP", "", len(words) - 1, "dep", False))
        offset = len(words)
        words.extend(replace(word, head=word.head + offset) for word in sentence.words)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.upos for word in words],
        tags=[word.xpos for word in words],
        morphs=[word.feats for word in words],
        heads=[word.head for word in words],
        deps=[word.dep for word in words],
    )


def to_example(nlp: Language, sentences: Sequence[Sentence], breaks: Sequence[str]) -> Example:
    """Pair the gold Doc with what the pipeline's own tokenizer makes of its text."""
    reference = build_doc(nlp.vocab, sentences, breaks)
    return Example(nlp.make_doc(reference.text), reference)


def document_example(nlp: Language, document: Document) -> Example:
    """Make an example of a whole document, unaltered, with an empty line between paragraphs."""
    return to_example(
        nlp, document.sentences, ["\n\n" if sentence.opens_paragraph else "" for sentence in document.sentences]
    )


def draw_breaks(sentences: Sequence[Sentence], rng: random.Random) -> list[str]:
    """Choose the paragraph breaks of a run: always after a headline, now and then where the treebank has one."""
    breaks = [""]
    for before, after in pairwise(sentences):
        broken = before.closes_paragraph or (after.opens_paragraph and rng.random() < P_BREAK)
        breaks.append(rng.choice(("\n\n", "\n\n", "\n")) if broken else "")
    return breaks


def training_examples(nlp: Language, documents: Sequence[Document], rng: random.Random) -> Iterator[Example]:
    """Yield one epoch: every document cut into runs of 1 to 6 sentences, augmented, in document order."""
    for document in documents:
        start = 0
        while start < len(document.sentences):
            size = rng.randint(1, MAX_GROUP)
            run = [augment(sentence, rng) for sentence in document.sentences[start : start + size]]
            yield to_example(nlp, run, draw_breaks(run, rng))
            start += size
