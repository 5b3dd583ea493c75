"""A report with every kind of answer, without a mouse: filled in, reviewed, exported, read back."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.formats.docx.embedded import EMBEDDED_PART
from app.gui.kit.services import Services
from app.model.kinds.conditions import not_asked
from app.model.kinds.value import Unfinished
from app.model.places import EXPORT, REVIEW
from app.model.report import AnswerStatus, Report, ReportStatus
from app.model.report_stages import without_set_aside
from app.services.reading.report_reader import ReportReader
from app.services.report_context import ReportContext
from tests.support.keyboard import ALT, Keyboard
from tests.support.kinds_report import COMMENTS, assert_answered, example_file
from tests.support.officer import Officer
from tests.support.patience import comes_to_be
from tests.support.report_documents import parts_of, zipped
from tests.support.typing import CTRL, SHIFT
from tests.support.window import window_with
from tests.support.workplace import TODAY

Key = Qt.Key
COMMENT = "Kommentar: "


class Filling:
    """An officer with a keyboard alone, and what is seen of the window meanwhile."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer
        self.keyboard = Keyboard(officer.window)

    def begin(self, folder: Path) -> None:
        """The set is installed, a report begun, and the contact details are written."""
        keyboard = self.keyboard
        self.officer.drop(example_file(folder))
        keyboard.press(Key.Key_Return)
        keyboard.press(Key.Key_Left, ALT)
        keyboard.tab_to("Nämnd")
        keyboard.type("farsta")
        keyboard.press(Key.Key_Down)
        keyboard.press(Key.Key_Return)
        keyboard.tab_to("Skapa rapport")
        keyboard.press(Key.Key_Return)
        assert self.officer.form.id == "exempel-siffror"
        for text in ("Åsa Öberg", "08-508 21 000", "asa.oberg@stockholm.se"):
            keyboard.type(text)
            keyboard.press(Key.Key_Tab)

    def next(self, place: str) -> None:
        """Go to the next page, which has to be this one."""
        self.keyboard.press(Key.Key_PageDown, CTRL)
        assert self.officer.navigation.current() == place

    def back(self, place: str) -> None:
        while self.officer.navigation.current() != place:
            self.keyboard.press(Key.Key_PageUp, CTRL)

    def comment(self, question: str) -> None:
        self.keyboard.tab_to(f"{COMMENT}{self.officer.report.answer(question).question}")
        self.keyboard.type(COMMENTS[question])

    def tick(self, *names: str) -> None:
        for name in names:
            self.keyboard.tab_to(name)
            self.keyboard.press(Key.Key_Space)

    def saved(self) -> None:
        """Write no faster than it is saved: what follows comes into a page that was refreshed."""
        assert comes_to_be(lambda: not self.officer.unsaved, lambda: QTest.qWait(20))

    def cells(self, *rows: str) -> None:
        """Write a table by Tab, as it would stand in a line of a file."""
        for number, row in enumerate(rows):
            for place, text in enumerate(row.split("|")):
                if number or place:
                    self.keyboard.press(Key.Key_Tab)
                self.keyboard.type(text)
                if not number:
                    self.saved()
        self.keyboard.press(Key.Key_Tab)

    def offers(self, *places: str) -> bool:
        """Whether these are among the places that one can go to, in a moment."""
        shown = self.officer.navigation.places
        return comes_to_be(lambda: {*places} <= {*shown()}, lambda: QTest.qWait(20))

    def hides(self, *places: str) -> bool:
        """Whether none of them is, in a moment."""
        shown = self.officer.navigation.places
        return comes_to_be(lambda: not {*places} & {*shown()}, lambda: QTest.qWait(20))


@contextmanager
def _window(services: Services) -> Iterator[Filling]:
    with window_with(services) as window:
        yield Filling(Officer(window))


def _without_a_dialogue(filling: Filling) -> None:
    """One answer asks one question more, and its answer another; they go when it is changed."""
    officer, keyboard = filling.officer, filling.keyboard
    filling.next("har-dialog")
    assert filling.hides("antal-besok", "varfor-ingen-dialog")
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Space)
    assert officer.value.content() == (False, ())
    assert filling.offers("varfor-ingen-dialog")
    assert filling.hides("forsta-motet")
    filling.next("varfor-ingen-dialog")
    keyboard.press(Key.Key_Space)
    filling.next("forsta-motet")
    keyboard.type("3/10")
    filling.back("har-dialog")
    keyboard.press(Key.Key_Up)
    assert officer.value.content() == (True, ())
    assert filling.offers("antal-besok", "branscher")
    assert filling.hides("varfor-ingen-dialog", "forsta-motet")
    # What was answered to them is kept, for whoever changes their mind.
    kept = officer.report.answer("forsta-motet").value
    assert kept == datetime.date(2022, 10, 3)
    filling.comment("har-dialog")


def _leave_a_number_unfinished(filling: Filling) -> None:
    officer, keyboard = filling.officer, filling.keyboard
    filling.next("antal-besok")
    keyboard.type("1 250,")
    assert officer.value.fault() == "", "nobody is told while they type"
    keyboard.press(Key.Key_PageDown, CTRL)
    keyboard.press(Key.Key_PageUp, CTRL)
    assert officer.value.fault().startswith("Talet är inte färdigt.")
    assert officer.report.answer("antal-besok").unfinished == (Unfinished(text="1 250,"),)
    keyboard.press(Key.Key_Left, ALT)


def _finish_it(filling: Filling) -> None:
    officer, keyboard = filling.officer, filling.keyboard
    keyboard.tab_to("Fortsätt")
    keyboard.press(Key.Key_Return)
    filling.back("har-dialog")
    filling.next("antal-besok")
    assert officer.value.fault().startswith("Talet är inte färdigt.")
    assert officer.value.content() == (None, (Unfinished(text="1 250,"),))
    keyboard.press(Key.Key_End)
    keyboard.press(Key.Key_Backspace)
    assert officer.value.fault() == ""


def _fill_in(filling: Filling) -> None:
    keyboard, officer = filling.keyboard, filling.officer
    filling.next("branscher")
    filling.tick("Handel", "Bygg och anläggning", "Annat:")
    keyboard.type("Odling på tak")
    filling.next("viktigaste-form")
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Space)
    filling.next("budget-beslutad")
    keyboard.type("tors 12 maj")
    keyboard.press(Key.Key_Tab)
    filling.next("andel-av-budget")
    keyboard.type("125,0")
    filling.next("insatser")
    filling.cells(
        "Frukostmöten|12/5|48|12,5|Nämnden|Ja",
        "Mässa i Älvsjö|2022-06-01|1 200|1 140|Fastighetsägarna|Nej",
    )
    assert officer.value.cells() == [
        ["Frukostmöten", "12 maj 2022", "48", "12,5", "Nämnden", "Ja"],
        ["Mässa i Älvsjö", "1 juni 2022", "1\u00a0200", "1\u00a0140", "Fastighetsägarna", "Nej"],
        [""] * 6,
        ["", "", "1\u00a0248", "1\u00a0152,5", "", ""],
    ]
    filling.comment("insatser")
    filling.next("lokaler")
    filling.cells("4|Nya företag; Andra företag", "0|", "11|Nya företag")
    filling.next("ovriga-upplysningar")
    keyboard.type(COMMENTS["ovriga-upplysningar"])


def _review(filling: Filling) -> None:
    """What is beyond its limits is found, and gone to."""
    officer, keyboard = filling.officer, filling.keyboard
    keyboard.press(Key.Key_G, CTRL)
    (found,) = officer.review.findings()
    assert "Talet ska ligga mellan 0 och 100" in found
    keyboard.press(Key.Key_Return)
    assert officer.navigation.current() == "andel-av-budget"
    keyboard.press(Key.Key_A, CTRL)
    keyboard.type("12,5 %")
    keyboard.press(Key.Key_G, CTRL)
    assert officer.navigation.current() == REVIEW
    assert officer.review.findings() == []


def _export(filling: Filling, folder: Path) -> None:
    keyboard, officer = filling.keyboard, filling.officer
    keyboard.press(Key.Key_E, CTRL | SHIFT)
    assert officer.navigation.current() == EXPORT
    keyboard.tab_to("Mapp att spara i", back=True)
    keyboard.press(Key.Key_A, CTRL)
    keyboard.type(str(folder))
    keyboard.tab_to("Exportera")
    keyboard.press(Key.Key_Return)
    assert officer.report.status is ReportStatus.SUBMITTED


def _alone(file: Path, folder: Path) -> Path:
    """The file where nothing else is."""
    folder.mkdir()
    return file.rename(folder / file.name)


def _read(services: Services, file: Path) -> Report:
    context = ReportContext(services.catalog, lambda: TODAY, services.new_id, "1.0")
    read = ReportReader(context).read(file)
    assert read.remarks == ()
    return read.opened.report


def _said(report: Report) -> Report:
    """All that the officer has said; where its document lies is told of it in the JSON alone."""
    return without_set_aside(report).model_copy(update={"docx": None})


@pytest.fixture
def sent(styled_app: object, services: Services, tmp_path: Path) -> Report:
    """What was sent, with its files in the folder `ut`."""
    with _window(services) as filling:
        filling.begin(tmp_path / "mejl")
        _without_a_dialogue(filling)
        _leave_a_number_unfinished(filling)
    with _window(services) as filling:
        _finish_it(filling)
        _fill_in(filling)
        _review(filling)
        _export(filling, tmp_path / "ut")
        return filling.officer.report


def test_the_report_is_the_same_in_each_of_its_files(
    sent: Report, services: Services, tmp_path: Path
) -> None:
    assert_answered(without_set_aside(sent))
    skipped = not_asked(sent)
    assert skipped == {"varfor-ingen-dialog", "forsta-motet"}
    files = {file.suffix: file for file in (tmp_path / "ut").iterdir()}
    for kind in (".json", ".docx"):
        report = _read(services, _alone(files[kind], tmp_path / kind[1:]))
        assert _said(report) == _said(sent)
        assert all(not report.answer(question).has_content for question in skipped)


def test_the_document_says_it_all_without_the_report_in_it(
    sent: Report, services: Services, tmp_path: Path
) -> None:
    (document,) = (tmp_path / "ut").glob("*.docx")
    parts = {**parts_of(document.read_bytes()), EMBEDDED_PART: b"<nothing/>"}
    document.write_bytes(zipped(parts))
    assert_answered(_read(services, _alone(document, tmp_path / "docx")))


EVERY_KIND = (
    *("har-dialog", "viktigaste-form", "andel-av-budget", "budget-beslutad", "insatser"),
    *("lokaler",),
)


@pytest.fixture
def filling(officer: Officer, tmp_path: Path) -> Filling:
    filling = Filling(officer)
    filling.begin(tmp_path / "mejl")
    return filling


@pytest.mark.parametrize("question", EVERY_KIND)
def test_a_question_of_every_kind_is_set_aside_and_taken_up_again(
    filling: Filling, question: str
) -> None:
    officer, keyboard = filling.officer, filling.keyboard
    while officer.navigation.current() != question:
        keyboard.press(Key.Key_PageDown, CTRL)
    typed = {"andel-av-budget": "12,5", "budget-beslutad": "12 maj", "insatser": "Mässa"}
    if question in typed:
        keyboard.type(typed[question])
    elif question == "lokaler":
        keyboard.type("4")
    else:
        keyboard.press(Key.Key_Space)
    keyboard.tab_to("Ej relevant för nämnden")
    keyboard.press(Key.Key_Space)
    keyboard.type("Nämnden har ingen sådan verksamhet.")
    answer = officer.report.answer(question)
    assert answer.status is AnswerStatus.NOT_APPLICABLE
    assert answer.value is not None, "what was answered is kept"
    assert not officer.value.is_shown()
    value = answer.value
    keyboard.tab_to("Ej relevant för nämnden")
    keyboard.press(Key.Key_Space)
    assert officer.value.is_shown()
    assert officer.value.content() == (value, ())
    assert officer.report.answer(question).status is AnswerStatus.ANSWERED
