"""Nouns that several kinds look for, and the tests for a weapon, a place and a state in a phrase."""

from __future__ import annotations

import re

from ..reading.annotated import AnnotatedText, Mention, Sentence, Token
from .proposal import mention_of, phrase

WEAPON_NOUNS = frozenset(
    {
        "missile",
        "rocket",
        "interceptor",
        "launcher",
        "radar",
        "battery",
        "system",
        "weapon",
        "weaponry",
        "warhead",
        "shield",
        "defence",
        "defense",
        "silo",
        "bomber",
        "submarine",
        "armament",
        "arsenal",
        "icbm",
        "icbms",
        "slbm",
        "projectile",
        "complex",
        "umbrella",
        "deterrent",
        "arms",
        "munition",
        "drone",
        "torpedo",
        "component",
        "infrastructure",
        "facility",
    }
)
FORCE_NOUNS = frozenset(
    {
        "battalion",
        "brigade",
        "division",
        "regiment",
        "troop",
        "soldier",
        "force",
        "unit",
        "ship",
        "destroyer",
        "warship",
        "cruiser",
        "fleet",
        "aircraft",
        "squadron",
        "contingent",
        "battlegroup",
        "group",
        "garrison",
        "crew",
        "jet",
        "fighter",
        "vessel",
        "frigate",
        "corvette",
        "tank",
        "army",
        "personnel",
        "staff",
        "marine",
        "serviceman",
        "servicemen",
    }
)
SITE_NOUNS = frozenset({"base", "site", "facility", "station", "installation", "complex", "field", "silo", "port"})
PLACE_NOUNS = frozenset(
    {
        "region",
        "district",
        "enclave",
        "exclave",
        "country",
        "territory",
        "border",
        "frontier",
        "soil",
        "coast",
        "island",
        "peninsula",
        "province",
        "area",
        "state",
        "capital",
        "city",
        "town",
        "east",
        "west",
        "south",
        "north",
        "southwest",
        "northwest",
        "southeast",
        "northeast",
        "neighbourhood",
        "waters",
        "sea",
        "ocean",
        "continent",
    }
)
DEFENCE_WORDS = frozenset(
    {"interceptor", "shield", "patriot", "thaad", "aegis", "antimissile", "abm", "defence", "defense"}
)


_DESIGNATION = re.compile(
    r"(?!G-|COVID-|Covid-|Article)(?:[A-Z][A-Za-z]{0,9}-\d{1,4}[A-Z]{0,3}\d?|[A-Z][a-z]{2,9}-[IVX]{1,4})"
)


def designation(noun: Token) -> bool:
    """True for a name built like a weapon's ("KN-23", "Taepo-II"), for weapons that the catalogue does not hold."""
    return noun.pos in ("NOUN", "PROPN", "ADJ", "NUM") and _DESIGNATION.fullmatch(noun.text) is not None


def unlisted(annotated: AnnotatedText, noun: Token) -> bool:
    """True for a proper name that no mention, date or designation covers: behind "in" or "reach", a place not in the catalogue."""
    if (
        noun.pos != "PROPN"
        or not noun.text[:1].isupper()
        or designation(noun)
        or noun.text.lower() in ("mach", "phase", "stage")
    ):
        return False
    spans = [(m.start, m.end) for m in annotated.mentions] + [(d.start, d.end) for d in annotated.dates]
    return not any(start < noun.end and noun.start < end for start, end in spans)


def weapon(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    """True when the noun phrase names or describes a weapon, a launcher, a radar or a system of them."""
    if noun is None:
        return False
    mention = mention_of(annotated, phrase(sentence, noun), "system")
    return (
        noun.lemma.lower() in WEAPON_NOUNS or designation(noun) or (mention is not None and mention.end >= noun.start)
    )


def force(noun: Token | None) -> bool:
    """True when the noun is a unit of armed forces."""
    return noun is not None and noun.lemma.lower() in FORCE_NOUNS


def place(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> bool:
    """True when the noun phrase names a place, or describes one that a map would show."""
    return place_mention(annotated, sentence, noun) is not None or noun.lemma.lower() in PLACE_NOUNS


def place_mention(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> Mention | None:
    """The place that the noun phrase names: a state's or bloc's name is a place after a preposition."""
    found = mention_of(annotated, phrase(sentence, noun), "place", "place-set", "actor")
    if found is not None and found.start <= noun.start and (found.end >= noun.end or noun.lemma.lower() in PLACE_NOUNS):
        return found  # "the Kaliningrad region"; not "US threats", which only have the state's name in them
    over = [
        m for m in annotated.mentions if m.start <= noun.start and noun.end <= m.end
    ]  # where the parse split the name
    return next((m for m in over if m.type in ("place", "place-set", "actor") and not m.adjective), None)


def states(annotated: AnnotatedText, start: int, end: int) -> list[str]:
    """Sides named in a stretch, in order: states, blocs, adjectives of states."""
    out = []
    for m in annotated.mentions_in(start, end, "actor", "place"):
        side = side_of(annotated, m.id)
        if side is not None:
            out.append(side)
    return list(dict.fromkeys(out))


def side_of(annotated: AnnotatedText, entity_id: str) -> str | None:
    """The state or bloc that an actor speaks for, or that a country is."""
    if entity_id not in annotated.catalogue:
        return None
    entity = annotated.catalogue.get(entity_id)
    side: str | None = getattr(entity, "side", None)
    if side is None and getattr(entity, "kind", None) in ("state", "bloc", "country"):
        return entity_id
    return side


def owner_in(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> str | None:
    """The state named inside a noun phrase ("US cruise missiles", "Russia's Iskanders"), or that alone owns the system."""
    tokens = phrase(sentence, noun)
    named = states(annotated, tokens[0].start, tokens[-1].end)
    if named:
        return named[0]
    mention = mention_of(annotated, tokens, "system")
    owners = (
        getattr(annotated.catalogue.get(mention.id), "owner", [])
        if mention and mention.id in annotated.catalogue
        else []
    )
    return owners[0] if len(owners) == 1 else None


PRONOUNS = frozenset({"it", "they", "this", "these", "them", "which", "that"})
_SHORT = frozenset(
    {
        "missile",
        "missiles",
        "weapon",
        "weapons",
        "system",
        "systems",
        "rocket",
        "rockets",
        "launcher",
        "launchers",
        "battery",
        "batteries",
        "interceptor",
        "interceptors",
        "shield",
        "radar",
        "one",
        "ones",
    }
)
_BREAKS = frozenset({";", ":", "–", "—", '"', "(", ")", "“", "”"})
_SUBORDINATORS = frozenset(
    {
        "that",
        "which",
        "who",
        "whether",
        "if",
        "when",
        "while",
        "because",
        "unless",
        "but",
        "although",
        "though",
        "after",
        "before",
        "whereas",
        "where",
        "since",
        "until",
        "despite",
    }
)
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_LEADS = frozenset(
    {
        "to",
        "can",
        "could",
        "will",
        "would",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "cannot",
        "not",
        "n't",
        "never",
        "already",
        "also",
        "be",
        "been",
        "being",
    }
)


def in_view(annotated: AnnotatedText, before: int, role: str | None = None) -> str | None:
    """The system named last before a place in the text, of a role ("offence", "defence") when one is asked for."""
    for mention in reversed(annotated.mentions):
        if mention.type != "system" or mention.end > before:
            continue
        entity = annotated.catalogue.get(mention.id) if mention.id in annotated.catalogue else None
        if role is None or getattr(entity, "role", "") == role:
            return mention.id
    return None


def place_in_view(annotated: AnnotatedText, before: int) -> str | None:
    """The place named last before a point in the text; what "there" and "the site" stand for."""
    found = [m for m in annotated.mentions if m.type in ("place", "place-set") and m.end <= before]
    return found[-1].id if found else None


def stands_in(sentence: Sentence, noun: Token | None) -> bool:
    """True for a pronoun, or a bare "the missile", "the system": words that stand for a system named before."""
    if noun is None:
        return False
    word = noun.text.lower()
    if word in PRONOUNS:
        return True
    kids = [k for k in sentence.children(noun) if k.dep.split(":")[0] in ("det", "amod", "compound", "nmod", "nummod")]
    return word in _SHORT and [k.text.lower() for k in kids] in (["the"], ["this"], ["these"], ["that"], ["those"])


def forms(lemmas: frozenset[str] | set[str]) -> frozenset[str]:
    """The written forms of regular verbs, so that a verb is known where the tagger took it for a noun."""
    out = set()
    for verb in lemmas:
        stem = verb[:-1] if verb.endswith("e") else verb
        third = verb + "es" if verb.endswith(("s", "sh", "ch", "x")) else verb + "s"
        out |= {verb, third, stem + "ed", stem + "ing"}
        if verb.endswith("y") and verb[-2] not in "aeiou":
            out |= {verb[:-1] + "ies", verb[:-1] + "ied"}
        if verb in ("hit", "stop", "ship", "put", "pin"):
            out |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return frozenset(out)


def before(sentence: Sentence, at: Token) -> list[Token]:
    """The words of the clause before a predicate, found without the parse: back to a break, a subordinator, another verb."""
    tokens, i, first, nouns = sentence.tokens, at.i - 1, at.i, False
    while i >= 0:
        token = tokens[i]
        word = token.text.lower()
        if token.text == "," and not nouns:  # "the missile, which ..., covers": over the aside to its noun
            opening = next((k for k in range(i - 1, 0, -1) if tokens[k].text == ","), None)
            if opening is not None:
                i = opening - 1
                nouns = True
                first = i
                continue
        relative = word in ("that", "which") and not nouns
        if token.text in _BREAKS or (word in _SUBORDINATORS and not relative) or (nouns and token.tag in _FINITE):
            break
        if token.pos in ("NOUN", "PROPN", "PRON"):
            nouns = True
        first = i
        i -= 1
    if i >= 0 and tokens[i].tag in _FINITE:  # begin after what joins the two verbs
        joints = [t.i for t in tokens[first : at.i] if t.text.lower() in (",", "and", "but", "or")]
        first = joints[0] + 1 if joints else at.i
    return _stripped(tokens[first : at.i], front=True)


def verbal(sentence: Sentence, token: Token, written: frozenset[str]) -> bool:
    """True where a known verb form stands as a verb, also where the tagger called it a noun or a name."""
    word = token.text.lower()
    if word not in written or token.dep in ("amod", "case"):
        return False
    last = sentence.tokens[token.i - 1] if token.i else None
    led = last.text.lower() if last is not None else ""
    if led in _LEADS or (word.endswith("ing") and led in ("of", "by", "for", "from", "in")):
        return True
    if token.pos == "VERB" and token.dep != "compound":
        return True
    follows = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    opens = follows is not None and (
        follows.pos in ("DET", "PROPN", "NUM", "PRON") or follows.text.lower() in ("as", "to", "up")
    )
    return (
        opens
        and word.endswith("s")
        and last is not None
        and last.pos in ("NOUN", "PROPN", "PRON", "CCONJ", "ADV", "PUNCT")
    )


def after(sentence: Sentence, at: Token) -> list[Token]:
    """The words of the clause after a predicate, found without the parse: on to a break or to where another clause begins."""
    tokens = sentence.tokens
    last = at.i
    for token in tokens[at.i + 1 :]:
        word = token.text.lower()
        rest = tokens[token.i + 1 : token.i + 3]
        if token.text in _BREAKS or word in _SUBORDINATORS or token.text in (".", "?", "!"):
            break
        if (
            token.text == ","
            and rest
            and (
                rest[0].tag in ("WDT", "WP", "WRB", "PRP", "VBN", "VBG")
                or (
                    rest[0].text.lower() in ("and", "or", "but", "while", "nor", "as", "yet", "so", "not")
                    and not _continues(rest)
                )
            )
        ):
            break
        if (
            word in ("and", "or")
            and rest
            and (
                rest[0].tag in ("VBZ", "VBD", "VBP", "MD", "PRP")
                or (len(rest) > 1 and rest[1].tag in ("VBZ", "VBD", "VBP", "MD"))
            )
        ):
            break
        if token.tag in ("VBZ", "VBD", "VBP", "MD"):
            break
        last = token.i
    return _stripped(tokens[at.i + 1 : last + 1], front=False)


def _continues(rest: list[Token]) -> bool:
    return rest[0].text.lower() in ("and", "or") and len(rest) > 1 and rest[1].pos in ("PROPN", "NUM")


def _stripped(tokens: list[Token], *, front: bool) -> list[Token]:
    """Without punctuation and conjunctions at the outer edge."""
    out = list(tokens)
    while out and out[0 if front else -1].pos in ("PUNCT", "CCONJ", "SCONJ"):
        out.pop(0 if front else -1)
    return out


_COMPASS = frozenset({"east", "west", "south", "north", "southwest", "northwest", "southeast", "northeast"})


def located(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> bool:
    """True for a named place, and for a described one that is more than "the region" or "the country"."""
    if place_mention(annotated, sentence, noun) is not None:
        return True
    if noun.lemma.lower() not in PLACE_NOUNS:
        return False
    return noun.lemma.lower() in _COMPASS or any(
        k.dep.split(":")[0] in ("amod", "nmod", "compound", "acl", "nummod") for k in sentence.children(noun)
    )
