"""Vague dates: the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that news and records need."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)  # what ".." opens to
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # first and last month; winter runs into the next year

_SINGLE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%])?")


class BadDate(ValueError):
    """A text that is no EDTF date of the supported part."""


def _single(text: str) -> tuple[date, date]:
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise BadDate(f"{text!r} is not an EDTF date; wanted YYYY, YYYY-MM, YYYY-MM-DD, or two of them joined by '/'")
    year, month, day = int(match["year"]), match["month"], match["day"]
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        number = int(month)
        if number in SEASONS:
            first, last = SEASONS[number]
            end_year = year + (last < first)
            return date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1])
        if day is None:
            return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
        exact = date(year, number, int(day))
        return exact, exact
    except ValueError as error:
        raise BadDate(f"{text!r} names no day of the calendar") from error


@dataclass(frozen=True)
class Edtf:
    """A date or interval with its earliest and latest possible day."""

    text: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF date or interval; `..` opens an end.

        Raises BadDate when the text is not one, or ends before it starts.
        """
        if "/" not in text:
            first, last = _single(text)
            return cls(text, first, last)
        left, _, right = text.partition("/")
        first = FIRST_DAY if left == ".." else _single(left)[0]
        last = LAST_DAY if right == ".." else _single(right)[1]
        if last < first:
            raise BadDate(f"{text!r} ends before it starts")
        return cls(text, first, last)

    @classmethod
    def of(cls, day: date) -> Edtf:
        """The EDTF of one calendar day."""
        return cls(day.isoformat(), day, day)

    @property
    def open_ended(self) -> bool:
        """True when either end is `..`."""
        return self.earliest == FIRST_DAY or self.latest == LAST_DAY

    def overlaps(self, other: Edtf) -> bool:
        """True when some day belongs to both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return self.text


def parse(text: str | date | None) -> Edtf | None:
    """Edtf of a text or day, None of None."""
    if text is None:
        return None
    return Edtf.of(text) if isinstance(text, date) else Edtf.parse(text)
