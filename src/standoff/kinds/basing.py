"""Basing: a system or unit is, was, will or may be at a place."""

from __future__ import annotations

from ..model.slots import BasingSlots, Phase
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, clauses, proposition, trimmed
from .lexicon import SITE_NOUNS, force, owner_in, place, side_of, states, weapon
from .proposal import Proposal, coordinated, link, links, phrase

KIND = "basing"
# verbs whose object (or passive subject) comes to stand somewhere
PUTS = {
    "deploy",
    "station",
    "place",
    "put",
    "base",
    "locate",
    "install",
    "send",
    "move",
    "position",
    "site",
    "field",
    "transfer",
    "relocate",
    "redeploy",
    "ship",
    "bring",
    "emplace",
    "build",
    "set up",
    "establish",
    "construct",
    "deliver",
    "rotate",
    "withdraw",
    "remove",
    "pull",
    "pull out",
    "keep",
    "house",
    "stockpile",
    "store",
    "concentrate",
    "mass",
    "assign",
    "dispatch",
    "form",
    "erect",
    "open",
    "commission",
}
HOSTS = {"host", "house", "accommodate", "receive"}  # subject is the place
STANDS = {"stand", "arrive", "sit", "remain", "operate", "be", "stay", "serve", "appear"}  # subject is the system
NOMINALS = {
    "deployment",
    "placement",
    "stationing",
    "basing",
    "presence",
    "installation",
    "redeployment",
    "transfer",
    "emplacement",
    "positioning",
    "relocation",
    "buildup",
    "build-up",
    "formation",
    "stationment",
    "withdrawal",
    "arrival",
}
AT = (
    "in",
    "to",
    "at",
    "on",
    "near",
    "into",
    "onto",
    "inside",
    "within",
    "around",
    "along",
    "off",
    "across",
    "outside",
    "from",
    "aboard",
    "throughout",
    "close to",
    "over",
)
OF_WITHIN = 14  # tokens after a nominal among which its "of" stands
_SITES = {"build", "construct", "establish", "set up", "open", "erect"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a basing claim for each predicate or nominal that puts a system or unit at a place."""
    out = []
    for sentence in annotated.sentences:
        for clause in clauses(sentence):
            proposal = _verbal(annotated, clause)
            if proposal is not None:
                out.append(proposal)
        for token in sentence.tokens:
            if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in NOMINALS:
                proposal = _nominal(annotated, sentence, token)
                if proposal is not None:
                    out.append(proposal)
    return out


def _places(annotated: AnnotatedText, sentence: Sentence, nouns: list[Token]) -> list[str]:
    found = [n for noun in nouns for n in coordinated(sentence, noun) if place(annotated, sentence, n)]
    ids = (link(annotated, sentence, n, "place", "place-set", "actor") for n in found)
    return list(dict.fromkeys(i for i in ids if i))


def _system(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    return weapon(annotated, sentence, noun) or force(noun)


def _verbal(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s, lemma = clause.sentence, clause.lemma
    if lemma in PUTS:
        what, where = clause.object, clause.prepositional(*AT)
        site = what is not None and lemma in _SITES and what.lemma.lower() in SITE_NOUNS
    elif lemma in HOSTS and clause.subject is not None and not clause.passive:
        what, where, site = clause.object, [clause.subject], False
    elif lemma in STANDS and clause.subject is not None:
        what, where, site = clause.subject, clause.prepositional(*AT), False
    else:
        what, site = clause.subject, False
        if what is None or not s.children(clause.head, "cop") or not s.children(clause.head, "case"):
            return None
        where = [clause.head]  # "the missiles are in Poland"
        if s.children(clause.head, "case")[0].text.lower() not in AT:
            return None
    if what is None or not (site or _system(annotated, s, what)):
        return None
    places = _places(annotated, s, where)
    if not places:
        return None
    agent = clause.agent if lemma in PUTS else None
    return _proposal(annotated, s, clause.head, what, places, span(proposition(clause)), agent, f"basing.verb:{lemma}")


def _nominal(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> Proposal | None:
    below = sentence.children(noun, "nmod", "obl")
    of = [n for n in below if any(c.text.lower() == "of" for c in sentence.children(n, "case"))]
    of = (
        of
        or [
            t
            for t in sentence.tokens[noun.i + 1 : noun.i + OF_WITHIN]
            if noun.i < t.head < t.i  # "the deployment last year of …"
            and any(c.text.lower() == "of" for c in sentence.children(t, "case"))
        ][:1]
    )
    at = [n for n in below if any(c.text.lower() in AT for c in sentence.children(n, "case"))]
    at += [
        n
        for o in of
        for c in coordinated(sentence, o)
        for n in sentence.children(c, "nmod")
        if any(k.text.lower() in AT for k in sentence.children(n, "case"))
    ]
    inside = [t for t in phrase(sentence, noun) if t.i != noun.i]
    what = next((n for n in of if _system(annotated, sentence, n)), None)
    if what is None:
        what = next((t for t in reversed(inside) if _system(annotated, sentence, t)), None)
    places = _places(annotated, sentence, at)
    if not places:
        places = _places(annotated, sentence, [t for t in inside if t is not what and t.dep.startswith("nmod")])
    if what is None or not places:
        return None
    others = {
        t.i
        for kid in sentence.subtree(noun)
        if kid.i > noun.i and kid.dep == "conj" and kid.lemma.lower() in NOMINALS
        for t in sentence.subtree(kid)
    }
    whole = {t.i: t for t in [*sentence.subtree(noun), *(t for n in of for t in sentence.subtree(n))]}
    tokens = trimmed([t for t in whole.values() if t.i not in others and (t.dep != "case" or t.i > noun.i)])
    return _proposal(annotated, sentence, noun, what, places, span(tokens), None, f"basing.noun:{noun.lemma.lower()}")


def _proposal(
    annotated: AnnotatedText,
    sentence: Sentence,
    head: Token,
    what: Token,
    places: list[str],
    where: tuple[int, int],
    agent: Token | None,
    rule: str,
) -> Proposal:
    systems = links(annotated, sentence, what, "system")
    owner = owner_in(annotated, sentence, what)
    if agent is not None and owner is None:
        tokens = phrase(sentence, agent)
        named = states(annotated, tokens[0].start, tokens[-1].end)
        owner = named[0] if named else None
    count = next(
        (
            n.value
            for n in annotated.numbers_in(phrase(sentence, what)[0].start, what.end)
            if n.unit is None and n.value < 10_000
        ),
        None,
    )
    implied = (
        ["owner"]
        if owner is not None and not any(side_of(annotated, m.id) == owner for m in annotated.mentions_in(*where))
        else []
    )
    slots = BasingSlots(
        systems=systems,
        places=places,
        owner=owner,
        phase=_phase(sentence, head, sentence.within(*where)),
        count=count,
        implied=implied,
    )
    return Proposal(*where, KIND, slots, rule, head, sentence)


def _phase(sentence: Sentence, head: Token, tokens: list[Token]) -> Phase:
    words = {t.lemma.lower() for t in tokens} | {head.lemma.lower()}
    above = {t.lemma.lower() for t in sentence.ancestors(head)}
    aux = {t.text.lower() for t in sentence.children(head, "aux")}
    if words & {"exercise", "drill", "maneuver", "manoeuvre", "training", "rehearse"}:
        return "exercise"
    if words & {"permanent", "permanently", "indefinitely"}:
        return "permanent"
    if words & {"cancel", "scrap", "shelve", "abandon"} or above & {"cancel", "scrap", "shelve", "abandon", "drop"}:
        return "cancelled"
    future = bool(aux & {"will", "would", "shall", "may", "might", "could", "can"}) or "plan" in words | above
    if future or "to" in aux:
        answers = words & {"response", "answer", "retaliation", "counter"} or above & {"threaten", "warn", "threat"}
        return "threatened" if answers else "planned"
    if head.tag == "VBG" and aux & {"is", "are", "'s", "'re"} or "being" in aux:
        return "moving"
    if words & {"operational", "duty"}:
        return "operational"
    if words & {"construction"} or head.lemma.lower() in ("build", "construct"):
        return "under-construction"
    return "deployed"
