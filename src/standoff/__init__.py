"""Standoff: reads reporting on missile deployments, and measures how far each claim stands from the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Case", "Catalogue", "__version__", "check", "read"]

if TYPE_CHECKING:
    from .catalogue import Catalogue
    from .model import Case
    from .run import check, read

_WHERE = {"Case": "standoff.model", "Catalogue": "standoff.catalogue", "check": "standoff.run", "read": "standoff.run"}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first asked for, so that `standoff --help` starts at once."""
    if name in _WHERE:
        from importlib import import_module

        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'standoff' has no attribute {name!r}; it has {', '.join(__all__)}")
