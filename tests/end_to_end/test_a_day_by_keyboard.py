"""An officer's day without a mouse: last term's report, this term's begun from it, and the mail."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.gui.help.guide_window import GuideWindow
from app.gui.kit.services import Services
from app.gui.report.versions_dialog import VersionsDialog
from app.gui.shell.window import MainWindow
from app.model.places import CONTACT, EXPORT, REVIEW, Place
from app.model.report import AnswerStatus, ReportStatus
from app.model.rich_text import BlockKind
from tests.support.keyboard import ALT, Keyboard
from tests.support.library_contents import contents_of
from tests.support.officer import Officer
from tests.support.terms import a_term
from tests.support.typing import CTRL, SHIFT

FIRST, SECOND, THIRD, LAST = (
    "kulturella-kreativa-naringar",
    "vaxla-upp-stockholm",
    "platssamverkan-platsaktivering",
    "ovriga-upplysningar",
)
Key = Qt.Key


def _place(window: MainWindow) -> Place:
    return Officer(window).navigation.current()


def _begin(keyboard: Keyboard, window: MainWindow) -> None:
    """The first term's report, from the empty start page to its contact details."""
    keyboard.type("kulturn")
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("Period")
    keyboard.press(Key.Key_Home)
    keyboard.tab_to("Skapa rapport")
    keyboard.press(Key.Key_Return)
    assert Officer(window).report.term == a_term("2022-T1")
    for text in ("Åsa Öberg", "08-508 21 000", "asa.oberg@stockholm.se"):
        keyboard.type(text)
        keyboard.press(Key.Key_Tab)


def _answer(keyboard: Keyboard, window: MainWindow) -> None:
    """Three questions: one with everything a text can have, one set aside, one in plain words."""
    keyboard.press(Key.Key_PageDown, CTRL)
    assert _place(window) == FIRST
    keyboard.press(Key.Key_1, CTRL | ALT)
    keyboard.type("Besök")
    keyboard.press(Key.Key_Return)
    keyboard.type("Vi träffade ")
    keyboard.press(Key.Key_B, CTRL)
    keyboard.type("fjorton")
    keyboard.press(Key.Key_B, CTRL)
    keyboard.type(" teatrar.")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_L, CTRL | SHIFT)
    keyboard.type("i Årsta")
    keyboard.press(Key.Key_PageDown, CTRL)
    assert _place(window) == SECOND
    keyboard.tab_to("Ej relevant för nämnden")
    keyboard.press(Key.Key_Space)
    assert keyboard.focus == "Varför är frågan inte relevant? (obligatoriskt)"
    keyboard.type("Nämnden har ingen sådan verksamhet.")
    keyboard.press(Key.Key_PageDown, CTRL)
    assert _place(window) == THIRD
    keyboard.type("Nämnden har mötts offta och sett xx platser.")


def _look_over(keyboard: Keyboard, window: MainWindow) -> None:
    """Spelling, words that are looked for, the review, the guide."""
    officer = Officer(window)
    keyboard.press(Key.Key_Home)
    keyboard.press(Key.Key_F7)
    assert officer.question.selected() == "offta"
    keyboard.type("ofta")
    keyboard.press(Key.Key_F, CTRL)
    keyboard.type("fjorton")
    keyboard.press(Key.Key_Return)
    assert _place(window) == FIRST
    keyboard.press(Key.Key_Escape)
    assert officer.question.selected() == "fjorton"
    keyboard.press(Key.Key_S, CTRL)
    assert "sparad" in officer.notices.text()
    keyboard.press(Key.Key_G, CTRL)
    assert (_place(window), keyboard.focus) == (REVIEW, "Granskningens punkter")
    keyboard.press(Key.Key_F1)
    (guide,) = window.findChildren(GuideWindow)
    assert guide.text.toPlainText().startswith("Granska")
    keyboard.press(Key.Key_Escape)
    assert not guide.isVisible()
    assert keyboard.focus == "Granskningens punkter"
    keyboard.press(Key.Key_Return)
    assert _place(window) == THIRD
    assert officer.question.selected() == "xx"
    keyboard.type("tre")


def _export(keyboard: Keyboard, window: MainWindow, folder: Path) -> None:
    keyboard.press(Key.Key_E, CTRL | SHIFT)
    assert (_place(window), keyboard.focus) == (EXPORT, "Exportera")
    keyboard.tab_to("Mapp att spara i", back=True)
    keyboard.press(Key.Key_A, CTRL)
    keyboard.type(str(folder))
    keyboard.tab_to("Exportera")
    keyboard.press(Key.Key_Return)
    assert Officer(window).report.status is ReportStatus.SUBMITTED
    assert keyboard.focus == "Mottagarens e-postadress"
    assert len(list(folder.iterdir())) == 3


def _next_term(keyboard: Keyboard, window: MainWindow) -> None:
    """The next report, begun from the first: each answer confirmed, one of them written anew."""
    keyboard.press(Key.Key_N, CTRL)
    assert keyboard.focus == "Nämnd"
    keyboard.type("Kulturnämnden")
    keyboard.press(Key.Key_Escape)
    keyboard.press(Key.Key_Return)
    assert keyboard.focus == "Börja från den"
    keyboard.press(Key.Key_Return)
    assert keyboard.focus == "Skapa rapporten"
    keyboard.press(Key.Key_Return)
    officer = Officer(window)
    assert officer.report.term == a_term("2022-T2")
    assert _place(window) == FIRST
    keyboard.press(Key.Key_PageUp, CTRL)
    assert _place(window) == CONTACT
    keyboard.tab_to("Stämmer, nästa", back=True)
    keyboard.press(Key.Key_Return)
    assert _place(window) == FIRST
    keyboard.tab_to("Stämmer, nästa", back=True)
    keyboard.press(Key.Key_Space)
    assert _place(window) == SECOND
    keyboard.press(Key.Key_Return, CTRL)
    assert _place(window) == THIRD
    keyboard.press(Key.Key_A, CTRL)
    keyboard.type("Nämnden har bytt plats.")
    keyboard.press(Key.Key_Z, CTRL)
    keyboard.press(Key.Key_Y, CTRL)


def _in_the_menus(keyboard: Keyboard, window: MainWindow) -> None:
    """What there is no key for: copying, earlier versions."""
    officer = Officer(window)
    keyboard.press(Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Nämnden har bytt plats."
    keyboard.choose(Key.Key_R, Key.Key_V)
    copied = QGuiApplication.clipboard().text()
    assert "Ej relevant: Nämnden har ingen sådan verksamhet." in copied
    assert not QGuiApplication.clipboard().mimeData().hasHtml()
    keyboard.choose(Key.Key_A, Key.Key_V)
    assert len(window.findChildren(VersionsDialog)) == 1
    assert keyboard.focus == "Tidigare versioner"
    keyboard.press(Key.Key_Escape)
    assert not window.findChildren(VersionsDialog)
    assert officer.question.has_focus()


def test_a_day_by_keyboard(window: MainWindow, services: Services, tmp_path: Path) -> None:
    keyboard = Keyboard(window)
    _begin(keyboard, window)
    _answer(keyboard, window)
    _look_over(keyboard, window)
    _export(keyboard, window, tmp_path / "t1")
    _next_term(keyboard, window)
    _in_the_menus(keyboard, window)
    _export(keyboard, window, tmp_path / "t2")
    keyboard.press(Key.Key_Left, ALT)
    assert not Officer(window).has_report()
    assert keyboard.focus == "Nämnd"
    sent = {report.term: report for report in contents_of(services.library).submitted}
    first, second = sent[a_term("2022-T1")], sent[a_term("2022-T2")]
    assert first.answer(THIRD).plain == "Nämnden har mötts ofta och sett tre platser."
    assert [block.kind for block in first.answer(FIRST).blocks] == [
        *(BlockKind.SUBHEADING, BlockKind.PARAGRAPH, BlockKind.BULLET),
    ]
    assert second.answer(FIRST).blocks == first.answer(FIRST).blocks
    assert second.answer(SECOND).status is AnswerStatus.NOT_APPLICABLE
    assert second.answer(THIRD).plain == "Nämnden har bytt plats."
