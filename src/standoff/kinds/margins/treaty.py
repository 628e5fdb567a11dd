"""Treaty: km to a rule's bound and days to the edge of its life; commitments by what each side says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ...catalogue.schema import Report, Rule, Stance, System, Treaty
from ...checking.engine import Check, Checking, Finding, Values, between, day_parameter, measure, unresolved
from ...model import Claim, Edtf, Fact, VerdictValue
from ...model.slots import TreatySlots
from .chronology import said_by, told
from .reach import weapons_of
from .record import FORWARD, Context, content, facts_of, meant, said_in, stem

LAUNCH_WORDS = {
    "ground": ("ground", "land"),
    "sea": ("sea", "naval", "ship", "submarine"),
    "air": ("air launched", "airborne", "air based", "air to surface"),
}
FORBIDDING = ("forbids", "covers")


def checks(claim: Claim, context: Context) -> Checking:
    """Rules as predicates on launch, range and class while the treaty is in force; commitments by their stances."""
    slots = claim.slots
    assert isinstance(slots, TreatySlots)
    denied = claim.stance == "denied"
    found = [t for t in context.treaties if t.id in context.resolve(slots.treaty, "treaty").ids]
    if not found:
        found = [t for t in context.treaties if t.id in context.resolve(claim.text, "treaty").ids]
    if not found and slots.effect in ("commits", "refused", "broken"):
        found = _in_view(claim, context, slots)
    forward = claim.stance in FORWARD or claim.stance == "possible"
    if slots.effect in ("commits", "refused", "broken"):
        return _commitment(claim, context, slots, found, denied, forward)
    if not found:
        return unresolved("No such treaty is on record.")
    results: list[Check | Finding] = []
    for treaty in found:
        results += _rules(claim, context, slots, treaty)
    if not results:
        return unresolved(f"No clause of {found[0].name} on record speaks of it.")
    return Checking(results, denied=denied)


REACH_BACK = 1500  # characters before a claim in which what "the commitment" means was said
SHARED = 3  # words that a claim and the names of a commitment must share
PLEDGES = ("commit", "promise", "pledge", "assur", "guarantee", "undertaking", "verbal", "oral")


def _in_view(claim: Claim, context: Context, slots: TreatySlots) -> list[Treaty]:
    """The political or oral commitment whose own words stand in the claim, or just before one that only says "it"."""
    own = {stem(w) for w in context.spoken(claim, slots.treaty, slots.subject)}
    before = {stem(w) for w in content(context.document.text[max(0, claim.start - REACH_BACK) : claim.end])}
    short = any(w.startswith(PLEDGES) for w in own)
    ranked = []
    for treaty in context.treaties:
        if treaty.binding not in ("oral", "political"):
            continue
        vocabulary = {stem(w) for name in (treaty.name, *treaty.aliases) for w in content(name)}
        fit = len(vocabulary & own)
        if fit < SHARED and short:
            fit = len(vocabulary & before)
        if fit >= SHARED:
            ranked.append((fit, treaty.id, treaty))
    best = max((f for f, _, _ in ranked), default=0)
    return [r for f, _, r in sorted(ranked, key=lambda r: r[1]) if f == best][:1]


def _life(context: Context, treaty: Treaty, day: date) -> Check | None:
    """Days to the nearer edge of the treaty's life."""
    if not treaty.in_force:
        return None
    start = Edtf.parse(str(treaty.in_force[0].value))
    ended = [r for r in treaty.ended if context.knows(r)]
    end = Edtf.parse(str(ended[0].value)) if ended else None
    first = day_parameter(
        f"entry into force of {treaty.name}",
        start.earliest,
        start.latest,
        *_report_facts(treaty, "in force", treaty.in_force[:1]),
    )
    parameters = [first]
    if end is not None:
        parameters.insert(
            0,
            day_parameter(
                f"end of {treaty.name}", end.earliest, end.latest, *_report_facts(treaty, "ended", ended[:1])
            ),
        )
    names = [p.name for p in parameters]

    def margin(v: Values) -> float:
        since = day.toordinal() - v[first.name]
        return float(since if end is None else min(since, v[names[0]] - day.toordinal()))

    until = f" to {ended[0].value}" if ended else ""
    return Check(
        margin,
        "days",
        tuple(parameters),
        f"{treaty.name} is in force from {treaty.in_force[0].value}{until}; the claim is of {day}.",
        reading="in force",
    )


def _report_facts(treaty: Treaty, what: str, reports: Sequence[Report]) -> tuple[Fact, ...]:
    return tuple(f for r in reports for f in facts_of(f"{treaty.id} {what}", r.value, r))


def _launch(context: Context, ids: Sequence[str], spoken: Sequence[str]) -> set[str]:
    said = {launch for launch, stems in LAUNCH_WORDS.items() if any(said_in(s, spoken) for s in stems)}
    if said:
        return said
    return {e.launch for i in ids if isinstance(e := context.get(i), System) and e.launch is not None}


def _rule_facts(treaty: Treaty, rule: Rule) -> tuple[Fact, ...]:
    keys = [rule.source] if isinstance(rule.source, str) else rule.source
    return tuple(
        Fact(what=f"{treaty.id} {rule.article}", value=rule.effect, source=k, checked=rule.checked) for k in keys
    )


def _rules(claim: Claim, context: Context, slots: TreatySlots, treaty: Treaty) -> list[Check | Finding]:
    """Whether the effect claimed follows from the clauses for the subject named."""
    spoken = context.spoken(claim, slots.subject)
    subject = context.resolve(slots.subject, "system").ids
    slot_words = context.spoken(claim.model_copy(update={"text": ""}), slots.subject)
    if not subject:  # the slot names no weapon: the claim's own words do
        subject, slot_words = context.resolve(claim.text, "system").ids, spoken
    launch = _launch(context, subject, slot_words) or _launch(context, (), spoken)
    ranges = weapons_of(context, list(subject), context.claim_day(claim))[0]
    day = context.claim_day(claim)
    life = _life(context, treaty, day)
    forbidding = [r for r in treaty.rules if r.effect in FORBIDDING]
    freeing = [r for r in treaty.rules if r.effect in ("excludes", "permits")]
    bound = [r for r in forbidding if r.launch is not None or r.range_km is not None]
    hit_free = [r for r in freeing if meant(r.words, slot_words) or (r.launch is not None and r.launch in launch)]
    hit_words = [r for r in forbidding if meant(r.words, slot_words)]
    wants_free = slots.effect in ("excludes", "permits")
    outside = [r for r in bound if r.launch is not None and launch and r.launch not in launch]
    if wants_free:
        if hit_free or (outside and not hit_words):
            rule = (hit_free or outside)[0]
            return [
                Finding(
                    "supported",
                    f"{treaty.name}, {rule.article}: {rule.note or rule.rule.replace('-', ' ')}; "
                    f"{' and '.join(sorted(launch)) or 'the subject'} is outside it.",
                    facts=_rule_facts(treaty, rule),
                )
            ]
        inside = [r for r in bound if r.launch is None or r.launch in launch]
        if inside:
            return [
                Finding(
                    "contradicted",
                    f"{treaty.name}, {inside[0].article} covers it.",
                    facts=_rule_facts(treaty, inside[0]),
                )
            ]
        return []
    if launch and outside and not [r for r in bound if r.launch is None or r.launch in launch]:
        return [
            Finding(
                "contradicted",
                f"{treaty.name}, {outside[0].article} speaks of {outside[0].launch}-launched weapons only.",
                facts=_rule_facts(treaty, outside[0]),
            ),
            *([life] if life else []),
        ]
    out: list[Check | Finding] = []
    for rule in bound:
        if rule.range_km is None or (rule.launch is not None and launch and rule.launch not in launch):
            continue
        low, high = rule.range_km
        for weapon, p in ranges:
            out.append(
                Check(
                    between(p.name, low, high),
                    "km",
                    (p,),
                    f"{treaty.name}, {rule.article} bounds {low:,.0f} to {high:,.0f} km; {context.title(weapon)} is "
                    f"cited at {p.low:,.0f} to {p.high:,.0f} km.",
                    reading=f"range of {context.title(weapon)}",
                    facts=_rule_facts(treaty, rule),
                )
            )
        if out:
            break
    if not out:
        rules = hit_words or [r for r in forbidding if set(r.subject) & {k for s in subject for k in context.family(s)}]
        if not rules:
            return []
        out.append(
            Finding(
                "supported",
                f"{treaty.name}, {rules[0].article}: {rules[0].note or rules[0].rule.replace('-', ' ')}.",
                reading="clause",
                facts=_rule_facts(treaty, rules[0]),
            )
        )
    return _while_in_force(out, life, day, treaty)


def _while_in_force(out: list[Check | Finding], life: Check | None, day: date, treaty: Treaty) -> list[Check | Finding]:
    """A clause binds only while the treaty lives: outside its life the life alone decides."""
    if life is None:
        return out
    alive = measure(life)[0]
    if alive == "contradicted":
        return [life]
    return [*out, life] if alive == "depends" else [*out, _shown(life)]


def _shown(check: Check) -> Check:
    return replace(check, deciding=False, why="")


def _commitment(
    claim: Claim, context: Context, slots: TreatySlots, found: Sequence[Treaty], denied: bool, forward: bool
) -> Checking:
    """What each side says of a commitment: made, refused or broken."""
    spoken = context.spoken(claim, slots.treaty, slots.subject)
    if claim.stance in FORWARD and context.clock == "then":
        said_so = said_by(context, claim, [slots.treaty, slots.subject])
        if said_so:
            return Checking((Finding("supported", f"On record: {told(said_so[0])}.", facts=said_so[0].facts),))
    rows: list[tuple[int, Treaty, Stance]] = []
    for treaty in found:
        for stance in treaty.stances:
            if stance.effect != slots.effect or not context.knows(stance) or stance.standing == "error":
                continue
            fit = meant(stance.words, spoken)
            if fit or not stance.words:
                rows.append((fit, treaty, stance))
    if rows:
        best = max(r[0] for r in rows)
        chosen = [(t, s) for f, t, s in rows if f == best]
        says = {s.says for _, s in chosen}
        value: VerdictValue = (
            "depends"
            if {"yes", "no"} <= says
            else "mixed"
            if "limited" in says
            else "supported"
            if says == {"yes"}
            else "contradicted"
        )
        told_of = "; ".join(
            f"{context.title(s.by) if s.by else s.sources[0]}: {s.says}" + (f" ({s.note})" if s.note else "")
            for _, s in chosen
        )
        facts = tuple(f for t, s in chosen for f in facts_of(f"{t.id} {s.effect}", s.says, s))
        return Checking(
            (Finding(value, f"{chosen[0][0].name}, {slots.effect}: {told_of}.", facts=facts),), denied=denied
        )
    if slots.effect == "broken" and found:
        return unresolved(f"No record of a breach of {found[0].name} that fits the words.")
    if slots.effect == "commits" and found:
        for treaty in found:
            hits = [r for r in treaty.rules if r.effect == "commits" and (meant(r.words, spoken) or not r.words)]
            if hits:
                life = _life(context, treaty, context.claim_day(claim))
                finding = Finding(
                    "supported",
                    f"{treaty.name}, {hits[0].article} commits to it.",
                    reading="clause",
                    facts=_rule_facts(treaty, hits[0]),
                )
                return Checking(_while_in_force([finding], life, context.claim_day(claim), treaty), denied=denied)
    if forward and context.clock == "then":
        said = said_by(context, claim, [slots.treaty, slots.subject])
        if said:
            return Checking((Finding("supported", f"On record: {told(said[0])}.", facts=said[0].facts),))
    return unresolved("No record of such a commitment, made, refused or broken.")
