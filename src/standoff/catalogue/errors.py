"""What can be wrong with a catalogue or a question to it, each said so that the reader can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class CatalogueError(ValueError):
    """A catalogue file that cannot be used: names the file, the field, what was given and what was wanted."""


class UnknownId(KeyError):
    """An id that the catalogue does not hold; `nearest` are the ids most like it."""

    def __init__(self, given: str, nearest: tuple[str, ...]) -> None:
        super().__init__(given)
        self.given = given
        self.nearest = nearest

    def __str__(self) -> str:
        advice = (
            f"nearest known: {', '.join(self.nearest)}" if self.nearest else "`standoff catalogue list` shows all ids"
        )
        return f"no catalogue entry {self.given!r}; {advice}"


class NoPosition(ValueError):
    """A place that has neither a point nor an outline, so that nothing can be measured to it."""

    def __init__(self, place: str) -> None:
        super().__init__(f"{place} has no coordinates; give it a `point` with its source, or a `polygon` of areas.json")
        self.place = place


def nearest_words(given: str, known: Iterable[str], *, count: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known words most like the given one, best first."""
    return get_close_matches(given, sorted(known), n=count, cutoff=cutoff)
