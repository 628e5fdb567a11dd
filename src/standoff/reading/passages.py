"""Raw characters to normalised ones, each with the raw stretch it stands for; and the lines of plain text and
Markdown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

# Characters that print nothing: soft hyphen, zero-width, direction marks, variation selectors, byte-order mark.
_UNSEEN = frozenset(
    map(
        chr,
        (
            0xAD,
            0x61C,
            0x180E,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            0xFEFF,
        ),
    )
)
_STRAIGHT = {**dict.fromkeys("“”„‟«»〝〞＂", '"'), **dict.fromkeys("‘’‚‛‹›´`＇ʼ", "'")}
_ESCAPABLE = frozenset("\\`*_{}[]()#+-.!$|~<>\"'&%")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")  # ![alt](src "title")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,1000})\]\(([^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,200})"
    r"(?:\s+\"[^\"]{0,500}\")?\)"
)  # [words](address)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000}|[^<>\s@]{1,200}@[^<>\s@]{1,200})>")  # <https://…>
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.S)
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|p|br|hr|span|div|sup|sub|small|img|figure|figcaption|center|font)\b[^<>]{0,500}>", re.I
)  # a stray HTML tag in Markdown


def words(text: str) -> frozenset[str]:
    """The words of a text as a set: how this package writes its vocabularies."""
    return frozenset(text.split())


@dataclass
class Passage:
    """A stretch of the file as it is laid out, before it is decided whether it is read."""

    text: str = ""
    starts: list[int] = field(default_factory=list)  # raw start of each character of `text`
    ends: list[int] = field(default_factory=list)  # raw end of each character of `text`
    raw_start: int = 0  # with the marks around it
    raw_end: int = 0
    level: int = 0  # heading level, 0: none
    item: bool = False  # a list item
    quoted: bool = False  # a block quotation
    gap: int = 1  # blank lines before it
    linked: list[tuple[int, int, str]] = field(default_factory=list)  # stretches of `text` that are links, with address
    emphasised: bool = False  # all of it is between emphasis marks
    broken: bool = False  # Markdown: a hard line break behind it
    element: str = ""  # HTML: the element it stands in
    inside: frozenset[str] = frozenset()  # HTML: elements, classes and roles around it
    main: bool | None = None  # HTML: whether the page's main text holds it, None: not known

    @property
    def link_share(self) -> float:
        """Share of the characters that are link text, 0 to 1."""
        return sum(b - a for a, b, _ in self.linked) / max(1, len(self.text))

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of a non-empty stretch of the normalised text."""
        return self.starts[start], self.ends[end - 1]

    def join(self, other: Passage, glue: str = " ") -> None:
        """Take the other passage in behind this one."""
        if glue and self.text and other.text:
            self.text += glue
            self.starts.append(self.ends[-1])
            self.ends.append(max(self.ends[-1], min(self.ends[-1] + 1, other.starts[0])))
        shift = len(self.text)
        self.text += other.text
        self.starts += other.starts
        self.ends += other.ends
        self.linked += [(a + shift, b + shift, url) for a, b, url in other.linked]
        self.raw_end = other.raw_end
        self.emphasised = self.emphasised and other.emphasised
        self.broken = other.broken


class Scribe:
    """Writes normalised characters one by one, keeping the raw stretch of each."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.linked: list[tuple[int, int, str]] = []

    def put(self, char: str, start: int, end: int) -> None:
        """Add a character: blanks collapse, unseen ones vanish, quotes become straight, accents compose."""
        if char in _UNSEEN:
            return
        if char.isspace():
            if self.chars and self.chars[-1] != " ":
                self._add(" ", start, end)
            return
        if char < " " or "\x7f" <= char < "\xa0":
            return
        if self.chars and unicodedata.combining(char):
            both = unicodedata.normalize("NFC", self.chars[-1] + char)
            if len(both) == 1:
                self.chars[-1], self.ends[-1] = both, end
                return
        for one in unicodedata.normalize("NFC", char):
            self._add(_STRAIGHT.get(one, one), start, end)

    def _add(self, char: str, start: int, end: int) -> None:
        if (
            char == "'"
            and self.chars
            and self.chars[-1] == "'"
            and self.ends[-1] == start
            and start >= 0
            and (len(self.chars) < 2 or not self.chars[-2].isalnum() or self._closing())
        ):
            self.chars[-1], self.ends[-1] = '"', end  # ``…'' and ''…'' as typed on old machines
            return
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def _closing(self) -> bool:
        return '"' in self.chars[-400:]

    def passage(self) -> Passage:
        """What was written, trimmed."""
        text = "".join(self.chars)
        keep = text.rstrip()
        cut = len(keep)
        linked = [(a, min(b, cut), url) for a, b, url in self.linked if a < cut]
        return Passage(keep, self.starts[:cut], self.ends[:cut], linked=linked)


def inline(raw: str, start: int, end: int, scribe: Scribe, *, depth: int = 0) -> None:
    """Write a stretch of plain text or Markdown without its marks."""
    at = start
    while at < end:
        char = raw[at]
        if char == "\\" and at + 1 < end and raw[at + 1] in _ESCAPABLE:
            scribe.put(raw[at + 1], at + 1, at + 2)
            at += 2
            continue
        if char == "!" and (image := _IMAGE.match(raw, at, end)):
            at = image.end()
            continue
        if char == "[" and depth < 3 and (link := _LINK.match(raw, at, end)):
            before = len(scribe.chars)
            inline(raw, link.start(1), link.end(1), scribe, depth=depth + 1)
            scribe.linked.append((before, len(scribe.chars), link[2]))
            at = link.end()
            continue
        if char == "<":
            if auto := _AUTOLINK.match(raw, at, end):
                before = len(scribe.chars)
                for i in range(auto.start(1), auto.end(1)):
                    scribe.put(raw[i], i, i + 1)
                scribe.linked.append((before, len(scribe.chars), auto[1]))
                at = auto.end()
                continue
            if skip := _COMMENT.match(raw, at, end) or _TAG.match(raw, at, end):
                at = skip.end()
                continue
        if char in "*_`" and _is_mark(raw, at, start, end):
            at += 1
            continue
        scribe.put(char, at, at + 1)
        at += 1


def _is_mark(raw: str, at: int, start: int, end: int) -> bool:
    """True for an emphasis or code mark; false for a footnote star between blanks, snake_case and `` as a quote."""
    char = raw[at]
    before = raw[at - 1] if at > start else " "
    after = raw[at + 1] if at + 1 < end else " "
    if char == "*":
        return not (before.isspace() and after.isspace())
    if char == "_":
        return not (before.isalnum() and after.isalnum()) and not (before.isspace() and after.isspace())
    if "`" in (before, after):
        return False  # an opening quotation mark of old machines
    return raw.count("`", start, min(end, start + 5000)) % 2 == 0


_RULE = re.compile(r"\s*(?:[-*_=~–—•]\s*){3,}\s*")  # --- between parts
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")  # ## Words
_BULLET = re.compile(r"[ \t]*(?:[-+*•‣▪◦●·][ \t]+|\(?\d{1,2}[.)][ \t]+(?=\S))")  # - words, 3. words
_LONE_BULLET = re.compile(r"[ \t]*[-+*•‣▪◦●·][ \t]*")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")  # > words
_FINAL = re.compile(r"""[.?!…:;][\])}"'”’»*_)\d\[(]*$""")  # ends like a sentence, footnote marks allowed
_OPEN_ENDED = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|as|its|their|his|is|are"
    r"|was|were|has|have|had|will|would))$",
    re.I,
)  # no sentence ends so
_DATE_AT_END = re.compile(r"\b(?:19|20)\d\d$")  # a line that is a date says all it has to say
_STARTS_ANEW = re.compile(
    r"(?:[Cc]opyright\b|©|\([cC]\)|By [A-Z]|[A-Z]\w*:\s|[A-Z][A-Z .'-]{2,30}:\s|Published\b|Posted\b|Updated\b"
    r"|https?://|www\.|The original source\b)"
)  # lines of furniture
FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.{0,5000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.S)


def _lines(raw: str, start: int) -> list[tuple[int, int]]:
    found, at = [], start
    for match in re.finditer(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", raw[start:]):
        found.append((at, start + match.start()))
        at = start + match.end()
    found.append((at, len(raw)))
    return found


def _line_passage(raw: str, start: int, end: int, gap: int) -> Passage | None:
    """One line as a passage, None for a rule or a line that shows nothing."""
    body = start
    level, item, quoted = 0, False, False
    if mark := _QUOTE.match(raw, body, end):
        body, quoted = mark.end(), True
    if mark := _HEADING.match(raw, body, end):
        body, level = mark.end(), len(mark[1])
    elif mark := _BULLET.match(raw, body, end):
        body, item = mark.end(), True
    scribe = Scribe()
    inline(raw, body, end, scribe)
    passage = scribe.passage()
    if not passage.text:
        return None
    inner = raw[body:end].strip()
    passage.raw_start = body + raw[body:end].index(inner)
    passage.raw_end = passage.raw_start + len(inner)
    passage.level, passage.item, passage.quoted, passage.gap = level, item, quoted, gap
    passage.broken = raw[body:end].endswith("  ") or inner.endswith("\\")
    passage.emphasised = len(inner) > 2 and inner[0] in "*_" and inner[-1] in "*_"
    return passage


def text_passages(raw: str) -> tuple[list[Passage], tuple[int, int] | None]:
    """Paragraphs, headings and items of plain text or Markdown, and the raw stretch of a front matter.

    Lines broken to a width are joined: a line runs on when the next one's first word would not have fitted into the
    widest line of the text (greedy filling, as every editor breaks lines), or when it stops in mid-clause.
    """
    front = FRONT_MATTER.match(raw)
    begin = front.end() if front and re.search(r"^\w[\w -]*:", front[1], re.M) else 0
    found: list[Passage] = []
    widths: list[int] = []
    gap, bullet_ahead = 1, False
    for start, end in _lines(raw, begin):
        if _RULE.fullmatch(raw, start, end) and raw[start:end].strip():
            gap += 1
            continue
        if raw[start:end].strip() and _LONE_BULLET.fullmatch(raw, start, end):
            gap, bullet_ahead = gap + 1, True  # a bullet on a line of its own: the next line is the item
            continue
        passage = _line_passage(raw, start, end, gap)
        if passage is None:
            gap += 1
            continue
        passage.item = passage.item or bullet_ahead
        found.append(passage)
        widths.append(len(raw[start:end].rstrip()))
        gap, bullet_ahead = 0, False
    return _joined(found, widths), (front.start(), begin) if front and begin else None


NARROWEST_WRAP = 30  # characters; narrower columns are lists of short lines
WIDEST_WRAP = 200  # characters; a text whose lines are longer is not broken to a width


def _joined(lines: list[Passage], widths: list[int]) -> list[Passage]:
    """Lines of one paragraph put together."""
    pairs = [(a, w) for a, w, later in zip(lines, widths, lines[1:], strict=False) if later.gap == 0]
    width = max((w for _, w in pairs), default=0)
    torn = sum(not _FINAL.search(a.text) for a, _ in pairs) >= 0.35 * len(
        pairs
    )  # wrapped lines mostly end in mid-sentence
    out: list[Passage] = []
    last_width = 0
    for passage, line_width in zip(lines, widths, strict=True):
        if out and (glue := _glue(out[-1], passage, last_width, width, torn)) is not None:
            out[-1].join(passage, glue)
        else:
            out.append(passage)
        last_width = line_width
    return out


def _glue(before: Passage, after: Passage, before_width: int, width: int, torn: bool) -> str | None:
    """What joins two lines of one paragraph: a blank or nothing; None when they are two."""
    if after.level or after.item or (before.level and after.gap) or before.quoted != after.quoted:
        return None
    first = after.text.split(" ", 1)[0]
    hyphen = (
        len(before.text) > 2
        and before.text[-1] == "-"
        and before.text[-2].isalnum()
        and after.text[0].isalnum()
        and first.lower() not in ("and", "or", "to")
    )
    glue = "" if hyphen else " "
    open_end = not _FINAL.search(before.text)
    mid_clause = open_end and len(before.text) > 40 and bool(_OPEN_ENDED.search(before.text))
    if after.gap:  # a paragraph torn in mid-sentence, by a page's end for one
        lower = after.text[0].islower() and open_end and len(before.text) > 40 and " " in after.text.strip()
        return glue if lower or (mid_clause and after.gap <= 3 and not before.level) else None
    if open_end and (after.text[0].islower() or hyphen) and len(before.text) > 20:
        return glue
    if (before.broken and before_width < 0.9 * width) or (
        _DATE_AT_END.search(before.text) and before.text.count(" ") < 8
    ):
        return None
    if _STARTS_ANEW.match(after.text):
        return None
    if (
        (torn or open_end)
        and NARROWEST_WRAP <= width <= WIDEST_WRAP
        and before_width + 1 + len(first) > width
        and before_width > 0.5 * width
    ):
        return glue
    return glue if mid_clause else None
