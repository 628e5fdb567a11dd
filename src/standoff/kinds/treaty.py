"""Treaty: a treaty or commitment forbids, permits, covers or excludes something; was made, refused or broken."""

from __future__ import annotations

from ..model.slots import Effect, TreatySlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import STOPS_READING, Clause, base, clauses, proposition, stretch, trimmed
from .lexicon import weapon
from .proposal import Proposal, link, mention_of, phrase, slug_of

KIND = "treaty"
COMMITMENTS = {
    "treaty",
    "agreement",
    "commitment",
    "committment",
    "guarantee",
    "pact",
    "accord",
    "obligation",
    "promise",
    "assurance",
    "pledge",
    "undertaking",
    "convention",
    "solution",
    "limit",
    "limitation",
    "deal",
    "moratorium",
    "memorandum",
    "settlement",
    "document",
    "resolution",
    "assurances",
}
EFFECTS: dict[str, Effect] = {
    "ban": "forbids",
    "prohibit": "forbids",
    "forbid": "forbids",
    "outlaw": "forbids",
    "bar": "forbids",
    "preclude": "forbids",
    "eliminate": "forbids",
    "limit": "forbids",
    "restrict": "forbids",
    "rule out": "forbids",
    "cap": "forbids",
    "permit": "permits",
    "allow": "permits",
    "free": "permits",
    "entitle": "permits",
    "authorise": "permits",
    "cover": "covers",
    "apply": "covers",
    "include": "covers",
    "subject": "covers",
    "fall": "covers",
    "regulate": "covers",
    "exempt": "excludes",
    "exclude": "excludes",
    "commit": "commits",
    "pledge": "commits",
    "promise": "commits",
    "guarantee": "commits",
    "undertake": "commits",
    "agree": "commits",
    "oblige": "commits",
    "bind": "commits",
    "give": "commits",
    "offer": "commits",
    "provide": "commits",
    "find": "commits",
    "reach": "commits",
    "sign": "commits",
    "conclude": "commits",
    "comply": "commits",
    "abide": "commits",
    "refuse": "refused",
    "reject": "refused",
    "deny": "refused",
    "decline": "refused",
    "fail": "refused",
    "violate": "broken",
    "breach": "broken",
    "break": "broken",
    "contravene": "broken",
    "flout": "broken",
    "renege": "broken",
    "withdraw": "broken",
    "abandon": "broken",
    "scrap": "broken",
    "quit": "broken",
    "pull out": "broken",
    "abrogate": "broken",
    "suspend": "broken",
    "leave": "broken",
    "exit": "broken",
}
_LEAVES = {
    "sign",
    "conclude",
    "suspend",
    "withdraw",
    "leave",
    "quit",
    "exit",
    "pull out",
    "abandon",
    "scrap",
    "abrogate",
}  # acts
# commitments beside a verb of law
_ACTS_OF_LAW = {"act", "charter", "protocol", "constitution", "sanction", "ceiling", "embargo"}
LEGAL = {"forbids", "permits", "covers", "excludes", "broken"}  # verbs of law: a commitment need only be near
NOMINALS: dict[str, Effect] = {
    "violation": "broken",
    "breach": "broken",
    "refusal": "refused",
    "withdrawal": "broken",
    "ban": "forbids",
    "guarantee": "commits",
    "limit": "forbids",
    "prohibition": "forbids",
}


def actor_before(annotated: AnnotatedText, sentence: Sentence, token: Token, reach: int = 7) -> Token | None:
    """The nearest state, bloc or institution named shortly before a token; the first word of its name."""
    first = max(0, token.i - reach)
    for i in range(token.i - 1, first - 1, -1):
        t = sentence.tokens[i]
        if t.text in STOPS_READING:
            return None
        found = next(
            (m for m in annotated.mentions_in(sentence.tokens[first].start, t.end, "actor", "place") if m.end == t.end),
            None,
        )
        if found is not None and not found.adjective:
            return next(x for x in sentence.tokens if x.start >= found.start)
        if t.lemma.lower() in ("alliance", "government", "side", "country", "party", "parliament", "ministry"):
            return sentence.tokens[i - 1] if i and sentence.tokens[i - 1].pos == "DET" else t
    return None


def _commitment(annotated: AnnotatedText, sentence: Sentence, noun: Token | None) -> bool:
    if noun is None:
        return False
    if noun.lemma.lower() in COMMITMENTS:
        return True
    return mention_of(annotated, phrase(sentence, noun), "treaty") is not None


def _treaty_id(annotated: AnnotatedText, sentence: Sentence, noun: Token) -> str | None:
    """The treaty named, or the last one named before a bare "the treaty", or the commitment's words."""
    mention = mention_of(annotated, phrase(sentence, noun), "treaty")
    if mention is not None:
        return mention.id
    words = [t for t in phrase(sentence, noun) if t.pos != "DET"]
    if len(words) == 1 and words[0].lemma.lower() in ("treaty", "pact", "accord", "document", "agreement"):
        before = [m.id for m in annotated.mentions if m.type == "treaty" and m.end <= noun.start]
        if before:
            return before[-1]
    return link(annotated, sentence, noun, "treaty")


def find(annotated: AnnotatedText) -> list[Proposal]:
    """Propose a treaty claim where a treaty or commitment meets a verb of law, of promising, refusing or breaking."""
    out = []
    for sentence in annotated.sentences:
        taken: set[int] = set()
        for clause in clauses(sentence):
            found = _in_vain(annotated, clause) or _verbal(annotated, clause)
            if found is not None and clause.head.i not in taken:
                out.append(found)
                taken.update(t.i for t in sentence.tokens if found.start <= t.start < found.end)
        for token in sentence.tokens:
            found = (
                _promise(annotated, sentence, token)
                or _guarantee(annotated, sentence, token)
                or _mistagged(annotated, sentence, token)
            )
            if found is not None:
                out.append(found)
            if token.pos == "NOUN" and token.lemma.lower() in NOMINALS and token.i not in taken:
                found = _nominal(annotated, sentence, token)
                if found is not None:
                    out.append(found)
    return out


def _verbal(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    copular = bool(s.children(clause.head, "cop"))
    effect = EFFECTS.get(base(clause.lemma, EFFECTS))
    if clause.lemma in _LEAVES and _is_act(annotated, clause):
        return None
    tokens = proposition(clause)
    nouns = [
        n
        for n in (clause.subject, clause.object, *[o.noun for o in clause.obliques], clause.head if copular else None)
        if n is not None
    ]
    if effect in LEGAL:
        nouns += [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    commitment = next((n for n in nouns if _commitment(annotated, s, n)), None)
    if commitment is None and effect in ("broken", "forbids", "permits"):
        commitment = next((n for n in nouns if n.lemma.lower() in _ACTS_OF_LAW), None)
    if commitment is None and effect == "commits":
        commitment = next(
            (
                n
                for n in nouns
                if n.lemma.lower() in ("statement", "declaration")
                and any(
                    k.lemma.lower() in ("political", "written", "binding", "legal", "formal")
                    for k in s.children(n, "amod")
                )
            ),
            None,
        )
    if commitment is None and effect in LEGAL:
        return _understood(annotated, clause, effect)
    if effect in ("permits", "commits", "refused") and commitment is None:
        return _act_of_commitment(annotated, clause, effect)
    if commitment is None:
        return None
    if effect is None:
        words = {t.lemma.lower() for t in tokens}
        if not copular or not words & {
            "binding",
            "verbal",
            "legal",
            "written",
            "oral",
            "void",
            "dead",
            "legally-binding",
            "legally",
        }:
            return None
        effect = "commits"
    if effect == "covers" and clause.negated:
        effect = "excludes"
    subject_nouns = [n for n in nouns if n is not commitment and n is not clause.head]
    subject = next((slug_of(trimmed(s.subtree(n))) for n in subject_nouns if n.pos in ("NOUN", "PROPN")), None)
    if subject is None and clause.complement is not None:
        subject = slug_of(trimmed(s.subtree(clause.complement)))
    slots = TreatySlots(treaty=_treaty_id(annotated, s, commitment), subject=subject, effect=effect)
    return Proposal(*span(tokens), KIND, slots, f"treaty.verb:{clause.lemma}", clause.head, s)


def _is_act(annotated: AnnotatedText, clause: Clause) -> bool:
    """A treaty signed, suspended or left in the past is an event; planned or threatened, it is a treaty claim."""
    if set(clause.auxiliaries) & {
        "will",
        "would",
        "may",
        "might",
        "could",
        "can",
        "shall",
        "should",
        "must",
        "to",
        "'ll",
    }:
        return False
    return clause.head.tag in ("VBD", "VBN", "VBZ") and not clause.negated


def _last_treaty(annotated: AnnotatedText, sentence: Sentence, before: int, reach: int = 3) -> str | None:
    """The treaty that the sentences just before speak of."""
    near = [
        m for m in annotated.mentions if m.type == "treaty" and m.end <= before and sentence.index - m.sentence <= reach
    ]
    if near:
        return near[-1].id
    for s in reversed(annotated.sentences[max(0, sentence.index - reach) : sentence.index + 1]):
        for t in reversed(s.tokens):
            if t.end <= before and t.lemma.lower() in ("treaty", "pact", "accord", "convention"):
                return slug_of(phrase(s, t))
            if t.end <= before and t.text == "START":
                return slug_of(phrase(s, t))
    return None


def _understood(annotated: AnnotatedText, clause: Clause, effect: Effect) -> Proposal | None:
    """ "It limits each side to …", "missiles fired from ships are not covered": the treaty is the one spoken of."""
    s, subject = clause.sentence, clause.subject
    if subject is None or clause.lemma not in (
        "ban",
        "prohibit",
        "forbid",
        "limit",
        "restrict",
        "permit",
        "allow",
        "cap",
        "cover",
        "exempt",
        "exclude",
        "outlaw",
        "violate",
        "breach",
    ):
        return None
    it = (
        subject.text.lower() == "it"
        and not clause.passive
        and clause.object is not None
        and (
            clause.object.lemma.lower()
            in ("side", "party", "state", "country", "missile", "warhead", "launcher", "power", "number")
            or mention_of(annotated, phrase(s, clause.object), "actor", "system") is not None
        )
    )
    bare = (
        clause.passive
        and weapon(annotated, s, s.tokens[0] if subject.i > clause.head.i else subject)
        and clause.agent is None
    )
    tokens = proposition(clause)
    treaty = _last_treaty(annotated, s, clause.head.start)
    if clause.passive and not bare and s.tokens[0].i < clause.head.i:  # the subject may hang on a misread participle
        opening = next((t for t in s.tokens[: clause.head.i] if t.pos in ("NOUN", "PROPN")), None)
        if opening is not None and opening.i <= 3 and weapon(annotated, s, opening) and clause.agent is None:
            bare, tokens, subject = True, trimmed(s.tokens[: max(t.i for t in tokens) + 1]), opening
    if treaty is None or not (it or bare):
        return None
    if bare and subject.i < tokens[0].i:
        tokens = trimmed(s.tokens[phrase(s, subject)[0].i : tokens[-1].i + 1])
    about = clause.object if it and clause.object is not None else subject
    rest = [t for t in tokens if t.i >= about.i and t.i != clause.head.i and t.pos != "AUX"]
    slots = TreatySlots(
        treaty=treaty,
        subject=slug_of(rest),
        effect="excludes" if clause.negated and effect == "covers" else effect,
        implied=["treaty"],
    )
    return Proposal(*span(tokens), KIND, slots, f"treaty.understood:{clause.lemma}", clause.head, s)


def _promise(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Committed itself to …", "promised not to …": a state binds itself, in words; read on the surface."""
    tokens, i = sentence.tokens, token.i
    after = [t.text.lower() for t in tokens[i + 1 : i + 4]]
    binds = token.lemma.lower() == "commit" and after[:1] and after[0] in ("itself", "themselves") and "to" in after
    refrains = token.lemma.lower() in ("promise", "pledge", "vow", "undertake", "agree", "commit", "swear") and after[
        :2
    ] == ["not", "to"]
    holder = actor_before(annotated, sentence, token) if binds or refrains else None
    if holder is None:
        return None
    first = holder.i
    last = stretch(sentence, token)[-1].i
    words = trimmed(tokens[first : last + 1])
    slots = TreatySlots(
        treaty=slug_of([holder, token]),
        subject=slug_of([t for t in words if t.i > i + 1]),
        effect="commits",
        implied=["treaty"],
    )
    return Proposal(*span(words), KIND, slots, f"treaty.promise:{token.lemma.lower()}", token, sentence, strength=1.1)


def _guarantee(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "Binding guarantees": asked for, offered or refused; read on the surface."""
    if token.lemma.lower() not in ("guarantee", "assurance", "guarantees", "assurances"):
        return None
    before = sentence.tokens[max(0, token.i - 4) : token.i]
    first = next(
        (
            t
            for t in before
            if t.text.lower() in ("binding", "legal", "legally", "written", "formal", "security", "firm")
        ),
        None,
    )
    lead = {t.lemma.lower() for t in sentence.tokens[max(0, token.i - 9) : token.i]}
    asked = bool(lead & {"demand", "seek", "want", "ask", "request", "insist", "require", "call"})
    if first is None or not (
        asked or lead & {"offer", "refuse", "reject", "give", "provide", "receive", "get", "decline"}
    ):
        return None
    words = trimmed([t for t in stretch(sentence, token) if t.i >= first.i])
    slots = TreatySlots(
        treaty=slug_of(sentence.tokens[first.i : token.i + 1]),
        subject=slug_of([t for t in words if t.i > token.i]),
        effect="commits",
    )
    return Proposal(
        *span(words),
        KIND,
        slots,
        "treaty.guarantee",
        token,
        sentence,
        stance="demanded" if asked else None,
        strength=0.7,
    )


def _mistagged(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    """ "The treaty prohibits …", where the tagger takes the verb for a noun; read on the surface."""
    lemma = token.lemma.lower() if token.lemma.lower() in EFFECTS else token.text.lower().removesuffix("s")
    effect = EFFECTS.get(lemma)
    if token.pos not in ("NOUN", "PROPN") or not token.text.lower().endswith("s") or effect not in LEGAL or not token.i:
        return None
    named = token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].pos not in (
        "ADP",
        "AUX",
        "PUNCT",
        "CCONJ",
        "VERB",
    )
    before = sentence.tokens[token.i - 1]
    mention = next(
        (m for m in annotated.mentions_in(sentence.start, token.start, "treaty") if m.end == before.end), None
    )
    if not named or (
        mention is None
        and before.lemma.lower() not in ("treaty", "pact", "agreement", "accord", "convention", "resolution")
    ):
        return None
    words = stretch(sentence, token)
    start = mention.start if mention is not None else before.start
    words = trimmed([t for t in words if t.start >= start - 4 and (t.start >= start or t.pos == "DET")])
    slots = TreatySlots(
        treaty=mention.id if mention is not None else _treaty_id(annotated, sentence, before),
        subject=slug_of([t for t in words if t.i > token.i]),
        effect=effect,
    )
    return Proposal(*span(words), KIND, slots, f"treaty.surface:{lemma}", token, sentence, strength=0.8)


def _in_vain(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    """ "Tried to make new treaties, to no avail": an agreement sought and not had."""
    s = clause.sentence
    if clause.lemma not in ("try", "seek", "attempt", "propose", "offer", "fail", "want"):
        return None
    tokens = proposition(clause)
    text = " ".join(t.text.lower() for t in tokens)
    noun = next(
        (
            t
            for t in tokens
            if t.lemma.lower() in ("treaty", "agreement", "pact", "accord", "deal", "treaties") and t.i > clause.head.i
        ),
        None,
    )
    if noun is None or not (
        clause.lemma == "fail" or any(w in text for w in ("no avail", "in vain", "unsuccessfully", "without success"))
    ):
        return None
    slots = TreatySlots(treaty=slug_of(phrase(s, noun)), subject=slug_of(phrase(s, noun)), effect="refused")
    return Proposal(*span(tokens), KIND, slots, "treaty.vain", clause.head, s)


def _act_of_commitment(annotated: AnnotatedText, clause: Clause, effect: Effect) -> Proposal | None:
    """ "NATO committed itself to …", "pledged not to deploy …": a commitment made by a state without its noun."""
    if effect != "commits" or clause.lemma not in ("commit", "pledge", "promise", "undertake"):
        return None
    subject = clause.agent
    if subject is None or mention_of(annotated, phrase(clause.sentence, subject), "actor", "place") is None:
        return None
    what = clause.complement or next(iter(clause.prepositional("to")), None)
    if what is None:
        return None
    slots = TreatySlots(
        treaty=slug_of([*phrase(clause.sentence, subject), clause.head]),
        subject=slug_of(trimmed(clause.sentence.subtree(what))),
        effect=effect,
    )
    return Proposal(*clause.span, KIND, slots, f"treaty.commits:{clause.lemma}", clause.head, clause.sentence)


def _nominal(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    below = [t for t in sentence.subtree(token) if t.i != token.i]
    commitment = (
        token
        if token.lemma.lower() == "guarantee"
        else next((t for t in below if t.pos in ("NOUN", "PROPN") and _commitment(annotated, sentence, t)), None)
    )
    on = any(c.text.lower() in ("on", "against") for t in below for c in sentence.children(t, "case", "mark"))
    if commitment is None and token.lemma.lower() in ("ban", "prohibition") and on:
        commitment = next((t for t in sentence.tokens if t.i < token.i and _commitment(annotated, sentence, t)), None)
    legal = any(t.lemma.lower() in ("binding", "legal", "legally") for t in below)
    if commitment is None or (commitment is token and not legal):
        return None
    tokens = trimmed(sentence.subtree(token))
    slots = TreatySlots(
        treaty=_treaty_id(annotated, sentence, commitment),
        subject=slug_of([t for t in tokens if t.i > commitment.i][:8]),
        effect=NOMINALS[token.lemma.lower()],
    )
    return Proposal(*span(tokens), KIND, slots, f"treaty.noun:{token.lemma.lower()}", token, sentence, strength=0.8)
