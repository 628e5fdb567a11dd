"""Files to entities: what YAML text stays text, and what is said of files that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.catalogue import Catalogue, CatalogueError, UnknownId
from standoff.catalogue.loading import PlainLoader
from standoff.catalogue.schema import Actor, Place

Make = Callable[[dict[str, str]], Catalogue]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013-03-15", "2013-03-15"),  # YAML 1.1 reads a date
        ("no", "no"),  # and a truth value, the country code of Norway
        ("12:30", "12:30"),  # and a sexagesimal 750
        ("0755", "0755"),  # and an octal 493
        ("1_000", "1_000"),
        ("nan", "nan"),
        ("true", True),
        ("null", None),
        ("", None),
        ("-3", -3),
        ("2.35e3", 2350.0),
        ('"500"', "500"),
    ],
)
def test_plain_scalars(text: str, expected: object) -> None:
    assert list(PlainLoader(f"a: {text}\n").documents()) == [{"a": expected}]


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("system/x", "id: x\nname: X\nalias: [Y]\n", "alias: no such field; did you mean 'aliases'?"),
        ("system/x", "id: x\nname: X\nlaunch: space\n", "launch: given 'space'"),
        ("system/x", "name: X\n", "id: missing"),
        ("system/x", "id: X Y\nname: X\n", "id: given 'X Y'"),
        (
            "system/x",
            "id: x\nname: X\nvalues: {range_km: [{value: 5, source: A, pubic: 2010}]}\n",
            "did you mean 'public'?",
        ),
        ("event/x", "id: x\nname: X\nact: test\ndate: 2010-13\nreports: []\n", "date: given '2010-13'"),
        ("system/x", "id: x\nname: X\nid: y\n", "'id' is given twice"),
        ("system/x", "id: x\nname: [X\n", "not YAML"),
        ("system/x", "- x\n", "wanted one entity"),
        ("system/x", "", "wanted one entity"),
        ("system/x", "id: x\nname: X\n---\nid: y\nname: Y\n", "holds 2 documents"),
        ("system/x", "id: x\nname: !!python/object:os.system X\n", "has no use in a catalogue file"),
        ("system/x", "id: hawk\nname: X\n", "which"),
        ("place/x", "id: x\nname: X\npoint: {lat: 154, lon: 3, source: GN}\n", "point.lat: given 154"),
        ("place/x", "id: x\ntype: system\nname: X\n", "wanted 'place'"),
    ],
)
def test_bad_file(made: Make, name: str, text: str, wanted: str) -> None:
    with pytest.raises(CatalogueError) as error:
        made({name: text})
    assert wanted in str(error.value)
    assert f"{name.split('/')[1]}.yaml" in str(error.value)


def test_alias_of_a_list_is_refused(made: Make) -> None:
    with pytest.raises(CatalogueError, match="write the value out"):
        made({"system/x": "id: x\nname: X\naliases: &a [Y]\nmisspellings: *a\n"})


def test_not_utf8(made: Make, tmp_path: Path) -> None:
    (tmp_path / "data/systems").mkdir(parents=True)
    (tmp_path / "data/systems/z.yaml").write_bytes(b"id: z\nname: \xff\n")
    with pytest.raises(CatalogueError, match="not UTF-8 at byte 12"):
        made({})


def test_deep_nesting_is_refused(made: Make) -> None:
    with pytest.raises(CatalogueError):
        made({"system/x": "id: x\nname: " + "[" * 50_000 + "\n"})


def test_overlay_adds_and_replaces(small: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems/dart.yaml").write_text("id: dart\nname: Dart 2\n")
    (tmp_path / "systems/new.yaml").write_text("id: new\nname: New\n")
    both = Catalogue.load([tmp_path], data=small.roots[0])
    assert both.get("dart").name == "Dart 2"
    assert "new" in both
    assert "new" not in small
    assert both.overlays == (tmp_path,)
    assert both.version != small.version
    assert tmp_path.name in both.version


@pytest.mark.parametrize("missing", [True, False])
def test_overlay_that_is_none(tmp_path: Path, missing: bool) -> None:
    with pytest.raises(CatalogueError, match="systems"):
        Catalogue.load([tmp_path / "none" if missing else tmp_path])


def test_unknown_id_names_the_nearest(small: Catalogue) -> None:
    with pytest.raises(UnknownId) as error:
        small.get("hawk-baterry")
    assert error.value.nearest[0] == "hawk-battery"
    assert "hawk-battery" in str(error.value)


def test_unknown_id_by_name(small: Catalogue) -> None:
    assert small.nearest_ids("7K-20")[0] == "hawk"


def test_state_and_land_share_an_id(small: Catalogue) -> None:
    assert isinstance(small.get("north"), Place)
    assert small.get("north", Actor).short_name == "Northland"
    assert [e.type for e in small.under("north")] == ["place", "actor"]


def test_source_in_any_case(small: Catalogue) -> None:
    assert small.source("a-1").title == small.source("A-1").title == "T a-1"
    with pytest.raises(UnknownId, match="a-1"):
        small.source("a-11")


def test_same_version_twice(small: Catalogue) -> None:
    assert Catalogue.load(data=small.roots[0]).version == small.version


def test_the_record_loads(record: Catalogue) -> None:
    assert len(record) > 100
