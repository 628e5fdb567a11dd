"""The catalogue as lines of text: what there is, one entry in full, one value with every report on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from .check import Problem, check
from .errors import UnknownId
from .schema import Entity, Sourced
from .values import shown, unit_of

if TYPE_CHECKING:
    from .store import Catalogue


def list_lines(catalogue: Catalogue, kind: str | None = None) -> list[str]:
    """One line an entry: id, type, name. Raises ValueError for an unknown type."""
    found = catalogue.entities(kind)
    wide = max((len(e.id) for e in found), default=0)
    return [f"{e.id:<{wide}}  {e.type:<10}  {e.name}" for e in found]


def show_data(catalogue: Catalogue, entity_id: str) -> dict[str, Any]:
    """An entry as plain data, empty fields left out, with the file it comes from. Raises UnknownId."""
    catalogue.get(entity_id)
    entries = [
        {"type": e.type, **e.model_dump(exclude_defaults=True, mode="json"), "file": str(catalogue.file_of(e))}
        for e in catalogue.under(entity_id)
    ]
    return {"id": entity_id, "entries": entries}


def show_lines(catalogue: Catalogue, entity_id: str) -> list[str]:
    """An entry in full: names, relations, and each value with its low, nominal, high and sources. Raises UnknownId.

    A state and its land, which share an id, follow one another.
    """
    catalogue.get(entity_id)
    return [line for entity in catalogue.under(entity_id) for line in _entity_lines(catalogue, entity)]


def _entity_lines(catalogue: Catalogue, entity: Entity) -> list[str]:
    entity_id = entity.id
    lines = [f"{entity.name} ({entity.id}, {entity.type})"]
    names = [n.text for n in catalogue.names() if n.id == entity_id and n.type == entity.type and n.text != entity.name]
    if names:
        lines.append(f"  also: {', '.join(names)}")
    lines.extend(
        _fields(entity, skip={"id", "type", "name", "aliases", "foreign", "misspellings", "ambiguous", "values"})
    )
    for field in sorted(entity.values):
        quantity = catalogue.quantity(entity_id, field)
        if quantity is None:
            lines.append(f"  {field}: {'; '.join(shown(r.value, unit_of(field)) for r in entity.values[field])}")
        else:
            lines.append(
                f"  {field}: {quantity.low:,g} / {quantity.nominal:,g} / {quantity.high:,g} {quantity.unit}".rstrip()
            )
        lines.extend(
            f"    {_report(catalogue, r, shown(r.value, r.unit or unit_of(field)))}" for r in entity.values[field]
        )
    return [*lines, f"  file: {catalogue.file_of(entity)}"]


def _fields(record: BaseModel, *, skip: set[str], indent: str = "  ") -> list[str]:
    lines: list[str] = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in skip or value is None or value in ([], {}):
            continue
        if isinstance(value, BaseModel):
            lines.extend([f"{indent}{name}:", *_fields(value, skip=set(), indent=indent + "  ")])
        elif isinstance(value, list) and value and isinstance(value[0], BaseModel):
            lines.append(f"{indent}{name}:")
            for item in value:
                lines.append(f"{indent}  - {_one_line(item)}")
        else:
            lines.append(f"{indent}{name}: {_plain(value)}")
    return lines


def _one_line(record: BaseModel) -> str:
    parts = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        default = type(record).model_fields[name].default
        if (
            value is not None
            and value not in ([], {})
            and (value != default or (name == "standing" and value != "accepted"))
        ):
            parts.append(f"{name} {_plain(value)}")
    return "; ".join(parts)


def _plain(value: Any) -> str:
    if isinstance(value, BaseModel):
        return f"({_one_line(value)})"
    if isinstance(value, list | tuple):
        return ", ".join(_plain(v) for v in value)
    if isinstance(value, dict):
        return "; ".join(f"{k}: {_plain(v)}" for k, v in value.items())
    return shown(value) if isinstance(value, bool | float) else str(value)


def _report(catalogue: Catalogue, record: Sourced, value: str) -> str:
    names = []
    for key in record.sources:
        try:
            source = catalogue.source(key)
            names.append(f"[{key}] {source.publisher}, {source.title}")
        except UnknownId:
            names.append(f"[{key}] (not in sources/)")
    marks = [
        f"public {record.public}",
        *([record.standing] if record.standing != "accepted" else []),
        *(["derived"] if record.derived else []),
        *([] if record.checked else ["source not opened"]),
        *([record.note] if record.note else []),
    ]
    return f"{value}: {'; '.join(names)} ({'; '.join(marks)})"


def split_question(catalogue: Catalogue, question: str) -> tuple[str, str]:
    """ "iskander-m.range_km" as id and field. Raises ValueError when the dot is missing, UnknownId for the id."""
    entity_id, dot, field = question.partition(".")
    if not dot or not field:
        catalogue.get(entity_id)
        raise ValueError(
            f"given {question!r}; wanted ID.FIELD, for instance {entity_id}.{_some_field(catalogue.get(entity_id))}"
        )
    catalogue.get(entity_id)
    return entity_id, field


def _some_field(entity: Entity) -> str:
    return next(iter(sorted(entity.values)), "range_km")


def why_lines(catalogue: Catalogue, question: str, *, on: date | None = None, known: date | None = None) -> list[str]:
    """Every report on ID.FIELD: used or not and why, and what they give together.

    Raises UnknownId for an id or field that is not there, ValueError when the question has no dot.
    """
    entity_id, field = split_question(catalogue, question)
    uses = catalogue.why(entity_id, field, on=on, known=known)
    quantity = catalogue.quantity(entity_id, field, on=on, known=known)
    when = ", ".join(x for x in (f"on {on}" if on else "", f"as known on {known}" if known else "") if x)
    head = f"{entity_id}.{field}" + (f" ({when})" if when else "")
    if quantity is not None:
        head += (
            f": {quantity.low:,g} / {quantity.nominal:,g} / {quantity.high:,g} {quantity.unit}".rstrip()
            + " (low / nominal / high)"
        )
    else:
        head += ": no accepted number"
    lines = [head]
    for use in uses:
        fact = use.fact
        try:
            source = catalogue.source(fact.source)
            who = f"[{fact.source}] {source.publisher}, {source.title}" + (f", {source.year}" if source.year else "")
        except UnknownId:
            who = f"[{fact.source}] (not in sources/)"
        lines.append(
            f"  {'used    ' if use.used else 'not used'}  {fact.what}: {fact.value}; {who}; public {fact.public}"
            + ("" if fact.checked else "; source not opened")
            + (f"; {fact.note}" if fact.note else "")
        )
        lines.append(f"            {use.reason}")
    return lines


def check_lines(catalogue: Catalogue) -> tuple[list[str], bool]:
    """The problems as lines with a closing count, and whether there is an error among them."""
    problems: list[Problem] = check(catalogue)
    errors = sum(p.severity == "error" for p in problems)
    lines = [str(p) for p in problems]
    lines.append(f"{len(catalogue)} entries, {errors} errors, {len(problems) - errors} warnings")
    return lines, errors > 0
