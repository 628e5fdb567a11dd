"""Reach: a weapon at A can strike B."""
from __future__ import annotations

from ..model.slots import Quantifier, ReachSlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .basing import AT
from .clauses import Clause, clauses, trimmed
from .lexicon import place, weapon
from .proposal import Proposal, coordinated, link, links, mention_of, phrase

KIND = "reach"
REACHES = {"reach", "hit", "strike", "target", "threaten", "cover", "attack", "fire", "bombard", "incapacitate", "destroy",
           "launch", "neutralise", "neutralize", "menace", "endanger", "range"}
ONTO = ("at", "on", "against", "to", "into", "for", "as far as")
WITHIN = {"range", "reach", "distance"}
_QUANTIFIERS: dict[str, Quantifier] = {
    "all": "all", "every": "all", "any": "any", "whole": "all", "entire": "all", "most": "most", "much": "most",
    "half": "half", "some": "some", "several": "some", "part": "some", "parts": "some"}


def quantifier(sentence: Sentence, noun: Token) -> Quantifier | None:
    """The quantifier that stands on a noun phrase ("half of", "all", "parts of")."""
    for token in [*sentence.subtree(noun), sentence.head(noun)]:
        if token.lemma.lower() in _QUANTIFIERS and abs(token.i - noun.i) <= 5:
            return _QUANTIFIERS[token.lemma.lower()]
    return None


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a reach claim where a weapon or its range reaches, hits or endangers a place or site."""
    out = []
    for sentence in annotated.sentences:
        for clause in clauses(sentence):
            for found in (_reaches(annotated, clause), _within_range(annotated, clause), _danger(annotated, clause)):
                if found is not None:
                    out.append(found)
                    break
    return out


def _targets(annotated: AnnotatedText, sentence: Sentence, nouns: list[Token]) -> tuple[list[str], Token | None]:
    for noun in nouns:
        hits = [n for n in coordinated(sentence, noun) if _strikeable(annotated, sentence, n)]
        if hits:
            ids = [i for n in hits if (i := link(annotated, sentence, n, "place", "place-set", "actor", "system"))]
            return list(dict.fromkeys(ids)), hits[0]
    return [], None


def _strikeable(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> bool:
    """A named place, or described sites ("missile defence sites", "capitals"); not a missile in flight."""
    if mention_of(annotated, phrase(sentence, noun), "place", "place-set") is not None:
        return True
    named = mention_of(annotated, phrase(sentence, noun), "actor")
    if named is not None and named.end >= noun.end:
        return place(annotated, sentence, noun) and getattr(annotated.catalogue.get(named.id), "kind", "") in ("state", "bloc") \
            if named.id in annotated.catalogue else False
    return noun.lemma.lower() in {"site", "capital", "city", "base", "territory", "facility", "mainland", "infrastructure",
                                  "member", "component"}


def _weapon_of(annotated: AnnotatedText, clause: Clause) -> Token | None:
    """The weapon that does the reaching: subject, its owner ("the missile's range"), or object of "fire"."""
    s = clause.sentence
    subject = clause.agent
    if subject is not None:
        if weapon(annotated, s, subject):
            return subject
        for kid in s.children(subject, "nmod", "nmod:poss", "compound", "acl"):
            if weapon(annotated, s, kid):
                return kid
    if clause.object is not None and weapon(annotated, s, clause.object):
        return clause.object
    return next((n for n in clause.prepositional("with", "by", "using") if weapon(annotated, s, n)), None)


def _reaches(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    if clause.lemma not in REACHES:
        return None
    s = clause.sentence
    arms = _weapon_of(annotated, clause)
    direct = [clause.object] if clause.object is not None and clause.object is not arms else []
    targets, noun = _targets(annotated, s, direct + clause.prepositional(*ONTO))
    if arms is None or noun is None:
        return None
    return _proposal(annotated, clause, arms, targets, noun, f"reach.verb:{clause.lemma}")


def _within_range(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """"X is within range of the missiles", "puts X within reach of", "the range is enough to reach X"."""
    s = clause.sentence
    for token in s.subtree(clause.head):
        if token.lemma.lower() not in WITHIN or not any(c.text.lower() in ("within", "in") for c in s.children(token, "case")):
            continue
        arms = next((k for k in s.children(token, "nmod", "nmod:poss") if weapon(annotated, s, k)), None)
        arms = arms or (clause.agent if weapon(annotated, s, clause.agent) else None)
        candidates = [n for n in (clause.object, clause.subject, *s.children(token, "nmod")) if n is not None and n is not arms]
        targets, noun = _targets(annotated, s, candidates)
        if arms is not None and noun is not None:
            return _proposal(annotated, clause, arms, targets, noun, "reach.within-range")
    return None


def _danger(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """"The deployment poses a danger for half of the capitals"."""
    s = clause.sentence
    noun = clause.object or (clause.head if s.children(clause.head, "cop") else None)
    if noun is None or noun.lemma.lower() not in {"danger", "threat", "menace", "risk"}:
        return None
    if not (clause.lemma in {"pose", "present", "represent", "create"} or s.children(clause.head, "cop")):
        return None
    after = [n for n in s.children(noun, "nmod", "obl") + clause.prepositional("for", "to", "against")]
    targets, target = _targets(annotated, s, after)
    subject = clause.agent
    arms = next((t for t in s.subtree(subject) if weapon(annotated, s, t)), None) if subject is not None else None
    if target is None or (quantifier(s, target) is None and arms is None) or subject is None:
        return None
    return _proposal(annotated, clause, arms, targets, target, "reach.danger")


def _proposal(annotated: AnnotatedText, clause: Clause, arms: Token | None, targets: list[str], target: Token,
              rule: str) -> Proposal:
    s = clause.sentence
    weapons = links(annotated, s, arms, "system") if arms is not None else []
    implied = []
    if not weapons:
        weapons, implied = _weapons_in_view(annotated, clause), ["weapon"]
    origins = [n for n in clause.prepositional(*AT, "from") if n is not target and place(annotated, s, n)]
    origin = [i for n in origins if (i := link(annotated, s, n, "place", "place-set", "actor")) and i not in targets]
    slots = ReachSlots(weapon=weapons[0] if len(weapons) == 1 else weapons or None,
                       origin=origin[0] if len(origin) == 1 else origin or None, targets=targets,
                       quantifier=quantifier(s, target) or ("all" if len(targets) > 1 else "any"), implied=implied)
    tokens = trimmed(clause.tokens)
    return Proposal(*span(tokens), KIND, slots, rule, clause.head, s)


def _weapons_in_view(annotated: AnnotatedText, clause: Clause) -> list[str]:
    """The last offensive weapon named before the clause."""
    before = [m for m in annotated.mentions if m.type == "system" and m.end <= clause.sentence.end]
    arms = [m.id for m in before if getattr(annotated.catalogue.get(m.id), "role", "") == "offence"]
    return arms[-1:]
