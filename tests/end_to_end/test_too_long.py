"""Text that is longer than it may be: refused whole and told, never cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.model import lengths
from app.model.places import CONTACT
from app.model.report import CONTACT_LENGTHS
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.typing import CTRL, compose, press, type_text

QUESTION = "svart-ekonomi"


@pytest.fixture
def writing(officer: Officer) -> Officer:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    return officer


def _paste(field: QWidget, text: str) -> None:
    field.setFocus()
    QGuiApplication.clipboard().setText(text)
    press(field, Qt.Key.Key_V, CTRL)


@pytest.mark.parametrize("name", CONTACT_LENGTHS)
def test_a_contact_detail(writing: Officer, name: str) -> None:
    writing.go_to(CONTACT)
    field, most = writing.contact.fields[name], CONTACT_LENGTHS[name]
    type_text(field, "12")
    _paste(field, "3" * (most - 1))
    assert field.text() == "12"
    assert "Texten togs inte med" in writing.contact.fault(name)
    assert writing.save_now()
    press(field, Qt.Key.Key_Tab)
    assert f"högst {most} tecken" in writing.contact.fault(name), (
        "as long as nothing else is put in"
    )
    assert getattr(writing.report.contact, name) == "12"
    _paste(field, "3" * (most - 2))
    assert "Texten togs inte med" not in writing.contact.fault(name)
    assert getattr(writing.report.contact, name) == "12" + "3" * (most - 2)


def test_why_a_question_is_not_relevant(writing: Officer) -> None:
    writing.go_to(QUESTION)
    click(writing.question.not_applicable)
    reason = writing.question.reason
    type_text(reason, "För att")
    _paste(reason, "a" * lengths.REASON)
    assert "högst 100\u00a0000 tecken" in writing.question.reason_fault()
    rest = lengths.REASON - len("För att")
    _paste(reason, "a" * rest)
    assert writing.question.reason_fault() == ""
    type_text(reason, "b")
    compose(reason, "", "b")
    assert "Texten togs inte med" in writing.question.reason_fault()
    assert writing.save_now()
    assert writing.report.answer(QUESTION).reason == "För att" + "a" * rest
    press(reason, Qt.Key.Key_Backspace)
    assert writing.question.reason_fault() == ""


def test_words_to_look_for(writing: Officer) -> None:
    writing.go_to(QUESTION)
    writing.question.fill("aaa")
    writing.find.open()
    writing.find.look_for("aaa")
    assert "Texten" not in writing.find.count()
    writing.find.look_for("a" * (lengths.WANTED + 1))
    assert (writing.find.words(), "högst 200 tecken" in writing.find.count()) == ("aaa", True)
