"""Numbers with their units and comparators: "some 400", "four hundred", "23 trillion roubles", "5,100 miles"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .annotated import Comparator, NumberMention, Sentence, Token

UNITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
SCALES = {
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "trn": 1e12,
    "tn": 1e12,
}
UNIT_WORDS = {  # the word after a number -> unit as kept
    "km": "km",
    "kms": "km",
    "kilometre": "km",
    "kilometer": "km",
    "kilometres": "km",
    "kilometers": "km",
    "kilometre-": "km",
    "mile": "mi",
    "miles": "mi",
    "m": "m",
    "metre": "m",
    "metres": "m",
    "meter": "m",
    "meters": "m",
    "ft": "ft",
    "foot": "ft",
    "feet": "ft",
    "minute": "min",
    "minutes": "min",
    "second": "s",
    "seconds": "s",
    "hour": "h",
    "hours": "h",
    "%": "percent",
    "percent": "percent",
    "per": "percent",
    "dollar": "usd",
    "dollars": "usd",
    "usd": "usd",
    "euro": "eur",
    "euros": "eur",
    "eur": "eur",
    "rouble": "rub",
    "roubles": "rub",
    "ruble": "rub",
    "rubles": "rub",
    "zloty": "pln",
    "zlotys": "pln",
    "zloties": "pln",
    "won": "krw",
    "yen": "jpy",
    "yuan": "cny",
    "pounds": "gbp",
    "hryvnia": "uah",
    "hryvnias": "uah",
    "koruna": "czk",
    "crowns": "czk",
    "lei": "ron",
    "shekels": "ils",
    "kg": "kg",
    "kilograms": "kg",
    "kilogrammes": "kg",
    "tonnes": "t",
    "tons": "t",
    "year": "year",
    "years": "year",
    "month": "month",
    "months": "month",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
    "year-old": "year",
    "mach": "mach",
}
SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₽": "rub", "₩": "krw", "us$": "usd"}
COMPARATORS: list[tuple[tuple[str, ...], Comparator]] = [  # longest first
    (("no", "more", "than"), "at-most"),
    (("no", "fewer", "than"), "at-least"),
    (("no", "less", "than"), "at-least"),
    (("more", "than"), "more-than"),
    (("fewer", "than"), "less-than"),
    (("less", "than"), "less-than"),
    (("at", "least"), "at-least"),
    (("at", "most"), "at-most"),
    (("up", "to"), "at-most"),
    (("as", "many", "as"), "at-most"),
    (("as", "much", "as"), "at-most"),
    (("over",), "more-than"),
    (("above",), "more-than"),
    (("exceeding",), "more-than"),
    (("under",), "less-than"),
    (("below",), "less-than"),
    (("some",), "about"),
    (("about",), "about"),
    (("around",), "about"),
    (("roughly",), "about"),
    (("approximately",), "about"),
    (("nearly",), "about"),
    (("almost",), "about"),
    (("circa",), "about"),
    (("maximum",), "at-most"),
]
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")  # 12,875 · 10.5 · 400
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_numbers(sentence: Sentence) -> list[NumberMention]:
    """Numbers of one sentence; a bare year, a numbered designation and an ordinal are none."""
    out, i = [], 0
    while i < len(sentence.tokens):
        found = _number(sentence, i)
        if found is None:
            i += 1
        else:
            mention, i = found
            out.append(mention)
    return out


def _value(words: list[Token]) -> Iterator[tuple[int, float]]:
    """How many tokens from the first make a number, and which."""
    total, group, used, seen = 0.0, 0.0, 0, False
    for token in words:
        word = token.text.lower()
        if _DIGITS.fullmatch(word):
            if seen:
                break
            group += float(word.replace(",", ""))
        elif word == "dozen" and seen:
            group *= 12
        elif word in UNITS and word != "dozen" and (not seen or _continues(words[used - 1].text.lower(), UNITS[word])):
            group += UNITS[word]
        elif word in SCALES and seen and (len(word) > 1 or (used == 1 and _glued(words, used))):
            scale = SCALES[word]
            if scale == 100:
                group *= 100
            else:
                total, group = total + group * scale, 0.0
        elif word in ("-", "and") and seen and used + 1 < len(words) and words[used + 1].text.lower() in UNITS:
            used += 1
            continue
        else:
            break
        used, seen = used + 1, True
    if seen:
        yield used, total + group


def _continues(before: str, value: int) -> bool:
    """ "Twenty-five", "hundred and five", "million two": a word of tens takes one of units, a scale anything
    smaller."""
    if before in SCALES or before in ("-", "and"):
        return True
    return before in UNITS and 20 <= UNITS[before] <= 90 and 0 < value < 10


def _glued(words: list[Token], at: int) -> bool:
    """ "$10bn", "5m": a one-letter scale counts only when written onto its number."""
    return words[at - 1].end == words[at].start


def _number(sentence: Sentence, i: int) -> tuple[NumberMention, int] | None:
    tokens = sentence.tokens
    first = tokens[i]
    if (
        first.text.lower() == "a"
        and i + 1 < len(tokens)
        and tokens[i + 1].text.lower() in ("hundred", "dozen", "thousand", "million")
    ):
        scale = tokens[i + 1].text.lower()
        value, last = float(UNITS.get(scale, 0) or SCALES[scale]), i + 1
    else:
        found = next(_value(tokens[i : i + 8]), None)
        if found is None or (first.tag in ("JJ",) and first.text.lower() in UNITS):
            return None
        used, value = found
        last = i + used - 1
    start, unit = first.start, None
    before = tokens[i - 1].text.lower() if i else ""
    if before in SIGNS:
        unit, start, i = SIGNS[before], tokens[i - 1].start, i - 1
        if i and tokens[i - 1].text.lower() in ("us", "u.s."):
            start, i = tokens[i - 1].start, i - 1
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if unit is None and after is not None:
        unit, last = _unit(tokens, last)
    if unit is None and after is not None and after.text.lower() in ("to", "-", "–", "and", "or"):
        unit = _shared_unit(tokens, last)
    bare = last == first.i and unit is None
    if bare and i and tokens[i - 1].text in ("(", "[") and after is not None and after.text in (")", "]"):
        return None  # a footnote mark or the number of a point
    if bare and _YEAR.fullmatch(first.text) and not (i and tokens[i - 1].text.lower() in ("some", "about", "around")):
        return None
    if bare and (first.text.lower() == "one" or _designation(tokens, first)):
        return None
    comparator, start_at = _comparator(tokens, i)
    return NumberMention(
        start=tokens[start_at].start if start_at < i else start,
        end=tokens[last].end,
        text="",
        value=value,
        sentence=sentence.index,
        unit=unit,
        comparator=comparator,
    ), last + 1


def _shared_unit(tokens: list[Token], last: int) -> str | None:
    """ "30 to 40 km": the first number has the unit that stands behind the second."""
    if tokens[last + 1].text.lower() == "and" and not any(
        t.text.lower() == "between" for t in tokens[max(0, last - 3) : last]
    ):
        return None
    found = next(_value(tokens[last + 2 : last + 8]), None)
    at = last + 1 + found[0] if found else 0
    return _unit(tokens, at)[0] if found and at + 1 < len(tokens) else None


def _unit(tokens: list[Token], last: int) -> tuple[str | None, int]:
    """The unit right after a number, over a hyphen ("500-km") or "US" ("10 US dollars")."""
    at = last + 1
    if tokens[at].text == "-" and at + 1 < len(tokens):
        at += 1
    word = tokens[at].text.lower()
    if word == "nautical" and at + 1 < len(tokens) and tokens[at + 1].text.lower().startswith("mile"):
        return "nmi", at + 1
    if (
        word in ("us", "u.s.", "russian", "polish")
        and at + 1 < len(tokens)
        and tokens[at + 1].text.lower() in UNIT_WORDS
    ):
        return UNIT_WORDS[tokens[at + 1].text.lower()], at + 1
    if word == "per" and not (at + 1 < len(tokens) and tokens[at + 1].text.lower() == "cent"):
        return None, last
    if word in UNIT_WORDS and not (word == "m" and tokens[last].end != tokens[at].start and tokens[at].pos != "NOUN"):
        return UNIT_WORDS[word], at + (word == "per")
    return None, last


def _designation(tokens: list[Token], number: Token) -> bool:
    """ "Phase 2", "Article 5", "Block 1", "Part II": a label, not a count."""
    before = tokens[number.i - 1] if number.i else None
    return before is not None and before.text.lower() in (
        "phase",
        "article",
        "block",
        "part",
        "stage",
        "no.",
        "number",
        "mod",
        "baseline",
        "chapter",
        "section",
        "type",
        "page",
    )


def _comparator(tokens: list[Token], i: int) -> tuple[Comparator, int]:
    for words, comparator in COMPARATORS:
        start = i - len(words)
        if start >= 0 and tuple(t.text.lower() for t in tokens[start:i]) == words:
            return comparator, start
    return "equal", i
