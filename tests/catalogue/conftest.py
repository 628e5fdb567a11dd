"""A small catalogue written for these tests; its names are invented so that no rule can lean on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.catalogue import Catalogue
from standoff.catalogue.schema import FOLDERS

FILES = {
    "system/hawk": """
id: hawk
name: Hawk-7 M
aliases: [Hawk-7, 7K20]
is_a: [short-range]
owner: [north]
values:
  range_km:
    - {value: 400, source: A-1, public: "2010"}
    - {value: 500, source: [B-2, C-3], public: 2012-03}
    - {value: 350, source: D-4, public: "2010", checked: false}
    - {value: 700, source: E-5, public: "2013", standing: disputed, by: south}
    - {value: 2000, source: F-6, public: "2010", standing: error, note: another missile}
  speed_km_s:
    - {value: [1.5, 2.1], source: A-1, public: "2010", valid: 2010/2015}
    - {value: 3, source: A-1, public: "2016", valid: 2016/..}
""",
    "system/hawk-battery": "id: hawk-battery\nname: Hawk battery\nparts: [hawk, dart]\nrole: launcher\n",
    "system/dart": (
        "id: dart\nname: Dart\nis_a: [short-range]\nvalues: {range_km: [{value: 90, source: A-1, public: '2001'}]}\n"
    ),
    "system/short-range": "id: short-range\nname: short-range missile\ngeneric: true\nis_a: [missile]\n",
    "system/missile": "id: missile\nname: missile\ngeneric: true\n",
    "place/north": "id: north\nname: Northland\nkind: country\naliases: [North Republic]\n",
    "place/outpost": (
        "id: outpost\nname: Outpost\nkind: region\ncountry: north\npolygon: outpost\n"
        "aliases: [Port]\nambiguous: [Port]\n"
    ),
    "place/port-city": (
        "id: port-city\nname: Port\nkind: city\nwithin: [outpost]\nambiguous: [Port]\n"
        "point: {lat: 54.706, lon: 20.511, source: GN}\n"
    ),
    "place/alpha": "id: alpha\nname: Alpha\npoint: {lat: 54.473, lon: 17.123, source: WP}\n",
    "place/beta": "id: beta\nname: Beta\npoint: {lat: 44.067, lon: 24.383, source: GN}\n",
    "place/nowhere": "id: nowhere\nname: Nowhere\n",
    "place-set/sites": """
id: sites
name: the sites
definitions:
  - {key: core-2012, name: as planned, members: [alpha], as_of: 2012, source: A-1}
  - {key: core-2016, name: as built, members: [alpha, beta], as_of: 2016, source: A-1}
  - {key: all, name: all told, members: [alpha, beta, nowhere], as_of: 2010/.., source: A-1}
""",
    "actor/north": (
        "id: north\nname: North Republic\nkind: state\nplace: north\nshort_name: Northland\n"
        "adjectives: [Northern]\nmetonyms: [Port]\n"
    ),
    "actor/south": "id: south\nname: South\nkind: state\naliases: [US]\n",
    "actor/ann-lee": (
        "id: ann-lee\nname: Ann Lee\nkind: person\nside: north\noffices:\n"
        "  - {title: minister, start: 2010-05, end: 2014, source: A-1}\n"
        "  - {title: president, start: 2014-06, source: A-1}\n"
    ),
    "deployment/hawk-at-outpost": """
id: hawk-at-outpost
name: Hawk at the outpost
systems: [hawk]
place: port-city
owner: north
stays:
  - {phase: exercise, start: 2014-12, end: 2014-12, source: A-1, public: 2014-12}
  - {phase: permanent, start: 2018-02, source: A-1, public: 2018-02}
""",
    "event/hawk-shown": """
id: hawk-shown
name: Hawk shown
act: exercise
date: 2014-12
actors: [ann-lee]
systems: [hawk]
places: [port-city]
reports: [{source: A-1, public: 2014-12}]
""",
    "rate/crown-per-dollar": """
id: crown-per-dollar
name: crowns
currency: nck
per: usd
years:
  2013: [{value: 31.85, source: A-1, public: 2014-01}]
""",
    **{
        f"source/{k}": f"id: {k}\nkey: {k.upper()}\nname: {k}\npublisher: P\ntitle: T {k}\n"
        for k in ("a-1", "b-2", "c-3", "d-4", "e-5", "f-6")
    },
}
# a square about the city, 0.5 degrees a side
AREAS = """{"outpost": {"source": "drawn here", "accuracy_km": 1,
 "rings": [[[20.2, 54.5], [20.7, 54.5], [20.7, 55.0], [20.2, 55.0], [20.2, 54.5]]]}}"""


def write(root: Path, files: dict[str, str]) -> Path:
    """Catalogue files under a directory: "type/id" -> text."""
    for name, text in files.items():
        kind, _, entity_id = name.partition("/")
        path = root / FOLDERS[kind] / f"{entity_id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    root = write(tmp_path_factory.mktemp("data"), FILES)
    (root / "areas.json").write_text(AREAS, "utf-8")
    return Catalogue.load(data=root)


@pytest.fixture
def made(tmp_path: Path) -> Callable[[dict[str, str]], Catalogue]:
    """A catalogue of the small files with some replaced or added."""

    def make(files: dict[str, str]) -> Catalogue:
        root = write(tmp_path / "data", FILES | files)
        (root / "areas.json").write_text(AREAS, "utf-8")
        return Catalogue.load(data=root)

    return make


@pytest.fixture(scope="session")
def record() -> Catalogue:
    """The catalogue of the package."""
    return Catalogue.load()
