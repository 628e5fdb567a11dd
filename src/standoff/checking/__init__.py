"""Margins to verdicts, on two clocks, for every kind alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..model import Claim, ClockVerdict, Document, Edtf, Statement, Verdict
from .engine import Check, Checking, Finding, Parameter, clock_verdict

if TYPE_CHECKING:
    from ..catalogue import Catalogue
    from ..reading.annotated import AnnotatedText

NO_DATE = "the document has no date: both clocks read the same record"


def check_claims(annotated: AnnotatedText, claims: list[Claim], catalogue: Catalogue, as_of: date) -> list[Claim]:
    """The same claims with their verdicts: `then` on what was public by the document's last possible day, `now` by
    `as_of`. A claim's verdict turns on that claim, its statement's side and the document's date alone."""
    return check_document(annotated.document, claims, annotated.statements, catalogue, as_of, annotated)


def check_document(
    document: Document,
    claims: list[Claim],
    statements: list[Statement],
    catalogue: Catalogue,
    as_of: date,
    annotated: AnnotatedText | None = None,
) -> list[Claim]:
    """As `check_claims`, for claims whose text was not annotated here (a file in the claim guide's format)."""
    by_id = {s.id: s for s in statements}
    published = Edtf.parse(document.published).latest if document.published else None
    known = min(published, as_of) if published else None
    from ..kinds.margins.record import Context

    def clock(name: str, day: date | None) -> Context:
        return Context(
            catalogue=catalogue,
            document=document,
            clock="then" if name == "then" else "now",
            known=day,
            as_of=as_of,
            statements=by_id,
            annotated=annotated,
        )

    then, now = clock("then", known or as_of), clock("now", as_of)
    return [c.model_copy(update={"verdict": _verdict(c, then, now, known is None)}) for c in claims]


def _verdict(claim: Claim, then: object, now: object, undated: bool) -> Verdict:
    from ..kinds.margins import Context, checks_of

    assert isinstance(then, Context)
    assert isinstance(now, Context)
    measure = checks_of(claim.kind)
    answers: list[ClockVerdict] = []
    checkable = True
    for context in (then, now):
        checking = measure(claim, context)
        checkable = checkable and checking.checkable
        answers.append(clock_verdict(checking, context.known))
    if undated:
        answers[0] = answers[0].model_copy(update={"assumptions": (*answers[0].assumptions, NO_DATE)})
    return Verdict(checkable=checkable, then=answers[0], now=answers[1])


__all__ = ["Check", "Checking", "Finding", "Parameter", "check_claims", "check_document", "clock_verdict"]
