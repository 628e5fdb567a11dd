"""Predicates with their arguments: what finders look at instead of the sentence's surface."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..reading.annotated import Sentence, Token, span

_SUBJECT = ("nsubj", "csubj", "expl")
_CLAUSE = {"ccomp", "advcl", "acl", "parataxis", "csubj"}
_EDGE = {"punct", "cc", "mark", "discourse"}


@dataclass(frozen=True)
class Oblique:
    """A prepositional argument or adjunct: "in Poland", "by 2020", "in response to the shield"."""

    preposition: str
    noun: Token


@dataclass(frozen=True)
class Clause:
    """One predicate: a verb, a predicate noun or adjective with its copula, or a participle on a noun."""

    sentence: Sentence
    head: Token

    @cached_property
    def lemma(self) -> str:
        """The verb's lemma with its particle ("shoot down"), in lower case."""
        particles = [t.text.lower() for t in self.sentence.children(self.head, "compound") if t.dep == "compound:prt"]
        return " ".join([self.head.lemma.lower(), *particles])

    @cached_property
    def modified(self) -> Token | None:
        """The noun that a participle or relative clause stands on."""
        return self.sentence.head(self.head) if self.head.dep.startswith("acl") else None

    @cached_property
    def passive(self) -> bool:
        kids = self.sentence.children(self.head)
        past_participle_on_noun = self.modified is not None and self.head.tag == "VBN" and self.head.dep == "acl"
        return past_participle_on_noun or any(k.dep in ("nsubj:pass", "aux:pass") for k in kids)

    @cached_property
    def subject(self) -> Token | None:
        """The grammatical subject, taken over from the clause above where this one shares it."""
        own = self.sentence.children(self.head, *_SUBJECT)
        own = [t for t in own if t.dep != "expl"] or own
        if own:
            if own[0].tag in ("WDT", "WP") and self.modified is not None:
                return self.modified
            return own[0]
        if self.modified is not None:
            return self.modified
        marks = {m.text.lower() for m in self.sentence.children(self.head, "mark")}
        blamed = self.sentence.children(self.sentence.head(self.head), "obj")
        if marks & {"of", "from"} and blamed and self.head.dep in ("advcl", "xcomp"):
            return blamed[0]  # "accused Russia of deploying": who is accused does it
        if self.head.dep in ("conj", "xcomp", "advcl"):
            return (
                Clause(self.sentence, self.sentence.head(self.head)).subject if self.head.head != self.head.i else None
            )
        return None

    @cached_property
    def object(self) -> Token | None:
        """The direct object; of a passive, the noun acted on."""
        if self.passive:
            return self.subject
        found = self.sentence.children(self.head, "obj")
        return found[0] if found else None

    @cached_property
    def agent(self) -> Token | None:
        """Who does it: the subject, or the by-phrase of a passive."""
        if not self.passive:
            return self.subject
        return next((o.noun for o in self.obliques if o.preposition == "by"), None)

    @cached_property
    def obliques(self) -> list[Oblique]:
        """Prepositional dependents of the predicate and of its object's noun, in text order."""
        holders = [self.head, *([self.object] if self.object is not None and not self.passive else [])]
        out = []
        for holder in holders:
            for noun in self.sentence.children(holder, "obl", "nmod", "advmod"):
                cases = self.sentence.children(noun, "case")
                if cases:
                    out.append(Oblique(" ".join(c.text.lower() for c in _with_fixed(self.sentence, cases)), noun))
        return sorted(out, key=lambda o: o.noun.i)

    def prepositional(self, *prepositions: str) -> list[Token]:
        return [o.noun for o in self.obliques if o.preposition in prepositions]

    @cached_property
    def auxiliaries(self) -> list[str]:
        return [t.text.lower() for t in self.sentence.children(self.head, "aux")]

    @cached_property
    def negated(self) -> bool:
        kids = self.sentence.children(self.head)
        return any(
            k.lemma.lower() in ("not", "never", "no", "n't", "neither", "nor") and k.dep in ("advmod", "det", "cc")
            for k in kids
        )

    @cached_property
    def complement(self) -> Token | None:
        """An infinitive or bare clause that completes the predicate ("agreed to host …")."""
        found = self.sentence.children(self.head, "xcomp", "ccomp")
        return found[0] if found else None

    @cached_property
    def tokens(self) -> list[Token]:
        """The clause's words: all below the head, without clauses that say something of their own."""
        s, drop = self.sentence, set[int]()
        below = s.subtree(self.head)
        for token in below:
            if token.i != self.head.i and _apart(s, token):
                drop.update(t.i for t in s.subtree(token))
        kept = [t for t in below if t.i not in drop]
        if self.modified is not None:  # with its noun: "launchers deployed in Poland"
            noun = _noun_before(s, self.modified) if self.head.dep == "acl" else [self.modified]
            kept = noun + [t for t in kept if t.i > self.modified.i]
        return trimmed(kept)

    @cached_property
    def span(self) -> tuple[int, int]:
        return span(self.tokens)

    @property
    def words(self) -> set[str]:
        """Lemmas and forms of the clause, in lower case."""
        return {t.lemma.lower() for t in self.tokens} | {t.text.lower() for t in self.tokens}


def _apart(sentence: Sentence, token: Token) -> bool:
    """True for a clause beside this one: parataxis, a second main clause, a relative clause after a comma."""
    relation = token.dep.split(":")[0]
    if relation == "parataxis":
        return True
    if relation == "conj" and token.pos in ("VERB", "AUX"):
        return bool(sentence.children(token, "nsubj", "csubj"))
    first = sentence.subtree(token)[0].i
    return token.dep == "acl:relcl" and first > 0 and sentence.tokens[first - 1].text in (",", "-", "–", "—")


def _noun_before(sentence: Sentence, noun: Token) -> list[Token]:
    """A noun with what stands before it, without its preposition."""
    drop = {t.i for t in sentence.children(noun, "case", "cc", "mark", "punct")}
    return [t for t in sentence.subtree(noun) if t.i <= noun.i and t.i not in drop]


def _with_fixed(sentence: Sentence, cases: list[Token]) -> list[Token]:
    """Case markers with the fixed words that follow them ("because of", "in front of")."""
    out = []
    for case in cases:
        out.extend([case, *sentence.children(case, "fixed")])
    return sorted(out, key=lambda t: t.i)


_HELPERS = {"will", "would", "may", "might", "can", "could", "shall", "should", "must", "to"}


def _helped(sentence: Sentence, token: Token) -> bool:
    """True for a base form right after a modal or "to" that the tagger took for a name ("may deploy Iskander missiles")."""
    if token.pos == "ADJ" and sentence.children(token, "aux:pass"):
        return True  # "would be armed": a participle that the tagger took for an adjective
    before = sentence.tokens[token.i - 1] if token.i else None
    return (
        token.pos in ("PROPN", "NOUN")
        and before is not None
        and before.text.lower() in _HELPERS
        and before.dep in ("aux", "mark")
        and before.head == token.i
    )


def trimmed(tokens: list[Token]) -> list[Token]:
    """Tokens in order, without punctuation, conjunctions and complementisers at the edges."""
    out = sorted(tokens, key=lambda t: t.i)
    while len(out) > 1 and (out[0].dep in _EDGE or out[0].pos == "PUNCT"):
        out = out[1:]
    while len(out) > 1 and (out[-1].dep in ("punct", "cc", "mark", "case") or out[-1].pos in ("PUNCT", "CCONJ")):
        out = out[:-1]
    return out


def clauses(sentence: Sentence) -> Iterator[Clause]:
    """Every predicate of the sentence, in text order."""
    for token in sentence.tokens:
        verbal = (
            token.pos == "VERB"
            and token.dep not in ("amod", "compound", "case", "fixed", "flat")
            or _helped(sentence, token)
        )
        copular = bool(sentence.children(token, "cop"))
        headless = token.pos == "AUX" and token.dep in ("root", "ROOT", *_CLAUSE)
        if verbal or copular or headless:
            yield Clause(sentence, token)


STOPS_READING = {";", ":", "–", "—", '"', "(", ")", "[", "]", ".", "?", "!"}
_OPENERS = {
    "and",
    "but",
    "so",
    "while",
    "which",
    "who",
    "when",
    "where",
    "because",
    "although",
    "though",
    "whatever",
    "whereas",
    "as",
}
_EXCEPT = {"beyond", "except", "besides", "apart", "despite", "unlike"}


def base(lemma: str, known: Collection[str]) -> str:
    """A verb's dictionary form where the tagger leaves a stump of it ("undertak", "refitt"); else the lemma."""
    if lemma in known:
        return lemma
    return next(
        (
            form
            for form in (lemma + "e", lemma[:-1], lemma.removesuffix("d"), lemma.removesuffix("ed"), lemma[:-2])
            if len(form) > 2 and form in known
        ),
        lemma,
    )


def proposition(clause: Clause) -> list[Token]:
    """The clause's words without what is said beside it: joined predicates, exceptions, second thoughts."""
    s, drop = clause.sentence, set[int]()
    for token in s.subtree(clause.head):
        if token.i == clause.head.i:
            continue
        own = bool(s.children(token, "nsubj", "csubj"))
        joined = token.dep == "conj" and token.head == clause.head.i and (own or token.pos in ("VERB", "AUX"))
        beside = (
            token.dep.split(":")[0] in ("parataxis", "conj", "advcl")
            and own
            and token.i > clause.head.i
            and any(c.text.lower() in ("and", "but", "while", "whereas") for c in s.children(token, "cc", "mark"))
        )
        excepted = token.dep in ("obl", "nmod") and any(c.text.lower() in _EXCEPT for c in s.children(token, "case"))
        if joined or beside or excepted:
            drop.update(t.i for t in s.subtree(token))
    kept = [t for t in clause.tokens if t.i not in drop]
    for t in kept:  # a relative clause after a comma says something of its own, wherever the parse hung it
        follows = [x.text.lower() for x in s.tokens[t.i + 1 : t.i + 3]]
        if t.text == "," and t.i > clause.head.i and {"which", "who", "whom", "whose"} & set(follows):
            kept = [x for x in kept if x.i < t.i]
            break
        if t.text == "," and t.i > clause.head.i and _second_clause(s, t.i + 1):
            kept = [x for x in kept if x.i < t.i]
            break
    return trimmed(kept) if clause.head in kept else clause.tokens


def _second_clause(sentence: Sentence, at: int) -> bool:
    """True where "and" or "but" opens a clause with its own subject and finite verb, whatever the parse says."""
    ahead = sentence.tokens[at : at + 8]
    if not ahead or ahead[0].text.lower() not in ("and", "but", "so", "yet"):
        return False
    subject = False
    for t in ahead[1:]:
        if t.text in (",", ";") or t.tag in ("WDT", "WP", "TO") or t.pos == "SCONJ":
            return False
        if t.tag in ("VBD", "VBZ", "VBP", "MD"):
            return subject
        subject = subject or t.pos in ("NOUN", "PROPN", "PRON")
    return False


def stretch(sentence: Sentence, token: Token) -> list[Token]:
    """Words around a token up to the next break on the surface: for sentences whose parse does not hold together."""
    tokens = sentence.tokens
    first = token.i
    while first > 0 and not _breaks(sentence, first - 1, before=True):
        first -= 1
    last = token.i
    while last + 1 < len(tokens) and not _breaks(sentence, last + 1, before=False):
        last += 1
    return trimmed(tokens[first : last + 1])


def _breaks(sentence: Sentence, at: int, *, before: bool) -> bool:
    token = sentence.tokens[at]
    if token.text in STOPS_READING or (token.text == "-" and token.tag != "HYPH"):
        return True
    if token.text.lower() == "that" and (token.dep == "mark" or token.tag == "IN"):
        return True
    if token.text == "," and at + 1 < len(sentence.tokens):
        follows = sentence.tokens[at + 1]
        return (
            before
            or follows.text.lower() in _OPENERS
            or follows.tag in ("PRP", "VBG", "WDT", "WP")
            or follows.dep == "nsubj"
        )
    return token.text.lower() in ("while", "when", "because", "although", "whereas") and token.tag in ("IN", "WRB")
