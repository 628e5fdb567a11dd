"""Inventory: N of a thing exist or are held, overall or in listed places."""

from __future__ import annotations

from ..model.slots import InventorySlots
from ..reading.annotated import AnnotatedText, NumberMention, Sentence, Token, span
from .basing import AT, PUTS
from .clauses import Clause, clauses, trimmed
from .lexicon import force, in_view, owner_in, place, weapon
from .proposal import Proposal, coordinated, link, links, phrase

KIND = "inventory"
HOLDS = {
    "have",
    "possess",
    "hold",
    "field",
    "operate",
    "own",
    "maintain",
    "keep",
    "deploy",
    "number",
    "total",
    "count",
    "include",
    "consist",
    "comprise",
    "stockpile",
    "acquire",
    "receive",
    "buy",
    "get",
    "deliver",
    "produce",
    "be",
    "exist",
    "remain",
    "install",
    "station",
    "build",
    "grow",
    "increase",
    "carry",
    "load",
}
SHOTS = {"launch", "fire", "test", "shoot", "intercept", "destroy"}  # acts on a day: an event, not a holding
ALLOWS = {"permit", "allow", "limit", "cap", "ban", "restrict", "entitle"}  # a bound, not a holding: a treaty claim
_DATES = {
    "year",
    "month",
    "day",
    "week",
    "hour",
    "minute",
    "decade",
    "century",
    "time",
    "percent",
    "page",
    "phase",
    "stage",
}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose an inventory claim where a plain number counts weapons, launchers, warheads or units."""
    out = []
    for sentence in annotated.sentences:
        for number in annotated.numbers_in(sentence.start, sentence.end):
            found = _counted(annotated, sentence, number) or _bare(annotated, sentence, number)
            if found is not None:
                out.append(found)
    return out


def _counted(annotated: AnnotatedText, sentence: Sentence, number: NumberMention) -> Proposal | None:
    inside = sentence.within(number.start, number.end)
    if number.unit is not None or not inside or number.value < 2:
        return None
    digit = inside[-1]
    noun = sentence.head(digit)
    while noun.dep in ("nummod", "compound", "amod") and noun.i != noun.head:
        noun = sentence.head(noun)
    if noun.i <= digit.i or noun.i - digit.i > 8 or noun.lemma.lower() in _DATES:
        return None
    if not (weapon(annotated, sentence, noun) or force(noun)):
        return None
    holder = next(
        (
            c
            for c in clauses(sentence)
            if c.head.i in {noun.i, *(t.i for t in sentence.ancestors(noun))} and (noun in c.tokens)
        ),
        None,
    )
    nearest = _nearest(sentence, noun)
    if nearest is not None and nearest.lemma in SHOTS and not nearest.auxiliaries:
        return None
    places = [
        n
        for o in (nearest.prepositional(*AT) if nearest else [])
        for n in coordinated(sentence, o)
        if place(annotated, sentence, n)
    ]
    below = [
        n for k in sentence.children(noun, "nmod") for n in coordinated(sentence, k) if place(annotated, sentence, n)
    ]
    ids = [i for n in [*places, *below] if (i := link(annotated, sentence, n, "place", "place-set", "actor"))]
    holds = nearest is not None and (nearest.lemma in HOLDS or nearest.head.i == noun.i)
    above = sentence.head(noun)
    nominal = above.pos == "NOUN" and above.lemma.lower() in {
        "deployment",
        "arsenal",
        "stockpile",
        "force",
        "total",
        "number",
        "fleet",
    }
    large = number.value >= 100 or number.comparator != "equal"
    if nearest is not None and (
        nearest.lemma in ALLOWS
        or nearest.lemma in PUTS
        and nearest.object is not None
        and nearest.object.i == noun.i
        and nearest.prepositional(*AT)
    ):
        return None
    if not (holds or nominal or large) or holder is None:
        return None
    owner = owner_in(annotated, sentence, noun)
    if owner is None and nominal:
        owner = owner_in(annotated, sentence, above)
    names = links(annotated, sentence, noun, "system")
    tokens = (
        trimmed([*(phrase(sentence, above) if nominal else []), *sentence.subtree(noun)])
        if nominal or not holds or nearest is None
        else trimmed(nearest.tokens)
    )
    slots = InventorySlots(
        what=names[0] if len(names) == 1 else names or None,
        count=number.value,
        comparator=number.comparator,
        owner=owner,
        places=list(dict.fromkeys(ids)),
    )
    return Proposal(*span(tokens), KIND, slots, "inventory.count", digit, sentence)


_TO = {
    "bring",
    "raise",
    "increase",
    "take",
    "expand",
    "double",
    "boost",
    "cut",
    "reduce",
    "lower",
    "rise",
    "grow",
    "fall",
    "climb",
}
_OWNS = {
    "have",
    "get",
    "own",
    "receive",
    "buy",
    "order",
    "operate",
    "hold",
    "possess",
    "deploy",
    "want",
    "need",
    "acquire",
    "field",
}


def _bare(annotated: AnnotatedText, sentence: Sentence, number: NumberMention) -> Proposal | None:
    """A count whose noun was named before: "we are getting two", "had more than 20 in two states", "bringing it to six"."""
    inside = sentence.within(number.start, number.end)
    if number.unit is not None or not inside or not 2 <= number.value < 100_000:
        return None
    digit = inside[-1]
    behind = sentence.tokens[digit.i + 1 : digit.i + 2]
    if behind and (
        behind[0].pos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM") or behind[0].text.lower() in ("of", "to", "-", "per")
    ):
        return None
    if any(d.start <= digit.start < d.end for d in annotated.dates_in(sentence.start, sentence.end)):
        return None
    clause = next((c for c in clauses(sentence) if c.head.i == digit.head), None)
    if clause is None or clause.head.i > digit.i:
        return None
    grows = clause.lemma in _TO and any(c.text.lower() == "to" for c in sentence.children(digit, "case"))
    holds = clause.lemma in _OWNS and digit.dep == "obj" and clause.subject is not None
    what = in_view(annotated, number.start)
    if not (grows or holds) or what is None:
        return None
    if grows and not any(_counts(annotated, sentence, t) for t in clause.tokens):
        return None
    places = [n for o in clause.prepositional(*AT) for n in coordinated(sentence, o) if place(annotated, sentence, n)]
    ids = [i for n in places if (i := link(annotated, sentence, n, "place", "place-set", "actor"))]
    owner = owner_in(annotated, sentence, clause.subject) if clause.subject is not None else None
    slots = InventorySlots(
        what=what,
        count=number.value,
        comparator=number.comparator,
        owner=owner,
        places=list(dict.fromkeys(ids)),
        implied=["what"],
    )
    rule = "inventory.grows" if grows else "inventory.bare"
    return Proposal(*span(trimmed(clause.tokens)), KIND, slots, rule, digit, sentence)


def _counts(annotated: AnnotatedText, sentence: Sentence, token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and (
        weapon(annotated, sentence, token)
        or force(token)
        or token.lemma.lower() in ("number", "total", "figure", "tally")
    )


def _nearest(sentence: Sentence, noun: Token) -> Clause | None:
    """The predicate that the counted noun depends on most closely."""
    by_head = {c.head.i: c for c in clauses(sentence)}
    for token in (noun, *sentence.ancestors(noun)):
        if token.i in by_head:
            return by_head[token.i]
    return None
