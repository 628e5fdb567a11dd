"""What can be read and what cannot: each refusal is a sentence, and the rest is still read."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from standoff.model import Document
from standoff.reading import annotate, sources
from standoff.reading.blocks import laid_out
from standoff.reading.sources import UnreadableDocument, load


def one(path: Path) -> Document | UnreadableDocument:
    found = list(load(path))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ""),
        ("line.txt", b"word " * 300_000, "line"),
        ("notes.docx", b"text", ".docx"),
    ],
)
def test_refusals_say_what_to_do(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = one(tmp_path / name)
    assert isinstance(found, UnreadableDocument)
    assert words in str(found)
    assert name in str(found)
    assert found.path.endswith(name)


def test_size_is_checked_before_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # sparse: nobody reads it

    def never(self: Path) -> bytes:
        raise AssertionError("the file was read")

    monkeypatch.setattr(Path, "read_bytes", never)
    found = one(path)
    assert isinstance(found, UnreadableDocument)
    assert "100 MB" in str(found)
    assert "5 MB" in str(found)


def test_folder_in_order_of_names_and_the_rest_still_read(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text("The ministry said nothing at all about the exercise.")
    (tmp_path / "a.md").write_bytes(b"")
    (tmp_path / "sub" / "c.html").write_text("<p>The ministry said nothing.</p>")
    (tmp_path / "readme.pdf").write_bytes(b"%PDF")
    found = list(load(tmp_path))
    assert [type(f) for f in found] == [UnreadableDocument, Document, Document]
    empty = tmp_path / "none"
    empty.mkdir()
    assert isinstance(one(empty), UnreadableDocument)
    assert isinstance(one(tmp_path / "nothing.txt"), UnreadableDocument)


def test_other_encodings_are_guessed_and_said(tmp_path: Path) -> None:
    text = "Le général Lefèvre a déclaré jeudi que la défense aérienne serait renforcée à Évreux, près de la base. " * 5
    (tmp_path / "f.txt").write_bytes(text.encode("cp1252"))
    found = one(tmp_path / "f.txt")
    assert isinstance(found, Document)
    assert "Évreux" in found.text
    assert any("not UTF-8" in n for n in found.notes)


def test_line_ends_stay_as_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "w.txt").write_bytes(b"One line.\r\n\r\nAnother.\r\n")
    found = one(tmp_path / "w.txt")
    assert isinstance(found, Document)
    assert found.text == "One line.\r\n\r\nAnother.\r\n"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources.sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Grüße aus Bonn.".encode())))
    found = next(load("-"))
    assert isinstance(found, Document)
    assert found.name == "stdin.txt"
    assert found.text == "Grüße aus Bonn."


def test_html_that_is_all_script(catalogue: object) -> None:
    document = Document(
        name="s.html", text="<html><head><script>var a = '<p>no</p>';</script></head><body></body></html>"
    )
    annotated = annotate(document, catalogue)  # type: ignore[arg-type]
    assert not annotated.sentences
    assert any("nothing" in n for n in annotated.document.notes)


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 100_000 + "The minister said that the base was open." + "</div>" * 100_000,
        "<b" * 100_000,
        "<!--" * 100_000,
        "<p title='" * 50_000,
        "<" * 200_000,
        "&" * 200_000,
        "<script>" * 20_000,
        "</p>" * 100_000,
        "<![CDATA[" * 50_000,
        '<a href="x' * 30_000,
    ],
)
def test_hostile_markup_ends(raw: str) -> None:
    page = laid_out(Document(name="h.html", text=raw))
    for passage in page.passages:
        assert len(passage.text) == len(passage.starts) == len(passage.ends)


@pytest.mark.parametrize(
    "raw",
    [
        "*" * 100_000,
        "[" * 50_000,
        "[a](" * 30_000,
        "_a" * 50_000,
        "`" * 50_000,
        "> " * 50_000,
        "\\" * 100_000,
        "![" * 30_000,
        "e" + "\u0301" * 50_000,
        "<!--" * 20_000,
    ],
)
def test_hostile_marks_end(raw: str) -> None:
    laid_out(Document(name="h.md", text=raw))
