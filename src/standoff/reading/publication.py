"""Who published a document and when, with the words that say so and the rivals that were not taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import DateCandidate, Document, Edtf
from ..model.dates import BadDate
from .boilerplate import BYLINE, DATE, MONTH, NAME, TIME, WEEKDAY, Decision, dateline, is_body, is_date_line, word_count
from .markup import Named, Page
from .passages import Passage

if TYPE_CHECKING:
    from ..catalogue import Catalogue

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_META = {  # what a page says of itself -> how much that is worth
    "article:published_time": 88,
    "ld:datepublished": 87,
    "datepublished": 86,
    "og:article:published_time": 86,
    "dc.date.issued": 80,
    "dc.date": 78,
    "dcterms.created": 78,
    "pubdate": 80,
    "publishdate": 80,
    "publish_date": 80,
    "parsely-pub-date": 80,
    "sailthru.date": 80,
    "date": 75,
    "front:date": 88,
    "front:published": 89,
    "front:pubdate": 88,
}
_MODIFIED = (
    "article:modified_time",
    "ld:datemodified",
    "datemodified",
    "og:updated_time",
    "last-modified",
    "front:updated",
    "front:modified",
)
_SITE = (
    "og:site_name",
    "ld:publisher",
    "front:publisher",
    "front:paper",
    "front:newspaper",
    "front:site",
    "front:outlet",
    "application-name",
    "dc.publisher",
    "publisher",
    "twitter:site",
)
_AUTHOR_KEYS = (
    "author",
    "ld:author",
    "front:author",
    "front:byline",
    "front:by",
    "byl",
    "dc.creator",
    "parsely-author",
    "article:author",
)
_BY = re.compile(
    r"^\W*(?:(?:exclusive|analysis|opinion|report|story|written|text) )?by:?\s+(?P<names>.{2,160})$", re.I | re.S
)
_BY_ENDS = re.compile(
    rf"\s*(?:\||•|·|;|\s[-–—]\s|\bin [A-Z]|\bat [A-Z]|\bfor [A-Z]|,\s*(?!(?:jr|sr|ph\.?d)\b)|\bpublished\b|"
    rf"\bupdated\b|{DATE.pattern[:0]}(?<!\w)(?:{WEEKDAY})\b,?"
    rf"|(?<!\w)(?:{MONTH})\s+\d|\b\d{{1,2}}\s+(?:{MONTH})|\d{{4}}).*$",
    re.I | re.S,
)
_BY_PLACE = re.compile(r"\s+(?:in|at|for|from) [A-Z].*$", re.S)
_STAFF = re.compile(r"^(?:our|staff|a|the|news|admin)\b.*", re.I)
_DATED = re.compile(
    r"\b(?P<word>first published|originally published|published|posted|issued|released|updated|last (?:updated|"
    r"modified)|modified"
    rf"|accessed|retrieved|archived)\b(?: on| at)?\s*:?\s*(?:{WEEKDAY})?,?\s*(?:{TIME})?,?\s*$",
    re.I,
)
_ORIGIN = re.compile(
    rf"original source of this (?:article|piece|post|story) is:? (?P<a>[^.\n|]{{2,80}})|^\W*(?:original "
    rf")?source\s*:\s*(?P<b>{NAME})"
    rf"|\b(?:first|originally) (?:appeared|published|posted|ran)\b(?: (?:in|on|by|at))? (?P<c>{NAME})"
    rf"|\bre-?(?:published|printed|posted) (?:with permission )?(?:from|with permission from|courtesy of) "
    rf"(?P<d>{NAME})|^\W*via\s*:\s*(?P<e>{NAME})",
    re.I,
)
_ORIGIN_CASE = re.compile(r"^(?:the |our )?[A-Z0-9]")
_SELF = (  # an outlet that speaks of itself
    re.compile(rf"^(?:Dear )?(?P<n>{NAME}) [Rr]eaders?\b\s*[,:]?$"),
    re.compile(
        rf"\b(?:articles?|stor(?:y|ies)|reports?|pieces?|posts?|coverage|reported|noted|"
        rf"wrote)\b[^.]{{0,25}}?\b(?:also |here )(?:on|at|in) (?P<n>(?:[Tt]he )?{NAME})"
    ),
    re.compile(
        rf"\b[Aa]s (?:we|this \w+)? ?(?:noted|reported|mentioned|discussed|wrote)\b[^.]{{0,40}}?\b(?:on|at|in|by) "
        rf"(?P<n>(?:[Tt]he )?{NAME})(?= and |,)"
    ),
    re.compile(rf"\b[Bb]ecome an? (?:[Mm]ember|[Ss]upporter|[Pp]atron) of (?P<n>{NAME})"),
    re.compile(rf"\b(?:[Hh]elp|[Ss]upport) (?P<n>{NAME}) (?:continue|keep|report|to )"),
    re.compile(rf"\bour (?P<n>{NAME}) (?:(?:[Dd]aily|[Ww]eekly|[Ee]-?mail) )?[Nn]ewsletter"),
    re.compile(rf"^\W*(?:Subscribe|Sign up) (?:to|for) (?P<n>{NAME})"),
    re.compile(rf"^\W*The (?P<n>{NAME}) [Tt]eam\W*$"),
    re.compile(rf"\bComment on (?P<n>{NAME}) (?:[Aa]rticles|[Ss]tories)"),
    re.compile(rf"^(?P<n>{NAME}) is (?:free to read|funded|reader-supported|an independent|not responsible)"),
)
_MASTHEAD = re.compile(r"(?:[A-Z][\w'&.-]*|of|the|and|for|on|in)(?: (?:[A-Z][\w'&.-]*|of|the|and|for|on|in)){1,10}")
_MORE_FROM = re.compile(rf"^\W*More (?:from|on|at) (?P<n>{NAME})$")
_RIGHTS = re.compile(
    rf"(?:\b[Cc]opyright\b|©|\([cC]\))(?:\s*(?:[Cc]opyright|©|\([cC]\)|by))*\s*(?:(?:19|"
    rf"20)\d\d(?:\s*[-–]\s*\d{{2,4}})?,?\s*)?(?:by )?(?P<n>{NAME})"
)
_TOLD = re.compile(rf"\b(?:told|in an interview (?:with|to)|interview with|speaking to) (?P<n>{NAME})")
_DOMAIN = re.compile(r"(?:https?://(?:www\.)?|\bwww\.|@)(?P<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.I)
_NOTNAMES = re.compile(
    r"^(?:the|all|our|this|press release|news release|breaking(?: news)?|exclusive|analysis|opinion|"
    r"comment|statement|report|brief(?:ing)?|transcript|copyright|photo|image|rights?|by|reserved|articles?|facebook|twitter|telegram|youtube|us|"
    r"our|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|updated|published|posted|date)$",
    re.I,
)


READ_LIMIT = 3_000  # characters of a paragraph that are searched for names and days of publication


@dataclass(frozen=True)
class Found:
    """A day that the document might have been published on; the heavier wins, of two alike the earlier in the file."""

    date: str
    start: int
    end: int
    rule: str
    weight: int


@dataclass(frozen=True)
class Naming:
    """A name with the raw stretch that says it."""

    name: str
    start: int
    end: int


def place_in_time(
    document: Document,
    page: Page,
    decisions: list[Decision],
    catalogue: Catalogue | None,
    *,
    published: str | None = None,
    publisher: str | None = None,
) -> None:
    """Write publication date, publisher, original source, author and title into the document, each with its
    evidence."""
    passages = page.passages
    first_body = next(
        (i for i, (p, d) in enumerate(zip(passages, decisions, strict=True)) if d.kind and is_body(p)), len(passages)
    )
    dates = sorted(set(_dates(document, page, decisions, first_body)), key=lambda c: (c.start, -c.weight))
    best = max(dates, key=lambda c: (c.weight, -c.start), default=None)
    if best is not None and best.weight <= 0:
        best = None
    if published:
        document.published, document.published_evidence = published, "given by the user"
        best = None
    elif best is not None:
        document.published, document.published_evidence = best.date, document.text[best.start : best.end]
    elif inferred := _inferred(passages, decisions):
        document.published, document.published_evidence = inferred
        document.notes.append(f"no date is printed: {inferred[0]} is inferred from the days that the text speaks of")
    document.published_rivals = [
        DateCandidate(start=c.start, end=c.end, text=document.text[c.start : c.end], date=c.date, rule=c.rule)
        for c in dates
        if c is not best and c.date != document.published
    ][:20]
    _names(document, page, decisions, catalogue, first_body, publisher)


# --- the date -------------------------------------------------------------------------------------------------------


def edtf_of(match: re.Match[str]) -> str | None:
    """EDTF day of a DATE match; day and month of 03/05/2011 are told apart only where one exceeds 12."""
    g = match.groupdict()
    if g["y1"] or g["y2"]:
        month = MONTHS.index((g["m1"] or g["m2"])[:3].lower()) + 1
        day, year = int(g["d1"] or g["d2"]), int(g["y1"] or g["y2"])
    elif g["y3"]:
        day, month, year = int(g["d3"]), int(g["m3"]), int(g["y3"])
    else:
        day, month, year = int(g["d4"]), int(g["m4"]), int(g["y4"])
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month:
            return f"{year:04d}"  # which is the day is not known
    try:
        return Edtf.parse(f"{year:04d}-{month:02d}-{day:02d}").text
    except BadDate:
        return None


def _dates(document: Document, page: Page, decisions: list[Decision], first_body: int) -> Iterator[Found]:
    for said in page.said:
        day = re.match(r"(?:19|20)\d\d-\d\d-\d\d", said.value) or DATE.match(said.value)
        if not day:
            continue
        date = edtf_of(m) if (m := DATE.match(said.value)) else None
        if date is None:
            continue
        at = document.text.find(day[0], said.start, said.end)
        start, end = (at, at + len(day[0])) if at >= 0 else (said.start, said.end)
        if said.key in _META:
            yield Found(date, start, end, f"the page's own {said.key.split(':')[-1]}", _META[said.key])
        elif said.key in _MODIFIED:
            yield Found(date, start, end, "when the page was changed", 0)
    for time in page.times:
        m = DATE.match(time.value)
        if m and (date := edtf_of(m)):
            words = document.text[time.start : time.end]
            start = time.start + len(words) - len(words.lstrip())
            end = time.start + len(words.rstrip())
            if end > start and "<" not in words:
                weight = (
                    0
                    if time.key == "furniture"
                    else 92
                    - (
                        10
                        if _DATED.search(document.text[max(0, start - 60) : start])
                        and re.search(r"updat|modif", document.text[max(0, start - 60) : start], re.I)
                        else 0
                    )
                )
                yield Found(
                    date,
                    start,
                    end,
                    "a time in the page's furniture" if not weight else "the page's time element",
                    weight,
                )
    n, own_line_seen = len(page.passages), 0
    for i, (passage, decision) in enumerate(zip(page.passages, decisions, strict=True)):
        line = is_date_line(passage)
        for k, m in enumerate(DATE.finditer(passage.text[:READ_LIMIT])):
            if k >= 6 or (date := edtf_of(m)) is None:
                continue
            found = _placed(passage, decision, i, n, first_body, m, date, line, k + own_line_seen)
            yield found
            own_line_seen += found.weight >= 90
        if decision.kind and i <= first_body + 1 and (d := dateline(passage)) and d["date"]:
            yield from _short(page, passage, d, document)


def _placed(
    passage: Passage,
    decision: Decision,
    i: int,
    n: int,
    first_body: int,
    m: re.Match[str],
    date: str,
    line: bool,
    earlier: int,
) -> Found:
    """One printed date, weighed by where it stands."""
    before = passage.text[: m.start()]
    dated = _DATED.search(before)
    start, end = passage.raw(m.start(), m.end())
    if dated and re.match(r"updat|last|modif|access|retriev|archiv", dated["word"], re.I):
        weight = 40 if line and i <= first_body + 1 and re.match(r"updat|last|modif", dated["word"], re.I) else 0
        return Found(date, start, end, "when it was changed or looked up", weight)
    if dated and re.match(r"first|orig", dated["word"], re.I):
        return Found(date, start, end, "when the original appeared", 30)
    d = dateline(passage) if decision.kind and i <= first_body + 1 else None
    if d and d["date"] and m.start() < d.end():
        a, b = passage.raw(0, len(d[0].rstrip(" -–—:.")))
        return Found(date, a, b, "the agency's dateline", 85)
    if line and decision.kind is None and i < first_body:
        a, b = _line(passage, m)
        start, end = passage.raw(a, b)
        return Found(
            date,
            start,
            end,
            "a line by the headline" if not earlier else "a second line by the headline, of the original or a change",
            95 - 5 * min(earlier, 3),
        )
    if line and decision.kind is None and (dated or BYLINE.match(passage.text)):
        return Found(date, start, end, "a line after the article", 70)
    if decision.kind is None:
        return Found(date, start, end, f"stands in what is not read ({decision.reason})", 0)
    return Found(date, start, end, "a day that the article speaks of", 0)


def _line(passage: Passage, m: re.Match[str]) -> tuple[int, int]:
    """The stretch of a line that says publisher and date: without the byline before it, with the time of day
    behind it."""
    text = passage.text
    end = m.end()
    tail = re.match(rf"[\s,|–-]*(?:at )?{TIME}", text[end:])
    if tail:
        end += len(tail[0].rstrip())
    before = text[: m.start()]
    if BYLINE.match(text) or "|" in before:
        cut = max(before.rfind("|"), before.rfind("•"), before.rfind("·"))
        if cut >= 0:
            start = cut + 1 + len(before[cut + 1 :]) - len(before[cut + 1 :].lstrip())
            return start, end
        return m.start(), end
    dated = _DATED.search(before)
    if dated:
        return m.start(), end
    named = re.search(r"(?:^|[|•·]\s*)([^|•·]*)$", before)
    start = named.start(1) if named else 0
    return start + len(text[start:]) - len(text[start:].lstrip()), end


def _short(page: Page, passage: Passage, d: re.Match[str], document: Document) -> Iterator[Found]:
    """A dateline without a year takes the year of the days named elsewhere that comes nearest."""
    if re.search(r"(?:19|20)\d\d", d["date"]):
        return
    m = re.match(rf"(?P<m>{MONTH}) (?P<d>\d+)|(?P<d2>\d+) (?P<m2>{MONTH})", d["date"], re.I)
    if not m:
        return
    month, day = MONTHS.index((m["m"] or m["m2"])[:3].lower()) + 1, int(m["d"] or m["d2"])
    years: dict[int, int] = {}
    for p in page.passages:
        for f in DATE.finditer(p.text[:READ_LIMIT]):
            edtf = edtf_of(f)
            if edtf and edtf[5:7] == f"{month:02d}":
                years[int(edtf[:4])] = years.get(int(edtf[:4]), 0) + 5
    for said in (*page.said, *page.times):
        if y := re.match(r"(?:19|20)\d\d", said.value):
            years[int(y[0])] = years.get(int(y[0]), 0) + 10
    if not years:
        for p in page.passages:
            for y in re.finditer(r"\b(?:19|20)\d\d\b", p.text):
                years[int(y[0])] = years.get(int(y[0]), 0) + 1
        if not years:
            return
    year = max(years, key=lambda y: (years[y], y))
    try:
        date = Edtf.parse(f"{year}-{month:02d}-{day:02d}").text
    except BadDate:
        return
    start, end = passage.raw(0, len(d[0].rstrip(" -–—:.")))
    yield Found(date, start, end, "the agency's dateline; its year is that of other days in the text", 60)


_AHEAD = re.compile(
    r"\b(?:will|shall|would|hopes?|hoping|expect\w*|plan(?:s|ned|ning)?|due|by (?:the (?:end|middle|start)|early|mid"
    r"|late|next|(?:19|20)\d\d|spring|summer|autumn|winter|fall)|until|scheduled|projected|to be|to come|set to|next"
    r"|upcoming|envisage\w*)\b",
    re.I,
)
_LOOSE = re.compile(
    rf"\b(?:(?P<m>{MONTH})(?: (?P<d>\d{{1,2}})(?:st|nd|rd|th)?)?(?:,? (?P<y>(?:19|20)\d\d))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH})(?:,? (?P<y2>(?:19|20)\d\d))?|(?P<y3>(?:19|"
    rf"20)\d\d))(?![\w%]|,\d)"
)


def _inferred(passages: list[Passage], decisions: list[Decision]) -> tuple[str, str] | None:
    """A month, or a year, from the days the article speaks of as past, when no date is printed.

    The latest full day or month named as past is a floor, the earliest named as to come a ceiling; a day without a year
    is the first such day after the floor. None when the article speaks of no day.
    """
    past: list[tuple[str, str]] = []
    ahead: list[str] = []
    bare: list[tuple[int, int, str]] = []
    for passage, decision in zip(passages, decisions, strict=True):
        if decision.kind is None:
            continue
        for part in re.split(r"(?<=[.!?])[\"']?\s+(?=[A-Z\"'])", passage.text[:READ_LIMIT]):
            for m in _LOOSE.finditer(part):
                name, day, year = m["m"] or m["m2"], m["d"] or m["d2"], m["y"] or m["y2"] or m["y3"]
                if name and not day and not year:
                    continue
                month = MONTHS.index(name[:3].lower()) + 1 if name else 0
                if not year:
                    bare.append((month, int(day or 1), m[0]))
                    continue
                edtf = year + (f"-{month:02d}" if month else "") + (f"-{int(day):02d}" if month and day else "")
                try:
                    Edtf.parse(edtf)
                except BadDate:
                    continue
                if _AHEAD.search(part):
                    ahead.append(edtf)
                else:
                    past.append((edtf, m[0]))
    if not past:
        return None
    floor, words = max(
        past, key=lambda p: (Edtf.parse(p[0]).latest if len(p[0]) > 4 else Edtf.parse(p[0]).earliest, len(p[0]))
    )
    begin = Edtf.parse(floor).earliest
    later: list[tuple[str, str]] = []
    for month, day, said in bare:
        year_of = begin.year + ((month, day) < (begin.month, begin.day))
        try:
            later.append((Edtf.parse(f"{year_of}-{month:02d}-{day:02d}").text, said))
        except BadDate:
            continue
    ceiling = min((a for a in ahead if a > floor), default="9999")
    later = [(d, s) for d, s in later if d[: len(ceiling)] <= ceiling]
    if later:
        date, said = max(later)
        return date[:7], f'inferred: no date is printed; the text speaks of "{said}" and, with the year, of "{words}"'
    if len(floor) == 4:
        return floor, f'inferred: no date is printed; the latest year that the text speaks of as past is "{words}"'
    return floor[:7], f'inferred: no date is printed; the latest day that the text speaks of as past is "{words}"'


# --- the names ------------------------------------------------------------------------------------------------------


def _clean(name: str) -> str:
    name = " ".join(name.split()).strip(" .,:;|-–—\"'*_()[]/@")
    name = re.sub(r"\s+(?:and|for|of|the|in|on)$", "", name)
    return re.sub(r"(?:'s|')$", "", name)


def _good(name: str) -> bool:
    return 1 < len(name) <= 60 and not _NOTNAMES.match(name) and any(c.isalpha() for c in name)


class _Register:
    """Publishers as the catalogue names them."""

    def __init__(self, catalogue: Catalogue | None) -> None:
        self.names: dict[str, str] = {}
        self.domains: dict[str, str] = {}
        for p in catalogue.entities("publisher") if catalogue is not None else []:
            for name in (p.name, *p.aliases):
                self.names.setdefault(self.key(name), p.name)
            for domain in getattr(p, "domains", []):
                self.domains[domain.lower()] = p.name

    @staticmethod
    def key(name: str) -> str:
        return re.sub(r"^the |[\W_]+", "", name.lower())

    def known(self, name: str) -> str | None:
        return self.names.get(self.key(name))

    def by_domain(self, domain: str) -> str | None:
        domain = domain.lower()
        return next((name for d, name in self.domains.items() if domain == d or domain.endswith("." + d)), None)

    def tidy(self, name: str) -> str:
        name = _clean(name)
        return self.known(name) or name


def _names(
    document: Document,
    page: Page,
    decisions: list[Decision],
    catalogue: Catalogue | None,
    first_body: int,
    publisher: str | None,
) -> None:
    register = _Register(catalogue)
    passages = page.passages
    said: dict[str, Named] = {}
    for s in page.said:
        said.setdefault(s.key, s)
    head = [p for p, d in list(zip(passages, decisions, strict=True))[:first_body] if d.kind is None]
    document.title = next(
        (p.text for p, d in zip(passages, decisions, strict=True) if d.kind == "headline"), None
    ) or next((_clean(said[k].value) for k in ("og:title", "front:title", "title") if k in said), None)
    document.author = _author(head, passages, decisions, {k: v.value for k, v in said.items()})
    origin = next((o for p in passages if (o := _origin(p))), None)
    lines = [n for p in head if is_date_line(p) and not BYLINE.match(p.text) and (n := _line_name(p))]
    if origin is None and len(lines) > 1 and register.tidy(lines[1].name) != register.tidy(lines[0].name):
        origin = lines[1].name
    if origin is None:
        dated = any(is_date_line(p) for p in head)
        lone = next(
            (
                p.text
                for p in head
                if dated and p.linked and p.link_share > 0.9 and word_count(p) <= 6 and not BYLINE.match(p.text)
            ),
            None,
        )
        origin = lone if lone and lines and lone != lines[0].name else None
    origin = register.tidy(origin) if origin else None
    if publisher:
        document.publisher, document.publisher_evidence = publisher, "given by the user"
    else:
        found = next(
            (
                n
                for n in _publishers(document, page, decisions, register, said, lines, first_body)
                if _good(_clean(n.name))
                and not (origin and register.tidy(n.name) == origin)
                and _clean(n.name) != (document.author or "")
            ),
            None,
        )
        if found:
            document.publisher = register.tidy(found.name)
            document.publisher_evidence = document.text[found.start : found.end]
    if origin is None:
        agency = next(
            (
                d["agency"]
                for p, k in zip(passages, decisions, strict=True)
                if k.kind and (d := dateline(p)) and d["agency"]
            ),
            None,
        )
        if agency and document.publisher and register.tidy(agency) != document.publisher:
            origin = register.tidy(agency)
    document.original_source = origin if origin != document.publisher else None


def _origin(passage: Passage) -> str | None:
    m = _ORIGIN.search(passage.text[:READ_LIMIT])
    if not m:
        return None
    name = next((v for v in m.groupdict().values() if v), "")
    name = re.split(
        r"\s+on (?:January|February|March|April|May|June|July|August|September|October|November|December|\d)|"
        r"\s+(?:and is|at http|http)",
        name,
    )[0]
    return _clean(name) if _ORIGIN_CASE.match(name) and _good(_clean(name)) else None


def _line_name(passage: Passage) -> Naming | None:
    """The outlet in a line with a date: "Harbour Post, 3 May 2011", "3 May 2011 | Harbour Post"."""
    m = DATE.search(passage.text)
    if not m:
        return None
    for a, b in ((0, m.start()), (m.end(), len(passage.text))):
        piece = re.sub(
            rf"\b(?:{WEEKDAY}|published|posted|updated|on|at)\b:?|{TIME}",
            lambda x: " " * len(x[0]),
            passage.text[a:b],
            flags=re.I,
        )
        for part in re.finditer(r"[^|•·,/–—()]+", piece):
            name = _clean(part[0])
            if _good(name) and name[0].isupper() and len(name.split()) <= 7:
                lead = len(part[0]) - len(part[0].lstrip())
                start = a + part.start() + lead
                return Naming(name, *passage.raw(start, start + len(part[0].strip())))
    return None


def _author(
    head: list[Passage], passages: list[Passage], decisions: list[Decision], said: dict[str, str]
) -> str | None:
    """The byline's names, without place, office and date."""
    lines = [*head, *(p for p, d in zip(passages, decisions, strict=True) if d.kind is None and d.reason == "byline")]
    for passage in lines:
        m = _BY.match(passage.text[:READ_LIMIT])
        if m and word_count(passage) <= 25:
            names = _BY_PLACE.sub("", _BY_ENDS.sub("", m["names"]))
            names = _clean(names)
            if _good(names) and not _STAFF.match(names) and names[0].isupper():
                return names.title() if names.isupper() and " " in names else names
    return next(
        (_clean(said[k]) for k in _AUTHOR_KEYS if k in said and _good(_clean(said[k])) and "http" not in said[k]), None
    )


def _publishers(
    document: Document,
    page: Page,
    decisions: list[Decision],
    register: _Register,
    said: dict[str, Named],
    lines: list[Naming],
    first_body: int,
) -> Iterator[Naming]:
    """Who may have published this copy, the best evidence first."""
    for key in _SITE:
        if s := said.get(key):
            yield Naming(s.value, s.start, s.end)
    yield from lines
    pairs = list(zip(page.passages, decisions, strict=True))
    for i, (p, d) in enumerate(pairs[: first_body + 2]):
        if d.kind and i >= first_body - 1 and (m := dateline(p)) and m["agency"]:
            yield Naming(m["agency"], *p.raw(m.start("agency"), m.end("agency")))
    for p, _ in pairs:
        for pattern in _SELF:
            for m in pattern.finditer(p.text[:READ_LIMIT]):
                name = m["n"]
                name = re.sub(r" and .*$", "", name)
                if "ewsletter" in m[0]:
                    name = re.sub(r" (?:Daily|Weekly|Morning|Evening|E-?[Mm]ail)$", "", name)
                yield Naming(name, *p.raw(m.start(), m.end()))
    for p, d in pairs:
        if d.kind is None and (m := _RIGHTS.search(p.text[:READ_LIMIT])) and d.reason != "photo caption":
            yield Naming(m["n"], *p.raw(m.start(), m.end()))
    for p, d in pairs[:first_body]:
        if (
            d.kind is None
            and d.reason in ("masthead", "publication line")
            and not DATE.search(p.text)
            and (register.known(_clean(p.text)) or p.text.isupper() or _MASTHEAD.fullmatch(p.text[:READ_LIMIT]))
        ):
            yield Naming(p.text, *p.raw(0, len(p.text)))
    for p, d in pairs[:first_body]:
        m2 = _BY.match(p.text) if d.kind is None else None
        if m2 and "," in p.text:
            tail = p.text[p.text.index(",") + 1 :]
            name = _clean(tail.split("|")[0])
            if register.known(name) or (_good(name) and re.fullmatch(NAME, name) and not DATE.search(name)):
                at = p.text.index(name)
                yield Naming(name, *p.raw(at, at + len(name)))
    title = said.get("title")
    if title and "|" in title.value:
        yield Naming(title.value.split("|")[-1], title.start, title.end)
    for p, d in pairs:
        if d.kind is None:
            for m in _DOMAIN.finditer(p.text[:READ_LIMIT]):
                if name := register.by_domain(m["domain"]):
                    yield Naming(name, *p.raw(m.start(), m.end()))
    for p, _ in pairs:
        if m := _MORE_FROM.match(p.text[:READ_LIMIT]):
            yield Naming(m["n"], *p.raw(0, len(p.text)))
