"""The kinds of claim: one room each. What a kind says, how it is found in a text, how far off it is."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from ..model import KINDS, Claim, Silence, Slots, Stance, Statement, in_text_order
from ..model.slots import BasingSlots, Phase, ReachSlots
from .proposal import Proposal
from .view import carried

if TYPE_CHECKING:
    from ..reading.annotated import AnnotatedText

Finder = Callable[["AnnotatedText"], list[Proposal]]
_SAME = 0.5  # of two proposals of one kind, overlap from which they are one claim


def finders() -> dict[str, Finder]:
    """The finder of each kind."""
    return {kind: import_module(f".{kind}", __name__).find for kind in KINDS}


def find_claims(annotated: AnnotatedText) -> list[Claim]:
    """All claims of a document in text order, each tied to its innermost statement, repeats marked."""
    proposals = [p for find in finders().values() for p in find(annotated)]
    claims = [_claim(annotated, p) for p in _settled(annotated, proposals)]
    ordered = in_text_order(claims)
    return _mark_repeats([c.model_copy(update={"id": f"c{n}"}) for n, c in enumerate(ordered, 1)])


def _overlap(a: Proposal, b: Proposal) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / min(a.end - a.start, b.end - b.start) if shared > 0 else 0.0


def _settled(annotated: AnnotatedText, proposals: list[Proposal]) -> list[Proposal]:
    """One proposal for each claim: within a kind, of overlapping ones the stronger, then the shorter, stays."""
    kept: list[Proposal] = []
    for p in sorted(
        (_inside(annotated, p) for p in proposals), key=lambda p: (-p.strength, p.end - p.start, p.start, p.kind)
    ):
        if (
            p.start < p.end
            and not _hypothetical(p)
            and not any(k.kind == p.kind and _overlap(k, p) >= _SAME for k in kept)
        ):
            kept.append(p)
    return kept


def _hypothetical(p: Proposal) -> bool:
    """True for what stands under "if": a condition says nothing of the world; a threat holds its condition itself."""
    marks = {m.text.lower() for m in p.sentence.children(p.head, "mark")}
    return p.kind != "threat" and bool(marks & {"if", "unless", "whether"})


def _inside(annotated: AnnotatedText, proposal: Proposal) -> Proposal:
    """Clipped to the statement that holds the predicate; a claim never runs across a speaker's last word."""
    from dataclasses import replace

    holder = annotated.innermost_statement(proposal.head.start, proposal.head.end)
    if holder is None:
        return proposal
    start = max(proposal.start, holder.start)
    bare = proposal.sentence.within(start, proposal.end)[:1]
    if holder.mode == "indirect" and holder.end - proposal.end <= 2 and bare and bare[0].pos in ("VERB", "AUX"):
        start = holder.start  # a predicate that the parse cut from its subject: the reported clause is the claim
    return replace(proposal, start=start, end=min(proposal.end, holder.end))


def _claim(annotated: AnnotatedText, p: Proposal) -> Claim:
    from ..reading.stance import stance_of

    text = annotated.text(p.start, p.end)
    shift = len(text) - len(text.lstrip())
    start, end = p.start + shift, p.start + len(text.rstrip())
    statement = annotated.innermost_statement(start, end)
    stance = p.stance or _told(p, stance_of(annotated, p.sentence, p.head, start, end, statement))
    slots = _whole_set(annotated, _phased(carried(annotated, p), stance))
    return Claim(
        id="c0",
        statement=statement.id if statement else None,
        start=start,
        end=end,
        text=annotated.text(start, end),
        kind=p.kind,
        stance=stance,
        when=p.when or _when(annotated, p, stance, statement),
        slots=slots,
        rule=p.rule,
    )


def _told(p: Proposal, stance: Stance) -> Stance:
    """The stance as the kind takes it: "excludes" has the negation in it, a counted noun is presupposed, a reach is a can."""
    if p.kind == "treaty" and getattr(p.slots, "effect", "") == "excludes" and stance == "denied":
        return "asserted"
    if p.kind == "inventory" and not any(t.pos in ("VERB", "AUX") for t in p.sentence.within(p.start, p.end)):
        return "asserted"
    if p.kind == "reach" and stance in ("planned", "predicted"):
        return "possible"
    return stance


def _phased(slots: Slots, stance: Stance) -> Slots:
    """A basing that is only announced is not "deployed": its phase follows the stance."""
    if not isinstance(slots, BasingSlots) or slots.phase not in ("deployed", "planned", "threatened"):
        return slots
    phase: Phase | None = {
        "threatened": "threatened",
        "possible": "threatened",
        "planned": "planned",
        "predicted": "planned",
    }.get(stance)  # type: ignore[assignment]
    return slots.model_copy(update={"phase": phase}) if phase and slots.phase != phase else slots


def _whole_set(annotated: AnnotatedText, slots: Slots) -> Slots:
    """ "Can reach the sites": a set that is named whole is meant whole, where no quantifier says otherwise."""
    if (
        isinstance(slots, ReachSlots)
        and slots.quantifier == "any"
        and any(t in annotated.catalogue and annotated.catalogue.get(t).type == "place-set" for t in slots.targets)
    ):
        return slots.model_copy(update={"quantifier": "all"})
    return slots


_TIMELESS = {"capability", "range", "aim", "money", "treaty"}
_AHEAD = {"planned", "threatened", "predicted", "demanded"}
_OPENING = 60  # characters from a sentence's start within which a date speaks for the whole of it


def _when(annotated: AnnotatedText, p: Proposal, stance: Stance, statement: Statement | None) -> str | None:
    """What the proposition is about in time: its own date, the one its sentence opens with, or from the saying on."""
    if p.kind in _TIMELESS:
        return None
    dates = [
        d
        for d in annotated.dates
        if d.sentence == p.sentence.index and d.edtf and d.relation not in ("since", "for", "until")
    ]
    own = [d for d in dates if p.start <= d.start and d.end <= p.end]
    opening = [d for d in dates if d.end <= p.start and d.start - p.sentence.start < _OPENING and statement is None]
    if own or opening:
        return (own or opening)[0].edtf
    if stance in _AHEAD or (stance == "possible" and p.kind in ("basing", "threat")):
        said = (statement.said if statement else None) or annotated.document.published
        return f"{said}/.." if said and "/" not in said else None
    return None


def _mark_repeats(claims: list[Claim]) -> list[Claim]:
    """`same_as` on each claim that states what an earlier one of its kind states."""
    out: list[Claim] = []
    for claim in claims:
        same = next((c for c in out if c.same_as is None and _repeats(c, claim)), None)
        out.append(claim.model_copy(update={"same_as": same.id}) if same else claim)
    return out


def _repeats(first: Claim, later: Claim) -> bool:
    if first.kind != later.kind or (first.stance == "denied") != (later.stance == "denied"):
        return False
    a, b = first.slots.model_dump(), later.slots.model_dump()
    a.pop("implied", None), b.pop("implied", None)
    named = [
        k
        for k in a
        if isinstance(a[k], str | list) and a[k] and k not in ("phase", "comparator", "quantifier", "effect")
    ]
    return bool(named) and a == b


def silence(annotated: AnnotatedText, claims: list[Claim]) -> list[Silence]:
    """Sentences with a weapon, a place or a number that yielded no claim: what was read and not claimed (law 4)."""
    out = []
    for s in annotated.sentences:
        if any(c.start < s.end and s.start < c.end for c in claims):
            continue
        names = [m.text for m in annotated.mentions_in(s.start, s.end, "system", "place", "place-set")]
        names += [n.text for n in annotated.numbers_in(s.start, s.end)]
        if names:
            out.append(Silence(start=s.start, end=s.end, text=annotated.text(s.start, s.end), names=names))
    return out
