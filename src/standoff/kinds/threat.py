"""Threat: if A then B, or B in answer to A."""
from __future__ import annotations

from ..model.slots import ThreatSlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, clauses, trimmed
from .lexicon import side_of, states
from .proposal import Proposal, phrase, slug_of

KIND = "threat"
THREATENS = {"threaten", "warn", "vow"}
THREATS = {"threat", "warning", "ultimatum"}
ANSWERS = {"response", "answer", "retaliation", "reaction", "reply", "reprisal", "countermeasure", "revenge"}
ANSWERING = {"respond", "retaliate", "answer", "react", "match", "counter", "mirror", "reciprocate"}
FORCE = {"deploy", "strike", "target", "attack", "use", "aim", "station", "place", "withdraw", "destroy", "respond", "retaliate", "move",
         "build", "take", "put", "pull out", "suspend", "launch", "fire", "beef", "beef up", "strengthen", "send", "resort", "arm",
         "match", "counter", "have", "force", "consider", "react", "do", "adopt", "leave", "quit", "neutralise", "neutralize", "pay",
         "oblige", "develop", "increase", "boost", "step up", "be", "create", "make"}
MODALS = {"will", "would", "shall", "may", "might", "could", "must", "'ll", "'d"}
_NOUNS = {"strike", "attack", "measure", "step", "force", "war", "deployment", "retaliation", "action"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a threat claim where a side announces a consequence in answer to, or on condition of, something."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        taken: list[tuple[int, int]] = []
        for clause in clauses(sentence):
            if any(a <= clause.head.start < b for a, b in taken):
                continue
            found = (_threatens(annotated, clause) or _in_answer(annotated, clause) or _conditional(annotated, clause)
                     or _over(annotated, clause))
            if found is not None:
                out.append(found)
                taken.append((found.start, found.end))
        out.extend(p for t in sentence.tokens if (p := _nominal(annotated, sentence, t)) is not None)
    return out


def _actor(annotated: AnnotatedText, sentence: Sentence, at: Token, subject: Token | None) -> tuple[str | None, list[str]]:
    """The threatening side: the subject's state, or the speaker's."""
    if subject is not None and subject.pos in ("NOUN", "PROPN"):
        named = states(annotated, *span(phrase(sentence, subject)))
        if named:
            return named[0], []
    statement = annotated.innermost_statement(at.start, at.end)
    if statement is not None and statement.side:
        return statement.side, ["actor"]
    before = [side for m in annotated.mentions_in(0, at.start, "actor") if (side := side_of(annotated, m.id))]
    return (before[-1] if before else None), (["actor"] if before else [])


def _slots(annotated: AnnotatedText, sentence: Sentence, head: Token, subject: Token | None, condition: list[Token],
           consequence: list[Token]) -> ThreatSlots:
    actor, implied = _actor(annotated, sentence, head, subject)
    return ThreatSlots(actor=actor, condition=slug_of(trimmed(condition)) if condition else None,
                       consequence=slug_of([t for t in trimmed(consequence) if t.pos not in ("AUX", "PRON")]) if consequence else None,
                       implied=implied)


def _threatens(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """"Russia threatens (to) …"; a weapon that threatens something is a reach claim."""
    s = clause.sentence
    if clause.lemma != "threaten" or clause.subject is None or clause.passive:
        return None
    consequence = clause.complement or clause.object or next(iter(clause.prepositional("with")), None)
    if consequence is None or not states(annotated, *span(phrase(s, clause.subject))):
        return None
    if consequence is clause.object and consequence.lemma.lower() not in _NOUNS:
        return None
    tokens = clause.tokens
    return Proposal(*span(tokens), KIND, _slots(annotated, s, clause.head, clause.subject, [], s.subtree(consequence)),
                    "threat.threatens", clause.head, s, stance="threatened")


def _answer(sentence: Sentence, clause: Clause) -> Token | None:
    """"In response to X": the noun of the answer, where it hangs on this predicate."""
    for token in sentence.subtree(clause.head):
        if token.lemma.lower() in ANSWERS and any(c.text.lower() in ("in", "as", "by", "of") for c in sentence.children(token, "case")):
            return token
        if token.lemma.lower() in ("respond", "answer", "react", "retaliate") and token.dep in ("advcl", "acl") and token.tag == "VBG":
            return token
        if token.text.lower() == "response" and token.dep == "fixed":
            return sentence.head(sentence.head(token))
    return None


def _in_answer(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    if clause.modified is not None:
        return None
    answer = _answer(s, clause)
    announces = bool(set(clause.auxiliaries) & (MODALS | {"to"})) or clause.lemma in ANSWERING or clause.head.tag == "VBG" \
        or clause.lemma in ("undertake", "need", "plan", "make", "take")
    matches = clause.lemma in ("match", "mirror", "respond", "retaliate", "counter") and bool(set(clause.auxiliaries) & (MODALS | {"to"}))
    if not ((answer is not None and announces) or matches):
        return None
    if clause.lemma not in FORCE | ANSWERING | {"undertake", "need", "plan"}:
        return None
    condition = [t for t in s.subtree(answer) if t.i > answer.i] if answer is not None else (
        s.subtree(clause.object) if clause.object is not None else [])
    drop = {t.i for t in s.subtree(answer)} if answer is not None else set()
    consequence = [t for t in clause.tokens if t.i >= clause.head.i and t.i not in drop]
    return Proposal(*clause.span, KIND, _slots(annotated, s, clause.head, clause.subject, condition, consequence),
                    f"threat.answer:{clause.lemma}", clause.head, s)


def _conditional(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """"A decision will be taken if …"."""
    s = clause.sentence
    condition = next((k for k in s.children(clause.head, "advcl")
                      if any(m.lemma.lower() in ("if", "unless", "should") for m in s.children(k, "mark"))), None)
    if condition is None or not set(clause.auxiliaries) & MODALS or clause.lemma not in FORCE:
        return None
    drop = {t.i for t in s.subtree(condition)}
    consequence = [t for t in clause.tokens if t.i not in drop and t.i >= clause.head.i - 3]
    slots = _slots(annotated, s, clause.head, clause.subject, s.subtree(condition), consequence)
    if slots.actor is None:
        return None
    return Proposal(*clause.span, KIND, slots, "threat.conditional", clause.head, s)


def _over(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """A headline's "X to deploy Y over Z"."""
    s = clause.sentence
    if clause.lemma not in FORCE or annotated.blocks[s.block].kind != "headline":
        return None
    reason = next((o.noun for o in clause.obliques if o.preposition in ("over", "against", "after", "because of", "amid")), None)
    if reason is None or clause.subject is None or not states(annotated, *span(phrase(s, clause.subject))):
        return None
    drop = {t.i for t in s.subtree(reason)}
    return Proposal(*clause.span, KIND, _slots(annotated, s, clause.head, clause.subject, s.subtree(reason),
                                              [t for t in clause.tokens if t.i >= clause.head.i and t.i not in drop]),
                    "threat.headline", clause.head, s, stance="threatened")


def _nominal(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """"Threats to move …", "threats of strikes on …", "threat … in response to …"."""
    if token.lemma.lower() not in THREATS or token.pos != "NOUN":
        return None
    inner = next((k for k in sentence.children(token, "acl", "xcomp", "nmod") if k.pos == "VERB" or k.lemma.lower() in _NOUNS), None)
    if inner is None:
        return None
    answer = next((t for t in sentence.subtree(sentence.head(token)) if t.lemma.lower() in ANSWERS and t.i > token.i), None)
    last = max(t.i for t in sentence.subtree(answer or inner))
    tokens = trimmed(sentence.tokens[token.i:last + 1])
    slots = _slots(annotated, sentence, token, None, [t for t in sentence.subtree(answer) if t.i > answer.i] if answer else [],
                   sentence.subtree(inner))
    return Proposal(*span(tokens), KIND, slots, "threat.noun", token, sentence, strength=0.9)
