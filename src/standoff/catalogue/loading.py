"""Catalogue files to entities: YAML with plain scalars kept as written, checked field by field against the schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from .errors import CatalogueError, nearest_words
from .schema import FOLDERS, TYPES, Entity

DATA = Path(__file__).parent / "data"
MAX_FILE = 2_000_000  # bytes; the largest real file is under 200 kB, so more is not a catalogue file
_SPLIT = re.compile(r"^---[ \t]*$", re.MULTILINE)  # "---": a second document in one file

_Parser: Any
try:  # the C parser, and none of PyYAML's constructors, which take longer than the parsing
    from yaml._yaml import CParser as _Parser
except ImportError:  # pragma: no cover

    class _Python(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer):
        def __init__(self, text: str) -> None:
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)

    _Parser = _Python


class PlainLoader(_Parser):  # type: ignore[misc]
    """YAML in which only true, false, null and decimal numbers are not text: no dates, octals, sexagesimals, yes or no.

    Tags and aliases have no use in a catalogue file and are errors, as is a key given twice.
    """

    def resolve(self, _kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return ""

    def descend_resolver(self, _parent: yaml.Node, _index: object) -> None:
        """No tag depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """No tag depends on where a node stands."""

    def documents(self) -> Iterator[Any]:
        """Every document of the stream as plain Python data."""
        while self.check_node():
            yield _value(self.get_node(), set())


def _value(node: yaml.Node, seen: set[int]) -> Any:
    if node.tag:
        raise _at(node, f"the tag {node.tag!r} has no use in a catalogue file")
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else _plain(node.value)
    if id(node) in seen:
        raise _at(node, "an alias (*name) has no use in a catalogue file: write the value out")
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_value(n, seen) for n in node.value]
    out: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = _value(key_node, seen)
        if isinstance(key, list | dict):
            raise _at(key_node, "a key must be a word")
        if key in out:
            raise _at(key_node, f"the key {key!r} is given twice")
        out[key] = _value(value_node, seen)
    return out


def _at(node: yaml.Node, problem: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


def _plain(text: str) -> Any:
    """An unquoted scalar: a number, true, false or null where it reads as one, else the text itself."""
    if not text or text[0] not in "-+0123456789~tfn":
        return text or None
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text or "e" in text.lower() else int(text)
    return text


_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None}
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?")  # 500, -0.5, 2.3e12


def folders(root: Path) -> dict[str, Path]:
    """The folder of each entity type that exists under a data directory."""
    return {kind: root / name for kind, name in FOLDERS.items() if (root / name).is_dir()}


def read_folder(kind: str, folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each file of a folder with the mapping it holds; all files are parsed as one stream, which is faster.

    Raises CatalogueError, with file and line, when a file is not YAML or holds no mapping.
    """
    paths = sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml"))
    texts = [_text(p) for p in paths]
    if not any(_SPLIT.search(t) or t.startswith("%") for t in texts):
        try:
            loaded = list(PlainLoader("\n---\n".join(texts)).documents()) if texts else []
            if len(loaded) == len(paths):
                for path, data in zip(paths, loaded, strict=True):
                    yield path, _mapping(path, data)
                return
        except (yaml.YAMLError, RecursionError):
            pass  # read one by one below, so that the error names the file
    for path, text in zip(paths, texts, strict=True):
        yield path, _mapping(path, _parse(path, text))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE:
            raise CatalogueError(f"{path}: larger than {MAX_FILE:,} bytes; a catalogue file holds one entity")
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise CatalogueError(f"{path}: cannot be read: {error.strerror}") from error


def _parse(path: Path, text: str) -> Any:
    try:
        documents = list(PlainLoader(text).documents())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise CatalogueError(
            f"{path}:{where} is not YAML: {problem}; quote texts that hold ': ' or start with a sign"
        ) from error
    except RecursionError as error:
        raise CatalogueError(f"{path}: nested too deep; an entity is a flat mapping") from error
    if len(documents) > 1:
        raise CatalogueError(
            f"{path}: holds {len(documents)} documents; wanted one entity a file, without a '---' line"
        )
    return documents[0] if documents else None


def _mapping(path: Path, data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise CatalogueError(f"{path}: holds {_shown(data)}; wanted one entity: a mapping with id, type and name")
    return data


def load_folder(kind: str, folder: Path) -> list[tuple[Path, Entity]]:
    """The entities of one folder, each with its file.

    Raises CatalogueError naming file, field, what was given and what was wanted.
    """
    out: list[tuple[Path, Entity]] = []
    for path, data in read_folder(kind, folder):
        out.append((path, build(kind, path, data)))
    return out


def build(kind: str, path: Path, data: dict[str, Any]) -> Entity:
    """One entity from the mapping of its file; `type` may be left out, its folder says it."""
    data.setdefault("type", kind)
    if data["type"] != kind:
        raise CatalogueError(
            f"{path}: type: given {data['type']!r}; wanted {kind!r}, since it stands in {FOLDERS[kind]}/"
        )
    try:
        return _adapter(kind).validate_python(data)
    except ValidationError as error:
        raise CatalogueError(_explained(kind, path, error)) from None


@cache
def _adapter(kind: str) -> TypeAdapter[Entity]:
    return TypeAdapter(TYPES[kind])


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _explained(kind: str, path: Path, error: ValidationError) -> str:
    """One line a fault: file, field, given, wanted; at most eight."""
    faults = error.errors(include_url=False)
    lines = [f"{path}: {_fault(kind, dict(f))}" for f in faults[:8]]
    if len(faults) > 8:
        lines.append(f"{path}: and {len(faults) - 8} more")
    return "\n".join(lines)


def _fault(kind: str, fault: dict[str, Any]) -> str:
    where = ".".join(str(p) for p in fault["loc"])
    if fault["type"] == "extra_forbidden":
        fields = sorted(_fields_at(kind, fault["loc"][:-1]))
        near = nearest_words(str(fault["loc"][-1]), fields, count=1, cutoff=0.5)
        advice = f"did you mean {near[0]!r}?" if near else f"known fields: {', '.join(fields)}"
        return f"{where}: no such field; {advice}"
    if fault["type"] == "missing":
        return f"{where}: missing; wanted a value"
    return f"{where}: given {_shown(fault['input'])}; wanted: {fault['msg'].removeprefix('Value error, ')}"


def _fields_at(kind: str, loc: Iterable[Any]) -> set[str]:
    """Names of the fields that the schema knows at a place inside an entity."""
    types: list[Any] = [TYPES[kind]]
    for step in loc:
        found: list[Any] = []
        for t in types:
            if isinstance(t, type) and issubclass(t, BaseModel):
                if step in t.model_fields:
                    found.extend(_models(t.model_fields[step].annotation))
            else:
                found.extend(_models(t))
        types = found or types
    return {f for t in types if isinstance(t, type) and issubclass(t, BaseModel) for f in t.model_fields}


def _models(annotation: Any) -> list[Any]:
    """The pydantic types inside an annotation: of list[X], dict[str, X], X | None."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return [annotation] if issubclass(annotation, BaseModel) else []
    out: list[Any] = []
    for inner in get_args(annotation):
        out.extend(_models(inner))
    return out
