"""Range: the value claimed against what sources give, or one weapon's range against another's, in km."""

from __future__ import annotations

from ...checking.engine import Check, Checking, Finding, Parameter, at_least, between, unresolved
from ...model import Claim, Fact
from ...model.slots import RangeSlots
from .reach import weapons_of
from .record import Context, facts_of

TOLERANCE = 0.10  # "about N" and a bare N hold within a tenth
LIKE_FACTOR = 1.5  # "similar range": neither is more than half as far again as the other


NEAR_CEILING = 0.5  # "up to N" is of a weapon that goes at least half as far


def checks(claim: Claim, context: Context) -> Checking:
    """The claimed figure, or the figure of the weapon it is likened to, against the weapon's cited range."""
    slots = claim.slots
    assert isinstance(slots, RangeSlots)
    weapons, _ = weapons_of(context, slots.weapon, context.claim_day(claim))
    denied = claim.stance == "denied"
    if slots.like is not None:
        others, _ = weapons_of(context, slots.like, context.claim_day(claim))
        if not others:
            return unresolved("No range on record for the weapon it is likened to.")
        if not weapons:
            return _class_bounds(context, claim, others[0][1], denied)
        compared = [_compare(a, b, slots.comparator, context.title(w)) for w, a in weapons for _, b in others]
        return Checking(compared, denied=denied)
    if slots.value_km is None or not weapons:
        return unresolved("No range on record for the weapon that is named.")
    claimed = slots.value_km if isinstance(slots.value_km, list) else [slots.value_km]
    results = [r for w, p in weapons for km in claimed for r in _value(p, km, slots.comparator, context.title(w))]
    return Checking(results, denied=denied)


def _value(p: Parameter, claimed: float, comparator: str, name: str) -> list[Check | Finding]:
    room = TOLERANCE * claimed
    cited = f"{p.low:,.0f} to {p.high:,.0f} km" if p.low < p.high else f"{p.nominal:,.0f} km"
    why = f"{name}: cited at {cited} (usual figure {p.nominal:,.0f} km), claimed {claimed:,.0f} km."
    if comparator in ("at-least", "more-than", "longer"):
        return [Check(at_least(p.name, claimed - room), "km", (p,), why, reading=name)]
    if comparator in ("at-most", "less-than", "shorter"):
        # "up to N" names the ceiling: it fails when the weapon goes farther, and when it never comes near N
        return [Check(between(p.name, NEAR_CEILING * claimed, claimed + room), "km", (p,), why, reading=name)]

    def margin(at: float) -> Check:
        q = Parameter(p.name, "km", at, at, at, p.facts, p.said[0], p.said[1])
        return Check(between(p.name, claimed, claimed, room), "km", (q,), why, reading=f"{name}, {at:,.0f} km")

    usual = margin(p.nominal)
    if abs(p.nominal - claimed) <= room:
        return [usual]
    # off the usual figure: it depends where some source does say so, and fails where none does
    return [usual, *(margin(v) for v in sorted({p.low, p.high, *p.said}) if v != p.nominal)]


def _compare(a: Parameter, b: Parameter, comparator: str, name: str) -> Check:
    why = f"{name}: {a.low:,.0f} to {a.high:,.0f} km against {b.low:,.0f} to {b.high:,.0f} km."
    second = b if b.name != a.name else Parameter(f"{b.name} (other)", "km", b.low, b.nominal, b.high, b.facts)
    if comparator in ("longer", "more-than", "at-least"):
        return Check(lambda v: v[a.name] - v[second.name], "km", (a, second), why, reading=name)
    if comparator in ("shorter", "less-than", "at-most"):
        return Check(lambda v: v[second.name] - v[a.name], "km", (a, second), why, reading=name)
    return Check(
        lambda v: min(LIKE_FACTOR * v[second.name] - v[a.name], LIKE_FACTOR * v[a.name] - v[second.name]),
        "km",
        (a, second),
        why + f" Similar is taken as within a factor of {LIKE_FACTOR:g}.",
        reading=name,
    )


def _class_bounds(context: Context, claim: Claim, other: Parameter, denied: bool) -> Checking:
    """A class of weapons with no range of its own: whether a treaty that bounds the class covers the likened range."""
    slots = claim.slots
    assert isinstance(slots, RangeSlots)
    ids = context.resolve(slots.weapon, "system").ids
    said = context.spoken(claim, slots.weapon)
    day = context.claim_day(claim)
    for treaty in context.treaties:
        for rule in treaty.rules:
            if rule.range_km is None or rule.launch is None:
                continue
            launched = {rule.launch, "land"} if rule.launch == "ground" else {rule.launch}
            if not (
                any(w in launched for w in said)
                or any(getattr(context.get(i), "launch", None) == rule.launch for i in ids)
            ):
                continue
            low, high = rule.range_km
            source = rule.source if isinstance(rule.source, str) else rule.source[0]
            fact = Fact(
                what=f"{treaty.id} {rule.article}", value=f"{low:g}-{high:g} km", source=source, checked=rule.checked
            )
            check = Check(
                between(other.name, low, high),
                "km",
                (other,),
                f"{treaty.name} bounds such missiles at {low:,.0f} to {high:,.0f} km; the {other.name} is cited at "
                f"{other.low:,.0f} to {other.high:,.0f} km.",
                facts=(fact, *(f for r in treaty.in_force for f in facts_of(treaty.id, r.value, r))),
            )
            return Checking(
                [check],
                (f"the class is taken with the bounds of {treaty.name}", f"on {day.isoformat()}"),
                denied=denied,
            )
    return unresolved("The class has no range on record.")
