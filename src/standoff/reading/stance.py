"""Stance: how far a speaker stands behind a proposition, from modality, tense, negation and whose act it is."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Stance, Statement
from .annotated import AnnotatedText, Sentence, Token

MAYBE = {"may", "might", "could", "can", "cannot"}
AHEAD = {"will", "shall", "'ll", "wo", "would", "'d"}
NEGATIONS = {"not", "n't", "never", "no", "none", "neither", "nor", "nobody", "nothing", "without"}
UNTRUE = {"deny", "lack", "refute", "dismiss", "reject", "exclude", "fail"}  # verbs that carry a negation
DEMANDS = {
    "demand",
    "urge",
    "ask",
    "call",
    "want",
    "hope",
    "request",
    "insist",
    "appeal",
    "seek",
    "wish",
    "expect",
    "require",
}
THREATENS = {"threaten", "warn", "vow", "threat", "warning"}
PLANS = {
    "plan",
    "intend",
    "prepare",
    "pledge",
    "promise",
    "commit",
    "agree",
    "decide",
    "envisage",
    "schedule",
    "due",
    "project",
    "aim",
    "set",
    "order",
    "slate",
    "announce",
}
PREDICTS = {"predict", "forecast", "expect", "anticipate", "fear", "estimate"}
HEARSAY = {"reportedly", "allegedly", "rumour", "rumor", "purportedly", "supposedly"}
ANSWERS = {
    "response",
    "answer",
    "retaliation",
    "reaction",
    "reply",
    "if",
    "unless",
    "respond",
    "retaliate",
    "reciprocate",
    "forced",
}
WORTHLESS = {"sense", "false", "untrue", "fake", "absurd", "nonsense", "wrong", "lie", "myth", "baseless"}
OPTIONS = {"possible", "option", "possibility", "potential"}
LAPSES = {"end", "expire", "lapse", "terminate"}
FIRST = {"we", "i", "us", "our"}


def stance_of(
    annotated: AnnotatedText, sentence: Sentence, token: Token, start: int, end: int, statement: Statement | None = None
) -> Stance:
    """The stance of the proposition whose predicate is `token` and whose words run from `start` to `end`."""
    chain = [token, *_governors(sentence, token, statement)]
    words = {t.lemma.lower() for t in sentence.within(start, end)} | {
        t.text.lower() for t in sentence.within(start, end)
    }
    above = {t.lemma.lower() for t in chain[1:]}
    aux = {a.text.lower() for t in _same_clause(sentence, token) for a in sentence.children(t, "aux")}
    around = {t.lemma.lower() for t in sentence.tokens}
    if _negated(sentence, chain) or above & UNTRUE or _worthless(sentence, start, end):
        return "threatened" if aux & AHEAD and "unless" in around else "denied"
    if around & HEARSAY or _reported(sentence, chain):
        return "reported"
    if any(t.lemma.lower() == "go" and t.tag == "VBG" for t in _same_clause(sentence, token)):
        aux = aux | {"will"}  # "is going to"
    if {"would", "have"} <= {t.text.lower() for t in _auxiliaries(sentence, token)}:
        return "asserted"  # what would have been: told of a plan that is over
    own = _own(annotated, sentence, token, statement)
    conditional = any(t.lemma.lower() in ("if", "unless") and t.dep == "mark" for t in sentence.tokens)
    answers = (
        conditional
        or bool((words | above | _holders(sentence, token)) & ANSWERS)
        or _answers_before(annotated, statement)
    )
    infinitive = _bare_infinitive(sentence, token) or any(
        k.text.lower() == "to" for t in chain[:2] for k in sentence.children(t, "mark", "aux")
    )
    if above & THREATENS:
        return "threatened"
    if above & OPTIONS:
        return "possible"
    if above & DEMANDS and (not own or token.pos == "NOUN"):
        return "demanded"
    if aux & MAYBE:
        return "threatened" if answers and own and token.lemma.lower() in ACTS else "possible"
    if aux & AHEAD or above & PLANS or (infinitive and annotated.blocks[sentence.block].kind == "headline"):
        if answers and own:
            return "threatened"
        return "planned" if own else "predicted"
    if above & PREDICTS:
        return "predicted"
    if token.pos == "NOUN" and statement is not None:  # "the deployment of …" inside what is announced or weighed
        if _answers_before(annotated, statement):
            return "threatened"
        if around & OPTIONS:
            return "possible"
    if token.lemma.lower() in LAPSES and _later(annotated, sentence, start, end):
        return "predicted"
    if (
        infinitive
        and (own or statement is None)
        and token.pos == "VERB"
        and token.dep in ("xcomp", "acl", "root", "advcl")
    ):
        return "planned" if aux & AHEAD or _later(annotated, sentence, sentence.start, end) else "asserted"
    return "planned" if _later(annotated, sentence, start, end) else "asserted"


ACTS = {
    "deploy",
    "place",
    "put",
    "station",
    "move",
    "send",
    "use",
    "strike",
    "target",
    "withdraw",
    "respond",
    "build",
    "take",
    "aim",
    "launch",
    "base",
    "install",
    "suspend",
    "leave",
    "quit",
}


def _governors(sentence: Sentence, token: Token, statement: Statement | None) -> Iterator[Token]:
    """Predicates above, up to the edge of the statement: "wants to deploy", "agreed that it would"."""
    for above in sentence.ancestors(token):
        if token.dep == "acl:relcl":  # a relative clause stands by itself
            return
        if statement is not None and not (statement.start <= above.start and above.end <= statement.end):
            return
        if above.pos in ("VERB", "ADJ", "NOUN", "AUX") and (
            token.dep.split(":")[0]
            in ("xcomp", "ccomp", "acl", "advcl", "conj", "csubj", "obj", "nmod", "obl", "nsubj")
        ):
            yield above
            if above.dep in ("parataxis", "root"):
                return
        token = above


def _auxiliaries(sentence: Sentence, token: Token) -> list[Token]:
    return [a for t in _same_clause(sentence, token) for a in sentence.children(t, "aux")]


def _same_clause(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The predicate and those it completes without a subject of its own ("will be forced to deploy")."""
    yield token
    for above in sentence.ancestors(token):
        if token.dep.split(":")[0] not in ("xcomp", "conj") or sentence.children(token, "nsubj"):
            return
        yield above
        token = above


def _negated(sentence: Sentence, chain: list[Token]) -> bool:
    """A negation on the predicate, on its subject or object ("no interceptor could", "none of"), or on what governs it."""
    token = chain[0]
    for kid in sentence.children(token):
        if kid.text.lower() in NEGATIONS and kid.dep.split(":")[0] in ("advmod", "det", "cc", "aux", "obl", "mark"):
            return True
        if kid.dep.split(":")[0] in ("nsubj", "obj", "obl"):
            inner = {t.text.lower() for t in sentence.children(kid, "det", "advmod")} | {kid.text.lower()}
            if inner & {"no", "none", "nobody", "nothing", "neither"}:
                return True
    before = sentence.tokens[token.i - 1].text.lower() if token.i else ""
    if before in ("not", "never", "n't"):
        return True
    raised = [t for t in chain[1:2] if t.pos in ("VERB", "AUX") and token.dep in ("xcomp", "ccomp")]
    return any(k.text.lower() in NEGATIONS and k.dep == "advmod" for t in raised for k in sentence.children(t))


def _worthless(sentence: Sentence, start: int, end: int) -> bool:
    """ "The claim that X makes no sense": the proposition is named to be rejected."""
    inside = sentence.within(start, end)
    first = next((t.lemma.lower() for t in inside if t.pos == "NOUN"), "")
    return first in ("claim", "argument", "notion", "idea", "allegation") and any(
        t.lemma.lower() in WORTHLESS for t in inside
    )


def _reported(sentence: Sentence, chain: list[Token]) -> bool:
    """ "Was reported to have deployed", "is said to be"."""
    return any(
        t.lemma.lower() in ("report", "say", "believe", "rumour", "allege")
        and t.tag == "VBN"
        and sentence.children(t, "aux")
        for t in chain[1:2]
    )


def _own(annotated: AnnotatedText, sentence: Sentence, token: Token, statement: Statement | None) -> bool:
    """True when the act is the speaker's own side's, or the article itself tells it."""
    if statement is None:
        return True
    subject = _subject(sentence, token)
    if subject is None:
        return True
    if subject.text.lower() in FIRST:
        return True
    named = annotated.mentions_in(*_extent(sentence, subject), "actor", "place")
    sides = {annotated.catalogue.side_of(m.id) or m.id for m in named}
    if sides:
        return statement.side in sides
    if subject.pos == "PRON":
        return token.lemma.lower() in ACTS
    return not annotated.mentions_in(*_extent(sentence, subject), "system")


def _subject(sentence: Sentence, token: Token) -> Token | None:
    for holder in (token, *sentence.ancestors(token)):
        found = sentence.children(holder, "nsubj")
        if found:
            return found[0]
    return None


def _extent(sentence: Sentence, token: Token) -> tuple[int, int]:
    below = sentence.subtree(token)
    return below[0].start, below[-1].end


def _holders(sentence: Sentence, token: Token) -> set[str]:
    """Lemmas right under the predicates above the token: "in response to" may hang one step up."""
    return {
        t.lemma.lower()
        for above in list(sentence.ancestors(token))[:2]
        for t in sentence.children(above, "obl", "advcl", "nmod")
    }


def _answers_before(annotated: AnnotatedText, statement: Statement | None) -> bool:
    """True when the statement opened by saying what it answers ("In response to that, we will … This includes …")."""
    if statement is None:
        return False
    opening = annotated.text(statement.start, min(statement.end, statement.start + 80)).lower()
    return any(w in opening for w in ("in response", "in answer", "in retaliation", "responding to"))


def _bare_infinitive(sentence: Sentence, token: Token) -> bool:
    return token.i > 0 and sentence.tokens[token.i - 1].text.lower() == "to" and token.tag == "VB"


def _later(annotated: AnnotatedText, sentence: Sentence, start: int, end: int) -> bool:
    """True when the words name a day after the document's own."""
    published = annotated.document.published
    if published is None:
        return False
    from ..model import Edtf

    last = Edtf.parse(published).latest
    if any(d.text.lower().startswith(("later", "next")) for d in annotated.dates_in(start, end)):
        return True
    return any(
        d.edtf and Edtf.parse(d.edtf).latest > last and Edtf.parse(d.edtf).earliest >= Edtf.parse(published).earliest
        for d in annotated.dates_in(start, end)
    )
