"""Threat: if A then B, or B in answer to A."""

from __future__ import annotations

from ..model.slots import ThreatSlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, base, clauses, proposition, stretch, trimmed
from .lexicon import side_of, states
from .proposal import Proposal, phrase, slug_of

KIND = "threat"
THREATENS = {"threaten", "warn", "vow"}
THREATS = {"threat", "warning", "ultimatum"}
ANSWERS = {"response", "answer", "retaliation", "reaction", "reply", "reprisal", "countermeasure", "revenge"}
ANSWERING = {"respond", "retaliate", "answer", "react", "match", "counter", "mirror", "reciprocate"}
FORCE = {
    "deploy",
    "strike",
    "target",
    "attack",
    "use",
    "aim",
    "station",
    "place",
    "withdraw",
    "destroy",
    "respond",
    "retaliate",
    "move",
    "build",
    "take",
    "put",
    "pull out",
    "suspend",
    "launch",
    "fire",
    "beef",
    "beef up",
    "strengthen",
    "send",
    "resort",
    "arm",
    "match",
    "counter",
    "have",
    "force",
    "consider",
    "react",
    "do",
    "adopt",
    "leave",
    "quit",
    "neutralise",
    "neutralize",
    "pay",
    "oblige",
    "develop",
    "increase",
    "boost",
    "step up",
    "be",
    "create",
    "make",
}
MODALS = {"will", "would", "shall", "may", "might", "could", "must", "'ll", "'d"}
UNDERTAKES = {
    "undertake",
    "take",
    "prepare",
    "need",
    "plan",
    "make",
    "consider",
    "promise",
    "vow",
    "announce",
    "require",
    "get",
    "give",
    "threaten",
    "provoke",
    "trigger",
    "draw",
    "meet",
    "develop",
    "adopt",
    "deserve",
    "receive",
    "demand",
    "elaborate",
}
_TO = {"to", "for", "against"}
_NOUNS = {"strike", "attack", "measure", "step", "force", "war", "deployment", "retaliation", "action"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a threat claim where a side announces a consequence in answer to, or on condition of, something."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        taken: list[tuple[int, int]] = []
        for token in sentence.tokens:
            found = (
                _headline(annotated, sentence, token)
                or _in_response(annotated, sentence, token)
                or _if(annotated, sentence, token)
            )
            if found is not None and not any(a <= found.head.start < b for a, b in taken):
                out.append(found)
                taken.append((found.start, found.end))
        for clause in clauses(sentence):
            if any(a <= clause.head.start < b for a, b in taken):
                continue
            found = (
                _unanswered(annotated, clause)
                or _threatens(annotated, clause)
                or _answers(annotated, clause)
                or _in_answer(annotated, clause)
                or _conditional(annotated, clause)
                or _over(annotated, clause)
            )
            if found is not None:
                out.append(found)
                taken.append((found.start, found.end))
        out.extend(
            p
            for t in sentence.tokens
            if (p := _nominal(annotated, sentence, t)) is not None and not any(a <= t.start < b for a, b in taken)
        )
    return out


def _headline(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "X to Deploy Y over Z": a headline whose infinitive is a future; read on the surface."""
    if annotated.blocks[sentence.block].kind not in ("headline", "subhead") or token.text.lower() not in (
        "to",
        "may",
        "could",
        "will",
    ):
        return None
    tokens = sentence.tokens
    named = next(
        (
            m
            for m in annotated.mentions_in(sentence.start, token.start, "actor", "place")
            if 0 <= token.start - m.end <= 1
        ),
        None,
    )
    verb = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if (
        named is None
        or verb is None
        or verb.text.lower() not in FORCE | ANSWERING
        or not states(annotated, named.start, named.end)
    ):
        return None
    rest = stretch(sentence, verb)
    reason = next(
        (
            t
            for t in rest
            if t.i > verb.i + 1
            and (
                t.text.lower() in ("over", "after", "amid", "if", "unless", "because")
                or (t.text.lower() in ("in", "as") and tokens[min(t.i + 1, len(tokens) - 1)].text.lower() in ANSWERS)
            )
        ),
        None,
    )
    if reason is None or reason.i == rest[-1].i:
        return None
    condition = [t for t in rest if t.i > reason.i]
    consequence = [t for t in rest if verb.i <= t.i < reason.i]
    words = [t for t in tokens if t.start >= named.start and t.i <= rest[-1].i]
    slots = ThreatSlots(
        actor=states(annotated, named.start, named.end)[0],
        condition=slug_of(condition),
        consequence=slug_of(consequence),
    )
    return Proposal(*span(words), KIND, slots, "threat.headline", verb, sentence, stance="threatened")


def _modal_after(sentence: Sentence, at: int, reach: int) -> Token | None:
    """The first modal in the next words, "plans to" and "is forced to" among them."""
    for t in sentence.tokens[at : at + reach]:
        if t.text in (";", "."):
            return None
        if t.tag == "MD" and sentence.tokens[t.i - 1].tag in ("WDT", "WP"):
            continue
        if (t.tag == "MD" and t.text.lower() in MODALS) or t.text.lower() in ("'ll", "'d"):
            return t
        if t.lemma.lower() in ("plan", "intend", "force", "vow", "pledge", "threaten", "prepare") and any(
            x.text.lower() == "to" for x in sentence.tokens[t.i + 1 : t.i + 3]
        ):
            return t
    return None


def _subject_start(annotated: AnnotatedText, sentence: Sentence, modal: Token) -> int:
    """Where the subject before a modal begins."""
    first = modal.i
    for t in reversed(sentence.tokens[: modal.i]):
        if (
            t.text in (",", ";", ":", '"', "(", "–", "—")
            or t.dep in ("mark", "cc")
            or t.tag in ("VBD", "VBZ", "VBP", "IN")
        ):
            break
        first = t.i
    return first


def _in_response(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "In response to that we will be forced to …", "may deploy … in response to …": read on the surface."""
    tokens, i = sentence.tokens, token.i
    participle = token.text.lower() in ("responding", "reacting", "answering", "retaliating")
    if not participle and (
        token.text.lower() not in ANSWERS or i == 0 or tokens[i - 1].text.lower() not in ("in", "as", "by", "a")
    ):
        return None
    to = i + 1 < len(tokens) and tokens[i + 1].text.lower() in ("to", "for")
    opening = i if participle else i - 1
    fronted = opening == 0 or tokens[opening - 1].text in ('"', ",", "(") or tokens[opening - 1].dep in ("mark", "cc")
    if fronted and to:
        modal = _modal_after(sentence, i, 22)
        if modal is None or any(t.lemma.lower() in ("say", "ask", "reply") for t in tokens[i : modal.i]):
            return None
        verb = _main_verb(sentence, modal)
        if verb is None:
            return None
        end = _until(sentence, verb.i)
        subject = _subject_start(annotated, sentence, modal)
        words = trimmed(tokens[opening : end + 1])
        slots = _slots(
            annotated,
            sentence,
            verb,
            tokens[subject] if subject < modal.i else None,
            [t for t in tokens[i + 2 : subject] if t.text != ","],
            tokens[verb.i : end + 1],
        )
        return Proposal(*span(words), KIND, slots, "threat.fronted", verb, sentence)
    modal = next(
        (t for t in reversed(tokens[max(0, i - 32) : opening]) if t.tag == "MD" and t.text.lower() in MODALS), None
    )
    if modal is None or not to or any(t.text in (";", '"') for t in tokens[modal.i : opening]):
        return None
    verb = _main_verb(sentence, modal)
    if verb is None or verb.i >= opening or verb.text.lower() not in FORCE | ANSWERING:
        return None
    if any(
        t.text == "," and t.i + 1 < len(tokens) and tokens[t.i + 1].text.lower() in ("and", "but", "which", "who")
        for t in tokens[verb.i : opening]
    ):
        return None
    first = _subject_start(annotated, sentence, modal)
    end = _until(sentence, i + 1, phrase_only=True)
    words = trimmed(tokens[first : end + 1])
    slots = _slots(
        annotated,
        sentence,
        verb,
        tokens[first] if first < modal.i else None,
        tokens[i + 2 : end + 1],
        tokens[verb.i : opening],
    )
    return Proposal(*span(words), KIND, slots, f"threat.response:{verb.text.lower()}", verb, sentence)


def _main_verb(sentence: Sentence, modal: Token) -> Token | None:
    """The verb that carries a modal's meaning: "will be forced to DEPLOY", "may also SEND"."""
    skip = {
        "be",
        "have",
        "also",
        "not",
        "forced",
        "obliged",
        "compelled",
        "to",
        "likely",
        "now",
        "soon",
        "then",
        "immediately",
        "ready",
        "prepared",
        "plan",
        "plans",
        "force",
        "definitely",
        "certainly",
        "only",
        "simply",
        "just",
        "inevitably",
        "again",
        "had",
        "left",
        "no",
        "choice",
        "but",
        "take",
        "steps",
        "going",
        "swiftly",
        "quickly",
        "surely",
    }
    for t in sentence.tokens[modal.i + 1 : modal.i + 9]:
        if t.text in (",", ";", "."):
            return None
        if t.text.lower() in ("take",) and not any(x.text.lower() == "to" for x in sentence.tokens[t.i + 1 : t.i + 4]):
            return t
        if t.text.lower() not in skip and not t.text.lower().endswith("ly"):
            return t
    return None


def _until(sentence: Sentence, at: int, *, phrase_only: bool = False) -> int:
    """Index of the last word of the consequence or of the condition's noun phrase."""
    tokens = sentence.tokens
    for i in range(at + 1, len(tokens)):
        t, after = tokens[i], (tokens[i + 1].text.lower() if i + 1 < len(tokens) else "")
        if t.text in (";", '"', ".", "–", "—", ")", ":"):
            return i - 1
        if t.text == "," and (
            phrase_only
            or after in ("but", "said", "he", "she", "which", "who", "while", "according", "the")
            or (i + 1 < len(tokens) and tokens[i + 1].pos == "PROPN")
        ):
            return i - 1
        if phrase_only and (
            t.text.lower() in ("but", "while", "that", "which") or (t.tag in ("VBD", "VBZ", "MD") and i > at + 2)
        ):
            return i - 1
    return len(tokens) - 1


def _if(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "If they come back, we will …": a fronted condition, also with the speaker between; read on the surface."""
    tokens, i = sentence.tokens, token.i
    if token.text.lower() not in ("if", "unless", "should", "once") or not (
        i == 0 or tokens[i - 1].text in ('"', ",", ":") or tokens[i - 1].dep in ("mark", "cc")
    ):
        return None
    if token.text.lower() == "should" and i and tokens[i - 1].text != '"':
        return None
    comma = next((t.i for t in tokens[i + 2 :] if t.text == ","), None)
    if comma is None or comma - i > 30:
        return None
    modal = next(
        (
            t
            for t in tokens[comma:]
            if t.tag == "MD" and t.text.lower() in ("will", "would", "shall", "'ll", "must", "may", "could", "might")
        ),
        None,
    )
    if modal is None:
        return None
    first = _subject_start(annotated, sentence, modal)
    subject = tokens[first : modal.i]
    verb = _main_verb(sentence, modal)
    if verb is None or not subject:
        return None
    side = states(annotated, subject[0].start, subject[-1].end)
    ours = subject[-1].text.lower() in ("we", "i")
    if not (
        side
        or ours
        or (verb.text.lower() in FORCE and verb.text.lower() not in ("be", "have", "do", "make", "pay", "take"))
    ):
        return None
    end = _until(sentence, verb.i)
    slots = _slots(
        annotated,
        sentence,
        verb,
        next((t for t in subject if t.pos in ("PROPN", "NOUN")), None),
        tokens[i + 1 : comma],
        tokens[verb.i : end + 1],
    )
    words = trimmed(list(tokens[i : end + 1]))
    return Proposal(tokens[i].start, max(t.end for t in words), KIND, slots, "threat.if", verb, sentence, strength=0.95)


def _unanswered(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Will not go unanswered", "will not be left without a response": an answer announced and not named."""
    s = clause.sentence
    met = clause.lemma == "meet" and clause.passive
    if not set(clause.auxiliaries) & MODALS or not (clause.negated or met) or clause.subject is None:
        return None
    tokens = proposition(clause)
    words = {t.text.lower() for t in tokens if t.i > clause.head.i - 2}
    if not (
        (met and "with" in words and words & (ANSWERS | {"force", "fire", "strike"}))
        or words & {"unanswered", "unpunished"}
        or ("without" in words and words & ANSWERS)
    ):
        return None
    slots = _slots(
        annotated, s, clause.head, None, s.subtree(clause.subject), [t for t in tokens if t.i >= clause.head.i]
    )
    return Proposal(*span(tokens), KIND, slots, "threat.unanswered", clause.head, s, stance="threatened")


def _answers(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Is undertaking a mirror response to …", "has needed a response to …": an answer as the object."""
    s, noun = clause.sentence, clause.object
    if (
        base(clause.lemma, UNDERTAKES) not in UNDERTAKES
        or noun is None
        or noun.lemma.lower() not in ANSWERS
        or clause.passive
        or clause.subject is None
    ):
        return None
    if not states(annotated, *span(phrase(s, clause.subject))) and clause.subject.text.lower() not in (
        "we",
        "they",
        "this",
        "it",
    ):
        return None
    below = [t for t in s.subtree(noun) if t.i > noun.i]
    if not any(c.text.lower() in _TO for t in below for c in s.children(t, "case", "mark")):
        return None
    slots = _slots(annotated, s, clause.head, clause.subject, [t for t in below if t.text != '"'], phrase(s, noun))
    return Proposal(*clause.span, KIND, slots, f"threat.answers:{clause.lemma}", clause.head, s)


def _actor(
    annotated: AnnotatedText, sentence: Sentence, at: Token, subject: Token | None
) -> tuple[str | None, list[str]]:
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


def _slots(
    annotated: AnnotatedText,
    sentence: Sentence,
    head: Token,
    subject: Token | None,
    condition: list[Token],
    consequence: list[Token],
) -> ThreatSlots:
    actor, implied = _actor(annotated, sentence, head, subject)
    return ThreatSlots(
        actor=actor,
        condition=slug_of(trimmed(condition)) if condition else None,
        consequence=slug_of([t for t in trimmed(consequence) if t.pos not in ("AUX", "PRON")]) if consequence else None,
        implied=implied,
    )


def _threatens(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Russia threatens (to) …"; a weapon that threatens something is a reach claim."""
    s = clause.sentence
    if clause.lemma != "threaten" or clause.subject is None or clause.passive:
        return None
    consequence = clause.complement or clause.object or next(iter(clause.prepositional("with")), None)
    if consequence is None or not states(annotated, *span(phrase(s, clause.subject))):
        return None
    if consequence is clause.object and consequence.lemma.lower() not in _NOUNS:
        return None
    tokens = clause.tokens
    return Proposal(
        *span(tokens),
        KIND,
        _slots(annotated, s, clause.head, clause.subject, [], s.subtree(consequence)),
        "threat.threatens",
        clause.head,
        s,
        stance="threatened",
    )


def _answer(sentence: Sentence, clause: Clause) -> Token | None:
    """ "In response to X": the noun of the answer, where it hangs on this predicate."""
    for token in sentence.subtree(clause.head):
        if token.lemma.lower() in ANSWERS and any(
            c.text.lower() in ("in", "as", "by", "of") for c in sentence.children(token, "case")
        ):
            return token
        if (
            token.lemma.lower() in ("respond", "answer", "react", "retaliate")
            and token.dep in ("advcl", "acl")
            and token.tag == "VBG"
        ):
            return token
        if token.text.lower() == "response" and token.dep == "fixed":
            return sentence.head(sentence.head(token))
    return None


def _in_answer(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    if clause.modified is not None and clause.modified.lemma.lower() not in (
        "plan",
        "decision",
        "intention",
        "vow",
        "threat",
        "move",
    ):
        return None
    answer = _answer(s, clause)
    announces = (
        bool(set(clause.auxiliaries) & (MODALS | {"to"}))
        or clause.lemma in ANSWERING
        or clause.head.tag == "VBG"
        or clause.lemma in ("undertake", "need", "plan", "make", "take")
    )
    ahead = set(clause.auxiliaries) | {m.text.lower() for m in s.children(clause.head, "mark")}
    matches = clause.lemma in ("match", "mirror", "respond", "retaliate", "counter", "reciprocate") and bool(
        ahead & (MODALS | {"to"})
    )
    if not ((answer is not None and announces) or matches):
        return None
    acts = clause.subject is not None and (
        clause.subject.pos == "PRON" or bool(states(annotated, *span(phrase(s, clause.subject))))
    )
    if clause.lemma not in FORCE | ANSWERING | {"undertake", "need", "plan"} and not (
        acts and set(clause.auxiliaries) & MODALS
    ):
        return None
    condition = (
        [t for t in s.subtree(answer) if t.i > answer.i]
        if answer is not None
        else (s.subtree(clause.object) if clause.object is not None else [])
    )
    drop = {t.i for t in s.subtree(answer)} if answer is not None else set()
    consequence = [t for t in clause.tokens if t.i >= clause.head.i and t.i not in drop]
    whole = clause
    if clause.head.dep == "xcomp" and s.head(clause.head).lemma.lower() in (
        "plan",
        "vow",
        "pledge",
        "intend",
        "threaten",
        "promise",
        "go",
    ):
        whole = Clause(s, s.head(clause.head))
    return Proposal(
        *whole.span,
        KIND,
        _slots(annotated, s, clause.head, clause.subject, condition, consequence),
        f"threat.answer:{clause.lemma}",
        clause.head,
        s,
    )


def _conditional(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "A decision will be taken if …"."""
    s = clause.sentence
    condition = next(
        (
            k
            for k in s.children(clause.head, "advcl")
            if any(m.lemma.lower() in ("if", "unless", "should") for m in s.children(k, "mark"))
        ),
        None,
    )
    if condition is None or not set(clause.auxiliaries) & MODALS or s.children(clause.head, "cop"):
        return None
    subject = clause.subject
    acts = subject is not None and (
        bool(states(annotated, *span(phrase(s, subject)))) or subject.text.lower() in ("we", "i")
    )
    if clause.lemma not in FORCE and not acts:
        return None
    drop = {t.i for t in s.subtree(condition)}
    consequence = [t for t in clause.tokens if t.i not in drop and t.i >= clause.head.i - 3]
    slots = _slots(annotated, s, clause.head, clause.subject, s.subtree(condition), consequence)
    if slots.actor is None:
        return None
    return Proposal(*span(proposition(clause)), KIND, slots, "threat.conditional", clause.head, s)


def _over(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """A headline's "X to deploy Y over Z"."""
    s = clause.sentence
    if clause.lemma not in FORCE or annotated.blocks[s.block].kind != "headline":
        return None
    reason = next(
        (o.noun for o in clause.obliques if o.preposition in ("over", "against", "after", "because of", "amid")), None
    )
    if reason is None or clause.subject is None or not states(annotated, *span(phrase(s, clause.subject))):
        return None
    drop = {t.i for t in s.subtree(reason)}
    return Proposal(
        *clause.span,
        KIND,
        _slots(
            annotated,
            s,
            clause.head,
            clause.subject,
            s.subtree(reason),
            [t for t in clause.tokens if t.i >= clause.head.i and t.i not in drop],
        ),
        "threat.headline",
        clause.head,
        s,
        stance="threatened",
    )


def _nominal(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Threats to move …", "threats of strikes on …", "threat … in response to …"."""
    if token.lemma.lower() not in THREATS or token.pos != "NOUN":
        return None
    inner = next(
        (k for k in sentence.children(token, "acl", "xcomp", "nmod") if k.pos == "VERB" or k.lemma.lower() in _NOUNS),
        None,
    )
    if (
        inner is None
        or (inner.pos == "VERB" and inner.tag not in ("VB",))
        or (token.lemma.lower() == "threat" and token.i and sentence.tokens[token.i - 1].text.lower() in ("no", "any"))
    ):
        return None
    answer = next(
        (t for t in sentence.subtree(sentence.head(token)) if t.lemma.lower() in ANSWERS and t.i > token.i), None
    )
    if inner.pos != "VERB" and answer is None:
        return None
    last = max(t.i for t in sentence.subtree(answer or inner))
    tokens = trimmed(sentence.tokens[token.i : last + 1])
    slots = _slots(
        annotated,
        sentence,
        token,
        None,
        [t for t in sentence.subtree(answer) if t.i > answer.i] if answer else [],
        sentence.subtree(inner),
    )
    return Proposal(*span(tokens), KIND, slots, "threat.noun", token, sentence, strength=0.9)
