"""What is wrong with a catalogue: dangling ids, missing sources, impossible dates, misplaced points, clashing names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from ..model import BadDate, Edtf
from .errors import nearest_words
from .names import normalise_name
from .schema import (
    Actor,
    Count,
    Definition,
    Deployment,
    Entity,
    Event,
    Inventory,
    Milestone,
    Office,
    Place,
    PlaceSet,
    Point,
    Programme,
    Publisher,
    Purpose,
    Report,
    SourceEntry,
    Stay,
    System,
    Treaty,
)
from .values import numbers, unit_of

if TYPE_CHECKING:
    from .store import Catalogue

BORDER_KM = 5.0  # a marker this near the border of its country is on the right side for 1:10m outlines
FAR_KM = 250.0  # islands that 1:10m outlines leave out lie nearer than this to ones that they show
Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it stands (file: field), what is wrong, and what to do."""

    severity: Severity
    where: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.where}: {self.what}; {self.advice}"


def check(catalogue: Catalogue) -> list[Problem]:
    """All problems of a catalogue, errors first, in the order of their files."""
    out: list[Problem] = []
    cited: set[str] = set()
    for entity in catalogue.entities():
        where = _where(catalogue, entity)
        out.extend(_file_name(catalogue, entity, where))
        out.extend(_shared_id(catalogue, entity, where))
        out.extend(_references(catalogue, entity, where))
        out.extend(_dates(entity, where))
        out.extend(_units(entity, where))
        for path, key in _source_keys(entity):
            cited.add(key.lower())
            if key.lower() not in catalogue.source_keys:
                near = nearest_words(key.lower(), catalogue.source_keys, count=1)
                advice = f"did you mean {catalogue.source(near[0]).key!r}?" if near else "add it under sources/"
                out.append(Problem("error", f"{where}: {path}", f"no source {key!r}", advice))
    out.extend(_collisions(catalogue))
    out.extend(_positions(catalogue))
    out.extend(_circles(catalogue))
    for entry in catalogue.entities(SourceEntry):
        if entry.id.lower() not in cited and entry.key.lower() not in cited:
            where = _where(catalogue, entry)
            out.append(Problem("warning", where, f"nobody cites {entry.key}", "cite it or remove it"))
    return sorted(set(out))


SHARED_IDS = ({"place", "actor"}, {"actor", "publisher"})  # a state and its land; a medium that also speaks for itself


def _shared_id(catalogue: Catalogue, entity: Entity, where: str) -> Iterator[Problem]:
    for other in catalogue.under(entity.id):
        if other.type != entity.type and {other.type, entity.type} not in SHARED_IDS:
            yield Problem("error", f"{where}: id", f"{entity.id!r} is also the id of a {other.type}", "change one")


def _where(catalogue: Catalogue, entity: Entity) -> str:
    path = catalogue.file_of(entity)
    root = next((r for r in reversed(catalogue.roots) if path.is_relative_to(r)), path.parent)
    return path.relative_to(root).as_posix()


def _file_name(catalogue: Catalogue, entity: Entity, where: str) -> Iterator[Problem]:
    if catalogue.file_of(entity).stem != entity.id:
        yield Problem(
            "error", where, f"id {entity.id!r} is not the name of its file", f"call the file {entity.id}.yaml"
        )


def _walk(value: Any, path: str = "") -> Iterator[tuple[str, BaseModel]]:
    """Every record inside an entity with the path to it."""
    if isinstance(value, BaseModel):
        yield path, value
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _walk(item, f"{path}.{number}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, f"{path}.{key}")


def _source_keys(entity: Entity) -> Iterator[tuple[str, str]]:
    for path, record in _walk(entity):
        given = getattr(record, "source", None)
        if isinstance(record, Point):
            continue  # a point's source may be a gazetteer that is named, not a publication
        for key in [given] if isinstance(given, str) else given or []:
            yield f"{path}.source", key


_SYSTEM, _PLACE, _ACTOR = ("system",), ("place",), ("actor",)
_ANYWHERE = ("place", "place-set", "actor")
_LINKS: dict[tuple[type[BaseModel], str], tuple[str, ...]] = {  # field -> the types its ids may have; () is any type
    (System, "owner"): _ACTOR, (System, "parts"): _SYSTEM, (System, "members"): _SYSTEM,
    (Purpose, "against"): (), (Purpose, "not_against"): (), (Purpose, "protects"): (), (Purpose, "by"): _ACTOR,
    (Place, "within"): ("place", "place-set"), (Place, "country"): _PLACE, (Place, "borders"): _PLACE,
    (Definition, "members"): _PLACE, (Deployment, "systems"): _SYSTEM, (Deployment, "place"): _ANYWHERE,
    (Deployment, "owner"): _ACTOR, (Actor, "side"): _ACTOR, (Actor, "place"): _PLACE, (Actor, "members"): _ACTOR,
    (Publisher, "side"): _ACTOR, (Event, "actors"): ("actor", "publisher"), (Event, "systems"): _SYSTEM,
    (Event, "places"): _ANYWHERE, (Event, "about"): (), (Treaty, "parties"): _ACTOR, (Programme, "owner"): _ACTOR,
    (Milestone, "place"): _ANYWHERE, (Milestone, "systems"): _SYSTEM, (Inventory, "what"): (),
    (Inventory, "owner"): _ACTOR, (Inventory, "place"): _ANYWHERE, (Inventory, "part_of"): ("inventory",),
    (Report, "by"): ("actor", "publisher"), (Entity, "is_a"): ()}  # fmt: skip


def _references(catalogue: Catalogue, entity: Entity, where: str) -> Iterator[Problem]:
    for path, record in _walk(entity):
        for (owner, field), types in _LINKS.items():
            if not isinstance(record, owner):
                continue
            given = getattr(record, field)
            for wanted in [given] if isinstance(given, str) else given or []:
                at = f"{where}: {path + '.' if path else ''}{field}"
                if wanted not in catalogue:
                    near = catalogue.nearest_ids(wanted)[:3]
                    advice = f"nearest known: {', '.join(near)}" if near else "add it or remove it"
                    yield Problem("error", at, f"no entry {wanted!r}", advice)
                elif types and not any(e.type in types for e in catalogue.under(wanted)):
                    kind = catalogue.get(wanted).type
                    yield Problem("error", at, f"{wanted!r} is a {kind}", f"wanted a {' or '.join(types)}")


_SPANS: tuple[tuple[type[BaseModel], str, str], ...] = ((Stay, "start", "end"), (Office, "start", "end"))


def _dates(entity: Entity, where: str) -> Iterator[Problem]:
    for path, record in _walk(entity):
        for kind, start, end in _SPANS:
            if isinstance(record, kind):
                first, last = getattr(record, start), getattr(record, end)
                if first and last and _later(first, last):
                    yield Problem(
                        "error", f"{where}: {path}", f"ends {last}, before it starts {first}", "check both dates"
                    )
        if (
            isinstance(record, Count)
            and Edtf.parse(record.public).latest < Edtf.parse(record.as_of).earliest
            and not record.plan
        ):
            yield Problem("error", f"{where}: {path}", f"counted {record.as_of}, after it was public {record.public}",
                          "set plan: true for a plan, or check the dates")  # fmt: skip


def _later(first: str, last: str) -> bool:
    try:
        return Edtf.parse(last).latest < Edtf.parse(first).earliest
    except BadDate:
        return False  # the schema has refused it already, or it is free text


def _units(entity: Entity, where: str) -> Iterator[Problem]:
    for field, reports in entity.values.items():
        unit = unit_of(field)
        for number, report in enumerate(reports):
            at = f"{where}: values.{field}.{number}"
            if unit and report.unit and report.unit != unit:
                yield Problem(
                    "error",
                    at,
                    f"given in {report.unit}",
                    f"the field's name says {unit}: convert, or rename the field",
                )
            if unit and not numbers(report):
                yield Problem("error", at, f"value {report.value!r} is no number", f"wanted {unit}")
            pair = numbers(report)
            if len(pair) == 2 and pair[1] < pair[0]:
                yield Problem(
                    "error", at, f"the interval {pair[0]:g} to {pair[1]:g} falls", "write the lower end first"
                )


def _collisions(catalogue: Catalogue) -> Iterator[Problem]:
    """Names that two entities share without each saying so; a state and its land, a medium and its company are one."""
    by_key: dict[str, dict[str, str]] = defaultdict(dict)
    for name in catalogue.names():
        if not (name.metonym or name.adjective):
            by_key[normalise_name(name.text, case_sensitive=name.case_sensitive)].setdefault(name.id, name.text)
    for holders in by_key.values():
        ids = sorted(holders)
        for entity_id in ids:
            others = [o for o in ids if o != entity_id and not _one_thing(catalogue, entity_id, o)]
            text = holders[entity_id]
            declared = {normalise_name(a) for e in catalogue.under(entity_id) for a in e.ambiguous}
            if others and normalise_name(text) not in declared:
                yield Problem("error", f"{_where(catalogue, catalogue.get(entity_id))}: aliases",
                              f"the name {text!r} also names {', '.join(others)}",
                              "put it under `ambiguous` in each, or take it from one")  # fmt: skip


def _one_thing(catalogue: Catalogue, a: str, b: str) -> bool:
    for x in catalogue.under(a) + catalogue.under(b):
        for y in catalogue.under(b if x.id == a else a):
            if isinstance(x, Actor) and (x.place == y.id or y.type == "publisher"):
                return True
            if isinstance(x, Programme) and isinstance(y, System):
                return True  # a programme goes by the name of what it builds
    return False


def _positions(catalogue: Catalogue) -> Iterator[Problem]:
    needed = {p for d in catalogue.entities(Deployment) for p in [d.place]}
    needed |= {m for s in catalogue.entities(PlaceSet) for d in s.definitions for m in d.members}
    for place in catalogue.entities(Place):
        where = _where(catalogue, place)
        if place.polygon is not None and place.polygon not in catalogue.areas:
            near = nearest_words(place.polygon, catalogue.areas, count=1)
            advice = f"did you mean {near[0]!r}?" if near else "add its rings"
            yield Problem("warning" if place.point else "error", f"{where}: polygon",
                          f"areas.json has no outline {place.polygon!r}", advice)  # fmt: skip
        if place.point is None and place.polygon is None and place.id in needed:
            yield Problem("warning", f"{where}: point", f"{place.name} has no coordinates; distances to it are asked",
                          "give it a `point` with its source, or a `polygon`")  # fmt: skip
        yield from _misplaced(catalogue, place, where)


def _misplaced(catalogue: Catalogue, place: Place, where: str) -> Iterator[Problem]:
    if place.point is None or place.kind in ("country", "sea") or place.country is None or place.country == place.id:
        return
    country = catalogue.place(place.country)
    if country is None or country.polygon is None or country.polygon not in catalogue.areas:
        return
    from ..geometry.areas import nearest_point

    point, outlines = place.point, [catalogue.areas[country.polygon]]
    outlines += [
        catalogue.areas[p.polygon]
        for p in _around(catalogue, place)
        if p.polygon is not None and p.polygon in catalogue.areas
    ]
    off = min(nearest_point(o, lat=point.lat, lon=point.lon).km for o in outlines)
    if off > max(BORDER_KM, *(o.accuracy_km for o in outlines)) + point.approximate_km:
        yield Problem("error" if off > FAR_KM else "warning", f"{where}: point",
                      f"{point.lat}, {point.lon} lies {off:.0f} km outside {country.name}",
                      "check sign and order of lat and lon, and the country")  # fmt: skip


def _around(catalogue: Catalogue, place: Place) -> Iterable[Place]:
    """The places that the place is declared to lie within (a disputed region has an outline of its own)."""
    for outer in place.within:
        found = catalogue.place(outer)
        if found is not None:
            yield found


def _circles(catalogue: Catalogue) -> Iterator[Problem]:
    for entity in catalogue.entities():
        above = {i for c in entity.is_a if c in catalogue for i in catalogue.kinds_of(c)}
        if entity.id in above:
            yield Problem(
                "error", f"{_where(catalogue, entity)}: is_a", f"{entity.id} is above itself", "break the circle"
            )
