"""Capability: a system can do or be turned into something other than reach and intercept."""

from __future__ import annotations

from ..model.slots import CapabilitySlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, base, clauses, proposition, stretch, trimmed
from .intercept import PIERCES, STOPS
from .lexicon import WEAPON_NOUNS, force, weapon
from .proposal import Proposal, link, phrase, slug_of
from .reach import REACHES

KIND = "capability"
ABLE = {
    "capable",
    "able",
    "suitable",
    "equip",
    "design",
    "use",
    "configure",
    "intend",
    "optimise",
    "optimize",
    "adapt",
    "fit",
    "build",
}
MODALS = {"can", "could", "may", "might", "cannot"}
DOES = {
    "fire",
    "launch",
    "carry",
    "convert",
    "use",
    "turn",
    "adapt",
    "deliver",
    "track",
    "detect",
    "operate",
    "manoeuvre",
    "maneuver",
    "house",
    "accommodate",
    "arm",
    "load",
    "modify",
    "see",
    "monitor",
    "fly",
    "evade",
    "spot",
    "look",
    "peer",
    "scan",
    "reload",
    "repurpose",
    "transform",
    "become",
    "serve",
    "guide",
    "fit",
    "equip",
    "tip",
    "mount",
    "refit",
    "retrofit",
    "reconfigure",
    "refurbish",
    "upgrade",
    "rearm",
    "re-arm",
    "redesign",
    "relocate",
    "swap",
    "switch",
    "store",
    "contain",
    "control",
    "observe",
    "watch",
    "follow",
    "discriminate",
    "dive",
    "manoeuver",
    "jam",
    "blind",
    "disguise",
    "hide",
    "refuel",
    "land",
    "patrol",
    "share",
}
ADJECTIVES = {
    "nuclear-capable",
    "dual-capable",
    "dual-use",
    "nuclear-tipped",
    "nuclear-armed",
    "hit-to-kill",
    "nuclear-powered",
}
SAMENESS = {"same", "identical", "similar", "interchangeable", "compatible", "indistinguishable"}
DERIVED = {"belong", "derive", "base", "model", "share"}
KINDRED = {
    "family",
    "class",
    "type",
    "kind",
    "launcher",
    "system",
    "design",
    "technology",
    "component",
    "hull",
    "software",
    "body",
}
DEDICATED = {"dedicate", "devote", "assign", "equip", "intend", "design", "able", "capable", "train"}
_COLLISION = {"collision", "impact", "kinetic"}
_OTHER = (REACHES | STOPS | PIERCES) - {"fire", "launch"}


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a capability claim where a system can do, serve as, or become something, or is defined by it."""
    out: list[Proposal] = []
    for sentence in annotated.sentences:
        for clause in clauses(sentence):
            for finder in (_can, _able, _same, _lacks, _has, _is):
                found = finder(annotated, clause)
                if found is not None:
                    out.append(found)
                    break
        for t in sentence.tokens:
            out.extend(
                p
                for finder in (_adjective, _collision, _including)
                if (p := finder(annotated, sentence, t)) is not None
            )
    return out


def _system(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    return noun is not None and (
        weapon(annotated, sentence, noun) or noun.lemma.lower() in ("infrastructure", "site", "facility", "base")
    )


def _proposal(
    annotated: AnnotatedText, clause: Clause, system: Token, does: Token, tokens: list[Token], rule: str
) -> Proposal:
    s = clause.sentence
    words = [t for t in s.subtree(does) if t.i >= does.i or t.dep.startswith("advmod")]
    slots = CapabilitySlots(system=link(annotated, s, system, "system", "place-set"), capability=slug_of(words))
    return Proposal(*span(trimmed(tokens)), KIND, slots, rule, clause.head, s)


def _antecedent(annotated: AnnotatedText, clause: Clause) -> Token | None:
    """The weapon that a relative clause stands on: the noun right before its pronoun, whatever the parse hung it on."""
    s = clause.sentence
    if not clause.head.dep.startswith("acl:relcl"):
        return None
    pronoun = next((k for k in s.children(clause.head, "nsubj", "obj") if k.tag in ("WDT", "WP")), None)
    if pronoun is None:
        return None
    at = pronoun.i - 1
    if at >= 0 and s.tokens[at].text == ",":
        at -= 1
    return s.tokens[at] if at >= 0 and weapon(annotated, s, s.tokens[at]) else None


def _can(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "The launcher could be converted to …", "the missiles can carry …", "may use the sites to fire …"."""
    lemma = base(clause.lemma, DOES)
    if not set(clause.auxiliaries) & MODALS or lemma not in DOES or clause.lemma in _OTHER:
        return None
    s = clause.sentence
    if any(n.km is not None for n in annotated.numbers_in(*clause.span)) and clause.lemma in (
        "fly",
        "launch",
        "deliver",
        "operate",
    ):
        return None
    before = _antecedent(annotated, clause)
    if before is not None:
        own = [t for t in s.subtree(clause.head) if t.i > before.i]
        return _proposal(
            annotated, clause, before, clause.head, [*phrase(s, before), *own], f"capability.can:{clause.lemma}"
        )
    subject = clause.subject
    able = _system(annotated, s, subject) or (
        force(subject) and clause.lemma in ("fire", "launch", "track", "operate", "detect", "carry")
    )
    system = subject if able else clause.object
    if system is None or not (able or _system(annotated, s, system)):
        return None
    return _proposal(annotated, clause, system, clause.head, proposition(clause), f"capability.can:{clause.lemma}")


def _able(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Capable of firing …", "used to protect …", "designed to carry …"."""
    s = clause.sentence
    heads = [clause.head, *s.children(clause.head, "amod", "xcomp", "acl")]
    able = next((t for t in heads if t.lemma.lower() in ABLE), None)
    if able is None:
        return None
    does = next(
        (k for k in s.children(able, "xcomp", "advcl", "ccomp", "obl", "acl") if k.pos in ("VERB", "NOUN")), None
    )
    bare = s.tokens[able.i + 1 : able.i + 3]
    if (
        len(bare) == 2
        and bare[0].text.lower() in ("to", "of")
        and (does is None or does.pos == "NOUN")
        and (bare[1].lemma.lower() in DOES or bare[1].pos == "VERB")
    ):
        does = bare[1]  # "equipped to fire interceptors", where the parse takes the verb for part of the noun
    carries = force(clause.subject) or _system(annotated, s, clause.subject)
    system = clause.subject if carries else None
    if (
        does is None
        or system is None
        or does.lemma.lower() in _OTHER - {"target"}
        or (
            does.lemma.lower() in ("protect", "defend", "counter")
            and able.lemma.lower() in ("design", "intend", "build")
        )
    ):
        return None
    if does.pos == "NOUN" and does not in bare and able.lemma.lower() not in ("capable", "suitable"):
        return None
    if any(n.km is not None for n in annotated.numbers_in(*span(s.subtree(does)))) and does.lemma.lower() in (
        "fly",
        "travel",
        "reach",
    ):
        return None
    tokens = proposition(clause)
    part = next((t for t in tokens if t.text.lower() == "including" and t.i > does.i), None)
    if part is not None:  # the part included is a claim of its own
        tokens = [t for t in tokens if t.i < part.i]
    return _proposal(
        annotated, clause, system, does, [*phrase(s, system), *tokens], f"capability.able:{able.lemma.lower()}"
    )


def _including(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "… missiles, including those carrying nuclear warheads": what an ability is said to include."""
    if token.text.lower() != "including" or not 2 <= token.i < len(sentence.tokens) - 2:
        return None
    ahead, able = sentence.tokens[max(0, token.i - 16) : token.i], {"capable", "able", "can", "could"}
    if not any(t.text.lower() in able for t in ahead) or not any(
        t.lemma.lower() in ("fire", "carry", "launch", "deliver", "arm") for t in ahead
    ):
        return None
    rest = [t for t in stretch(sentence, token) if t.i >= token.i]
    carries = any(
        t.text.lower() in ("nuclear", "thermonuclear", "chemical", "warhead", "warheads", "cluster", "conventional")
        or weapon(annotated, sentence, t)
        for t in rest
    )
    noun = next((t for t in reversed(ahead) if t.pos in ("NOUN", "PROPN")), None)
    system = next((t for t in sentence.tokens[: token.i] if annotated.mentions_in(t.start, t.end, "system")), noun)
    if noun is None or system is None or not carries:
        return None
    able_at = next(t for t in reversed(ahead) if t.text.lower() in able)
    first = noun.i
    while (
        first - 1 > able_at.i
        and noun.i - first < 4
        and sentence.tokens[first - 1].pos in ("ADJ", "NOUN", "CCONJ", "PROPN")
    ):
        first -= 1
    slots = CapabilitySlots(
        system=link(annotated, sentence, system, "system"), capability=slug_of([t for t in rest if t.i > token.i])
    )
    return Proposal(
        *span(trimmed([*sentence.tokens[first : token.i], *rest])),
        KIND,
        slots,
        "capability.including",
        token,
        sentence,
        strength=0.9,
    )


def _same(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Are the same as those used to fire …", "belongs to the same family that …": a system like another."""
    s, subject = clause.sentence, clause.subject
    tokens = proposition(clause)
    if subject is None or subject.i > clause.head.i or not _system(annotated, s, subject):
        return None
    words = {t.lemma.lower() for t in tokens if t.i > subject.i}
    alike = bool(words & SAMENESS)
    copular = bool(s.children(clause.head, "cop")) and alike
    kin = clause.lemma in DERIVED and alike and bool(words & KINDRED)
    if not (copular or kin) or words & {"range", "distance", "cost", "price", "reason", "time", "threat", "number"}:
        return None
    if not (
        words & {"use", "fire", "launch", "carry", "fit", "install"}
        or kin
        or clause.head.lemma.lower() in SAMENESS | KINDRED
    ):
        return None
    slots = CapabilitySlots(
        system=link(annotated, s, subject, "system"), capability=slug_of([t for t in tokens if t.i >= clause.head.i])
    )
    return Proposal(*span(tokens), KIND, slots, f"capability.same:{clause.lemma}", clause.head, s)


def _lacks(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Lacks the software": what a system cannot do for want of a part."""
    s = clause.sentence
    if clause.lemma != "lack" or clause.object is None or not clause.subject:
        return None
    named = any(weapon(annotated, s, t) for t in phrase(s, clause.subject))
    if not named or clause.object.lemma.lower() in (
        "range",
        "credibility",
        "money",
        "funding",
        "support",
        "sense",
        "reach",
    ):
        return None
    slots = CapabilitySlots(
        system=link(annotated, s, clause.subject, "system"),
        capability=slug_of([t for t in s.subtree(clause.object) if t.i >= clause.object.i - 2]),
    )
    return Proposal(*span(proposition(clause)), KIND, slots, "capability.lacks", clause.head, s, stance="denied")


def _has(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Would have units dedicated to air defence": parts that a force or system has for a purpose."""
    s = clause.sentence
    if clause.lemma not in ("have", "include", "contain", "comprise", "get", "receive") or clause.object is None:
        return None
    if not (force(clause.subject) or _system(annotated, s, clause.subject)):
        return None
    purpose = next(
        (
            k
            for k in s.children(clause.object, "acl", "amod")
            if k.i > clause.object.i
            and (k.lemma.lower() in DEDICATED or k.text.lower() in ("dedicated", "devoted", "equipped", "trained"))
        ),
        None,
    )
    if purpose is None or clause.subject is None:
        return None
    slots = CapabilitySlots(
        system=link(annotated, s, clause.subject, "system"),
        capability=slug_of([*phrase(s, clause.object), *[t for t in s.subtree(purpose) if t.i > purpose.i]]),
    )
    planned = bool(set(clause.auxiliaries) & {"will", "would", "shall"})
    return Proposal(
        *span(proposition(clause)), KIND, slots, "capability.has", clause.head, s, stance="planned" if planned else None
    )


def _collision(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Destroys its target by direct collision": a weapon that kills without a charge; read on the surface."""
    if token.lemma.lower() not in _COLLISION:
        return None
    before = sentence.tokens[max(0, token.i - 8) : token.i]
    kills = next(
        (
            t
            for t in before
            if t.text.lower().rstrip("sd")
            in ("destroy", "kill", "hit", "strike", "intercept", "destroye", "take", "stop", "work", "engage")
        ),
        None,
    )
    means = any(
        t.text.lower() in ("by", "through", "with", "on", "via") for t in before if kills is not None and t.i > kills.i
    )
    if kills is None or not means:
        return None
    system = next(
        (t for t in reversed(sentence.tokens[: kills.i]) if weapon(annotated, sentence, t) or t.text.lower() == "it"),
        None,
    )
    named = next((m for m in reversed(annotated.mentions_in(sentence.start, kills.start, "system"))), None)
    if system is None:
        return None
    start = named.start if named is not None and system.start - named.end < 40 else phrase(sentence, system)[0].start
    tail = [t for t in stretch(sentence, token) if t.i >= token.i]
    end = (
        tail[0].end
        if tail[1:] and tail[1].text == ","
        else next((t.end for t in reversed(tail) if t.text != ","), token.end)
    )
    article = next((t for t in sentence.tokens if t.end == start - 1 and t.pos == "DET"), None)
    slots = CapabilitySlots(
        system=named.id if named is not None else link(annotated, sentence, system, "system"), capability="hit-to-kill"
    )
    return Proposal(article.start if article else start, end, KIND, slots, "capability.collision", kills, sentence)


def _is(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "The X is a long-range air-defence system designed to …": a system defined by what it does."""
    s = clause.sentence
    if not s.children(clause.head, "cop") or clause.head.lemma.lower() not in WEAPON_NOUNS or clause.subject is None:
        return None
    if not annotated.mentions_in(*span(s.subtree(clause.subject)), "system") or clause.negated:
        return None
    slots = CapabilitySlots(
        system=link(annotated, s, clause.subject, "system"),
        capability=slug_of([t for t in clause.tokens if t.i > clause.subject.i and t.pos != "AUX"]),
    )
    return Proposal(*clause.span, KIND, slots, "capability.is", clause.head, s)


def _adjective(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Nuclear-capable X": an ability said in an adjective, where the predicate does not say more."""
    joined = token.text.lower()
    if joined == "capable" and token.i >= 2 and sentence.tokens[token.i - 1].text == "-":
        joined = sentence.tokens[token.i - 2].text.lower() + "-capable"
    if joined not in ADJECTIVES:
        return None
    noun = token if token.pos == "NOUN" else sentence.head(token)
    while noun.dep in ("compound", "amod") and noun.head != noun.i:
        noun = sentence.head(noun)
    named = annotated.mentions_in(token.start, noun.end, "system")
    if noun.i <= token.i or not weapon(annotated, sentence, noun) or not named:
        return None
    first = token.i - 2 if joined != token.text.lower() else token.i
    slots = CapabilitySlots(system=link(annotated, sentence, noun, "system"), capability=joined)
    return Proposal(
        *span(sentence.tokens[first : noun.i + 1]), KIND, slots, "capability.adjective", token, sentence, strength=0.6
    )
