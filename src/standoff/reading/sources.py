"""Files to documents: text, Markdown and HTML from disk or standard input, each bounded before it is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from ..model import Document

SUFFIXES = (".txt", ".md", ".html", ".htm")
ABOUT = ("readme", "license", "contributing", "changelog")  # files that speak of their folder: read only when named
MAX_BYTES = 5_000_000  # a long book; a news article is a thousandth of it
MAX_LINE = 200_000  # characters; the longest paragraph of the annotated articles has 2,000
SOUND = 0.35  # share of disorder above which the guess of an encoding is not believed
_CONTROL = 0.02  # share of control characters from which a file is binary


class UnreadableDocument(Exception):
    """A document that cannot be read: what was given, what was wanted, what to do."""

    def __init__(self, path: str, given: str, wanted: str, do: str) -> None:
        super().__init__(f"{path}: {given}; wanted {wanted}; {do}")
        self.path = path


def load(path: str | Path) -> Iterator[Document | UnreadableDocument]:
    """The documents at a path in the order of their names: a file, a folder searched whole, or "-" for standard input.

    What cannot be read is yielded as the UnreadableDocument that says why, so that the rest still is.
    """
    if str(path) == "-":
        yield _decoded("stdin.txt", "standard input", sys.stdin.buffer.read(MAX_BYTES + 1))
        return
    path = Path(path)
    if not path.is_dir():
        yield _file(path)
        return
    files = sorted(
        p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and p.stem.lower() not in ABOUT
    )
    if not files:
        yield UnreadableDocument(
            str(path),
            "a folder with no .txt, .md or .html file in it",
            "at least one document",
            "put the articles there or name another folder",
        )
    for file in files:
        yield _file(file)


def _file(path: Path) -> Document | UnreadableDocument:
    name = str(path)
    if not path.exists():
        return UnreadableDocument(
            name, "no such file", "a .txt, .md or .html file, or a folder of them", "check the name"
        )
    if path.suffix.lower() not in SUFFIXES:
        return UnreadableDocument(
            name,
            f"a file ending in {path.suffix or 'nothing'}",
            "one ending in .txt, .md or .html",
            "save its text as .txt",
        )
    try:
        size = path.stat().st_size
        return _too_large(name, size) if size > MAX_BYTES else _decoded(path.name, name, path.read_bytes())
    except OSError as error:
        return UnreadableDocument(
            name, f"it cannot be opened ({error.strerror or error})", "a file that can be read", "check its permissions"
        )


def _too_large(path: str, size: int) -> UnreadableDocument:
    return UnreadableDocument(
        path,
        f"{size / 1e6:,.0f} MB of text",
        f"at most {MAX_BYTES / 1e6:.0f} MB",
        "split it, or give the article alone",
    )


def _decoded(name: str, path: str, raw: bytes) -> Document | UnreadableDocument:
    """Bytes to a document: UTF-8, else the guessed encoding when the guess is sound, said in its notes."""
    if len(raw) > MAX_BYTES:
        return _too_large(path, len(raw))
    if not raw.strip():
        return UnreadableDocument(path, "an empty file", "an article's text", "check that it was saved")
    notes: list[str] = []
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        guess = None if _binary(raw) else _guess(raw)
        if guess is None:
            return UnreadableDocument(
                path, "bytes that are no text in any encoding we know", "UTF-8 text", "convert it to UTF-8"
            )
        encoding, text = guess
        notes.append(f"not UTF-8; read as {encoding}, which is a guess: check the accented letters")
    if _binary(raw) and not notes:
        return UnreadableDocument(path, "a binary file", "UTF-8 text", "save the article's text as .txt")
    page = name.lower().endswith((".html", ".htm")) or text.lstrip()[:1] == "<"  # markup may stand on one line
    if not page and max(map(len, text.splitlines()), default=0) > MAX_LINE:
        return UnreadableDocument(
            path,
            f"a line of more than {MAX_LINE:,} characters",
            "paragraphs of an article",
            "break the lines where its paragraphs end",
        )
    return Document(name=name, text=text, notes=notes)


def _binary(raw: bytes) -> bool:
    head = raw[:65536]
    control = sum(b < 9 or 13 < b < 32 for b in head)
    return b"\0" in head or control > _CONTROL * len(head)


def _guess(raw: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None or best.chaos > SOUND:
        return None
    try:
        return best.encoding, raw.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
