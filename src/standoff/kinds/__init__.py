"""The kinds of claim: one room each. What a kind says, how it is found in a text, how far off it is."""
from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from ..model import KINDS, Claim, Silence, in_text_order
from .proposal import Proposal

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
    for p in sorted((_inside(annotated, p) for p in proposals), key=lambda p: (-p.strength, p.end - p.start, p.start, p.kind)):
        if p.start < p.end and not any(k.kind == p.kind and _overlap(k, p) >= _SAME for k in kept):
            kept.append(p)
    return kept


def _inside(annotated: AnnotatedText, proposal: Proposal) -> Proposal:
    """Clipped to the statement that holds the predicate; a claim never runs across a speaker's last word."""
    from dataclasses import replace

    holder = annotated.innermost_statement(proposal.head.start, proposal.head.end)
    if holder is None:
        return proposal
    return replace(proposal, start=max(proposal.start, holder.start), end=min(proposal.end, holder.end))


def _claim(annotated: AnnotatedText, p: Proposal) -> Claim:
    from ..reading.stance import stance_of

    text = annotated.text(p.start, p.end)
    shift = len(text) - len(text.lstrip())
    start, end = p.start + shift, p.start + len(text.rstrip())
    statement = annotated.innermost_statement(start, end)
    stance = p.stance or stance_of(annotated, p.sentence, p.head, start, end, statement)
    return Claim(id="c0", statement=statement.id if statement else None, start=start, end=end,
                 text=annotated.text(start, end), kind=p.kind, stance=stance, when=p.when, slots=p.slots, rule=p.rule)


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
    named = [k for k in a if isinstance(a[k], str | list) and a[k] and k not in ("phase", "comparator", "quantifier", "effect")]
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
