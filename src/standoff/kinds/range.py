"""Range: the range or performance of a weapon is N, or like that of another."""

from __future__ import annotations

from ..model.slots import Comparator, RangeSlots
from ..reading.annotated import AnnotatedText, NumberMention, Sentence, Token, span
from .clauses import trimmed
from .lexicon import weapon
from .proposal import Proposal, link, phrase

KIND = "range"
RANGES = {"range", "reach", "radius"}
FLIES = {"fly", "travel", "reach", "strike", "hit"}
_LIKE = {"similar", "comparable", "equal", "same", "like", "equivalent"}
_COMPARATORS: dict[str, Comparator] = {
    "similar": "similar",
    "comparable": "similar",
    "like": "similar",
    "same": "similar",
    "equivalent": "similar",
    "equal": "similar",
    "longer": "longer",
    "shorter": "shorter",
    "greater": "longer",
}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a range claim where a length stands on a weapon's range, or one range is likened to another's."""
    out = []
    for sentence in annotated.sentences:
        for number in annotated.numbers_in(sentence.start, sentence.end):
            if number.km is not None and 10 <= number.km <= 25_000:
                found = _measured(annotated, sentence, number)
                if found is not None:
                    out.append(found)
        for token in sentence.tokens:
            if token.lemma.lower() in RANGES and token.pos == "NOUN":
                found = _likened(annotated, sentence, token)
                if found is not None:
                    out.append(found)
    return out


def _nearest_weapon(annotated: AnnotatedText, sentence: Sentence, at: Token) -> Token | None:
    arms = [t for t in sentence.tokens if t.pos in ("NOUN", "PROPN") and t.i != at.i and weapon(annotated, sentence, t)]
    arms = [t for t in arms if not (t.dep == "compound" and weapon(annotated, sentence, sentence.head(t)))]
    above = {t.i for t in sentence.ancestors(at)}
    return min(arms, key=lambda t: (t.i not in above, abs(t.i - at.i)), default=None)


def _measured(annotated: AnnotatedText, sentence: Sentence, number: NumberMention) -> Proposal | None:
    inside = sentence.within(number.start, number.end)
    if not inside:
        return None
    unit = inside[-1]
    near = [unit, *list(sentence.ancestors(unit))[:3], *sentence.children(unit, "nmod", "acl")]
    ranges = next((t for t in sentence.tokens if t.lemma.lower() in RANGES and abs(t.i - unit.i) <= 6), None)
    flies = next((t for t in near if t.lemma.lower() in FLIES and t.pos == "VERB"), None)
    anchor = ranges or flies
    if anchor is None:
        return None
    arms = _nearest_weapon(annotated, sentence, anchor)
    if arms is None:
        return None
    first, last = min(arms.i, anchor.i, inside[0].i), max(arms.i, anchor.i, unit.i)
    head = phrase(sentence, arms)[0].i if arms.i == first else first
    tokens = trimmed(sentence.tokens[min(head, first) : last + 1])
    slots = RangeSlots(
        weapon=link(annotated, sentence, arms, "system"),
        value_km=round(number.km or 0, 1),
        comparator=number.comparator,
    )
    return Proposal(*span(tokens), KIND, slots, "range.number", anchor, sentence)


def _likened(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> Proposal | None:
    likeness = next(
        (t for t in sentence.subtree(noun) if t.lemma.lower() in _LIKE or t.text.lower() in _COMPARATORS), None
    )
    if likeness is None:
        return None
    others = [
        t
        for t in sentence.subtree(likeness) + sentence.subtree(noun)
        if t.i > likeness.i and t.pos in ("NOUN", "PROPN") and weapon(annotated, sentence, t)
    ]
    arms = next((t for t in sentence.ancestors(noun) if weapon(annotated, sentence, t)), None)
    if not others or arms is None:
        return None
    slots = RangeSlots(
        weapon=link(annotated, sentence, arms, "system"),
        like=link(annotated, sentence, others[0], "system"),
        comparator=_COMPARATORS.get(likeness.text.lower(), "similar"),
    )
    tokens = trimmed([*phrase(sentence, arms), *sentence.tokens[noun.i : others[0].i + 1]])
    return Proposal(*span(tokens), KIND, slots, "range.like", noun, sentence)
