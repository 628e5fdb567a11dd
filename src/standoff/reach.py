"""The question without an article: what can a weapon at a place reach, at every cited range and by every definition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from .catalogue.errors import NoPosition
from .catalogue.schema import PlaceSet
from .model import Fact, Quantity
from .model.verdict import Frozen

if TYPE_CHECKING:
    from .catalogue import Catalogue
    from .catalogue.distances import Distance

FIELD = "range_km"


class Target(Frozen):
    """One target: how far from the nearest and farthest point of the origin, and at which figures it is inside."""

    id: str
    name: str
    nearest_km: float | None  # None: the record has no coordinates
    farthest_km: float | None
    error_km: float = 0.0
    inside_low: bool | None = None  # from the nearest point of the origin, at the low cited range
    inside_nominal: bool | None = None
    inside_high: bool | None = None
    inside_disputed: tuple[
        str, ...
    ] = ()  # "700 km (key)": disputed figures at which it is inside though not at the high one
    whole_origin: bool | None = None  # inside from every point of the origin at the nominal range
    flips_at_km: float | None = None  # the range from which it is inside: the nearest distance
    basis: str = ""


class Group(Frozen):
    """The targets of one reading: a definition of a set, or the targets as named."""

    key: str
    name: str
    source: str | None
    members: tuple[str, ...]
    unmeasured: tuple[str, ...]
    inside_low: int
    inside_nominal: int
    inside_high: int
    first_km: float | None  # the range at which the first member is inside
    half_km: float | None  # at which half of them, rounded up, are
    all_km: float | None


class ReachAnswer(Frozen):
    """Distances, what is inside at the low, nominal and high cited range, and the ranges at which answers change."""

    weapon: str
    weapon_name: str
    origin: str
    origin_name: str
    on: str | None
    known: str | None
    range: Quantity | None
    disputed: tuple[Fact, ...]
    targets: tuple[Target, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()


def reach(
    catalogue: Catalogue,
    weapon: str,
    origin: str,
    targets: Sequence[str],
    *,
    on: date | None = None,
    known: date | None = None,
) -> ReachAnswer:
    """What a weapon at an origin reaches among places, areas or members of sets.

    Ranges are those that hold `on` a day and were public by `known`; distances are WGS 84 geodesics from the nearest
    point of the origin. Raises UnknownId for an id that the catalogue does not hold, NoPosition for an origin nowhere.
    """
    weapon_entity, origin_entity = catalogue.get(weapon), catalogue.get(origin)
    quantity = catalogue.quantity(weapon, FIELD, on=on, known=known)
    rivals = catalogue.rivals(weapon, FIELD, on=on, known=known) if catalogue.has_value(weapon, FIELD) else ()
    disputed = _disputed_ranges(catalogue, weapon, on, known)
    groups_of = [g for t in targets for g in _readings(catalogue, t, on)]
    notes = _notes(weapon_entity.name, quantity, on, known)
    measured: dict[str, Target] = {}
    for member in dict.fromkeys(m for _k, _n, _s, ms in groups_of for m in ms):
        measured[member] = _target(catalogue, member, _distance(catalogue, origin, member, on), quantity, disputed)
    ordered = sorted(measured.values(), key=lambda t: (t.nearest_km is None, t.nearest_km or 0.0, t.id))
    return ReachAnswer(
        weapon=weapon,
        weapon_name=weapon_entity.name,
        origin=origin,
        origin_name=origin_entity.name,
        on=on.isoformat() if on else None,
        known=known.isoformat() if known else None,
        range=quantity,
        disputed=rivals,
        targets=tuple(ordered),
        groups=tuple(_group(*g, measured) for g in groups_of),
        notes=tuple(notes),
    )


def _disputed_ranges(
    catalogue: Catalogue, weapon: str, on: date | None, known: date | None
) -> tuple[tuple[float, str], ...]:
    """The highest number of each disputed figure, with who says it."""
    found = catalogue.quantity(weapon, FIELD, on=on, known=known, standing=("disputed",))
    return tuple((_upper(f.value), f.source) for f in found.facts) if found else ()


def _upper(value: str) -> float:
    words = value.replace(",", "").split()
    return max(float(w) for w in words if w.replace(".", "", 1).isdigit())


def _readings(
    catalogue: Catalogue, target: str, on: date | None
) -> Iterable[tuple[str, str, str | None, tuple[str, ...]]]:
    entity = catalogue.get(target)
    if not isinstance(entity, PlaceSet):
        yield target, entity.name, None, (target,)
        return
    for definition in catalogue.definitions(target, on):
        source = definition.source if isinstance(definition.source, str) else ", ".join(definition.source)
        yield f"{target}.{definition.key}", f"{entity.name}: {definition.name}", source, tuple(definition.members)


def _distance(catalogue: Catalogue, origin: str, target: str, on: date | None) -> Distance | None:
    try:
        return catalogue.distance(origin, target, on=on)
    except NoPosition as error:
        if error.place == origin:
            raise
        return None


def _target(
    catalogue: Catalogue,
    target: str,
    distance: Distance | None,
    quantity: Quantity | None,
    disputed: Sequence[tuple[float, str]],
) -> Target:
    name = catalogue.get(target).name
    if distance is None:
        return Target(id=target, name=name, nearest_km=None, farthest_km=None, basis="no coordinates on the record")
    near, far = distance.nearest_km, distance.farthest_km
    inside = [near <= v for v in (quantity.low, quantity.nominal, quantity.high)] if quantity else [None, None, None]
    beyond: dict[float, list[str]] = {}
    for km, who in disputed:
        if near <= km and not inside[2]:
            beyond.setdefault(km, []).append(who)
    return Target(
        id=target,
        name=name,
        nearest_km=round(near, 1),
        farthest_km=round(far, 1),
        error_km=distance.error_km,
        inside_low=inside[0],
        inside_nominal=inside[1],
        inside_high=inside[2],
        inside_disputed=tuple(f"{km:,.0f} km ({', '.join(dict.fromkeys(w))})" for km, w in sorted(beyond.items())),
        whole_origin=far <= quantity.nominal if quantity else None,
        flips_at_km=round(near, 1),
        basis=distance.basis,
    )


def _group(key: str, name: str, source: str | None, members: tuple[str, ...], measured: dict[str, Target]) -> Group:
    known = [t for m in members if (t := measured[m]).nearest_km is not None]
    away = sorted(t.nearest_km for t in known if t.nearest_km is not None)
    half = ceil(len(members) / 2)  # of all members: one without coordinates counts as outside
    return Group(
        key=key,
        name=name,
        source=source,
        members=members,
        unmeasured=tuple(m for m in members if measured[m].nearest_km is None),
        inside_low=sum(bool(t.inside_low) for t in known),
        inside_nominal=sum(bool(t.inside_nominal) for t in known),
        inside_high=sum(bool(t.inside_high) for t in known),
        first_km=away[0] if away else None,
        half_km=away[half - 1] if half and len(away) >= half else None,
        all_km=away[-1] if away and len(away) == len(members) else None,
    )


def _notes(weapon: str, quantity: Quantity | None, on: date | None, known: date | None) -> list[str]:
    if quantity is None:
        when = " and ".join(x for x in (f"public by {known}" if known else "", f"valid on {on}" if on else "") if x)
        return [f"no accepted range of {weapon}{f' {when}' if when else ''} is on the record: distances only"]
    notes = sorted({n for f in quantity.facts if (n := f.note)})
    if not any(f.checked for f in quantity.facts):
        notes.append("the range rests on sources that are named and were not opened")
    if len({f.source for f in quantity.facts}) == 1:
        notes.append(f"the range rests on one source: {quantity.facts[0].source}")
    return notes


def reach_lines(answer: ReachAnswer) -> list[str]:
    """The answer as lines of text for a terminal."""
    lines = [f"{answer.weapon_name} from {answer.origin_name}" + (f", on {answer.on}" if answer.on else "")]
    q = answer.range
    if q is not None:
        who = ", ".join(dict.fromkeys(f.source for f in q.facts))
        lines.append(f"range {q.low:,.0f} / {q.nominal:,.0f} / {q.high:,.0f} km (low / nominal / high; {who})")
    said: dict[tuple[str, str | None], list[str]] = {}
    for f in answer.disputed:
        said.setdefault((f"{f.standing}: {f.value}", f.note), []).append(f.source)
    lines.extend(f"{what} ({', '.join(keys)}{'; ' + note if note else ''})" for (what, note), keys in said.items())
    lines.append("")
    width = max((len(t.name) for t in answer.targets), default=6)
    lines.append(f"{'target':<{width}}  nearest  farthest  low  nominal  high  flips at")
    for t in answer.targets:
        if t.nearest_km is None or t.farthest_km is None:
            lines.append(f"{t.name:<{width}}  no coordinates on the record")
            continue
        marks = [{True: "in", False: "out", None: "?"}[v] for v in (t.inside_low, t.inside_nominal, t.inside_high)]
        lines.append(
            f"{t.name:<{width}}  {t.nearest_km:>7,.0f}  {t.farthest_km:>8,.0f}  {marks[0]:>3}  {marks[1]:>7}"
            f"  {marks[2]:>4}  {t.nearest_km:>5,.0f} km"
            + (f"  in at {', '.join(t.inside_disputed)}" if t.inside_disputed else "")
        )
    if any(len(g.members) > 1 for g in answer.groups):
        lines.append("")
    for g in answer.groups:
        if len(g.members) > 1:
            half = f"half at {g.half_km:,.0f} km" if g.half_km is not None else "half: not known"
            missing = f"; without coordinates: {', '.join(g.unmeasured)}" if g.unmeasured else ""
            counts = f"{g.inside_low} / {g.inside_nominal} / {g.inside_high} of {len(g.members)}"
            lines.append(f"{g.name}: {counts} inside; {half}{missing}")
    lines.extend(["", *answer.notes] if answer.notes else [])
    return lines
