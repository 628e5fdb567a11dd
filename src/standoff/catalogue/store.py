"""The catalogue as one object: entities by id, their values as of a date, how they hang together, and their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from ..model import Edtf, Fact, Quantity, Source
from . import values
from .errors import CatalogueError, UnknownId, nearest_words
from .loading import DATA, folders, load_folder
from .names import Name, NameIndex, names_of, normalise_name
from .relations import closure, fitting
from .schema import (
    FOLDERS,
    TYPES,
    Actor,
    Definition,
    Deployment,
    Entity,
    Event,
    Inventory,
    Office,
    Place,
    PlaceSet,
    Programme,
    Publisher,
    Rate,
    Report,
    SourceEntry,
    Standing,
    System,
    Treaty,
)

if TYPE_CHECKING:
    from ..geometry.areas import Areas, Outline
    from .distances import Distance

E = TypeVar("E", bound=Entity)
PRECEDENCE = (  # which entity `get` gives where two types share an id: a state's land before the state
    "system", "place", "place-set", "actor", "treaty", "programme", "publisher", "deployment", "event", "inventory",
    "rate", "amount")  # fmt: skip
LAZY = "source"  # the one type that only `source` and `check` ask for


class Catalogue:
    """The public record. Everything is read-only; answers come in id order or file order, the same on every run."""

    def __init__(self, roots: Sequence[Path], overlays: Sequence[Path] = ()) -> None:
        self.roots = tuple(roots)
        self.overlays = tuple(overlays)
        self._files: dict[tuple[str, str], Path] = {}
        self._by_type: dict[str, dict[str, Entity]] = {}
        self._all: dict[str, Entity] = {}
        for kind in PRECEDENCE:
            self._by_type[kind] = found = self._load(kind)
            for entity_id, entity in found.items():
                self._all.setdefault(entity_id, entity)

    @classmethod
    def load(cls, overlays: Iterable[Path] = (), *, data: Path | None = None) -> Catalogue:
        """The catalogue of the package, or of `data`, with overlay directories that add entities or replace them by id.

        An overlay has the same folders as the data (systems/, places/, …) and may hold an areas.json of its own.
        Raises CatalogueError, naming file, field, what was given and what was wanted.
        """
        extra = tuple(Path(o) for o in overlays)
        for overlay in extra:
            if not overlay.is_dir():
                raise CatalogueError(
                    f"{overlay}: no such directory; an overlay is a directory with {', '.join(FOLDERS.values())}"
                )
            if not folders(overlay) and not (overlay / "areas.json").exists():
                raise CatalogueError(
                    f"{overlay}: none of the folders {', '.join(FOLDERS.values())} stands in it; "
                    "put each entity's file into the folder of its type"
                )
        return cls((data or DATA, *extra), extra)

    def _load(self, kind: str) -> dict[str, Entity]:
        out: dict[str, Entity] = {}
        for root in self.roots:
            seen: dict[str, Path] = {}
            folder = folders(root).get(kind)
            for path, entity in load_folder(kind, folder) if folder else ():
                if entity.id in seen:
                    raise CatalogueError(
                        f"{path}: id: given {entity.id!r}, which {seen[entity.id]} also has; give one another id"
                    )
                seen[entity.id] = path
                out[entity.id] = entity
                self._files[kind, entity.id] = path
        return dict(sorted(out.items()))

    # --- entities ----------------------------------------------------------------------------------------------------

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self._all

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def version(self) -> str:
        """A digest of every data file, so that a case names the record it was checked against; and the overlays."""
        digest = hashlib.sha256()
        for number, root in enumerate(self.roots):
            for path in sorted(p for p in root.rglob("*") if p.suffix in (".yaml", ".yml", ".json")):
                digest.update(f"{number}/{path.relative_to(root).as_posix()}\0".encode())
                digest.update(path.read_bytes())
        return " + ".join([digest.hexdigest()[:12], *(f"overlay {o.name}" for o in self.overlays)])

    @overload
    def get(self, entity_id: str) -> Entity: ...
    @overload
    def get(self, entity_id: str, kind: type[E]) -> E: ...
    def get(self, entity_id: str, kind: type[E] | None = None) -> Entity | E:
        """The entity with an id; where a state and its land share it, the land unless `kind` (Actor) says otherwise.

        Raises UnknownId, with the nearest known ids, and ValueError when the id is of another kind.
        """
        entity = self._all.get(entity_id)
        if entity is None:
            raise UnknownId(entity_id, tuple(self.nearest_ids(entity_id)))
        if kind is None or isinstance(entity, kind):
            return entity
        name = next(n for n, t in TYPES.items() if t is kind)
        twin = self._by_type[name].get(entity_id)
        if not isinstance(twin, kind):
            raise ValueError(f"{entity_id} is a {entity.type}; wanted a {name}")
        return twin

    def place(self, entity_id: str) -> Place | None:
        """The place with an id, None where the id is no place's."""
        entity = self._by_type["place"].get(entity_id)
        return entity if isinstance(entity, Place) else None

    def actor(self, entity_id: str) -> Actor | None:
        """The actor with an id, None where the id is no actor's."""
        entity = self._by_type["actor"].get(entity_id)
        return entity if isinstance(entity, Actor) else None

    def under(self, entity_id: str) -> list[Entity]:
        """Every entity with an id: one, or a state and its land."""
        return [found[entity_id] for found in self._by_type.values() if entity_id in found]

    def file_of(self, entity: Entity) -> Path:
        """The file that an entity came from."""
        return self._files[entity.type, entity.id]

    def nearest_ids(self, given: str) -> list[str]:
        """Up to five ids whose id or name is most like the words given, best first."""
        key = normalise_name(given)
        exact = [self._keys[key]] if key in self._keys else []
        return list(dict.fromkeys(exact + [self._keys[w] for w in nearest_words(key, self._keys, count=8)]))[:5]

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Normalised name or id -> id."""
        return {normalise_name(n.text): n.id for n in self.names()} | {normalise_name(i): i for i in self._all}

    @overload
    def entities(self, kind: str | None = None) -> list[Entity]: ...
    @overload
    def entities(self, kind: type[E]) -> list[E]: ...
    def entities(self, kind: str | type[E] | None = None) -> list[Entity] | list[E]:
        """All entities of one type (its name or its class) in id order; without a type all but sources."""
        if kind is None:
            return [e for found in self._by_type.values() for e in found.values()]
        if isinstance(kind, type):
            name = next(n for n, t in TYPES.items() if t is kind)
            return [e for e in self.entities(name) if isinstance(e, kind)]
        if kind == LAZY:
            return list(self._sources.values())
        if kind not in TYPES:
            near = nearest_words(kind, TYPES, count=1)
            raise ValueError(
                f"no entity type {kind!r}; {f'did you mean {near[0]!r}?' if near else ''} types: {', '.join(TYPES)}"
            )
        return list(self._by_type[kind].values())

    @cached_property
    def _sources(self) -> dict[str, Entity]:
        return self._load(LAZY)

    @cached_property
    def source_keys(self) -> dict[str, SourceEntry]:
        """Every key and id of a publication in lower case, with its entry."""
        out: dict[str, SourceEntry] = {}
        for entry in self._sources.values():
            if isinstance(entry, SourceEntry):
                out[entry.id.lower()] = entry
                out[entry.key.lower()] = entry
        return out

    def source(self, key: str) -> Source:
        """The publication a key stands for, in any case. Raises UnknownId with the nearest keys."""
        entry = self.source_keys.get(key.lower())
        if entry is None:
            raise UnknownId(key, tuple(nearest_words(key.lower(), self.source_keys)))
        return Source(
            key=entry.key, publisher=entry.publisher, title=entry.title, year=entry.year, url=entry.url, read=entry.read
        )

    # --- values ------------------------------------------------------------------------------------------------------

    def _holders(self, entity_id: str, field: str) -> list[tuple[Entity, str | None]]:
        """Who gives a field's value: the entity; else its parts, its members, its nearest classes; with a note."""
        entity = self.get(entity_id)
        own = [e for e in self.under(entity_id) if field in e.values]
        if own:
            return [(own[0], None)]
        if isinstance(entity, System):
            for ids, how in ((entity.parts, "from its part"), (entity.members, "from the system it stands for")):
                found = self._below(ids, field, how)
                if found:
                    return found
        level = [i for i in entity.is_a if i in self._all]
        seen = set(level)
        while level:
            found = [(self._all[i], f"of its class {self._all[i].name}") for i in level if field in self._all[i].values]
            if found:
                return found
            level = [
                j
                for j in dict.fromkeys(c for i in level for c in self._all[i].is_a)
                if j in self._all and j not in seen
            ]
            seen.update(level)
        return []

    def _below(self, ids: Iterable[str], field: str, how: str) -> list[tuple[Entity, str | None]]:
        known = closure(
            (i for i in ids if i in self._all),
            lambda i: (
                () if field in self._all[i].values else [p for p in self._parts_of(self._all[i]) if p in self._all]
            ),
        )
        return [(self._all[i], f"{how} {self._all[i].name}") for i in known if field in self._all[i].values]

    @staticmethod
    def _parts_of(entity: Entity) -> list[str]:
        return [*entity.parts, *entity.members] if isinstance(entity, System) else []

    def quantity(
        self,
        entity_id: str,
        field: str,
        *,
        on: date | None = None,
        known: date | None = None,
        standing: Iterable[Standing] = ("accepted",),
    ) -> Quantity | None:
        """Low, nominal and high of a value that holds `on` a day, from reports public by `known`; None when none is.

        The unit is the one in the field's name. Nominal is the value most reports give; of several the one a checked
        report gives, then the middle one. A system without the value takes those of its parts, a generic name those of
        the systems it stands for, and lastly of its classes: each fact's note says so.
        """
        wanted = tuple(standing)
        found = [
            values.quantity(f"{e.id}.{field}", field, e.values[field], on=on, known=known, standing=wanted, note=note)
            for e, note in self._holders(entity_id, field)
        ]
        given = [q for q in found if q is not None]
        return given[0] if len(given) == 1 else values.united(given) if given else None

    def rivals(
        self, entity_id: str, field: str, *, on: date | None = None, known: date | None = None
    ) -> tuple[Fact, ...]:
        """The disputed and mistaken figures for a value, with who says each; they move no verdict and are shown."""
        return tuple(
            u.fact
            for u in self.why(entity_id, field, on=on, known=known)
            if not u.used and u.fact.standing != "accepted" and not u.reason.startswith(("not public", "holds "))
        )

    def why(
        self, entity_id: str, field: str, *, on: date | None = None, known: date | None = None
    ) -> list[values.ReportUse]:
        """Every report on a value: used or not on the days given, and why. Raises UnknownId for an unknown field."""
        holders = self._holders(entity_id, field)
        if not holders:
            fields = sorted(self.get(entity_id).values)
            raise UnknownId(
                f"{entity_id}.{field}", tuple(f"{entity_id}.{f}" for f in nearest_words(field, fields) or fields[:5])
            )
        out: list[values.ReportUse] = []
        for entity, note in holders:
            what, unit = f"{entity.id}.{field}", values.unit_of(field)
            for report, used, reason in values.uses(what, field, entity.values[field], on=on, known=known):
                out.extend(
                    values.ReportUse(fact, used, reason)
                    for fact in values.facts_of(what, values.shown(report.value, report.unit or unit), report, note)
                )
        return out

    def reports(self, entity_id: str, field: str) -> list[Report]:
        """The reports on a value as the files give them, its own only."""
        return list(self.get(entity_id).values.get(field, ()))

    def rate(self, currency: str, per: str, year: int, *, known: date | None = None) -> Quantity | None:
        """Yearly average: units of `currency` for one unit of `per` ("rub", "usd"); None where no report was public."""
        currency, per = currency.lower(), per.lower()
        for rate in self.entities(Rate):
            if (rate.currency.lower(), rate.per.lower()) == (currency, per) and year in rate.years:
                what = f"{rate.id}.{year}"
                return values.quantity(what, f"{currency} per {per}", rate.years[year], known=known)
        return None

    # --- relations ---------------------------------------------------------------------------------------------------

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        return {}

    def kinds_of(self, entity_id: str) -> frozenset[str]:
        """The entity itself and every class above it."""
        if entity_id not in self._kinds:
            self._kinds[entity_id] = frozenset(closure([entity_id], self._classes))
        return self._kinds[entity_id]

    def _classes(self, entity_id: str) -> list[str]:
        return [c for e in self.under(entity_id) for c in e.is_a]

    def is_a(self, entity_id: str, cls: str) -> bool:
        """True when the entity is the class or belongs to it, directly or through other classes."""
        return cls in self.kinds_of(entity_id)

    def instances(self, cls: str) -> list[str]:
        """Ids of all entities that belong to a class, the class itself left out."""
        return [i for i in self._all if i != cls and self.is_a(i, cls)]

    def has_value(self, entity_id: str, field: str) -> bool:
        """True when the entity, its parts, what it stands for or its classes give a value, on whatever day."""
        return bool(self._holders(entity_id, field))

    def parts(self, entity_id: str) -> list[str]:
        """What a system consists of, fires, or as a generic name stands for, and their parts in turn."""
        return closure([entity_id], lambda i: self._parts_of(self._all[i]) if i in self._all else ())[1:]

    @cached_property
    def _outward(self) -> dict[str, list[str]]:
        """Place -> what directly contains it: its `within`, its country, the state whose land it is."""
        out: dict[str, list[str]] = {}
        for place in self.entities(Place):
            out[place.id] = [*place.within, *([place.country] if place.country and place.country != place.id else [])]
        for actor in self.entities(Actor):
            if actor.place and actor.place != actor.id:
                out.setdefault(actor.place, []).append(actor.id)
                out.setdefault(actor.id, []).append(actor.place)
        return out

    def contains(self, outer: str, inner: str, on: date | None = None) -> bool:
        """True when a place, set of places, state or bloc contains a place; everything contains itself."""
        around = closure([inner], lambda i: self._outward.get(i, ()))
        if outer in around:
            return True
        reached = closure([outer], lambda i: self._inward(i, on))
        return any(m in around for m in reached)

    def _inward(self, outer: str, on: date | None) -> list[str]:
        """The members of a set of places or of a bloc."""
        entity = self._all.get(outer)
        if isinstance(entity, PlaceSet):
            return [m for d in fitting(entity.definitions, on) for m in d.members]
        actor = self.actor(outer)
        return actor.members if actor else []

    def places_within(self, outer: str, on: date | None = None) -> list[str]:
        """Ids of all places that a place, set, state or bloc contains, itself left out."""
        return [p.id for p in self.entities(Place) if p.id != outer and self.contains(outer, p.id, on)]

    def country_of(self, place: str) -> str | None:
        """The country a place lies in: itself for a country, else its own or its containers' `country`."""
        for at in closure([place], lambda i: self._outward.get(i, ())):
            entity = self._all.get(at)
            if isinstance(entity, Place):
                if entity.kind == "country":
                    return entity.id
                if entity.country:
                    return entity.country
        return None

    def definitions(self, set_id: str, on: date | None = None) -> list[Definition]:
        """The ways to say which places a set holds on a day, each one a reading; all when no day is given."""
        return fitting(self.get(set_id, PlaceSet).definitions, on)

    def members(self, set_id: str, on: date | None = None) -> list[Definition]:
        """The same as `definitions`."""
        return self.definitions(set_id, on)

    def _akin_system(self, wanted: str, given: str) -> bool:
        return (
            self.is_a(given, wanted)
            or self.is_a(wanted, given)
            or wanted in self.parts(given)
            or given in self.parts(wanted)
        )

    def _akin_actor(self, wanted: str, given: str) -> bool:
        if wanted == given or self.side_of(given) == wanted:
            return True
        actor = self.actor(wanted)
        return actor is not None and given in actor.members

    def _akin_place(self, wanted: str, given: str, on: date | None = None) -> bool:
        return self.contains(wanted, given, on) or self.contains(given, wanted, on)

    def deployments(
        self,
        *,
        systems: Iterable[str] = (),
        places: Iterable[str] = (),
        owner: str | None = None,
        on: date | None = None,
    ) -> list[Deployment]:
        """Deployments of any of the systems (their classes, parts and members count) at any of the places (or within).

        `on`: only those with a stay that may cover the day. An empty filter lets everything through.
        """
        systems, places = list(systems), list(places)
        return [
            d
            for d in self.entities(Deployment)
            if (not systems or any(self._akin_system(s, g) for s in systems for g in d.systems))
            and (not places or any(self.contains(p, d.place, on) for p in places))
            and (owner is None or self._akin_actor(owner, d.owner))
            and (on is None or any(_stay_span(s.start, s.end, on) for s in d.stays))
        ]

    def events(
        self,
        *,
        acts: Iterable[str] = (),
        actors: Iterable[str] = (),
        systems: Iterable[str] = (),
        places: Iterable[str] = (),
        about: Iterable[str] = (),
        between: Edtf | None = None,
    ) -> list[Event]:
        """Events of the chronology that fit every filter given (any of its ids), in order of their first day."""
        acts, actors, systems, places, about = list(acts), list(actors), list(systems), list(places), list(about)
        out = [
            e
            for e in self.entities(Event)
            if (not acts or e.act in acts)
            and (not actors or any(self._akin_actor(w, g) or self._akin_actor(g, w) for w in actors for g in e.actors))
            and (not systems or any(self._akin_system(w, g) for w in systems for g in e.systems))
            and (not places or any(self._akin_place(w, g) for w in places for g in e.places))
            and (not about or any(w in e.about for w in about))
            and (between is None or Edtf.parse(e.date).overlaps(between))
        ]
        return sorted(out, key=lambda e: (Edtf.parse(e.date).earliest, e.id))

    def programmes(self, *, systems: Iterable[str] = (), owner: str | None = None) -> list[Programme]:
        """Programmes with a milestone about any of the systems, or owned by an actor."""
        systems = list(systems)
        return [
            p
            for p in self.entities(Programme)
            if (not systems or any(self._akin_system(w, g) for w in systems for m in p.milestones for g in m.systems))
            and (owner is None or any(self._akin_actor(owner, o) for o in p.owner))
        ]

    def inventories(
        self, *, what: str | None = None, owner: str | None = None, places: Iterable[str] = ()
    ) -> list[Inventory]:
        """Inventories of a thing (its kinds and parts count), by owner and by place."""
        places = list(places)
        return [
            i
            for i in self.entities(Inventory)
            if (what is None or (i.what == what or (i.what in self._all and self._akin_system(what, i.what))))
            and (owner is None or (i.owner is not None and self._akin_actor(owner, i.owner)))
            and (not places or (i.place is not None and any(self.contains(p, i.place) for p in places)))
        ]

    def treaties(self, *, parties: Iterable[str] = ()) -> list[Treaty]:
        """Treaties that all of the parties belong to."""
        parties = list(parties)
        return [t for t in self.entities(Treaty) if all(p in t.parties for p in parties)]

    def side_of(self, actor_id: str) -> str | None:
        """The state or bloc an actor speaks for: itself for a state or bloc; None where the record gives none."""

        def speaks_for(entity_id: str) -> list[str]:
            return [s for e in self.under(entity_id) if isinstance(e, Actor | Publisher) and (s := e.side)]

        for at in closure([actor_id], speaks_for):
            actor = self.actor(at)
            if actor is not None and actor.kind in ("state", "bloc"):
                return at
        return None

    def offices(self, actor_id: str, on: date | None = None) -> list[Office]:
        """The offices a person held, or may have held, on a day; all when no day is given."""
        offices = self.get(actor_id, Actor).offices
        return [o for o in offices if on is None or _stay_span(o.start, o.end, on)]

    # --- names -------------------------------------------------------------------------------------------------------

    def names(self) -> list[Name]:
        """Every name of every entity but sources, in id order."""
        return self._names

    @cached_property
    def _names(self) -> list[Name]:
        return [
            name
            for entity in self.entities()
            if entity.type not in ("deployment", "rate", "event", "amount", "inventory")
            for name in names_of(entity)
        ]

    @cached_property
    def name_index(self) -> NameIndex:
        """The automaton that finds all names in a text."""
        return NameIndex(self.names())

    # --- distances ---------------------------------------------------------------------------------------------------

    @cached_property
    def areas(self) -> Areas:
        """Outlines by key."""
        from ..geometry.areas import Areas

        return Areas(*(p for r in self.roots if (p := r / "areas.json").exists()))

    def outline(self, place_id: str) -> Outline | None:
        """The outline of a place or of the land of a state; None where the record has none."""
        entity = self.get(place_id)
        place = self.place(entity.place) if isinstance(entity, Actor) and entity.place else self.place(place_id)
        if place is None or place.polygon is None or place.polygon not in self.areas:
            return None
        return self.areas[place.polygon]

    def distance(self, a: str, b: str, *, on: date | None = None) -> Distance:
        """The nearest and farthest way between two places, areas, states or members of sets, in km on WGS 84.

        Raises NoPosition when one has neither a point nor an outline, UnknownId when it is not in the catalogue.
        """
        key = (a, b, on)
        if key not in self._distances:
            from .distances import measure

            self._distances[key] = measure(self, a, b, on=on)
        return self._distances[key]

    def distance_km(self, a: str, b: str, *, on: date | None = None) -> Distance:
        """The same as `distance`."""
        return self.distance(a, b, on=on)

    @cached_property
    def _distances(self) -> dict[tuple[str, str, date | None], Distance]:
        return {}


def _stay_span(start: str | None, end: str | None, on: date) -> bool:
    """True when a stretch from one EDTF date to another may cover a day; an absent end is open."""
    return (start is None or Edtf.parse(start).earliest <= on) and (end is None or on <= Edtf.parse(end).latest)


__all__ = ["Catalogue", "Entity"]
