"""The JSON Schema of the claim guide's format, which `--json` writes."""

from __future__ import annotations

from typing import Any, get_args

from ..model import KINDS, SLOTS, Stance, VerdictValue
from ..model.case import S_FIELDS, Mode

EDTF = r"^(\d{4}(-\d{2}(-\d{2})?)?[~?%]?|((\d{4}(-\d{2}(-\d{2})?)?[~?%]?|\.\.)/(\d{4}(-\d{2}(-\d{2})?)?[~?%]?|\.\.)))$"


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _record(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def case_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one document's file: header, statements, claims, with the slots of each kind."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    date, maybe = _or_null({"type": "string", "pattern": EDTF}), _or_null(text)
    verdict = {"enum": [*get_args(VerdictValue), None]}
    statement = {
        "id": {"type": "string", "pattern": r"^s\d+$"},
        "speaker": {"type": "string", "minLength": 1},
        "office": maybe,
        "side": maybe,
        "via": {"type": "array", "items": text},
        "within": maybe,
        "mode": {"enum": list(get_args(Mode))},
        "said": date,
        "start": count,
        "end": count,
        "text": text,
    }
    claim = {
        "id": {"type": "string", "pattern": r"^c\d+$"},
        "statement": maybe,
        "start": count,
        "end": count,
        "text": text,
        "kind": {"enum": list(KINDS)},
        "stance": {"enum": list(get_args(Stance))},
        "when": date,
        "slots": {"type": "object"},
        "same_as": maybe,
        "checkable": {"type": "boolean"},
        "then": verdict,
        "now": verdict,
        "parts": _or_null({"type": "object", "additionalProperties": {"enum": list(get_args(VerdictValue))}}),
        "margin": _or_null(_record({"value": {"type": "number"}, "unit": text, "flips_at": text})),
        "why": text,
    }
    slots = {kind: SLOTS[kind].model_json_schema(mode="validation") for kind in KINDS}
    of_kind = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"slots": {"$ref": f"#/$defs/{kind}"}}},
        }
        for kind in KINDS
    ]
    header = {
        "doc": text,
        "published": date,
        "published_evidence": maybe,
        "publisher": maybe,
        "original_source": maybe,
        "author": maybe,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Standoff case",
        **_record(
            {
                **header,
                "statements": {"type": "array", "items": _record({f: statement[f] for f in S_FIELDS})},
                "claims": {"type": "array", "items": {**_record(claim), "allOf": of_kind}},
            }
        ),
        "$defs": slots,
    }
