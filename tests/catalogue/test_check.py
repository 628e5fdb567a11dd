"""What `check` finds, one planted fault at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.catalogue import Catalogue
from standoff.catalogue.check import check
from standoff.catalogue.show import check_lines, list_lines, show_data, show_lines, why_lines

Make = Callable[[dict[str, str]], Catalogue]


def test_the_small_catalogue_has_only_its_warnings(small: Catalogue) -> None:
    assert [(p.severity, p.where) for p in check(small)] == [("warning", "places/nowhere.yaml: point")]


@pytest.mark.parametrize(
    ("name", "text", "severity", "what"),
    [
        ("system/x", "id: x\nname: X\nowner: [nort]\n", "error", "no entry 'nort'"),
        ("system/x", "id: x\nname: X\nowner: [hawk]\n", "error", "'hawk' is a system"),
        (
            "system/x",
            "id: x\nname: X\nvalues: {range_km: [{value: 5, source: Z-9, public: '2010'}]}\n",
            "error",
            "no source 'Z-9'",
        ),
        (
            "system/x",
            "id: x\nname: X\nvalues: {range_km: [{value: 5, unit: mi, source: A-1, public: '2010'}]}\n",
            "error",
            "given in mi",
        ),
        (
            "system/x",
            "id: x\nname: X\nvalues: {range_km: [{value: far, source: A-1, public: '2010'}]}\n",
            "error",
            "is no number",
        ),
        (
            "system/x",
            "id: x\nname: X\nvalues: {range_km: [{value: [9, 5], source: A-1, public: '2010'}]}\n",
            "error",
            "falls",
        ),
        ("system/x", "id: x\nname: Hawk 7\n", "error", "also names hawk"),
        ("system/north", "id: north\nname: N\n", "error", "also the id of a place"),
        ("system/y", "id: x\nname: X\n", "error", "not the name of its file"),
        ("source/q", "id: q\nkey: Q\nname: q\npublisher: P\ntitle: T\n", "warning", "nobody cites Q"),
        (
            "deployment/x",
            "id: x\nname: X\nsystems: [hawk]\nplace: alpha\nowner: north\nstays:\n"
            "  - {phase: deployed, start: 2014-12, end: 2013, source: A-1, public: '2015'}\n",
            "error",
            "before it starts",
        ),
        ("place/x", "id: x\nname: X\npolygon: outpots\n", "error", "no outline 'outpots'"),
        (
            "place-set/x",
            "id: x\nname: X\ndefinitions: [{key: k, name: k, members: [hawk], as_of: 2010, source: A-1}]\n",
            "error",
            "'hawk' is a system",
        ),
        (
            "place/x",
            "id: x\nname: X\ncountry: land\npoint: {lat: 20.5, lon: 54.7, source: GN}\n",
            "error",
            "no entry 'land'",
        ),
    ],
)
def test_planted_fault(made: Make, name: str, text: str, severity: str, what: str) -> None:
    assert any(p.severity == severity and what in p.what for p in check(made({name: text})))


def test_swapped_coordinates(made: Make) -> None:
    catalogue = made(
        {
            "place/north": "id: north\nname: Northland\nkind: country\npolygon: outpost\naliases: [North Republic]\n",
            "place/x": "id: x\nname: X\ncountry: north\npoint: {lat: 20.5, lon: 54.7, source: GN}\n",
        }
    )
    assert any("outside Northland" in p.what and p.severity == "error" for p in check(catalogue))


def test_lines(small: Catalogue) -> None:
    assert any(line.startswith("hawk ") for line in list_lines(small, "system"))
    shown = "\n".join(show_lines(small, "hawk"))
    assert "range_km: 350 / 500 / 500 km" in shown
    assert "source not opened" in shown
    assert {e["type"] for e in show_data(small, "north")["entries"]} == {"place", "actor"}
    why = why_lines(small, "hawk.range_km")
    assert why[0] == "hawk.range_km: 350 / 500 / 500 km (low / nominal / high)"
    assert sum("not used" in line for line in why) == 2
    lines, failed = check_lines(small)
    assert lines[-1] == "17 entries, 0 errors, 1 warnings"
    assert not failed


def test_question_without_a_field(small: Catalogue) -> None:
    with pytest.raises(ValueError, match=r"wanted ID\.FIELD, for instance hawk\.range_km"):
        why_lines(small, "hawk")


def test_the_record_has_no_errors(record: Catalogue) -> None:
    assert [str(p) for p in check(record) if p.severity == "error"] == []
