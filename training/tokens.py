"""Tokenizer rules: spaCy's English rules, made to agree with the treebanks and with weapon designations."""

from __future__ import annotations

import re

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex

#: Strings that stay one token: S-400, SM-3, F-16s, BGM-109G, B61-12, MiG-31K, AN/TPY-2, 9M729, Iskander-M, Buk-M3.
DESIGNATION = re.compile(
    r"(?:"
    r"(?:AN/)?[A-Z][A-Za-z]{0,11}-\d{1,4}(?:[A-Z]{1,3}\d{0,2})?(?:-\d{1,3}[A-Z]?)?"
    r"|AN/[A-Z]{3}"
    r"|\d{1,2}[A-Z]{1,2}\d{1,4}(?:[A-Z]\d{0,2})?(?:-\d)?"
    r"|[A-Z]{1,3}\d{1,3}[A-Z]?-\d{1,2}"
    r"|[A-Z][a-z]{2,11}-[A-Z]\d{0,2}"
    r")s?$"
)

#: The treebanks keep these prefixes and the word after the hyphen in one token: anti-ship, non-nuclear, mid-range.
PREFIXES = [
    "anti",
    "co",
    "counter",
    "cross",
    "e",
    "ex",
    "inter",
    "intra",
    "mid",
    "multi",
    "neo",
    "non",
    "post",
    "pre",
    "pro",
    "re",
    "semi",
    "sub",
    "ultra",
]

#: spaCy's rule that splits a word at a hyphen, as it stands in the English defaults.
HYPHEN_INFIX = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"

#: The treebanks split the hyphen of U.S.-made, spaCy's rules do not.
ABBREVIATION_INFIX = r"(?<=[A-Za-z]\.)-(?=[A-Za-z])"


def infixes(defaults: list[str]) -> list[str]:
    """Return the default infix rules with hyphens kept after a prefix and split after an abbreviation."""
    if HYPHEN_INFIX not in defaults:
        raise ValueError("this spaCy version spells its hyphen infix rule differently: look at tokens.HYPHEN_INFIX")
    guards = "".join(rf"(?<!\b[{prefix[0].upper()}{prefix[0]}]{prefix[1:]})" for prefix in PREFIXES)
    return [guards + rule if rule == HYPHEN_INFIX else rule for rule in defaults] + [ABBREVIATION_INFIX]


def adapt_tokenizer(nlp: Language) -> None:
    """Give the pipeline's tokenizer the rules above; they are saved and restored with the pipeline."""
    nlp.tokenizer.token_match = DESIGNATION.match
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes(list(nlp.Defaults.infixes))).finditer
