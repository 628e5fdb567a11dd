"""What a finder proposes, and the ids that its slots hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Slots, Stance
from ..reading.annotated import AnnotatedText, Mention, Sentence, Token

_LIGHT = {
    "a",
    "an",
    "the",
    "its",
    "their",
    "his",
    "her",
    "our",
    "my",
    "your",
    "this",
    "that",
    "these",
    "those",
    "some",
    "own",
    "such",
    "any",
    "of",
    "and",
    "or",
    "to",
    "in",
    "for",
    "on",
    "at",
    "'s",
    "s",
    "both",
    "either",
}


@dataclass(frozen=True)
class Proposal:
    """One claim as a finder sees it; the stance may be left to the reading's own rule."""

    start: int
    end: int
    kind: str
    slots: Slots
    rule: str
    head: Token
    sentence: Sentence
    stance: Stance | None = None
    when: str | None = None
    strength: float = 1.0  # of two proposals for the same words, the stronger stays


def slugify(words: str | Iterable[str]) -> str | None:
    """Words as an id: lower case, no diacritics, joined by hyphens; None when nothing is left."""
    text = words if isinstance(words, str) else " ".join(words)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9+]+", "-", plain).strip("-") or None


def slug_of(tokens: Sequence[Token]) -> str | None:
    """The content words of a phrase as an id, six at most."""
    words = [t.text for t in tokens if t.text.lower() not in _LIGHT and t.pos not in ("PUNCT", "DET", "SPACE")]
    return slugify(words[:6])


def phrase(sentence: Sentence, noun: Token) -> list[Token]:
    """A noun with its modifiers: no relative clauses, appositions, or further members of a list."""
    stop = {"acl", "appos", "parataxis", "conj", "cc", "punct", "advcl", "case", "orphan", "dislocated"}
    keep, stack = {noun.i}, [noun]
    while stack:
        for kid in sentence.children(stack.pop()):
            if kid.dep.split(":")[0] not in stop and kid.i not in keep:
                keep.add(kid.i)
                stack.append(kid)
    first, last = min(keep), max(keep)
    return [t for t in sentence.tokens[first : last + 1] if t.i in keep or t.dep in ("punct", "case")]


def coordinated(sentence: Sentence, noun: Token) -> list[Token]:
    """The noun and the further members of its list ("Poland, Spain and Romania")."""
    out = [noun]
    for kid in sentence.children(noun, "conj"):
        out.extend(coordinated(sentence, kid))
    return out


def mention_of(annotated: AnnotatedText, tokens: Sequence[Token], *types: str) -> Mention | None:
    """The mention that names the phrase: a designation before a class word ("9M729 cruise missile"), else one at its end."""
    if not tokens:
        return None
    found = annotated.mentions_in(tokens[0].start, tokens[-1].end, *types)
    found = [m for m in found if not m.adjective] or found

    def rank(m: Mention) -> tuple[bool, bool, int]:
        return m.type == "system" and not generic(annotated, m.id), m.end == tokens[-1].end, m.end - m.start

    return max(found, key=rank, default=None)


def generic(annotated: AnnotatedText, entity_id: str) -> bool:
    """True for a class or descriptive name ("ballistic missiles"), and for an id that the catalogue does not hold."""
    if entity_id not in annotated.catalogue:
        return True
    return bool(getattr(annotated.catalogue.get(entity_id), "generic", False))


def link(annotated: AnnotatedText, sentence: Sentence, noun: Token, *types: str) -> str | None:
    """The catalogue id of a noun phrase, or its words as an id."""
    tokens = phrase(sentence, noun)
    mention = mention_of(annotated, tokens, *types)
    if mention is not None and (mention.end >= noun.end or mention.type == "system"):
        return mention.id
    over = [
        m for m in annotated.mentions if m.start <= noun.start and noun.end <= m.end and (not types or m.type in types)
    ]
    return max(over, key=lambda m: m.end - m.start).id if over else slug_of(tokens)


def links(annotated: AnnotatedText, sentence: Sentence, noun: Token, *types: str) -> list[str]:
    """Ids of a noun and of the further members of its list, without repeats."""
    return list(dict.fromkeys(i for n in coordinated(sentence, noun) if (i := link(annotated, sentence, n, *types))))
