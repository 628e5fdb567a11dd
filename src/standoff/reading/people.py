"""Persons of a document, in the catalogue or not: name, office, side, and every place where they are named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .annotated import AnnotatedText, Mention, Sentence, Token
from .passages import words as word_set

# What an office or rank is called; a name that follows one, or that one explains, is a person's.
OFFICES = word_set(
    "president premier chancellor minister secretary undersecretary ambassador envoy spokesman spokeswoman "
    "spokesperson senator congressman congresswoman representative lawmaker legislator deputy mp governor mayor "
    "general admiral marshal colonel major captain lieutenant sergeant commander commandant commodore brigadier "
    "chief chairman chairwoman chair head director leader king queen prince princess sheikh professor analyst "
    "expert physicist scientist researcher fellow economist historian adviser advisor official officer inspector "
    "diplomat negotiator delegate commissioner speaker whip judge author editor correspondent reporter journalist "
    "writer columnist activist candidate member pilot engineer designer veteran politician aide counsellor "
    "attache"
)
_BARE = word_set("mr mrs ms miss")  # titles that are no office
TITLES = word_set(
    "mr mrs ms miss dr sir lord lady dame gen lt col maj adm capt sgt cpl brig sen rep gov prof amb rev cmdr cdr "
    "vadm radm pres"
)
_PARTICLES = word_set("de da di del della der den van von zu al el bin ibn ben abu la le du dos das ter ten")
_NOT_PERSON = word_set(
    "north south east west northern southern eastern western new united state states house white supreme security "
    "defense defence department ministry committee council agency treaty army navy force forces air space missile "
    "missiles union republic federation university institute center centre street river sea ocean gulf bay island "
    "islands mount fort camp base company corporation party assembly parliament congress senate duma "
    "administration government bank group command district fleet brigade division regiment corps guard plan pact "
    "act agreement initiative doctrine programme program project system office bureau service times post news "
    "press radio television tv journal review daily monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december foreign affairs "
    "international national general staff joint chiefs prime minister president deputy vice secretary spokesman "
    "european american russian day war summit conference chief head chairman leader said the"
)


@dataclass
class Person:
    """Somebody named in the document. `office` is in the document's words, `side` a state or bloc of the catalogue."""

    name: str
    id: str
    office: str | None = None
    side: str | None = None
    places: list[tuple[int, int, int]] = field(default_factory=list)  # start, end, sentence

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


def written(tokens: list[Token]) -> str:
    """Words as the text has them: blanks only where it has any."""
    out = ""
    for k, t in enumerate(tokens):
        out += (" " if k and t.start > tokens[k - 1].end else "") + t.text
    return out


def slug(text: str) -> str:
    """Lower-case words joined by hyphens, accents dropped."""
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def find_people(annotated: AnnotatedText) -> list[Person]:
    """Persons in the order of their first naming; those not in the catalogue are added to `annotated.mentions`."""
    people: dict[str, Person] = {}
    busy = {i for m in annotated.mentions for i in range(m.start, m.end)}
    for m in annotated.mentions:
        if m.type == "actor" and _is_person(annotated, m.id):
            known = people.setdefault(m.id, Person(" ".join(m.text.split()), m.id, side=_side(annotated, m.id)))
            said = " ".join(m.text.split())
            if len(said.split()) > len(known.name.split()):
                known.name = said
            known.places.append((m.start, m.end, m.sentence))
    new: list[Mention] = []
    for sentence in annotated.sentences:
        for tokens in _names(sentence, busy):
            words = [t.text for t in tokens]
            while words and words[0].lower().rstrip(".") in TITLES | OFFICES:
                words, tokens = words[1:], tokens[1:]
            if len(words) < 2 or not _evidence(sentence, tokens):
                continue
            start, end, name = tokens[0].start, tokens[-1].end, written(tokens)
            person = people.setdefault(slug(name), Person(name, slug(name)))
            person.places.append((start, end, sentence.index))
            new.append(Mention(start, end, annotated.text(start, end), (person.id,), "actor", sentence.index))
            busy.update(range(start, end))
    new += _surnames(annotated, people, {m.id for m in annotated.mentions}, busy)
    annotated.mentions = sorted([*annotated.mentions, *new], key=lambda m: (m.start, -m.end))
    for person in people.values():
        person.places.sort()
        _describe(annotated, person)
    return sorted(people.values(), key=lambda p: p.places[0])


def _is_person(annotated: AnnotatedText, entity_id: str) -> bool:
    from ..catalogue.schema import Actor

    entity = annotated.catalogue.get(entity_id) if entity_id in annotated.catalogue else None
    return isinstance(entity, Actor) and entity.kind == "person"


def _side(annotated: AnnotatedText, entity_id: str) -> str | None:
    return getattr(annotated.catalogue.get(entity_id), "side", None) if entity_id in annotated.catalogue else None


def _names(sentence: Sentence, busy: set[int]) -> list[list[Token]]:
    """Runs of two to five capitalised words that look like a person's name."""
    out: list[list[Token]] = []
    run: list[Token] = []

    def close() -> None:
        while run and run[-1].text.lower() in _PARTICLES | {"-"}:
            run.pop()
        if len([t for t in run if t.text[0].isupper()]) >= 2:
            out.append(list(run))
        run.clear()

    for t in sentence.tokens:
        word = t.text
        name_like = (
            word[:1].isupper()
            and (t.pos in ("PROPN", "NOUN", "ADJ", "X") or t.tag.startswith("NNP"))
            and len(word) > 1
            and (not word.isupper() or (len(word) == 2 and word.endswith(".")))
            and t.start not in busy
            and word.lower() not in _NOT_PERSON
            and not any(c.isdigit() for c in word)
        )
        initial = re.fullmatch(r"[A-Z]\.", word) is not None
        glued = word == "-" and run and run[-1].end == t.start
        joined = bool(run) and run[-1].text == "-" and run[-1].end == t.start and word.isalpha()
        if name_like or initial or (run and word.lower() in _PARTICLES and not word[0].isupper()) or glued or joined:
            run.append(t)
        else:
            close()
    close()
    return [r for r in out if len(r) <= 7]


def _evidence(sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether something says that this is a person: a title before it, an office beside it, or a verb that people
    are subject of."""
    before = sentence.tokens[max(0, tokens[0].i - 3) : tokens[0].i]
    if before and (before[-1].text.lower().rstrip(".") in TITLES or before[-1].lemma.lower() in OFFICES):
        return True
    after = sentence.tokens[tokens[-1].i + 1 : tokens[-1].i + 14]
    if after and after[0].text in (",", "(", "–", "—"):
        close = next((k for k, t in enumerate(after[1:], 1) if t.text in (",", ")", ".", "–", "—")), len(after))
        gloss = after[1:close]
        if any(t.lemma.lower() in OFFICES for t in gloss) or (gloss and gloss[0].text.lower() == "who"):
            return True
    head = next((t for t in tokens if t.head not in {x.i for x in tokens}), tokens[0])
    verb = sentence.head(head)
    return head.dep.startswith("nsubj") and verb.lemma.lower() in _PERSONAL


_PERSONAL = word_set(
    "say tell add warn argue note reply answer explain insist think believe write ask respond stress conclude "
    "recall continue joke quip smile laugh resign testify"
)


def _surnames(annotated: AnnotatedText, people: dict[str, Person], known: set[str], busy: set[int]) -> list[Mention]:
    """Later bare surnames of persons that only the document names."""
    surnames: dict[str, Person | None] = {}
    for person in people.values():
        if person.id not in known:
            surnames[person.surname] = None if person.surname in surnames else person
    out = []
    for sentence in annotated.sentences if surnames else []:
        for t in sentence.tokens:
            owner = surnames.get(t.text)
            if owner is not None and t.start not in busy and t.start > owner.places[0][0]:
                owner.places.append((t.start, t.end, sentence.index))
                out.append(
                    Mention(t.start, t.end, annotated.text(t.start, t.end), (owner.id,), "actor", sentence.index)
                )
    return out


def _describe(annotated: AnnotatedText, person: Person) -> None:
    """Office and side from the words before the name, or from what stands between commas after it."""
    for start, end, number in person.places:
        sentence = annotated.sentences[number]
        tokens = [t for t in sentence.tokens if start <= t.start < end]
        if not tokens:
            continue
        words = _before(sentence, tokens[0]) or _after(sentence, tokens[-1])
        if words:
            person.office = written(words)
            if person.side is None:
                person.side = _side_in(annotated, words)
            return


def _before(sentence: Sentence, first: Token) -> list[Token]:
    """ "Russian Defence Minister Ivan Doe", "US envoy for arms control Jane Doe": from the office's first word to
    the name."""
    left = sentence.tokens[max(0, first.i - 16) : first.i]
    for k in range(len(left) - 1, -1, -1):
        t = left[k]
        if (t.pos in ("VERB", "AUX", "SCONJ", "PRON", "CCONJ") and t.text.lower() != "and") or t.text in (
            ",",
            ";",
            ":",
            '"',
            "(",
            ")",
            "–",
            "—",
        ):
            left = left[k + 1 :]
            break
    office = next(
        (
            k
            for k in range(len(left) - 1, -1, -1)
            if left[k].lemma.lower() in OFFICES or left[k].text.lower().rstrip(".") in TITLES - _BARE
        ),
        None,
    )
    if office is None:
        return []
    while office and (left[office - 1].pos in ("ADJ", "PROPN", "NOUN") or left[office - 1].text in ("-", "'s", "/")):
        office -= 1
    out = left[office:]
    return out[1:] if out and out[0].text in ("-", "'s", "/") else out


def _after(sentence: Sentence, last: Token) -> list[Token]:
    """ ", who chairs the committee," or ", chairman of the committee,": what a comma sets off behind the name."""
    rest = sentence.tokens[last.i + 1 :]
    if not rest or rest[0].text not in (",", "(", "–"):
        return []
    close = next((k for k, t in enumerate(rest[1:], 1) if t.text in (",", ")", "–", '"', ".", ";")), 0)
    gloss = rest[1:close]
    return gloss if 0 < len(gloss) <= 20 and any(t.lemma.lower() in OFFICES for t in gloss) else []


def _side_in(annotated: AnnotatedText, words: list[Token]) -> str | None:
    """The state or bloc that an office's words name."""
    for m in annotated.mentions_in(words[0].start, words[-1].end, "actor", "place"):
        side = _side(annotated, m.id)
        entity = annotated.catalogue.get(m.id) if m.id in annotated.catalogue else None
        if side or getattr(entity, "kind", "") in ("state", "bloc", "country"):
            return side or m.id
    return None
