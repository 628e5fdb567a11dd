"""What of a page is its article and what is furniture: captions, rights notices, appeals, teasers, contact lines.

The rules know the shape and the vocabulary of furniture, never an outlet's name. A stretch of furniture at the end is
cut only when it runs to the end, so that nothing is lost in mid-article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .annotated import BlockKind
from .passages import Passage

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?"
DATE = re.compile(  # 4 May 2012 · May 4, 2012 · May 4th 2012 · 2012-05-04 · 04.05.2012 · 04/05/2012
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ ,]*(?P<m1>{MONTH}),? *(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<m2>{MONTH}),? *(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? *(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)|(?P<d4>\d\d?)[./](?P<m4>\d\d?)[./](?P<y4>(?:19|20)\d\d))(?!\d)",
    re.I,
)
TIME = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?[A-Z]{2,4}\b\)?|"
    r"\s*GMT[+-]\d+|Z|\s*hrs)*"
)

NAME = r"[A-Z][\w'&.-]*(?: (?:of|the|and|for|on|in|[A-Z][\w'&.-]*)){0,5}"  # Harbour Post; Centre for Peace Studies
_SHORT_DATE = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?"
_DATELINE = re.compile(  # GENEVA, May 3, 2011 (Agency) - ; LIMA, 3 May /Agency/. ; QUITO (Agency) --
    rf"^(?P<city>[A-Z][A-Z.' -]{{1,30}}[A-Z.](?:[,/] ?(?!{MONTH})[A-Z][\w. -]{{1,25}}?)?)[,.]? "
    rf"?(?P<date>{_SHORT_DATE})?[,.]?\s*"
    rf"(?:[(/\[](?P<agency>{NAME})[)/\]])?\s*(?:-{{1,2}}|[–—:.])\s",
    re.S,
)
_MIXED_DATELINE = re.compile(  # Geneva (Agency) - ; Geneva, May 3 (Agency) --
    rf"^(?P<city>[A-Z][\w.' -]{{1,30}}?(?:, (?!{MONTH})[A-Z][\w. -]{{1,25}}?)?),? "
    rf"?(?P<date>{_SHORT_DATE})?,?\s*\((?P<agency>{NAME})\)\s*(?:-{{1,2}}|[–—:])\s"
)
_AGENCY_CREDIT = (
    r"(?:AP|AFP|EPA|UPI|PTI|Reuters|Getty|Shutterstock|Wikimedia|Flickr|Alamy|Corbis|iStock|TASS|Sputnik|Xinhua)"
)
_CAPTION = re.compile(
    rf"\([^()]*\b(?:Photos?|Images?|Pictures?|Pix|Archives?|Handout|Courtesy|Credit|Graphics?)\b[^()]*\)\W*$"
    rf"|\({_AGENCY_CREDIT}\b[^()]*\)\W*$|^\W*(?:Photos?|Images?|Pictures?|Captions?|Video|Graphics?|Infographic|Map|"
    rf"FILE|File photo"
    rf"|FILE PHOTO|Featured image|Illustration)\b(?: by| credit| courtesy| of)?\s*(?:[:–—|-]|\([^()]*\)\s*:)"
    rf"|\b(?:Photo|Image|Picture|Credit|Photograph)(?:s|graph)?(?: by| credit| courtesy(?: "
    rf"of)?)?\s*[:/©][^.]{{1,80}}\.?$"
    rf"|©[^.]{{1,80}}/\s*\S.{{0,40}}$|\b{_AGENCY_CREDIT}\s*/\s*[A-Z][^.]{{2,60}}$|^\(?(?:Photo|Image) by\b",
    re.S,
)
_PAGE_RIGHTS = re.compile(
    r"\bcopyright\b.{0,60}(?:©|\(c\)|(?:19|20)\d\d)|(?:©|\(c\))\s*(?:copyright\s*)?(?:[A-Z]|(?:19|20)\d\d)|\ball "
    r"rights reserved\b"
    r"|\b(?:reproduc|republi|reprint|redistribut|cross-?post|syndicat)\w*\b.{0,120}\b(?:permission|permitted|"
    r"prohibit|without (?:credit|author|written|prior|consent)"
    r"|source and|hyperlink|licen[cs]e|written consent)"
    r"|\bmay be (?:quoted|reproduced|reprinted|republished)\b|\bfair use\b|\bcreative commons\b|\bcopyright(?:ed)? "
    r"(?:owner|holder"
    r"|material)|\bterms of (?:use|service)\b|\bprivacy (?:policy|notice)\b|\bregistered as a mass medium\b|\bISSN\b",
    re.I | re.S,
)
_DISCLAIMER = re.compile(
    r"^\W*disclaimer\b|\b(?:views?|opinions?|contents?)\b.{0,60}\b(?:expressed|of this (?:article|"
    r"post))\b.{0,100}\b(?:author|own"
    r"|necessarily|responsib)|\b(?:does|do) not necessarily (?:reflect|represent)\b|\bsole responsibility of the author"
    r"|\bwill not be (?:responsible|liable)\b",
    re.I | re.S,
)
_APPEAL = re.compile(
    r"(?:^|[.!?:]\s+)(?:please )?(?:donate|subscribe|sign up|register now|join (?:us|our|the conversation)|become "
    r"an? (?:member|supporter"
    r"|patron)|support (?:us|our|independent)|make a (?:gift|donation|contribution)|help us|follow us|like us|click "
    r"here|download our"
    r"|get our|stay (?:informed|up to date|connected)|enter your e-?mail|buy us)\b|\bour (?:\w+ ){0,3}newsletters?\b"
    r"|\btax[- ]deducti"
    r"|\byour (?:(?:\w+ )?(?:gift|support|donation|contribution|subscription|inbox)|help)\b|\bneed your\b|\bdonate "
    r"(?:today|now|at any)"
    r"|\bdepends? on (?:its |our )?readers\b|\bfree to read\b|\b(?:on )?our (?:facebook|telegram|twitter|youtube)|"
    r"\bfacebook page\b"
    r"|\byou can (?:make|help|support)\b|\b(?:latest news|delivered) (?:to|in) your\b|\$\d+ a month\b",
    re.I,
)
_GREETING = re.compile(r"^(?:dear )?(?:[\w'.&-]+ ){0,3}readers?,?$", re.I)
_MORE = re.compile(
    r"^\W*(?:more (?:from|on|in|news|stories|about|by|like)\b|read (?:more|also|next|on|this|our)\b|related\b(?: "
    r"(?:articles?|stor(?:y|ies)"
    r"|content|coverage|topics?|links?|posts?|news|reading))?|see also\b|also (?:read|see|in|on)\b|recommended\b|"
    r"you (?:may|might) (?:also )?"
    r"(?:like|be interested)|most (?:read|popular|viewed|shared)|trending\b|popular (?:now|posts)|latest (?:news|"
    r"from|stories|headlines|posts)"
    r"|further reading|don't miss|editor'?s'? picks?|top stories|other (?:news|stories|articles)|up next|next "
    r"(?:article|story)|previous"
    r" (?:article|story)|what to read next|in case you missed|elsewhere on|from our (?:archive|partners)|sponsored|"
    r"promoted|advertis)",
    re.I,
)
_SHARE = re.compile(
    r"^\W*(?:share(?: this| on| via|$)|tweet(?: this)?$|print(?: this|$)|e-?mail(?: this|$)|\d+ (?:comments?|shares?"
    r"|views?)$|(?:top )?comments?(?: \(?\d*\)?"
    r"| are closed)?$|comment on\b|leave a (?:comment|reply)|facebook$|twitter$|whatsapp$|telegram$|linkedin$|copy "
    r"link|listen to (?:this|the)"
    r"|(?:back )?to top$|skip to|advertisement$|loading|log ?in|sign in|menu$|search$|home$|subscribe$|(?:\d+|one|"
    r"two|three|four|five) min(?:ute)?s? read"
    r"|(?:tags?|filed under|categor(?:y|ies)|topics?|region|theme|section|keywords?|in-depth report)\s*:)",
    re.I,
)
_CONTACT = re.compile(
    r"^\W*(?:for (?:media|press|more|further)\b.{0,40}\b(?:inquir|enquir|information|contact|queries)|contact(?: us|"
    r" the| "
    r"me)?\b.{0,60}(?:@|:)"
    r"|(?:e-?mail|tel|telephone|phone|fax)\s*[.:]|write to (?:us|the author)|follow (?:the author|him|her|\w+ \w+ on)"
    r"|registered (?:office|charity|address))",
    re.I,
)
_NAVIGATION = re.compile(r"^(?:[^|>»/.!?]{2,30}\s*(?:\||>|»|/)\s*){2,}[^|>»/.!?]{2,40}$")  # Home | World | Coast
_NOTES = re.compile(
    r"^\W*(?:end|foot)?notes?(?: and sources)?\s*:?$|^\W*(?:references|bibliography|sources|works cited|see "
    r"also)\s*:?$",
    re.I,
)
_ADDRESS = re.compile(r"^\W*(?:\[?\d{1,3}[\].)]*\s*)?(?:https?://|www\.)\S+\W*$|^\S+@\S+\.\w+$", re.I)
_NOTE_ITEM = re.compile(r"^\W*\[?\(?\d{1,3}[\].)]+\s*(?:.*(?:https?://|www\.)\S+.*|)$", re.I)
_ORIGIN = re.compile(
    r"^\W*(?:the original source of this|original source\b|this (?:article|piece|essay|post|story|text|report)\b.{0,60}"
    r"\b(?:originally|first|appeared|published|translated|adapted)\b|(?:originally|first) (?:published|appeared|"
    r"posted)\b"
    r"|re-?(?:published|posted|printed) (?:from|with|by|courtesy)|source\s*:|via\s*:|translated (?:from|by)\b|"
    r"articles by\b"
    r"|all (?:articles|posts|stories) by|about the authors?\b|author\s*:)",
    re.I,
)
_CREDITS = re.compile(
    r"^\W*(?:(?:additional |with )?(?:reporting|writing|editing|edited|written|reported|compiled|translation|"
    r"graphics?) (?:from |contributions? )?by\b"
    r"|the (?:writer|author) (?:is|was|can be)\b|(?:updated|corrects?|correction|editor'?s note)\s*:|\(?with "
    r"(?:inputs?|files) from\b)",
    re.I,
)
_BIOGRAPHY = re.compile(
    r"^(?:[A-Z][\w'.-]+ ){1,3}[A-Z][\w'.-]+(?: is| was|,|'s)?(?: an?| the)? ?.{0,90}\b(?:fellow|writer|correspondent"
    r"|author|journalist"
    r"|columnist|reporter|editor|analyst|professor|contributor|blogger|researcher|staff|book)\b",
    re.S,
)
_PART = re.compile(
    r"^\W*(?:\(?part (?:[ivx]+|\d+|one|two|three)(?: of (?:this|the|a|\w+)\b.{0,40})?\)?|(?:page|p\.) \d+(?: of "
    r"\d+)?|continued\b.{0,30}"
    r"|click to .{0,40}|to be continued)\W*$",
    re.I,
)
BYLINE = re.compile(
    r"^\W*(?:(?:exclusive |analysis |opinion |report )?by:?\s+(?!the end\b|then\b|now\b)[\w\[\"'*]|from our (?:\w+ "
    r")?correspondent|staff (?:writer|reporter))",
    re.I,
)
_DATED = re.compile(
    r"^\W*(?:published|posted|updated|last (?:updated|modified)|date|first published|issued|released)\b", re.I
)

_FINAL = re.compile(r"""[.?!…:;]["')\]}\d(\[ ]*$""")


@dataclass
class Decision:
    """Whether a passage is read, as what, or why not."""

    kind: BlockKind | None
    reason: str = ""


def word_count(passage: Passage) -> int:
    return len(passage.text.split())


def ends_final(passage: Passage) -> bool:
    """True when it ends as a sentence does."""
    return bool(_FINAL.search(passage.text))


def is_body(passage: Passage) -> bool:
    """True for the shape of an article's paragraph: a dozen words or more, ended like a sentence, not mostly links."""
    return word_count(passage) >= 12 and ends_final(passage) and passage.link_share < 0.5 and not passage.level


def is_title(passage: Passage) -> bool:
    """True for the shape of a heading or teaser title: short, not ended by a full stop."""
    return word_count(passage) <= 25 and (not re.search(r"[.;,]['\")]*$", passage.text) or bool(passage.level))


def is_date_line(passage: Passage) -> bool:
    """True for a short line whose point is a date: "Harbour Post, 3 May 2011", "Updated: 4 May 2012 | 4:52am EDT"."""
    found = DATE.search(passage.text) if len(passage.text) <= 300 else None
    if found is None:
        return False
    rest = re.sub(
        TIME + "|" + WEEKDAY, " ", passage.text[: found.start()] + " " + passage.text[found.end() :], flags=re.I
    )
    words: list[str] = re.findall(r"[^\W\d_][\w'.&-]*", rest)
    if len(words) > 14 or (ends_final(passage) and len(words) > 5 and not BYLINE.match(passage.text)):
        return False
    small = [
        w
        for w in words
        if w[0].islower()
        and w not in ("of", "the", "and", "for", "on", "at", "by", "in", "am", "pm", "by", "updated", "published")
    ]
    return len(small) <= 1 and (len(words) <= 5 or len(small) == 0 or bool(_DATED.match(passage.text)))


LONGEST_FURNITURE = 4_000  # characters of one paragraph; the longest rights notices have 1,500


def furniture(passage: Passage) -> str | None:
    """Why a passage is furniture by its own shape and words, None when it is not."""
    text, n = passage.text, word_count(passage)
    if len(text) > LONGEST_FURNITURE:
        return None
    if passage.element in ("figcaption", "caption"):
        return "photo caption"
    if n <= 90 and not _PAGE_RIGHTS.search(text) and _CAPTION.search(text):
        return "photo caption"
    if "©" in text and n <= 30 and not re.search(r"copyright|reserved|(?:19|20)\d\d", text, re.I):
        return "photo caption"
    if _ADDRESS.match(text) or _NOTE_ITEM.match(text):
        return "address or note"
    for pattern, limit, reason in (
        (_PART, 14, "part or page label"),
        (_SHARE, 25, "share, comment or tag line"),
        (_CONTACT, 40, "contact line"),
        (_NOTES, 4, "notes"),
        (_ORIGIN, 45, "source line"),
        (_CREDITS, 40, "credits"),
    ):
        if n <= limit and pattern.search(text):
            return reason
    if (
        _GREETING.match(text)
        and n <= 5
        and re.search(r"reader", text, re.I)
        and (text.endswith(",") or text.lower().startswith("dear"))
    ):
        return "appeal"
    if _DISCLAIMER.search(text):
        return "disclaimer"
    if _PAGE_RIGHTS.search(text):
        return "rights notice"
    hits = len(_APPEAL.findall(text))
    if hits >= 2 or (hits and n <= 45 and '"' not in text):
        return "appeal"
    if _MORE.match(text) and (
        (n <= 9 and not ends_final(passage))
        or passage.link_share > 0.4
        or (n <= 30 and re.match(r"\W*[\w' ]{3,24}\s*:", text))
    ):
        return "links to other articles"
    if passage.link_share > 0.8 and n <= 14 and (passage.item or passage.element == "li"):
        return "links to other articles"
    if n <= 20 and _NAVIGATION.match(text) and not DATE.search(text):
        return "navigation"
    if re.fullmatch(r"[\W\d_]*", text):
        return "no words"
    return None


_OPENS_TAIL = frozenset(
    {
        "links to other articles",
        "appeal",
        "rights notice",
        "disclaimer",
        "source line",
        "notes",
        "credits",
        "share, comment or tag line",
        "contact line",
        "part or page label",
        "about the author",
        "address or note",
    }
)


def _tail(passages: list[Passage], reasons: list[str | None], first_body: int) -> int:
    """Index from which everything to the end is furniture or stands among it; len(passages) when nothing is."""
    n = len(passages)
    for t in range(first_body + 1, n):
        reason = reasons[t]
        if reason not in _OPENS_TAIL:
            continue
        rest = range(t + 1, n)
        if reason == "links to other articles" or reason == "notes":
            loose = [
                i
                for i in rest
                if reasons[i] is None
                and is_body(passages[i])
                and not (reasons[i - 1] is None and is_title(passages[i - 1]))
                and not passages[i].item
            ]
            if reason == "notes":
                loose = [i for i in loose if not re.match(r"\W*\d", passages[i].text)]
            if len(loose) < 2:
                return t
            continue
        greeting = bool(_GREETING.match(passages[t].text))
        bodies = sum(reasons[i] is None and is_body(passages[i]) for i in rest)
        longest = run = 0
        for i in rest:
            run = 0 if reasons[i] else run + (word_count(passages[i]) >= 6)
            longest = max(longest, run)
        marked = sum(1 for i in rest if reasons[i])
        ends_marked = n - 1 == t or any(reasons[i] for i in range(max(t + 1, n - 2), n))
        clear = longest <= 2 if greeting else longest <= 1 and not bodies  # only a letter to the reader has paragraphs
        if ends_marked and clear and (marked >= 0.4 * len(rest) or n - 1 == t):
            return t
    return n


def decide(passages: list[Passage], author: str | None = None) -> list[Decision]:
    """For each passage: what it is read as, or why it is cut."""
    reasons = [furniture(p) for p in passages]
    n = len(passages)
    for i, p in enumerate(passages):
        if p.main is False and reasons[i] is None:
            reasons[i] = "outside the page's main text"
    first_body = next(
        (
            i
            for i in range(n)
            if reasons[i] is None
            and is_body(passages[i])
            and not BYLINE.match(passages[i].text)
            and not is_date_line(passages[i])
        ),
        n,
    )
    last_body = max((i for i in range(n) if reasons[i] is None and is_body(passages[i])), default=-1)
    for i in range(max(first_body + 1, n // 2), n):
        p = passages[i]
        if (
            reasons[i] is None
            and i >= last_body - 1
            and word_count(p) <= 60
            and _BIOGRAPHY.match(p.text)
            and (
                (
                    author
                    and any(w in p.text for w in author.split() if len(w) > 3 and w[0].isupper())
                    and (i >= n - 3 or any(reasons[i + 1 :]))
                )
                or (p.emphasised and all(reasons[i + 1 :]))
            )
        ):
            reasons[i] = "about the author"
    tail = _tail(passages, reasons, first_body)
    headline = _headline(passages, reasons, first_body)
    out: list[Decision] = []
    for i, p in enumerate(passages):
        reason = reasons[i]
        if i >= tail:
            out.append(Decision(None, reason or f"stands among furniture at the end ({reasons[tail]})"))
        elif reason and i != headline:
            dated = (
                i < first_body
                and reason == "links to other articles"
                and any(is_date_line(q) for q in passages[max(0, i - 2) : i + 2])
            )
            out.append(Decision(None, "publication line" if dated else reason))
        elif i == headline:
            out.append(Decision("headline"))
        elif i < first_body:
            out.append(_before_body(passages, i, headline))
        else:
            out.append(_in_body(p))
    return out


def _before_body(passages: list[Passage], i: int, headline: int | None) -> Decision:
    p = passages[i]
    if BYLINE.match(p.text) and word_count(p) <= 25:
        return Decision(None, "byline")
    if is_date_line(p) or (_DATED.match(p.text) and word_count(p) <= 8):
        return Decision(None, "publication line")
    if headline is not None and i < headline:
        return Decision(None, "masthead")
    near = [q for q in passages[max(0, i - 2) : i + 2] if q is not p]
    if (
        word_count(p) <= 6
        and not ends_final(p)
        and not p.level
        and (
            p.link_share > 0.8
            or (
                any(q.text == p.text for q in passages)
                and any(BYLINE.match(q.text) or is_date_line(q) for q in near)
                and _all_names(p.text)
            )
        )
    ):
        return Decision(None, "publication line")
    if TURN.match(p.text) and not _CITY.match(p.text):
        return Decision("turn")
    if ends_final(p) and word_count(p) >= 5:
        return Decision("list-item" if p.item else "paragraph")
    return Decision("subhead")


def _all_names(text: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'.&-]*", text)
    return (
        bool(words) and all(w[0].isupper() or w in ("of", "the", "and", "for", "on") for w in words) and len(words) <= 3
    )


def _in_body(p: Passage) -> Decision:
    if BYLINE.match(p.text) and word_count(p) <= 8 and not ends_final(p):
        return Decision(None, "byline")
    if p.item:
        return Decision("list-item")
    if TURN.match(p.text) and not _CITY.match(p.text):
        return Decision("turn")
    if p.level or (is_title(p) and not ends_final(p) and word_count(p) <= 14):
        return Decision("subhead")
    return Decision("paragraph")


TURN = re.compile(
    r"(?:(?:Q|A|QUESTION|ANSWER|Question|Answer|MODERATOR|INTERVIEWER)\s*:|(?:(?:MR|MS|MRS|DR|GEN|AMB|SEC|ADM|"
    r"COL)\.? )?(?:[A-Z][A-Z'.-]+ ?){1,4}(?:\([^()]{1,60}\))?:)\s"
)


_INSTITUTION = re.compile(
    r"(?:The )?(?:Ministry|Department|Embassy|Office|Mission|Institute|Cent(?:re|er)|Council|Agency|University|"
    r"Government)"
    r"(?: (?:of|the|and|for|on|in|to|[A-Z][\w'&.-]*))*"
)  # the name of an institution above a headline


def _headline(passages: list[Passage], reasons: list[str | None], first_body: int) -> int | None:
    """The index of the headline among the passages before the first paragraph of the body."""
    usable = [
        i
        for i in range(min(first_body, len(passages)))
        if not BYLINE.match(passages[i].text)
        and not is_date_line(passages[i])
        and reasons[i] in (None, "links to other articles", "outside the page's main text")
        and word_count(passages[i]) <= 40
        and not passages[i].item
    ]
    top = [i for i in usable if passages[i].level == 1]
    if top:
        return top[0]
    usable = [i for i in usable if reasons[i] is None]
    for i in usable:
        words = word_count(passages[i])
        later = [j for j in usable if j > i and word_count(passages[j]) >= 4]
        short = (
            words <= 3 or (passages[i].text.isupper() and words <= 6) or bool(_INSTITUTION.fullmatch(passages[i].text))
        )
        if not (short and later):
            return i
    return None


def dateline(passage: Passage) -> re.Match[str] | None:
    """The agency's dateline at a paragraph's head."""
    head = passage.text[:140]
    found = _DATELINE.match(head) or _MIXED_DATELINE.match(head)
    if found and not found["date"] and not found["agency"]:
        return None
    if found and not found["date"] and found[0].rstrip().endswith(":"):
        return None  # "PORT LYNN (East Coast): …" names no agency
    return found


# "PORT LYNN (East Coast): "
_CITY = re.compile(r"^[A-Z][A-Z' -]{2,30} \([A-Z][a-z][\w ]{1,25}\):\s+(?=[A-Z])")
_STUMP = re.compile(r"^[(\[]\s*(?:-{1,2}|[–—])\s+")  # what an outlet's own mark leaves behind: "( – Hours after …"


def lead_in(passage: Passage) -> int:
    """How many characters of a paragraph's head are a dateline and not prose: "GENEVA, May 3 (Agency) - "."""
    found = dateline(passage) or _STUMP.match(passage.text) or _CITY.match(passage.text)
    return found.end() if found and found.end() < len(passage.text) else 0
