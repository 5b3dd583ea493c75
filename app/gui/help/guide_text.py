"""The text of one topic of the guide."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app.gui.editor.block_kinds import text_blocks
from app.gui.kit.reading_text import blank_image, highlighted, show_within
from app.gui.kit.theme import STEP, on_theme_change
from app.services.help.guide import PICTURE, Topic, word_spans

_LINE_PERCENT = 125.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_MARGIN = 2 * STEP
_INDENT = 3 * STEP


class GuideText(QTextBrowser):
    """Loads nothing from files or servers."""

    topic_wanted = Signal(str)
    """The anchor of the topic that a link leads to."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self._pictures = {name: QImage.fromData(data) for name, data in pictures.items()}
        self._topic: Topic | None = None
        self._typed = ""
        self.setOpenLinks(False)
        self.setAccessibleName("Guidens text")
        self.setProperty("room", "column")
        on_theme_change(self._apply_theme)
        self.anchorClicked.connect(self._open_link)

    def show_topic(self, topic: Topic, typed: str = "") -> None:
        """Show a topic from the first of the words that are searched for."""
        self._topic = topic
        # The alternative text is shown below a picture.
        text = PICTURE.sub(r"\g<0>\n\n*\g<alt>*", topic.text)
        self.document().setDefaultFont(self.font())
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(_INDENT)
        self.setMarkdown(f"## {topic.title}\n\n{text}")
        self._set()
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.mark(typed)

    def mark(self, typed: str) -> None:
        """Mark these words, and show the first of them."""
        self._typed = typed
        self.setExtraSelections([self._marked(*place) for place in self._places()])
        for start, _ in self._places():
            first = self.textCursor()
            first.setPosition(start)
            show_within(self, first)
            break

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        return blank_image()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_pictures()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        # With Ctrl, Qt would zoom this text alone.
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def _apply_theme(self) -> None:
        """Apply the theme, and keep the place that is being read."""
        if self._topic is not None:
            bar = self.verticalScrollBar()
            place = bar.value() / max(bar.maximum(), 1)
            self.show_topic(self._topic, self._typed)
            bar.setValue(round(place * bar.maximum()))

    def _places(self) -> Iterator[tuple[int, int]]:
        return word_spans(self._typed, self.toPlainText())

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return highlighted(cursor, self.palette())

    def _set(self) -> None:
        """Add spacing; Qt's Markdown is tight."""
        for block in text_blocks(self.document()):
            cursor = QTextCursor(block)
            form = block.blockFormat()
            form.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
            if cursor.currentTable() is None:
                form.setBottomMargin(STEP if block.textList() is None else STEP / 2)
            cursor.setBlockFormat(form)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form_of_table = frame.format()
                form_of_table.setCellPadding(STEP / 2)
                form_of_table.setBorderBrush(
                    self.palette().brush(QPalette.ColorRole.PlaceholderText)
                )
                frame.setFormat(form_of_table)

    def _fit_pictures(self) -> None:
        """Make the pictures no wider than the text."""
        if self._topic is None:
            return
        room = max(self.viewport().width() - 2 * _MARGIN, STEP)
        for found in PICTURE.finditer(self._topic.text):
            picture = self._pictures.get(found["file"])
            if picture is not None:
                self.document().addResource(
                    QTextDocument.ResourceType.ImageResource,
                    QUrl(found["file"]),
                    self._fitted(picture, room),
                )
        self.document().markContentsDirty(0, self.document().characterCount())

    def _fitted(self, picture: QImage, room: int) -> QImage:
        if picture.width() <= room:
            return picture
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = picture.scaledToWidth(round(room * ratio), smooth)
        fitted.setDevicePixelRatio(ratio)
        return fitted

    def _open_link(self, link: QUrl) -> None:
        if link.hasFragment() and not link.scheme() and not link.path():
            self.topic_wanted.emit(link.fragment())
