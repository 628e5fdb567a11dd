"""Schedule: a milestone was, is or will be reached by a date."""
from __future__ import annotations

from ..model.slots import ScheduleSlots
from ..reading.annotated import AnnotatedText, DateMention, Sentence, Token, span
from .clauses import Clause, clauses, trimmed
from .lexicon import weapon
from .proposal import Proposal, mention_of, slug_of

KIND = "schedule"
STEPS = {"phase", "stage", "milestone", "step", "deadline", "completion", "timetable", "schedule", "readiness", "block", "increment"}
REACHED = {"complete", "finish", "implement", "enter", "arm", "equip", "re-equip", "rearm", "begin", "start", "commence", "deliver",
           "declare", "activate", "commission", "achieve", "reach", "ready", "operate", "launch", "introduce", "phase in", "field",
           "certify", "accept", "switch", "adopt", "resolve", "upgrade", "modernise", "modernize", "replace", "expand", "conclude"}
STATES = {"operational", "ready", "service", "operation", "complete", "duty", "capability", "capable", "online", "force"}
_PLANS = {"project", "plan", "schedule", "expect", "due", "envisage", "slate", "set", "intend", "involve", "remain", "commit"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a schedule claim where a phase, a readiness or a completion is tied to a date."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        taken: set[int] = set()
        for clause in clauses(sentence):
            if clause.head.i in taken:
                continue
            found = _phase(annotated, clause) or _dated(annotated, clause)
            if found is not None:
                out.append(found)
                taken.update(t.i for t in sentence.tokens if found.start <= t.start < found.end)
        for token in sentence.tokens:
            found = _apposed(annotated, sentence, token)
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
    """"Phase two is the stationing of …": a named step of a programme as subject or object."""
    s = clause.sentence
    nouns = [n for n in (clause.subject, clause.object, *[o.noun for o in clause.obliques]) if n is not None]
    step = next((n for n in nouns if n.lemma.lower() in STEPS), None)
    if step is None or clause.subject is None:
        return None
    tokens = clause.tokens
    start, end = span(tokens)
    if not (annotated.dates_in(start, end) or clause.lemma in REACHED | _PLANS or s.children(clause.head, "cop")):
        return None
    date = _date_in(annotated, start, end)
    if date is not None:  # the step and its date: what comes after is another claim
        tokens = [t for t in tokens if t.end <= date.end] or tokens
    return _proposal(annotated, s, clause.head, trimmed(tokens), date, "schedule.phase")


def _dated(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """"Would be armed with Y by 2020", "became operational in May"."""
    s = clause.sentence
    start, end = clause.span
    date = _date_in(annotated, start, end)
    if date is None:
        return None
    words = {t.lemma.lower() for t in [clause.head, *s.children(clause.head, "obl", "obj", "xcomp", "nsubj")]}
    ready = bool(words & STATES)
    future = bool(set(clause.auxiliaries) & {"will", "would", "shall", "should", "to"}) or date.relation == "by"
    about = any(weapon(annotated, s, t) or mention_of(annotated, [t], "programme") for t in clause.tokens if t.pos in ("NOUN", "PROPN"))
    if not about or not ((clause.lemma in REACHED and (future or date.relation == "by")) or ready):
        return None
    return _proposal(annotated, s, clause.head, clause.tokens, date, f"schedule.dated:{clause.lemma}")


def _apposed(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """"2020, the projected date for full operation": a date explained."""
    if token.lemma.lower() not in ("date", "deadline", "target") or token.pos != "NOUN":
        return None
    tokens = trimmed(sentence.subtree(token))
    before = [d for d in annotated.dates if d.edtf and d.sentence == sentence.index and d.end <= tokens[0].start]
    words = {t.lemma.lower() for t in tokens}
    if not before or not words & (STATES | REACHED | _PLANS) or len(tokens) < 3:
        return None
    first = sentence.within(before[-1].start, before[-1].end)
    return _proposal(annotated, sentence, token, [*first, *tokens], before[-1], "schedule.apposition")


def _proposal(annotated: AnnotatedText, sentence: Sentence, head: Token, tokens: list[Token], date: DateMention | None,
              rule: str) -> Proposal:
    start, end = span(tokens)
    programme, implied = _programme(annotated, start, end)
    named = [t for t in tokens if date is None or not date.start <= t.start < date.end]
    slots = ScheduleSlots(programme=programme, milestone=slug_of([t for t in named if t.pos not in ("AUX", "ADP")]),
                          date=date.edtf if date else None, implied=implied)
    return Proposal(start, end, KIND, slots, rule, head, sentence, when=date.edtf if date else None)
