"""Event: a dated act that is not basing: a meeting, speech, agreement, notification, visit, test."""
from __future__ import annotations

from ..model.slots import EventSlots
from ..reading.annotated import AnnotatedText, DateMention, Sentence, Token, span
from .clauses import Clause, clauses, trimmed
from .proposal import Proposal, coordinated, mention_of, phrase, slug_of, slugify

KIND = "event"
ACTS = {"sign", "ratify", "announce", "visit", "inaugurate", "attend", "address", "notify", "host", "hold", "meet", "test", "launch",
        "fire", "test-fire", "approve", "cancel", "scrap", "suspend", "withdraw", "agree", "elect", "appoint", "return", "invite",
        "conclude", "unveil", "order", "award", "convene", "join", "participate", "adopt", "decide", "open", "rework",
        "repackage", "list", "present", "show", "display", "parade", "annex", "admit", "dismiss", "resign", "impose", "intercept",
        "shoot down", "buy", "sell", "purchase", "conduct", "carry out", "request", "submit", "declare", "raise", "propose",
        "endorse", "reject", "summon", "recall", "expel", "break", "end", "begin", "start", "complete", "pull out", "exit", "abandon",
        "shelve", "exchange", "travel", "arrive", "succeed", "replace", "become", "select", "choose", "confirm", "kill", "strike"}
MEETINGS = {"summit", "conference", "meeting", "speech", "address", "talks", "election", "inauguration", "visit", "ceremony", "briefing",
            "exercise", "drill", "test", "launch", "negotiation", "hearing", "session", "drills", "parade", "signing", "reworking",
            "notification", "announcement", "referendum", "withdrawal", "decision"}
HELD = {"hold", "host", "attend", "give", "convene", "take", "address", "precede", "open", "be", "deliver", "schedule"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose an event claim for a dated or placed act of named actors, and for a named meeting with its date or place."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        taken: list[tuple[int, int]] = []
        for clause in clauses(sentence):
            found = _act(annotated, clause)
            if found is not None:
                out.append(found)
                taken.append((found.start, found.end))
        for token in sentence.tokens:
            if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in MEETINGS and not any(a <= token.start < b for a, b in taken):
                found = _meeting(annotated, sentence, token)
                if found is not None:
                    out.append(found)
    return out


def _actors(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> list[str]:
    if noun is None:
        return []
    out = []
    for n in coordinated(sentence, noun):
        mention = mention_of(annotated, phrase(sentence, n), "actor", "place")
        if mention is not None:
            out.append(mention.id)
        elif n.pos == "PROPN" and (slug := slug_of(phrase(sentence, n))):
            out.append(slug)
    return list(dict.fromkeys(out))


def _date(annotated: AnnotatedText, start: int, end: int) -> DateMention | None:
    dates = [d for d in annotated.dates_in(start, end) if d.edtf and d.relation not in ("since", "for", "by", "until")]
    return dates[0] if dates else None


def _place(annotated: AnnotatedText, clause_or_noun: list[Token], actors: list[str]) -> str | None:
    start, end = span(clause_or_noun)
    places = [m for m in annotated.mentions_in(start, end, "place") if not m.adjective and m.id not in actors]
    cities = [m for m in places if getattr(annotated.catalogue.get(m.id), "kind", "") in ("city", "base")] or places
    return cities[0].id if cities else None


def _act(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    if clause.lemma not in ACTS:
        return None
    tokens = clause.tokens
    start, end = span(tokens)
    date = _date(annotated, start, end)
    modal = set(clause.auxiliaries) & {"may", "might", "could", "can", "would", "should"}
    actors = _actors(annotated, s, clause.agent) or (_actors(annotated, s, clause.object) if clause.passive else [])
    place = _place(annotated, tokens, actors)
    named = next((t for t in tokens if t.lemma.lower() in MEETINGS and t.pos in ("NOUN", "PROPN")), None)
    if modal or (date is None and not (named is not None and place)):
        return None
    if not actors and not annotated.mentions_in(start, end, "treaty", "programme", "system", "actor"):
        return None
    act = slugify(" ".join([clause.lemma, *[t.text for t in (phrase(s, clause.object)[-3:] if clause.object is not None else [])]]))
    slots = EventSlots(actor=actors[0] if len(actors) == 1 else actors or None, act=act, date=date.edtf if date else None, place=place)
    if date is not None and date.start < start:
        start = date.start
    return Proposal(start, end, KIND, slots, f"event.act:{clause.lemma}", clause.head, s, when=date.edtf if date else None)


def _meeting(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> Proposal | None:
    tokens = trimmed([t for t in sentence.subtree(noun) if t.dep != "case" or t.head != noun.i])
    start, end = span(tokens)
    date = _date(annotated, start, end)
    if date is None:  # "…, in Seoul last March": the date that stands right after
        near = [d for d in annotated.dates if d.edtf and 0 <= d.start - end <= 4]
        date = near[0] if near else None
        end = date.end if date is not None else end
    actors = [m.id for m in annotated.mentions_in(start, end, "actor")]
    place = _place(annotated, tokens, actors)
    if (date is None and place is None) or len(tokens) < 2 or not (actors or place):
        return None
    slots = EventSlots(actor=actors[0] if len(actors) == 1 else actors or None, act=slug_of(phrase(sentence, noun)),
                       date=date.edtf if date else None, place=place)
    return Proposal(start, end, KIND, slots, f"event.noun:{noun.lemma.lower()}", noun, sentence, when=date.edtf if date else None,
                    strength=0.9)
