"""Documents to annotated text: what is read, its sentences and parse, names, dates, numbers, and who says what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..model import Document, Edtf
from .annotated import AnnotatedText, Mention

if TYPE_CHECKING:
    from ..catalogue import Catalogue

__all__ = ["AnnotatedText", "annotate"]


def annotate(
    document: Document, catalogue: Catalogue, *, published: str | None = None, publisher: str | None = None
) -> AnnotatedText:
    """Read a document: every later room works on what this returns.

    `published` (EDTF) and `publisher` overrule what the text says. The document given is not changed; the one in the
    answer carries publication, publisher, author, title, what was cut, and notes.
    """
    from .attribution import find_statements
    from .blocks import laid_out, read_blocks
    from .boilerplate import decide
    from .mentions import find_mentions
    from .people import find_people
    from .publication import place_in_time
    from .sentences import parse

    document = document.model_copy(deep=True)
    page = laid_out(document)
    decisions = decide(page.passages)
    place_in_time(document, page, decisions, catalogue, published=published, publisher=publisher)
    if document.author:
        decisions = decide(page.passages, document.author)
    annotated = AnnotatedText(document, catalogue, blocks=read_blocks(document, page, decisions))
    if not annotated.blocks:
        document.notes.append("nothing was left to read once the furniture was cut")
    annotated.sentences = parse(annotated.blocks, catalogue)
    annotated.mentions = find_mentions(annotated)
    annotated.people = find_people(annotated)
    _count_and_date(annotated, Edtf.parse(document.published) if document.published else None)
    annotated.statements = find_statements(annotated)
    return annotated


def _count_and_date(annotated: AnnotatedText, published: Edtf | None) -> None:
    """Dates and numbers of every sentence; a number inside a date or a name is none of its own."""
    from .dates import find_dates
    from .numbers import find_numbers

    named: dict[int, list[Mention]] = {}
    for mention in annotated.mentions:
        named.setdefault(mention.sentence, []).append(mention)
    for sentence in annotated.sentences:
        names = [(m.start, m.end) for m in named.get(sentence.index, ())]
        dates = [d for d in find_dates(sentence, published) if not any(a < d.end and d.start < b for a, b in names)]
        taken = names + [(d.start, d.end) for d in dates]
        annotated.dates.extend(replace(d, text=annotated.text(d.start, d.end)) for d in dates)
        annotated.numbers.extend(
            replace(n, text=annotated.text(n.start, n.end))
            for n in find_numbers(sentence)
            if not any(a < n.end and n.start < b for a, b in taken)
        )
    if published is None and any(d.edtf is None for d in annotated.dates):
        annotated.document.notes.append(
            "no date of publication was found: relative dates stay unresolved; give one with --published"
        )
