"""Proximity: two things are near, adjacent, or N km apart."""

from __future__ import annotations

from itertools import takewhile

from ..model.slots import ProximitySlots
from ..reading.annotated import AnnotatedText, NumberMention, Sentence, Token, span
from .clauses import clauses, trimmed
from .lexicon import SITE_NOUNS, forms, place, place_in_view, verbal, weapon
from .proposal import Proposal, link, phrase

KIND = "proximity"
BORDERS = {
    "border": "bordering",
    "neighbor": "neighbouring",
    "neighbour": "neighbouring",
    "adjoin": "adjacent",
    "abut": "adjacent",
    "flank": "adjacent",
    "surround": "surrounding",
}
NEAR = {
    "near": "near",
    "close": "near",
    "adjacent": "adjacent",
    "closest": "closest",
    "nearest": "closest",
    "next": "near",
    "proximity": "near",
    "wedge": "between",
    "sandwich": "between",
    "opposite": "near",
    "vicinity": "near",
}
_NEARNESS = {"proximity", "vicinity"}
_FROM = {"from", "of"}
EDGES = {"border", "frontier", "coast", "doorstep", "capital", "territory", "shore"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a proximity claim for borders, nearness and stated distances between two named things."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        for token in sentence.tokens:
            for found in (_border(annotated, sentence, token), _near(annotated, sentence, token)):
                if found is not None:
                    out.append(found)
        out.extend(_apart(annotated, sentence))
    return out


def _thing(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    return noun is not None and (
        place(annotated, sentence, noun) or weapon(annotated, sentence, noun) or noun.lemma.lower() in EDGES
    )


def _proposal(
    annotated: AnnotatedText,
    sentence: Sentence,
    head: Token,
    a: Token,
    b: Token,
    rule: str,
    *,
    relation: str | None = None,
    distance_km: float | None = None,
) -> Proposal:
    types = ("place", "place-set", "actor", "system")
    slots = ProximitySlots(
        a=link(annotated, sentence, a, *types),
        b=link(annotated, sentence, b, *types),
        relation=relation,
        distance_km=distance_km,
    )
    low = min(phrase(sentence, a)[0].i, phrase(sentence, b)[0].i, head.i)
    high = max(phrase(sentence, a)[-1].i, phrase(sentence, b)[-1].i, head.i)
    return Proposal(*span(trimmed(sentence.tokens[low : high + 1])), KIND, slots, rule, head, sentence)


def _holder(sentence: Sentence, token: Token) -> Token | None:
    """What a participle, predicate or preposition says to be near."""
    for clause in clauses(sentence):
        if clause.head.i == token.i:
            return clause.subject
    subject = next((k for k in sentence.children(token, "nsubj")), None)
    above = sentence.head(token)
    if subject is not None or above.i == token.i:
        return subject
    if above.pos in ("NOUN", "PROPN"):
        return above
    return next((c.subject for c in clauses(sentence) if c.head.i == above.i), None)


_BORDERING = forms({"border", "adjoin", "neighbour", "neighbor"})
_DIRECTIONS = frozenset(
    {
        "away",
        "to",
        "the",
        "due",
        "-",
        "just",
        "further",
        "farther",
        "north",
        "south",
        "east",
        "west",
        "north-east",
        "north-west",
        "south-east",
        "south-west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northern",
        "inland",
        "upstream",
    }
)


def _away(
    annotated: AnnotatedText, sentence: Sentence, number: NumberMention, inside: list[Token], before: list[Token]
) -> Proposal | None:
    """ "The nearest town is ten kilometres away": away from the place named last."""
    subject = next((t for t in before if t.dep.startswith("nsubj")), None)
    seen = place_in_view(annotated, sentence.start)
    if subject is None or seen is None:
        return None
    types = ("place", "place-set", "actor", "system")
    slots = ProximitySlots(
        a=link(annotated, sentence, subject, *types), b=seen, distance_km=round(number.km or 0, 1), implied=["b"]
    )
    tokens = sentence.tokens[phrase(sentence, subject)[0].i : inside[-1].i + 2]
    return Proposal(*span(trimmed(tokens)), KIND, slots, "proximity.away", inside[-1], sentence)


def _border(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    relation = BORDERS.get(token.lemma.lower()) or BORDERS.get(token.text.lower().removesuffix("s"))
    if relation is None or not (token.pos == "VERB" or verbal(sentence, token, _BORDERING)):
        return None
    a = _holder(sentence, token)
    b = next((k for k in sentence.children(token, "obj", "obl")), None)
    if token.pos != "VERB":  # a verb that the tagger took for a noun
        names = [t for t in sentence.tokens if t.pos == "PROPN" and place(annotated, sentence, t)]
        a = next((t for t in reversed(names) if t.i < token.i), None)
        b = next((t for t in names if token.i < t.i <= token.i + 5), None)
    if a is None or b is None or not place(annotated, sentence, a) or not place(annotated, sentence, b):
        return None
    return _proposal(annotated, sentence, token, a, b, "proximity.border", relation=relation)


def _near(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    relation = NEAR.get(token.text.lower()) or NEAR.get(token.lemma.lower())
    if relation is None:
        return None
    if token.dep == "case":  # "near the frontier"
        b: Token | None = sentence.head(token)
        a = _holder(sentence, sentence.head(token))
    else:
        b = next((k for k in sentence.children(token, "obl", "nmod", "obj") if _thing(annotated, sentence, k)), None)
        a = _holder(sentence, token)
        closest = any(k.text.lower() in ("closest", "nearest", "close") for k in sentence.children(token, "amod"))
        if token.lemma.lower() in _NEARNESS and closest:
            relation = "closest"
    if a is None or b is None or a.i == b.i or not _thing(annotated, sentence, b):
        return None
    if (
        token.lemma.lower() in _NEARNESS
        and any(k.text.lower() == "the" for k in sentence.children(token, "det"))
        and not sentence.children(token, "amod", "nmod:poss")
    ):
        return None  # "the proximity to the border": spoken of, not stated
    if not (_thing(annotated, sentence, a) or a.pos in ("NOUN", "PRON")) or (
        not place(annotated, sentence, b) and b.lemma.lower() not in EDGES
    ):
        return None
    return _proposal(annotated, sentence, token, a, b, "proximity.near", relation=relation)


def _apart(annotated: AnnotatedText, sentence: Sentence) -> list[Proposal]:
    """ "N km from P", "N miles north of P"."""
    out = []
    for number in annotated.numbers_in(sentence.start, sentence.end):
        inside = sentence.within(number.start, number.end)
        if number.km is None or not inside:
            continue
        after = sentence.tokens[inside[-1].i + 1 : inside[-1].i + 6]
        joined = list(takewhile(lambda t: t.text.lower() in _DIRECTIONS, after))
        follows = after[len(joined)].text.lower() if len(joined) < len(after) else ""
        flown = sentence.tokens[max(0, inside[0].i - 3) : inside[0].i]
        if not any(t.text == "," for t in flown) and any(
            t.text.lower() in ("fires", "flies", "flew", "fired", "range", "ranges") for t in flown
        ):
            continue
        if follows not in _FROM and not (joined and joined[-1].text.lower() == "away"):
            continue
        b = next(
            (
                t
                for t in sentence.tokens[inside[-1].i + 1 :]
                if t.pos in ("PROPN", "NOUN") and place(annotated, sentence, t) and t.i - inside[-1].i <= 8
            ),
            None,
        )
        before = [
            t
            for t in sentence.tokens[: inside[0].i]
            if t.pos in ("PROPN", "NOUN", "PRON") and (_thing(annotated, sentence, t) or t.lemma.lower() in SITE_NOUNS)
        ]
        if b is None and joined and joined[-1].text.lower() == "away" and follows not in _FROM:
            lone = _away(annotated, sentence, number, inside, before)
            if lone is not None:
                out.append(lone)
        if b is not None and not before:  # "only 60 km from the frontier, the site ..."
            before = [
                t
                for t in sentence.tokens[b.i + 1 : b.i + 10]
                if t.dep.startswith("nsubj") and _thing(annotated, sentence, t)
            ][:1]
        if b is not None and before:
            out.append(
                _proposal(
                    annotated,
                    sentence,
                    inside[-1],
                    before[-1],
                    b,
                    "proximity.distance",
                    distance_km=round(number.km, 1),
                )
            )
    return out
