"""History: something began, recurred, or was first in a period."""

from __future__ import annotations

from ..model.slots import HistorySlots
from ..reading.annotated import AnnotatedText, DateMention, Sentence, Token, span
from .clauses import Clause, clauses, proposition, stretch, trimmed
from .lexicon import force, weapon
from .proposal import Proposal, phrase, slug_of

KIND = "history"
PERIOD = {"since", "for"}
_FIRST = {"first", "never", "unprecedented"}
_PERIODS = {"year", "decade", "month", "week", "day", "century", "years", "decades", "months", "weeks"}
_BASED = {"keep", "station", "base", "deploy", "locate", "host", "maintain", "place", "position", "house"}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "11th": 11,
    "12th": 12,
    "eleventh": 11,
    "twelfth": 12,
}
RECURRING = {
    "test",
    "launch",
    "flight",
    "firing",
    "time",
    "exercise",
    "drill",
    "strike",
    "attack",
    "deployment",
    "summit",
    "salvo",
    "meeting",
    "round",
    "incident",
    "trial",
    "intercept",
    "violation",
    "detonation",
    "interception",
    "test-firing",
    "set",
    "visit",
    "failure",
    "success",
    "occasion",
    "explosion",
    "patrol",
    "shot",
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_AUX = {"has", "have", "had", "'s", "'ve"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a history claim where something has gone on since or for a time, or was the first of its kind."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        for c in clauses(sentence):
            found = (
                _never(annotated, c),
                _first_to(annotated, c),
                _first_did(annotated, c),
                _first(annotated, c),
                _lasting(annotated, c),
            )
            out.extend(f for f in found if f is not None)
        for t in sentence.tokens:
            out.extend(f for f in (_ordinal(annotated, sentence, t), _times(annotated, sentence, t)) if f is not None)
    return out


def _lasting(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    start, end = clause.span
    dates = [d for d in annotated.dates_in(start, end) if d.relation in PERIOD]
    date = next((d for d in dates if _governs(clause, d)), None)
    vague = next(
        (
            o
            for o in clause.obliques
            if o.preposition in ("for", "over", "in")
            and (
                o.noun.lemma.lower() in _PERIODS
                or (
                    o.noun.lemma.lower() in ("number", "couple", "series")
                    and any(k.lemma.lower() in _PERIODS for k in s.children(o.noun, "nmod"))
                )
            )
        ),
        None,
    )
    if vague is not None and vague.preposition == "in" and not s.children(vague.noun, "amod", "det"):
        vague = None
    above = clause  # "we have been engaged on and committed to": the auxiliary stands on the first of the pair
    while not above.auxiliaries and above.head.dep == "conj" and above.head.head != above.head.i:
        above = Clause(s, s.head(above.head))
    perfect = bool(set(above.auxiliaries) & _AUX) or (date is not None and date.relation == "for")
    if date is None and (vague is None or not perfect):
        return None
    if not perfect and clause.head.tag not in ("VBD", "VBN", "VBG"):
        return None
    about = annotated.mentions_in(start, end)
    if not about and clause.subject is None:
        return None
    if _stands(annotated, clause) or _biography(clause):
        return None
    last = date.end if date is not None else end
    tokens = [t for t in clause.tokens if t.start < last or date is None or date.start < clause.head.start]
    complement = clause.complement
    if complement is not None and date is not None and complement.i > clause.head.i:
        tokens = clause.tokens
    since = date.edtf.split("/")[0] if date is not None and date.edtf else None
    if (date is None and clause.modified is not None) or (
        clause.head.dep == "conj" and not s.children(clause.head, "nsubj")
    ):
        tokens = _whole(clause, tokens)
    slots = HistorySlots(
        event=slug_of([t for t in trimmed(tokens) if date is None or not date.start <= t.start < date.end]), since=since
    )
    return Proposal(
        *span(trimmed(tokens)), KIND, slots, "history.lasting", clause.head, s, when=date.edtf if date else None
    )


def _whole(clause: Clause, tokens: list[Token]) -> list[Token]:
    """A relative clause of "This is something that we have done for years" with the main clause that it completes."""
    s, head = clause.sentence, clause.head
    while head.dep.split(":")[0] in ("conj", "acl") and head.head != head.i:
        head = s.head(head)
    above = next((c for c in clauses(s) if c.head.i == head.i), None)
    if above is None or not s.children(head, "cop", "nsubj"):
        return tokens
    return trimmed([t for t in s.tokens if span(above.tokens)[0] <= t.start and t.end <= span(tokens)[1]])


def _stands(annotated: AnnotatedText, clause: Clause) -> bool:
    """A system or unit kept somewhere since a date: the basing claim says it already."""
    s = clause.sentence
    thing = clause.object if clause.object is not None else clause.subject
    what = thing is not None and (weapon(annotated, s, thing) or force(thing))
    cases = s.children(clause.head, "case")
    return what and (clause.lemma in _BASED or bool(s.children(clause.head, "cop") and cases))


def _biography(clause: Clause) -> bool:
    """A relative clause on a person, or one that only tells nouns apart ("the family that X has used since …")."""
    s = clause.sentence
    if not clause.head.dep.startswith("acl:relcl"):
        return False
    first = s.subtree(clause.head)[0]
    person = any(k.text.lower() in ("who", "whom", "whose") for k in s.children(clause.head))
    return person or (
        first.i > 0
        and first.text.lower() == "that"
        and s.children(clause.head, "obj") == [first]
        and not s.children(s.head(clause.head), "cop")
    )


def _never(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Has never been tried against …": something that has not happened once."""
    s = clause.sentence
    never = any(k.text.lower() == "never" for k in s.children(clause.head, "advmod")) or any(
        t.text.lower() == "never" for t in s.tokens[max(0, clause.head.i - 3) : clause.head.i]
    )
    if not never or not set(clause.auxiliaries) & _AUX or clause.subject is None:
        return None
    tokens = proposition(clause)
    if not annotated.mentions_in(*span(tokens), "system", "treaty", "programme", "place", "actor"):
        return None
    slots = HistorySlots(event=slug_of([t for t in tokens if t.i >= clause.head.i]))
    return Proposal(*span(tokens), KIND, slots, "history.never", clause.head, s, stance="denied")


def _first_to(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Will be the first country to …", "became the first warship to …"."""
    s = clause.sentence
    noun = clause.head if s.children(clause.head, "cop") else next(iter(s.children(clause.head, "xcomp", "obj")), None)
    if noun is None or not (s.children(clause.head, "cop") or clause.lemma in ("become", "make", "mark")):
        return None
    first = any(k.text.lower() in ("first", "only", "last") for k in s.children(noun, "amod"))
    tokens = proposition(clause)
    follows = any(t.text.lower() in ("to", "since", "in", "outside") and t.i > noun.i for t in tokens)
    does = any(t.pos == "VERB" and t.i > noun.i for t in tokens)
    if (
        not first
        or not follows
        or not (does or annotated.dates_in(*span(tokens)))
        or noun.lemma.lower() in ("time", "step", "priority")
    ):
        return None
    if not annotated.mentions_in(*span(tokens)):
        return None
    slots = HistorySlots(event=slug_of([t for t in tokens if t.i >= noun.i - 2]), count=1, implied=["count"])
    return Proposal(*span(tokens), KIND, slots, "history.first-to", clause.head, s)


def _first_did(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "First asked for the sites in January 2007": a beginning with its date."""
    s = clause.sentence
    first = any(k.text.lower() == "first" and k.i < clause.head.i for k in s.children(clause.head, "advmod"))
    if not first or clause.modified is not None or clause.head.tag not in ("VBD", "VBN") or clause.subject is None:
        return None
    tokens = proposition(clause)
    date = next((d for d in annotated.dates_in(*span(tokens)) if d.edtf), None)
    if date is None:
        return None
    slots = HistorySlots(event=slug_of([t for t in tokens if not date.start <= t.start < date.end]), since=date.edtf)
    return Proposal(*span(tokens), KIND, slots, "history.began", clause.head, s, when=date.edtf)


def _period_after(annotated: AnnotatedText, sentence: Sentence, at: int, reach: int = 12) -> Token | None:
    """The last word of "in less than three weeks", "this year", "since 2017" shortly after a word."""
    tokens = sentence.tokens
    for i in range(at + 1, min(at + reach, len(tokens))):
        word = tokens[i].text.lower()
        if word in (";", ":", '"', "(", "–", "—") or tokens[i].tag in ("VBD", "MD"):
            return None
        if word in ("in", "within", "since", "over", "this", "during"):
            for k in range(i + (word != "this"), min(i + 6, len(tokens))):
                if tokens[k].lemma.lower() in _PERIODS:
                    return tokens[k]
            dates = [d for d in annotated.dates_in(tokens[i].start, sentence.end) if d.start - tokens[i].end <= 2]
            if dates and (word == "since" or dates[0].relation == "since"):
                return next(t for t in reversed(tokens) if t.end <= dates[0].end)
    return None


def _ordinal(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Its second such flight in three weeks", "the fifth test this year": one of a row in a period."""
    if token.lemma.lower() not in RECURRING or token.pos not in ("NOUN", "PROPN"):
        return None
    before = sentence.tokens[max(0, token.i - 5) : token.i]
    number = next((t for t in before if t.text.lower() in ORDINALS), None)
    last = _period_after(annotated, sentence, token.i) if number is not None else None
    if (
        number is None
        or last is None
        or any(t.text in (",", ";", "-") for t in before if t.i > number.i and t.tag != "HYPH")
    ):
        return None
    first = number.i - 1 if number.i and sentence.tokens[number.i - 1].pos in ("DET", "PRON") else number.i
    words = trimmed(sentence.tokens[first : last.i + 1])
    count = ORDINALS[number.text.lower()]
    slots = HistorySlots(event=slug_of([t for t in words if number.i < t.i <= token.i]), count=count)
    return Proposal(*span(words), KIND, slots, "history.ordinal", token, sentence, strength=0.9)


def _times(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Flew twice in July", "three times this year": how often in a period."""
    tokens, word = sentence.tokens, token.text.lower()
    count = _TIMES.get(word)
    at = token.i
    if word == "times" and token.i:
        number = next(
            (n for n in annotated.numbers_in(sentence.start, token.end) if 0 <= token.start - n.end <= 1), None
        )
        count, at = (int(number.value) if number and number.value == int(number.value) else None), token.i - 1
    if count is None:
        return None
    dates = [d for d in annotated.dates_in(token.end, sentence.end) if d.edtf and d.start - token.end <= 6]
    last = next((t for t in reversed(tokens) if dates and t.end <= dates[0].end), None) or _period_after(
        annotated, sentence, token.i, 4
    )
    verb = next((t for t in reversed(tokens[:at]) if t.pos in ("VERB", "AUX") and at - t.i <= 8), None)
    if last is None or verb is None:
        return None
    above = next((c for c in clauses(sentence) if c.head.i == verb.i), None)
    start = min((t for t in stretch(sentence, verb)), key=lambda t: t.i)
    subject = above.subject if above is not None else None
    first = phrase(sentence, subject)[0].i if subject is not None and subject.i < verb.i else start.i
    words = trimmed(tokens[first : last.i + 1])
    slots = HistorySlots(
        event=slug_of([t for t in words if t.i < at]), since=dates[0].edtf if dates else None, count=count
    )
    return Proposal(
        *span(words), KIND, slots, "history.times", verb, sentence, when=dates[0].edtf if dates else None, strength=0.9
    )


def _governs(clause: Clause, date: DateMention) -> bool:
    """True when the date hangs on this predicate, not on one below or above it."""
    inside = clause.sentence.within(date.start, date.end)
    if not inside:
        return False
    heads = {c.head.i for c in clauses(clause.sentence)}
    token = inside[-1]
    for above in (token, *clause.sentence.ancestors(token)):
        if above.i in heads:
            return above.i == clause.head.i
    return False


def _first(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Marking the first time that …", "for the first time since"."""
    s = clause.sentence
    first = next(
        (
            t
            for t in clause.tokens
            if t.lemma.lower() == "time" and any(k.lemma.lower() in _FIRST for k in s.children(t, "amod"))
        ),
        None,
    )
    if first is None or not annotated.mentions_in(*clause.span):
        return None
    above = {t.i for t in s.ancestors(first)} | {first.i}
    if clause.head.i not in above or any(c.head.i in above and c.head.i > clause.head.i for c in clauses(s)):
        return None
    slots = HistorySlots(event=slug_of(clause.tokens), count=1)
    return Proposal(*clause.span, KIND, slots, "history.first", clause.head, s)
