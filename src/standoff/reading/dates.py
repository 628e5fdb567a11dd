"""Date expressions resolved against the dateline, each with the rule and the anchor that resolved it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ..model import Edtf
from .annotated import DateMention, Sentence
from .numbers import UNITS

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
Relation = Literal["since", "by", "until", "for", "from", "after", "before"]

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_COUNT = (
    r"(?P<count>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|a few|a couple of|few)"
)
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"


@dataclass(frozen=True)
class Dateline:
    """The day that relative dates count from; None where the document has no date."""

    published: Edtf | None

    @property
    def day(self) -> date | None:
        return self.published.latest if self.published else None

    @property
    def exact(self) -> bool:
        return self.published is not None and self.published.earliest == self.published.latest


Match = re.Match[str]
Resolver = Callable[[Match, Dateline, bool], str | None]


def _ymd(year: int, month: int | None = None, day: int | None = None) -> str | None:
    text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    try:
        return Edtf.parse(text).text
    except ValueError:
        return None


def _month(m: Match) -> int:
    return MONTHS[m["month"].lower().rstrip(".")]


def _full(m: Match, _line: Dateline, _future: bool) -> str | None:
    return _ymd(int(m["year"]), _month(m), int(m["day"]))


def _month_year(m: Match, _line: Dateline, _future: bool) -> str | None:
    return _ymd(int(m["year"]), _month(m))


def _nearest_year(month: int, day: int | None, line: Dateline, future: bool) -> int | None:
    """The year that puts a month and day at, or last before, the dateline; first after it where the sentence looks
    ahead."""
    if line.published is None:
        return None
    last = line.published.latest
    here = (month, day or 1) <= (last.month, last.day)
    if future:
        return last.year + (1 if (month, day or 31) < (last.month, last.day) else 0)
    return last.year if here else last.year - 1


def _day_month(m: Match, line: Dateline, future: bool) -> str | None:
    year = _nearest_year(_month(m), int(m["day"]), line, future)
    return _ymd(year, _month(m), int(m["day"])) if year else None


def _bare_month(m: Match, line: Dateline, future: bool) -> str | None:
    year = _nearest_year(_month(m), None, line, future)
    return _ymd(year, _month(m)) if year else None


def _last_month_name(m: Match, line: Dateline, _future: bool) -> str | None:
    """ "Last March", "this February", "next May": the one before, in the year of, or after the dateline."""
    if line.published is None:
        return None
    now, month, which = line.published.latest, _month(m), m["which"].lower()
    if which == "next":
        return _ymd(now.year + (month <= now.month), month)
    if which == "last":
        return _ymd(now.year - (month >= now.month), month)
    return _ymd(now.year, month)


def _year(m: Match, _line: Dateline, _future: bool) -> str | None:
    return _ymd(int(m["year"]))


def _years(m: Match, _line: Dateline, _future: bool) -> str | None:
    second = m["second"] if len(m["second"]) == 4 else m["first"][:2] + m["second"]
    return f"{m['first']}/{second}" if m["first"] <= second else None


def _decade(m: Match, _line: Dateline, _future: bool) -> str | None:
    start = int(m["decade"]) if len(m["decade"]) == 4 else 1900 + int(m["decade"])
    part = (m["part"] or "").lower()
    first, last = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}.get(part, (0, 9))
    return f"{start + first}/{start + last}"


def _weekday(m: Match, line: Dateline, future: bool) -> str | None:
    if line.day is None or not line.exact:
        return None
    back = (line.day.weekday() - DAYS[m["weekday"].lower()]) % 7
    if (m["which"] and m["which"].lower() == "next") or (future and back):
        return (line.day + timedelta(days=7 - back)).isoformat()
    if m["which"] and m["which"].lower() == "last" and back == 0:
        back = 7
    return (line.day - timedelta(days=back)).isoformat()


def _today(m: Match, line: Dateline, _future: bool) -> str | None:
    if line.day is None or not line.exact:
        return line.published.text if line.published else None
    shift = {"yesterday": -1, "tomorrow": 1}.get(m["word"].lower(), 0)
    return (line.day + timedelta(days=shift)).isoformat()


def _shift(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _precise(day: date, unit: str) -> str | None:
    return {"day": day.isoformat(), "week": day.isoformat(), "month": _ymd(day.year, day.month)}.get(
        unit, _ymd(day.year)
    )


def _this(m: Match, line: Dateline, _future: bool) -> str | None:
    """ "Last year", "this month", "earlier this week", "later this month", "next decade"."""
    if line.published is None:
        return None
    unit, step = m["unit"].lower(), {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(m["which"].lower(), 0)
    day = _shift(line.published.latest, step, unit)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "decade":
        start = day.year // 10 * 10
        return f"{start}/{start + 9}"
    return _precise(day, unit)


def _count(text: str) -> int | None:
    word = text.lower()
    if word in ("several", "few", "a few", "a couple of"):
        return None
    return int(word) if word.isdigit() else 1 if word in ("a", "an") else UNITS[word]


def _ago(m: Match, line: Dateline, _future: bool) -> str | None:
    count = _count(m["count"])
    if line.day is None or count is None:
        return None
    return _precise(_shift(line.day, -count, m["unit"].lower()), m["unit"].lower())


def _lasting(m: Match, line: Dateline, _future: bool) -> str | None:
    """ "For the past decade", "over the last few decades", "for three years": an interval that ends at the dateline."""
    if line.day is None:
        return None
    unit, word = m["unit"].lower(), (m["count"] or "one").lower()
    count = _count(word)
    if count is None:
        count = 3 if unit != "decade" else line.day.year % 100 // 10 + 2  # "the last few decades": from about 1990
        first = _shift(line.day, -count, unit)
        return f"{(first.year + 5) // 10 * 10 if unit == 'decade' else first.year}/{line.day.year}"
    first = _shift(line.day, -count, unit)
    if unit in ("day", "week"):
        return f"{first.isoformat()}/{line.day.isoformat()}"
    return f"{_ymd(first.year, first.month)}/{_ymd(line.day.year, line.day.month)}"


def _season(m: Match, line: Dateline, _future: bool) -> str | None:
    year = int(m["year"]) if m["year"] else line.day.year if line.day else None
    if year is None:
        return None
    if m["which"] and m["which"].lower() == "last" and not m["year"]:
        year -= 1
    return f"{year}-{SEASONS[m['season'].lower()]}"


def _quarter(m: Match, _line: Dateline, _future: bool) -> str | None:
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    n = int(m["q"]) if m["q"] else words[m["quarter"].lower()]
    return f"{m['year']}-{3 * n - 2:02d}/{m['year']}-{3 * n:02d}"


def _fiscal(m: Match, _line: Dateline, _future: bool) -> str | None:
    """A fiscal year of the United States: 1 October of the year before to 30 September."""
    year = int(m["fy"]) if len(m["fy"]) == 4 else 2000 + int(m["fy"])
    return f"{year - 1}-10/{year}-09"


_PARTS = {
    "early": (1, 4),
    "beginning": (1, 3),
    "start": (1, 3),
    "mid": (5, 8),
    "middle": (5, 8),
    "late": (9, 12),
    "end": (12, 12),
}


def _part_of(m: Match, line: Dateline, future: bool) -> str | None:
    """ "The end of 2015", "early 2014", "mid-2019": months of the year."""
    first, last = _PARTS[m["part"].lower()]
    if first == last:
        return f"{m['year']}-{first:02d}"
    return f"{m['year']}-{first:02d}/{m['year']}-{last:02d}"


def _year_of(which: str, line: Dateline) -> int | None:
    """The year before, of, or after the dateline's."""
    if line.published is None:
        return None
    return line.published.latest.year + {"last": -1, "this": 0, "next": 1}[which.lower()]


def _month_of(m: Match, line: Dateline, _future: bool) -> str | None:
    year = _year_of(m["which"], line)
    return _ymd(year, _month(m)) if year else None


def _part_of_this(m: Match, line: Dateline, _future: bool) -> str | None:
    year = _year_of(m["which"], line)
    if year is None:
        return None
    first, last = _PARTS[m["part"].lower()]
    return f"{year}-{first:02d}" if first == last else f"{year}-{first:02d}/{year}-{last:02d}"


def _iso(m: Match, _line: Dateline, _future: bool) -> str | None:
    try:
        return Edtf.parse(m[0]).text
    except ValueError:
        return None


_NO_UNIT = (
    r"(?!\s*-?\s*(?:km|kilomet|miles?|met(?:re|er)s?|feet|nautical|tons?|tonnes?|kg|percent|troops|soldiers|"
    r"people|men|warheads|missiles)\b)"
)

RULES: list[tuple[str, str, Resolver]] = [  # tried in this order at each place; the first that matches wins
    ("iso day", r"(?:19|20)\d\d-\d\d-\d\d", _iso),
    ("day month year", rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _full),
    ("month day year", rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", _full),
    (
        "month of a year",
        rf"(?:(?P<part>early|mid|late)(?:\s+in)?\s+)?{_MONTH}(?:\s+of)?\s+(?P<which>last|this|next)\s+year",
        _month_of,
    ),
    (
        "part of this year",
        r"(?:the\s+)?(?P<part>early|mid|late|end|beginning|start|middle)(?:\s+of\s+|\s+|\s*-\s*)(?P<which>last|this|"
        r"next)\s+year",
        _part_of_this,
    ),
    ("last month name", rf"(?P<which>last|this|next)\s+{_MONTH}(?!\s+\d)", _last_month_name),
    ("month year", rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}", _month_year),
    ("day month", rf"{_DAY}\s+(?:of\s+)?{_MONTH}", _day_month),
    ("month day", rf"{_MONTH}\s+{_DAY}(?![\d,]*\d)", _day_month),
    (
        "quarter",
        rf"(?:Q(?P<q>[1-4])\s+|(?:the\s+)?(?P<quarter>first|second|third|fourth)\s+quarter\s+(?:of\s+)?){_YEAR}",
        _quarter,
    ),
    ("fiscal year", r"(?:fiscal(?:\s+year)?\s+|FY\s?)(?P<fy>(?:19|20)?\d\d)", _fiscal),
    (
        "part of year",
        rf"(?:the\s+)?(?P<part>early|mid|late|end|beginning|start|middle)(?:\s+of\s+|\s+in\s+|-|\s*-\s*|\s+){_YEAR}",
        _part_of,
    ),
    (
        "season",
        rf"(?:(?P<which>last|this|next)\s+|(?:the\s+)?)(?P<season>spring|summer|autumn|winter|"
        rf"fall)(?:\s+(?:of\s+)?{_YEAR})",
        _season,
    ),
    (
        "season by dateline",
        rf"(?P<which>last|this|next)\s+(?P<season>spring|summer|autumn|winter|fall)(?:\s+{_YEAR})?",
        _season,
    ),
    (
        "decade",
        r"(?:the\s+)?(?:(?P<part>early|mid|late)(?:\s+|-|\s*-\s*))?(?:the\s+)?'?(?P<decade>(?:19|20)\d0|[5-9]0)'?s",
        _decade,
    ),
    ("years", r"(?P<first>(?:19|20)\d\d)\s*[-–—]\s*(?P<second>(?:19|20)\d\d|\d\d)(?!\d)", _years),
    ("between years", r"between\s+(?P<first>(?:19|20)\d\d)\s+and\s+(?P<second>(?:19|20)\d\d)", _years),
    ("weekday", rf"(?:(?P<which>last|this|next)\s+)?{_WEEKDAY}", _weekday),
    ("by dateline", r"(?P<word>today|yesterday|tomorrow|tonight)", _today),
    ("ago", rf"(?:about\s+|nearly\s+|almost\s+)?{_COUNT}\s+{_UNIT}\s+(?:ago|earlier|before)", _ago),
    (
        "this unit",
        rf"(?:(?:earlier|later)\s+)?(?:the\s+)?(?P<which>last|this|next|previous|coming)\s+{_UNIT}(?<!s)",
        _this,
    ),
    ("lasting", rf"(?:the\s+)?(?:past|last)\s+(?:{_COUNT}\s+)?{_UNIT}", _lasting),
    ("lasting from", rf"(?<=for\s){_COUNT}\s+{_UNIT}(?!\s+(?:ago|before|earlier|later|after))", _lasting),
    ("month", rf"{_MONTH}(?!\s+\d)", _bare_month),
    ("year", _YEAR + _NO_UNIT, _year),
]
_COMPILED = [
    (name, re.compile(rf"(?<![\w$€£.,-])(?:{pattern})(?![\w%]|[.,]\d)", re.IGNORECASE), resolve)
    for name, pattern, resolve in RULES
]
_RELATIONS: list[tuple[str, Relation]] = [
    (r"\bsince(?:\s+(?:at\s+least|about|around|early|late|mid))?\s*$", "since"),
    (
        r"\bby(?:\s+(?:the(?:\s+(?:end|start|middle|beginning|close)\s+of)?|about|around|at\s+least|early|mid|"
        r"late))?\s*$",
        "by",
    ),
    (r"\b(?:until|till|through)\s*$", "until"),
    (r"\b(?:for|over|during|in|within)(?:\s+(?:the|nearly|almost|about|more\s+than|over|at\s+least))*\s*$", "for"),
    (r"\bfrom(?:\s+the)?\s*$", "from"),
    (r"\bafter\s*$", "after"),
    (r"\bbefore\s*$", "before"),
]
_RELATION = [(re.compile(pattern, re.IGNORECASE), relation) for pattern, relation in _RELATIONS]
_ABSOLUTE = {
    "iso day",
    "day month year",
    "month day year",
    "month year",
    "year",
    "years",
    "between years",
    "decade",
    "quarter",
    "fiscal year",
    "part of year",
}
_LASTING = {"lasting", "lasting from"}
_MODAL_MAY = re.compile(r"^may$")  # the verb, written small


def find_dates(sentence: Sentence, published: Edtf | None) -> list[DateMention]:
    """Date expressions of one sentence, resolved against the day of publication; unresolved ones keep `edtf` None."""
    text, starts, ends = _joined(sentence)
    line, out, at = Dateline(published), [], 0
    finder, tense = _Finder(text), _Tense.of(sentence)
    while at < len(text):
        found = finder.first(at)
        if found is None:
            break
        name, match, resolve = found
        at = match.end()
        if _MODAL_MAY.match(match[0]) or (
            name == "month"
            and match[0].lower().rstrip(".") in ("may", "march", "mar", "sun")
            and (
                match[0][0].islower()
                or not re.search(
                    r"\b(?:in|of|since|by|until|last|this|next|during|early|late)\s+$",
                    text[max(0, match.start() - 20) : match.start()],
                    re.IGNORECASE,
                )
            )
        ):
            continue
        relation = _relation(text[max(0, match.start() - 60) : match.start()], name)
        edtf = resolve(match, line, tense.ahead(relation))
        anchor = published.text if published and name not in _ABSOLUTE else None
        last = match.end() - (match[0].endswith(".") and match.end() == len(text))  # the sentence's own full stop
        out.append(
            DateMention(
                start=starts[match.start()],
                end=ends[last - 1],
                text=text[match.start() : last],
                edtf=edtf,
                rule=name,
                sentence=sentence.index,
                anchor=anchor,
                relation=relation,
            )
        )
    return out


def _joined(sentence: Sentence) -> tuple[str, list[int], list[int]]:
    """The sentence's words with the raw offset where each character starts and ends."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    previous = None
    for token in sentence.tokens:
        if previous is not None and token.start > previous.end:
            text.append(" ")
            starts.append(previous.end)
            ends.append(token.start)
        width = len(token.text)
        for k, char in enumerate(token.text):
            text.append(char)
            starts.append(min(token.start + k, token.end - 1))
            ends.append(token.end if k == width - 1 else min(token.start + k + 1, token.end))
        previous = token
    return "".join(text), starts, ends


class _Finder:
    """The earliest match of any rule from a place on; each rule looks again only when its match lies behind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.waiting: list[Match | None] = [pattern.search(text) for _, pattern, _ in _COMPILED]

    def first(self, at: int) -> tuple[str, Match, Resolver] | None:
        """The earliest match; of two at one place the rule that stands first."""
        best: tuple[str, Match, Resolver] | None = None
        for k, (name, pattern, resolve) in enumerate(_COMPILED):
            match = self.waiting[k]
            if match is not None and match.start() < at:
                match = self.waiting[k] = pattern.search(self.text, at)
            if match is not None and (best is None or match.start() < best[1].start()):
                best = name, match, resolve
        return best


def _relation(before: str, rule: str) -> Relation | None:
    for pattern, relation in _RELATION:
        if pattern.search(before):
            if relation == "for":
                return "for" if rule in _LASTING else None
            return relation
    return "for" if rule == "lasting" else None


_TIMETABLE = {"end", "expire", "lapse", "begin", "start", "open", "meet", "convene", "enter"}


def _timetabled(sentence: Sentence) -> bool:
    """True for a present tense that tells the future: "the treaty ends on 2 August"."""
    return any(t.tag in ("VBZ", "VBP") and t.lemma.lower() in _TIMETABLE for t in sentence.tokens)


@dataclass(frozen=True)
class _Tense:
    """What a sentence's verbs say of past and future."""

    had: bool
    will: bool

    @classmethod
    def of(cls, sentence: Sentence) -> _Tense:
        past = any(t.tag == "VBD" and t.pos == "VERB" and t.dep.lower() == "root" for t in sentence.tokens)
        helpers = {t.text.lower() for t in sentence.tokens if t.pos in ("AUX", "PART")}
        return cls(
            had=any(t.text.lower() == "had" for t in sentence.tokens),
            will=bool(helpers & {"will", "shall", "'ll"} or _timetabled(sentence)) and not past,
        )

    def ahead(self, relation: Relation | None) -> bool:
        """True when a date lies after the dateline: "by" it, or in a clause with "will"."""
        return not self.had if relation == "by" else self.will
