"""Who said what, on sentences written for these tests, in many registers."""

from __future__ import annotations

import pytest

from standoff import Catalogue
from standoff.model import Document, Statement
from standoff.reading import annotate

HEAD = "A quiet day at the range\n\nBy Nora Quill\n\n5 May 2015\n\nThe river was high on Monday, and the road to the range was closed.\n\n"
TAIL = "\n\nThe road will open again when the water falls.\n"


def read(text: str, catalogue: Catalogue) -> list[Statement]:
    document = Document(name="test.txt", text=HEAD + text + TAIL)
    return annotate(document, catalogue, published="2015-05-05", publisher="The Weir Post").statements


# text, then (speaker, mode, words) of every statement in it
CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ('"The radar sees nothing," Colonel Pavel Dorn said.', [("Pavel Dorn", "direct", "The radar sees nothing")]),
    (
        '"The radar sees nothing," said Colonel Pavel Dorn, who runs the site.',
        [("Pavel Dorn", "direct", "The radar sees nothing")],
    ),
    (
        '"The radar," Colonel Pavel Dorn said, "sees nothing at all."',
        [("Pavel Dorn", "direct", 'The radar," Colonel Pavel Dorn said, "sees nothing at all.')],
    ),
    (
        '"The radar sees nothing," Colonel Pavel Dorn said. "We will move it in June."',
        [("Pavel Dorn", "direct", "The radar sees nothing"), ("Pavel Dorn", "direct", "We will move it in June.")],
    ),
    (
        "Finnish general Aino Virta said that the battery would be moved to the coast.",
        [("Aino Virta", "indirect", "the battery would be moved to the coast")],
    ),
    (
        "The battery would be moved to the coast, Finnish general Aino Virta said on Monday.",
        [("Aino Virta", "indirect", "The battery would be moved to the coast")],
    ),
    (
        "Although the missiles were old, General Aino Virta said, they could still fly.",
        [("Aino Virta", "indirect", "Although the missiles were old, General Aino Virta said, they could still fly")],
    ),
    (
        'General Aino Virta said that the plan was "a gift to nobody" and would be dropped.',
        [("Aino Virta", "mixed", 'the plan was "a gift to nobody" and would be dropped')],
    ),
    (
        "Moscow says the launchers are meant for training.",
        [("Russia", "indirect", "the launchers are meant for training")],
    ),
    (
        "According to the defence ministry, the exercise involved 40 launchers.",
        [("defence ministry", "indirect", "the exercise involved 40 launchers")],
    ),
    (
        "The exercise involved 40 launchers, according to the defence ministry.",
        [("defence ministry", "indirect", "The exercise involved 40 launchers")],
    ),
    (
        "Latvia accused Belarus of flying drones over the border.",
        [("Latvia", "indirect", "flying drones over the border")],
    ),
    (
        "Iran has threatened to close the strait if the sanctions are renewed.",
        [("Iran", "indirect", "to close the strait if the sanctions are renewed")],
    ),
    (
        "Analysts fear that the second regiment will follow within a year.",
        [("Analysts", "indirect", "the second regiment will follow within a year")],
    ),
    (
        "The launchers, which Warsaw insists are unarmed, arrived by rail.",
        [("Poland", "indirect", "are unarmed")],
    ),
    (
        "General Aino Virta told reporters the first unit would arrive in June, but the rails are still missing.",
        [("Aino Virta", "indirect", "the first unit would arrive in June")],
    ),
    (
        '"It is a toy," Colonel Pavel Dorn was quoted as saying by Interfax.',
        [("Pavel Dorn", "direct", "It is a toy")],
    ),
    (
        "Turkey warned that it would answer, and Greece said that the warning was empty.",
        [("Turkey", "indirect", "it would answer"), ("Greece", "indirect", "the warning was empty")],
    ),
    (
        "Colonel Pavel Dorn said the site was ready and warned that any attack would be answered.",
        [("Pavel Dorn", "indirect", "the site was ready and warned that any attack would be answered")],
    ),
    ("The battery was moved because the old site was justified by nothing.", []),
    ("Asked whether the site was ready, the colonel smiled.", []),
    ('The so-called "peace shield" stands behind a fence.', []),
    ("The claim that the radar can see the coast makes no sense.", []),
    ("The treaty says that both sides may keep 40 launchers.", []),
    ("The ministry met in June and agreed a budget.", []),
    # sentences of the second round, none of them used while the rules were written
    (
        "Speaking in Oslo, Norway's prime minister, Kari Lunde, told parliament that no launcher would be based there.",
        [("Kari Lunde", "indirect", "no launcher would be based there")],
    ),
    (
        "Launchers will stay in Oslo for a year, says minister.",
        [("minister", "indirect", "Launchers will stay in Oslo for a year")],
    ),
    (
        "“Nobody asked us,” complains Petra Hald, a farmer on the island. “We read it in the paper.”",
        [("Petra Hald", "direct", "Nobody asked us"), ("Petra Hald", "direct", "We read it in the paper.")],
    ),
    (
        "In a report published on Friday, the Federation of American Scientists estimated that 60 launchers remained.",
        [("Federation of American Scientists", "indirect", "60 launchers remained")],
    ),
    (
        "A senior NATO official, who spoke on condition of anonymity, said the alliance had not been told.",
        [("senior NATO official", "indirect", "the alliance had not been told")],
    ),
    (
        "The Chinese foreign ministry called on Japan to withdraw the radar.",
        [("Chinese foreign ministry", "indirect", "Japan to withdraw the radar")],
    ),
    (
        "Tehran denies that the rockets can carry such a load.",
        [("Iran", "indirect", "the rockets can carry such a load")],
    ),
    (
        "As General Aino Virta pointed out, the strait is only 30 kilometres wide.",
        [("Aino Virta", "indirect", "the strait is only 30 kilometres wide")],
    ),
    (
        "General Aino Virta, citing intelligence reports, claimed the missiles had been moved by night.",
        [("Aino Virta", "indirect", "the missiles had been moved by night")],
    ),
    (
        "Belarus pledged to keep the launchers in their sheds until the talks end.",
        [("Belarus", "indirect", "to keep the launchers in their sheds until the talks end")],
    ),
    (
        "Ukraine demanded the immediate withdrawal of all launchers from the border.",
        [("Ukraine", "indirect", "the immediate withdrawal of all launchers from the border")],
    ),
    (
        "The foreign minister of Hungary, Jozsef Balla, expressed confidence that the dispute would end by autumn.",
        [("Jozsef Balla", "indirect", "the dispute would end by autumn")],
    ),
    (
        "When the deal was signed, Colonel Pavel Dorn recalled, nobody counted the spare missiles.",
        [
            (
                "Pavel Dorn",
                "indirect",
                "When the deal was signed, Colonel Pavel Dorn recalled, nobody counted the spare missiles",
            )
        ],
    ),
    (
        "The minister has not ruled out that the unit may return; she said it was too early to tell.",
        [("minister", "indirect", "it was too early to tell")],
    ),
    ("A spokesman declined to comment.", []),
    ("The launch was reported to have failed.", []),
    ("The museum tells the story of the first rockets.", []),
    ("Range is measured from the gate, and the road adds 40 kilometres.", []),
    ("The maps show the old border, and the signs warn of mines.", []),
    ("He met the press, and the cameras followed him to the gate.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:48] for c in CASES])
def test_statements(text: str, expected: list[tuple[str, str, str]], catalogue: Catalogue) -> None:
    assert [(s.speaker, s.mode, s.text) for s in read(text, catalogue)] == expected


def test_quote_style_and_line_wrapping_change_nothing(catalogue: Catalogue) -> None:
    plain = (
        '"The radar sees nothing," Colonel Pavel Dorn said. "We will move it in June." He added that the "toy" was old.'
    )
    curly = (
        "“The radar sees nothing,” Colonel Pavel Dorn said. “We will move it in June.” He added that the “toy” was old."
    )
    angular = (
        "«The radar sees nothing,» Colonel Pavel Dorn said. «We will move it in June.» He added that the «toy» was old."
    )
    wrapped = plain.replace("Pavel Dorn", "Pavel\nDorn").replace("move it", "move\nit")

    def seen(text: str) -> list[tuple[str, str, str]]:
        marks = str.maketrans("", "", '"“”«»')
        return [(s.speaker, s.mode, " ".join(s.text.translate(marks).split())) for s in read(text, catalogue)]

    assert len(seen(plain)) == 3
    assert seen(plain) == seen(curly) == seen(angular) == seen(wrapped)


def test_speaker_carried_over_paragraphs(catalogue: Catalogue) -> None:
    found = read(
        'Latvian defence minister Ilze Kalna said that the site was safe.\n\n"We have looked at it twice."\n\n'
        'The minister added that the gates would stay shut.\n\n"Nobody comes in," she said.',
        catalogue,
    )
    assert [s.speaker for s in found] == ["Ilze Kalna"] * 4
    assert {s.side for s in found} == {"latvia"}


def test_office_named_before_the_name(catalogue: Catalogue) -> None:
    found = read(
        "The regiment will be moved, the head of the Estonian parliament's defence committee warned.\n\n"
        '"We have no choice," Senator Mart Kuusk, who chairs the defence committee, told Reuters.',
        catalogue,
    )
    assert [s.speaker for s in found] == ["Mart Kuusk", "Mart Kuusk"]
    assert found[1].via == ["Reuters", "The Weir Post"]


def test_answer_of_the_one_addressed(catalogue: Catalogue) -> None:
    found = read(
        'Barack Obama met Dmitry Medvedev by the lake. "I need time," Obama told Medvedev.\n\n"I understand," the Russian replied.',
        catalogue,
    )
    assert [s.speaker for s in found] == ["Barack Obama", "Dmitry Medvedev"]


def test_statement_within_a_statement(catalogue: Catalogue) -> None:
    found = read(
        "Colonel Pavel Dorn said that Washington had long insisted that the site would stay unarmed.", catalogue
    )
    assert [(s.speaker, s.within) for s in found] == [("Pavel Dorn", None), ("United States", "s1")]
    assert found[1].via == ["Pavel Dorn", "The Weir Post"]


def test_days(catalogue: Catalogue) -> None:
    found = read(
        "General Aino Virta said on Monday that the gates were shut. She added that the keys were lost.\n\n"
        "Moscow says that the keys were stolen.",
        catalogue,
    )
    assert [s.said for s in found] == ["2015-05-04", "2015-05-04", None]


def test_report_announced_in_the_next_sentence(catalogue: Catalogue) -> None:
    found = read(
        "Reuters reported on 4 May that the battery would be moved. This was announced by Colonel Pavel Dorn.",
        catalogue,
    )
    assert [(s.speaker, s.via) for s in found] == [("Pavel Dorn", ["Reuters", "The Weir Post"])]


def test_every_span_is_exact(catalogue: Catalogue) -> None:
    text = "\n\n".join(case[0] for case in CASES)
    document = Document(name="test.txt", text=HEAD + text + TAIL)
    for statement in annotate(document, catalogue).statements:
        statement.hold(document.text)
