"""Copied text with signs in it that nobody sees, through the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from app.formats.report_json import write_report_json
from app.model.places import CONTACT, EXPORT
from app.model.report import Contact
from app.model.rich_text import plain_text
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer, click
from tests.support.reports import whole_report
from tests.support.typing import CTRL, compose, press, type_text

QUESTION = "svart-ekonomi"
ADDRESS = "asa.oberg@stockholm.se"


def _paste(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QGuiApplication.clipboard().setText(text)
    press(field, Qt.Key.Key_V, CTRL)
    press(field, Qt.Key.Key_Tab)


@pytest.fixture
def contact(officer: Officer) -> dict[str, QLineEdit]:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(CONTACT)
    return dict(officer.contact.fields)


def test_an_address_that_looks_right_is_right(
    officer: Officer, contact: dict[str, QLineEdit]
) -> None:
    _paste(contact["name"], "Åsa\u00a0Öberg\ufeff")
    _paste(contact["phone"], "\u202d08-508\u202f21\u200b 000\u202c")
    _paste(contact["email"], "asa.oberg\u200b@stock\u00adholm.se\u200e")
    assert officer.report.contact == Contact(name="Åsa Öberg", phone="08-508 21 000", email=ADDRESS)
    assert contact["email"].text() == ADDRESS
    assert [officer.contact.fault(name) for name in contact] == ["", "", ""]
    assert officer.contact.findings() == ()


@pytest.mark.parametrize(
    "copied",
    [
        f"Åsa Öberg <{ADDRESS}>",
        f'"Åsa Öberg" <mailto:{ADDRESS}>;',
        f"mailto:{ADDRESS}?subject=Rapport",
        f"{ADDRESS}.",
        f"”{ADDRESS}” ",
    ],
)
def test_an_address_is_taken_out_of_what_was_copied(
    officer: Officer, contact: dict[str, QLineEdit], copied: str
) -> None:
    _paste(contact["email"], copied)
    assert contact["email"].text() == ADDRESS
    named = "Åsa Öberg" if "Åsa" in copied else ""
    assert officer.report.contact == Contact(name=named, email=ADDRESS)
    told = f"Åsa Öberg flyttades till fältet ”{officer.form.labels.contact}”." if named else ""
    assert officer.notices.text().startswith(told)
    contact["email"].setFocus()
    press(contact["email"], Qt.Key.Key_Z, CTRL)
    assert contact["email"].text() == "", "as it was before"


def test_behind_what_was_taken_out_it_is_written_on(
    officer: Officer, contact: dict[str, QLineEdit]
) -> None:
    type_text(contact["email"], "x@y.se")
    contact["email"].selectAll()
    _paste(contact["email"], f"{ADDRESS}.")
    assert contact["email"].cursorPosition() == len(ADDRESS)


def test_a_name_that_is_there_stays_and_the_other_one_is_told(
    officer: Officer, contact: dict[str, QLineEdit]
) -> None:
    type_text(contact["name"], "Bo Ek")
    _paste(contact["email"], f"Åsa Öberg <{ADDRESS}>")
    assert (contact["name"].text(), contact["email"].text()) == ("Bo Ek", ADDRESS)
    assert officer.notices.text() == (
        f"Åsa Öberg togs inte med, för fältet ”{officer.form.labels.contact}” är redan ifyllt."
    )


def test_of_two_addresses_none_is_chosen(officer: Officer, contact: dict[str, QLineEdit]) -> None:
    _paste(contact["email"], f"{ADDRESS}; bo.ek@stockholm.se")
    assert contact["email"].text() == f"{ADDRESS}; bo.ek@stockholm.se"
    assert (
        officer.contact.fault("email") == "Här står mer än en e-postadress. Låt bara en stå kvar."
    )


def test_an_address_typed_with_its_name_is_taken_apart_when_it_is_left(
    officer: Officer, contact: dict[str, QLineEdit]
) -> None:
    contact["email"].setFocus()
    type_text(contact["email"], f"Åsa Öberg <{ADDRESS}>")
    assert contact["email"].text() == f"Åsa Öberg <{ADDRESS}>"
    press(contact["email"], Qt.Key.Key_Tab)
    assert officer.report.contact == Contact(name="Åsa Öberg", email=ADDRESS)


def test_a_number_is_taken_out_of_what_was_copied(
    officer: Officer, contact: dict[str, QLineEdit]
) -> None:
    for copied in ("Tfn: 08-508 21 000", "08-508 21 000 ,", "tel:08-508%2021%20000"):
        _paste(contact["phone"], copied)
        assert officer.report.contact.phone == "08-508 21 000"


def test_the_words_in_the_way_of_a_number_are_named(
    officer: Officer, contact: dict[str, QLineEdit]
) -> None:
    _paste(contact["phone"], "08-508 21 000 receptionen")
    assert officer.contact.fault("phone") == (
        "Telefonnumret innehåller ordet ”receptionen”. Ta bort det, så att bara numret står kvar."
    )


def test_pasted_text_keeps_what_carries_meaning(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(QUESTION)
    kept = "👩🏽\u200d🔧 می\u200cخواهم"
    QGuiApplication.clipboard().setText(f"\ufeffNärings\u200blivet i mjuk\u00adbind\n\u200b{kept}")
    officer.question.press(Qt.Key.Key_V, CTRL)
    blocks = officer.question.blocks()
    assert blocks == (paragraph("Näringslivet i mjukbind"), paragraph(kept))


def test_a_word_is_found_and_marked_where_a_sign_stands_in_it(
    officer: Officer, tmp_path: Path
) -> None:
    report = whole_report()
    text = "🎭 Näringslivet och närings\u200bli\u00advet, \u2060vi ses \u200bi höst."
    answer = report.answer(QUESTION).model_copy(update={"blocks": (paragraph(text),)})
    path = tmp_path / "rapport.json"
    path.write_bytes(write_report_json(report.with_answer(answer)))
    officer.open_file(path)
    officer.go_to(QUESTION)
    assert plain_text(officer.report.answer(QUESTION).blocks) == text, "it is read as it is"
    officer.find.look_for("närings\u200blivet")
    assert officer.find.field.text() == "näringslivet"
    assert officer.find.count() == "2 träffar"
    found = [mark.cursor.selectedText() for mark in officer.question.marked()]
    assert "närings\u200bli\u00advet" in found
    press(officer.find.field, Qt.Key.Key_Return)
    press(officer.find.field, Qt.Key.Key_Return)
    assert officer.question.selected() in {"Näringslivet", "närings\u200bli\u00advet"}


def test_what_is_typed_or_composed_keeps_what_carries_meaning(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(QUESTION)
    officer.question.type("när\u200bings\u00adliv, می\u200cخواهم\n\u2060")
    compose(officer.question.editor, "", "\ufeffåäö 👩\u200d💻\u202e")
    assert officer.question.blocks() == (paragraph("näringsliv, می\u200cخواهم\nåäö 👩\u200d💻"),)


def test_a_reason_takes_what_carries_meaning(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.set_aside(QUESTION, "Ingen\u200b ")
    reason = officer.question.reason
    QGuiApplication.clipboard().setText("ham\u00adn 👩\u200d💻\ufeff")
    press(reason, Qt.Key.Key_V, CTRL)
    compose(reason, "", " fi\u200bnns")
    officer.save_now()
    assert officer.report.answer(QUESTION).reason == "Ingen hamn 👩\u200d💻 finns"


def test_a_folder_is_copied_with_a_mark_of_direction_as_windows_does(
    officer: Officer, tmp_path: Path
) -> None:
    folder = tmp_path / "klart"
    folder.mkdir()
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.go_to(EXPORT)
    officer.export.choose_folder(f'\u202a"{folder}"\u202c')
    click(officer.export.pair)
    assert len(list(folder.iterdir())) == 3
