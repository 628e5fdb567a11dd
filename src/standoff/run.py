"""The main job: documents in, cases out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .model import Case, Document, Edtf, TextBlock
from .reading.sources import UnreadableDocument, load

if TYPE_CHECKING:
    from .catalogue import Catalogue


@dataclass(frozen=True)
class Unread:
    """A document that could not be read, with the sentence that says why."""

    path: str
    message: str


@dataclass(frozen=True)
class Options:
    """What the user says of the documents and the clock, over what reading finds."""

    published: str | None = None  # EDTF
    publisher: str | None = None
    as_of: date | None = None  # the day of the `now` clock; None: today

    def __post_init__(self) -> None:
        if self.published is not None:
            Edtf.parse(self.published)


@lru_cache(maxsize=4)
def catalogue_for(overlays: tuple[Path, ...] = ()) -> Catalogue:
    """The catalogue with these overlay directories, loaded once."""
    from .catalogue import Catalogue

    return Catalogue.load(overlays)


def read_document(document: Document, catalogue: Catalogue, options: Options, *, measure: bool) -> Case:
    """Statements and claims of one document; with `measure`, their verdicts too.

    Raises UnreadableDocument when nothing in it is an article's text.
    """
    from .kinds import find_claims, silence
    from .reading import annotate

    annotated = annotate(document, catalogue, published=options.published, publisher=options.publisher)
    if not annotated.blocks:
        raise UnreadableDocument(
            document.name,
            "a file without an article: markup, scripts or furniture alone",
            "paragraphs of text",
            "save the article's text as .txt",
        )
    claims = find_claims(annotated)
    as_of = options.as_of or date.today()
    if measure:
        from .checking import check_claims

        claims = check_claims(annotated, claims, catalogue, as_of)
    blocks = [TextBlock(kind=b.kind, text=b.text, offsets=b.offsets) for b in annotated.blocks]
    return Case(
        blocks=blocks,
        document=annotated.document,
        statements=annotated.statements,
        claims=claims,
        silence=silence(annotated, claims),
        as_of=as_of.isoformat() if measure else None,
        catalogue=catalogue.version,
    ).hold()


def cases(
    paths: Iterable[str | Path], catalogue: Catalogue, options: Options, *, measure: bool
) -> Iterator[Case | Unread]:
    """One Case for each document under the paths, in the paths' order, or an Unread that says why there is none."""
    for path in paths:
        for found in load(path):
            try:
                if isinstance(found, UnreadableDocument):
                    raise found
                yield read_document(found, catalogue, options, measure=measure)
            except UnreadableDocument as error:
                yield Unread(error.path, str(error))


def _one(path: str | Path, options: Options, catalogue: Catalogue | None, *, measure: bool) -> Case:
    result = next(cases([path], catalogue or catalogue_for(), options, measure=measure))
    if isinstance(result, Unread):
        raise ValueError(result.message)
    return result


def read(
    path: str | Path, *, published: str | None = None, publisher: str | None = None, catalogue: Catalogue | None = None
) -> Case:
    """Statements and claims of one document, without verdicts.

    `published` is an EDTF date. Raises ValueError, with a sentence that says what to do, when it cannot be read.
    """
    return _one(path, Options(published, publisher), catalogue, measure=False)


def check(
    path: str | Path,
    *,
    published: str | None = None,
    publisher: str | None = None,
    as_of: date | None = None,
    catalogue: Catalogue | None = None,
) -> Case:
    """Statements, claims and verdicts of one document; `as_of` is the day of the `now` clock (default: today).

    Raises ValueError, with a sentence that says what to do, when it cannot be read.
    """
    return _one(path, Options(published, publisher, as_of), catalogue, measure=True)
