"""History: something began, recurred, or was first in a period."""
from __future__ import annotations

from ..model.slots import HistorySlots
from ..reading.annotated import AnnotatedText, DateMention, span
from .clauses import Clause, clauses, trimmed
from .proposal import Proposal, slug_of

KIND = "history"
PERIOD = {"since", "for"}
_FIRST = {"first", "never", "unprecedented"}
_AUX = {"has", "have", "had", "'s", "'ve"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a history claim where something has gone on since or for a time, or was the first of its kind."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        found = [f for c in clauses(sentence) for f in (_lasting(annotated, c), _first(annotated, c)) if f is not None]
        out.extend(found)
    return out


def _lasting(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    start, end = clause.span
    dates = [d for d in annotated.dates_in(start, end) if d.relation in PERIOD]
    date = next((d for d in dates if _governs(clause, d)), None)
    vague = next((o for o in clause.obliques if o.preposition in ("for", "over") and o.noun.lemma.lower() in ("year", "decade", "month")),
                 None)
    perfect = bool(set(clause.auxiliaries) & _AUX) or (date is not None and date.relation == "for")
    if date is None and (vague is None or not perfect):
        return None
    if not perfect and clause.head.tag not in ("VBD", "VBN", "VBG"):
        return None
    about = annotated.mentions_in(start, end)
    if not about and clause.subject is None:
        return None
    last = date.end if date is not None else end
    tokens = [t for t in clause.tokens if t.start < last or date is None or date.start < clause.head.start]
    complement = clause.complement
    if complement is not None and date is not None and complement.i > clause.head.i:
        tokens = clause.tokens
    since = date.edtf.split("/")[0] if date is not None and date.edtf else None
    slots = HistorySlots(event=slug_of([t for t in trimmed(tokens) if date is None or not date.start <= t.start < date.end]),
                         since=since)
    return Proposal(*span(trimmed(tokens)), KIND, slots, "history.lasting", clause.head, s, when=date.edtf if date else None)


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
    """"Marking the first time that …", "for the first time since"."""
    s = clause.sentence
    first = next((t for t in clause.tokens if t.lemma.lower() == "time" and any(
        k.lemma.lower() in _FIRST for k in s.children(t, "amod"))), None)
    if first is None or not annotated.mentions_in(*clause.span):
        return None
    above = {t.i for t in s.ancestors(first)} | {first.i}
    if clause.head.i not in above or any(c.head.i in above and c.head.i > clause.head.i for c in clauses(s)):
        return None
    slots = HistorySlots(event=slug_of(clause.tokens), count=1)
    return Proposal(*clause.span, KIND, slots, "history.first", clause.head, s)
