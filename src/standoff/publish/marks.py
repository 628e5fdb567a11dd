"""How verdicts look wherever they are shown: a letter, a sign and a word, never colour alone."""

from __future__ import annotations

from ..model import Claim, Margin, Statement, VerdictValue

MARKS: dict[VerdictValue | None, tuple[str, str]] = {
    "supported": ("✓", "supported"),
    "contradicted": ("✗", "contradicted"),
    "mixed": ("◐", "mixed"),
    "depends": ("~", "depends"),
    "unresolved": ("?", "unresolved"),
    None: ("·", "not checkable"),
}


def verdict_word(claim: Claim, clock: str) -> str:
    """The word for one clock's verdict: "not due" where a forward claim's condition is still open."""
    answer = claim.verdict.then if clock == "then" else claim.verdict.now
    if answer.value is None and claim.verdict.checkable:
        return "not due"
    return MARKS[answer.value][1]


def shown_margin(margin: Margin | None) -> str:
    """A margin as people read it: signed, with its unit, no more digits than mean anything."""
    if margin is None:
        return "–"
    digits = 0 if abs(margin.value) >= 20 else 1 if abs(margin.value) >= 1 else 2
    return f"{margin.value:+,.{digits}f} {margin.unit}".replace("-", "−")


def who(claim: Claim, statements: dict[str, Statement]) -> str:
    """Who answers for the claim, and through whom it came."""
    if claim.statement is None:
        return "the article"
    said = statements[claim.statement]
    return f"{said.speaker} via {' → '.join(said.via)}" if said.via else said.speaker
