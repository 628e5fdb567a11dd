"""HTML to passages: one linear walk over the markup that no nesting can stop, every character with its raw offset."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from .passages import Passage, Scribe, words

BLOCK = words(
    "p div h1 h2 h3 h4 h5 h6 li blockquote td th figcaption caption section article header footer nav aside ul ol "
    "table tr br hr pre main body figure form dt dd dl center address details summary title fieldset option"
)
SKIPPED = words("script style noscript template svg math iframe object head select button textarea canvas audio video")
RAW_TEXT = frozenset(("script", "style", "textarea", "noscript", "iframe", "xmp"))  # no markup inside
FURNITURE = words("nav footer aside form figcaption caption dialog menu")
_FURNITURE_NAME = re.compile(  # class, id or role of furniture; whole words between hyphens and underscores
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|sidebar|related|recommend\w*|teasers?|newsletter|subscri\w+|"
    r"share|sharing|social"
    r"|comments?|disqus|promo\w*|advert\w*|sponsor\w*|cookie\w*|breadcrumbs?|appeal|donat\w+|popular|trending|"
    r"paywall|caption|cap"
    r"|copyright|disclaimer|tags|most-read|more-from|also-read|banner)(?:[\s_-]|$)",
    re.I,
)
VOID = words("br hr meta link img input source wbr area base col embed track param")
TAG_LIMIT = 50_000  # characters of one tag; longer ones are data addresses that nobody wrote by hand
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]{0,30}")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
KEPT_ATTRIBUTES = (
    "class",
    "id",
    "role",
    "href",
    "datetime",
    "property",
    "name",
    "itemprop",
    "content",
    "hidden",
    "aria-hidden",
    "style",
)


@dataclass(frozen=True)
class Named:
    """What the page says of itself: a key ("article:published_time"), its value, and where the value stands."""

    key: str
    value: str
    start: int
    end: int


@dataclass
class Page:
    """What a file holds: its passages in order, and what it says of itself (meta tags, times, front matter)."""

    passages: list[Passage]
    said: list[Named] = field(default_factory=list)
    times: list[Named] = field(default_factory=list)  # <time datetime>: the value, and where the words in it stand
    front: tuple[int, int] | None = None  # a front matter, as raw offsets
    deepest: int = 0  # most elements open at once


def from_html(raw: str) -> Page:
    """Passages of a page, what it says of itself, and whether each passage belongs to its main text."""
    walk = _Walk(raw)
    walk.run()
    page = walk.page
    _mark_main(raw, page)
    return page


class _Walk:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.page = Page([])
        self.scribe = Scribe()
        self.open: list[tuple[str, str]] = []  # element, words that tell its role
        self.skip_depth = 0  # index in `open` + 1 of the outermost skipped element, 0: none
        self.furniture_depth = 0
        self.link: tuple[int, str] | None = None
        self.time: tuple[str, int] | None = None
        self.counts: dict[str, int] = {}

    def run(self) -> None:
        raw, at, n = self.raw, 0, len(self.raw)
        while at < n:
            lt = raw.find("<", at)
            if lt < 0:
                lt = n
            if lt > at:
                self._text(at, lt)
            if lt == n:
                break
            at = self._markup(lt)
        self._flush(n)

    def _markup(self, at: int) -> int:
        """Handle what begins at a "<"; the offset behind it."""
        raw = self.raw
        if raw.startswith("<!--", at):
            end = raw.find("-->", at + 4)
            return end + 3 if end >= 0 else len(raw)
        if raw.startswith(("<!", "<?"), at):
            end = raw.find(">", at, at + TAG_LIMIT)
            return end + 1 if end >= 0 else at + 2
        closing = raw.startswith("</", at)
        name = _NAME.match(raw, at + 1 + closing)
        if name is None:
            self._text(at, at + 1)
            return at + 1
        end = self._tag_end(name.end())
        if end < 0:
            self._text(at, at + 1)
            return at + 1
        tag = name[0].lower()
        if closing:
            self._close(tag, at)
            return end
        given = {}
        if end - name.end() > 2:
            for m in _ATTRIBUTE.finditer(raw, name.end(), end - 1):
                key = m[1].lower()
                if key in KEPT_ATTRIBUTES and key not in given:
                    group = next((g for g in (2, 3, 4) if m[g] is not None), 0)
                    given[key] = (
                        unescape(m[group]) if group else "",
                        m.start(group) if group else m.start(),
                        m.end(group) if group else m.end(),
                    )
        self._start(tag, given, at, end)
        if tag in RAW_TEXT and raw[end - 2] != "/":
            return self._raw_text(tag, end)
        return end

    def _tag_end(self, at: int) -> int:
        """Offset behind the ">" that closes a tag, quotes respected; -1 when there is none."""
        raw, limit = self.raw, min(len(self.raw), at + TAG_LIMIT)
        plain = raw.find(">", at, limit)
        if plain < 0:
            return -1
        i = at
        while True:
            gt = raw.find(">", i, limit)
            if gt < 0:
                return plain + 1
            quotes = [q for q in (raw.find('"', i, gt), raw.find("'", i, gt)) if q >= 0]
            if not quotes:
                return gt + 1
            quote = min(quotes)
            if raw[quote - 1] not in "= \t\n":
                i = quote + 1
                continue
            close = raw.find(raw[quote], quote + 1, limit)
            if close < 0:
                return plain + 1
            i = close + 1

    def _raw_text(self, tag: str, at: int) -> int:
        """Pass over an element without markup in it; JSON-LD is listened to."""
        found = re.compile(rf"</{tag}\b", re.I).search(self.raw, at)
        end = found.start() if found else len(self.raw)
        if tag == "script" and end - at < 200_000:
            for m in re.finditer(r'"(datePublished|dateModified|dateCreated)"\s*:\s*"([^"]{4,40})"', self.raw[at:end]):
                self.page.said.append(Named("ld:" + m[1].lower(), m[2], at + m.start(2), at + m.end(2)))
            for m in re.finditer(
                r'"(publisher|author)"\s*:\s*\[?\s*\{[^{}]{0,300}?"name"\s*:\s*"([^"]{2,100})"', self.raw[at:end]
            ):
                self.page.said.append(Named("ld:" + m[1], m[2], at + m.start(2), at + m.end(2)))
        return end

    def _start(self, tag: str, given: dict[str, tuple[str, int, int]], at: int, end: int) -> None:
        def value(key: str) -> str:
            return given[key][0] if key in given else ""

        if tag == "meta" and "content" in given:
            key = (value("property") or value("name") or value("itemprop")).lower()
            if key:
                text, start, stop = given["content"]
                self.page.said.append(Named(key, text, start, stop))
        if tag == "time" and "datetime" in given:
            self.time = value("datetime"), end
        if tag in BLOCK:
            self._flush(at)
        if tag == "title" and not any(t == "svg" for t, _ in self.open[-5:]):
            stop = self.raw.find("</", end, end + 2000)
            if stop > end:
                self.page.said.append(Named("title", unescape(self.raw[end:stop]).strip(), end, stop))
        if tag == "a":
            self.link = len(self.scribe.chars), value("href")
        if tag in VOID or self.raw[end - 2] == "/":
            if tag in ("br",):
                self.scribe.put(" ", at, end)
            return
        words = " ".join((value("class"), value("id"), value("role")))[:300]
        hidden = (
            "hidden" in given or value("aria-hidden") == "true" or "display:none" in value("style").replace(" ", "")
        )
        if tag == "p" and self.open and self.open[-1][0] == "p":
            self._close("p", at)
        if tag == "li" and self.open and self.open[-1][0] == "li":
            self._close("li", at)
        self.open.append((tag, words))
        self.counts[tag] = self.counts.get(tag, 0) + 1
        self.page.deepest = max(self.page.deepest, len(self.open))
        if not self.skip_depth and (tag in SKIPPED or hidden):
            self.skip_depth = len(self.open)
        named = tag in ("div", "section", "ul", "ol", "p", "span", "header", "figure") and bool(
            _FURNITURE_NAME.search(words)
        )
        if not self.furniture_depth and (tag in FURNITURE or named):
            self.furniture_depth = len(self.open)

    def _close(self, tag: str, at: int) -> None:
        if tag in BLOCK:
            self._flush(at)
        if tag == "a" and self.link is not None:
            self.scribe.linked.append((self.link[0], len(self.scribe.chars), self.link[1]))
            self.link = None
        if tag == "time" and self.time is not None:
            self.page.times.append(
                Named("furniture" if self.furniture_depth else "time", self.time[0], self.time[1], at)
            )
            self.time = None
        if not self.counts.get(tag):
            return  # a stray end tag
        while self.open:
            popped = self.open.pop()[0]
            self.counts[popped] -= 1
            if popped == tag:
                break
        if self.skip_depth > len(self.open):
            self.skip_depth = 0
        if self.furniture_depth > len(self.open):
            self.furniture_depth = 0

    def _text(self, start: int, end: int) -> None:
        if self.skip_depth:
            return
        raw, put, at = self.raw, self.scribe.put, start
        while at < end:
            if raw[at] == "&" and (found := _REFERENCE.match(raw, at, end)):
                plain = unescape(found[0])
                if plain != found[0]:
                    for char in plain:
                        put(char, at, found.end())
                    at = found.end()
                    continue
            put(raw[at], at, at + 1)
            at += 1

    def _flush(self, at: int) -> None:
        """Close the paragraph that has run so far."""
        passage = self.scribe.passage()
        link, self.scribe = self.link, Scribe()
        if link is not None:
            passage.linked.append((min(link[0], len(passage.text)), len(passage.text), link[1]))
            self.link = 0, link[1]
        if not passage.text:
            return
        near = [t for t, _ in self.open[-8:]]
        passage.raw_start, passage.raw_end = passage.starts[0], passage.ends[-1]
        passage.element = near[-1] if near else ""
        if "figcaption" in near or "caption" in near:
            passage.element = "figcaption"
        passage.level = next((int(t[1]) for t in reversed(near) if re.fullmatch(r"h[1-6]", t)), 0)
        passage.item = "li" in near
        passage.quoted = "blockquote" in near
        passage.inside = frozenset(near)
        if self.furniture_depth:
            passage.main = False
        self.page.passages.append(passage)


EXTRACT_LIMIT = 2_000_000  # characters of markup given to the extractor
EXTRACT_DEPTH = 400  # open elements: beyond it no real page, and the extractor's tree would be as deep


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _extracted(raw: str, deepest: int) -> str:
    """The main text as trafilatura finds it, letters only; empty when it finds none or the page is not to be given
    to it."""
    if len(raw) > EXTRACT_LIMIT or deepest > EXTRACT_DEPTH:
        return ""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(raw, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # hostile markup may break it anywhere; our own rule stands
        return ""
    return _squeezed(found) if found and len(found) > 200 else ""


def _mark_main(raw: str, page: Page) -> None:
    """Say of each passage whether it is main text: as trafilatura finds it, mended between its first and last
    paragraph."""
    own = [p for p in page.passages if p.main is not False]
    article = _extracted(raw, page.deepest)
    if not article or not own:
        return
    keys = [_squeezed(p.text) for p in own]
    inside = [bool(k) and k in article for k in keys]
    long = [i for i, p in enumerate(own) if inside[i] and len(p.text) >= 80]
    if sum(len(own[i].text) for i in long) < 0.25 * sum(len(p.text) for p in own if len(p.text) >= 80):
        return  # it missed most of the page: our own rule stands
    first, last = (long[0], long[-1]) if long else (0, len(own))
    for i, p in enumerate(own):
        near_head = i < first and first - i <= 12  # headline, byline and date stand above the first paragraph
        p.main = inside[i] or (first <= i <= last and p.link_share < 0.5) or near_head or (p.level == 1)
