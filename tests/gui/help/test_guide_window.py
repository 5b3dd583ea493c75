"""The guide beside the work: read, searched and gone about in with keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from app.gui.help.guide_window import GuideWindow
from app.gui.shell.window import MainWindow
from app.model import lengths
from app.paths import bundled_data
from app.services.help.guide import Guide, Topic, read_guide
from tests.support.terms import STOCKHOLM
from tests.support.typing import CTRL, press, type_text

GUIDE = read_guide(bundled_data().help, STOCKHOLM)
_WORDS = ("exportera", "Ctrl+", "en fil", "versioner datorn", "tangent", "Skift+Tab")


@pytest.fixture
def guide(window: MainWindow, qtbot: QtBot) -> GuideWindow:
    return _shown(GuideWindow(GUIDE, window), qtbot)


def _shown(guide: GuideWindow, qtbot: QtBot) -> GuideWindow:
    qtbot.addWidget(guide)
    guide.show()
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    return guide


def _heading(guide: GuideWindow) -> str:
    return guide.text.toPlainText().partition("\n")[0]


def _marked(guide: GuideWindow) -> list[str]:
    return [mark.cursor.selectedText() for mark in guide.text.extraSelections()]


def test_it_opens_beside_the_work_with_the_first_topic(guide: GuideWindow) -> None:
    assert not guide.isModal()
    assert _heading(guide) == GUIDE.topics[0].title
    assert guide.topics.count() == len(GUIDE.topics)
    assert guide.search.hasFocus()


def test_it_opens_at_the_topic_that_is_wanted(guide: GuideWindow) -> None:
    guide.show_topic("Granska")
    assert _heading(guide) == "Granska"
    assert guide.topics.currentItem().text() == "Granska"
    guide.show_topic("Finns inte")
    assert _heading(guide) == "Granska"


def test_the_keyboard_is_enough(guide: GuideWindow) -> None:
    type_text(guide.search, "rörs")
    press(guide.search, Qt.Key.Key_Return)
    assert guide.topics.hasFocus()
    assert guide.found.text() == "En träff i ett avsnitt"
    assert _heading(guide) == "Rätta en skickad rapport"
    assert _marked(guide) == ["rörs"]
    press(guide.topics, Qt.Key.Key_Tab)
    assert guide.text.hasFocus()
    press(guide.text, Qt.Key.Key_F, CTRL)
    assert guide.search.hasFocus()
    press(guide.search, Qt.Key.Key_Delete)
    assert guide.topics.count() == len(GUIDE.topics)
    assert _heading(guide) == "Rätta en skickad rapport"
    assert _marked(guide) == []
    press(guide.search, Qt.Key.Key_Down)
    press(guide.topics, Qt.Key.Key_Down)
    assert _heading(guide) != "Rätta en skickad rapport"
    press(guide.topics, Qt.Key.Key_Escape)
    assert not guide.isVisible()


@pytest.mark.parametrize("typed", _WORDS)
def test_what_the_list_counts_is_what_is_marked(guide: GuideWindow, typed: str) -> None:
    type_text(guide.search, typed)
    counted = dict(GUIDE.search(typed))
    assert guide.topics.count() == len(counted) > 0
    for row, (topic, times) in enumerate(counted.items()):
        guide.topics.setCurrentRow(row)
        assert guide.topics.item(row).text() == f"{topic.title} ({times})"
        marked = _marked(guide)
        assert len(marked) == times
        assert {word.casefold() for word in marked} == set(typed.casefold().split())


def test_what_is_nowhere_is_said(guide: GuideWindow) -> None:
    type_text(guide.search, "vattenkanna")
    assert guide.found.text() == "Inga träffar. Pröva ett annat ord."
    assert guide.topics.count() == 0


def test_a_link_leads_to_its_topic(guide: GuideWindow) -> None:
    type_text(guide.search, "skapa")
    guide.text.anchorClicked.emit(QUrl("#skicka-rapporten"))
    assert _heading(guide) == "Skicka rapporten"
    assert guide.search.text() == ""


@pytest.mark.parametrize(
    "link", ["https://example.se/", "file:///etc/passwd", "https://example.se/#granska", "x.md#a"]
)
def test_nothing_outside_is_opened(
    guide: GuideWindow, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    before = guide.text.toPlainText()
    guide.text.anchorClicked.emit(QUrl(link))
    assert guide.text.toPlainText() == before
    assert opened == []


def _picture(guide: GuideWindow, name: str) -> object:
    kind = QTextDocument.ResourceType.ImageResource.value
    return guide.text.document().resource(kind, QUrl(name))


def test_only_pictures_of_the_guide_are_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    outside = tmp_path / "bild.png"
    outside.write_bytes(GUIDE.pictures["pictures/question.png"])
    names = (str(outside), outside.as_uri(), "https://example.se/bild.png", "pictures/a.png")
    text = "\n\n".join(f"![bild]({name})" for name in names)
    pictures = {"pictures/a.png": GUIDE.pictures["pictures/question.png"]}
    guide = _shown(GuideWindow(Guide((Topic("Bilder", text),), pictures), window), qtbot)
    guide.grab()
    shown = [
        picture.width() for name in names if isinstance(picture := _picture(guide, name), QImage)
    ]
    assert shown[:3] == [1, 1, 1]
    assert shown[3] > 100


def test_pictures_are_no_wider_than_the_text(guide: GuideWindow) -> None:
    def width() -> float:
        picture = _picture(guide, "pictures/question.png")
        assert isinstance(picture, QImage)
        return picture.deviceIndependentSize().width()

    guide.resize(700, 600)
    narrow = width()
    assert 0 < narrow < guide.text.viewport().width()
    assert guide.text.document().idealWidth() <= guide.text.viewport().width()
    guide.resize(780, 600)
    assert narrow < width() < guide.text.viewport().width()


def test_what_a_picture_shows_is_there_to_be_read(guide: GuideWindow) -> None:
    assert "En fråga i taget, med rapportens delar till vänster" in guide.text.toPlainText()


def test_everything_has_a_name_for_a_screen_reader(guide: GuideWindow) -> None:
    for widget in (guide.search, guide.topics, guide.text):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)


def test_no_more_than_a_sentence_is_searched_for(guide: GuideWindow) -> None:
    guide.search.setText("exportera")
    guide.search.setText("exportera " * 10_000)
    assert guide.search.text() == "exportera"
    assert f"högst {lengths.WANTED} tecken" in guide.found.text()
