"""Short forms carried back: "it", "these weapons", "the radar", "the document" stand for what was last named."""

from __future__ import annotations

from ..model import Slots
from ..model.slots import InventorySlots, ReachSlots
from ..reading.annotated import AnnotatedText, Mention, Sentence
from .proposal import Proposal, generic

SHORT = frozenset(  # words that name no system of their own
    "it they them this that these those which he she we weapon weapons missile missiles rocket rockets system systems weaponry "
    "infrastructure site sites place places facility facilities project programme program proposal effort launcher launchers "
    "interceptor interceptors armament armaments installation installations component components deployment one ones thing such new "
    "said same both former latter its their his technology equipment unit units battery batteries complex shield umbrella network "
    "radar radars battalion battalions crew crews missile-range".split()
)
TREATIES = frozenset(
    "document treaty pact accord agreement deal act it this text instrument committment commitment promise".split()
)
PROGRAMMES = frozenset("phase stage step programme program plan project it this system shield".split())
LAPSES = ("expir", "laps", "extend", "end", "renew", "ratif", "enter")  # what treaties do on a date
_SLOTS: dict[str, tuple[str, str, str | None]] = {  # kind -> slot, entity type, role of a system
    "reach": ("weapon", "system", "offence"),
    "range": ("weapon", "system", None),
    "basing": ("systems", "system", None),
    "inventory": ("what", "system", None),
    "aim": ("system", "system", None),
    "intercept": ("defence", "system", "defence"),
    "capability": ("system", "system", None),
    "proximity": ("a", "system", None),
    "treaty": ("treaty", "treaty", None),
    "schedule": ("programme", "programme", None),
}
_WORDS = {"system": SHORT, "treaty": TREATIES, "programme": PROGRAMMES}
REACH_BACK = 1500  # characters: about three paragraphs, as far as a reader carries an "it"
ORIGIN_BACK = 400  # characters: the sentence before, where one says from where
NEARBY = ("the site", "there", "the base", "the facility", "at the site")


def carried(annotated: AnnotatedText, p: Proposal) -> Slots:
    """The proposal's slots with its short forms filled by the last thing named that fits; such a slot is implied."""
    return _placed(annotated, p, _named(annotated, p))


def _named(annotated: AnnotatedText, p: Proposal) -> Slots:
    if p.kind not in _SLOTS:
        return p.slots
    slot, type_, role = _SLOTS[p.kind]
    value = getattr(p.slots, slot)
    items: list[str | None] = (value if isinstance(value, list) else [value]) or [None]
    if p.kind == "schedule" and items == [None] and p.head.lemma.lower().startswith(LAPSES):
        type_ = "treaty"
    if not all(_short(annotated, item, _WORDS[type_], p) for item in items):
        return p.slots
    found = _last_named(annotated, p, type_, role, items)
    if found is None or found in items:
        return p.slots
    implied = [*p.slots.implied, *([] if slot in p.slots.implied else [slot])]
    return p.slots.model_copy(update={slot: [found] if isinstance(value, list) else found, "implied": implied})


def _placed(annotated: AnnotatedText, p: Proposal, slots: Slots) -> Slots:
    """With the place a reach starts from ("fired from X"), and the one "the site" stands for."""
    inside = annotated.mentions_in(p.start, p.end, "place", "place-set")
    if isinstance(slots, ReachSlots) and slots.origin is None:
        before = {
            m.id: annotated.text(max(0, m.start - 14), m.start).lower()
            for m in inside
            if not annotated.text(m.end, m.end + 4).startswith(" to ")  # "from A to B" is where the targets lie
        }
        origin = [
            i
            for i, words in before.items()
            if words.rstrip().endswith(("from", "from the", "in", "at")) and i not in slots.targets
        ]
        if origin:
            return slots.model_copy(update={"origin": origin[0]})
        earlier = [
            m
            for m in annotated.mentions
            if m.type in ("place", "place-set")
            and m.end <= p.start
            and p.start - m.end < ORIGIN_BACK
            and annotated.text(max(0, m.start - 6), m.start).lower().rstrip().endswith("from")
            and m.id not in slots.targets
        ]
        if earlier:
            return slots.model_copy(update={"origin": earlier[-1].id, "implied": [*slots.implied, "origin"]})
    if isinstance(slots, InventorySlots) and not slots.places and not inside:
        text = annotated.text(p.start, p.end).lower()
        last = [
            m
            for m in annotated.mentions
            if m.type == "place" and not m.adjective and m.end <= p.start and p.start - m.end < REACH_BACK
        ]
        if last and text.startswith(NEARBY):
            return slots.model_copy(update={"places": [last[-1].id], "implied": [*slots.implied, "places"]})
    return slots


def _short(annotated: AnnotatedText, item: str | None, words: frozenset[str], p: Proposal) -> bool:
    """True for nothing, a pronoun, a bare class word with at most the state that owns it, and "the radar", "the missile"."""
    if item is None:
        return True
    if item in annotated.catalogue:
        said = [m for m in annotated.mentions_in(p.start, p.end) if m.id == item]
        return (
            generic(annotated, item)
            and bool(said)
            and all(
                m.text.lower() in words
                and annotated.text(max(0, m.start - 6), m.start)
                .lower()
                .rstrip()
                .endswith(("the", "this", "these", "those"))
                for m in said
            )
        )
    parts = [w for w in item.split("-") if _state(annotated, w) is None]
    return bool(parts) and all(w in words for w in parts)


def _state(annotated: AnnotatedText, word: str) -> str | None:
    hits = annotated.catalogue.name_index.find(word.upper() if len(word) <= 2 else word.capitalize())
    return next((h.ids[0] for h in hits if h.adjective or h.type == "actor"), None)


def _last_named(
    annotated: AnnotatedText, p: Proposal, type_: str, role: str | None, items: list[str | None]
) -> str | None:
    """Of the mentions before the predicate that fit, the designation in the nearest sentence, its subject first."""
    side = next((s for item in items if item for w in item.split("-") if (s := _state(annotated, w))), None)
    classes = [i for i in items if i and i in annotated.catalogue]
    fitting = [
        m
        for m in annotated.mentions
        if m.type == type_
        and m.end <= p.head.start
        and p.head.start - m.start <= REACH_BACK
        and _fits(annotated, m, role, side, classes)
    ]
    if not fitting:
        return None

    def rank(m: Mention) -> tuple[float, int]:
        away = p.sentence.index - m.sentence
        return (
            2.0 * (not generic(annotated, m.id)) + 1.0 * _subject(annotated.sentences[m.sentence], m) - 0.75 * away,
            m.start,
        )

    return max(fitting, key=rank).id


def _fits(annotated: AnnotatedText, m: Mention, role: str | None, side: str | None, classes: list[str]) -> bool:
    entity = annotated.catalogue.get(m.id) if m.id in annotated.catalogue else None
    if entity is None or role is not None and getattr(entity, "role", role) != role:
        return False
    if any(
        not annotated.catalogue.is_a(m.id, c)
        and getattr(entity, "role", "") != getattr(annotated.catalogue.get(c), "role", "-")
        for c in classes
    ):
        return False
    owners = getattr(entity, "owner", [])
    return side is None or not owners or side in owners


def _subject(sentence: Sentence, m: Mention) -> bool:
    """True when the mention heads, or stands in, the subject of its sentence."""
    for token in sentence.within(m.start, m.end):
        for t in (token, *list(sentence.ancestors(token))[:1]):
            if t.dep.startswith("nsubj"):
                return True
    return False
