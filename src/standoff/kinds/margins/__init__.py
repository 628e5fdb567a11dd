"""How far off each kind of claim is: one file a kind, each with `checks(claim, context) -> Checking`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ...checking.engine import Checking
from ...model import Claim
from .record import Context

Checks = Callable[[Claim, Context], Checking]


def checks_of(kind: str) -> Checks:
    """The checks of one kind."""
    found: Checks = import_module(f".{kind.replace('-', '_')}", __name__).checks
    return found


__all__ = ["Checks", "Context", "checks_of"]
