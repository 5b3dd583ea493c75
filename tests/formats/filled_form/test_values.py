"""Forms of other origin whose questions ask for values: what can be read of them is."""

import datetime
from decimal import Decimal

import pytest

from app.formats.filled_form.form_reader import as_shown, read_filled_form
from app.formats.source_text import SourceText
from app.model.kinds.value import Chosen
from app.model.report import Answer
from app.model.rich_text import Block, BlockKind, Span
from tests.support.every_kind import empty_report, every_kind
from tests.support.terms import CALENDAR, a_term

FORM = every_kind()
EMPTY = empty_report(FORM)
TERM = a_term("2022-T2")


def _answer(question: str, *lines: str) -> Answer:
    blocks = tuple(Block(spans=(Span(text=line),)) for line in lines)
    return as_shown(EMPTY.answer(question), blocks, FORM.question(question), TERM)


@pytest.mark.parametrize(
    ("question", "lines", "value", "comment"),
    [
        ("foretag", ["1 250 st"], Decimal(1250), ""),
        ("foretag", ["1250", "Kommentar:", "Fler än förut."], Decimal(1250), "Fler än förut."),
        ("foretag", ["ca 12 st"], Decimal(12), "ca 12 st"),
        ("foretag", ["Vi träffade många.", "48"], Decimal(48), "Vi träffade många."),
        ("foretag", ["Vi har träffat några få."], None, "Vi har träffat några få."),
        ("kostnad", ["1,2 mkr"], Decimal(1200), "1,2 mkr"),
        ("plan", ["Nej"], False, ""),
        ("plan", ["Ja, sedan 2020."], True, "Ja, sedan 2020."),
        ("beslutad", ["12 maj"], datetime.date(2022, 5, 12), ""),
        ("beslutad", ["I våras."], None, "I våras."),
        ("form", ["Nätverk"], Chosen(chosen=("natverk",)), ""),
        ("form", ["Vi ringer mest."], None, "Vi ringer mest."),
        (
            "branscher",
            ["☒ Handel", "☐ Besöksnäring", "☐ Bygg och anläggning"],
            Chosen(chosen=("handel",)),
            "",
        ),
        ("branscher", ["Annat: Kultur", "Kommentar:", "Mest."], Chosen(other="Kultur"), "Mest."),
        ("insatser", ["Vi höll en mässa."], None, "Vi höll en mässa."),
        ("foretag", ["Inget svar."], None, ""),
    ],
)
def test_what_is_written_is_read_and_no_word_is_lost(
    question: str, lines: list[str], value: object, comment: str
) -> None:
    answer = _answer(question, *lines)
    assert answer.value == value
    assert "\n".join(block.text for block in answer.blocks) == comment
    assert answer.unfinished == ()


def test_a_question_that_is_not_relevant_says_why() -> None:
    answer = _answer("foretag", "Ej relevant. Vi har inga.")
    assert (answer.not_applicable, answer.reason, answer.value) == (True, "Vi har inga.", None)


def test_notes_of_the_printed_form_are_no_answer() -> None:
    lines = ["Nämnd", "Farsta stadsdelsnämnd"]
    for question in FORM.questions():
        lines += [question.text.replace("{year}", "2022"), FORM.printed_notes_of(question), "Svar."]
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, spans=(Span(text=line),)) for line in lines)
    filled = read_filled_form(SourceText(blocks), [FORM], CALENDAR, "blankett.docx")
    said = {name: [block.text for block in answer] for name, answer in filled.answers.items()}
    assert said == {question.id: ["Svar."] for question in FORM.questions()}
