"""What a catalogue file may hold: one pydantic type an entity type. A field not named here is a typo and an error.

Every number or dated fact is a `Report`: who says so, since when it is public, from when to when it holds, whether the
source was opened. Ids are lower-case words joined by hyphens; dates are EDTF; distances km; speeds km/s.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ..model.dates import Edtf
from ..model.slots import Phase

Standing = Literal["accepted", "disputed", "error"]


def _edtf(text: str) -> str:
    Edtf.parse(text)
    return text


EdtfText = Annotated[str, AfterValidator(_edtf)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9+]+(-[a-z0-9+]+)*$")]


class Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)  # `public: 2016` is a date


class Sourced(Data):
    """The part every dated record shares."""

    source: str | list[str]  # source keys (data/sources/*.yaml); several when several say the same
    public: EdtfText  # since when it could be known
    checked: bool = True  # False: the source is named but was not opened (K)
    derived: bool = False  # computed here from sourced inputs (D); `note` says how
    standing: Standing = "accepted"
    note: str | None = None

    @property
    def sources(self) -> list[str]:
        return [self.source] if isinstance(self.source, str) else self.source


class Report(Sourced):
    """One value as one source gives it: a number, [low, high], true or false, or a text (an EDTF date, a word)."""

    value: float | tuple[float, float] | bool | str
    unit: str | None = None
    valid: EdtfText | None = None  # when it holds; absent: throughout
    by: Id | None = None  # the side whose figure it is, where that matters


class Position(Sourced):
    """What one side or source says on a yes-or-no question."""

    says: Literal["yes", "no", "limited"]
    by: Id | None = None


class Capability(Data):
    """Something other than reach and intercept that a system can, or is said to be able to, do."""

    capability: Id
    words: list[list[str]]  # the capability is meant when, for some inner list, every word occurs; lower-case stems
    positions: list[Position]


class Purpose(Sourced):
    """A declared purpose: against whom or what a system is, or is not, directed, by whose declaration."""

    against: list[Id] = []
    not_against: list[Id] = []
    protects: list[Id] = []
    by: Id


class Entity(Data):
    id: Id
    type: str
    name: str
    aliases: list[str] = []  # names in English text, variants, nicknames; matched as whole words, plural -s too
    foreign: dict[str, list[str]] = {}  # language code -> names
    misspellings: list[str] = []
    ambiguous: list[str] = []  # aliases of this entity that also name another one: declared in each
    is_a: list[Id] = []  # classes it belongs to
    note: str | None = None
    values: dict[str, list[Report]] = {}  # field name with unit in it where it has one: range_km, burnout_speed_km_s, …


class System(Entity):
    """A weapon, interceptor, launcher, radar, warship class, a system of them, or a class of such (generic: true)."""

    type: Literal["system"]
    generic: bool = False  # a class or a descriptive name ("ballistic missiles"), not one designation
    owner: list[Id] = []
    role: Literal["offence", "defence", "sensor", "launcher", "other"] = "offence"
    launch: Literal["ground", "sea", "air"] | None = None  # from where it is launched (treaties turn on it)
    flight: Literal["ballistic", "cruise", "glide"] | None = None
    parts: list[Id] = []  # systems it consists of or fires: iskander-m -> [9m723, 9m728]
    members: list[Id] = []  # of a generic name: the systems it stands for when sites or weapons must be named
    capabilities: list[Capability] = []
    purposes: list[Purpose] = []


class Point(Data):
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    source: str
    approximate_km: float = 5  # how far off the marker may be
    note: str | None = None


class Place(Entity):
    """A town, base, oblast, state, sea or region."""

    type: Literal["place"]
    kind: Literal["country", "region", "city", "base", "sea", "area", "district"] = "city"
    point: Point | None = None
    polygon: str | None = None  # key of an area in data/areas.json
    within: list[Id] = []  # places that contain it (nearest first is enough; transitive)
    country: Id | None = None
    borders: list[Id] = []  # land neighbours
    worldview: str | None = None  # for disputed places: whose line is drawn


class Definition(Data):
    """One way to say which places a set holds."""

    key: Id
    name: str
    members: list[Id]
    as_of: EdtfText
    source: str | list[str]
    checked: bool = True
    note: str | None = None


class PlaceSet(Entity):
    """A set of places under named definitions: Europe's capitals, the US missile-defence sites in Europe."""

    type: Literal["place-set"]
    definitions: list[Definition]


class Stay(Sourced):
    """One phase of a system at a place. Several with the same phase are rival dates: the word of the claim selects."""

    phase: Phase
    sense: str | None = None  # what was reached: "technical capability", "operationally certified", "mission ready"
    start: EdtfText
    end: EdtfText | None = None  # absent: still so
    count: float | None = None


class Deployment(Entity):
    """A system at a place, with its phases over time: announced, built, exercised, deployed, operational, cancelled."""

    type: Literal["deployment"]
    systems: list[Id]
    place: Id
    owner: Id
    stays: list[Stay]


class Office(Data):
    title: str
    start: EdtfText | None = None
    end: EdtfText | None = None
    source: str
    checked: bool = True


class Actor(Entity):
    """A person, organisation, state or bloc that speaks or acts."""

    type: Literal["actor"]
    kind: Literal["person", "organisation", "state", "bloc"]
    side: Id | None = None  # the state or bloc it speaks for; a state or bloc is its own
    short_name: str | None = None  # as statements name it: "Russia", "United States", "NATO"
    adjectives: list[str] = []  # "Russian", "US", "American"
    metonyms: list[str] = []  # "Moscow", "the Kremlin", "Washington": a speaker when they say, a place otherwise
    place: Id | None = None  # the country of a state
    members: list[Id] = []  # of a bloc
    offices: list[Office] = []


class Publisher(Entity):
    type: Literal["publisher"]
    kind: Literal["agency", "newspaper", "broadcaster", "site", "journal", "ministry", "think-tank"]
    domains: list[str] = []
    side: Id | None = None  # of a state medium
    ownership: list[Report] = []


class Event(Entity):
    """One dated act of the chronology."""

    type: Literal["event"]
    act: Literal[
        "statement",
        "threat",
        "decision",
        "agreement",
        "signature",
        "notification",
        "construction",
        "deployment",
        "exercise",
        "test",
        "use",
        "cancellation",
        "withdrawal",
        "summit",
        "conference",
        "speech",
        "meeting",
        "visit",
        "election",
        "inauguration",
        "appointment",
        "announcement",
        "enlargement",
    ]
    words: list[str] = []  # other words that name the act: lower-case stems ("sign", "unveil")
    date: EdtfText
    actors: list[Id] = []
    systems: list[Id] = []
    places: list[Id] = []
    about: list[Id] = []  # treaties, programmes, sets, other subjects
    condition: list[str] = []  # of a threat: lower-case stems or ids that name what it answers
    consequence: list[str] = []  # of a threat: ids and stems of what is announced
    reports: list[Sourced]
    conflict: str | None = None  # how sources differ


class Rule(Data):
    """One clause of a treaty as a predicate on weapons or acts."""

    rule: Id
    effect: Literal["forbids", "permits", "covers", "excludes", "commits"]
    subject: list[Id] = []  # classes of system it speaks of; empty: `words` decide
    words: list[list[str]] = []  # the subject is meant when every word of some inner list occurs
    launch: Literal["ground", "sea", "air"] | None = None
    range_km: tuple[float, float] | None = None  # bounds of the class, inclusive
    parties: list[Id] = []  # empty: all parties of the treaty
    article: str
    source: str | list[str]
    checked: bool = True
    note: str | None = None


class Stance(Sourced):
    """What happened to a commitment, or what a side says of it: refused, broken, kept, offered."""

    effect: Literal["commits", "refused", "broken"]
    says: Literal["yes", "no", "limited"]
    words: list[list[str]] = []
    by: Id | None = None
    valid: EdtfText | None = None


class Treaty(Entity):
    type: Literal["treaty"]
    binding: Literal["legal", "political", "oral", "none"] = "legal"
    parties: list[Id] = []
    signed: list[Report] = []
    in_force: list[Report] = []
    ended: list[Report] = []
    rules: list[Rule] = []
    stances: list[Stance] = []


class Planned(Sourced):
    due: EdtfText  # the date promised
    valid: EdtfText  # while it was the plan of record


class Reached(Sourced):
    on: EdtfText
    sense: str  # the word that selects it: "technical capability", "operational", "accepted", "mission ready"


class Milestone(Data):
    milestone: Id
    name: str
    words: list[list[str]]  # meant when every word of some inner list occurs (lower-case stems: "phase two", "romania")
    place: Id | None = None
    systems: list[Id] = []
    planned: list[Planned] = []
    reached: list[Reached] = []
    cancelled: list[Reached] = []


class Programme(Entity):
    type: Literal["programme"]
    owner: list[Id] = []
    milestones: list[Milestone]


class Count(Sourced):
    as_of: EdtfText
    count: float | tuple[float, float]
    plan: bool = False  # a plan, not a count
    capacity: bool = False  # room for so many, loaded number not public


class Inventory(Entity):
    """How many of a thing exist or are held, as a dated series."""

    type: Literal["inventory"]
    what: Id
    owner: Id | None = None
    place: Id | None = None
    series: list[Count]
    part_of: Id | None = None  # the larger inventory this is a sourced part of


class Rate(Entity):
    """Yearly average exchange rate: units of `currency` for one unit of `per`."""

    type: Literal["rate"]
    currency: str
    per: str
    years: dict[int, list[Report]]


class Amount(Entity):
    """A sum of money on the record: a price, a budget, a notified ceiling."""

    type: Literal["amount"]
    words: list[list[str]]
    currency: str
    amounts: list[Report]  # value in units of the currency; note says what it covers


class SourceEntry(Entity):
    """A publication. `id` is the key in lower case; `key` as cited."""

    type: Literal["source"]
    key: str
    publisher: str
    title: str
    year: str | None = None
    url: str | None = None
    read: bool = True  # False: real, the usual place for the number, not opened


TYPES: dict[str, type[Entity]] = {
    "system": System,
    "place": Place,
    "place-set": PlaceSet,
    "deployment": Deployment,
    "actor": Actor,
    "publisher": Publisher,
    "event": Event,
    "treaty": Treaty,
    "programme": Programme,
    "inventory": Inventory,
    "rate": Rate,
    "amount": Amount,
    "source": SourceEntry,
}
FOLDERS = {  # where each type's files stand under data/
    "system": "systems",
    "place": "places",
    "place-set": "place-sets",
    "deployment": "deployments",
    "actor": "actors",
    "publisher": "publishers",
    "event": "events",
    "treaty": "treaties",
    "programme": "programmes",
    "inventory": "inventories",
    "rate": "rates",
    "amount": "amounts",
    "source": "sources",
}
