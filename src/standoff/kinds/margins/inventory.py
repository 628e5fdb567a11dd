"""Inventory: record divided by claim, a ratio; sums of sourced parts with what is missing named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ...catalogue.schema import Count, Inventory
from ...checking.engine import Check, Checking, Finding, Parameter, Values, unresolved
from ...model import Claim, Edtf
from ...model.slots import InventorySlots
from .record import FORWARD, Context, facts_of

ABOUT = 0.10  # "some", "about" and round numbers hold within a tenth
EXACT = 0.02  # a bare number holds within counting error
STALE_YEARS = 4  # a count older than this says nothing of the day


def checks(claim: Claim, context: Context) -> Checking:
    """The count on record nearest before the claim's day, or the sum of the parts that are sourced."""
    slots = claim.slots
    assert isinstance(slots, InventorySlots)
    if slots.count is None or slots.count <= 0:
        return unresolved("No count to hold against the record.")
    if isinstance(slots.what, list) and len(slots.what) > 1:
        return unresolved("One number stands for several things; which of them it counts is not clear.")
    day = context.claim_day(claim)
    what = context.resolve(slots.what, "system").ids
    owners = context.resolve(slots.owner, "actor").ids
    places = context.resolve(slots.places, "place", "actor").ids
    fitting = _fitting(context, slots, what, owners, places)
    plan = claim.stance in FORWARD and context.clock == "then"
    exact = [(i, c) for i in fitting if i.what in what and (c := counted(context, i, day, plan)) is not None]
    if exact:
        whole = [(i, c) for i, c in exact if i.part_of is None or i.part_of not in {x.id for x, _ in exact}]
        if len(whole) > 1 and len({i.place for i, _ in whole}) > 1:
            return _sum(claim, context, slots, whole, complete=True)
        if whole[0][1].derived:  # a sum computed here from sourced parts is a floor, not a count
            return _sum(claim, context, slots, whole[:1], complete=False)
        return Checking([_one(context, slots, i, c) for i, c in whole[:1]], denied=claim.stance == "denied")
    parts = [(i, c) for i in fitting if (c := counted(context, i, day, plan)) is not None]
    if not parts:
        return unresolved("No count of it is on record.")
    if not owners and len({i.owner for i, _ in parts}) > 1:
        return unresolved("Counts of several owners are on record; the words do not say whose is meant.")
    inside = {i.id for i, _ in parts}
    parts = [(i, c) for i, c in parts if i.part_of not in inside]
    return _sum(claim, context, slots, parts, complete=False)


def _fitting(
    context: Context, slots: InventorySlots, what: Sequence[str], owners: Sequence[str], places: Sequence[str]
) -> list[Inventory]:
    out = []
    for i in context.inventories:
        if not what or not any(i.what == w or w in context.family(i.what) or context.akin(w, i.what) for w in what):
            continue
        if owners and i.owner is not None and not any(o == i.owner or o in context.family(i.owner) for o in owners):
            continue
        if i.place is not None and places and not any(context.inside(p, i.place) for p in places):
            continue
        if (
            places
            and i.place is None
            and i.what in what
            and any(j.what == i.what and j.place for j in context.inventories)
        ):
            continue  # the claim is of places: the count of the whole does not answer it
        out.append(i)
    return out


def counted(context: Context, inventory: Inventory, day: date, plan: bool) -> Count | None:
    """The count in force on the day: the latest before it, not older than a few years; plans only for plans."""
    known = [c for c in inventory.series if context.knows(c) and c.standing != "error" and (plan or not c.plan)]
    before = [c for c in known if Edtf.parse(c.as_of).earliest <= day]
    if before:
        last = max(before, key=lambda c: (Edtf.parse(c.as_of).latest, c.as_of))
        if day.year - Edtf.parse(last.as_of).latest.year <= STALE_YEARS:
            return last
    near = [c for c in known if abs((Edtf.parse(c.as_of).earliest - day).days) <= 366]
    return min(near, key=lambda c: abs((Edtf.parse(c.as_of).earliest - day).days), default=None)


def _ends(count: Count) -> tuple[float, float]:
    return count.count if isinstance(count.count, tuple) else (count.count, count.count)


def _parameter(context: Context, inventory: Inventory, count: Count) -> Parameter:
    low, high = _ends(count)
    low = 0.0 if count.capacity else low
    return Parameter(
        f"{inventory.name} on {count.as_of}",
        "",
        low,
        high if count.capacity else (low + high) / 2,
        high,
        facts_of(inventory.id, count.count, count),
    )


def _margin(slots: InventorySlots, names: Sequence[str]) -> Callable[[Values], float]:
    claimed = slots.count or 1.0
    room = ABOUT if slots.comparator in ("about", "similar") or claimed % 10 == 0 else EXACT

    def margin(v: Values) -> float:
        ratio = sum(v[n] for n in names) / claimed
        if slots.comparator in ("at-least", "more-than"):
            return float(ratio - 1 + (1e-9 if slots.comparator == "at-least" else -1e-9))
        if slots.comparator in ("at-most", "less-than"):
            return float(1 - ratio + 1e-9)
        return float(room - abs(ratio - 1))

    return margin


def _one(context: Context, slots: InventorySlots, inventory: Inventory, count: Count) -> Check | Finding:
    p = _parameter(context, inventory, count)
    low, high = _ends(count)
    shown = f"{high:g}" if low == high else f"{low:g} to {high:g}"
    return Check(
        _margin(slots, [p.name]),
        "ratio",
        (p,),
        f"{inventory.name}: {shown} on record ({count.as_of}), {slots.count:g} claimed, ratio "
        f"{high / (slots.count or 1):.2f}.",
    )


def _sum(
    claim: Claim, context: Context, slots: InventorySlots, parts: Sequence[tuple[Inventory, Count]], complete: bool
) -> Checking:
    """Sourced parts added up; where parts are unsourced the sum is a floor and the gap is named."""
    claimed = slots.count or 1.0
    rows = [_parameter(context, i, c) for i, c in parts]
    total = sum(p.high for p in rows)
    listed = ", ".join(f"{p.name}: {p.high:g}" for p in rows)
    why = f"Sourced parts add up to {total:g} against {claimed:g} claimed, ratio {total / claimed:.2f} ({listed})."
    names = [p.name for p in rows]
    if not complete and total > claimed * (1 + ABOUT) and slots.comparator not in ("at-least", "more-than"):
        finding = Finding(
            "depends", f"{why} What counts is not defined in the words.", facts=tuple(f for p in rows for f in p.facts)
        )
        return Checking([finding], denied=claim.stance == "denied")
    if complete or total >= claimed * (1 - ABOUT):
        return Checking([Check(_margin(slots, names), "ratio", tuple(rows), why)], denied=claim.stance == "denied")
    missing = Parameter("parts that no source numbers", "", 0.0, 0.0, round(claimed - total, 3))
    check = Check(
        _margin(slots, [*names, missing.name]),
        "ratio",
        (missing, *rows),
        why + f" The {claimed - total:g} that are missing are itemised by no source read.",
    )
    return Checking(
        [check],
        (
            f"what counts as {(slots.what if isinstance(slots.what, str) else 'it').replace('-', ' ')} is "
            "not defined in the words",
        ),
        denied=claim.stance == "denied",
    )
