"""Money: an amount, a price, a conversion."""

from __future__ import annotations

from ..model.slots import MoneySlots
from ..reading.annotated import AnnotatedText, NumberMention, Sentence, Token, span
from .clauses import clauses, trimmed
from .proposal import Proposal, mention_of, phrase, slug_of

KIND = "money"
CURRENCIES = {"usd", "rub", "eur", "gbp", "pln", "krw", "jpy", "czk", "ron", "cny", "uah", "ils", "irr"}
PRICED = {
    "deal",
    "contract",
    "sale",
    "programme",
    "program",
    "package",
    "agreement",
    "budget",
    "purchase",
    "order",
    "system",
    "site",
}
_GAP = 4  # characters between an amount and its conversion: " ($"


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a money claim for each sum; a sum followed by another in brackets is a conversion."""
    out = []
    for sentence in annotated.sentences:
        sums = [n for n in annotated.numbers_in(sentence.start, sentence.end) if n.unit in CURRENCIES]
        skip: set[int] = set()
        for k, amount in enumerate(sums):
            if k in skip:
                continue
            converted = None
            if k + 1 < len(sums) and 0 < sums[k + 1].start - amount.end <= _GAP + 3 and sums[k + 1].unit != amount.unit:
                converted = sums[k + 1]
                skip.add(k + 1)
            out.append(_proposal(annotated, sentence, amount, converted))
    return out


def _proposal(
    annotated: AnnotatedText, sentence: Sentence, amount: NumberMention, converted: NumberMention | None
) -> Proposal:
    inside = sentence.within(amount.start, amount.end)
    digit = inside[-1] if inside else sentence.tokens[0]
    above = [digit, *sentence.ancestors(digit)]
    clause = next((c for t in above for c in clauses(sentence) if c.head.i == t.i), None)
    tokens = clause.tokens if clause is not None else sentence.tokens
    noun = next((t for t in above[1:4] if t.pos == "NOUN" and t.i < digit.i and t.lemma.lower() in PRICED), None)
    if noun is not None:  # "the deal, worth up to N": the priced noun up to the sum
        tokens = [t for t in sentence.tokens if phrase(sentence, noun)[0].i <= t.i <= digit.i]
    what = _bought(annotated, sentence, above, clause.subject if clause else None)
    year = next((d.edtf for d in annotated.dates_in(sentence.start, sentence.end) if d.edtf), None)
    slots = MoneySlots(
        what=what,
        amount=amount.value,
        currency=amount.unit,
        converted_amount=converted.value if converted else None,
        converted_currency=converted.unit if converted else None,
        year=int(year[:4]) if year and year[:4].isdigit() else None,
    )
    start, end = span(trimmed(tokens))
    last = converted.end if converted else amount.end
    closing = annotated.document.text[last : last + 1]
    end = max(end, last + (closing == ")"))
    return Proposal(min(start, amount.start), end, KIND, slots, "money.sum", digit, sentence)


def _bought(annotated: AnnotatedText, sentence: Sentence, above: list[Token], subject: Token | None) -> str | None:
    """What the sum is for: the noun it stands on, the system or programme of the sentence, or the subject."""
    for token in (*above, subject):
        if token is None:
            continue
        mention = mention_of(annotated, phrase(sentence, token), "system", "programme")
        if mention is not None:
            return mention.id
    named = annotated.mentions_in(sentence.start, sentence.end, "system", "programme")
    if named:
        return named[0].id
    return slug_of(phrase(sentence, subject)) if subject is not None else None
