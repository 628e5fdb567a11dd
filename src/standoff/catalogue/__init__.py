"""The public record: entities, each value with source, validity and the date it became public."""

from .errors import CatalogueError, NoPosition, UnknownId
from .store import Catalogue
from .values import ReportUse

__all__ = ["Catalogue", "CatalogueError", "NoPosition", "ReportUse", "UnknownId"]
