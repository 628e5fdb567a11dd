"""Event: a dated act that is not basing: a meeting, speech, agreement, notification, visit, test."""

from __future__ import annotations

from ..model.slots import EventSlots
from ..reading.annotated import AnnotatedText, DateMention, Sentence, Token, span
from .clauses import Clause, base, clauses, proposition, stretch, trimmed
from .lexicon import weapon
from .proposal import Proposal, coordinated, mention_of, phrase, slug_of, slugify
from .schedule import PACTS, STEPS

KIND = "event"
ACTS = {
    "sign",
    "ratify",
    "announce",
    "visit",
    "inaugurate",
    "attend",
    "address",
    "notify",
    "host",
    "hold",
    "meet",
    "test",
    "launch",
    "fire",
    "test-fire",
    "approve",
    "cancel",
    "scrap",
    "suspend",
    "withdraw",
    "agree",
    "elect",
    "appoint",
    "return",
    "invite",
    "conclude",
    "unveil",
    "order",
    "award",
    "convene",
    "join",
    "participate",
    "adopt",
    "decide",
    "open",
    "rework",
    "repackage",
    "list",
    "present",
    "show",
    "display",
    "parade",
    "annex",
    "admit",
    "dismiss",
    "resign",
    "impose",
    "intercept",
    "shoot down",
    "buy",
    "sell",
    "purchase",
    "conduct",
    "carry out",
    "request",
    "submit",
    "declare",
    "raise",
    "propose",
    "endorse",
    "reject",
    "summon",
    "recall",
    "expel",
    "break",
    "end",
    "begin",
    "start",
    "complete",
    "pull out",
    "exit",
    "abandon",
    "leave",
    "flight-test",
    "detonate",
    "put",
    "ask",
    "deliver",
    "place",
    "issue",
    "pass",
    "vote",
    "swear",
    "re-elect",
    "kick off",
    "demonstrate",
    "veto",
    "freeze",
    "lift",
    "renew",
    "extend",
    "receive",
    "apply",
    "shelve",
    "exchange",
    "travel",
    "arrive",
    "succeed",
    "replace",
    "become",
    "select",
    "choose",
    "confirm",
    "kill",
    "strike",
}
DAY = 10  # characters of an EDTF date that names the day
MEETINGS = {
    "press-conference",
    "summit",
    "conference",
    "meeting",
    "speech",
    "address",
    "talks",
    "election",
    "inauguration",
    "visit",
    "ceremony",
    "briefing",
    "exercise",
    "drill",
    "test",
    "launch",
    "negotiation",
    "hearing",
    "session",
    "drills",
    "parade",
    "signing",
    "reworking",
    "notification",
    "announcement",
    "referendum",
    "withdrawal",
    "decision",
}
SAYING = {
    "announce",
    "declare",
    "recall",
    "confirm",
    "propose",
    "decide",
    "order",
    "present",
    "reject",
    "request",
    "ask",
    "submit",
    "vote",
}
# what a wire reports of yesterday without naming the day
STRONG = {
    "sign",
    "ratify",
    "test",
    "test-fire",
    "launch",
    "fire",
    "approve",
    "buy",
    "order",
    "cancel",
    "suspend",
    "withdraw",
    "elect",
    "adopt",
    "scrap",
    "shelve",
    "conclude",
    "purchase",
    "unveil",
    "expel",
    "summon",
    "detonate",
    "reject",
    "award",
    "veto",
    "pull out",
    "inaugurate",
    "annex",
    "shoot down",
    "invite",
}
INSTITUTIONS = {
    "ministry",
    "government",
    "parliament",
    "council",
    "navy",
    "army",
    "president",
    "minister",
    "cabinet",
    "congress",
    "senate",
    "alliance",
    "military",
    "general",
    "commander",
    "team",
    "administration",
    "company",
    "agency",
    "leader",
    "committee",
    "duma",
    "delegation",
    "house",
    "kremlin",
    "pentagon",
    "court",
    "base",
}
DEVERBAL = {
    "reworking",
    "overhaul",
    "revision",
    "decision",
    "announcement",
    "withdrawal",
    "cancellation",
    "visit",
    "speech",
    "address",
    "proposal",
    "offer",
    "annexation",
    "invasion",
    "ratification",
    "signing",
    "rejection",
    "scrapping",
    "suspension",
    "test",
    "order",
    "election",
    "inauguration",
    "purchase",
    "deployment",
    "launch",
    "appointment",
    "abandonment",
    "repudiation",
}
_TERMS = {"term", "helm", "presidency", "office", "premiership", "throne"}
HELD = {"hold", "host", "attend", "give", "convene", "take", "address", "precede", "open", "be", "deliver", "schedule"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose an event claim for a dated or placed act of named actors, and for a meeting with its date or place."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        taken: list[tuple[int, int]] = []
        for token in sentence.tokens:
            found = (
                _given(annotated, sentence, token)
                or _possessed(annotated, sentence, token)
                or _term(annotated, sentence, token)
            )
            if found is not None:
                out.append(found)
                taken.append((found.start, found.end))
        fronted = list(taken)
        headline = _headline(annotated, sentence)
        if headline is not None:
            out.append(headline)
        for clause in clauses(sentence):
            found = _year_of(annotated, clause) or _act(annotated, clause, fronted)
            if found is not None:
                out.append(found)
                taken.append((found.start, found.end))
        for token in sentence.tokens:
            if (
                token.pos in ("NOUN", "PROPN")
                and token.lemma.lower() in MEETINGS
                and not any(a <= token.start < b for a, b in taken)
            ):
                found = _meeting(annotated, sentence, token)
                if found is not None:
                    out.append(found)
    return out


def _event(
    start: int,
    end: int,
    actors: list[str],
    act: str | None,
    date: DateMention | str | None,
    place: str | None,
    rule: str,
    head: Token,
    sentence: Sentence,
    strength: float = 1.0,
    implied: list[str] | None = None,
) -> Proposal:
    when = date.edtf if isinstance(date, DateMention) else date
    slots = EventSlots(
        actor=actors[0] if len(actors) == 1 else actors or None, act=act, date=when, place=place, implied=implied or []
    )
    return Proposal(start, end, KIND, slots, rule, head, sentence, when=when, strength=strength)


def _given(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "The speech given by President X on March 1": an event as a noun, with holder and day; read on the surface."""
    if token.lemma.lower() not in MEETINGS or token.pos not in ("NOUN", "PROPN"):
        return None
    after = sentence.tokens[token.i + 1 : token.i + 18]
    if not after or after[0].lemma.lower() not in (
        "give",
        "deliver",
        "hold",
        "make",
        "host",
        "attend",
        "chair",
        "conduct",
        "carry",
        "sign",
        "announce",
    ):
        return None
    if after[0].tag not in ("VBN", "VBD"):
        return None
    date = next(
        (
            d
            for d in annotated.dates_in(token.end, after[-1].end)
            if d.edtf and d.relation not in ("since", "by", "until")
        ),
        None,
    )
    if date is None or any(
        t.text in (",", ";") or t.tag in ("VBZ", "VBP", "MD") for t in after if t.start < date.start
    ):
        return None
    lead = phrase(sentence, token)
    actors = [m.id for m in annotated.mentions_in(token.end, date.start, "actor") if not m.adjective]
    place = _place(annotated, [t for t in after if t.end <= date.end], actors)
    return _event(
        lead[0].start,
        date.end,
        actors,
        slug_of(lead),
        date,
        place,
        f"event.given:{token.lemma.lower()}",
        token,
        sentence,
    )


def _possessed(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "The President's 2009 reworking of …": an act as a noun, between its actor and what it was done to."""
    tokens = sentence.tokens
    if token.tag != "POS":
        return None
    noun = next(
        (t for t in tokens[token.i + 1 : token.i + 6] if t.lemma.lower() in DEVERBAL or t.text.lower() in DEVERBAL),
        None,
    )
    if noun is None:
        return None
    date = next((d for d in annotated.dates_in(token.end, noun.start) if d.edtf), None)
    named = next(
        (
            m
            for m in annotated.mentions_in(sentence.start, token.start, "actor", "place")
            if 0 <= token.start - m.end <= 1
        ),
        None,
    )
    if date is None or named is None or date.start - token.end > 3:
        return None
    end = noun.i
    for t in tokens[noun.i + 1 :]:
        if (
            t.text in (",", ";", "–", "—", ".", '"', "(")
            or t.text.lower() in ("and", "but", "that", "which")
            or t.tag in ("VBD", "VBZ", "MD")
        ):
            break
        end = t.i
    title = next((t for t in tokens if t.end == named.start - 1 and t.tag == "NNP"), None)
    words = trimmed(tokens[noun.i : end + 1])
    return _event(
        title.start if title else named.start,
        words[-1].end,
        [named.id],
        slug_of(words),
        date,
        None,
        f"event.possessed:{noun.lemma.lower()}",
        noun,
        sentence,
    )


def _term(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "X returns to the helm for a third term": a person enters or re-enters an office."""
    if (
        token.lemma.lower() not in ("return", "begin", "start", "win", "take", "assume", "enter", "leave")
        or token.pos != "VERB"
    ):
        return None
    after = sentence.tokens[token.i + 1 : token.i + 14]
    term = next((t for t in after if t.lemma.lower() in _TERMS), None)
    person = next(
        (m for m in reversed(annotated.mentions_in(sentence.start, token.start, "actor")) if token.start - m.end <= 12),
        None,
    )
    if term is None or person is None or any(t.tag in ("VBD", "VBZ", "MD") for t in after if t.i < term.i):
        return None
    if getattr(annotated.catalogue.get(person.id), "kind", "person") not in ("person", None):
        return None
    words = [t for t in stretch(sentence, token) if t.i >= token.i]
    end = max((t for t in words if t.lemma.lower() in _TERMS), key=lambda t: t.i, default=term)
    date = _date(annotated, person.start, words[-1].end)
    return _event(
        person.start,
        max(end.end, date.end if date else 0),
        [person.id],
        slug_of([token, term]),
        date,
        None,
        f"event.term:{token.lemma.lower()}",
        token,
        sentence,
    )


def _year_of(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "2012 is an election year": a year named by what happens in it."""
    s, subject = clause.sentence, clause.subject
    if (
        subject is None
        or not s.children(clause.head, "cop")
        or clause.head.lemma.lower() not in ("year", "day", "date", "month")
    ):
        return None
    date = next(
        (d for d in annotated.dates_in(subject.start, clause.head.start) if d.edtf and d.start <= subject.start), None
    )
    what = next((t for t in phrase(s, clause.head) if t.lemma.lower() in MEETINGS), None)
    if date is None or what is None:
        return None
    return _event(*span(proposition(clause)), [], slug_of([what]), date, None, "event.year", clause.head, s)


def _headline(annotated: AnnotatedText, sentence: Sentence) -> Proposal | None:
    """ "X signs for Y": a headline tells in the present tense what was done the day before."""
    if annotated.blocks[sentence.block].kind != "headline" or len(sentence.tokens) < 3:
        return None
    named = next(
        (m for m in annotated.mentions_in(sentence.start, sentence.end, "actor", "place") if m.start == sentence.start),
        None,
    )
    verb = next((t for t in sentence.tokens if named is not None and t.start > named.end), None)
    if named is None or verb is None or named.adjective or not verb.text.endswith("s") or verb.start - named.end > 1:
        return None
    form = verb.text.lower()
    lemma = next(
        (
            x
            for x in (form[:-1], form[:-2], form[:-3] + "y")
            if x in STRONG | {"host", "visit", "return", "agree", "halt", "buy"}
        ),
        None,
    )
    if lemma is None:
        return None
    words = [t for t in stretch(sentence, verb) if t.start >= named.start]
    return _event(
        *span(words),
        [named.id],
        slugify(lemma),
        annotated.document.published,
        None,
        f"event.headline:{lemma}",
        verb,
        sentence,
        implied=["date"],
    )


def _actors(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> list[str]:
    if noun is None:
        return []
    out = []
    for n in coordinated(sentence, noun):
        mention = mention_of(annotated, phrase(sentence, n), "actor", "place")
        if mention is not None:
            out.append(mention.id)
        elif (n.pos == "PROPN" or n.lemma.lower() in INSTITUTIONS) and (slug := slug_of(phrase(sentence, n))):
            out.append(slug)
    return list(dict.fromkeys(out))


def _date(annotated: AnnotatedText, start: int, end: int) -> DateMention | None:
    dates = [d for d in annotated.dates_in(start, end) if d.relation not in ("since", "for", "by", "until")]
    return next((d for d in dates if d.edtf), dates[0] if dates else None)


def _place(annotated: AnnotatedText, clause_or_noun: list[Token], actors: list[str]) -> str | None:
    start, end = span(clause_or_noun)
    places = [m for m in annotated.mentions_in(start, end, "place") if not m.adjective and m.id not in actors]
    cities = [m for m in places if getattr(annotated.catalogue.get(m.id), "kind", "") in ("city", "base")] or places
    return cities[0].id if cities else None


def _act(annotated: AnnotatedText, clause: Clause, fronted: list[tuple[int, int]]) -> Proposal | None:
    """A dated, placed or freshly reported act of somebody named."""
    s = clause.sentence
    said = next(iter(s.children(clause.head, "ccomp")), None)
    lemma = base(clause.lemma, ACTS)
    if lemma == "pull" and [t.text.lower() for t in s.tokens[clause.head.i + 1 : clause.head.i + 3]] == ["out", "of"]:
        lemma = "pull out"
    if lemma not in ACTS and not (lemma == "list" or clause.head.text.lower() == "left"):
        return None
    if (
        lemma in SAYING
        and said is not None
        and said.i > clause.head.i
        and any(t.text.lower() == "that" for t in s.tokens[clause.head.i : said.i])
    ):
        return _announced(annotated, clause, said)
    tokens = proposition(clause)
    if (
        clause.subject is not None
        and clause.subject.lemma.lower() in STEPS | {"programme", "dispute"}
        and not clause.passive
    ):
        return None
    if lemma in ("begin", "start", "end", "complete") and not clause.passive and _subject_lemma(clause) in PACTS:
        return None  # a treaty that ends is a schedule
    if lemma in ("begin", "start", "end", "complete") and any(
        t.lemma.lower() in STEPS for t in s.tokens[: clause.head.i]
    ):
        return None
    if any(d.relation in ("since", "for") for d in annotated.dates_in(*span(tokens))):
        return None  # a history
    around = next(
        ((a, b) for a, b in fronted if b <= clause.head.start and any(a <= t.start < b for t in tokens)), None
    )
    if around is not None:  # "In the speech given by …, X did": the noun event stands for itself
        tokens = trimmed([t for t in tokens if t.start >= around[1]])
        subject = clause.subject
        first = next((t for t in s.tokens if t.start >= around[1] and t.pos not in ("PUNCT",)), clause.head)
        if subject is not None and subject.start < around[1]:
            tokens = trimmed(list(s.tokens[first.i : tokens[-1].i + 1]))
    start, end = span(tokens)
    date = _date(annotated, start, end)
    modal = set(clause.auxiliaries) & {"may", "might", "could", "can", "would", "should"}
    actors = _actors(annotated, s, clause.agent) or (_actors(annotated, s, clause.object) if clause.passive else [])
    place = _place(annotated, tokens, actors)
    named = next((t for t in tokens if t.lemma.lower() in MEETINGS and t.pos in ("NOUN", "PROPN")), None)
    if lemma in (
        "put",
        "ask",
        "leave",
        "place",
        "deliver",
        "raise",
        "become",
        "replace",
        "receive",
        "apply",
    ) and not _meant(clause, tokens):
        return None
    if lemma == "declare" and clause.object is not None and s.children(clause.object, "nummod"):
        return None
    if clause.modified is None and any(t.text.lower() == "first" for t in s.children(clause.head, "advmod")):
        return None
    implied: list[str] = []
    when: DateMention | str | None = date
    if date is None and not (named is not None and place):
        when = _nearby(annotated, clause, actors, around)
        implied = ["date"]
    elif date is None:
        when = None
    if modal or (when is None and implied):
        return None
    thing = clause.object if clause.object is not None else clause.subject
    known = (
        thing is not None
        and thing.pos in ("NOUN", "PROPN")
        and (weapon(annotated, s, thing) or thing.lemma.lower() in MEETINGS | PACTS)
    )
    if not actors and not known and not annotated.mentions_in(start, end, "treaty", "programme", "system", "actor"):
        return None
    act = slugify(
        " ".join([lemma, *[t.text for t in (phrase(s, clause.object)[-3:] if clause.object is not None else [])]])
    )
    if date is not None and date.start < start and around is None:
        start = date.start
    return _event(start, end, actors, act, when, place, f"event.act:{lemma}", clause.head, s, implied=implied)


def _subject_lemma(clause: Clause) -> str:
    """The lemma of the subject, or nothing."""
    noun = clause.subject
    return noun.lemma.lower() if noun is not None else ""


def _meant(clause: Clause, tokens: list[Token]) -> bool:
    """True when a light verb is an act: "put on show", "asked for money", "left the treaty", "placed an order"."""
    words = {t.lemma.lower() for t in tokens if t.i > clause.head.i}
    means = {
        "put": {"show", "display", "trial"},
        "ask": {"for", "permission", "money"},
        "place": {"order"},
        "receive": {"approval", "delegation"},
        "raise": {"alarm", "alert", "flag"},
        "become": {"president", "member", "minister"},
        "replace": {"minister", "commander", "president"},
        "deliver": {"speech", "address", "lecture", "note"},
        "apply": {"membership"},
    }
    if clause.lemma == "leave":
        return (
            bool(words & {"treaty", "pact", "accord", "agreement", "alliance", "talk", "office", "organisation"})
            or (
                clause.modified is not None
                and clause.modified.lemma.lower() in ("treaty", "pact", "accord", "agreement")
            )
            or (clause.object is None and clause.subject is not None and clause.subject.lemma.lower() in INSTITUTIONS)
        )
    return bool(words & means.get(clause.lemma, set()))


def _nearby(
    annotated: AnnotatedText, clause: Clause, actors: list[str], around: tuple[int, int] | None
) -> DateMention | str | None:
    """The day of an undated past act: that of the fronted event, or the document's, where it is the news."""
    s, tags = clause.sentence, (clause.head.tag, *list(clause.auxiliaries))
    if around is not None:
        return next((d for d in annotated.dates_in(*around) if d.edtf), None)
    perfect = "has" in tags or "have" in tags
    kinds = [b.kind for b in annotated.blocks[: s.block + 1]]
    lead = kinds.count("paragraph") <= 2 and kinds[-1] == "paragraph"
    if (
        base(clause.lemma, STRONG) not in STRONG
        or not actors
        or not lead
        or clause.negated
        or clause.modified is not None
        or clause.object is None
    ):
        return None
    if not (perfect or clause.head.tag == "VBD") or clause.head.dep.split(":")[0] in ("advcl", "ccomp", "xcomp"):
        return None
    after = [
        d
        for d in annotated.dates
        if d.edtf and 0 < d.sentence - s.index <= 2 and d.relation is None and len(d.edtf) == 10
    ]
    return after[0] if after else annotated.document.published


def _announced(annotated: AnnotatedText, clause: Clause, said: Token) -> Proposal | None:
    """ "Announced that it was preparing to fire …": the announced act, where it is one."""
    s = clause.sentence
    inner = next((c for c in clauses(s) if c.head.i == said.i), None)
    if inner is None:
        return None
    verbs = {t.lemma.lower() for t in s.subtree(said) if t.i <= said.i + 3 and t.i >= said.i}
    date = _date(annotated, *span(proposition(clause)))
    if said.lemma.lower() not in ("prepare", "plan", "intend", "ready") or not verbs & {
        "fire",
        "launch",
        "test",
        "withdraw",
        "leave",
        "hold",
        "conduct",
        "sign",
        "visit",
        "suspend",
    }:
        return None
    actors = _actors(annotated, s, clause.agent)
    return _event(
        *span(proposition(inner)),
        actors,
        slug_of([t for t in inner.tokens if t.i >= said.i]),
        date,
        None,
        f"event.announced:{said.lemma.lower()}",
        said,
        s,
    )


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
    implied = []
    if not actors and not place and date is not None and date.edtf and len(date.edtf) == DAY:
        before = [  # "his address on December 12"
            m.id
            for m in annotated.mentions_in(0, start, "actor")
            if m.id not in annotated.catalogue or getattr(annotated.catalogue.get(m.id), "kind", "") == "person"
        ]
        actors, implied = before[-1:], ["actor"]
    if (date is None and place is None) or len(tokens) < 2 or not (actors or place):
        return None
    slots = EventSlots(
        actor=actors[0] if len(actors) == 1 else actors or None,
        act=slug_of(phrase(sentence, noun)),
        date=date.edtf if date else None,
        place=place,
        implied=implied if actors else [],
    )
    return Proposal(
        start,
        end,
        KIND,
        slots,
        f"event.noun:{noun.lemma.lower()}",
        noun,
        sentence,
        when=date.edtf if date else None,
        strength=0.9,
    )
