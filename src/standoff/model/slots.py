"""What each kind of claim says: one slots type a kind (the claim guide's table)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SerializationInfo, model_serializer

Quantifier = Literal["any", "all", "most", "half", "some", "count"]
Phase = Literal[
    "threatened",
    "planned",
    "moving",
    "exercise",
    "deployed",
    "permanent",
    "under-construction",
    "operational",
    "cancelled",
]
Effect = Literal["forbids", "permits", "covers", "excludes", "commits", "refused", "broken"]
Comparator = str  # equal, about, at-least, at-most, more-than, less-than; of two weapons: similar, longer, shorter
Ids = list[str]
Id = str | Ids | None  # one id, or several when the text names several


class Slots(BaseModel):
    """The slots of one claim; `implied` names those that the text only implies."""

    model_config = ConfigDict(extra="forbid")
    implied: list[str] = Field(default_factory=list)

    @model_serializer(mode="plain")
    def _plain(self, _info: SerializationInfo) -> dict[str, object]:
        """The guide's form: every slot of the kind, and `implied` only when something is."""
        out: dict[str, object] = {name: getattr(self, name) for name in type(self).model_fields if name != "implied"}
        for name in self.either:
            if out[name] is None:
                del out[name]
        if self.implied:
            out["implied"] = self.implied
        return out

    @property
    def either(self) -> tuple[str, ...]:
        """Slots of which the kind fills one or the other; the empty one is left out."""
        return ()


class ReachSlots(Slots):
    weapon: Id = None
    origin: Id = None
    targets: Ids = Field(default_factory=list)
    quantifier: Quantifier = "any"


class RangeSlots(Slots):
    weapon: Id = None
    value_km: float | list[float] | None = None  # [low, high] when the text gives a band
    like: Id = None
    comparator: Comparator = "equal"

    @property
    def either(self) -> tuple[str, ...]:
        return ("value_km",) if self.like is not None else ("like",)


class BasingSlots(Slots):
    systems: Ids = Field(default_factory=list)
    places: Ids = Field(default_factory=list)
    owner: Id = None
    phase: Phase = "deployed"
    count: float | None = None


class InventorySlots(Slots):
    what: Id = None
    count: float | None = None
    comparator: Comparator = "equal"
    owner: Id = None
    places: Ids = Field(default_factory=list)


class TreatySlots(Slots):
    treaty: Id = None
    subject: Id = None
    effect: Effect = "covers"


class InterceptSlots(Slots):
    defence: Id = None
    threat: Id = None
    origin: Id = None
    target: Id = None
    can: bool = True


class AimSlots(Slots):
    system: Id = None
    against: Ids = Field(default_factory=list)
    is_: bool = Field(default=True, alias="is")
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    @model_serializer(mode="plain")
    def _aim(self, _info: SerializationInfo) -> dict[str, object]:
        out: dict[str, object] = {"system": self.system, "against": self.against, "is": self.is_}
        if self.implied:
            out["implied"] = self.implied
        return out


class ProximitySlots(Slots):
    a: Id = None
    b: Id = None
    distance_km: float | None = None
    relation: str | None = None

    @property
    def either(self) -> tuple[str, ...]:
        return ("relation",) if self.distance_km is not None else ("distance_km",)


class ScheduleSlots(Slots):
    programme: Id = None
    milestone: Id = None
    date: str | None = None


class HistorySlots(Slots):
    event: Id = None
    since: str | None = None
    count: float | None = None


class MoneySlots(Slots):
    what: Id = None
    amount: float | None = None
    currency: str | None = None
    converted_amount: float | None = None
    converted_currency: str | None = None
    year: int | str | None = None  # an EDTF year, or interval of years


class CapabilitySlots(Slots):
    system: Id = None
    capability: Id = None


class EventSlots(Slots):
    actor: Id = None
    act: Id = None
    date: str | None = None
    place: Id = None


class ThreatSlots(Slots):
    actor: Id = None
    condition: Id = None
    consequence: Id = None


AnySlots = (
    ReachSlots
    | RangeSlots
    | BasingSlots
    | InventorySlots
    | TreatySlots
    | InterceptSlots
    | AimSlots
    | ProximitySlots
    | ScheduleSlots
    | HistorySlots
    | MoneySlots
    | CapabilitySlots
    | EventSlots
    | ThreatSlots
)

SLOTS: dict[str, type[Slots]] = {
    "reach": ReachSlots,
    "range": RangeSlots,
    "basing": BasingSlots,
    "inventory": InventorySlots,
    "treaty": TreatySlots,
    "intercept": InterceptSlots,
    "aim": AimSlots,
    "proximity": ProximitySlots,
    "schedule": ScheduleSlots,
    "history": HistorySlots,
    "money": MoneySlots,
    "capability": CapabilitySlots,
    "event": EventSlots,
    "threat": ThreatSlots,
}
KINDS = tuple(SLOTS)
