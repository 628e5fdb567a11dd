"""Basing: a system or unit is, was, will or may be at a place."""

from __future__ import annotations

from dataclasses import replace

from ..model.slots import BasingSlots, Phase
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, clauses, proposition, trimmed
from .lexicon import (
    PLACE_NOUNS,
    SITE_NOUNS,
    after,
    before,
    force,
    forms,
    located,
    owner_in,
    place_in_view,
    place_mention,
    side_of,
    states,
    unlisted,
    verbal,
    weapon,
)
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
    "disband",
    "dismantle",
    "evacuate",
    "lower",
    "mount",
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
HOSTS = {"host", "house", "accommodate"}  # subject is the place
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
_SEEN = {"see", "spot", "observe", "photograph", "detect", "find"}
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
            for proposal in (_worded(annotated, sentence, token), _hosts(annotated, sentence, token)):
                if proposal is not None:
                    out.append(proposal)
    return [p for p in out if not _aside(p)]


_WORDED = forms(
    {
        "deploy",
        "redeploy",
        "station",
        "place",
        "move",
        "send",
        "base",
        "install",
        "transfer",
        "relocate",
        "position",
        "lower",
        "put",
    }
) | {"sent", "put"}
_HOSTED = forms({"host"})
_WEAK = 0.6  # found from the order of the words alone: gives way to what the parse shows
_WORTH = frozenset({"ADJ"})
_JUDGEMENTS = {
    "mistake",
    "error",
    "provocation",
    "blunder",
    "folly",
    "violation",
    "breach",
    "signal",
    "message",
    "necessity",
    "outrage",
}
_PLAINLY = {"deploy", "redeploy", "station", "base", "install", "withdraw", "position", "move", "send"}
_TALLIES = {"number", "total", "figure", "count", "cost", "price", "question", "issue"}
_THREATS = {"threat", "warning"}
_WITHDRAWS = {"withdraw", "remove", "disband", "dismantle", "evacuate", "pull out", "recall"}


def _aside(p: Proposal) -> bool:
    """True where a basing is only what something else is said about: a judgement, a repeated threat, a promise to refrain."""
    s, head = p.sentence, p.head
    above = s.head(head)
    if head.i != above.i and head.dep == "acl" and above.lemma.lower() in _THREATS and s.children(head, "mark"):
        return True
    if p.rule.startswith("basing.noun"):
        judged = head.dep.startswith("nsubj") and (above.pos in _WORTH or above.lemma.lower() in _JUDGEMENTS)
        return (
            judged
            and bool(s.children(above, "cop"))
            and above.lemma.lower() not in ("possible", "likely", "imminent", "complete", "due", "ready", "under")
        )
    pledged = any(a.lemma.lower() in ("promise", "pledge", "commit", "undertake", "vow") for a in s.ancestors(head))
    refrains = any(t.text.lower() == "not" and t.i < head.i and head.i - t.i <= 2 for t in s.children(head))
    if pledged and refrains and s.children(head, "mark"):
        return True
    listed = any(k.lemma.lower() in ("phase", "stage") for a in s.ancestors(head) for k in s.children(a, "nsubj"))
    return head.dep == "acl" and head.tag == "VBN" and listed


def _definite(sentence: Sentence, noun: Token) -> bool:
    """True for "the site", "that island": a place named before."""
    return any(k.text.lower() in ("the", "this", "that") for k in sentence.children(noun, "det"))


def _systems_among(annotated: AnnotatedText, sentence: Sentence, tokens: list[Token]) -> list[Token]:
    found = [t for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and _system(annotated, sentence, t)]
    return [t for t in found if not (t.dep in ("compound", "amod") and sentence.head(t) in tokens)]


def _there(annotated: AnnotatedText, sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """Place names that stand behind a preposition of place, and the further members of their list."""
    out, behind = [], False
    for token in tokens:
        if token.pos == "ADP":
            behind = token.text.lower() in (*AT, "of")
        elif (
            behind
            and token.pos in ("PROPN", "NOUN", "ADJ", "VERB")
            and place_mention(annotated, sentence, token) is not None
        ):
            if not (token.dep in ("compound", "amod", "flat") and sentence.head(token) in tokens):
                out.append(token)
    return out


def _worded(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """A known verb with a system and a place behind it, whatever the parse made of them: headlines above all."""
    if not verbal(sentence, token, _WORDED):
        return None
    left, right = before(sentence, token), after(sentence, token)
    first = next((t.i for t in right if t.pos == "ADP"), None)
    objects = _systems_among(annotated, sentence, [t for t in right if first is None or t.i < first][:8])
    if (
        not objects
        and left
        and any(t.text.lower() in ("be", "been", "being", "is", "are", "was", "were") for t in left[-3:])
    ):
        objects = _systems_among(annotated, sentence, left)
    places = _there(annotated, sentence, right[:24])
    if not objects or not places or token.dep == "amod":
        return None
    ids = [i for n in places if (i := link(annotated, sentence, n, "place", "place-set", "actor"))]
    last = next((t for t in right if t.i > places[-1].i and t.text.lower() in ("over", "as", "amid", "after")), None)
    right = [t for t in right if last is None or t.i < last.i]
    where = span(trimmed([*left, token, *right]))
    agent = next((t for t in left if t.pos == "PROPN" and t not in objects), None)
    found = _proposal(
        annotated,
        sentence,
        token,
        objects[-1],
        list(dict.fromkeys(ids)),
        where,
        agent,
        f"basing.words:{token.text.lower()}",
    )
    return replace(found, strength=_WEAK)


def _hosts(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Hosts radars at two places": the state in front owns the ground, the places behind say where."""
    word = token.text.lower()
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    if word not in _HOSTED or token.tag == "NN" or (behind and behind[0].pos == "ADP"):
        return None
    right = after(sentence, token)
    objects = _systems_among(annotated, sentence, right[:10])
    places = _there(annotated, sentence, [t for t in right if objects and t.i > objects[0].i])
    if not objects or not places:
        return None
    ids = [i for n in places if (i := link(annotated, sentence, n, "place", "place-set", "actor"))]
    where = span(trimmed([token, *right]))
    found = _proposal(annotated, sentence, token, objects[-1], list(dict.fromkeys(ids)), where, None, "basing.hosts")
    return replace(found, strength=_WEAK)


def _places(annotated: AnnotatedText, sentence: Sentence, nouns: list[Token]) -> list[str]:
    found = [n for noun in nouns for n in coordinated(sentence, noun) if located(annotated, sentence, n)]
    if not found:  # "into silos near P", "on to a former golf course in P"
        found = [
            m
            for noun in nouns
            for n in sentence.children(noun, "nmod", "obl")
            if any(c.text.lower() in AT for c in sentence.children(n, "case"))
            for m in coordinated(sentence, n)
            if located(annotated, sentence, m)
        ]
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
        at = clause.prepositional(*AT)
        what, where, site = clause.object, at if _places(annotated, s, at) else [clause.subject], False
    elif lemma in _SEEN and clause.passive or lemma in STANDS and clause.subject is not None:
        what, where, site = clause.subject, clause.prepositional(*AT), False
    else:
        what, site = clause.subject, False
        if what is None or not s.children(clause.head, "cop") or not s.children(clause.head, "case"):
            return None
        where = [clause.head]  # "the missiles are in Poland"
        if s.children(clause.head, "case")[0].text.lower() not in AT:
            return None
    if what is None or not (site or _system(annotated, s, what)) or what.lemma.lower() in _TALLIES:
        return None
    places, implied = _places(annotated, s, where), False
    if not places and lemma in _WITHDRAWS:
        places = _places(annotated, s, [n for n in s.children(what, "nmod") if s.children(n, "case")])
    if not places and lemma in _PLAINLY and not site:
        places = [i for n in where if unlisted(annotated, n) and (i := link(annotated, s, n))]
    if not places and lemma not in PUTS:
        places = _places(annotated, s, clause.prepositional(*AT))
    if not places and not site:
        there = any(t.text.lower() == "there" and t.dep == "advmod" for t in s.children(clause.head))
        at_site = any(
            n.lemma.lower() in (SITE_NOUNS | PLACE_NOUNS) - {"field", "sea"} and _definite(s, n) for n in where
        )
        gone = lemma in _WITHDRAWS and (clause.passive or what is clause.object)
        seen = place_in_view(annotated, what.start)
        if (there or at_site or gone) and seen:
            places, implied = [seen], True
    if not places:
        return None
    if implied:
        found = _proposal(
            annotated, s, clause.head, what, places, span(proposition(clause)), None, f"basing.in-view:{lemma}"
        )
        slots = found.slots.model_copy(update={"implied": [*found.slots.implied, "places"]})
        return replace(found, slots=slots)
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
    if head.lemma.lower() in _WITHDRAWS or head.lemma.lower() == "withdrawal":
        return "cancelled"
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
