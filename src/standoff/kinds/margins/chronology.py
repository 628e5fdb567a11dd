"""Events of the record that a claim may be about: the same actors, subjects, words and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...catalogue.schema import Event
from ...model import Claim, Edtf, Fact
from .record import Context, content, event_facts, said_in, stem

SAYING = ("threat", "statement", "announcement", "decision", "speech", "notification", "exercise")
_COMMON_WORDS = (
    "missile system defence defense weapon force new state military national deployment deploy russia russian us "
    "usa united nato american country response plan programme program would could year europe european announce "
    "statement say said make made take taken "
)
COMMON = frozenset(stem(w) for w in _COMMON_WORDS.split())  # too frequent in this field to tell two events apart
SLACK_DAYS = 1  # time zones and overnight reporting


@dataclass(frozen=True)
class Match:
    """One event with how much of a claim it shares."""

    event: Event
    actors: bool  # the claim names an actor and the event has it, or its side
    ids: frozenset[str]  # systems, places and subjects shared
    words: frozenset[str]  # content words shared, by stem
    act: bool  # the event's act or a word for it is in the claim

    @property
    def strength(self) -> float:
        rare = sum(w not in COMMON for w in self.words)
        return 2.0 * len(self.ids) + rare + 0.5 * (len(self.words) - rare) + self.actors + 1.5 * self.act

    @property
    def when(self) -> Edtf:
        return Edtf.parse(self.event.date)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return event_facts(self.event)


@dataclass(frozen=True)
class Sought:
    """What is looked for in the chronology."""

    actors: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()  # systems, places, treaties, programmes
    words: tuple[str, ...] = ()  # content words
    acts: tuple[str, ...] = ()  # acts of the chronology that count; empty: any


def sought(
    context: Context,
    *,
    actors: Sequence[str] = (),
    slots: Sequence[str | Sequence[str] | None] = (),
    text: str = "",
    acts: Sequence[str] = (),
) -> Sought:
    """What a claim's slots and words ask of the chronology."""
    subjects: list[str] = []
    for slot in slots:
        subjects.extend(
            i
            for i in context.resolve(slot, "system", "place", "place-set", "treaty", "programme").ids
            if i not in subjects
        )
    said = " ".join(
        [*(s.replace("-", " ") for slot in slots for s in ([slot] if isinstance(slot, str) else slot or [])), text]
    )
    return Sought(tuple(actors), tuple(subjects), tuple(dict.fromkeys(content(said))), tuple(acts))


def actors_of(context: Context, *slots: str | Sequence[str] | None) -> tuple[str, ...]:
    """Actors that a slot names."""
    out: list[str] = []
    for slot in slots:
        out.extend(i for i in context.resolve(slot, "actor").ids if i not in out)
    return tuple(out)


def same_actor(context: Context, claimed: Iterable[str], event: Event) -> bool:
    """True when an actor of the event is the claimed one, speaks for it, or is the state or bloc it speaks for."""
    for a in claimed:
        for b in event.actors:
            if a == b or a in context.family(b) or b in context.family(a):
                return True
            for bloc, member in ((context.actors.get(a), b), (context.actors.get(b), a)):
                if bloc is not None and bloc.kind == "bloc" and set(bloc.members) & context.family(member):
                    return True
    return False


def _vocabulary(context: Context, event: Event) -> frozenset[str]:
    """The stems of an event's own words and of what it is linked to."""
    if event.id not in context.vocabulary:
        ids = (*event.about, *event.systems, *event.places, *event.condition, *event.consequence)
        named = [*(i.replace("-", " ") for i in ids), *(context.title(i) for i in ids)]
        text = " ".join([event.name, event.act, *event.words, *event.aliases, *named])
        context.vocabulary[event.id] = frozenset(stem(w) for w in content(text))
    return context.vocabulary[event.id]


def _country(context: Context, entity_id: str) -> bool:
    """A state as a place: too wide for what lies in it to be the same subject."""
    return getattr(context.get(entity_id), "kind", "") == "country"


def match(context: Context, event: Event, what: Sought) -> Match:
    """How much of what is sought one event shares."""
    linked = (*event.systems, *event.places, *event.about)
    ids = frozenset(
        i for i in what.ids if i in linked or (not _country(context, i) and any(context.akin(i, e) for e in linked))
    )
    vocabulary = _vocabulary(context, event)
    shared = frozenset(stem(w) for w in what.words) & vocabulary
    act = any(said_in(w, what.words) for w in (event.act[:6], *event.words))
    return Match(event, same_actor(context, what.actors, event), ids, shared, act)


def find(
    context: Context, what: Sought, *, between: tuple[date, date] | None = None, floor: float = 3.0, later: bool = False
) -> list[Match]:
    """Events that share enough, the strongest first, then the earliest.

    `between` keeps events that fall inside it, with a day's slack; `later` also takes events that were not public yet.
    """
    out = []
    for event in context.all_events if later else context.events:
        if what.acts and event.act not in what.acts:
            continue
        when = Edtf.parse(event.date)
        if between is not None:
            slack = timedelta(days=SLACK_DAYS)
            first = between[0] if between[0] == date.min else between[0] - slack
            last = between[1] if between[1] == date.max else between[1] + slack
            if when.latest < first or when.earliest > last:
                continue
        found = match(context, event, what)
        if what.actors and not found.actors:
            continue
        if found.strength >= floor and (found.ids or any(w not in COMMON for w in found.words) or found.act):
            out.append(found)
    return sorted(out, key=lambda m: (-m.strength, m.when.earliest, m.event.id))


def said_by(
    context: Context,
    claim: Claim,
    slots: Sequence[str | Sequence[str] | None],
    actors: Sequence[str] = (),
    must: Sequence[str | Sequence[str] | None] = (),
) -> list[Match]:
    """Statements, threats and announcements on the record, by the same side, that carry the claim's subject.

    Looked for from ten years before the document to its day: a plan or threat is older than its report. Of equally like
    events the one on the claim's own day goes first, then the latest. `must` names slots of which a subject or telling
    word has to be in the event, unless the event is of the very day on which the claim was said.
    """
    side = context.side(claim)
    who = tuple(actors) or ((side,) if side else ())
    who = tuple(w for w in who if context.get(w) is not None)
    what = sought(context, actors=who, slots=slots, text=claim.text, acts=SAYING)
    published = context.published.latest if context.published else context.as_of
    first = date(max(1, published.year - 10), 1, 1)
    core = sought(context, slots=must)
    day = _said_day(context, claim)
    out: list[tuple[float, Match]] = []
    for m in find(context, what, between=(first, published), floor=4.0 if who else 5.0):
        same_day = day is not None and m.when.overlaps(day)
        inner = match(context, m.event, core)
        if (
            must
            and not same_day
            and not {i for i in inner.ids if not _country(context, i)}
            and not inner.words - COMMON
        ):
            continue
        out.append((m.strength + 2.0 * same_day, m))
    return [m for _, m in sorted(out, key=lambda r: (-r[0], -r[1].when.earliest.toordinal(), r[1].event.id))]


def _said_day(context: Context, claim: Claim) -> Edtf | None:
    """The day on which the claim's statement was made, where it is known to the day or two."""
    statement = context.statements.get(claim.statement or "")
    for text in (statement.said if statement else None, claim.when):
        if text:
            day = Edtf.parse(text.split("/")[0] if text.endswith("/..") else text)
            if (day.latest - day.earliest).days <= 2:
                return day
    return None


def told(event: Match) -> str:
    """An event as a clause of a verdict's sentence."""
    return f"{event.event.name} ({event.event.date})"
