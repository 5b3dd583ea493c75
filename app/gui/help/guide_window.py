"""The guide window, and the commands of the Help menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.help.about_dialog import AboutDialog
from app.gui.help.guide_text import GuideText
from app.gui.kit.announcements import announce
from app.gui.kit.clean_field import CleanField
from app.gui.kit.lists import sync_current_with_selection
from app.gui.kit.page_controller import PageController
from app.gui.kit.parts import button, column_in, fit_on_screen, label
from app.gui.kit.services import REFUSALS
from app.gui.kit.theme import NAVIGATION, STEP, on_theme_change, scaled
from app.model import lengths
from app.model.swedish import in_figures
from app.services.help.guide import Guide, Topic, read_guide
from app.services.help.licences import components

_TOPIC = Qt.ItemDataRole.UserRole
_SIZE = (1100, 700)


class SearchField(CleanField):
    """Enter and the down arrow go to the results."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(most=lengths.WANTED)
        self.setPlaceholderText("Sök i guiden")
        self.setAccessibleName("Sök i guiden")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class GuideWindow(QDialog):
    """Modeless: the officer goes on with the report beside it."""

    def __init__(self, guide: Guide, parent: QWidget) -> None:
        super().__init__(parent)
        self._guide = guide
        self.setWindowTitle("Guide")
        fit_on_screen(self, *_SIZE)
        self.search = SearchField()
        self.topics = QListWidget()
        self.found = label("", "muted")
        self.text = GuideText(guide.pictures)
        self.leave = button("Stäng", self.reject)
        self.leave.setAutoDefault(False)
        self._lay_out()
        on_theme_change(self._adapt_to_width)
        self._connect()
        self._fill()

    def _lay_out(self) -> None:
        self.topics.setProperty("role", "places")
        self.topics.setAccessibleName("Guidens avsnitt")
        self.topics.setWordWrap(True)
        sync_current_with_selection(self.topics)
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QVBoxLayout()
        side.setSpacing(STEP)
        for widget in (self.search, self.found, self.topics):
            side.addWidget(widget)
        reading = QHBoxLayout()
        reading.addStretch(1)
        reading.addWidget(self.text, 1000)
        reading.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(STEP * 2)
        middle.addLayout(side)
        middle.addLayout(reading, 1)
        outer = column_in(self, margin=STEP * 2, spacing=STEP * 2)
        outer.addLayout(middle, 1)
        outer.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        for widget in (self.search, self.found, self.topics):
            widget.setFixedWidth(min(scaled(NAVIGATION), self.width() * 2 // 5))

    def _connect(self) -> None:
        self.search.taken.connect(self._fill)
        self.search.refused.connect(self._refuse)
        self.search.left.connect(self.topics.setFocus)
        self.topics.currentItemChanged.connect(self._show)
        self.topics.itemActivated.connect(self.text.setFocus)
        self.text.topic_wanted.connect(self.show_topic)
        QShortcut(QKeySequence.StandardKey.Find, self, self._begin_search)

    def show_topic(self, name: str) -> None:
        """Show the topic with this title or anchor; nothing changes where there is none."""
        topic = self._guide.topic(name)
        if topic is None:
            return
        self.search.clear()
        for row in range(self.topics.count()):
            if self.topics.item(row).data(_TOPIC) == topic:
                self.topics.setCurrentRow(row)

    def _fill(self) -> None:
        """List the topics that contain what is typed, and stay at the current one."""
        typed = self.search.text().strip()
        current: QListWidgetItem | None = self.topics.currentItem()
        shown: Topic | None = current.data(_TOPIC) if current else None
        found = list(self._guide.search(typed))
        self.topics.blockSignals(True)
        self.topics.clear()
        for topic, times in found:
            item = QListWidgetItem(f"{topic.title} ({in_figures(times)})" if typed else topic.title)
            item.setData(_TOPIC, topic)
            self.topics.addItem(item)
        self.topics.blockSignals(False)
        self._show_count(typed, len(found), sum(times for _, times in found))
        rows = [topic for topic, _ in found]
        self.topics.setCurrentRow(rows.index(shown) if shown in rows else 0)
        if not found:
            self.text.mark("")

    def _show_count(self, typed: str, topics: int, times: int) -> None:
        self.found.setVisible(bool(typed))
        if not typed:
            return
        hits = "En träff" if times == 1 else f"{in_figures(times)} träffar"
        where = "ett avsnitt" if topics == 1 else f"{in_figures(topics)} avsnitt"
        self.found.setText(f"{hits} i {where}" if topics else "Inga träffar. Pröva ett annat ord.")
        announce(self.search, self.found.text())

    def _show(self) -> None:
        item: QListWidgetItem | None = self.topics.currentItem()
        if item is not None:
            self.text.show_topic(item.data(_TOPIC), self.search.text().strip())

    def _refuse(self, why: str) -> None:
        self.found.setText(why)
        self.found.setVisible(bool(why))
        announce(self.search, why)

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


class HelpCommands(PageController):
    def open_guide(self) -> None:
        """Show the guide at the topic of the current page."""
        window = self._pages.window()
        shown = window.findChild(GuideWindow)
        if shown is None:
            try:
                shown = GuideWindow(
                    read_guide(self._services.bundled.help, self._services.catalog.register), window
                )
            except REFUSALS as error:
                self._pages.say_error(f"Guiden går inte att visa. {error}")
                return
        shown.show_topic(self._pages.current.topic)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def open_about(self) -> None:
        services = self._services
        try:
            parts = components(services.bundled)
        except REFUSALS as error:
            self._pages.say_error(f"Programmets licenser går inte att visa. {error}")
            return
        respondent = services.catalog.register.respondent
        window = self._pages.window()
        AboutDialog(parts, services.bundled, services.user, respondent, window).open()
