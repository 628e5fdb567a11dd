"""Nouns that several kinds look for, and the tests for a weapon, a place and a state in a phrase."""
from __future__ import annotations

from ..reading.annotated import AnnotatedText, Mention, Sentence, Token
from .proposal import mention_of, phrase

WEAPON_NOUNS = frozenset({
    "missile", "rocket", "interceptor", "launcher", "radar", "battery", "system", "weapon", "weaponry", "warhead", "shield",
    "defence", "defense", "silo", "bomber", "submarine", "armament", "arsenal", "icbm", "icbms", "slbm", "projectile",
    "complex", "umbrella", "deterrent", "arms", "munition", "drone", "torpedo", "component", "infrastructure", "facility"})
FORCE_NOUNS = frozenset({
    "battalion", "brigade", "division", "regiment", "troop", "soldier", "force", "unit", "ship", "destroyer", "warship",
    "cruiser", "fleet", "aircraft", "squadron", "contingent", "battlegroup", "group", "garrison", "crew", "jet", "fighter",
    "vessel", "frigate", "corvette", "tank", "army", "personnel"})
SITE_NOUNS = frozenset({"base", "site", "facility", "station", "installation", "complex", "field", "silo", "port"})
PLACE_NOUNS = frozenset({"region", "district", "enclave", "exclave", "country", "territory", "border", "frontier", "soil",
                         "coast", "island", "peninsula", "province", "area", "state", "capital", "city", "town", "east",
                         "west", "south", "north", "southwest", "northwest", "southeast", "northeast", "neighbourhood",
                         "waters", "sea", "ocean", "continent"})
DEFENCE_WORDS = frozenset({"interceptor", "shield", "patriot", "thaad", "aegis", "antimissile", "abm", "defence", "defense"})


def weapon(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    """True when the noun phrase names or describes a weapon, a launcher, a radar or a system of them."""
    if noun is None:
        return False
    mention = mention_of(annotated, phrase(sentence, noun), "system")
    return noun.lemma.lower() in WEAPON_NOUNS or (mention is not None and mention.end >= noun.start)


def force(noun: Token | None) -> bool:
    """True when the noun is a unit of armed forces."""
    return noun is not None and noun.lemma.lower() in FORCE_NOUNS


def place(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> bool:
    """True when the noun phrase names a place, or describes one that a map would show."""
    return place_mention(annotated, sentence, noun) is not None or noun.lemma.lower() in PLACE_NOUNS


def place_mention(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> Mention | None:
    """The place that the noun phrase names: a state's or bloc's name is a place after a preposition."""
    found = mention_of(annotated, phrase(sentence, noun), "place", "place-set", "actor")
    return found if found is not None and found.start <= noun.start else None


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
    owners = getattr(annotated.catalogue.get(mention.id), "owner", []) if mention and mention.id in annotated.catalogue else []
    return owners[0] if len(owners) == 1 else None
