"""Intercept: a defence can or cannot stop a class of missiles."""

from __future__ import annotations

from ..model.slots import InterceptSlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, base, clauses, trimmed
from .lexicon import DEFENCE_WORDS, after, before, forms, in_view, owner_in, stands_in, states, verbal, weapon
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
    "change",
    "alter",
    "upset",
    "tip",
    "shift",
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
    verbs = [t.i for t in tokens if t.pos in ("AUX", "VERB") and t.i < noun.i and t.dep in ("aux", "cop", "aux:pass")]
    tokens = [t for t in tokens if not verbs or t.i > verbs[-1]]  # a subject that the parse hung on the object
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
            for found in (
                _protects(annotated, sentence, token),
                _worded(annotated, sentence, token),
                _protection(annotated, sentence, token),
                _threat_to(annotated, sentence, token),
            ):
                if found is not None:
                    out.append(found)
                    break
    return out


_STOPPED = forms({"intercept", "stop", "destroy", "defeat", "catch", "down", "engage", "repel"})
_PIERCED = forms(
    {"pierce", "penetrate", "overcome", "evade", "defeat", "bypass", "breach", "outrun", "overwhelm", "circumvent"}
)
_GUARDED = forms({"protect", "defend", "shield", "cover", "guard"})
_ABLE = {
    "can",
    "could",
    "will",
    "would",
    "cannot",
    "ca",
    "wo",
    "able",
    "unable",
    "capable",
    "ability",
    "capability",
    "slow",
    "capacity",
    "fast",
    "enough",
    "incapable",
}
_WEAK = 0.6  # found from the order of the words alone: gives way to what the parse shows


def _worded(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Has the ability to intercept missiles", "capable of piercing shields": by the order of the words."""
    stops, pierces, guards = (verbal(sentence, token, w) for w in (_STOPPED, _PIERCED, _GUARDED))
    if not (stops or pierces or guards):
        return None
    left, right = before(sentence, token), after(sentence, token)
    if not {t.text.lower() for t in left[-8:]} & _ABLE or (right and right[0].pos == "ADP"):
        return None
    # "would by 2020, the projected date, have the ability": the clause begins where its own subject stands
    head = right[:9]
    if guards:
        onto = next((t for t in right if t.text.lower() in ("from", "against")), None)
        threats = [t for t in right if onto is not None and t.i > onto.i and _missiles(annotated, sentence, t)]
        agent = next((t for t in left if t.pos in ("NOUN", "PROPN") and _shielding(annotated, sentence, t)), None)
        if not threats or agent is None:
            return None
        if not {t.text.lower() for t in left[-4:]} & {"can", "could", "will", "would", "cannot"}:
            return None
        return _by_words(annotated, sentence, token, left, right, agent, threats[-1], can=True)
    threats = [t for t in head if t.pos in ("NOUN", "PROPN") and _missiles(annotated, sentence, t)]
    shields = [t for t in head if t.pos in ("NOUN", "PROPN") and _defence(annotated, sentence, t)]
    agents = [t for t in left if t.pos in ("NOUN", "PROPN", "PRON")]
    if stops and threats:
        agent = next((t for t in agents if _shielding(annotated, sentence, t)), None)
        if agent is None and not (any(_short(t) for t in agents) and _defence_before(annotated, sentence)):
            return None
        return _by_words(annotated, sentence, token, left, right, agent, threats[-1], can=True)
    missiles = [t for t in agents if _missiles(annotated, sentence, t) and t.dep != "compound"]
    if pierces and shields and (missiles or any(stands_in(sentence, t) for t in agents)):
        return _by_words(
            annotated, sentence, token, left, right, shields[-1], missiles[-1] if missiles else None, can=False
        )
    return None


def _shielding(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> bool:
    """A defence by its name, or "the battery", "the system" after one has been named."""
    if _defence(annotated, sentence, noun):
        return True
    return noun.lemma.lower() in ("battery", "system", "complex", "unit") and _defence_before(annotated, sentence)


def _by_words(
    annotated: AnnotatedText,
    sentence: Sentence,
    token: Token,
    left: list[Token],
    right: list[Token],
    defence: Token | None,
    threat: Token | None,
    *,
    can: bool,
) -> Proposal:
    slots = _slots(annotated, sentence, defence, threat, can=can)
    where = span(trimmed([*left, token, *right]))
    return Proposal(*where, KIND, slots, f"intercept.words:{token.text.lower()}", token, sentence, strength=_WEAK)


def _protection(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "To provide protection against short- and medium-range missiles and drones": the list by the order of its words."""
    ahead = sentence.tokens[token.i + 1 : token.i + 2]
    if (
        token.text.lower() not in ("protection", "defence", "defense")
        or not ahead
        or ahead[0].text.lower() not in ("against", "from")
    ):
        return None
    right = after(sentence, token)
    threats = [t for t in right[:14] if t.pos == "NOUN" and t.dep != "compound" and _missiles(annotated, sentence, t)]
    verb = next(
        (
            t
            for t in reversed(sentence.tokens[max(0, token.i - 4) : token.i])
            if t.lemma.lower() in ("provide", "offer", "give", "ensure")
        ),
        None,
    )
    if not threats or verb is None:
        return None
    slots = _slots(annotated, sentence, None, threats[0], can=True)
    tokens = sentence.tokens[verb.i : right[-1].i + 1]
    return Proposal(*span(trimmed(tokens)), KIND, slots, "intercept.protection", token, sentence, strength=_WEAK)


def _threat_to(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "A threat to the deterrent power of its arsenal"."""
    ahead = sentence.tokens[token.i + 1 : token.i + 2]
    if token.text.lower() not in ("threat", "danger") or not ahead or ahead[0].text.lower() != "to":
        return None
    right = after(sentence, token)
    words = {t.lemma.lower() for t in right[:10]}
    if not words & {"deterrent", "deterrence", "arsenal", "parity"} or not words & {
        "deterrent",
        "deterrence",
        "nuclear",
        "strategic",
    }:
        return None
    noun = next(t for t in right if t.lemma.lower() in {"deterrent", "deterrence", "arsenal", "parity"})
    first = sentence.tokens[token.i - 1] if token.i and sentence.tokens[token.i - 1].pos == "DET" else token
    slots = _slots(annotated, sentence, None, noun, can=True)
    seen = in_view(annotated, token.start, "defence")
    slots = slots.model_copy(update={"defence": seen, "implied": ["defence"] if seen else []})
    return Proposal(*span([first, *right]), KIND, slots, "intercept.threat-to", token, sentence, strength=_WEAK)


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
    if clause.lemma == "counter" and s.head(clause.head).lemma.lower() in ("design", "mean", "intend", "build", "need"):
        return None  # a declared purpose: an aim
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
    if clause.head.tag == "VBG" and not (clause.agent is not None and weapon(annotated, s, clause.agent)):
        return None  # "the task of overcoming defences": nobody's weapon is said to do it
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
    subject = clause.agent
    tipped = (
        noun is not None and noun.lemma.lower() in ("balance", "parity", "equation") and _defence(annotated, s, subject)
    )
    if noun is None or not (_deterrent(s, noun) or tipped):
        return None
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
