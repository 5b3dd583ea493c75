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
from app.model.term import Term
from tests.support.hands import ALT, Hands
from tests.support.officer import Officer
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


def _begin(hands: Hands, window: MainWindow) -> None:
    """The first term's report, from the empty start page to its contact details."""
    hands.type("kulturn")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    hands.tab_to("Period")
    hands.press(Key.Key_Home)
    hands.tab_to("Skapa rapport")
    hands.press(Key.Key_Return)
    assert Officer(window).report.term == Term.parse("2022-T1")
    for text in ("Åsa Öberg", "08-508 21 000", "asa.oberg@stockholm.se"):
        hands.type(text)
        hands.press(Key.Key_Tab)


def _answer(hands: Hands, window: MainWindow) -> None:
    """Three questions: one with everything a text can have, one set aside, one in plain words."""
    hands.press(Key.Key_PageDown, CTRL)
    assert _place(window) == FIRST
    hands.press(Key.Key_1, CTRL | ALT)
    hands.type("Besök")
    hands.press(Key.Key_Return)
    hands.type("Vi träffade ")
    hands.press(Key.Key_B, CTRL)
    hands.type("fjorton")
    hands.press(Key.Key_B, CTRL)
    hands.type(" teatrar.")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_L, CTRL | SHIFT)
    hands.type("i Årsta")
    hands.press(Key.Key_PageDown, CTRL)
    assert _place(window) == SECOND
    hands.tab_to("Ej relevant för nämnden")
    hands.press(Key.Key_Space)
    assert hands.focus == "Varför är frågan inte relevant? (obligatoriskt)"
    hands.type("Nämnden har ingen sådan verksamhet.")
    hands.press(Key.Key_PageDown, CTRL)
    assert _place(window) == THIRD
    hands.type("Nämnden har mötts offta och sett xx platser.")


def _look_over(hands: Hands, window: MainWindow) -> None:
    """Spelling, words that are looked for, the review, the guide."""
    officer = Officer(window)
    hands.press(Key.Key_Home)
    hands.press(Key.Key_F7)
    assert officer.question.selected() == "offta"
    hands.type("ofta")
    hands.press(Key.Key_F, CTRL)
    hands.type("fjorton")
    hands.press(Key.Key_Return)
    assert _place(window) == FIRST
    hands.press(Key.Key_Escape)
    assert officer.question.selected() == "fjorton"
    hands.press(Key.Key_S, CTRL)
    assert "sparad" in officer.notices.text()
    hands.press(Key.Key_G, CTRL)
    assert (_place(window), hands.focus) == (REVIEW, "Granskningens punkter")
    hands.press(Key.Key_F1)
    (guide,) = window.findChildren(GuideWindow)
    assert guide.text.toPlainText().startswith("Granska")
    hands.press(Key.Key_Escape)
    assert not guide.isVisible()
    assert hands.focus == "Granskningens punkter"
    hands.press(Key.Key_Return)
    assert _place(window) == THIRD
    assert officer.question.selected() == "xx"
    hands.type("tre")


def _export(hands: Hands, window: MainWindow, folder: Path) -> None:
    hands.press(Key.Key_E, CTRL | SHIFT)
    assert (_place(window), hands.focus) == (EXPORT, "Exportera")
    hands.tab_to("Mapp att spara i", back=True)
    hands.press(Key.Key_A, CTRL)
    hands.type(str(folder))
    hands.tab_to("Exportera")
    hands.press(Key.Key_Return)
    assert Officer(window).report.status is ReportStatus.SUBMITTED
    assert hands.focus == "Skicka"
    assert len(list(folder.iterdir())) == 3


def _next_term(hands: Hands, window: MainWindow) -> None:
    """The next report, begun from the first: each answer confirmed, one of them written anew."""
    hands.press(Key.Key_N, CTRL)
    assert hands.focus == "Nämnd"
    hands.type("Kulturnämnden")
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_Return)
    assert hands.focus == "Börja från den"
    hands.press(Key.Key_Return)
    assert hands.focus == "Skapa rapporten"
    hands.press(Key.Key_Return)
    officer = Officer(window)
    assert officer.report.term == Term.parse("2022-T2")
    assert _place(window) == FIRST
    hands.press(Key.Key_PageUp, CTRL)
    assert _place(window) == CONTACT
    hands.tab_to("Oförändrat, stämmer", back=True)
    hands.press(Key.Key_Return)
    for place in (FIRST, SECOND):
        hands.press(Key.Key_PageDown, CTRL)
        assert _place(window) == place
        hands.tab_to("Oförändrat, stämmer", back=True)
        hands.press(Key.Key_Space)
    hands.press(Key.Key_PageDown, CTRL)
    hands.press(Key.Key_A, CTRL)
    hands.type("Nämnden har bytt plats.")
    hands.press(Key.Key_Z, CTRL)
    hands.press(Key.Key_Y, CTRL)


def _in_the_menus(hands: Hands, window: MainWindow) -> None:
    """What there is no key for: copying, earlier versions."""
    officer = Officer(window)
    hands.press(Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Nämnden har bytt plats."
    hands.choose(Key.Key_R, Key.Key_V)
    copied = QGuiApplication.clipboard().text()
    assert "Ej relevant: Nämnden har ingen sådan verksamhet." in copied
    assert not QGuiApplication.clipboard().mimeData().hasHtml()
    hands.choose(Key.Key_A, Key.Key_V)
    assert len(window.findChildren(VersionsDialog)) == 1
    assert hands.focus == "Tidigare versioner"
    hands.press(Key.Key_Escape)
    assert not window.findChildren(VersionsDialog)
    assert officer.question.has_focus()


def test_a_day_by_keyboard(window: MainWindow, services: Services, tmp_path: Path) -> None:
    hands = Hands(window)
    _begin(hands, window)
    _answer(hands, window)
    _look_over(hands, window)
    _export(hands, window, tmp_path / "t1")
    _next_term(hands, window)
    _in_the_menus(hands, window)
    _export(hands, window, tmp_path / "t2")
    hands.press(Key.Key_Left, ALT)
    assert not Officer(window).has_report()
    assert hands.focus == "Nämnd"
    sent = {report.term: report for report in services.library.contents().submitted}
    first, second = sent[Term.parse("2022-T1")], sent[Term.parse("2022-T2")]
    assert first.answer(THIRD).plain == "Nämnden har mötts ofta och sett tre platser."
    assert [block.kind for block in first.answer(FIRST).blocks] == [
        *(BlockKind.SUBHEADING, BlockKind.PARAGRAPH, BlockKind.BULLET),
    ]
    assert second.answer(FIRST).blocks == first.answer(FIRST).blocks
    assert second.answer(SECOND).status is AnswerStatus.NOT_APPLICABLE
    assert second.answer(THIRD).plain == "Nämnden har bytt plats."
