"""The record as one claim sees it on one clock: slots to catalogue ids, what was public, what took part in what.

Slots hold catalogue ids or free words joined by hyphens ("us-abm-missiles"). Free words are resolved by the longest
names they contain; what is left over is kept as words, never forced onto an entity.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from weakref import WeakKeyDictionary

from ...catalogue.schema import (
    Actor,
    Deployment,
    Entity,
    Event,
    Inventory,
    Place,
    PlaceSet,
    Programme,
    Report,
    Sourced,
    Stay,
    System,
    Treaty,
)
from ...checking.engine import Parameter
from ...model import Claim, Document, Edtf, Fact, Statement

if TYPE_CHECKING:
    from ...catalogue import Catalogue
    from ...reading.annotated import AnnotatedText

Clock = Literal["then", "now"]
E_ = TypeVar("E_", bound=Entity)

FORWARD = ("planned", "threatened", "predicted", "demanded")  # stances about what is yet to come
STATES = ("asserted", "denied", "possible", "reported")
_SMALL_WORDS = (
    "a an the of in on at to for from by with and or its their his her our my that this these those as be is are "
    "was were will would may might can could have has had it they who which into over against "
)
SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[a-z0-9]+")
_MAX_NAME = 7  # words of the longest name looked for


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    plain = plain.replace("’", "'").replace("'s ", " ").replace("u.s.", "us").replace("u.k.", "uk")
    return tuple(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in _WORD.findall(plain))


def words(text: str) -> list[str]:
    """Lower-case words without diacritics, plural -s taken off ("US ABM sites" -> us abm site)."""
    return list(_words(text))


def content(text: str) -> list[str]:
    """The words that carry meaning."""
    return [w for w in words(text) if w not in SMALL]


_ENDINGS = (
    "isation",
    "ization",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "ly",
    "al",
    "e",
    "y",
)


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A crude stem, enough to see that deploy, deployed and deployment are one word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def said_in(pattern: str, text_words: Sequence[str]) -> bool:
    """True when the stem or phrase stands in the words: each of its words begins a word, in order and side by side."""
    wanted = _words(pattern)
    if not wanted:
        return False
    for i in range(len(text_words) - len(wanted) + 1):
        if all(text_words[i + j].startswith(w) if len(w) > 2 else text_words[i + j] == w for j, w in enumerate(wanted)):
            return True
    return False


def meant(patterns: Sequence[Sequence[str]], text_words: Sequence[str]) -> int:
    """How many words the longest fully present inner list has; 0 when none is present whole."""
    return max((len(inner) for inner in patterns if inner and all(said_in(p, text_words) for p in inner)), default=0)


def conditional(text: str) -> bool:
    """True when the words put the consequence on a condition."""
    return bool(set(words(text)) & {"if", "unless", "should", "until"})


@dataclass(frozen=True)
class Resolved:
    """What some words name: catalogue ids in text order, and the words left over."""

    ids: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ids)


class Names:
    """Names of a catalogue by their words, for slots that are not ids."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.types: dict[str, set[str]] = {}  # a state and its land share an id
        self.index: dict[tuple[str, ...], list[str]] = {}
        for kind in ("system", "place", "place-set", "actor", "treaty", "programme"):
            for entity in catalogue.entities(kind):
                self.types.setdefault(entity.id, set()).add(entity.type)
                for name in self._names(entity):
                    key = tuple(w for w in words(name) if w not in SMALL)
                    if key and entity.id not in self.index.setdefault(key, []):
                        self.index[key].append(entity.id)

    @staticmethod
    def _names(entity: Entity) -> Iterable[str]:
        yield entity.id
        yield entity.name
        yield from entity.aliases
        yield from entity.ambiguous
        if isinstance(entity, Actor):
            yield from entity.adjectives
            yield from entity.metonyms
            if entity.short_name:
                yield entity.short_name

    def find(self, text: str, types: Sequence[str] | None = None) -> Resolved:
        """The longest names in the words, left to right; of several entities with one name all that fit `types`."""
        said = [w for w in words(text) if w not in SMALL]
        ids: list[str] = []
        rest: list[str] = []
        at = 0
        while at < len(said):
            for length in range(min(_MAX_NAME, len(said) - at), 0, -1):
                hits = [
                    i
                    for i in self.index.get(tuple(said[at : at + length]), ())
                    if not types or self.types[i] & set(types)
                ]
                if hits:
                    ids.extend(i for i in hits if i not in ids)
                    at += length
                    break
            else:
                rest.append(said[at])
                at += 1
        return Resolved(tuple(ids), tuple(rest))


_NAMES: WeakKeyDictionary[Any, Names] = WeakKeyDictionary()


def names_of(catalogue: Catalogue) -> Names:
    """The name index of a catalogue, made once."""
    if catalogue not in _NAMES:
        _NAMES[catalogue] = Names(catalogue)
    return _NAMES[catalogue]


def as_list(slot: str | Sequence[str] | None) -> list[str]:
    """A slot's ids as a list."""
    if slot is None:
        return []
    return [slot] if isinstance(slot, str) else list(slot)


def facts_of(what: str, value: object, record: Sourced) -> tuple[Fact, ...]:
    """One fact a source of a dated record."""
    shown = f"{value:g}" if isinstance(value, float) else str(value)
    return tuple(
        Fact(
            what=what,
            value=shown,
            source=key,
            public=record.public,
            checked=record.checked,
            standing=record.standing,
            note=record.note,
        )
        for key in record.sources
    )


def years_between(first: date, last: date) -> float:
    """Years from one day to another, of 365.25 days."""
    return (last - first).days / 365.25


@dataclass
class Context:
    """What a check may ask: the record as known on one clock, the document's date, and who says the claim."""

    catalogue: Catalogue
    document: Document
    clock: Clock
    known: date | None  # the day up to which the record is read; None: no limit
    as_of: date
    statements: dict[str, Statement] = field(default_factory=dict)
    annotated: AnnotatedText | None = None

    # --- the claim -------------------------------------------------------------------------------------------------

    @cached_property
    def published(self) -> Edtf | None:
        return Edtf.parse(self.document.published) if self.document.published else None

    def side(self, claim: Claim) -> str | None:
        """The state or bloc whose representative says the claim, None for the article's own."""
        statement = self.statements.get(claim.statement or "")
        return statement.side if statement else None

    def sentence_text(self, claim: Claim) -> str:
        """The sentence that holds the claim's first word, or the claim where the text was not annotated."""
        sentence = self.annotated.sentence_at(claim.start) if self.annotated else None
        return sentence.text if sentence else claim.text

    def when(self, claim: Claim) -> Edtf:
        """What the claim is about: its own dates, else the day of the document, else today."""
        if claim.when:
            return Edtf.parse(claim.when)
        return self.published or Edtf.of(self.as_of)

    def claim_day(self, claim: Claim) -> date:
        """The last day the claim speaks of, not later than the document for a claim about the present."""
        when = self.when(claim)
        last = when.latest if not when.open_ended else when.earliest
        if claim.stance in FORWARD:
            return last
        bound = self.published.latest if self.published else self.as_of
        return min(last, bound) if when.earliest <= bound else last

    def day(self) -> date:
        """The day the clock stands at."""
        return self.known or self.as_of

    # --- names -----------------------------------------------------------------------------------------------------

    def get(self, entity_id: str) -> Entity | None:
        return self.catalogue.get(entity_id) if entity_id in self.catalogue else None

    def resolve(self, slot: str | Sequence[str] | None, *types: str) -> Resolved:
        """Ids that a slot names: itself where it is one, else the longest names inside its words."""
        ids: list[str] = []
        rest: list[str] = []
        for value in as_list(slot):
            own = names_of(self.catalogue).types.get(value)
            if own and (not types or own & set(types)):
                found = Resolved((value,))
            else:
                found = names_of(self.catalogue).find(value, types or None)
            ids.extend(i for i in found.ids if i not in ids)
            rest.extend(found.rest)
        return Resolved(tuple(ids), tuple(rest))

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id: a state shares its id with its land, which `get` answers with."""
        return {e.id: e for e in self.entities("actor", Actor)}

    def title(self, entity_id: str) -> str:
        """The name of an entity, or the slug's words where there is none."""
        entity = self.get(entity_id)
        return entity.name if entity is not None else entity_id.replace("-", " ")

    def spoken(self, claim: Claim, *slots: str | Sequence[str] | None) -> list[str]:
        """The words of some slots and of the claim itself."""
        text = " ".join([*(s for slot in slots for s in as_list(slot)), claim.text])
        return words(text)

    # --- families --------------------------------------------------------------------------------------------------

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        return {}

    def family(self, entity_id: str) -> frozenset[str]:
        """An id with all it belongs to: classes, containing places and country, side and blocs of an actor."""
        known = self._families.get(entity_id)
        if known is not None:
            return known
        out: set[str] = set()
        stack = [entity_id]
        while stack:
            at = stack.pop()
            if at in out:
                continue
            out.add(at)
            entity = self.get(at)
            if entity is None:
                continue
            stack.extend(entity.is_a)
            if isinstance(entity, Place):
                stack.extend(entity.within)
                if entity.country:
                    stack.append(entity.country)
            actor = self.actors.get(at)
            if actor is not None and actor.side:
                stack.append(actor.side)
        self._families[entity_id] = frozenset(out)
        return self._families[entity_id]

    def akin(self, a: str, b: str) -> bool:
        """True when one is the other, or belongs to it, or is named as a part or member of it."""
        if a in self.family(b) or b in self.family(a):
            return True
        for whole, part in ((a, b), (b, a)):
            entity = self.get(whole)
            if isinstance(entity, System) and (part in entity.parts or part in entity.members):
                return True
            if isinstance(entity, PlaceSet) and any(part in d.members for d in entity.definitions):
                return True
        return False

    def any_akin(self, some: Iterable[str], others: Iterable[str]) -> bool:
        others = list(others)
        return any(self.akin(a, b) for a in some for b in others)

    def inside(self, outer: str, inner: str) -> bool:
        """True when a place, or a member of a set of places, lies in another (or is it)."""
        if outer == inner or outer in self.family(inner):
            return True
        entity = self.get(outer)
        if isinstance(entity, Actor) and entity.place:
            return self.inside(entity.place, inner)
        if isinstance(entity, PlaceSet):
            return any(self.inside(m, inner) for d in entity.definitions for m in d.members)
        if isinstance(entity, Place) and entity.country is not None and entity.kind == "country":
            return entity.country in self.family(inner)
        try:
            return bool(self.catalogue.contains(outer, inner))
        except (KeyError, ValueError):
            return False

    def kinds(self, system: str) -> set[str]:
        """All classes of a system, itself included."""
        return set(self.family(system))

    # --- what was public -------------------------------------------------------------------------------------------

    def knows(self, record: Sourced) -> bool:
        """True when the record was public by the clock's day."""
        return self.known is None or Edtf.parse(record.public).earliest <= self.known

    @cached_property
    def all_events(self) -> list[Event]:
        """Every event of the chronology, known by then or not, in order of the first day."""
        return sorted(self.entities("event", Event), key=lambda e: (Edtf.parse(e.date).earliest, e.id))

    @cached_property
    def events(self) -> list[Event]:
        """Events of the chronology of which some report was public."""
        return [e for e in self.all_events if any(map(self.knows, e.reports))]

    @cached_property
    def vocabulary(self) -> dict[str, frozenset[str]]:
        """The content words of events by id, filled as they are asked for."""
        return {}

    def entities(self, kind: str, cls: type[E_]) -> list[E_]:
        return sorted((e for e in self.catalogue.entities(kind) if isinstance(e, cls)), key=lambda e: e.id)

    @cached_property
    def deployments(self) -> list[Deployment]:
        return self.entities("deployment", Deployment)

    @cached_property
    def treaties(self) -> list[Treaty]:
        return self.entities("treaty", Treaty)

    @cached_property
    def programmes(self) -> list[Programme]:
        return self.entities("programme", Programme)

    @cached_property
    def inventories(self) -> list[Inventory]:
        return self.entities("inventory", Inventory)

    def stays(self, deployment: Deployment) -> list[Stay]:
        """The stays of a deployment that were public by the clock's day."""
        return [s for s in deployment.stays if self.knows(s) and s.standing != "error"]

    # --- numbers ---------------------------------------------------------------------------------------------------

    def parameter(self, entity_id: str, name: str, unit: str, label: str, on: date | None = None) -> Parameter | None:
        """A cited quantity as a parameter: the box of accepted values, and how far disputed sources go.

        Asked at the clock's day; where nothing was public by then, at any day (a weapon's range is older than the
        article that printed it here first).
        """
        quantity = self.catalogue.quantity(entity_id, name, on=on, known=self.known)
        quantity = quantity or self.catalogue.quantity(entity_id, name, on=on, known=None)
        quantity = quantity or self.catalogue.quantity(entity_id, name, on=None, known=None)
        entity = self.get(entity_id)
        if quantity is None or entity is None:
            return None
        said = [v for r in entity.values.get(name, []) if r.standing != "error" for v in numbers(r)]
        return Parameter(
            name=label,
            unit=unit,
            low=quantity.low,
            nominal=quantity.nominal,
            high=quantity.high,
            facts=quantity.facts,
            said_low=min(said, default=None),
            said_high=max(said, default=None),
        )


def numbers(report: Report) -> list[float]:
    """The numbers of one report: one, or the ends of its interval."""
    value = report.value
    if isinstance(value, bool | str):
        return []
    return [float(v) for v in value] if isinstance(value, tuple) else [float(value)]


def event_facts(event: Event) -> tuple[Fact, ...]:
    """The facts of an event: one a source."""
    return tuple(f for r in event.reports for f in facts_of(event.id, event.date, r))
