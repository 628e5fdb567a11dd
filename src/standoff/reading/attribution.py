"""Who said what: quotations and reported clauses to statements with speaker, office, side, chain of outlets and date."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ..model import Mode, Statement
from . import speech
from .annotated import AnnotatedText, Block, Sentence, Token
from .quotes import Quotation, find_quotations, trimmed

if TYPE_CHECKING:
    from ..catalogue import Catalogue
    from ..catalogue.schema import Actor

LONGEST = 400  # tokens of a sentence that is still one; beyond it a table or a hostile text
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({".", "?", "!", "…"})
_THIRD = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_OWN = frozenset("i we you me us my our your one".split())
_BREAKERS = frozenset("despite as after when amid before while whereas although though until even".split())
_ADDRESS = frozenset(
    "told tell tells telling assured assure reassured informed notified reminded advised warned".split()
)
_TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|earlier|later|recently|again|also"
    r"|january|february|march|april|june|july|august|september|october|november|december|\d{1,4}(?:st|nd|rd|th)?",
    re.I,
)


@dataclass
class Speaker:
    """Somebody who answers for words, as far as the document says."""

    name: str
    kind: str  # person, state, organisation, group
    id: str | None = None
    office: str | None = None
    side: str | None = None
    gender: str | None = None
    titles: set[str] = field(default_factory=set)  # words of offices, lower case, synonyms joined
    number: str = "sing"

    @property
    def surname(self) -> str:
        return _key(self.name.split()[-1])


@dataclass
class NounPhrase:
    """The words that name a speaker, with what is said of it between commas."""

    tokens: list[Token]
    sentence: Sentence
    gloss: list[Token] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _joined(self.tokens)

    @property
    def start(self) -> int:
        return self.tokens[0].start


@dataclass
class Draft:
    """A statement before its speaker is resolved."""

    start: int
    end: int
    mode: Mode
    holder: NounPhrase | None  # None: the speaker in view
    cue: Token | None = None
    sentence: Sentence | None = None
    media: list[NounPhrase] = field(default_factory=list)
    listener: NounPhrase | None = None
    inherited: bool = False  # the verb shares the subject of an earlier one
    turn: str | None = None  # name before a colon
    order: int = 0
    within: int | None = None
    speaker: Speaker | None = None
    fallback: str | None = None
    heard: Speaker | None = None
    acted: Sentence | None = None  # the sentence before, where "he" goes on with what it tells


def _joined(tokens: Iterable[Token]) -> str:
    """Words with the blanks that the text had."""
    out, last = "", None
    for t in tokens:
        if last is not None and t.start > last:
            out += " "
        out += t.text
        last = t.end
    return out


def _key(name: str) -> str:
    """A name as it is looked up: lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))


def _low(token: Token) -> str:
    return token.text.lower()


def _finite(token: Token) -> bool:
    return token.tag in _FINITE and token.pos in ("VERB", "AUX")


def _lemma(token: Token) -> str:
    low = _low(token)
    return _IRREGULAR.get(low) or _FORMS.get(low) or token.lemma.lower()


def _forms(verb: str) -> Iterator[str]:
    """Regular forms of a verb."""
    yield verb
    if verb.endswith("e"):
        yield from (verb + "s", verb + "d", verb[:-1] + "ing")
    elif re.search(r"[^aeiou]y$", verb):
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    else:
        yield from (verb + ("es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else "s"), verb + "ed", verb + "ing")


_CUES = (
    speech.CUE_VERBS
    | speech.QUOTE_ONLY
    | speech.ORDER
    | speech.EXPRESS
    | speech.INFINITIVE
    | speech.THING
    | frozenset(speech.THING_WITH)
    | speech.QUOTING
)
_FORMS = {form: verb for verb in sorted(_CUES) for form in _forms(verb)}
_ONLY_QUOTED = speech.QUOTE_ONLY - speech.SAY - speech.ORDER - frozenset(speech.THING_WITH)
_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "swore": "swear",
    "sworn": "swear",
    "thought": "think",
    "wrote": "write",
    "written": "write",
    "understood": "understand",
    "felt": "feel",
    "made": "make",
    "spelled": "spell",
    "gave": "give",
    "given": "give",
    "began": "begin",
    "begun": "begin",
    "went": "go",
    "gone": "go",
    "put": "put",
    "set": "set",
    "admitted": "admit",
    "admitting": "admit",
    "foretold": "foretell",
    "referring": "refer",
    "quipped": "quip",
    "quipping": "quip",
    "spoke": "speak",
    "retold": "retell",
    "urging": "urge",
    "forecasted": "forecast",
    "says": "say",
    "saying": "say",
}


# ---- the document as narrator sees it --------------------------------------------------------------------------------


class _Blocks:
    """Tokens of a block with their places in its normalised text."""

    def __init__(self, annotated: AnnotatedText) -> None:
        self.annotated = annotated
        self.sentences: dict[int, list[Sentence]] = {}
        for sentence in annotated.sentences:
            self.sentences.setdefault(sentence.block, []).append(sentence)
        self.quotations: dict[int, list[Quotation]] = {}
        for quotation in find_quotations(annotated.blocks):
            self.quotations.setdefault(quotation.block, []).append(quotation)
        self._at: dict[int, dict[int, int]] = {}

    def tokens(self, block: Block) -> list[tuple[Sentence, Token]]:
        return [(s, t) for s in self.sentences.get(block.index, ()) for t in s.tokens]

    def place(self, block: Block, raw: int) -> int:
        """Offset in the block's text of a raw offset."""
        return max(0, bisect_right(block.offsets, raw) - 1)


Placed = tuple[Sentence, Token, int]  # with its offset in the block's text


# ---- noun phrases and verbs of saying --------------------------------------------------------------------------------


def _segments(tokens: list[Token]) -> list[list[Token]]:
    """Stretches between commas, dashes and brackets."""
    out: list[list[Token]] = [[]]
    for t in tokens:
        if t.text in (",", "(", ")", "–", "—", "--", ";", ":"):
            out.append([])
        else:
            out[-1].append(t)
    return [s for s in out if s]


def _trim_phrase(tokens: list[Token]) -> list[Token]:
    """A noun phrase without leading conjunctions and trailing adverbs, auxiliaries and times."""
    tokens = [t for t in tokens if t.text not in ('"',)]
    while tokens and (
        _low(tokens[0])
        in (
            "and",
            "but",
            "yet",
            "so",
            "however",
            "also",
            "that",
            "when",
            "while",
            "as",
            "then",
            "still",
            "meanwhile",
            "because",
            "since",
            "after",
            "hours",
            "with",
            ",",
            "where",
            "if",
            "although",
            "though",
            "whereas",
            "before",
            "now",
            "earlier",
            "later",
            "nevertheless",
            "moreover",
            "or",
            "until",
            "like",
            "how",
        )
        or tokens[0].pos == "PUNCT"
        and tokens[0].text not in ("[",)
    ):
        tokens = tokens[1:]
    while tokens and (
        tokens[-1].pos in ("ADV", "AUX", "PUNCT", "PART")
        and tokens[-1].text not in ("]", "'s", "'", ".")
        or _low(tokens[-1])
        in (
            "has",
            "have",
            "had",
            "is",
            "was",
            "were",
            "are",
            "also",
            "did",
            "does",
            "do",
            "would",
            "will",
            "then",
            "later",
            "earlier",
        )
        or re.fullmatch(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", _low(tokens[-1])) is not None
    ):
        tokens = tokens[:-1]
    return tokens


_PHRASE_END = frozenset(
    "in on at during after before when while as who which that to for from by with because if following"
    " speaking adding saying citing referring asked where whose since amid late early about last this"
    " through via per until under".split()
)


def _phrase_from(tokens: list[Token]) -> tuple[list[Token], list[Token], int]:
    """The noun phrase that starts a stretch, its gloss between commas, and how many tokens both take."""
    core: list[Token] = []
    i = 0
    while i < len(tokens):
        t = tokens[i]
        low = _low(t)
        if t.text in (",", "(", "–", "—", ";", ":", '"', ".") or (core and low in _PHRASE_END) or _finite(t):
            if not (t.text == "." and core and len(core[-1].text) == 1):
                break
        if core and t.tag in ("VBN", "VBG") and t.pos == "VERB":
            break
        if core and _TIME.fullmatch(low) and t.pos != "ADJ" and low not in ("march", "may"):
            break
        core.append(t)
        i += 1
    gloss: list[Token] = []
    if i < len(tokens) and tokens[i].text in (",", "("):
        gloss = tokens[i + 1 :]
    return _trim_phrase(core), gloss, i


def _subject_before(sentence: Sentence, cue: Token, floor: int) -> NounPhrase | None:
    """The noun phrase that a verb of saying has for its subject, left of it; `floor` bounds the search."""
    before = [t for t in sentence.tokens[: cue.i] if t.i >= floor]
    while (
        before
        and (
            before[-1].pos in ("AUX", "ADV", "PART")
            or _low(before[-1]) in ("has", "have", "had", "also", "did", "would", "will", "periodically", "repeatedly")
        )
        and not (before[-1].text in ("'s",) and before[-1].pos == "PART")
    ):
        before = before[:-1]
    if not before:
        return None
    head = next((k for k in sentence.children(cue, "nsubj") if floor <= k.i < cue.i), None)
    if head is None and cue.dep.startswith(("conj", "xcomp")):
        return None
    if before[-1].text in (",", ")", "–", "—", "--"):  # a gloss stands between subject and verb
        if head is None:
            segments = _segments(before)
            for n in range(len(segments) - 2, -1, -1):
                names = _trim_phrase(segments[n])
                if (
                    names
                    and not any(_finite(t) for t in names)
                    and names[0].pos in ("PROPN", "DET", "NOUN", "PRON", "ADJ")
                ):
                    gloss = [t for s in segments[n + 1 :] for t in s]
                    return NounPhrase(_clip(names), sentence, gloss)
            names = _trim_phrase(segments[-1]) if segments else []
            return NounPhrase(names, sentence) if sum(t.pos == "PROPN" for t in names[-2:]) == 2 else None
        segments = _segments(before)
        if len(segments) > 1 and head in segments[-1] and _low(segments[-1][0]) in ("a", "an", "the", "who", "whose"):
            name = _trim_phrase(segments[-2])
            plain = name and not any(_finite(t) or t.pos == "VERB" for t in name)
            if plain and len(name) > 1 and name[-1].tag in ("NNP", "NN", "NNPS") and name[0].text[:1].isupper():
                return NounPhrase(name, sentence, segments[-1])
        core = _around(before, head)
        gloss = [t for t in before if core and t.i > core[-1].i + 1]
        return NounPhrase(_clip(_trim_phrase(core)), sentence, gloss) if _trim_phrase(core) else None
    if head is None or any(t.text == "," for t in before if t.i > head.i):
        core = _segments(before)[-1] if _segments(before) else []
        if any(t.tag in ("WP", "WDT") for t in core):
            return None
        later = _trim_phrase(core)
        if head is not None and (not later or later[0].pos not in ("DET", "PROPN", "PRON", "NOUN", "ADJ")):
            later = _trim_phrase(_around(before, head))
        if head is None and any(_finite(t) for t in later):
            cut = max(t.i for t in later if _finite(t))
            later = _trim_phrase([t for t in later if t.i > cut])
        return NounPhrase(_clip(later), sentence) if later else None
    core = _trim_phrase(_around(before, head))
    first = min((t.i for t in sentence.subtree(head) if t.i >= floor), default=head.i)
    if head.pos == "PRON" and head.tag == "PRP":
        core = [head]
    else:
        kept = [t for t in core if t.i >= first]
        core = kept if kept and kept[-1].i >= head.i else core
    core = _clip(_trim_phrase(core))
    return NounPhrase(core, sentence) if core else None


def _around(tokens: list[Token], head: Token) -> list[Token]:
    """The comma-bounded stretch that holds the head."""
    left = max((t.i for t in tokens if t.i < head.i and t.text in (",", ";", ":", "–", "—", "--", '"')), default=-1)
    right = min((t.i for t in tokens if t.i > head.i and t.text in (",", ";", ":", "(", "–", "—", "--")), default=10**6)
    return [t for t in tokens if left < t.i < right]


def _clip(tokens: list[Token]) -> list[Token]:
    """A subject without a clause that runs into it: what stands behind the last finite verb or complementiser."""
    cut = max(
        (k for k, t in enumerate(tokens) if _finite(t) or _low(t) in ("that", "whether") and t.pos == "SCONJ"),
        default=-1,
    )
    rest = _trim_phrase(tokens[cut + 1 :])
    return rest or tokens


def _relative_antecedent(sentence: Sentence, cue: Token) -> NounPhrase | None:
    """What "who" or "which" stands for, where it is the subject of the verb."""
    pronoun = next((k for k in sentence.children(cue, "nsubj") if _low(k) in ("who", "which", "that")), None)
    if pronoun is None:
        return None
    before = sentence.tokens[: pronoun.i]
    while before and before[-1].text == ",":
        before = before[:-1]
    segments = _segments(before)
    core = _clip(_trim_phrase(segments[-1])) if segments else []
    return NounPhrase(core, sentence) if core else None


def _inherited_subject(sentence: Sentence, cue: Token) -> NounPhrase | None:
    """The subject of the verb that this one is joined to or hangs on."""
    perfect = {_low(k) for k in sentence.children(cue, "aux")} & {"has", "have", "had"}
    heads = list(sentence.ancestors(cue))
    if perfect and cue.dep.startswith("conj"):  # "has cited … and has pledged"
        alike = [h for h in heads if {_low(k) for k in sentence.children(h, "aux")} & perfect]
        heads = alike[:1] or heads
    for head in heads:
        if head.pos in ("VERB", "AUX", "ADJ", "NOUN"):
            if any(k.i < head.i for k in sentence.children(head, "nsubj")):
                kid = next(k for k in sentence.children(head, "nsubj") if k.i < head.i)
                if _low(kid) in ("who", "which", "that"):
                    return _relative_antecedent(sentence, head)
                return _subject_before(sentence, head, 0)
            kid2 = next((k for k in sentence.children(head, "nsubj") if k.i > head.i), None)
            if kid2 is not None:
                core, gloss, _ = _phrase_from([t for t in sentence.tokens if t.i > head.i])
                return NounPhrase(core, sentence, gloss) if core else None
    return None


def _phrase_at(sentence: Sentence, start: int) -> NounPhrase | None:
    """The noun phrase that begins at a token."""
    core, gloss, _ = _phrase_from(sentence.tokens[start:])
    return NounPhrase(core, sentence, gloss) if core else None


# ---- the reader ------------------------------------------------------------------------------------------------------


class _Finder:
    """Collects drafts block by block."""

    def __init__(self, annotated: AnnotatedText) -> None:
        self.a = annotated
        self.b = _Blocks(annotated)
        self.drafts: list[Draft] = []
        self.used: set[tuple[int, int]] = set()  # cues that an attribution of a quotation has taken
        self.direct: list[tuple[int, int]] = []  # raw stretches of direct statements, with their marks
        self.turns = sum(1 for b in annotated.blocks if b.kind == "turn") >= 2

    def run(self) -> list[Draft]:
        open_turn: Draft | None = None
        for block in self.a.blocks:
            if block.kind == "turn":
                open_turn = self.turn(block)
                continue
            if open_turn is not None and self.turns and block.kind == "paragraph" and self._continues(block):
                open_turn.end = block.end
                continue
            open_turn = None if block.kind in ("headline", "subhead") else open_turn
            self.quotations(block)
            for sentence in self.b.sentences.get(block.index, ()):
                self.sentence(sentence, block)
        self.announced()
        return self.drafts

    def _continues(self, block: Block) -> bool:
        return '"' not in block.text[:1] and not self._has_cue(block)

    def _has_cue(self, block: Block) -> bool:
        return any(_low(t) in ("said", "says", "told") and _finite(t) for _, t in self.b.tokens(block))

    def turn(self, block: Block) -> Draft | None:
        """A turn of a transcript: what stands behind the name and its colon."""
        match = re.match(r"\s*([^:]{1,80}?)\s*:\s*", block.text)
        if not match or match.end() >= len(block.text):
            return None
        start, end = trimmed(block, match.end(), len(block.text))
        self.direct.append((start, end))
        draft = Draft(start, end, "direct", None, turn=match[1].strip(" []()-"))
        self.drafts.append(draft)
        for sentence in self.b.sentences.get(block.index, ()):
            self.sentence(sentence, block, nested=True)
        return draft

    # quotations

    def quotations(self, block: Block) -> None:
        """Quotations of one block that somebody is said to have uttered."""
        outer = [q for q in self.b.quotations.get(block.index, ()) if q.level == 0]
        if not outer:
            return
        text = block.text
        placed: list[Placed] = [(s, t, self.b.place(block, t.start)) for s, t in self.b.tokens(block)]
        last: Draft | None = None
        last_end = 0  # where the last direct statement closed, in the block's text
        for n, q in enumerate(outer):
            body = text[q.start : q.end].strip()
            if not body:
                continue
            if not q.opened:
                self._rejoin(block, q, outer, n, placed)
                continue
            before = [p for p in placed if last_end <= p[2] < q.outer_start]
            after_bound = outer[n + 1].outer_start if n + 1 < len(outer) else len(text)
            after = [p for p in placed if q.outer_end <= p[2] < after_bound]
            stop = next((k for k, p in enumerate(before[::-1]) if p[1].text in _STOPS), None)
            if stop is not None:
                before = before[len(before) - stop :] if stop else []
            while before and before[0][1].text in ('"', "'"):
                before = before[1:]
            between = text[last_end : q.outer_start]
            used = set(self.used)
            draft = self._quotation(block, q, body, before, after, between, last if last_end else None)
            if draft is None:
                self.used = used  # nobody utters it: the verb beside it is free to report a clause
            if draft == "split" and last is not None:
                last.end = trimmed(block, q.start, q.end)[1]
                self.direct[-1] = (self.direct[-1][0], last.end)
                last_end = q.outer_end
            elif isinstance(draft, Draft):
                self.drafts.append(draft)
                self.direct.append((block.raw(q.outer_start, q.outer_start + 1)[0], block.raw(q.end - 1, q.end)[1]))
                last, last_end = draft, q.outer_end

    def _rejoin(self, block: Block, q: Quotation, outer: list[Quotation], n: int, placed: list[Placed]) -> None:
        """The rest of a quotation that a page break cut."""
        end = trimmed(block, q.start, q.end)[1]
        if not self.drafts or not self.direct:
            return
        draft = self.drafts[-1]
        draft.end = max(draft.end, end)
        self.direct[-1] = (self.direct[-1][0], draft.end)
        bound = outer[n + 1].outer_start if n + 1 < len(outer) else len(block.text)
        after = self._clause([p for p in placed if q.outer_end <= p[2] < bound])
        found = self._after(after)
        if found:
            draft.holder, draft.cue, draft.media, draft.listener = found
            draft.sentence = draft.holder.sentence if draft.holder else draft.sentence

    def _clause(self, after: list[Placed]) -> list[Placed]:
        """Tokens behind a quotation up to the end of the sentence."""
        out: list[Placed] = []
        for k, p in enumerate(after):
            t = p[1]
            if t.text in ("?", "!", ";", "…") or t.text == "." and not (out and len(out[-1][1].text) == 1):
                break
            if k and out and p[0].index != after[k - 1][0].index and after[k - 1][1].text in _STOPS:
                break
            out.append(p)
        return out

    def _quotation(
        self,
        block: Block,
        q: Quotation,
        body: str,
        before: list[Placed],
        after: list[Placed],
        between: str,
        last: Draft | None,
    ) -> Draft | str | None:
        """A draft for the quotation, "split" when it goes on with the last one, None when nobody utters it."""
        start, end = trimmed(block, q.start, q.end)
        if end <= start:
            return None
        count = len(re.findall(r"\w+", body))
        tail = self._clause(after)
        if last is not None and before and not re.search(r"[.?!]['\")*\s]*$", between.strip()):
            cues = [p for p in before if (p[0].index, p[1].i) in self.used]
            joins = before[-1][1].pos in ("PUNCT", "PROPN", "VERB", "NOUN", "PRON")
            if cues and joins and self._only_attribution(before) and not self._reports_anew(before, cues):
                return "split"
        opening = not before
        if opening:
            found = self._after(tail)
            if found and (count > 1 or body[-1] in ",.?!" or body[:1].isupper()):
                return Draft(
                    start,
                    end,
                    "direct",
                    found[0],
                    found[1],
                    found[0].sentence if found[0] else None,
                    found[2],
                    found[3],
                )
            rest = [p for p in tail if p[1].pos != "PUNCT"]
            terminal = body[-1] in ".?!…" or not q.closed or body[-1] == "," and not rest
            if (not rest or body[-1] in ".?!…") and count >= 3 and (terminal or not rest) and block.kind != "subhead":
                return Draft(start, end, "direct", None, None, None)
            return None
        found = self._before(before, block)
        if found is not None:
            rest = [p for p in tail if p[1].pos != "PUNCT"]
            if not rest or body[-1] in ".?!," or self._after(tail):
                if count < 2 and body[-1] not in ".?!,":
                    return None
                return Draft(start, end, "direct", found[0], found[1], before[-1][0], found[2], found[3])
            return None
        if before[-1][1].text == ":" and len(before) <= 12 and count >= 3:
            core, _, _ = _phrase_from([p[1] for p in before])
            if core and core[0].pos in ("PROPN", "NOUN", "DET", "ADJ", "PRON"):
                return Draft(start, end, "direct", NounPhrase(core, before[0][0]), None, before[0][0], fallback="label")
        if before[-1][1].text in (",", ":", "–", "—") and body[:1].isupper() and body[-1] in ",.?!":
            found_after = self._after(tail)
            if found_after:
                return Draft(
                    start, end, "direct", found_after[0], found_after[1], before[-1][0], found_after[2], found_after[3]
                )
        return None

    def _only_attribution(self, before: list[Placed]) -> bool:
        """Whether what stands between two quotations is no more than who spoke, when and where."""
        finite = [p for p in before if _finite(p[1]) and p[1].pos == "VERB"]
        return len(finite) <= 2 and len(before) <= 25

    def _reports_anew(self, before: list[Placed], cues: list[Placed]) -> bool:
        """Whether a new verb of saying, or a clause, follows the attribution before the next quotation."""
        at = before.index(cues[-1])
        return any(
            _lemma(p[1]) in _CUES
            and p[1].pos == "VERB"
            or p[1].tag in _FINITE
            and p[1].pos in ("VERB", "AUX")
            and _low(p[1]) not in ("was", "is", "are", "were")
            or _low(p[1]) in ("and", "that")
            and p[1].pos in ("CCONJ", "SCONJ")
            for p in before[at + 1 :]
        )

    def _after(self, tail: list[Placed]) -> tuple[NounPhrase | None, Token, list[NounPhrase], NounPhrase | None] | None:
        """Speaker, verb, media and listener of an attribution that follows its quotation."""
        tokens = [p[1] for p in tail]
        sentence_of = {id(p[1]): p[0] for p in tail}
        k = 0
        while k < len(tokens) and (tokens[k].text in (",", "-", "–", "—", "--", "'", '"') or tokens[k].pos == "ADV"):
            k += 1
        tokens = tokens[k:]
        if not tokens:
            return None
        sentence = sentence_of[id(tokens[0])]
        inverted = _FORMS.get(_low(tokens[0]), "") in speech.SAY and len(tokens) > 1 and tokens[1].pos == "PROPN"
        if _low(tokens[0]) == "according" and len(tokens) > 2:
            core, gloss, _ = _phrase_from(tokens[2:])
            return (NounPhrase(core, sentence, gloss), tokens[0], [], None) if core else None
        cue_at = None
        skipping = False
        for i, t in enumerate(tokens):
            if t.tag in ("WP", "WDT", "WP$") or _low(t) in ("who", "which") and i and tokens[i - 1].text == ",":
                skipping = True
            elif t.text == "," and skipping:
                skipping = False
            if inverted or (
                self._is_cue(t)
                and not skipping
                and not (i + 1 < len(tokens) and tokens[i + 1].tag in ("NN", "NNS") and t.tag in ("NN", "JJ"))
            ):
                cue_at = i
                break
            if _finite(t) and t.pos == "VERB" and not skipping:
                return None
        if cue_at is None:
            return None
        cue = tokens[cue_at]
        sentence = sentence_of[id(cue)]
        rest = tokens[cue_at + 1 :]
        lemma = _lemma(cue)
        media: list[NounPhrase] = []
        listener: NounPhrase | None = None
        if lemma in speech.QUOTING:
            words = [_low(t) for t in rest]
            if "as" not in words:
                return None
            at = words.index("as")
            passive = any(_low(t) in ("was", "were", "is", "been", "are") for t in tokens[:cue_at])
            if passive:
                holder = _trim_phrase(
                    [t for t in tokens[:cue_at] if _low(t) not in ("was", "were", "been", "is", "are")]
                )
                if "by" in words:
                    core, _, _ = _phrase_from(
                        [t for t in rest[words.index("by") + 1 :] if _low(t) not in ("as",)]
                        if words.index("by") > at
                        else rest[words.index("by") + 1 : at]
                    )
                    if core:
                        media.append(NounPhrase(core, sentence))
                self._use(sentence, cue, rest)
                return self._split_gloss(holder, sentence), cue, media, None
            holder = _trim_phrase(rest[:at])
            medium = _trim_phrase(tokens[:cue_at])
            if not holder:
                return None
            self._use(sentence, cue, rest)
            return self._split_gloss(holder, sentence), cue, [NounPhrase(medium, sentence)] if medium else [], None
        if self._reports(rest):
            return None
        holder_np: NounPhrase | None
        if cue_at == 0:
            core, gloss, used = _phrase_from(rest)
            if not core:
                return None
            holder_np = NounPhrase(core, sentence, gloss)
            remainder = rest[used:]
        else:
            core = _trim_phrase(tokens[:cue_at])
            if not core or any(_finite(t) and t.pos == "VERB" for t in _segments(core)[0]):
                return None
            holder_np = self._split_gloss(core, sentence)
            remainder = rest
        if holder_np is None or _low(holder_np.tokens[0]) in ("i", "it", "this", "that", "there", "you"):
            return None
        media, listener = self._addressed(cue, remainder, sentence)
        self._use(sentence, cue, [])
        return holder_np, cue, media, listener

    def _reports(self, rest: list[Token]) -> bool:
        """Whether a clause of its own follows a verb of saying: then it reports that, and no quotation before it."""
        if not rest:
            return False
        if _low(rest[0]) == "that" and len(rest) > 1:
            return True
        for k, t in enumerate(rest[:14]):
            if (
                t.text in (",", "(", "–", "—", ":", '"')
                or t.pos in ("ADP", "SCONJ")
                and k == 0
                or t.tag in ("VBG", "WP", "WRB")
            ):
                return False
            if _finite(t):
                return k > 0
        return False

    def _use(self, sentence: Sentence, cue: Token, rest: list[Token]) -> None:
        self.used.add((sentence.index, cue.i))
        for t in rest:
            if _low(t) == "saying":
                self.used.add((sentence.index, t.i))

    def _split_gloss(self, tokens: list[Token], sentence: Sentence) -> NounPhrase | None:
        segments = _segments(tokens)
        if not segments:
            return None
        core = _trim_phrase(segments[0])
        gloss = [t for s in segments[1:] for t in s]
        return NounPhrase(core, sentence, gloss) if core else None

    def _addressed(
        self, cue: Token, rest: list[Token], sentence: Sentence
    ) -> tuple[list[NounPhrase], NounPhrase | None]:
        """Outlets and listeners named behind a verb of saying."""
        media: list[NounPhrase] = []
        listener = None
        if _lemma(cue) in ("tell", "inform", "assure", "remind") and rest:
            core, _, _ = _phrase_from(rest)
            if core:
                phrase = NounPhrase(core, sentence)
                media, listener = ([phrase], None) if self.is_medium(phrase.text) else ([], phrase)
        for k, t in enumerate(rest):
            if _low(t) in ("interview", "remarks", "comments", "statement", "article") or _low(t) in ("by", "quoted"):
                for j in range(k, min(k + 3, len(rest))):
                    if _low(rest[j]) in ("with", "to", "by", "in", "for"):
                        core, _, _ = _phrase_from(rest[j + 1 :])
                        if core and self.is_medium(_joined(core)):
                            media.append(NounPhrase(core, sentence))
                            return media, listener
        return media, listener

    def is_medium(self, text: str) -> bool:
        """Whether words name an outlet: the catalogue's publishers, or words like "news agency"."""
        words = [w.strip(".,").lower() for w in text.split()]
        if any(m.type == "publisher" for m in self.a.catalogue.name_index.find(text)):
            return True
        return (
            any(w in speech.MEDIA_WORDS for w in words)
            and any(w[:1].isupper() for w in text.split())
            or (len(words) == 1 and text.isupper() and len(text) >= 3)
            and not any(m.type in ("actor", "place") for m in self.a.catalogue.name_index.find(text))
        )

    def _before(
        self, before: list[Placed], block: Block
    ) -> tuple[NounPhrase | None, Token, list[NounPhrase], NounPhrase | None] | None:
        """Speaker, verb, media and listener of an attribution that stands before its quotation."""
        end = before[-1]
        if (
            end[1].text not in (",", ":")
            and not self._is_cue(end[1])
            and _low(end[1]) not in ("that", "as", "saying")
            and not self._near_cue(before)
        ):
            return None
        cues = [k for k, p in enumerate(before) if self._is_cue(p[1]) and p[1].tag != "VB"]
        for k in reversed(cues):
            sentence, cue, _ = before[k]
            rest = [p[1] for p in before[k + 1 :]]
            if any(_finite(t) for t in rest if t.i < cue.i + 40) or len(rest) > 14:
                return None
            if _lemma(cue) in speech.QUOTING and not any(_low(t) == "saying" for t in rest):
                continue
            floor = next((p[1].i for p in before if p[0].index == sentence.index), 0)
            holder: NounPhrase | None
            media: list[NounPhrase] = []
            if _low(cue) == "saying" and k and any(_lemma(before[j][1]) in speech.QUOTING for j in range(k)):
                continue
            if _lemma(cue) in speech.QUOTING:
                passive = any(
                    _low(t) in ("was", "were", "been", "is") for t in sentence.tokens[max(0, cue.i - 3) : cue.i]
                )
                if passive:
                    holder = _subject_before(sentence, cue, floor)
                    words = [_low(t) for t in rest]
                    if "by" in words:
                        core, _, _ = _phrase_from(list(rest[words.index("by") + 1 :]))
                        media = [NounPhrase(core, sentence)] if core else []
                else:
                    medium = _subject_before(sentence, cue, floor)
                    core, gloss, _ = _phrase_from(rest)
                    holder = NounPhrase(core, sentence, gloss) if core else None
                    media = [medium] if medium else []
                self._use(sentence, cue, rest)
                return (holder, cue, media, None) if holder else None
            holder = _relative_antecedent(sentence, cue) or _subject_before(sentence, cue, floor)
            if holder is None or cue.tag == "VBG" and not any(x.i < cue.i for x in sentence.children(cue, "nsubj")):
                holder = _inherited_subject(sentence, cue) or holder
            if holder is None or _low(holder.tokens[0]) in ("i", "this", "that", "there", "you"):
                return None
            media, listener = self._addressed(cue, rest, sentence)
            self._use(sentence, cue, [])
            return holder, cue, media, listener
        return None

    def _near_cue(self, before: list[Placed]) -> bool:
        """Whether a verb of telling stands right before, with its listener, or a time, between it and the quotation."""
        for k in range(1, min(7, len(before)) + 1):
            t = before[-k][1]
            if self._is_cue(t) and t.tag != "VB":
                return True
            if _finite(t) or t.text in (",", ";"):
                return False
        return False

    def _is_cue(self, token: Token) -> bool:
        """Whether a token is a verb of saying, by form and tag."""
        lemma = _lemma(token)
        if (
            lemma not in speech.SAY
            and lemma not in speech.QUOTE_ONLY
            and lemma not in speech.QUOTING
            and lemma not in speech.ATTITUDE
            and lemma not in ("speak",)
        ):
            return False
        return token.pos == "VERB" or token.tag.startswith("VB") or _low(token) in ("said", "says", "told", "saying")

    # reported clauses

    def sentence(self, sentence: Sentence, block: Block, nested: bool = False) -> None:
        """Reported clauses of one sentence, outer before inner."""
        fresh: list[Draft] = []
        if len(sentence.tokens) > LONGEST:
            return
        for token in sentence.tokens:
            if (sentence.index, token.i) in self.used:
                continue
            draft = self._reported(sentence, token, block, fresh)
            if draft is None or draft.end <= draft.start:
                continue
            inside = next((d for d in fresh if d.start <= token.start < d.end), None)
            if inside is not None and draft.inherited:
                continue
            if inside is not None:
                draft.end = min(draft.end, inside.end)
            if any(d.start == draft.start and d.end == draft.end for d in fresh):
                continue
            fresh.append(draft)
        self.drafts.extend(fresh)

    def _quoted(self, raw: int) -> tuple[int, int] | None:
        return next((d for d in self.direct if d[0] <= raw < d[1]), None)

    def _reported(self, sentence: Sentence, cue: Token, block: Block, fresh: list[Draft]) -> Draft | None:
        """A draft for the clause or thing that a word of saying reports, None where it reports none."""
        lemma = _lemma(cue)
        if lemma == "accord" or _low(cue) == "according":
            return self._according(sentence, cue, block)
        if cue.pos == "NOUN" and cue.lemma.lower() in speech.NOUNS:
            return self._noun(sentence, cue, block)
        if cue.pos == "ADJ" and _low(cue) in speech.BE_SURE:
            return self._sure(sentence, cue, block)
        if cue.dep == "amod" or lemma in _ONLY_QUOTED or lemma not in _CUES:
            return None
        if not (cue.pos == "VERB" or cue.tag.startswith("VB") and cue.pos != "AUX" or self._mistaken(sentence, cue)):
            return None
        if cue.tag == "VB" and not any(
            _low(k) in ("did", "does", "do", "will", "would", "can", "could", "may", "might", "should", "must")
            for k in sentence.tokens[max(0, cue.i - 3) : cue.i]
        ):
            return None  # an infinitive: "to say that"
        quoted = self._quoted(cue.start)
        if block.kind in ("headline", "subhead") and lemma not in speech.SAY:
            return None
        passive = cue.tag == "VBN" and any(
            _low(k) in ("was", "were", "been", "is", "are", "be", "being")
            for k in sentence.tokens[max(0, cue.i - 3) : cue.i]
        )
        if lemma in speech.QUOTING:
            return self._quoting(sentence, cue, block, passive)
        if passive and not self._agent(sentence, cue):
            return None
        holder, inherited = self._holder(sentence, cue, quoted, passive)
        if holder is None:
            return None
        if not self._answers(holder, lemma):
            return None
        span = self._content(sentence, cue, block, lemma, holder, quoted)
        if span is None:
            return None
        start, end, kind = span
        words = [t for t in sentence.tokens if t.start >= start and t.end <= end]
        if block.kind in ("headline", "subhead") and (lemma in speech.THING or not any(_finite(t) for t in words)):
            return None
        if len(words) < 2:
            return None
        if inherited and any(d.start <= cue.start < d.end for d in fresh):
            return None
        if quoted and start <= quoted[0] and end >= quoted[1]:
            return None
        rest = [t for t in sentence.tokens if t.i > cue.i and t.end <= start or t.start >= end]
        media, listener = self._addressed(
            cue,
            [t for t in sentence.tokens[cue.i + 1 :] if t.end <= start or kind == "before" and t.start >= cue.end],
            sentence,
        )
        citing = next((t for t in rest if _low(t) == "citing"), None) or next(
            (t for t in sentence.tokens[: cue.i] if _low(t) == "citing"), None
        )
        if citing is not None and self.is_medium(holder.text):
            source = _phrase_at(sentence, citing.i + 1)
            if source:
                media, holder = [holder], source
        return Draft(start, end, self._mode(block, start, end), holder, cue, sentence, media, listener, inherited)

    def _mistaken(self, sentence: Sentence, cue: Token) -> bool:
        """Whether a verb in -s was taken for a noun: a name before it, a finite verb or "that" behind it."""
        if cue.tag not in ("NNS", "NN", "NNP", "NNPS") or not _low(cue).endswith("s") or cue.i == 0:
            return False
        before = sentence.tokens[cue.i - 1]
        after = sentence.tokens[cue.i + 1] if cue.i + 1 < len(sentence.tokens) else None
        if after is None or before.pos not in ("PROPN", "PRON") or _lemma(cue) not in speech.SAY:
            return False
        return _finite(after) or _low(after) == "that"

    def _mode(self, block: Block, start: int, end: int) -> Mode:
        raw = self.a.document.text
        for q in self.b.quotations.get(block.index, ()):
            if q.level == 0 and q.end > q.start:
                a, b = block.raw(q.start, q.end)
                if a >= start and b <= end:
                    if raw[start:a].strip(" *\"'“‘«„") == "" and raw[b:end].strip(" *\"'”’».,") == "":
                        return "direct"
                    return "mixed"
        return "indirect"

    def _agent(self, sentence: Sentence, cue: Token) -> NounPhrase | None:
        """ "by" whom, behind a passive."""
        for t in sentence.tokens[cue.i + 1 : cue.i + 8]:
            if _low(t) == "by":
                return _phrase_at(sentence, t.i + 1)
            if t.text in (",", ";"):
                return None
        return None

    def _holder(
        self, sentence: Sentence, cue: Token, quoted: tuple[int, int] | None, passive: bool
    ) -> tuple[NounPhrase | None, bool]:
        """Who says it, and whether the verb shares the subject of an earlier one."""
        if passive:
            return self._agent(sentence, cue), False
        floor = 0
        for t in sentence.tokens[: cue.i]:
            if t.text in (";", ":") and not quoted:
                floor = t.i + 1
            if quoted is None and self._quoted(t.start):
                floor = t.i + 1
        before = sentence.tokens[floor : cue.i]
        while before and before[-1].text in ('"', ",", "."):
            if before[-1].text == ",":
                break
            before = before[:-1]
        relative = _relative_antecedent(sentence, cue)
        if relative:
            return relative, False
        if cue.pos != "VERB" and self._mistaken(sentence, cue):
            k = cue.i
            while k > floor and sentence.tokens[k - 1].pos in ("PROPN", "DET") and sentence.tokens[k - 1].tag != "WDT":
                k -= 1
            return NounPhrase(sentence.tokens[k : cue.i], sentence), False
        own = any(k.i < cue.i for k in sentence.children(cue, "nsubj"))
        if (
            cue.tag in ("VBG", "VBN")
            and not own
            and not any(
                _low(t) in ("is", "are", "was", "were", "has", "have", "had", "been", "'s", "'ve", "be")
                for t in sentence.tokens[max(0, cue.i - 4) : cue.i]
            )
        ):
            if cue.tag == "VBN":
                verbless = cue.dep == "acl" and sentence.head(cue).dep == "root" and sentence.head(cue).i < cue.i
                return (_subject_before(sentence, cue, floor) if verbless else None), False
            previous = sentence.tokens[cue.i - 1] if cue.i else None
            if previous is not None and previous.pos in ("PROPN", "NOUN") and previous.i >= floor:
                found = _subject_before(sentence, cue, floor)  # "with Russia demanding"
                if found is not None and any(
                    _low(t) == "with" for t in sentence.tokens[max(0, found.tokens[0].i - 1) : cue.i]
                ):
                    return found, False
            if cue.i <= floor + 1 and not (
                cue.i + 1 < len(sentence.tokens) and _low(sentence.tokens[cue.i + 1]) == "that"
            ):
                return None, False  # "Responding to …, A"
            return _inherited_subject(sentence, cue), True
        previous = sentence.tokens[cue.i - 1] if cue.i else None
        while (
            previous is not None
            and previous.i > floor
            and not own
            and (previous.pos in ("AUX", "ADV") and previous.text not in (",",))
        ):
            previous = sentence.tokens[previous.i - 1]
        if cue.i <= floor and cue.tag == "VBN":
            return None, False  # "Asked whether"
        if (
            previous is not None
            and _low(previous) in ("and", "but", "or")
            or (previous is not None and not own and cue.dep.startswith("conj") and previous.pos in ("CCONJ", "ADV"))
        ):
            return _inherited_subject(sentence, cue), True
        found = _subject_before(sentence, cue, floor)
        if found is not None:
            return found, False
        if cue.i and not own:
            later = next((k for k in sentence.children(cue, "nsubj") if k.i > cue.i), None)
            if later is None or later.i <= cue.i + 12:
                follow = _phrase_at(sentence, cue.i + 1)
                if (
                    follow
                    and previous is not None
                    and previous.text in (",", '"')
                    and not self._clause_follows(sentence, cue.i + 1)
                ):
                    return follow, False
        return _inherited_subject(sentence, cue), True

    def _answers(self, holder: NounPhrase, lemma: str) -> bool:
        """Whether the phrase names somebody who can answer for words with this verb."""
        first, last = _low(holder.tokens[0]), holder.tokens[-1]
        if holder.tokens[0].text == "US":
            first = "u.s."
        if first in _OWN or first in (
            "this",
            "that",
            "these",
            "those",
            "there",
            "what",
            "which",
            "who",
            "whoever",
            "anyone",
            "nobody",
            "everyone",
            "no",
            "it's",
            "such",
        ):
            return first in ("these", "those") and any(t.lemma.lower() in speech.HUMANS for t in holder.tokens)
        head = self._head_word(holder)
        if head in speech.NOT_SPEAKERS:
            return False
        if len(holder.tokens) > 30:
            return False
        if first == "it" and len(holder.tokens) == 1:
            return True
        if lemma in ("say", "tell", "warn", "add", "insist", "argue", "note", "stress", "report", "claim", "announce"):
            return last.pos in ("PROPN", "NOUN", "PRON", "NUM", "ADJ", "X", "PUNCT", "VERB", "DET")
        if holder.tokens[0].pos == "PRON":
            return True
        known = any(m.type in ("actor", "place", "publisher") for m in self.a.catalogue.name_index.find(holder.text))
        named = any(t.pos == "PROPN" for t in holder.tokens if t.lemma.lower() == head or _low(t) == head)
        return (
            known
            and head not in speech.NOT_SPEAKERS
            or named
            or head in speech.HUMANS
            or any(t.lemma.lower() in speech.HUMANS for t in holder.tokens[-3:])
        )

    def _head_word(self, holder: NounPhrase) -> str:
        tokens = holder.tokens
        cut = next(
            (k for k, t in enumerate(tokens) if k and _low(t) in ("of", "in", "for", "at", "from", "on", "near")),
            len(tokens),
        )
        nouns = [t for t in tokens[:cut] if t.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
        return (nouns[-1].lemma.lower() if nouns[-1].pos == "NOUN" else _low(nouns[-1])) if nouns else ""

    def _clause_follows(self, sentence: Sentence, start: int, limit: int | None = None) -> bool:
        """Whether a clause with a finite verb of its own stands from `start` on, before the next comma break."""
        for t in sentence.tokens[start:limit]:
            if t.tag in ("WP", "WDT", "WRB") and t.i > start or t.text in (";",):
                return False
            if t.text in (",", "(") and not any(_finite(x) for x in sentence.tokens[start : t.i]):
                nxt = sentence.tokens[t.i + 1] if t.i + 1 < len(sentence.tokens) else None
                if nxt is not None and (nxt.tag in ("WP", "WDT") or nxt.text in ('"',)):
                    return False
            if _finite(t):
                return True
        return False

    def _content(
        self,
        sentence: Sentence,
        cue: Token,
        block: Block,
        lemma: str,
        holder: NounPhrase,
        quoted: tuple[int, int] | None,
    ) -> tuple[int, int, str] | None:
        """Raw span of what is reported, and whether it stands behind or before the verb."""
        tokens = sentence.tokens
        n = len(tokens)
        limit = n
        if quoted:
            limit = next((t.i for t in tokens if t.start >= quoted[1]), n)
        elif quoted is None:
            nearest = next((t.i for t in tokens[cue.i :] if self._quoted(t.start)), None)
            if nearest is not None:
                limit = nearest
        i = cue.i + 1
        inverted = holder.tokens[0].i > cue.i
        if inverted:
            i = holder.tokens[-1].i + 1
        if lemma == "accuse" or lemma == "blame":
            of = next((t.i for t in tokens[i:limit] if _low(t) in ("of", "for")), None)
            if of is None or of + 1 >= limit:
                return None
            return self._span(sentence, of + 1, self._end(sentence, cue, of + 1, limit, block, "thing"))
        if lemma in speech.POINT_OUT:
            out = next((t.i for t in tokens[i : min(i + 4, limit)] if _low(t) == speech.POINT_OUT[lemma]), None)
            if out is None:
                return self._before_clause(sentence, cue, holder, i, limit, block) if lemma == "point" else None
            i = out + 1
        if cue.i > 1 and _low(tokens[0]) == "as" and i < limit and tokens[i].text == "," and not inverted:
            return self._span(
                sentence, i + 1, self._end(sentence, cue, i + 1, limit, block, "clause")
            )  # "As X noted, A"
        that = self._complementiser(sentence, i, limit)
        if lemma in speech.EXPRESS and lemma not in speech.SAY:
            if lemma == "raise" and i + 1 < limit and any(_low(t) == "possibility" for t in tokens[i : i + 3]):
                return self._span(sentence, i, self._end(sentence, cue, i, limit, block, "thing"))
            noun = next((t for t in tokens[i : min(i + 6, limit)] if t.lemma.lower() in speech.NOUNS), None)
            if noun is None:
                return None
            if noun.i + 1 < limit and _low(tokens[noun.i + 1]) == "that":
                self.used.add((sentence.index, noun.i))
                return self._span(sentence, noun.i + 2, self._end(sentence, cue, noun.i + 2, limit, block, "clause"))
            return None
        if (
            lemma in speech.THING_WITH
            and i < limit
            and _low(tokens[i]) in speech.THING_WITH[lemma]
            and lemma not in ("ask", "speak", "push")
        ):
            return self._span(sentence, i + 1, self._end(sentence, cue, i + 1, limit, block, "thing"))
        if that is not None and lemma not in ("call", "give"):
            if lemma in ("ask",):
                return None
            end = self._end(sentence, cue, that + 1, limit, block, "clause")
            return self._span(sentence, that + 1, self._relative_end(sentence, cue, that + 1, end))
        if lemma in speech.ORDER and lemma not in speech.SAY - {"demand", "urge", "tell"}:
            to = next((t.i for t in tokens[i : min(i + 14, limit)] if _low(t) == "to" and t.pos == "PART"), None)
            if (
                to is not None
                and lemma in ("urge", "call", "tell", "order", "press", "appeal", "ask")
                and to > i
                and not any(_finite(t) or t.text == "," for t in tokens[i:to])
            ):
                begin = i + 1 if _low(tokens[i]) in ("on", "upon") else i
                if not self._somebody(tokens[begin:to]):
                    return None
                return self._span(sentence, begin, self._end(sentence, cue, begin, limit, block, "thing"))
        if lemma in speech.INFINITIVE and i < limit and _low(tokens[i]) == "to":
            return self._span(sentence, i, self._end(sentence, cue, i, limit, block, "infinitive"))
        if lemma in _CUES and lemma not in speech.THING and i < limit and self._bare(sentence, cue, i, limit):
            start = self._bare_start(sentence, cue, i, limit, inverted)
            if start is not None:
                end = self._end(sentence, cue, start, limit, block, "clause")
                return self._span(sentence, start, self._relative_end(sentence, cue, start, end))
        if lemma in speech.THING and i < limit:
            if self._bare(sentence, cue, i, limit) and lemma not in ("demand", "threaten"):
                return self._span(sentence, i, self._end(sentence, cue, i, limit, block, "clause"))
            if (
                tokens[i].pos in ("NOUN", "ADJ", "DET", "NUM", "PROPN", "PUNCT", "VERB")
                and tokens[i].text not in (",", ".", "(", ";", ":")
                and not quoted
            ):
                if not self._person_or_state(holder):
                    return None
                return self._span(sentence, i, self._end(sentence, cue, i, limit, block, "thing"))
        return self._before_clause(sentence, cue, holder, i, limit, block)

    def _relative_end(self, sentence: Sentence, cue: Token, start: int, end: int) -> int:
        """Where a report in a relative clause ends: at the comma before the main verb ("which X says is old, arrived")."""
        tokens = sentence.tokens
        if not any(_low(k) in ("who", "which") for k in tokens[max(0, cue.i - 6) : cue.i]):
            return end
        return next(
            (t.i for t in tokens[start : end - 1] if t.text == "," and tokens[t.i + 1].pos in ("VERB", "AUX")), end
        )

    def _somebody(self, tokens: list[Token]) -> bool:
        """Whether words name a person, an organisation or a state."""
        text = _joined(tokens)
        return bool(tokens) and (
            tokens[0].tag == "PRP"
            or tokens[-1].lemma.lower() in speech.HUMANS
            or any(m.type in ("actor", "place") for m in self.a.catalogue.name_index.find(text))
        )

    def _person_or_state(self, holder: NounPhrase) -> bool:
        head = self._head_word(holder)
        return holder.tokens[0].pos == "PRON" or head in speech.HUMANS or any(t.pos == "PROPN" for t in holder.tokens)

    def _complementiser(self, sentence: Sentence, start: int, limit: int) -> int | None:
        """The "that" which opens the reported clause."""
        for t in sentence.tokens[start : min(start + 22, limit)]:
            if _low(t) == "that" and t.i + 1 < limit:
                if (
                    t.tag in ("WDT",)
                    and t.i > start
                    and sentence.tokens[t.i - 1].pos in ("NOUN", "PROPN")
                    and t.i > start + 3
                    and _finite(sentence.tokens[t.i + 1])
                ):
                    return None
                following = sentence.tokens[t.i + 1 : limit]
                if any(_finite(x) or x.pos == "VERB" for x in following):
                    return t.i
                return None
            if _finite(t) or t.text in (";",):
                return None
            if t.text == "," and t.i > start:
                nxt = sentence.tokens[t.i + 1] if t.i + 1 < len(sentence.tokens) else None
                if nxt is None or nxt.tag in ("WP", "WDT"):
                    return None
        return None

    def _bare(self, sentence: Sentence, cue: Token, start: int, limit: int) -> bool:
        """Whether a clause without "that" follows."""
        tokens = sentence.tokens
        if (
            start >= limit
            or tokens[start].text in (",", ".", ";", ":", ")")
            or _low(tokens[start]) in ("whether", "if", "what", "how", "why", "who", "when", "where")
        ):
            if start < limit and tokens[start].text == "," and start + 1 < limit:  # "said, in Rome, it would"
                return False
            return (
                start < limit
                and _low(tokens[start]) == "if"
                and self._clause_follows(sentence, start, limit)
                and any(t.text == "," for t in tokens[start:limit])
            )
        for t in tokens[start:limit]:
            if t.text in (",", ";", ")") and t.i > start and not any(_finite(x) for x in tokens[start : t.i]):
                return bool(
                    any(_finite(x) and x.i < limit for x in tokens[t.i : limit]) and self._ccomp(sentence, cue, t.i)
                )
            if t.tag in ("WP", "WDT", "WRB") and not any(_finite(x) for x in tokens[start : t.i]):
                return False
            if (
                _low(t) in ("as", "after", "before", "when", "while", "because")
                and t.pos == "SCONJ"
                and t.i > start + 1
                and not any(_finite(x) for x in tokens[start : t.i])
            ):
                return False
            if t.pos == "CCONJ" and t.i + 1 < limit and not any(_finite(x) for x in tokens[start : t.i]):
                following = next((x for x in tokens[t.i + 1 : limit] if x.pos != "ADV"), None)
                if following is not None and _finite(following):
                    return False
            if _finite(t):
                return t.i > start or not _finite(cue)
        return False

    def _ccomp(self, sentence: Sentence, cue: Token, after: int) -> bool:
        return any(k.i > after for k in sentence.children(cue, "ccomp"))

    def _bare_start(self, sentence: Sentence, cue: Token, start: int, limit: int, inverted: bool) -> int | None:
        """Where a clause without "that" begins: behind times, places and listeners that belong to the verb."""
        tokens = sentence.tokens
        finite = next((t for t in tokens[start:limit] if _finite(t)), None)
        if finite is None:
            return None
        i = start
        if _low(cue) in _ADDRESS:
            objects = [k for k in sentence.children(cue, "obj", "iobj") if start <= k.i < finite.i]
            if objects:
                i = (
                    max(t.i for t in sentence.subtree(objects[0]) if t.i < finite.i) + 1
                    if all(t.i < finite.i for t in sentence.subtree(objects[0]))
                    else objects[0].i + 1
                )
        moved = True
        while moved and i < finite.i:
            moved = False
            t = tokens[i]
            if (
                re.fullmatch(
                    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|later|earlier|recently|again", _low(t)
                )
                or t.text == ","
                and i > start
            ):
                i += 1
                moved = True
            elif t.pos == "ADP" and _low(t) in ("on", "in", "at", "during", "to", "before", "after", "through"):
                nouns = [k for k in sentence.children(cue, "obl") if k.i > t.i and k.i < finite.i]
                noun = next((k for k in nouns if any(c.i == t.i for c in sentence.children(k, "case"))), None)
                if noun is not None:
                    last = max((x.i for x in sentence.subtree(noun) if x.i < finite.i), default=noun.i)
                    subject = next((k for k in sentence.children(finite, "nsubj")), None) or next(
                        (k for k in sentence.children(tokens[finite.head], "nsubj")), None
                    )
                    if subject is not None and subject.i <= last:
                        last = noun.i
                    i = last + 1
                    moved = True
        return i if i < finite.i or i == start else None

    def _before_clause(
        self, sentence: Sentence, cue: Token, holder: NounPhrase, i: int, limit: int, block: Block
    ) -> tuple[int, int, str] | None:
        """The clause that a trailing or inserted attribution belongs to: "A, she said" and "A, she said, B"."""
        tokens = sentence.tokens
        first = min(holder.tokens[0].i, cue.i)
        comma = next(
            (
                k
                for k in range(first - 1, -1, -1)
                if tokens[k].text not in ('"', "'")
                and tokens[k].pos not in ("ADV",)
                and _low(tokens[k]) not in ("the", "a")
            ),
            None,
        )
        if comma is None or tokens[comma].text not in (",", "–", "—", "--"):
            return None
        if (
            _lemma(cue) not in speech.SAY
            and _lemma(cue) not in speech.ATTITUDE
            and _lemma(cue) not in ("point", "tell")
        ):
            return None
        if _low(tokens[comma + 1]) in ("who", "which") or cue.tag in ("VBG", "VB"):
            return None
        start = 0
        for k in range(comma):
            if tokens[k].text in (";",):
                start = k + 1
        while (
            start < comma and tokens[start].pos == "PUNCT" and tokens[start].text != '"' or tokens[start].pos == "CCONJ"
        ):
            start += 1
        if any(self._quoted(t.start) for t in tokens[start:comma]):
            return None
        if not any(_finite(t) for t in tokens[start:comma]):
            rest = tokens[i:limit]
            if not (rest and rest[0].text in (",", "–", "—") and any(_finite(t) for t in rest)):
                return None
        if _low(tokens[start]) in ("as",):
            return None
        follow = next((t for t in tokens[i:limit] if t.text in (",", "–", "—", "--")), None)
        plain = [t for t in tokens[i : follow.i if follow else limit] if t.pos not in ("PUNCT", "ADV")]
        if follow is not None and len(plain) <= 8 and not any(_finite(t) for t in plain):
            later = [t for t in tokens[follow.i + 1 : limit] if t.pos != "PUNCT"]
            nxt = later[0] if later else None
            if (
                nxt is not None
                and any(_finite(t) for t in later)
                and nxt.tag not in ("VBG", "WP", "WDT", "WRB")
                and _low(nxt) not in ("who", "which", "a", "an")
                and not (nxt.pos == "CCONJ" and self._own_subject(later[1:]))
            ) and not (len(plain) and _low(nxt) in ("as", "while", "after", "when", "although", "but", "despite")):
                return self._span(sentence, start, self._end(sentence, cue, follow.i + 1, limit, block, "clause"))
        return (tokens[start].start, tokens[comma - 1].end, "before") if comma > start else None

    def _own_subject(self, tokens: list[Token]) -> bool:
        """Whether a clause with its own subject follows."""
        for t in tokens:
            if _finite(t):
                return t is not tokens[0]
            if t.text == ",":
                return False
        return False

    def _span(self, sentence: Sentence, start: int, end: int) -> tuple[int, int, str] | None:
        """Raw span of tokens `start` to before `end`, marks at the edges as the guide has them."""
        tokens = sentence.tokens
        while start < end and tokens[start].text in (",", ":", "–", "—", "--"):
            start += 1
        while end > start and tokens[end - 1].text in (",", ";", ":", "–", "—", "--", "(", "."):
            if tokens[end - 1].text == "." and end - 2 >= 0 and len(tokens[end - 2].text) == 1:
                break
            end -= 1
        if end <= start or not any(t.pos not in ("PUNCT",) for t in tokens[start:end]):
            return None
        inner = tokens[start:end]
        if inner[-1].text == '"' and sum(t.text == '"' for t in inner) % 2 == 1:
            inner = inner if inner[0].text == '"' else inner[:-1]
        if not inner:
            return None
        a, b = inner[0].start, inner[-1].end
        if inner[0].text == '"' and inner[-1].text == '"' and sum(t.text == '"' for t in inner) == 2 and len(inner) > 2:
            a, b = inner[1].start, inner[-2].end
            if inner[-2].text == ",":
                b = inner[-3].end
        return a, b, "after"

    def _end(self, sentence: Sentence, cue: Token, start: int, limit: int, block: Block, kind: str) -> int:
        """Index behind the last token of reported matter that begins at `start`."""
        tokens = sentence.tokens
        marks = 0
        depth = 0
        for t in tokens[start:limit]:
            if t.text == '"':
                marks += 1
            if marks % 2:
                continue
            if t.text in "([":
                depth += 1
            elif t.text in ")]":
                if depth == 0 and t.text == ")":
                    return t.i
                depth = max(0, depth - 1)
            if depth:
                continue
            if t.text == ";":
                return t.i
            if t.text in _STOPS and t.i > start and t.i + 1 >= limit:
                return t.i
            nxt = tokens[t.i + 1] if t.i + 1 < limit else None
            if nxt is None:
                continue
            if t.text in (",", "–", "—", "--") and self._breaks(sentence, cue, start, t, nxt, limit, kind):
                return t.i
            if (
                kind in ("clause", "infinitive", "thing")
                and t.pos == "CCONJ"
                and t.i > start
                and self._new_report(sentence, cue, t, limit)
            ):
                return t.i
        return limit

    def _new_report(self, sentence: Sentence, cue: Token, conj: Token, limit: int) -> bool:
        """Whether another speaker's report begins behind "and" or "but"."""
        for t in sentence.tokens[conj.i + 1 : min(conj.i + 16, limit)]:
            if t.text in (",", ";"):
                return False
            if t.pos in ("VERB", "AUX") and _finite(t) or t.pos == "VERB" and t.tag == "VBN":
                if _lemma(t) in speech.SAY and t.pos == "VERB":
                    has_subject = any(k.i > conj.i for k in sentence.children(t, "nsubj"))
                    return has_subject and _low(sentence.tokens[conj.i + 1]) != "that"
                if t.pos == "VERB":
                    return False
        return False

    def _breaks(
        self, sentence: Sentence, cue: Token, start: int, comma: Token, nxt: Token, limit: int, kind: str
    ) -> bool:
        """Whether reported matter ends at a comma or dash."""
        tokens = sentence.tokens
        low = _low(nxt)
        ahead = tokens[nxt.i + 1 : limit]
        after = _low(ahead[0]) if ahead else ""
        first_clause = any(_finite(t) for t in tokens[start : comma.i])
        if self._attribution_ahead(tokens[nxt.i : limit]):
            return first_clause
        if comma.text in ("–", "—", "--"):
            later = next((t for t in ahead if t.text == comma.text), None)
            return later is None and kind == "thing"
        if low in ("and", "but", "yet", "while", "whereas", "though", "although", "as", "so"):
            if low == "as" and after in ("well", "if", "far", "long", "part"):
                return False
            if low in ("and", "but") and ahead and _low(ahead[0]) == "that":
                return False
            if not first_clause and kind == "clause":
                return False
            if not self._own_subject(ahead):
                return (
                    kind == "thing"
                    and low in ("and", "but")
                    and any(_finite(t) for t in ahead[:2])
                    and _lemma(ahead[0]) not in _CUES
                )
            if low in ("and", "so", "yet") and kind == "clause":
                return self._new_report(sentence, cue, nxt, limit) or kind == "thing"
            if low == "but" and kind == "clause":
                return not self._belongs(sentence, cue, nxt, ahead)
            return True
        if low in _BREAKERS and low not in ("until",):
            if low in ("even",) and after not in ("as", "though", "while"):
                return False
            return not (not first_clause and kind == "clause")
        if kind == "thing":
            if low == "on" and ahead and any(_TIME.fullmatch(_low(x)) for x in ahead[:2]):
                return True
            if nxt.tag in ("WP", "WDT", "VBG", "PRP"):
                return True
            return self._own_subject(tokens[nxt.i : limit]) and nxt.pos in ("DET", "PROPN", "PRON", "NOUN")
        if nxt.tag == "VBG" and _lemma(nxt) not in _CUES and _low(nxt) not in ("including", "depending", "according"):
            return low in (
                "rattling",
                "fuelling",
                "fueling",
                "prompting",
                "raising",
                "drawing",
                "sparking",
                "triggering",
                "echoing",
                "referring",
                "citing",
                "speaking",
                "pointing",
                "using",
                "alluding",
                "reversing",
            )
        return low in ("according", "adding") and low == "according"

    def _belongs(self, sentence: Sentence, cue: Token, conj: Token, ahead: list[Token]) -> bool:
        """Whether a "but" clause goes on with what is reported: its tense follows the verb of saying."""
        verb = next((t for t in ahead if _finite(t)), None)
        if verb is None:
            return True
        past_cue = cue.tag in ("VBD", "VBN")
        if past_cue and verb.tag in ("VBZ", "VBP") or past_cue and _low(verb) in ("will", "can", "may"):
            return False

        for t in (conj, verb):
            for up in (t, *sentence.ancestors(t)):
                if up.i == cue.i:
                    return True
        return conj.head > cue.i

    def _attribution_ahead(self, tokens: list[Token]) -> bool:
        """Whether a stretch is ", X said" or ", said X" and nothing more."""
        bare = [t for t in tokens if t.text not in ('"',)]
        for k, t in enumerate(bare[:14]):
            if t.text in (",", ";"):
                return False
            if self._is_cue(t) and t.tag in ("VBD", "VBZ", "VBP") and _lemma(t) in speech.SAY:
                rest = bare[k + 1 :]
                return (
                    not any(_finite(x) for x in rest[:6])
                    and (not rest or rest[0].text in (".", ",") or rest[0].pos in ("ADP", "PROPN", "ADV") or k == 0)
                    and not any(_low(x) == "that" for x in rest[:8])
                )
            if _finite(t) and t.pos == "VERB":
                return False
        return False

    # other frames

    def _according(self, sentence: Sentence, cue: Token, block: Block) -> Draft | None:
        """ "According to X, A" and "A, according to X"."""
        tokens = sentence.tokens
        if cue.i + 2 >= len(tokens) or _low(tokens[cue.i + 1]) != "to" or self._quoted(cue.start):
            return None
        core, gloss, used = _phrase_from(tokens[cue.i + 2 :])
        if not core or _low(core[-1]) in ("plan", "plans", "schedule", "law", "treaty", "agreement", "timetable"):
            return None
        holder = NounPhrase(core, sentence, gloss)
        behind = cue.i + 2 + used
        if cue.i <= 1:
            comma = next((t.i for t in tokens[cue.i :] if t.text == ","), None)
            if comma is None:
                return None
            if gloss:  # "According to X, the minister, A"
                second = next((t.i for t in tokens[comma + 1 :] if t.text == ","), None)
                if second is not None and not any(_finite(t) for t in tokens[comma + 1 : second]):
                    comma = second
            end = self._end(sentence, cue, comma + 1, len(tokens), block, "clause")
            span = self._span(sentence, comma + 1, end)
        else:
            last = cue.i
            while last > 0 and (tokens[last - 1].text in (",", '"', "–", "—") or tokens[last - 1].pos == "ADV"):
                last -= 1
            start = 0
            for t in tokens[:last]:
                if t.text == ";":
                    start = t.i + 1
            if any(self._quoted(t.start) for t in tokens[start:last]):
                return None
            later = tokens[behind:]
            if (
                any(_finite(t) for t in later)
                and later
                and later[0].text == ","
                and not any(_finite(t) for t in tokens[start:last])
            ):
                span = self._span(sentence, start, self._end(sentence, cue, behind + 1, len(tokens), block, "clause"))
            else:
                span = self._span(sentence, start, last)
        if span is None:
            return None
        return Draft(
            span[0], span[1], self._mode(block, span[0], span[1]), holder, None, sentence, fallback="according"
        )

    def _noun(self, sentence: Sentence, cue: Token, block: Block) -> Draft | None:
        """ "X's claim that A": a noun of saying with its holder."""
        tokens = sentence.tokens
        n = cue.i + 1
        if n + 1 < len(tokens) and _low(tokens[n]) == "by":
            holder = _phrase_at(sentence, n + 1)
            that = self._complementiser(sentence, n + 1, len(tokens))
        else:
            holder = None
            that = n if n < len(tokens) and _low(tokens[n]) == "that" else None
            owner = next((k for k in sentence.children(cue, "nmod") if k.dep == "nmod:poss" and k.i < cue.i), None)
            if owner is not None:
                words = [t for t in sentence.subtree(owner) if t.text not in ("'s", "'")]
                words = [t for t in words if t.i <= owner.i or t.dep in ("flat", "compound")]
                core = _trim_phrase(words)
                while core and (core[0].pos in ("ADP", "SCONJ") or _low(core[0]) in ("despite",)):
                    core = core[1:]
                holder = NounPhrase(core, sentence) if core else None
            if holder is None:
                adjective = next(
                    (
                        k
                        for k in tokens[max(0, cue.i - 3) : cue.i]
                        if any(m.adjective for m in self.a.catalogue.name_index.find(k.text))
                    ),
                    None,
                )
                holder = NounPhrase([adjective], sentence) if adjective else None
        if that is None or holder is None or _low(holder.tokens[0]) in _OWN or self._quoted(cue.start):
            return None
        if not any(_finite(t) for t in tokens[that + 1 : that + 30]):
            return None
        span = self._span(sentence, that + 1, self._end(sentence, cue, that + 1, len(tokens), block, "clause"))
        if span is None:
            return None
        return Draft(span[0], span[1], self._mode(block, span[0], span[1]), holder, None, sentence, fallback="noun")

    def _sure(self, sentence: Sentence, cue: Token, block: Block) -> Draft | None:
        """ "X is convinced that A"."""
        tokens = sentence.tokens
        if cue.i + 1 >= len(tokens) or _low(tokens[cue.i + 1]) != "that":
            return None
        subject = next((k for k in sentence.children(cue, "nsubj") if k.i < cue.i), None)
        if subject is None or self._quoted(cue.start):
            return None
        holder = _subject_before(sentence, cue, 0)
        if holder is None or _low(holder.tokens[0]) in _OWN | {"it", "this", "that"}:
            return None
        if not self._answers(holder, "believe"):
            return None
        span = self._span(sentence, cue.i + 2, self._end(sentence, cue, cue.i + 2, len(tokens), block, "clause"))
        if span is None:
            return None
        return Draft(span[0], span[1], self._mode(block, span[0], span[1]), holder, cue, sentence)

    def _quoting(self, sentence: Sentence, cue: Token, block: Block, passive: bool) -> Draft | None:
        """ "X was quoted by Y as saying A" and "Y quoted X as saying A"."""
        tokens = sentence.tokens
        words = [_low(t) for t in tokens]
        saying = next(
            (
                k
                for k in range(cue.i, min(cue.i + 25, len(tokens)))
                if words[k] in ("saying", "warning", "telling", "stating", "arguing") and words[k - 1] == "as"
            ),
            None,
        )
        if saying is None:
            return None
        media: list[NounPhrase] = []
        if passive:
            holder = _relative_antecedent(sentence, cue) or _subject_before(sentence, cue, 0)
            by = next((k for k in range(cue.i, len(tokens)) if words[k] == "by"), None)
            if by is not None and by < saying + 6:
                agent = _phrase_at(sentence, by + 1)
                media = [agent] if agent else []
        else:
            medium = _subject_before(sentence, cue, 0)
            media = [medium] if medium else []
            core = _trim_phrase(tokens[cue.i + 1 : saying - 1])
            holder = self._split_gloss(core, sentence)
        if holder is None:
            return None
        i = saying + 1
        if i < len(tokens) and words[i] == "by":
            core, _, used = _phrase_from(tokens[i + 1 :])
            i = i + 1 + used
        that = self._complementiser(sentence, i, len(tokens))
        start = that + 1 if that is not None else i
        self.used.add((sentence.index, saying))
        nearest = next((t.i for t in tokens[start:] if self._quoted(t.start)), len(tokens))
        if not any(_finite(t) for t in tokens[start:nearest]):
            return None
        span = self._span(sentence, start, self._end(sentence, cue, start, nearest, block, "clause"))
        if span is None:
            return None
        return Draft(span[0], span[1], self._mode(block, span[0], span[1]), holder, cue, sentence, media)

    def announced(self) -> None:
        """ "This was announced by X" gives the statement before it its speaker; who reported it becomes an outlet."""
        for sentence in self.a.sentences:
            words = [_low(t) for t in sentence.tokens]
            if words[:1] not in (["this"], ["it"], ["that"], ["the"]):
                continue
            cue = next(
                (
                    t
                    for t in sentence.tokens[:8]
                    if t.tag == "VBN"
                    and _lemma(t)
                    in ("announce", "say", "state", "report", "confirm", "reveal", "disclose", "declare", "tell")
                ),
                None,
            )
            if cue is None or words[0] == "the" and words[1:2] not in (["news"], ["announcement"], ["statement"]):
                continue
            if cue.i + 1 >= len(words) or words[cue.i + 1] != "by":
                continue
            holder = _phrase_at(sentence, cue.i + 2)
            earlier = [
                d
                for d in self.drafts
                if d.end <= sentence.start and d.sentence is not None and d.sentence.index >= sentence.index - 1
            ]
            if holder and earlier:
                draft = earlier[-1]
                if draft.holder is not None:
                    draft.media = [draft.holder, *draft.media]
                draft.holder = holder


# ---- who it is -------------------------------------------------------------------------------------------------------

_NAME = r"[^\W\d_][\w'’.]*(?:-[\w'’]+)*"
_HONORIFIC = frozenset("mr mrs ms dr mr. mrs. ms. dr. president [president]".split())


def _bare(word: str) -> str:
    return word.strip("[]().,'\"*").lower()


class _People:
    """Persons and other speakers of one document, first mention first."""

    def __init__(self, annotated: AnnotatedText) -> None:
        self.a = annotated
        self.catalogue: Catalogue = annotated.catalogue
        self.persons: dict[str, Speaker] = {}  # surname -> person
        self.others: dict[str, Speaker] = {}
        self.acting: set[int] = set()  # where a person is named as the one who acts
        self.first: dict[str, int] = {}  # surname -> raw offset of its first full name
        self.states: dict[str, str] = {}  # country place -> state actor
        for entity in self.catalogue.entities("actor"):
            actor = self._entity(entity.id)
            if actor is not None and actor.place:
                self.states.setdefault(actor.place, actor.id)
        self._collect()
        self._found()

    # names

    def _collect(self) -> None:
        """Full names with evidence that a person is meant: an office before or behind, or the catalogue."""
        for sentence in self.a.sentences:
            for run in _runs(sentence):
                words = [t for t in run if t.text not in "[]"]
                name, before = self._name_tail([t.text for t in words])
                if len(name) == 1 and before and _bare(before[-1]) in speech.ROLE_WORDS:
                    full = self._by_surname(name[0])
                    if full is not None and _key(full.split()[-1]) not in self.persons:
                        self.person(full.split(), self._prefix(sentence, words[-1].i), [], words[-1].start)
                if len(name) < 2 or " ".join(name).isupper():
                    continue
                title = any(_bare(w) in speech.ROLE_WORDS for w in before)
                first, last = words[len(words) - len(name)].i, words[-1].i
                previous = sentence.tokens[first - 1] if first else None
                following = sentence.tokens[last + 1 : last + 6]
                if previous is not None and not title:
                    title = previous.lemma.lower() in speech.ROLE_WORDS and previous.pos in ("NOUN", "PROPN")
                gloss = (
                    bool(following)
                    and following[0].text == ","
                    and any(_low(t) in ("who", "whose") or t.lemma.lower() in speech.ROLE_WORDS for t in following[1:6])
                )
                says = any(_lemma(t) in speech.SAY and _finite(t) for t in following[:2]) or (
                    previous is not None and _lemma(previous) in speech.SAY and previous.pos == "VERB"
                )
                known = self._actor(" ".join(name))
                if known is not None and known.kind != "person":
                    continue
                if not (title or gloss or says or known is not None):
                    continue
                self.person(
                    name,
                    office=self._prefix(sentence, first),
                    gloss=sentence.tokens[last + 1 : last + 22],
                    at=words[len(words) - len(name)].start,
                )

    def _found(self) -> None:
        """Persons that the room of names has found and this one has not."""
        for p in self.a.people:
            surname = _key(p.surname)
            mine = self.persons.get(surname)
            if mine is None and len(p.name.split()) > 1:
                known = Speaker(p.name, "person", p.id if self._kind(p.id) == "person" else None, p.office, p.side)
                known.titles = _title_words(p.office or "")
                self.persons[surname] = known
                self.first[surname] = p.places[0][0] if p.places else 0
            elif mine is not None and mine.name == p.name:
                mine.side = mine.side or p.side
                mine.office = mine.office or p.office

    def _prefix(self, sentence: Sentence, first: int) -> str | None:
        """The office that stands before a name."""
        i = first
        tokens = sentence.tokens
        while i > 0:
            t = tokens[i - 1]
            low = _low(t)
            if (
                t.pos in ("PROPN", "NOUN", "ADJ")
                and not _TIME.fullmatch(low)
                and low not in ("year", "month", "week", "last", "next")
                or t.text in ("[", "]", "-", "'s", "'")
                or low in ("of", "for", "and", "the")
                and i - 1 > 0
                and self._goes_on(tokens, i - 1)
            ):
                i -= 1
            else:
                break
        words = tokens[i:first]
        while words and (_low(words[0]) in ("of", "for", "and", "the", "'s", "'", "-", "]") or words[0].pos == "ADP"):
            words = words[1:]
        if not words or not any(
            t.lemma.lower() in speech.ROLE_WORDS or _bare(t.text) in speech.ROLE_WORDS for t in words
        ):
            return None
        if not (
            words[-1].lemma.lower() in speech.ROLE_WORDS
            or words[-1].text[:1].isupper()
            or words[-1].text == "]"
            or words[-1].pos == "NOUN"
        ):
            return None
        return _joined(words).strip()

    def _goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether "of", "for" or "and" joins two parts of one office."""
        left = tokens[at - 1]
        if _low(tokens[at]) == "and":
            right = tokens[at + 1] if at + 1 < len(tokens) else left
            return (
                left.text[:1].isupper() == right.text[:1].isupper()
                and left.pos in ("NOUN", "PROPN", "ADJ")
                and _bare(right.text) in speech.ROLE_WORDS | {"missile"}
            )
        return left.pos in ("NOUN", "PROPN") or _low(left) in ("of", "for")

    def _name_tail(self, words: list[str]) -> tuple[list[str], list[str]]:
        """The part of a capitalised run that is a person's name, and what stands before it."""
        cut = len(words)
        while cut > 0 and len(words) - cut < 5:
            word = words[cut - 1]
            bare = _bare(word)
            if not bare or bare in speech.ROLE_WORDS or bare in speech.ORGANISATION_WORDS or _TIME.fullmatch(bare):
                break
            if word[:1].islower() and bare not in speech.PARTICLES:
                break
            if not re.fullmatch(_NAME, word.strip("[]")):
                break
            if self._not_a_name(word):
                break
            cut -= 1
        while cut < len(words) and _bare(words[cut]) in speech.PARTICLES and words[cut][:1].islower():
            cut += 1
        return words[cut:], words[:cut]

    def _not_a_name(self, word: str) -> bool:
        return any(
            m.end - m.start == len(word)
            and (m.adjective or m.type == "actor" and self._kind(m.ids[0]) in ("state", "bloc", "organisation"))
            for m in self.catalogue.name_index.find(word)
        )

    def _entity(self, key: str) -> Actor | None:
        """The actor of an id; a state and its land may share one."""
        return self.catalogue.actor(key)

    def _kind(self, key: str) -> str:
        actor = self._entity(key)
        return actor.kind if actor else ""

    def _actor(self, text: str) -> Actor | None:
        """The catalogue's actor of exactly this name."""
        for m in self.catalogue.name_index.find(text):
            if m.start == 0 and m.end == len(text):
                for one in m.ids:
                    actor = self._entity(one) or self._entity(self.states.get(one, ""))
                    if actor is not None:
                        return actor
        return None

    def person(self, name: list[str], office: str | None, gloss: list[Token], at: int) -> Speaker:
        """The person of a full name, made known where new; the first office that the document gives stays."""
        surname = _key(name[-1])
        full = " ".join(w.strip("[]") for w in name)
        found = self.persons.get(surname)
        if found is None or (
            found.name != full
            and len(name) > 1
            and len(found.name.split()) > 1
            and found.name.split()[0].lower() != name[0].lower()
        ):
            found = Speaker(full, "person")
            self.persons[surname] = found
            self.first[surname] = at
            actor = self._actor(full)
            if actor is not None and actor.kind == "person":
                found.id, found.side = actor.id, actor.side
        elif len(found.name.split()) == 1 and len(name) > 1:
            found.name = full
        behind = self._gloss_office(gloss)
        if office and not (office.lower() in _HONORIFIC and behind):
            self._office(found, office)
        elif behind:
            self._office(found, behind)
        for extra in (office, behind):
            if extra:
                found.titles |= _title_words(extra)
        if office:
            words = {_bare(w) for w in office.split()}
            if words & speech.SHE_ROLES:
                found.gender = "f"
            elif words & speech.HE_ROLES:
                found.gender = found.gender or "m"
        return found

    def _office(self, person: Speaker, office: str) -> None:
        person.titles |= _title_words(office)
        if person.office is None:
            person.office = office
        if person.side is None:
            person.side = self.side(office)

    def _gloss_office(self, gloss: list[Token]) -> str | None:
        """The office in an apposition: ", the head of the committee,"; "who chairs the committee"."""
        words = [t for t in gloss if t.text not in ('"',)]
        while words and words[0].text in (",", "("):
            words = words[1:]
        if not words:
            return None
        if _low(words[0]) == "who":
            body: list[Token] = []
            for t in words[1:]:
                if t.text in (",", ";", "."):
                    break
                body.append(t)
            if body and body[0].lemma.lower() in ("chair", "head", "lead", "command", "run", "advise", "sit", "serve"):
                return _joined(body)
            return None
        core: list[Token] = []
        for t in words:
            if t.text in (",", ";", ".", ")", "(", ":") or _finite(t) or t.tag in ("WP", "WDT"):
                break
            core.append(t)
        if core and _low(core[0]) in ("the", "a", "an"):
            core = core[1:]
        if (
            core
            and any(t.lemma.lower() in speech.ROLE_WORDS or _bare(t.text) in speech.ROLE_WORDS for t in core[:6])
            and not _joined(core)[0].isdigit()
            and core[0].pos not in ("VERB", "PRON", "ADP", "CCONJ")
        ):
            return _joined(core)
        return None

    def side(self, text: str) -> str | None:
        """The state or bloc that the first name in some words belongs to."""
        best: str | None = None
        for m in self.catalogue.name_index.find(text):
            for one in m.ids:
                if self._entity(one) is not None:
                    best = self.catalogue.side_of(one)
                elif m.type == "place":
                    best = self.states.get(self.catalogue.country_of(one) or one)
                if best:
                    return best
        return None

    # phrases

    def known(self, word: str) -> Speaker | None:
        """The person that a bare surname names."""
        bare = word.strip("[]().,")
        return self.persons.get(_key(bare.removesuffix("'s")))

    def identify(self, phrase: NounPhrase, view: _View) -> Speaker | None:
        """Whom a noun phrase names, None where it says nothing that leads anywhere."""
        tokens = [t for t in phrase.tokens if t.text not in "[]"]
        while tokens and (tokens[0].pos == "DET" or _low(tokens[0]) in ("the", "a", "an", "both")) and len(tokens) > 1:
            tokens = tokens[1:]
        while tokens and tokens[-1].text in ("'s", "'", ",", "."):
            tokens = tokens[:-1]
        if not tokens:
            return None
        definite = _low(phrase.tokens[0]) in ("the", "this", "that", "his", "her", "their", "its")
        words = [t.text for t in tokens]
        text = _joined(tokens)
        low = text.lower()
        if tokens[0].tag in ("PRP", "PRP$") or low in ("he", "she", "they", "it", "both"):
            return view.pronoun(low.split()[0])
        if low in ("former", "latter"):
            return view.recent(1)
        core = words
        cut = next(
            (
                k
                for k, w in enumerate(words)
                if k and w.lower() in ("in", "at", "from", "on", "near", "with", "to") and words[k - 1][:1].islower()
            ),
            len(words),
        )
        if (
            definite
            and len(tokens) == 1
            and tokens[0].tag not in ("NNPS", "NNS")
            and not re.fullmatch(r"[A-Z.]+", text)
            and any(m.adjective for m in self.catalogue.name_index.find(text))
        ):
            replied = view.of_side(self.side(text))  # "the Russian replied"
            if replied is not None and replied.kind == "person":
                return replied
        exact = self._actor(text)
        if exact is not None:
            return self._catalogued(exact, text, phrase.gloss, phrase.start)
        far = next(
            (
                k
                for k, t in enumerate(tokens)
                if k > 1
                and t.pos == "ADP"
                and tokens[k - 1].pos == "PROPN"
                and _low(t) != "of"
                and all(_TIME.fullmatch(_low(x)) for x in tokens[k + 1 :])
            ),
            len(tokens),
        )
        tokens = tokens[:far]
        words = [t.text for t in tokens]
        text = _joined(tokens)
        glued = _glued(tokens)
        core = [t.text for t in glued]
        name, before = self._name_tail(core)
        if not name and phrase.gloss:
            behind = _glued([t for t in _segments(phrase.gloss)[0] if t.text not in "[]"])
            other, _ = self._name_tail([t.text for t in behind])
            if len(other) >= 2 and not self._looks_organisation([t.text for t in behind]):
                title = _joined(behind[: len(behind) - len(other)])
                if not title or len(title.split()) <= 3 and _bare(words[-1]) in speech.ROLE_WORDS:
                    title = f"{title}, {_joined(phrase.tokens)}".strip(", ")
                return self.person(other, title, [], behind[len(behind) - len(other)].start)
        tokens = glued or tokens
        if name:
            if len(name) >= 2 and not self._looks_organisation(core):
                first = tokens[len(tokens) - len(name)]
                office = self._prefix(phrase.sentence, first.i) if before else None
                return self.person(name, office, phrase.gloss, first.start)
            found = self.known(name[-1])
            if found is not None:
                if before:
                    office = " ".join(before)
                    if any(_bare(w) in speech.ROLE_WORDS for w in before) and _bare(office) not in _HONORIFIC:
                        self._office(found, _joined(tokens[: len(tokens) - len(name)]))
                    elif found.office is None and _bare(office) == "president":
                        self._office(found, office)
                return found
            actor = self._by_surname(name[-1])
            if actor is not None:
                return self.person(
                    actor.split(),
                    self._prefix(phrase.sentence, tokens[len(tokens) - len(name)].i) if before else None,
                    phrase.gloss,
                    tokens[0].start,
                )
        return self._described(tokens, text, definite, cut, view, phrase, name, before)

    def _by_surname(self, word: str) -> str | None:
        """The full name of the one catalogued person with this name."""
        for m in self.catalogue.name_index.find(word):
            if m.end - m.start == len(word):
                for one in m.ids:
                    if self._kind(one) == "person":
                        actor = self._entity(one)
                        return actor.name if actor else None
        return None

    def _looks_organisation(self, words: list[str]) -> bool:
        return _bare(words[-1]) in speech.ORGANISATION_WORDS

    def _catalogued(self, entity: Actor, text: str, gloss: list[Token], at: int) -> Speaker:
        """A catalogue actor as a speaker: a state by its short name, an organisation in the document's words."""
        kind = entity.kind
        if kind == "person":
            if (mine := self.known(text)) is not None and len(text.split()) == 1:
                return mine
            full = text.split() if len(text.split()) > 1 else entity.name.split()
            return self.person(full, None, gloss, at)
        state = kind in ("state", "bloc")
        key = entity.id if state else text
        if key not in self.others:
            name = (entity.short_name or entity.name) if state else text
            side = self.catalogue.side_of(entity.id) or (key if state else None)
            self.others[key] = Speaker(name, "state" if state else "organisation", entity.id, side=side)
        return self.others[key]

    def _described(
        self,
        tokens: list[Token],
        text: str,
        definite: bool,
        cut: int,
        view: _View,
        phrase: NounPhrase,
        name: list[str],
        before: list[str],
    ) -> Speaker | None:
        """A state by its seat, an office, an organisation, or a mere description."""
        short = tokens[:cut] if cut else tokens
        head = next(
            (t for t in reversed(short[: _of(short)]) if t.pos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON")), short[-1]
        )
        lemma = head.lemma.lower() if head.pos == "NOUN" else _low(head)
        singular = head.tag not in ("NNS", "NNPS")
        nationality = any(m.adjective and m.end - m.start == len(text) for m in self.catalogue.name_index.find(text))
        if definite and singular and nationality or definite and lemma in ("american", "russian"):
            found = view.of_side(self.side(text))  # "the Russian replied"
            if found is not None:
                return found
        role = _bare(lemma) in speech.ROLE_WORDS and singular and _bare(lemma) not in speech.ORGANISATION_WORDS
        possessed = any(t.text in ("'s", "'") for t in short)
        if (
            role
            and (definite or possessed)
            or role
            and view.persons_with(_title_words(text))
            and not any(_low(t) in ("a", "an", "another", "one") for t in phrase.tokens[:1])
        ):
            found = view.by_title(_title_words(text), self.side(text), phrase.start)
            if found is not None:
                ahead = self.first.get(found.surname, 0) > phrase.start
                if found.office is None or ahead and len(found.office.split()) == 1:
                    found.office = text
                return found
        if name and not before and len(tokens) == 1 and not singular:
            pass
        spoken = _joined(tokens).strip(" ,")
        spoken = re.sub(r"^(?:some|many|several|both|other|another|also|its|their|his|her)\s+", "", spoken) or spoken
        side = self.side(text)
        if side is None and definite is False and lemma in ("leaders",):
            side = None
        key = spoken.lower()
        if definite and len(tokens) <= 2 and key not in self.others:
            same = [s for s in view.spoken if s.kind == "group" and lemma in s.name.lower().split()]
            if same:
                return same[-1]  # "the source", after "a source in the ministry"
        if key not in self.others:
            kind = "organisation" if any(t.pos == "PROPN" for t in short[-2:]) else "group"
            self.others[key] = Speaker(
                spoken, kind, None, side=side, number="sing" if singular else "plur", titles=_title_words(text)
            )
        return self.others[key]


def _of(tokens: list[Token]) -> int:
    """Where the first prepositional part of a noun phrase begins."""
    return next((k for k, t in enumerate(tokens) if k and (t.pos == "ADP" or _low(t) in ("of", "for"))), len(tokens))


def _title_words(text: str) -> set[str]:
    """Words of an office with synonyms joined."""
    words = {_bare(w) for w in re.split(r"[\s/]+|'s\b", text)} - {
        "",
        "of",
        "the",
        "for",
        "and",
        "a",
        "an",
        "in",
        "s",
        "who",
    }
    return {speech.SYNONYMS.get(w, w) for w in words}


def _runs(sentence: Sentence) -> Iterator[list[Token]]:
    """Runs of capitalised words, particles and brackets between them allowed."""
    run: list[Token] = []
    for t in sentence.tokens:
        capital = t.text[:1].isupper() and (
            t.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV") or t.tag in ("NNP", "NNPS")
        )
        inner = bool(run) and (
            t.text in ("[", "]", "-") or _low(t) in speech.PARTICLES or (run[-1].text == "-" and t.start == run[-1].end)
        )
        if t.text == "[" and not run:
            inner = True
        if (capital or inner) and _low(t) not in ("the",):
            run.append(t)
        else:
            if run and (whole := _glued(run)):
                yield whole
            run = []
    if run and (whole := _glued(run)):
        yield whole


def _glued(run: list[Token]) -> list[Token]:
    """Parts of hyphenated names as one token: "Jin-ho"."""
    out: list[Token] = []
    for t in run:
        if (
            out
            and out[-1].end == t.start
            and t.text not in "[]"
            and out[-1].text not in "[]"
            and (t.text == "-" or out[-1].text.endswith("-"))
        ):
            last = out[-1]
            out[-1] = Token(
                last.i, last.text + t.text, last.lemma, last.pos, last.tag, last.dep, last.head, last.start, t.end
            )
        else:
            out.append(t)
    while out and (out[-1].text in ("[", "-") or _low(out[-1]) in speech.PARTICLES and out[-1].text[:1].islower()):
        out = out[:-1]
    return out


class _View:
    """Speakers in view at a point of the text, latest last."""

    def __init__(self, people: _People) -> None:
        self.people = people
        self.spoken: list[Speaker] = []
        self.named: list[tuple[int, Speaker]] = []  # persons in text order of mention
        self.at = 0
        self.sentence_start = 0
        self.before_start = 0
        self.went_on = False  # the last pronoun took up the subject of the sentence before
        self.last_end = -1  # where the last statement ended
        self.told = (0, 0)  # the words whose speaker is asked for
        self.subject: Speaker | None = None  # state or organisation that the last sentence was about
        self.listener: Speaker | None = None

    def recent(self, back: int = 0) -> Speaker | None:
        return self.spoken[-1 - back] if len(self.spoken) > back else None

    def _before(self) -> list[Speaker]:
        return [s for at, s in self.named if at < self.at]

    def pronoun(self, word: str) -> Speaker | None:
        """Whom he, she, it or they stands for: the last that fits."""
        if word in _THIRD:
            gender = _THIRD[word]
            last = self.recent()
            for at, s in self.named:
                if at not in self.people.acting:
                    continue
                told = self.told[0] <= at < self.told[1]
                if (
                    self.sentence_start <= at < self.at
                    and s.kind == "person"
                    and s.gender in (None, gender)
                    and not told
                ):
                    return s
            just = [
                s
                for at, s in self.named
                if self.before_start <= at < self.sentence_start
                and at in self.people.acting
                and at > self.last_end
                and s.gender in (None, gender)
            ]
            self.went_on = bool(just)
            if just:
                return just[0]  # the one whom the sentence before was about
            close = [s for at, s in self.named if self.at - 400 < at < self.at]
            if last is not None and last.kind == "group" and last.number == "sing" and last.titles & speech.ROLE_WORDS:
                return last
            if (
                last is not None
                and last.kind == "person"
                and last.gender in (None, gender)
                and (last in close or not close)
            ):
                found: Speaker | None = last
            else:
                fitting = [s for s in close if s.kind == "person" and s.gender in (None, gender)]
                spoken = [s for s in self.spoken if s.kind == "person" and s.gender in (None, gender)]
                found = (
                    fitting[-1]
                    if fitting and not (last is not None and last.kind == "person")
                    else (spoken[-1] if spoken else fitting[-1] if fitting else last)
                )
            if found is not None and found.kind == "person" and found.gender is None:
                found.gender = gender
            return found
        if word == "it":
            if self.subject is not None:
                return self.subject
            return next((s for s in reversed(self.spoken) if s.kind in ("state", "organisation")), self.recent())
        plural = [s for s in self.spoken if s.number == "plur" or s.kind in ("organisation", "group")]
        return plural[-1] if plural else self.recent()

    def of_side(self, side: str | None) -> Speaker | None:
        """The person of that side who was last addressed or named."""
        if self.listener is not None and (side is None or self.listener.side == side):
            return self.listener
        last = self.recent()
        others = [s for s in self._before() if s.kind == "person" and s.side == side and s is not last]
        return others[-1] if others else last

    def persons_with(self, words: set[str]) -> bool:
        last = self.recent()
        return last is not None and last.kind == "person" and bool(last.titles & words)

    def by_title(self, words: set[str], side: str | None, at: int) -> Speaker | None:
        """The person of an office: latest before, or introduced within the next paragraphs."""
        persons = list(self.people.persons.values())
        before: list[Speaker] = []
        for s in reversed([*self._before()]):
            if s not in before:
                before.append(s)
        spoken = [s for s in reversed(self.spoken) if s.kind == "person"]
        near = [s for place, s in self.named if at - 250 < place < at][::-1]
        ordered = near + spoken + [s for s in before if s not in spoken]
        for s in ordered:
            if self._fits(s, words, side):
                return s
        ahead = sorted(
            (self.people.first.get(s.surname, 0), s.name)
            for s in persons
            if at < self.people.first.get(s.surname, 0) < at + 900
        )
        for _, name in ahead:
            s = self.people.persons[_key(name.split()[-1])]
            if self._fits(s, words, side, strict=True):
                return s
        return None

    def _fits(self, person: Speaker, words: set[str], side: str | None, strict: bool = False) -> bool:
        if side and person.side and side != person.side:
            return False
        titles = person.titles
        if "leader" in words and not strict:
            return bool(titles & {"president", "prime", "chancellor", "king", "leader", "ayatollah", "emir", "premier"})
        shared = words & titles
        lawmaker = "lawmaker" in words and bool(titles & ({"lawmaker"} | speech.LAWMAKER_HINTS))
        military = (
            bool(words & speech.MILITARY)
            and bool(titles & (speech.MILITARY | {"chair"}))
            and (side is not None and side == person.side or not strict)
        )
        common = {"official", "expert", "analyst", "scientist", "physicist", "historian", "diplomat"}
        roles = {w for w in words if w in speech.ROLE_WORDS or w in speech.SYNONYMS.values()}
        if strict:
            content = shared - {"russian", "us", "american"}
            return (
                len(content) >= 2 or lawmaker or military and bool(words & {"top", "general", "commander", "admiral"})
            )
        if roles & titles or lawmaker or military:
            return True
        return bool(words & common) and bool(titles & common)


# ---- when and through whom -------------------------------------------------------------------------------------------


class _Dating:
    """Days on which statements were made."""

    def __init__(self, annotated: AnnotatedText) -> None:
        self.a = annotated
        document = annotated.document
        self.published = document.published
        self.default = self._original() or self._wired()
        self.by_speaker: dict[str, str] = {}
        self.scene: str | None = None

    def _original(self) -> str | None:
        """The day of the original where this is a copy with an earlier one beside its own."""
        published = self.a.document.published
        if not published or len(published) != 10 or not self.a.document.original_source:
            return None
        days = sorted(c.date for c in self.a.document.published_rivals if len(c.date) == 10 and c.date < published)
        return next((d for d in reversed(days) if d[:4] == published[:4] or d > published[:4]), None) if days else None

    def _wired(self) -> str | None:
        """The day of a report that opens with a dateline ("CITY, 5 May (AGENCY) - "): such a report is of its day."""
        published = self.published
        if not published or len(published) != 10:
            return None
        opening = re.compile(r"\W{0,3}[A-Z][A-Z' .-]{2,40}(?:, [\w .]{2,25})?,? .{0,40}?(?:\)|/)\W{0,3} ?[-–—.]")
        return published if any(opening.match(b.text[:110]) for b in self.a.blocks[:4]) else None

    def said(self, draft: Draft, speaker: Speaker, stretches: list[tuple[int, int]]) -> str | None:
        """EDTF of the day of a statement: its own date, its speaker's, the scene's, the day of the document."""
        cue, sentence = draft.cue, draft.sentence
        own = self._own(draft, speaker, stretches)
        if own is None and draft.acted is not None:
            before = [d for d in self.a.dates if draft.acted.start <= d.start < draft.acted.end and d.relation is None]
            own = next((d.edtf for d in before if d.edtf and "/" not in d.edtf), None)
        key = speaker.name
        tense = _tense(sentence, cue)
        if own is not None:
            value = own
            self.by_speaker[key] = value
            if len(value) == 10 and self._near(value):
                self.scene = value
            return value
        if draft.fallback in ("noun", "label", "according"):
            return self.by_speaker.get(key) if speaker.kind == "person" and draft.fallback != "noun" else None
        if cue is None:
            return self.by_speaker.get(key)
        if tense == "present":
            return self.by_speaker.get(key) if speaker.kind == "person" else None
        if tense == "perfect" or speaker.kind == "state" and key not in self.by_speaker:
            return None
        if key in self.by_speaker:
            return self.by_speaker[key]
        if sentence is not None and any(
            _low(t) in ("recent", "earlier", "previously", "once", "long", "ago", "always")
            for t in sentence.tokens
            if not any(a <= t.start < b for a, b in stretches)
        ):
            return None
        scene = self.scene or self.default
        if scene:
            self.by_speaker[key] = scene
        return scene

    def _near(self, day: str) -> bool:
        """Whether a day is within a week of the document's, or in its month where that is all that is known."""
        if not self.published or len(self.published) < 7:
            return False
        if len(self.published) != 10:
            return day[:7] == self.published[:7]
        return abs((date.fromisoformat(self.published) - date.fromisoformat(day)).days) <= 7

    def _own(self, draft: Draft, speaker: Speaker, stretches: list[tuple[int, int]]) -> str | None:
        sentence = draft.sentence
        if sentence is None:
            return None
        dates = [
            d
            for d in self.a.dates
            if sentence.start <= d.start
            and d.end <= sentence.end
            and d.edtf
            and not any(a <= d.start < b for a, b in stretches)
        ]
        if not dates:
            return None
        at = draft.cue.start if draft.cue else draft.start
        behind = [d for d in dates if d.relation in ("since",)]
        if behind and self.published:
            first = (behind[0].edtf or "").split("/")[0]
            return f"{first}/{self.published[:7]}"
        plain = [d for d in dates if d.relation in (None, "from") or d.relation in ("after", "before") and d.end <= at]
        plain = [d for d in plain if self._of_saying(d.start, draft, stretches)]
        if not plain:
            return None
        value = min(plain, key=lambda d: abs(d.start - at)).edtf
        return self._narrowed(value, speaker) if value else None

    def _narrowed(self, value: str, speaker: Speaker) -> str:
        """A month narrowed to the day of the one meeting that the record has for the speaker in it."""
        if len(value) != 7 or not speaker.id:
            return value
        acts = ("meeting", "summit", "speech", "conference", "visit", "statement")
        events = self.a.catalogue.events(acts=acts, actors=[speaker.id])
        days = {e.date for e in events if e.date.startswith(value) and len(e.date) == 10}
        return days.pop() if len(days) == 1 else value

    def _of_saying(self, at: int, draft: Draft, stretches: list[tuple[int, int]]) -> bool:
        """Whether a date belongs to the verb of saying and not to another act in the sentence."""
        sentence, cue = draft.sentence, draft.cue
        token = next((t for t in sentence.tokens if t.start >= at), None) if sentence is not None else None
        if sentence is None or token is None:
            return False
        if cue is None:
            return draft.holder is not None and not self._glossed(at, sentence)
        own = draft.holder is not None and draft.holder.sentence is sentence
        first = min(draft.holder.tokens[0].i, cue.i) if own and draft.holder is not None else cue.i
        told = {t.i for t in sentence.tokens if any(a <= t.start < b for a, b in stretches)}
        above = list(sentence.ancestors(cue))
        chain = [cue, *above]
        for up in sentence.ancestors(token):
            if up.pos == "VERB" and up.i in {a.i for a in above}:
                upto = chain[: next(k for k, a in enumerate(chain) if a.i == up.i)]
                apart = any(a.dep.startswith(("conj", "parataxis", "ccomp")) for a in upto)
                return not apart or draft.inherited
            if up.pos == "VERB":
                break
        if token.i > cue.i:  # between the verb and what is said, or right behind it
            return not any(_finite(t) and t.i not in told for t in sentence.tokens[cue.i + 1 : token.i])
        if token.i > first:
            return not any(_finite(t) and t.pos == "VERB" for t in sentence.tokens[token.i : cue.i])
        if not any(_finite(t) for t in sentence.tokens[:first] if t.i not in told):
            return True
        for up in sentence.ancestors(token):
            if up.i == cue.i:
                return True
            if up.pos == "VERB" and _finite(up):
                return any(a.i == up.i for a in sentence.ancestors(cue)) and cue.dep.startswith("advcl")
        return False

    def _glossed(self, at: int, sentence: Sentence) -> bool:
        """Whether a date stands in a relative clause or hangs on a noun phrase of its own ("the treaty of 1987")."""
        token = next((t for t in sentence.tokens if t.start >= at), None)
        if token is None:
            return False
        return any(up.dep.startswith(("acl", "appos")) for up in (token, *sentence.ancestors(token)))


def _tense(sentence: Sentence | None, cue: Token | None) -> str:
    if cue is None or sentence is None:
        return "past"
    if cue.tag in ("VBZ", "VBP"):
        return "present"
    before = [_low(t) for t in sentence.tokens[max(0, cue.i - 4) : cue.i]]
    if cue.tag in ("VBN", "VBD") and any(w in ("has", "have", "'ve") for w in before):
        return "perfect"
    if cue.tag == "VBG" and any(w in ("is", "are") for w in before):
        return "present"
    if cue.tag == "VBG" and any(w in ("been",) for w in before):
        return "perfect"
    return "past"


def find_statements(annotated: AnnotatedText) -> list[Statement]:
    """All statements of a document in text order, ids s1, s2, …; the rules are those of the claim guide."""
    finder = _Finder(annotated)
    drafts = finder.run()
    drafts = [d for d in drafts if 0 <= d.start < d.end]
    drafts.sort(key=lambda d: (d.start, -d.end))
    seen: set[tuple[int, int]] = set()
    unique = []
    for d in drafts:
        if (d.start, d.end) not in seen:
            seen.add((d.start, d.end))
            unique.append(d)
    drafts = _nest(unique)
    people = _People(annotated)
    view = _View(people)
    view.named = _person_mentions(annotated, people)
    _speakers(drafts, people, view)
    stretches = [(d.start, d.end) for d in drafts]
    dating = _Dating(annotated)
    document = annotated.document
    last: tuple[Draft, str | None] | None = None
    outlets: dict[str, list[str]] = {}
    statements: list[Statement] = []
    tail = [x for x in (document.original_source, document.publisher) if x]
    for n, d in enumerate(drafts):
        speaker = d.speaker or Speaker("unnamed source", "group")
        media = [m for m in (_outlet(people, p, view) for p in d.media) if m]
        if media:
            outlets[speaker.name] = media
        elif d.cue is None and d.holder is None or speaker.kind == "person":
            media = outlets.get(speaker.name, []) if speaker.kind == "person" else []
        chain: list[str] = []
        if d.within is not None:
            outer = drafts[d.within].speaker
            if outer is not None:
                chain.append(outer.name)
        else:
            chain += media
        chain += [x for x in tail if x not in chain]
        said = dating.said(d, speaker, stretches)
        if d.within is None:
            if last is not None and last[0].heard is speaker and last[1] is not None:  # an answer is of the same day
                said = dating.by_speaker[speaker.name] = last[1]
            last = (d, said)
        if d.within is not None and said is None and speaker.kind == "person":
            said = statements[d.within].said
        statements.append(
            Statement(
                id=f"s{n + 1}",
                start=d.start,
                end=d.end,
                text=document.text[d.start : d.end],
                speaker=speaker.name,
                speaker_id=speaker.id,
                office=speaker.office,
                side=speaker.side,
                via=[x for x in chain if x != speaker.name],
                within=f"s{d.within + 1}" if d.within is not None else None,
                mode=d.mode,
                said=said,
            )
        )
    return statements


def _nest(drafts: list[Draft]) -> list[Draft]:
    """Drafts with the index of the one each stands inside of; those that cross another are cut away."""
    out: list[Draft] = []
    for d in drafts:
        if any(o.start < d.start < o.end < d.end for o in out):
            continue
        holding = [i for i, o in enumerate(out) if o.start <= d.start and d.end <= o.end]
        if holding:
            inner = min(holding, key=lambda i: out[i].end - out[i].start)
            if d.end - d.start > 0.92 * (out[inner].end - out[inner].start) or d.holder is None:
                continue
            d.within = inner
        out.append(d)
    return out


def _person_mentions(annotated: AnnotatedText, people: _People) -> list[tuple[int, Speaker]]:
    """Where persons are named, by full name or surname."""
    out = []
    for sentence in annotated.sentences:
        for run in _runs(sentence):
            found = people.known(run[-1].text)
            if found is None:
                continue
            head = run[0]
            while head.dep in ("flat", "compound", "nmod:desc", "amod", "appos") and head.head != head.i:
                head = sentence.tokens[head.head]
            acts = head.dep.startswith("nsubj") or head.dep in ("obl:agent", "nmod:poss")
            out.append((run[0].start, found))
            if acts:
                people.acting.add(run[0].start)
    return out


def _speakers(drafts: list[Draft], people: _People, view: _View) -> None:
    """Resolve speakers in text order; a quotation that stands alone belongs to the speaker in view."""
    pending: list[Draft] = []
    for d in drafts:
        view.at = d.holder.start if d.holder is not None else d.start
        view.sentence_start = d.holder.sentence.start if d.holder is not None else d.start
        view.told = (d.start, d.end)
        view.went_on = False
        if d.holder is not None:
            here = d.holder.sentence
            earlier = people.a.sentences[here.index - 1] if here.index else here
            view.before_start = earlier.start if earlier.block == here.block else here.start
        view.subject = _subject_in_view(d, people)
        speaker: Speaker | None = None
        if d.turn is not None:
            speaker = _turn_speaker(d.turn, people)
        elif d.holder is not None:
            if d.within is not None and _low(d.holder.tokens[0]) in ("he", "she", "it", "they"):
                speaker = _inside(d, drafts[d.within], people, view) or people.identify(d.holder, view)
            else:
                speaker = people.identify(d.holder, view)
        else:
            speaker = next(
                (s for s in reversed(view.spoken) if s.kind in ("person", "group", "organisation", "state")), None
            )
        if speaker is None and d.holder is not None and _low(d.holder.tokens[0]) in _THIRD:
            speaker = _antecedent(d.holder, people, view)
        if speaker is None:
            pending.append(d)
            continue
        d.speaker = speaker
        if view.went_on and d.holder is not None and d.holder.sentence.index:
            d.acted = people.a.sentences[d.holder.sentence.index - 1]
        for p in pending:
            p.speaker = speaker
        pending = []
        if d.within is None:
            heard_before = view.listener if view.recent() is speaker and d.holder is None else None
            view.spoken.append(speaker)
            view.last_end = d.end
            view.listener = d.heard = heard_before
            if d.listener is not None:
                heard = people.identify(d.listener, view)
                view.listener = d.heard = heard if heard is not None and heard.kind == "person" else None
    for p in pending:
        p.speaker = view.recent() or (Speaker(p.holder.text, "group") if p.holder else None)


def _antecedent(holder: NounPhrase, people: _People, view: _View) -> Speaker | None:
    """Somebody unnamed that a pronoun goes back to: the last human subject before it ("The minister …; she said")."""
    here = holder.sentence
    earlier = [s for s in people.a.sentences[max(0, here.index - 1) : here.index] if s.block == here.block]
    for sentence, bound in [(here, holder.tokens[0].i), *((s, len(s.tokens)) for s in earlier)]:
        for t in sentence.tokens[:bound]:
            if t.dep.startswith("nsubj") and t.pos == "NOUN" and t.tag == "NN" and t.lemma.lower() in speech.HUMANS:
                words = [k for k in sentence.subtree(t) if k.i <= t.i]
                return people.identify(NounPhrase(words, sentence), view)
    return None


def _subject_in_view(draft: Draft, people: _People) -> Speaker | None:
    """What "it" stands for: the state or organisation that is the subject of this sentence or of the one before."""
    if draft.holder is None or _low(draft.holder.tokens[0]) != "it":
        return None
    here = draft.holder.sentence
    earlier = [s for s in people.a.sentences[max(0, here.index - 1) : here.index] if s.block == here.block]
    for sentence, bound in [(here, draft.holder.tokens[0].i), *((s, len(s.tokens)) for s in earlier)]:
        for subject in (k for t in sentence.tokens[:bound] for k in sentence.children(t, "nsubj") if k.i < bound):
            text = _joined([t for t in sentence.subtree(subject) if t.pos not in ("DET", "PUNCT")])
            actor = people._actor(text)
            if actor is not None and actor.kind != "person":
                return people._catalogued(actor, text, [], subject.start)
    return None


def _inside(draft: Draft, outer: Draft, people: _People, view: _View) -> Speaker | None:
    """Whom a pronoun inside somebody's words stands for: the last person named there, never the one who speaks."""
    inside = [s for at, s in view.named if outer.start <= at < draft.start and s is not outer.speaker]
    if inside and draft.holder is not None and _low(draft.holder.tokens[0]) in _THIRD:
        return inside[-1]
    return None


def _turn_speaker(label: str, people: _People) -> Speaker:
    words = label.split()
    found = people.known(words[-1])
    if found is not None:
        return found
    title = label.title() if label.isupper() and len(label) > 3 else label
    name, before = people._name_tail(title.split())
    if len(name) >= 2:
        return people.person(name, " ".join(before) or None, [], 0)
    actor = people._by_surname(title.split()[-1])
    if actor:
        return people.person(actor.split(), " ".join(before) or None, [], 0)
    key = title.lower()
    return people.others.setdefault(key, Speaker(title, "group"))


def _outlet(people: _People, phrase: NounPhrase, view: _View) -> str | None:
    """The name of an outlet or of the one who quotes."""
    text = re.sub(r"^(?:the|a|an)\s+", "", phrase.text, flags=re.I)
    for m in people.catalogue.name_index.find(text):
        if m.type == "publisher":
            return people.catalogue.get(m.ids[0]).name
    trimmed_text = re.sub(
        r"\s+(?:news agency|newspaper|newsletter|agency|magazine|website|television|daily)$", "", text
    )
    if phrase.tokens[0].tag == "PRP":
        found = view.pronoun(_low(phrase.tokens[0]))
        return found.name if found else None
    trimmed_text = re.sub(r"^(?:newsletter|newspaper|magazine|website|agency|broadcaster)\s+", "", trimmed_text)
    return trimmed_text or None
