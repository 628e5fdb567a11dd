"""Intercept: a defence can or cannot stop a class of missiles."""

from __future__ import annotations

from ..model.slots import InterceptSlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, base, clauses, trimmed
from .lexicon import DEFENCE_WORDS, owner_in, states, weapon
from .proposal import Proposal, coordinated, link, links, mention_of, phrase

KIND = "intercept"
STOPS = {
    "intercept",
    "shoot down",
    "stop",
    "destroy",
    "down",
    "knock out",
    "defeat",
    "neutralise",
    "neutralize",
    "catch",
    "counter",
    "negate",
    "kill",
    "engage",
    "repel",
    "parry",
    "blunt",
    "shoot",
    "take out",
}
PIERCES = {
    "pierce",
    "penetrate",
    "overcome",
    "evade",
    "defeat",
    "bypass",
    "breach",
    "outrun",
    "overwhelm",
    "dodge",
    "circumvent",
    "foil",
    "elude",
    "saturate",
    "beat",
    "neutralise",
    "neutralize",
}
UNDERMINES = {
    "weaken",
    "undermine",
    "erode",
    "degrade",
    "negate",
    "blunt",
    "threaten",
    "devalue",
    "neutralise",
    "neutralize",
    "reduce",
    "diminish",
}
DETERRENTS = {"deterrent", "deterrence", "arsenal", "potential", "balance", "parity", "capability"}
PROTECTS = {"protect", "defend", "shield", "guard", "protection", "defence", "defense", "cover"}
FLYING = {"missile", "rocket", "icbm", "icbms", "warhead", "slbm", "projectile", "weapon", "drone", "target", "salvo"}


def _defence(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    if noun is None:
        return False
    tokens = phrase(sentence, noun)
    mention = mention_of(annotated, tokens, "system")
    if mention is not None and getattr(annotated.catalogue.get(mention.id), "role", "") == "defence":
        return True
    return any(part in DEFENCE_WORDS for t in tokens for part in (t.lemma.lower(), *t.lemma.lower().split("-")))


def _missiles(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    if noun is None or _defence(annotated, sentence, noun):
        return False
    mention = mention_of(annotated, phrase(sentence, noun), "system")
    offensive = mention is not None and getattr(annotated.catalogue.get(mention.id), "role", "") == "offence"
    return offensive or noun.lemma.lower() in FLYING


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose an intercept claim where a defence stops missiles, missiles pierce a defence, or a deterrent is weakened by one."""
    out = []
    for sentence in annotated.sentences:
        for clause in clauses(sentence):
            found = _stops(annotated, clause) or _pierces(annotated, clause) or _undermines(annotated, clause)
            if found is not None:
                out.append(found)
        for token in sentence.tokens:
            found = _protects(annotated, sentence, token)
            if found is not None:
                out.append(found)
    return out


def _wide(clause: Clause) -> list[Token]:
    """The clause, or the one above it where "able to intercept" hangs on it."""
    s, tokens = clause.sentence, clause.tokens
    above = s.head(clause.head)
    if above.i != clause.head.i and (
        above.lemma.lower() in {"able", "capable", "unable", "ability", "capability", "have", "design"}
        or clause.head.dep in ("xcomp", "advcl")
    ):
        holder = next((c for c in clauses(s) if c.head.i == above.i), None)
        if above.lemma.lower() in ("ability", "capability"):
            holder = next((c for c in clauses(s) if c.head.i == above.head), holder)
        if holder is not None and holder.lemma not in ("say", "tell", "add", "claim", "warn", "predict", "insist"):
            return holder.tokens
        if clause.subject is not None and clause.subject.i < clause.head.i:
            return [*phrase(s, clause.subject), *[t for t in tokens if t.i > clause.subject.i]]
    return tokens


def _slots(
    annotated: AnnotatedText, sentence: Sentence, defence: Token | None, threat: Token | None, *, can: bool
) -> InterceptSlots:
    threats = links(annotated, sentence, threat, "system") if threat is not None else []
    origin = None
    if threat is not None:
        origin = owner_in(annotated, sentence, threat)
        below = [t for n in coordinated(sentence, threat) for t in sentence.subtree(n)]
        from_states = states(annotated, below[0].start, below[-1].end)
        origin = origin or (from_states[0] if from_states else None)
        region = [m for m in annotated.mentions_in(below[0].start, below[-1].end, "place") if origin is None]
        origin = region[0].id if region else origin
    return InterceptSlots(
        defence=link(annotated, sentence, defence, "system") if defence is not None else None,
        threat=threats[0] if len(threats) == 1 else threats or None,
        origin=origin,
        can=can,
    )


def _stops(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    agent = clause.agent
    if base(clause.lemma, STOPS) not in STOPS or not (
        _missiles(annotated, s, clause.object) or _short(clause.object) and _defence(annotated, s, agent)
    ):
        return None
    if (agent is not None and _missiles(annotated, s, agent)) or not (
        _defence(annotated, s, agent)
        or weapon(annotated, s, agent)
        or _defence_in_view(annotated, s)
        or _short(agent)
        and _defence_before(annotated, s)
    ):
        return None
    if clause.head.tag == "VBD" and not clause.auxiliaries:
        return None  # a shot on a day is an event
    defence = agent if _defence(annotated, s, agent) or weapon(annotated, s, agent) else None
    return Proposal(
        *span(trimmed(_wide(clause))),
        KIND,
        _slots(annotated, s, defence, clause.object, can=True),
        f"intercept.stops:{clause.lemma}",
        clause.head,
        s,
    )


def _short(noun: Token | None) -> bool:
    return noun is not None and noun.pos == "PRON"


BACK = 500  # characters in which the defence that "it" stands for was named


def _defence_before(annotated: AnnotatedText, sentence: Sentence) -> bool:
    """True when a defence was named shortly before the sentence."""
    return any(
        getattr(annotated.catalogue.get(m.id), "role", "") == "defence"
        for m in annotated.mentions_in(sentence.start - BACK, sentence.start, "system")
        if m.id in annotated.catalogue
    )


def _defence_in_view(annotated: AnnotatedText, sentence: Sentence) -> bool:
    return any(_defence(annotated, sentence, t) for t in sentence.tokens if t.pos in ("NOUN", "PROPN"))


def _pierces(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    if base(clause.lemma, PIERCES) not in PIERCES or not _defence(annotated, s, clause.object):
        return None
    threat = clause.agent if clause.agent is not None and clause.agent.pos in ("NOUN", "PROPN") else None
    return Proposal(
        *span(trimmed(_wide(clause))),
        KIND,
        _slots(annotated, s, clause.object, threat, can=False),
        f"intercept.pierces:{clause.lemma}",
        clause.head,
        s,
    )


def _undermines(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s, noun = clause.sentence, clause.object
    copular_threat = s.children(clause.head, "cop") and clause.head.lemma.lower() in ("threat", "danger")
    if copular_threat:
        noun = next((n for n in clause.prepositional("to", "for") if n.lemma.lower() in DETERRENTS), None)
        noun = noun or next((n for n in s.children(clause.head, "nmod") if _deterrent(s, n)), None)
    elif base(clause.lemma, UNDERMINES) not in UNDERMINES:
        return None
    if noun is None or not _deterrent(s, noun):
        return None
    subject = clause.agent
    return Proposal(
        *span(trimmed(clause.tokens)),
        KIND,
        _slots(annotated, s, subject, noun, can=True),
        f"intercept.undermines:{clause.lemma}",
        clause.head,
        s,
    )


def _deterrent(sentence: Sentence, noun: Token) -> bool:
    words = {t.lemma.lower() for t in phrase(sentence, noun)}
    return bool(words & DETERRENTS) and bool(words & {"nuclear", "strategic", "deterrent", "deterrence"})


def _protects(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "To provide protection against medium-range missiles": what a defence is built to stop."""
    if token.lemma.lower() not in PROTECTS or token.dep in ("compound", "amod"):
        return None
    against = next(
        (
            n
            for n in sentence.children(token, "obl", "nmod")
            if any(c.text.lower() in ("against", "from") for c in sentence.children(n, "case"))
        ),
        None,
    )
    if against is None or not any(_missiles(annotated, sentence, n) for n in coordinated(sentence, against)):
        return None
    if token.pos == "VERB":  # "to protect against M" is an aim; "would protect X from M" is what it can do
        clause = Clause(sentence, token)
        if not set(clause.auxiliaries) & {"would", "will", "could", "can", "cannot"} or not _defence(
            annotated, sentence, clause.agent
        ):
            return None
        return Proposal(
            *clause.span,
            KIND,
            _slots(annotated, sentence, clause.agent, against, can=True),
            "intercept.protects",
            token,
            sentence,
        )
    above = sentence.head(token)
    start = above if above.pos == "VERB" and above.i < token.i else token
    tokens = [t for t in sentence.subtree(start) if t.i >= start.i]
    return Proposal(
        *span(trimmed(tokens)),
        KIND,
        _slots(annotated, sentence, None, against, can=True),
        "intercept.protection",
        token,
        sentence,
    )
