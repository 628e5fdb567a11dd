"""Range: the range or performance of a weapon is N, or like that of another."""

from __future__ import annotations

from ..model.slots import Comparator, RangeSlots
from ..reading.annotated import KM_PER, AnnotatedText, NumberMention, Sentence, Token, span
from .clauses import trimmed
from .lexicon import before, forms, in_view, stands_in, weapon
from .proposal import Proposal, link, phrase

KIND = "range"
RANGES = {"range", "reach", "radius"}
_MORE = {"less", "shorter", "more", "longer", "farther", "further"}
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
                if not sentence.within(number.start, number.end):
                    continue
                for found in (
                    _compared(annotated, sentence, number),
                    _measured(annotated, sentence, number),
                    _flown(annotated, sentence, number),
                ):
                    if found is not None:
                        out.append(found)
                        break
            else:
                found = _elliptic(annotated, sentence, number)
                if found is not None:
                    out.append(found)
        for token in sentence.tokens:
            if token.lemma.lower() in RANGES and token.pos == "NOUN":
                found = _likened(annotated, sentence, token)
                if found is not None:
                    out.append(found)
    return out


_FLOWN = forms({"fly", "travel", "fire", "test", "reach", "launch", "carry"}) | {"flew", "flown"}
_WEAK = 0.6  # found from the order of the words alone: gives way to what the parse shows


def _subject(
    annotated: AnnotatedText, sentence: Sentence, left: list[Token]
) -> tuple[str | None, list[str], Token | None]:
    """The weapon in front of a predicate, named or stood for: its id, the slots only implied, its word."""
    for token in left:
        if token.pos in ("NOUN", "PROPN") and token.dep != "compound" and weapon(annotated, sentence, token):
            if not stands_in(sentence, token):
                return link(annotated, sentence, token, "system"), [], token
    short = next((t for t in reversed(left) if stands_in(sentence, t)), None)
    seen = (
        (in_view(annotated, short.start, "offence") or in_view(annotated, short.start)) if short is not None else None
    )
    return seen, ["weapon"], short if seen else None


def _flown(annotated: AnnotatedText, sentence: Sentence, number: NumberMention) -> Proposal | None:
    """ "It has been tested well beyond 500 km", "fires to 400 kilometres": a length behind a verb of flight."""
    inside = sentence.within(number.start, number.end)
    verb = next(
        (t for t in reversed(sentence.tokens[max(0, inside[0].i - 5) : inside[0].i]) if t.text.lower() in _FLOWN), None
    )
    between = sentence.tokens[verb.i + 1 : inside[0].i] if verb is not None else []
    if verb is None or any(t.pos in ("NOUN", "PROPN", "PRON", "PUNCT") for t in between):
        return None
    past = any(t.text.lower() in ("beyond", "over", "past", "than") for t in between)
    if verb.text.lower().startswith(("test", "fire", "launch", "carry", "carri", "reach")) and not any(
        t.text.lower() in ("to", "up", "beyond", "over", "past", "out") for t in between
    ):
        return None
    left = before(sentence, verb)
    weapon_id, implied, noun = _subject(annotated, sentence, left)
    if noun is None:
        return None
    slots = RangeSlots(
        weapon=weapon_id,
        value_km=round(number.km or 0, 1),
        comparator="more-than" if past and number.comparator == "equal" else number.comparator,
        implied=implied,
    )
    tokens = trimmed([*left, verb, *sentence.tokens[verb.i + 1 : inside[-1].i + 1]])
    return Proposal(*span(tokens), KIND, slots, "range.flown", verb, sentence, strength=_WEAK)


def _compared(annotated: AnnotatedText, sentence: Sentence, number: NumberMention) -> Proposal | None:
    """ "10 km less than the older model": one range set beside another's."""
    inside = sentence.within(number.start, number.end)
    ahead = sentence.tokens[inside[-1].i + 1 : inside[-1].i + 8]
    words = [t.text.lower() for t in ahead[:2]]
    if len(words) < 2 or words[1] != "than" or words[0] not in _MORE:
        return None
    other = next((t for t in ahead[2:] if t.pos in ("NOUN", "PROPN") and weapon(annotated, sentence, t)), None)
    if other is None:
        return None
    weapon_id, implied, _ = _subject(annotated, sentence, before(sentence, inside[0]))
    slots = RangeSlots(
        weapon=weapon_id or in_view(annotated, number.start),
        like=link(annotated, sentence, other, "system"),
        comparator="shorter" if words[0] in ("less", "shorter") else "longer",
        implied=implied,
    )
    tokens = sentence.tokens[inside[0].i : other.i + 1]
    return Proposal(*span(tokens), KIND, slots, "range.compared", inside[-1], sentence)


def _elliptic(annotated: AnnotatedText, sentence: Sentence, number: NumberMention) -> Proposal | None:
    """ "The A flies 1,300 km; the newer B about 2,000": the unit stands with the first."""
    inside = sentence.within(number.start, number.end)
    if number.unit is not None or not inside or not 100 <= number.value <= 25_000:
        return None
    given = [n for n in annotated.numbers_in(sentence.start, number.start) if n.km is not None and n.unit is not None]
    behind = sentence.tokens[inside[-1].i + 1 : inside[-1].i + 2]
    if not given or (behind and behind[0].pos in ("NOUN", "PROPN", "ADJ", "ADP", "NUM", "SYM")):
        return None
    joint = next(
        (t.i for t in reversed(sentence.tokens[: inside[0].i]) if t.text in (";", "and", "while", "whereas")), None
    )
    if joint is None or sentence.tokens[joint].start < given[-1].end:
        return None
    arms = [
        t
        for t in sentence.tokens[joint + 1 : inside[0].i]
        if t.pos in ("NOUN", "PROPN") and t.dep != "compound" and weapon(annotated, sentence, t)
    ]
    if not arms or not any(t.lemma.lower() in RANGES | FLIES for t in sentence.tokens[:joint]):
        return None
    slots = RangeSlots(
        weapon=link(annotated, sentence, arms[0], "system"),
        value_km=round(number.value * KM_PER[given[-1].unit or "km"], 1),
        comparator=number.comparator,
    )
    tokens = trimmed(sentence.tokens[joint + 1 : inside[-1].i + 1])
    return Proposal(*span(tokens), KIND, slots, "range.ellipsis", inside[-1], sentence)


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
    if arms is None or _band(sentence, anchor, arms):
        return None
    holder = next((a for a in sentence.ancestors(anchor) if a.lemma.lower() in ("have", "boast", "possess")), None)
    owner = next(iter(sentence.children(holder, "nsubj")), None) if holder is not None else None
    if owner is not None and owner.i < anchor.i and weapon(annotated, sentence, owner):
        arms = owner
    first, last = min(arms.i, anchor.i, inside[0].i), max(arms.i, anchor.i, unit.i)
    head = phrase(sentence, arms)[0].i if arms.i == first else first
    tokens = trimmed(sentence.tokens[min(head, first) : last + 1])
    slots = RangeSlots(
        weapon=link(annotated, sentence, arms, "system"),
        value_km=round(number.km or 0, 1),
        comparator=number.comparator,
    )
    return Proposal(*span(tokens), KIND, slots, "range.number", anchor, sentence)


def _band(sentence: Sentence, anchor: Token, arms: Token) -> bool:
    """True for a class of weapons by its ranges ("missiles with ranges from 500 to 5,500 km"): no claim of a weapon."""
    ahead = [t.text.lower() for t in sentence.tokens[anchor.i + 1 : anchor.i + 3]]
    bare = not any(k.dep.split(":")[0] in ("det", "nmod") and k.i < arms.i for k in sentence.children(arms))
    return (
        anchor.text.lower() == "ranges" and bool({"from", "between", "of"} & set(ahead)) and bare and arms.pos == "NOUN"
    )


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
