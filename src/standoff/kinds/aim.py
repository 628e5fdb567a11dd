"""Aim: a system is or is not directed at somebody; its declared purpose."""

from __future__ import annotations

from dataclasses import replace

from ..model.slots import AimSlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, clauses, trimmed
from .lexicon import after, before, forms, states, weapon
from .proposal import Proposal, coordinated, link, links, phrase, slug_of

KIND = "aim"
AIMED = {
    "aim",
    "direct",
    "target",
    "point",
    "intend",
    "design",
    "mean",
    "orient",
    "train",
    "gear",
    "build",
    "conceive",
    "deploy",
    "need",
    "position",
    "focus",
}
AT = ("at", "against", "on", "for", "toward", "towards", "to")
STRICT = {"aim", "direct", "target", "point", "intend", "orient", "train"}  # these need no purpose clause
COUNTERS = {
    "counter",
    "protect",
    "defend",
    "deter",
    "guard",
    "threaten",
    "shield",
    "contain",
    "stop",
    "offset",
    "meet",
    "address",
}
GOALS = {"purpose", "goal", "aim", "objective", "reason", "intention", "intent", "point", "rationale", "justification"}
_PRONOUNS = {"it", "they", "this", "these", "that", "which", "them"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose an aim claim where a system is directed at, meant for or needed against somebody, or its purpose is named."""
    out = []
    for sentence in annotated.sentences:
        for clause in clauses(sentence):
            for found in (_aimed(annotated, clause), _purpose(annotated, clause), _against(annotated, clause)):
                if found is not None:
                    out.extend(_cut(annotated, found))
                    break
        for token in sentence.tokens:
            found = _worded(annotated, sentence, token)
            if found is not None:
                out.extend(_cut(annotated, found))
    return out


_MEANT = {"designed", "meant", "intended", "built", "needed", "conceived"}
_COUNTERED = forms({"counter", "deter", "contain", "offset", "address", "stop", "defeat", "meet"})
_WEAK = 0.6  # found from the order of the words alone: gives way to what the parse shows


def _cut(annotated: AnnotatedText, found: Proposal) -> list[Proposal]:
    """The claim, and a second, denied, where it goes on "not against somebody else"."""
    s = found.sentence
    inner = [t for t in s.tokens if t.i > found.head.i]
    at = next(
        (
            t
            for t in inner
            if t.text.lower() == "not" and s.tokens[t.i - 1].text in (",", "and") and t.i + 1 < len(s.tokens)
        ),
        None,
    )
    if at is None or at.start > found.end + 3:
        return [found]
    rest = after(s, at)
    if not rest or any(t.pos == "VERB" for t in rest[:3]):
        return [found]
    first = s.tokens[at.i - 2]
    nouns = [t for t in rest if t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "flat")][:2]
    named = _ids(annotated, s, nouns) or states(annotated, *span(rest))
    states_named = states(annotated, *span(rest))
    against = states_named if nouns and nouns[0].text.lower() in ("one", "ones") else named
    slots = found.slots.model_copy(update={"against": against, "implied": ["system"]})
    second = Proposal(*span([at, *rest]), KIND, slots, "aim.not", at, s, stance="denied", strength=found.strength)
    return [replace(found, end=min(found.end, first.end)), second]


def _worded(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "The project is designed to counter long-range rockets": by the order of the words."""
    ahead = sentence.tokens[token.i + 1 : token.i + 3]
    if (
        token.text.lower() not in _MEANT
        or len(ahead) < 2
        or ahead[0].text.lower() != "to"
        or ahead[1].text.lower() not in _COUNTERED
    ):
        return None
    left, right = before(sentence, token), after(sentence, ahead[1])
    what = next((t for t in left if t.pos in ("NOUN", "PROPN", "PRON") and _armed(annotated, sentence, t)), None)
    nouns = [t for t in right if t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "flat")][:1]
    if what is None or not nouns:
        return None
    system, implied = _system(annotated, sentence, what)
    slots = AimSlots(system=system, against=_ids(annotated, sentence, nouns), implied=implied)
    tokens = trimmed([*left, token, *ahead, *right])
    return Proposal(*span(tokens), KIND, slots, "aim.words", token, sentence, strength=_WEAK)


def _armed(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    if noun is None:
        return False
    return (
        weapon(annotated, sentence, noun)
        or noun.text.lower() in _PRONOUNS
        or noun.lemma.lower()
        in (
            "proposal",
            "plan",
            "project",
            "programme",
            "program",
            "deployment",
            "installation",
            "effort",
            "move",
            "site",
            "base",
        )
    )


def _ids(annotated: AnnotatedText, sentence: Sentence, nouns: list[Token]) -> list[str]:
    out = [i for n in nouns for i in links(annotated, sentence, n, "actor", "place", "system", "place-set")]
    return list(dict.fromkeys(out))


def _system(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> tuple[str | None, list[str]]:
    if noun.text.lower() not in _PRONOUNS:
        return link(annotated, sentence, noun, "system", "programme"), []
    before = [m for m in annotated.mentions if m.type == "system" and m.end <= noun.start]
    return (before[-1].id if before else None), (["system"] if before else [])


def _aimed(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    if clause.lemma not in AIMED or (not clause.passive and clause.lemma not in ("aim", "target", "point", "threaten")):
        return None
    what = clause.object if clause.passive else clause.subject
    if not _armed(annotated, s, what) or what is None:
        return None
    if (
        clause.head.dep.startswith("acl")
        and s.children(clause.head, "mark")
        and "to" in [k.text.lower() for k in s.children(clause.head, "mark")]
    ):
        return None  # "guarantees for the system to be aimed elsewhere": wanted, not said
    at = clause.prepositional(*(AT if clause.lemma in STRICT else ("against", "at")))
    complement = next(
        (k for k in s.children(clause.head, "xcomp", "advcl", "ccomp") if k.lemma.lower() in COUNTERS), None
    )
    if complement is not None:
        inner = Clause(s, complement)
        at = [*([inner.object] if inner.object is not None else []), *inner.prepositional("against", "from")]
        against = [
            n for n in at if inner.object is not n or inner.lemma not in ("protect", "defend", "shield", "guard")
        ] or at
    else:
        against = at
    if clause.lemma in ("target",) and not clause.passive and clause.object is not None:
        against = [clause.object, *against]
    if not against:
        return None
    return _proposal(annotated, clause, what, against, f"aim.aimed:{clause.lemma}")


def _against(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "The system is not against Russia": a predicate noun or name under "against"."""
    s = clause.sentence
    cases = {c.text.lower() for c in s.children(clause.head, "case")}
    if not s.children(clause.head, "cop") or "against" not in cases or not _armed(annotated, s, clause.subject):
        return None
    assert clause.subject is not None
    return _proposal(annotated, clause, clause.subject, [clause.head], "aim.against")


def _purpose(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "The stated purpose is that …", "the real goal is to …"."""
    s, subject = clause.sentence, clause.subject
    goal = subject if subject is not None and subject.lemma.lower() in GOALS else None
    if goal is None:
        return None
    words = {t.lemma.lower() for t in s.subtree(goal)} | {t.lemma.lower() for t in clause.tokens}
    systems = [t for t in [*s.subtree(goal), *clause.tokens] if t.pos in ("NOUN", "PROPN") and weapon(annotated, s, t)]
    if not systems and not words & {"shield", "defense", "defence", "missile", "deployment"}:
        return None
    against = [t for t in clause.tokens if t.i > clause.head.i - 1 and t.pos in ("PROPN",)]
    ids = _ids(annotated, s, against[:2]) or [
        i for i in [slug_of([t for t in clause.tokens if t.i >= clause.head.i][:8])] if i
    ]
    system = link(annotated, s, systems[0], "system") if systems else None
    slots = AimSlots(system=system, against=ids)
    return Proposal(*span(trimmed(clause.tokens)), KIND, slots, "aim.purpose", clause.head, s)


def _proposal(annotated: AnnotatedText, clause: Clause, what: Token, against: list[Token], rule: str) -> Proposal:
    s = clause.sentence
    system, implied = _system(annotated, s, what)
    nouns = [n for a in against for n in coordinated(s, a)]
    slots = AimSlots(system=system, against=_ids(annotated, s, nouns), implied=implied)
    tokens = (
        clause.tokens
        if clause.modified is None or clause.head.dep == "acl"
        else [*phrase(s, clause.modified), *clause.tokens]
    )
    return Proposal(*span(trimmed(tokens)), KIND, slots, rule, clause.head, s)
