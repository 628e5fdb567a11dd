"""Treaty: a treaty or commitment forbids, permits, covers or excludes something; was made, refused or broken."""
from __future__ import annotations

from ..model.slots import Effect, TreatySlots
from ..reading.annotated import AnnotatedText, Sentence, Token, span
from .clauses import Clause, clauses, trimmed
from .proposal import Proposal, link, mention_of, phrase, slug_of

KIND = "treaty"
COMMITMENTS = {"treaty", "agreement", "commitment", "committment", "guarantee", "pact", "accord", "obligation", "promise",
               "assurance", "pledge", "undertaking", "convention", "solution", "limit", "limitation", "deal", "moratorium",
               "memorandum", "settlement", "document", "resolution", "assurances"}
EFFECTS: dict[str, Effect] = {
    "ban": "forbids", "prohibit": "forbids", "forbid": "forbids", "outlaw": "forbids", "bar": "forbids", "preclude": "forbids",
    "eliminate": "forbids", "limit": "forbids", "restrict": "forbids", "rule out": "forbids", "cap": "forbids",
    "permit": "permits", "allow": "permits", "free": "permits", "entitle": "permits", "authorise": "permits",
    "cover": "covers", "apply": "covers", "include": "covers", "subject": "covers", "fall": "covers", "regulate": "covers",
    "exempt": "excludes", "exclude": "excludes",
    "commit": "commits", "pledge": "commits", "promise": "commits", "guarantee": "commits", "undertake": "commits",
    "agree": "commits", "oblige": "commits", "bind": "commits", "give": "commits", "offer": "commits", "provide": "commits",
    "find": "commits", "reach": "commits", "sign": "commits", "conclude": "commits", "comply": "commits", "abide": "commits",
    "refuse": "refused", "reject": "refused", "deny": "refused", "decline": "refused", "fail": "refused",
    "violate": "broken", "breach": "broken", "break": "broken", "contravene": "broken", "flout": "broken", "renege": "broken",
    "withdraw": "broken", "abandon": "broken", "scrap": "broken", "quit": "broken", "pull out": "broken", "abrogate": "broken",
    "suspend": "broken", "leave": "broken", "exit": "broken"}
LEGAL = {"forbids", "permits", "covers", "excludes", "broken"}  # verbs of law: a commitment need only be near
NOMINALS: dict[str, Effect] = {"violation": "broken", "breach": "broken", "refusal": "refused", "withdrawal": "broken",
                               "ban": "forbids", "guarantee": "commits", "limit": "forbids", "prohibition": "forbids"}


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
            found = _verbal(annotated, clause)
            if found is not None and clause.head.i not in taken:
                out.append(found)
                taken.update(t.i for t in sentence.tokens if found.start <= t.start < found.end)
        for token in sentence.tokens:
            if token.pos == "NOUN" and token.lemma.lower() in NOMINALS and token.i not in taken:
                found = _nominal(annotated, sentence, token)
                if found is not None:
                    out.append(found)
    return out


def _verbal(annotated: AnnotatedText, clause: Clause) -> Proposal | None:
    s = clause.sentence
    copular = bool(s.children(clause.head, "cop"))
    effect = EFFECTS.get(clause.lemma)
    nouns = [n for n in (clause.subject, clause.object, *[o.noun for o in clause.obliques], clause.head if copular else None)
             if n is not None]
    if effect in LEGAL:
        nouns += [t for t in clause.tokens if t.pos in ("NOUN", "PROPN")]
    commitment = next((n for n in nouns if _commitment(annotated, s, n)), None)
    if effect in ("permits", "commits", "refused") and commitment is None:
        return _act_of_commitment(annotated, clause, effect)
    if commitment is None:
        return None
    if effect is None:
        words = {t.lemma.lower() for t in [*clause.tokens]}
        if not copular or not words & {"binding", "verbal", "legal", "written", "oral", "void", "dead", "legally-binding", "legally"}:
            return None
        effect = "commits"
    if effect == "covers" and clause.negated:
        effect = "excludes"
    subject_nouns = [n for n in nouns if n is not commitment and n is not clause.head]
    subject = next((slug_of(trimmed(s.subtree(n))) for n in subject_nouns if n.pos in ("NOUN", "PROPN")), None)
    if subject is None and clause.complement is not None:
        subject = slug_of(trimmed(s.subtree(clause.complement)))
    slots = TreatySlots(treaty=_treaty_id(annotated, s, commitment), subject=subject, effect=effect)
    return Proposal(*clause.span, KIND, slots, f"treaty.verb:{clause.lemma}", clause.head, s)


def _act_of_commitment(annotated: AnnotatedText, clause: Clause, effect: Effect) -> Proposal | None:
    """"NATO committed itself to …", "pledged not to deploy …": a commitment made by a state without its noun."""
    if effect != "commits" or clause.lemma not in ("commit", "pledge", "promise", "undertake"):
        return None
    subject = clause.agent
    if subject is None or mention_of(annotated, phrase(clause.sentence, subject), "actor", "place") is None:
        return None
    what = clause.complement or next(iter(clause.prepositional("to")), None)
    if what is None:
        return None
    slots = TreatySlots(treaty=slug_of([*phrase(clause.sentence, subject), clause.head]),
                        subject=slug_of(trimmed(clause.sentence.subtree(what))), effect=effect)
    return Proposal(*clause.span, KIND, slots, f"treaty.commits:{clause.lemma}", clause.head, clause.sentence)


def _nominal(annotated: AnnotatedText, sentence: Sentence, token: Token) -> Proposal | None:
    below = [t for t in sentence.subtree(token) if t.i != token.i]
    commitment = token if token.lemma.lower() == "guarantee" else next(
        (t for t in below if t.pos in ("NOUN", "PROPN") and _commitment(annotated, sentence, t)), None)
    legal = any(t.lemma.lower() in ("binding", "legal", "legally") for t in below)
    if commitment is None or (commitment is token and not legal):
        return None
    tokens = trimmed(sentence.subtree(token))
    slots = TreatySlots(treaty=_treaty_id(annotated, sentence, commitment),
                        subject=slug_of([t for t in tokens if t.i > commitment.i][:8]), effect=NOMINALS[token.lemma.lower()])
    return Proposal(*span(tokens), KIND, slots, f"treaty.noun:{token.lemma.lower()}", token, sentence, strength=0.8)
