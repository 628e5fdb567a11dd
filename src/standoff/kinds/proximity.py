"""Proximity: two things are near, adjacent, or N km apart."""

from __future__ import annotations

from ..model.slots import ProximitySlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import clauses, trimmed
from .lexicon import place, weapon
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
_FROM = {"from", "of", "to", "away"}
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


def _border(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    relation = BORDERS.get(token.lemma.lower())
    if relation is None or token.pos != "VERB":
        return None
    a = _holder(sentence, token)
    b = next((k for k in sentence.children(token, "obj", "obl")), None)
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
        after = sentence.tokens[inside[-1].i + 1 : inside[-1].i + 5]
        if not any(t.text.lower() in _FROM for t in after) or any(t.lemma.lower() == "range" for t in after):
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
            if t.pos in ("PROPN", "NOUN", "PRON") and _thing(annotated, sentence, t)
        ]
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
