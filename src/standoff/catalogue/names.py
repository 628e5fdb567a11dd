"""Names in text: how spellings are made equal, and all names of the catalogue found in one pass.

Aho and Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18(6), 1975, through ahocorasick-rs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .schema import Actor, Entity, Place, Publisher

APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u00b4\uff07"  # straight, curly, modifier letter, acute used as one, full width
JOINERS = (
    "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"  # hyphens and dashes that stand in names
)
NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"  # zero width: seen by nobody
SHORT = 5  # letters: an all-capital name up to this long ("US", "RT", "NATO", "START") is matched in capitals only
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "Ð": "D",
    }
)  # no NFKD form


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one entity's name. `case_sensitive`: only in these capitals ("US", never "us")."""

    text: str
    id: str
    type: str
    metonym: bool = False
    adjective: bool = False
    ambiguous: bool = False
    case_sensitive: bool = False
    rank: int = 2  # of places that share a name: 0 a country, 1 a region, 2 a town or base

    @property
    def capital(self) -> bool:
        """True for one capitalised word ("Bastion"): in small letters it may be a common noun."""
        return self.text[:1].isupper() and self.text.isalpha()


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found in a text: offsets into that text, the ids it may mean, best first."""

    start: int
    end: int
    ids: tuple[str, ...]
    type: str
    metonym: bool
    adjective: bool
    ambiguous: bool


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    """What one character becomes: NFKD without diacritics, letters without a decomposition by table; case is kept."""
    if char in APOSTROPHES:
        return "'"
    if char in JOINERS or char.isspace():
        return " "
    if char in NOTHING:
        return ""
    plain = unicodedata.normalize("NFKD", char)
    return "".join(c for c in plain.translate(_LETTERS) if not unicodedata.combining(c))


def _kept(before: str, after: str) -> bool:
    """True when a gap parts words: between letters or between digits, not between the two: "S-400" is "S400"."""
    return before.isdigit() == after.isdigit()


def fold(text: str) -> tuple[str, list[int], frozenset[int]]:
    """The text as names are compared, case kept; the offset each character came from (one more: the end); hidden gaps.

    Hyphens, dashes and any white space between a letter and a digit vanish (the third value holds where), elsewhere
    each run of them is one space.
    """
    chars: list[str] = []
    offsets: list[int] = []
    hidden: set[int] = set()
    gap: int | None = None
    for at, char in enumerate(text):
        folded = char if char.isascii() and char.isalnum() else _folded(char)
        for c in folded:
            if c == " ":
                gap = at if gap is None else gap
                continue
            if gap is not None and chars:
                if _kept(chars[-1], c):
                    chars.append(" ")
                    offsets.append(gap)
                else:
                    hidden.add(len(chars))
            gap = None
            chars.append(c)
            offsets.append(at)
    offsets.append(len(text))
    return "".join(chars), offsets, frozenset(hidden)


def normalise_name(text: str, *, case_sensitive: bool = False) -> str:
    """The key under which spellings of a name are equal: "S\u2013400", "S 400" and "s400" give "s400"."""
    folded = fold(text)[0].strip()
    return folded if case_sensitive else lowered(folded)


def lowered(text: str) -> str:
    """Lower case, character for character, so that offsets stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def wants_case(text: str) -> bool:
    """True for a short name all in capitals, which in small letters is another word: "US", "RT", "AP", "START"."""
    letters = [c for c in text if c.isalpha()]
    return (
        bool(letters)
        and len(letters) <= SHORT
        and all(c.isupper() for c in letters)
        and not any(c.isdigit() for c in text)
    )


def names_of(entity: Entity) -> Iterator[Name]:
    """Every name of one entity, each spelling once; a metonym or adjective that is also a plain name stays a name."""
    seen: set[str] = set()
    rank = {"country": 0, "region": 1}.get(entity.kind, 2) if isinstance(entity, Place) else 2

    def one(text: str, *, metonym: bool = False, adjective: bool = False, ambiguous: bool = False) -> Iterator[Name]:
        text = text.strip()
        if text and text not in seen:
            seen.add(text)
            yield Name(
                text,
                entity.id,
                entity.type,
                metonym,
                adjective,
                ambiguous or text in entity.ambiguous,
                wants_case(text),
                rank,
            )

    metonyms = entity.metonyms if isinstance(entity, Actor) else []
    adjectives = entity.adjectives if isinstance(entity, Actor) else []
    for text in metonyms:
        yield from one(text, metonym=True)
    for text in adjectives:
        yield from one(text, adjective=True)
    short = [entity.short_name] if isinstance(entity, Actor) and entity.short_name else []
    domains = entity.domains if isinstance(entity, Publisher) else []
    for text in (
        entity.name,
        *short,
        *entity.aliases,
        *(n for ns in entity.foreign.values() for n in ns),
        *entity.misspellings,
        *domains,
    ):
        yield from one(text)
    for text in entity.ambiguous:
        yield from one(text, ambiguous=True)


_TYPE_ORDER = (
    "system",
    "actor",
    "place",
    "place-set",
    "treaty",
    "programme",
    "publisher",
    "inventory",
    "amount",
    "event",
)


class NameIndex:
    """All names of a catalogue, found in a text in one pass: longest first, whole words, plurals and possessives."""

    def __init__(self, names: Iterable[Name]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        loose: dict[str, list[Name]] = {}
        exact: dict[str, list[Name]] = {}
        for name in names:
            key = normalise_name(name.text, case_sensitive=name.case_sensitive)
            if key:
                table = exact if name.case_sensitive else loose
                table.setdefault(key, []).append(name)
                if len(key) > 3 and key[-1] in "yY" and key[-2] not in "aeiouAEIOU ":
                    table.setdefault(key[:-1] + "ies", []).append(name)  # battery, batteries
        self._sets: list[tuple[bool, list[str], list[list[Name]], AhoCorasick]] = []
        for case_sensitive, table in ((False, loose), (True, exact)):
            keys = sorted(table)
            automaton = AhoCorasick(keys, matchkind=MatchKind.Standard)
            self._sets.append((case_sensitive, keys, [table[k] for k in keys], automaton))

    def find(self, text: str) -> list[NameMatch]:
        """The names in a text, in text order and never overlapping; where two begin alike the longer one stands.

        Offsets are into `text` as given. A possessive 's or a bare apostrophe stays outside the match, a plural ending
        is inside it.
        """
        folded, offsets, hidden = fold(text)
        best: dict[int, tuple[int, list[Name]]] = {}
        for case_sensitive, keys, entries, automaton in self._sets:
            hay = folded if case_sensitive else lowered(folded)
            for number, start, end in automaton.find_matches_as_indexes(hay, overlapping=True):
                if start and hay[start - 1].isalnum() and hay[start].isalnum() and start not in hidden:
                    continue
                found = [n for n in entries[number] if not n.capital or folded[start].isupper()]
                end = _word_end(hay, end, keys[number], hidden) if found else -1
                if end < 0:
                    continue
                known = best.get(start)
                if known is None or end > known[0]:
                    best[start] = (end, found)
                elif end == known[0]:
                    known[1].extend(found)
        return list(self._taken(best, offsets))

    @staticmethod
    def _taken(best: dict[int, tuple[int, list[Name]]], offsets: list[int]) -> Iterator[NameMatch]:
        """Leftmost first, then longest; the ids of one match: plain names before adjectives before metonyms."""
        past = -1
        for start in sorted(best):
            end, found = best[start]
            if start < past:
                continue
            past = end
            found = sorted(found, key=_order)
            ids = tuple(dict.fromkeys(n.id for n in found))
            yield NameMatch(
                offsets[start],
                offsets[end - 1] + 1,
                ids,
                found[0].type,
                any(n.metonym for n in found),
                found[0].adjective,
                len(ids) > 1,
            )


def _order(name: Name) -> tuple[bool, bool, int, int, str]:
    """Plain names before adjectives before metonyms; then by type; of places countries, regions, towns; then by id."""
    kind = _TYPE_ORDER.index(name.type) if name.type in _TYPE_ORDER else len(_TYPE_ORDER)
    return name.metonym, name.adjective, kind, name.rank, name.id


def _word_end(hay: str, end: int, key: str, hidden: frozenset[int]) -> int:
    """Where the word that a match ends in ends, its plural ending included; -1 when the match ends inside a word."""

    def over(at: int) -> bool:
        return at >= len(hay) or not hay[at].isalnum() or at in hidden

    if over(end):
        return end
    if key[-1].isalnum():
        if hay[end] in "sS" and over(end + 1):
            return end + 1
        if hay.startswith(("es", "ES"), end) and key[-1] in "sxzhoSXZHO" and over(end + 2):
            return end + 2
    return -1
