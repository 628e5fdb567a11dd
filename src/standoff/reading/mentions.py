"""Names linked to the catalogue, each read in its place: a capital that speaks is its state, in "in" a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .annotated import AnnotatedText, Mention, Sentence, Token
from .passages import words

if TYPE_CHECKING:
    from ..catalogue.names import NameMatch

LIMIT = 20_000  # names of one document: beyond it a hostile text, not an article
_LOCATIVE = words(
    "in at near to into on onto around outside across off inside throughout along above toward towards via within "
    "through over beyond"
)
_SOURCE = frozenset(("from",))  # "fired from Minsk" is a place, "a threat from Minsk" its state
_PLACE_NOUNS = words(
    "region oblast province city town district border frontier coast airspace sky territory soil port base site "
    "airport airfield suburb street square area north south east west northwest southwest northeast southeast "
    "capital exclave enclave peninsula summit conference meeting talk treaty memorandum agreement declaration "
    "accord range"
)
_ADDRESSED = words(  # whose object is somebody, not some place
    "accuse urge warn tell ask blame assure invite persuade convince press pressure reassure sanction criticize "
    "criticise condemn provoke deter irk anger alarm thank inform notify support arm supply sell give offer force "
    "help back join forbid ban bar allow permit let promise grant deny compel"
)
_LYING = words("lie locate situate stand sit")  # whose subject is a place
_PLACED = words("border leave visit enter reach hit strike attack bomb cover overfly surround cross approach")
_WITH = words("with between against by of for")


def find_mentions(annotated: AnnotatedText) -> list[Mention]:
    """Names of the catalogue in all blocks, in text order; then the surnames of persons that were named in full."""
    out: list[Mention] = []
    for block in annotated.blocks:
        for match in annotated.catalogue.name_index.find(block.text):
            if _part_of_other(block.text, match):
                continue
            start, end = block.raw(match.start, match.end)
            sentence = annotated.sentence_at(start)
            if sentence is not None and end <= sentence.end and len(out) < LIMIT:
                out.append(_in_place(annotated, sentence, start, end, match))
    return with_surnames(annotated, _merged(annotated, out))


def _part_of_other(text: str, match: NameMatch) -> bool:
    """True when the words belong to another name: "Foreign Affairs" of a committee, a "non-" before it."""
    if match.type == "publisher" and _OFFICE_AFTER.match(text, match.end):
        return True
    return text[max(0, match.start - 4) : match.start].lower() in ("non-", "anti")


_OFFICE_AFTER = re.compile(
    r"(?: and [A-Z]\w+)? (?:Committee|Minist|Council|Department|Secretary|Commission|Select|Spokes|Chief)"
)


def _types(annotated: AnnotatedText, entity_id: str) -> frozenset[str]:
    """What an id may be in a text: a state is an actor and a land, all else one thing."""
    from ..catalogue.schema import Actor

    if entity_id not in annotated.catalogue:
        return frozenset()
    entity = annotated.catalogue.get(entity_id)
    if entity.type != "place":
        return frozenset((entity.type,))
    try:
        annotated.catalogue.get(entity_id, Actor)
    except (KeyError, ValueError):
        return frozenset(("place",))
    return frozenset(("place", "actor"))


def _in_place(annotated: AnnotatedText, sentence: Sentence, start: int, end: int, match: NameMatch) -> Mention:
    """The mention of one match, with its ids and its type as the grammar around it asks."""
    text = annotated.text(start, end)
    types = {i: _types(annotated, i) for i in match.ids}
    every = frozenset().union(*types.values())
    adjective = match.adjective and _modifies(sentence, start, end)
    if adjective or not {"place", "actor"} <= every:
        return Mention(start, end, text, match.ids, match.type, sentence.index, match.metonym, adjective)
    stands_for = match.metonym  # a capital or seat that may stand for its state
    wanted = _wanted(sentence, start, end) or ("place" if stands_for else "actor")
    if stands_for and all("actor" in t for t in types.values()):
        wanted = "actor"  # a name that is a metonym and nothing else: the Kremlin

    def fits(entity_id: str) -> bool:
        if stands_for and wanted == "place":
            return types[entity_id] == {"place"}  # the capital itself, not its state
        return wanted in types[entity_id]

    ids = tuple(sorted(match.ids, key=lambda i: (not fits(i), match.ids.index(i))))
    own = wanted if wanted in types[ids[0]] else min(types[ids[0]], default=match.type)
    return Mention(start, end, text, ids, own, sentence.index, stands_for and own == "actor")


def _head(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in reversed(tokens) if t.head not in inside or t.head == t.i), tokens[-1])


def _modifies(sentence: Sentence, start: int, end: int) -> bool:
    """True for a state's name that describes a noun ("US missiles"), false where it is one ("the US said")."""
    tokens = [t for t in sentence.tokens if t.start < end and start < t.end]
    if not tokens:
        return True
    last = tokens[-1]
    if last.pos == "ADJ" and not last.text.isupper() and "." not in last.text:
        return True
    head = _head(tokens)
    return (
        head.dep.split(":")[0] in ("compound", "amod", "nmod")
        and head.head > last.i
        and not _cases(sentence, head)
        and not (last.i + 1 < len(sentence.tokens) and sentence.tokens[last.i + 1].text in ("'s", "'", ","))
    )


def _wanted(sentence: Sentence, start: int, end: int) -> str | None:
    """Whether the grammar asks for an actor or a place; None when it does not say."""
    tokens = [t for t in sentence.tokens if t.start < end and start < t.end]
    if not tokens:
        return None
    head = _head(tokens)
    seen = set()
    while head.dep == "conj" and head.head != head.i and head.i not in seen and not _cases(sentence, head):
        seen.add(head.i)
        head = sentence.head(head)  # "in Poland and Romania": the preposition stands before the first
    cases = _cases(sentence, head)
    governor = sentence.head(head)
    if " ".join(t.text.lower() for t in sentence.tokens[max(0, head.i - 3) : head.i]).endswith(
        ("according to", "according to the")
    ):
        return "actor"
    after = sentence.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(sentence.tokens) else None
    if after is not None and after.text in ("'s", "'"):
        return "place" if governor.lemma.lower() in _PLACE_NOUNS and governor.i > tokens[-1].i else "actor"
    if cases & _LOCATIVE:
        return "place" if not ("to" in cases and governor.lemma.lower() in _ADDRESSED) else "actor"
    if cases & _SOURCE:
        return "place"
    if head.dep.startswith(("nsubj", "csubj")) or head.dep == "vocative":
        lemma = governor.lemma.lower()
        return (
            "place"
            if lemma in _LYING or (governor.pos in ("NOUN", "PROPN", "ADJ") and lemma in _PLACE_NOUNS)
            else "actor"
        )
    if cases & _WITH or head.dep.startswith("obl:agent"):
        return "actor" if not ("of" in cases and governor.lemma.lower() in _PLACE_NOUNS) else "place"
    if head.dep in ("obj", "iobj"):
        lemma = governor.lemma.lower()
        return "actor" if lemma in _ADDRESSED and lemma not in ("leave",) else "place" if lemma in _PLACED else None
    if head.dep in ("compound", "nmod", "amod") and governor.i > head.i:
        return "place" if governor.lemma.lower() in _PLACE_NOUNS else "actor"
    if head.dep == "nmod:unmarked" or re.fullmatch(r"appos|list|dep", head.dep):
        return "place"
    return None


def _cases(sentence: Sentence, head: Token) -> set[str]:
    return {c.text.lower() for c in sentence.children(head, "case")}


def _merged(annotated: AnnotatedText, mentions: list[Mention]) -> list[Mention]:
    """In text order, the longer of two that overlap."""
    out: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if out and m.start < out[-1].end:
            continue
        if out and out[-1].adjective and 0 < m.start - out[-1].end <= 2 and _of_another(annotated, out[-1].id, m):
            continue  # "the Russian Senate" is not that of the United States
        out.append(m)
    return out


def _of_another(annotated: AnnotatedText, state: str, mention: Mention) -> bool:
    """True for an organisation of a state other than the adjective before it."""
    from ..catalogue.schema import Actor

    if mention.type != "actor" or mention.adjective or mention.id not in annotated.catalogue:
        return False
    entity = annotated.catalogue.get(mention.id)
    return isinstance(entity, Actor) and entity.kind == "organisation" and entity.side not in (None, state)


def with_surnames(annotated: AnnotatedText, mentions: list[Mention]) -> list[Mention]:
    """With the bare surnames of persons who are named in full somewhere before."""
    from ..catalogue.schema import Actor

    full: dict[str, Mention] = {}
    clash: set[str] = set()
    for m in mentions:
        if (
            m.type != "actor"
            or " " not in m.text.strip()
            or m.metonym
            or m.adjective
            or m.id not in annotated.catalogue
        ):
            continue
        entity = annotated.catalogue.get(m.id)
        if not isinstance(entity, Actor) or entity.kind != "person":
            continue
        surname = m.text.split()[-1]
        if surname in full and full[surname].id != m.id:
            clash.add(surname)  # two of the name: the nearest before would be a guess
        full.setdefault(surname, m)
    extra = _bare(annotated, {s: (m.ids, m.start) for s, m in full.items() if s not in clash}, mentions)
    return sorted([*mentions, *extra], key=lambda m: (m.start, -m.end))


def _bare(
    annotated: AnnotatedText, surnames: dict[str, tuple[tuple[str, ...], int]], taken: Iterable[Mention]
) -> list[Mention]:
    """Tokens that are a known surname, where no name stands yet."""
    busy = {(m.sentence, offset) for m in taken for offset in range(m.start, m.end)} if surnames else set()
    out = []
    for sentence in annotated.sentences if surnames else []:
        for t in sentence.tokens:
            if t.text in surnames and t.text[0].isupper() and (sentence.index, t.start) not in busy:
                out.append(
                    Mention(
                        t.start, t.end, annotated.text(t.start, t.end), surnames[t.text][0], "actor", sentence.index
                    )
                )
    return out
