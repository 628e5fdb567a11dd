"""Schedule: a milestone was, is or will be reached by a date."""

from __future__ import annotations

from ..model import Stance
from ..model.slots import ScheduleSlots
from ..reading.annotated import AnnotatedText, DateMention, Sentence, Token, span
from .clauses import Clause, base, clauses, proposition, stretch, trimmed
from .lexicon import weapon
from .proposal import Proposal, mention_of, phrase, slug_of

KIND = "schedule"
STEPS = {
    "phase",
    "stage",
    "milestone",
    "step",
    "deadline",
    "completion",
    "timetable",
    "schedule",
    "readiness",
    "block",
    "increment",
}
REACHED = {
    "complete",
    "finish",
    "implement",
    "enter",
    "arm",
    "equip",
    "re-equip",
    "rearm",
    "begin",
    "start",
    "commence",
    "deliver",
    "declare",
    "activate",
    "commission",
    "achieve",
    "reach",
    "ready",
    "operate",
    "launch",
    "introduce",
    "phase in",
    "field",
    "certify",
    "accept",
    "switch",
    "adopt",
    "resolve",
    "upgrade",
    "modernise",
    "modernize",
    "replace",
    "expand",
    "conclude",
    "arrive",
    "test",
    "flight-test",
    "take up",
    "receive",
    "install",
    "build",
    "construct",
    "join",
    "hand over",
    "retire",
    "withdraw",
    "dismantle",
    "destroy",
    "eliminate",
    "decommission",
    "fly",
    "ship",
    "supply",
    "procure",
    "buy",
    "acquire",
    "develop",
    "produce",
    "possess",
    "get",
    "double",
    "be",
    "come",
    "go",
    "put",
    "bring",
    "roll out",
    "inaugurate",
    "open",
}
ENDS = {
    "end",
    "expire",
    "lapse",
    "terminate",
    "run out",
    "cease",
    "conclude",
    "extend",
    "renew",
    "prolong",
    "enter",
    "take effect",
    "come",
    "survive",
    "last",
}
PACTS = {
    "treaty",
    "pact",
    "accord",
    "agreement",
    "contract",
    "moratorium",
    "mandate",
    "deal",
    "lease",
    "ultimatum",
    "truce",
    "ceasefire",
    "sanction",
    "embargo",
    "deadline",
    "start",
}
AGREE = {
    "resolve",
    "achieve",
    "reach",
    "overcome",
    "settle",
    "conclude",
    "finalise",
    "finalize",
    "strike",
    "find",
    "make",
    "clinch",
    "bridge",
}
AGREEMENT = {
    "difference",
    "breakthrough",
    "agreement",
    "deal",
    "compromise",
    "accord",
    "consensus",
    "solution",
    "dispute",
    "settlement",
    "understanding",
    "issue",
    "disagreement",
    "progress",
}
WORKS = {
    "delivery",
    "deliveries",
    "construction",
    "production",
    "deployment",
    "work",
    "installation",
    "testing",
    "test",
    "assembly",
    "fielding",
    "site",
    "base",
    "facility",
    "battery",
    "unit",
    "first",
    "it",
    "they",
    "programme",
    "program",
    "project",
    "upgrade",
    "version",
}
STATES = {
    "operational",
    "ready",
    "service",
    "operation",
    "complete",
    "duty",
    "capability",
    "capable",
    "online",
    "force",
}
_PLANS = {
    "project",
    "plan",
    "schedule",
    "expect",
    "due",
    "envisage",
    "slate",
    "set",
    "intend",
    "involve",
    "remain",
    "commit",
}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a schedule claim where a phase, a readiness or a completion is tied to a date."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        taken: set[int] = set()
        for clause in clauses(sentence):
            if clause.head.i in taken:
                continue
            found = (
                _ends(annotated, clause)
                or _agreement(annotated, clause)
                or _phase(annotated, clause)
                or _has_by(annotated, clause)
                or _dated(annotated, clause)
            )
            if found is not None:
                out.append(found)
                taken.update(t.i for t in sentence.tokens if found.start <= t.start < found.end)
        for token in sentence.tokens:
            for finder in (_apposed, _numbered_step, _service, _lapses):
                found = finder(annotated, sentence, token)
                if found is not None:
                    out.append(found)
    return out


def _programme(annotated: AnnotatedText, start: int, end: int) -> tuple[str | None, list[str]]:
    inside = annotated.mentions_in(start, end, "programme")
    if inside:
        return inside[0].id, []
    before = [m for m in annotated.mentions if m.type == "programme" and m.end <= end]
    return (before[-1].id, ["programme"]) if before else (None, [])


def _date_in(annotated: AnnotatedText, start: int, end: int) -> DateMention | None:
    dates = [d for d in annotated.dates_in(start, end) if d.edtf]
    return next((d for d in dates if d.relation == "by"), dates[-1] if dates else None)


def _phase(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Phase two is the stationing of …": a named step of a programme as subject or object."""
    s = clause.sentence
    nouns = [n for n in (clause.subject, clause.object, *list(clause.prepositional("to", "with"))) if n is not None]
    step = next((n for n in nouns if n.lemma.lower() in STEPS), None)
    if step is None or clause.subject is None:
        return None
    tokens = proposition(clause)
    if step not in tokens or (clause.lemma in ("begin", "start") and not set(clause.auxiliaries)):
        return None
    start, end = span(tokens)
    if not (annotated.dates_in(start, end) or clause.lemma in REACHED | _PLANS or s.children(clause.head, "cop")):
        return None
    date = _date_in(annotated, start, end)
    if date is not None:  # the step and its date: what comes after is another claim
        tokens = [t for t in tokens if t.end <= date.end] or tokens
    return _proposal(annotated, s, clause.head, trimmed(tokens), date, "schedule.phase")


_AHEAD = {"will", "would", "shall", "should", "to", "could", "can", "may", "might", "'ll"}


def _ahead(clause: Clause) -> bool:
    """True when the clause looks forward: a modal, "to be", "expected to", "plans to"."""
    words = set(clause.auxiliaries) | {m.text.lower() for m in clause.sentence.children(clause.head, "mark")}
    return bool(words & _AHEAD) or clause.sentence.head(clause.head).lemma.lower() in _PLANS | {"go"}


def _upto(tokens: list[Token], date: DateMention) -> list[Token]:
    """Words up to the date, where it comes after the predicate."""
    kept = [t for t in tokens if t.end <= date.end]
    return trimmed(kept) if len(kept) > 2 else tokens


def _ends(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "The treaty expires in February 2021", "the accord will not be extended"."""
    s, subject = clause.sentence, clause.subject
    if subject is None or clause.lemma not in ENDS:
        return None
    tokens = proposition(clause)
    date = _date_in(annotated, *span(tokens))
    pact = subject.lemma.lower() in PACTS or mention_of(annotated, phrase(s, subject), "treaty") is not None
    it = subject.text.lower() in ("it", "they", "which", "that") and clause.lemma in (
        "expire",
        "lapse",
        "extend",
        "renew",
    )
    words = {t.lemma.lower() for t in tokens}
    if clause.lemma in ("enter", "come") and not words & {"force", "effect"}:
        return None
    extended = clause.lemma in ("extend", "renew", "prolong", "survive", "last") and (_ahead(clause) or clause.negated)
    renewed = (
        clause.object is not None
        and (
            clause.object.lemma.lower() in PACTS
            or mention_of(annotated, phrase(s, clause.object), "treaty") is not None
        )
        and clause.lemma in ("extend", "renew", "prolong")
    )
    if not (pact or it or renewed) or (date is None and not extended):
        return None
    if date is not None and clause.lemma not in ("extend", "renew", "prolong"):
        tokens = _upto(tokens, date)
    return _proposal(annotated, s, clause.head, tokens, date, f"schedule.ends:{clause.lemma}")


def _agreement(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "We are going to be able to resolve those differences": an agreement foretold, or ruled out for a time."""
    s = clause.sentence
    if (
        clause.lemma not in AGREE
        or clause.object is None
        or clause.object.lemma.lower() not in AGREEMENT
        or clause.passive
    ):
        return None
    top, chain = clause, [clause]
    while top.head.dep in ("xcomp", "ccomp") and not s.children(top.head, "nsubj") and top.head.head != top.head.i:
        top = Clause(s, s.head(top.head))
        chain.append(top)
    words = {w for c in chain for w in c.auxiliaries} | {c.head.lemma.lower() for c in chain}
    if not words & {"will", "shall", "'ll", "go", "able", "expect", "hope"} or not s.children(top.head, "nsubj", "cop"):
        return None
    tokens = proposition(top)
    noun = top.modified
    stance: Stance | None = None
    denied = False
    if noun is not None:  # "not a year in which we are going to achieve …"
        denied = any(k.text.lower() in ("not", "n't", "no") for k in s.children(noun))
        outer = next((c for c in clauses(s) if c.head.i == noun.i), None)
        if outer is not None:
            subject = outer.subject
            first = subject.i if subject is not None and subject.i < noun.i else noun.i
            tokens = trimmed(s.tokens[first : tokens[-1].i + 1])
    date = _date_in(annotated, *span(tokens)) or (
        _date_in(annotated, s.start, tokens[0].start) if noun is not None else None
    )
    if denied or any(c.negated for c in chain):
        stance = "denied"
    return _proposal(annotated, s, clause.head, tokens, date, f"schedule.agreement:{clause.lemma}", stance=stance)


def _has_by(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Could have an intercontinental missile by 2015", "plans to have it in operation by 2023"."""
    s = clause.sentence
    if (
        clause.lemma not in ("have", "possess", "get", "acquire", "develop", "build", "field", "own", "produce")
        or clause.object is None
    ):
        return None
    tokens = proposition(clause)
    date = _date_in(annotated, *span(tokens))
    if date is None or date.relation not in ("by", "from", "before", "after", None) or not _ahead(clause):
        return None
    words = {t.lemma.lower() for t in tokens}
    if not (weapon(annotated, s, clause.object) or words & STATES):
        return None
    if date.relation is None and not words & STATES:
        return None
    plans = next(
        (
            t
            for t in reversed(s.tokens[max(0, clause.head.i - 3) : clause.head.i])
            if t.lemma.lower() in _PLANS | {"hope", "want"}
        ),
        None,
    )
    if plans is not None and plans.i < tokens[0].i:
        tokens = [*s.tokens[plans.i : tokens[0].i], *tokens]
    return _proposal(annotated, s, clause.head, _upto(tokens, date), date, f"schedule.have:{clause.lemma}")


def _dated(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Would be armed with Y by 2020", "became operational in May", "deliveries are to begin in 2022"."""
    s = clause.sentence
    tokens = proposition(clause)
    start, end = span(tokens)
    date = _date_in(annotated, start, end)
    if date is None or date.relation in ("since", "for"):
        return None
    near = [clause.head, *s.children(clause.head, "obl", "obj", "xcomp")]
    words = {t.lemma.lower() for t in near}
    ready = bool(words & STATES) and clause.lemma not in ("have",)
    ahead = _ahead(clause)
    subject = clause.subject
    named = any(
        weapon(annotated, s, t) or mention_of(annotated, [t], "programme") for t in tokens if t.pos in ("NOUN", "PROPN")
    )
    works = subject is not None and (subject.lemma.lower() in WORKS or subject.text.lower() in WORKS)
    generic = clause.lemma in ("be", "come", "go", "put", "bring", "get", "enter", "open", "join")
    if not (named or works) or (
        clause.passive and clause.agent is not None and not annotated.dates_in(*span(s.subtree(clause.agent)))
    ):
        return None
    milestone = base(clause.lemma, REACHED) in REACHED and (not generic or ready) and (ahead or date.relation == "by")
    begun = (
        works
        and clause.lemma in ("begin", "start", "finish", "complete", "resume")
        and subject is not None
        and subject.pos == "NOUN"
        and clause.modified is None
    )
    if not (milestone or begun or (ready and (named or works))) or (
        clause.modified is not None and not ahead and not ready
    ):
        return None
    if clause.lemma == "test" and not ahead:
        return None
    return _proposal(
        annotated,
        s,
        clause.head,
        _upto(tokens, date) if date.end > clause.head.end else tokens,
        date,
        f"schedule.dated:{clause.lemma}",
    )


_NUMBERS = {"one", "two", "three", "four", "five", "six", "i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5", "6"}
_RANKS = {"first", "second", "third", "fourth", "fifth", "final", "last", "next", "initial"}


def _numbered_step(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Phase three envisages … in 2018": a numbered step with the date near it; read on the surface."""
    if token.lemma.lower() not in ("phase", "stage", "step", "tranche", "increment", "block"):
        return None
    tokens = sentence.tokens
    after = tokens[token.i + 1].text.lower() if token.i + 1 < len(tokens) else ""
    before = tokens[token.i - 1].text.lower() if token.i else ""
    if after not in _NUMBERS and before not in _RANKS:
        return None
    words = [t for t in stretch(sentence, token) if t.i >= token.i - (2 if before in _RANKS else 0)]
    date = next((d for d in annotated.dates_in(token.start, words[-1].end) if d.edtf), None)
    verb = any(
        t.pos in ("VERB", "AUX") or t.lemma.lower() in _PLANS | REACHED or t.text.lower().endswith("s")
        for t in words[2:]
    )
    if (
        date is None
        or not verb
        or (tokens[words[0].i - 1].text.lower() in ("under", "in", "of", "during") and words[0].i)
    ):
        return None
    return _proposal(annotated, sentence, token, _upto(words, date), date, "schedule.step", strength=0.8)


def _lapses(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "The pact lapses in 2026", where the tagger takes the verb for a noun; read on the surface."""
    if (
        token.text.lower() not in ("expires", "lapses", "ends", "expired", "lapsed", "terminates")
        or token.pos == "VERB"
    ):
        return None
    before = sentence.tokens[max(0, token.i - 5) : token.i]
    pact = next(
        (t for t in before if t.lemma.lower() in PACTS or annotated.mentions_in(t.start, t.end, "treaty")), None
    )
    date = next((d for d in annotated.dates_in(token.end, sentence.end) if d.edtf and d.start - token.end <= 12), None)
    if pact is None or date is None:
        return None
    first = next((t for t in before if t.i >= pact.i - 3 and (t.pos == "DET" or t.i == pact.i)), pact)
    words = trimmed([t for t in sentence.tokens[first.i :] if t.end <= date.end])
    return _proposal(annotated, sentence, token, words, date, "schedule.lapses", strength=0.8)


_INTO = {"enter", "come", "go", "put", "take", "accept", "return", "bring", "place", "join", "commission", "adopt"}


def _service(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Entered service in 2007", "was put on combat duty in December": read on the surface."""
    if token.lemma.lower() not in _INTO:
        return None
    tokens = sentence.tokens
    state = next(
        (
            t
            for t in tokens[token.i + 1 : token.i + 6]
            if t.lemma.lower()
            in ("service", "operation", "duty", "production", "force", "use", "inventory", "operational")
        ),
        None,
    )
    if state is None or any(t.text in (",", ";") for t in tokens[token.i : state.i]):
        return None
    date = next((d for d in annotated.dates_in(state.end, sentence.end) if d.edtf and d.start - state.end <= 12), None)
    words = stretch(sentence, token)
    lead = [
        t
        for t in tokens[max(0, token.i - 14) : token.i]
        if weapon(annotated, sentence, t)
        or t.lemma.lower() in PACTS
        or mention_of(annotated, [t], "system", "treaty", "programme") is not None
    ]
    if date is None or not lead or any(t.text in (";", '"') for t in tokens[lead[-1].i : token.i]):
        return None
    if any(t.tag in ("VBD", "VBZ", "VBP") and t.pos == "VERB" for t in tokens[lead[-1].i + 1 : token.i]):
        return None
    first = phrase(sentence, lead[-1])[0].i
    first = first if 0 <= lead[-1].i - first <= 5 else lead[-1].i
    words = trimmed([t for t in tokens[first:] if t.end <= date.end])
    return _proposal(annotated, sentence, token, words, date, f"schedule.service:{token.lemma.lower()}", strength=0.9)


def _apposed(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "2020, the projected date for full operation": a date explained."""
    if token.lemma.lower() not in ("date", "deadline", "target") or token.pos != "NOUN":
        return None
    tokens = trimmed(sentence.subtree(token))
    before = [d for d in annotated.dates if d.edtf and d.sentence == sentence.index and d.end <= tokens[0].start]
    words = {t.lemma.lower() for t in tokens}
    if not before or not words & (STATES | REACHED | _PLANS) or len(tokens) < 3:
        return None
    first = sentence.within(before[-1].start, before[-1].end)
    return _proposal(annotated, sentence, token, [*first, *tokens], before[-1], "schedule.apposition")


def _proposal(
    annotated: AnnotatedText,
    sentence: Sentence,
    head: Token,
    tokens: list[Token],
    date: DateMention | None,
    rule: str,
    stance: Stance | None = None,
    strength: float = 1.0,
) -> Proposal:
    start, end = span(tokens)
    programme, implied = _programme(annotated, start, end)
    named = [t for t in tokens if date is None or not date.start <= t.start < date.end]
    slots = ScheduleSlots(
        programme=programme,
        milestone=slug_of([t for t in named if t.pos not in ("AUX", "ADP")]),
        date=date.edtf if date else None,
        implied=implied,
    )
    return Proposal(
        start,
        end,
        KIND,
        slots,
        rule,
        head,
        sentence,
        stance=stance,
        when=date.edtf if date else None,
        strength=strength,
    )
