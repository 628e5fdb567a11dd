"""Reach: a weapon at A can strike B."""

from __future__ import annotations

from dataclasses import replace

from ..model import Stance
from ..model.slots import Quantifier, ReachSlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .basing import AT
from .clauses import Clause, clauses, trimmed
from .lexicon import after, before, forms, in_view, place, stands_in, unlisted, verbal, weapon
from .proposal import Proposal, coordinated, link, links, mention_of, phrase

KIND = "reach"
REACHES = {
    "reach",
    "hit",
    "strike",
    "target",
    "threaten",
    "cover",
    "attack",
    "fire",
    "bombard",
    "incapacitate",
    "destroy",
    "launch",
    "neutralise",
    "neutralize",
    "menace",
    "endanger",
    "range",
}
ONTO = ("at", "on", "against", "to", "into", "for", "as far as")
WITHIN = {"range", "reach", "distance"}
_QUANTIFIERS: dict[str, Quantifier] = {
    "all": "all",
    "every": "all",
    "any": "any",
    "whole": "all",
    "entire": "all",
    "most": "most",
    "much": "most",
    "half": "half",
    "some": "some",
    "several": "some",
    "part": "some",
    "parts": "some",
}


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
        for token in sentence.tokens:
            for found in (
                _plain(annotated, sentence, token),
                _fires(annotated, sentence, token),
                _far(annotated, sentence, token),
                _range_of(annotated, sentence, token),
            ):
                if found is not None:
                    out.append(found)
                    break
    return out


_PLAIN = forms({"reach", "hit", "strike", "cover", "target", "attack"})
_FIRE = forms({"fire", "launch"})
_MODAL = {"can", "could", "may", "might", "will", "would", "able", "capable", "cannot", "ca", "wo"}
_WEAK = 0.6  # found from the order of the words alone: gives way to what the parse shows


def _armed(
    annotated: AnnotatedText, sentence: Sentence, left: list[Token]
) -> tuple[list[str], Token | None, list[str]]:
    """The weapon named or stood for by the words before a predicate: ids, its word, the slots that the text only implies."""
    nouns = [t for t in left if t.pos in ("NOUN", "PROPN", "ADJ") and weapon(annotated, sentence, t)]
    nouns.sort(key=lambda t: (not t.dep.startswith("nsubj"), -t.i))
    for noun in nouns:
        if not stands_in(sentence, noun) and noun.dep != "compound":
            return links(annotated, sentence, noun, "system"), noun, []
    short = next((t for t in reversed(left) if stands_in(sentence, t)), None)
    if short is None:
        return [], None, []
    seen = in_view(annotated, short.start, "offence") or in_view(annotated, short.start)
    return ([seen] if seen else []), short, ["weapon"]


def _aims(annotated: AnnotatedText, sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """Places and sites among some words, not those after "from"."""
    out, source = [], False
    for token in tokens:
        if token.pos == "ADP":
            source = token.text.lower() == "from" or (source and token.text.lower() == "of")
        elif (
            not source
            and token.pos in ("NOUN", "PROPN", "ADJ")
            and token.dep not in ("flat", "amod")
            and _strikeable(annotated, sentence, token)
            and not (token.dep == "compound" and sentence.head(token) in tokens)
        ):
            out.append(token)
    return out


def _surface(
    annotated: AnnotatedText,
    sentence: Sentence,
    head: Token,
    left: list[Token],
    right: list[Token],
    targets: list[Token],
    rule: str,
    stance: Stance | None = None,
) -> Proposal | None:
    weapons, noun, implied = _armed(annotated, sentence, left)
    if noun is None or not targets:
        return None
    ids = list(
        dict.fromkeys(
            i
            for n in targets
            if (i := _covering(annotated, n) or link(annotated, sentence, n, "place", "place-set", "actor", "system"))
        )
    )
    froms = [
        t
        for k in left + right
        if k.text.lower() in ("from", "in")
        for t in sentence.tokens[k.i + 1 : k.i + 4]
        if t.pos == "PROPN" and t not in targets and place(annotated, sentence, t)
    ]
    origin = link(annotated, sentence, froms[0], "place", "place-set", "actor") if froms else None
    slots = ReachSlots(
        weapon=weapons[0] if len(weapons) == 1 else weapons or None,
        origin=origin if origin not in ids else None,
        targets=ids,
        quantifier=quantifier(sentence, targets[0]) or ("all" if len(ids) > 1 else "any"),
        implied=implied,
    )
    return Proposal(
        *span(trimmed([*left, head, *right])), KIND, slots, rule, head, sentence, stance=stance, strength=_WEAK
    )


def _plain(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """A known verb between a weapon and a place, whatever the parse made of it."""
    if not verbal(sentence, token, _PLAIN):
        return None
    left, right = before(sentence, token), after(sentence, token)
    subject = next((t for t in sentence.children(token, "nsubj")), None)
    helper = next((t for t in sentence.children(token, "aux") if t.text.lower() in _MODAL and t.i < token.i), None)
    if helper is not None and subject is not None and helper.i < subject.i < token.i:
        left = [*before(sentence, helper), *sentence.tokens[helper.i : token.i]]  # "from none of them can it reach"
    if token.tag == "VBD" and not {t.text.lower() for t in left[-4:]} & _MODAL:
        return None  # a strike on a day is an event
    if not left or (right and right[0].pos == "ADP"):
        return None
    return _surface(
        annotated,
        sentence,
        token,
        left,
        right,
        _aims(annotated, sentence, right[:16]),
        f"reach.words:{token.text.lower()}",
    )


def _fires(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "To fire cruise missiles at the capital"."""
    if not verbal(sentence, token, _FIRE) or token.tag == "VBD":
        return None
    right = after(sentence, token)
    onto = next((t for t in right if t.text.lower() in ("at", "against", "on")), None)
    if onto is None:
        return None
    arms = [t for t in right if t.i < onto.i]
    targets = _aims(annotated, sentence, [t for t in right if t.i > onto.i][:6])
    use = next((t for t in reversed(sentence.tokens[max(0, token.i - 8) : token.i]) if t.lemma.lower() == "use"), None)
    found = _surface(annotated, sentence, token, arms, right, targets, "reach.fires")
    if found is None or use is None:
        return found
    return replace(found, start=use.start)


def _far(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Would not get as far as the capital"."""
    tokens = sentence.tokens
    if token.text.lower() != "far" or not 0 < token.i < len(tokens) - 2 or tokens[token.i + 1].text.lower() != "as":
        return None
    verb = next((t for t in reversed(tokens[max(0, token.i - 5) : token.i]) if t.pos == "VERB"), None)
    if verb is None:
        return None
    right = list(after(sentence, verb))
    aims = _aims(annotated, sentence, [t for t in right if t.i > token.i])
    return _surface(annotated, sentence, verb, before(sentence, verb), right, aims, "reach.as-far-as")


def _range_of(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "The two cities lie beyond the missile's range", "the island is within its range"."""
    if token.lemma.lower() not in ("range", "reach") or token.pos != "NOUN":
        return None
    into = next(
        (
            t
            for t in reversed(sentence.tokens[max(0, token.i - 7) : token.i])
            if t.text.lower() in ("within", "beyond", "outside", "out", "inside")
        ),
        None,
    )
    if into is None or any(t.tag in ("VBZ", "VBD", "VBP", "MD") for t in sentence.tokens[into.i : token.i]):
        return None
    left = before(sentence, into)
    verb = next((t for t in reversed(sentence.tokens[: into.i]) if t.pos in ("VERB", "AUX")), None)
    if verb is not None and (not left or verb.i < left[0].i):
        left = [*before(sentence, verb), *sentence.tokens[verb.i : into.i]]
    elif verb is not None:
        left = [*before(sentence, verb), *[t for t in left if t.i >= verb.i]]
    right = after(sentence, into)
    targets = _aims(annotated, sentence, left)
    arms = (
        [t for t in right if t.i > token.i]
        if any(t.text.lower() == "of" for t in right)
        else sentence.tokens[into.i + 1 : token.i]
    )
    owned = [
        t
        for t in sentence.tokens[into.i + 1 : token.i]
        if t.pos in ("PROPN", "PRON") and not weapon(annotated, sentence, t)
    ]
    if not targets:
        arms, targets = left, _aims(annotated, sentence, [t for t in right if t.i > token.i])
    out = into.text.lower() in ("beyond", "outside", "out")
    negated = any(t.text.lower() in ("not", "n't", "never") for t in left)
    stance: Stance | None = "denied" if out and not negated else "asserted" if out else None
    found = _surface(annotated, sentence, into, arms, right, targets, "reach.range-of", stance)
    if found is None and owned and targets:
        found = _state(annotated, sentence, into, right, targets, owned[0], stance)
    if found is None:
        return None
    start, end = span(trimmed([*left, into, *right]))
    return replace(found, start=start, end=end)


def _state(
    annotated: AnnotatedText,
    sentence: Sentence,
    head: Token,
    right: list[Token],
    targets: list[Token],
    owner: Token,
    stance: Stance | None,
) -> Proposal:
    """ "Within the country's range": the weapon is the one in view, the origin its state."""
    seen = in_view(annotated, head.start, "offence")
    ids = list(dict.fromkeys(i for n in targets if (i := link(annotated, sentence, n, "place", "place-set", "actor"))))
    origin = None if owner.pos == "PRON" else link(annotated, sentence, owner, "actor", "place")
    slots = ReachSlots(
        weapon=seen,
        origin=origin,
        targets=ids,
        quantifier=quantifier(sentence, targets[0]) or "any",
        implied=["weapon"] if seen else [],
    )
    return Proposal(*span([head, *right]), KIND, slots, "reach.range-of", head, sentence, stance=stance, strength=_WEAK)


def _targets(annotated: AnnotatedText, sentence: Sentence, nouns: list[Token]) -> tuple[list[str], Token | None]:
    for noun in nouns:
        hits = [n for n in coordinated(sentence, noun) if _strikeable(annotated, sentence, n)]
        if hits:
            ids = [
                i
                for n in hits
                if (
                    i := _covering(annotated, n)
                    or link(annotated, sentence, n, "place", "place-set", "actor", "system")
                )
            ]
            return list(dict.fromkeys(ids)), hits[0]
    return [], None


def _covering(annotated: AnnotatedText, noun: Token) -> str | None:
    """The place whose name the word is a part of, where the parse split the name."""
    types = ("place", "place-set")
    return next(
        (m.id for m in annotated.mentions if m.type in types and m.start <= noun.start and noun.end <= m.end), None
    )


def _strikeable(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> bool:
    """A named place, or described sites ("missile defence sites", "capitals"); not a missile in flight."""
    if mention_of(annotated, phrase(sentence, noun), "place", "place-set") is not None or _covering(annotated, noun):
        return True
    if unlisted(annotated, noun) and noun.dep.split(":")[0] in ("obj", "obl", "conj", "nmod"):
        return True
    named = mention_of(annotated, phrase(sentence, noun), "actor")
    if named is not None and named.end >= noun.end:
        return (
            place(annotated, sentence, noun)
            and getattr(annotated.catalogue.get(named.id), "kind", "") in ("state", "bloc")
            if named.id in annotated.catalogue
            else False
        )
    return noun.lemma.lower() in {
        "site",
        "capital",
        "city",
        "base",
        "territory",
        "facility",
        "port",
        "airfield",
        "town",
        "mainland",
        "infrastructure",
        "member",
        "component",
    }


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
    if clause.lemma == "target" and clause.passive:
        return None  # "targeted on": an aim
    helpers = {t.text.lower() for t in clause.sentence.children(clause.head, "aux")}
    done = clause.passive and helpers & {"was", "were", "been"} and not helpers & _MODAL
    if done or (clause.head.tag == "VBD" and not clause.auxiliaries and not clause.passive):
        return None  # a strike on a day is an event
    s = clause.sentence
    arms = _weapon_of(annotated, clause)
    direct = [clause.object] if clause.object is not None and clause.object is not arms else []
    targets, noun = _targets(annotated, s, direct + clause.prepositional(*ONTO))
    if arms is None or noun is None:
        return None
    return _proposal(annotated, clause, arms, targets, noun, f"reach.verb:{clause.lemma}")


def _within_range(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "X is within range of the missiles", "puts X within reach of", "the range is enough to reach X"."""
    s = clause.sentence
    for token in s.subtree(clause.head):
        if token.lemma.lower() not in WITHIN or not any(
            c.text.lower() in ("within", "in") for c in s.children(token, "case")
        ):
            continue
        arms = next((k for k in s.children(token, "nmod", "nmod:poss") if weapon(annotated, s, k)), None)
        arms = arms or (clause.agent if weapon(annotated, s, clause.agent) else None)
        candidates = [
            n for n in (clause.object, clause.subject, *s.children(token, "nmod")) if n is not None and n is not arms
        ]
        targets, noun = _targets(annotated, s, candidates)
        if arms is not None and noun is not None:
            return _proposal(annotated, clause, arms, targets, noun, "reach.within-range")
    return None


def _danger(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "The deployment poses a danger for half of the capitals"."""
    s = clause.sentence
    noun = clause.object or (clause.head if s.children(clause.head, "cop") else None)
    if noun is None or noun.lemma.lower() not in {"danger", "threat", "menace", "risk"}:
        return None
    if not (clause.lemma in {"pose", "present", "represent", "create"} or s.children(clause.head, "cop")):
        return None
    after = list(s.children(noun, "nmod", "obl") + clause.prepositional("for", "to", "against"))
    targets, target = _targets(annotated, s, after)
    subject = clause.agent
    arms = next((t for t in s.subtree(subject) if weapon(annotated, s, t)), None) if subject is not None else None
    if target is None or (quantifier(s, target) is None and arms is None) or subject is None:
        return None
    return _proposal(annotated, clause, arms, targets, target, "reach.danger")


def _proposal(
    annotated: AnnotatedText, clause: Clause, arms: Token | None, targets: list[str], target: Token, rule: str
) -> Proposal:
    s = clause.sentence
    weapons = links(annotated, s, arms, "system") if arms is not None else []
    implied = []
    if not weapons:
        weapons, implied = _weapons_in_view(annotated, clause), ["weapon"]
    origins = [n for n in clause.prepositional(*AT, "from") if n is not target and place(annotated, s, n)]
    origin = [i for n in origins if (i := link(annotated, s, n, "place", "place-set", "actor")) and i not in targets]
    slots = ReachSlots(
        weapon=weapons[0] if len(weapons) == 1 else weapons or None,
        origin=origin[0] if len(origin) == 1 else origin or None,
        targets=targets,
        quantifier=quantifier(s, target) or ("all" if len(targets) > 1 else "any"),
        implied=implied,
    )
    tokens = trimmed(clause.tokens)
    return Proposal(*span(tokens), KIND, slots, rule, clause.head, s)


def _weapons_in_view(annotated: AnnotatedText, clause: Clause) -> list[str]:
    """The last offensive weapon named before the clause."""
    before = [m for m in annotated.mentions if m.type == "system" and m.end <= clause.sentence.end]
    arms = [m.id for m in before if getattr(annotated.catalogue.get(m.id), "role", "") == "offence"]
    return arms[-1:]
