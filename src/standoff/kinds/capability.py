"""Capability: a system can do or be turned into something other than reach and intercept."""
from __future__ import annotations

from ..model.slots import CapabilitySlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, clauses, trimmed
from .intercept import PIERCES, STOPS
from .lexicon import WEAPON_NOUNS, weapon
from .proposal import Proposal, link, slug_of
from .reach import REACHES

KIND = "capability"
ABLE = {"capable", "able", "suitable", "equip", "design", "use", "configure", "intend", "optimise", "optimize", "adapt", "fit", "build"}
MODALS = {"can", "could", "may", "might", "cannot"}
DOES = {"fire", "launch", "carry", "convert", "use", "turn", "adapt", "deliver", "track", "detect", "operate", "manoeuvre", "maneuver",
        "house", "accommodate", "arm", "load", "modify", "see", "monitor", "fly", "evade", "spot", "look", "peer", "scan", "reload",
        "repurpose", "transform", "become", "serve", "guide", "fit", "equip", "tip", "mount"}
ADJECTIVES = {"nuclear-capable", "dual-capable", "dual-use", "nuclear-tipped", "nuclear-armed", "hypersonic", "hit-to-kill"}
_OTHER = (REACHES | STOPS | PIERCES) - {"fire", "launch"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a capability claim where a system can do, be used for, or be turned into something, or is defined as such."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        for clause in clauses(sentence):
            for found in (_can(annotated, clause), _able(annotated, clause), _is(annotated, clause)):
                if found is not None:
                    out.append(found)
                    break
        out.extend(p for t in sentence.tokens if (p := _adjective(annotated, sentence, t)) is not None)
    return out


def _system(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    return noun is not None and (weapon(annotated, sentence, noun) or noun.lemma.lower() in ("infrastructure", "site", "facility", "base"))


def _proposal(annotated: AnnotatedText, clause: Clause, system: Token, does: Token, tokens: list[Token], rule: str) -> Proposal:
    s = clause.sentence
    words = [t for t in s.subtree(does) if t.i >= does.i or t.dep.startswith("advmod")]
    slots = CapabilitySlots(system=link(annotated, s, system, "system", "place-set"), capability=slug_of(words))
    return Proposal(*span(trimmed(tokens)), KIND, slots, rule, clause.head, s)


def _can(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """"The launcher could be converted to …", "the missiles can carry …", "may use the sites to fire …"."""
    if not set(clause.auxiliaries) & MODALS or clause.lemma not in DOES or clause.lemma in _OTHER:
        return None
    s = clause.sentence
    system = clause.subject if _system(annotated, s, clause.subject) else clause.object
    if not _system(annotated, s, system) or system is None:
        return None
    return _proposal(annotated, clause, system, clause.head, clause.tokens, f"capability.can:{clause.lemma}")


def _able(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """"Capable of firing …", "used to protect …", "designed to carry …"."""
    s = clause.sentence
    heads = [clause.head, *s.children(clause.head, "amod", "xcomp", "acl")]
    able = next((t for t in heads if t.lemma.lower() in ABLE), None)
    if able is None:
        return None
    does = next((k for k in s.children(able, "xcomp", "advcl", "ccomp", "obl", "acl") if k.pos in ("VERB", "NOUN")), None)
    system = clause.subject if _system(annotated, s, clause.subject) else None
    if does is None or system is None or does.lemma.lower() in _OTHER - {"target"} or (does.lemma.lower() in (
            "protect", "defend", "counter") and able.lemma.lower() in ("design", "intend", "build")):
        return None
    if does.pos == "NOUN" and able.lemma.lower() not in ("capable", "suitable"):
        return None
    return _proposal(annotated, clause, system, does, [*s.subtree(system), *clause.tokens], f"capability.able:{able.lemma.lower()}")


def _is(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """"The X is a long-range air-defence system designed to …": a system defined by what it does."""
    s = clause.sentence
    if not s.children(clause.head, "cop") or clause.head.lemma.lower() not in WEAPON_NOUNS or clause.subject is None:
        return None
    if not annotated.mentions_in(*span(s.subtree(clause.subject)), "system") or clause.negated:
        return None
    slots = CapabilitySlots(system=link(annotated, s, clause.subject, "system"),
                            capability=slug_of([t for t in clause.tokens if t.i > clause.subject.i and t.pos != "AUX"]))
    return Proposal(*clause.span, KIND, slots, "capability.is", clause.head, s)


def _adjective(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """"Nuclear-capable X": an ability said in an adjective, where the predicate does not say more."""
    joined = token.text.lower()
    if joined == "capable" and token.i >= 2 and sentence.tokens[token.i - 1].text == "-":
        joined = sentence.tokens[token.i - 2].text.lower() + "-capable"
    if joined not in ADJECTIVES:
        return None
    noun = token if token.pos == "NOUN" else sentence.head(token)
    while noun.dep in ("compound", "amod") and noun.head != noun.i:
        noun = sentence.head(noun)
    if noun.i <= token.i or not weapon(annotated, sentence, noun):
        return None
    first = token.i - 2 if joined != token.text.lower() else token.i
    slots = CapabilitySlots(system=link(annotated, sentence, noun, "system"), capability=joined)
    return Proposal(*span(sentence.tokens[first:noun.i + 1]), KIND, slots, "capability.adjective", token, sentence)
