"""How entities hang together: classes, parts, places in places. Walks end even where the data has a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ..model import Edtf
from .schema import Definition


def closure(start: Iterable[str], step: Callable[[str], Iterable[str]]) -> list[str]:
    """All ids reached from the start ids, themselves first, breadth first, each once."""
    out = list(dict.fromkeys(start))
    seen = set(out)
    for at in out:
        for found in step(at):
            if found not in seen:
                seen.add(found)
                out.append(found)
    return out


def fitting(definitions: list[Definition], on: date | None) -> list[Definition]:
    """The definitions that hold on a day; of those with one name (the part of `key` before a year) the latest such.

    A definition dated by a single day or year holds from then on, an interval holds within it. Where a name has none
    that holds, the one nearest in time is given, so that a reading is never lost.
    """
    if on is None:
        return list(definitions)
    families: dict[str, list[Definition]] = {}
    for definition in definitions:
        families.setdefault(_family(definition.key), []).append(definition)
    out: list[Definition] = []
    for family in families.values():
        held = [d for d in family if _holds(d.as_of, on)]
        intervals = [d for d in held if "/" in d.as_of]
        if intervals:
            out.extend(intervals)
        elif held:
            latest = max(Edtf.parse(d.as_of).earliest for d in held)
            out.extend(d for d in held if Edtf.parse(d.as_of).earliest == latest)
        else:
            nearest = min(_days_off(d.as_of, on) for d in family)
            out.extend(d for d in family if _days_off(d.as_of, on) == nearest)
    return [d for d in definitions if d in out]


def _family(key: str) -> str:
    head, _, tail = key.rpartition("-")
    return head if head and tail.isdigit() and len(tail) == 4 else key


def _holds(as_of: str, on: date) -> bool:
    span = Edtf.parse(as_of)
    return span.earliest <= on and ("/" not in as_of or on <= span.latest)


def _days_off(as_of: str, on: date) -> int:
    span = Edtf.parse(as_of)
    return max((span.earliest - on).days, (on - span.latest).days, 0)
