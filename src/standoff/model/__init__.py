"""The vocabulary as types: pure data, no I/O, imports nothing of ours."""
from .case import (
    Case,
    Claim,
    CutSpan,
    DateCandidate,
    Document,
    Mode,
    Silence,
    Span,
    Stance,
    Statement,
    VoidSpan,
    in_text_order,
)
from .dates import BadDate, Edtf
from .slots import KINDS, SLOTS, Slots
from .verdict import (
    NOT_CHECKED,
    ClockVerdict,
    Curve,
    CurvePoint,
    Fact,
    Flip,
    Margin,
    Quantity,
    ReadingResult,
    Source,
    Verdict,
    VerdictValue,
)

__all__ = [
    "KINDS", "NOT_CHECKED", "SLOTS", "BadDate", "Case", "Claim", "ClockVerdict", "Curve", "CurvePoint", "CutSpan",
    "DateCandidate", "Document", "Edtf", "Fact", "Flip", "Margin", "Mode", "Passage", "Quantity", "ReadingResult", "Silence",
    "Slots", "Source", "Span", "Stance", "Statement", "Verdict", "VerdictValue", "VoidSpan", "in_text_order"]
