"""Whether what widgets show is taken for text, and nothing in it for markup."""

from collections.abc import Iterator

from PySide6.QtGui import QAction, Qt, QTextDocument
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from app.gui.kit.lists import HTML, HtmlRows
from app.model.rich_text import is_safe_link
from app.model.shown_characters import shown_lines
from app.services.help.guide import PICTURES

# Their labels are Qt's own, with nothing of a file in them.
_QTS_OWN = (QFileDialog, QPrintPreviewDialog)


def markup_faults() -> list[str]:
    """What is wrong with any widget that there is, seen or not."""
    return [f"{widget!r}: {fault}" for widget in QApplication.allWidgets() for fault in _in(widget)]


def steering_faults() -> list[str]:
    """Where a sign is obeyed that turns the text around it, or that steers a terminal."""
    return [
        f"{widget!r}: {text!r}"
        for widget in QApplication.allWidgets()
        for text in _names_in(widget)
        if shown_lines(text) != text
    ]


def _names_in(widget: QWidget) -> Iterator[str]:
    yield widget.windowTitle()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QTextBrowser):
        yield widget.toPlainText()
    elif isinstance(widget, QListWidget):
        yield from (widget.item(row).text() for row in range(widget.count()))
    elif isinstance(widget, QMessageBox):
        yield widget.text()


def document_faults(document: QTextDocument) -> Iterator[str]:
    """Pictures but those of the guide, and links but those that a report may have."""
    block = document.begin()
    while block.isValid():
        for piece in block.textFormats():
            form = piece.format.toCharFormat()
            if form.isImageFormat() and not form.toImageFormat().name().startswith(PICTURES):
                yield f"the picture {form.toImageFormat().name()}"
            link = form.anchorHref()
            if link and not link.startswith("#") and not is_safe_link(link):
                yield f"the link {link}"
        block = block.next()


def _in(widget: QWidget) -> Iterator[str]:
    for tip in _tips(widget):
        if Qt.mightBeRichText(tip):
            yield f"{tip} may be taken for markup"
    if isinstance(widget, QLabel):
        yield from _in_label(widget)
    elif isinstance(widget, QMessageBox):
        if widget.textFormat() is not Qt.TextFormat.PlainText:
            yield "the format of its text is guessed"
    elif isinstance(widget, QTextEdit):
        yield from document_faults(widget.document())
        if isinstance(widget, QTextBrowser) and widget.openLinks():
            yield "it opens links"
    elif isinstance(widget, QListWidget) and isinstance(widget.itemDelegate(), HtmlRows):
        for item in map(widget.item, range(widget.count())):
            yield from document_faults(_document(item.data(HTML) or ""))


def _tips(widget: QWidget) -> Iterator[str]:
    """What is shown beside a widget, its actions and its rows."""
    shown: tuple[QWidget | QAction, ...] = (widget, *widget.actions())
    for one in shown:
        yield from (one.toolTip(), one.statusTip(), one.whatsThis())
    if isinstance(widget, QListWidget):
        for item in map(widget.item, range(widget.count())):
            yield from (item.toolTip(), item.statusTip(), item.whatsThis())


def _in_label(label: QLabel) -> Iterator[str]:
    # Qt has the labels of message boxes open links: as plain text they have none.
    if label.textFormat() is Qt.TextFormat.PlainText or _is_qts_own(label):
        return
    if label.openExternalLinks():
        yield "it opens links"
    if label.textFormat() is not Qt.TextFormat.RichText:
        yield f"the format of {label.text()!r} is guessed"
    yield from document_faults(_document(label.text()))


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setHtml(html)
    return document


def _is_qts_own(label: QLabel) -> bool:
    around: QWidget | None = label
    while around is not None:
        # A message box has more labels, which are told apart by their names.
        if isinstance(around, _QTS_OWN) or label.objectName() == "qt_msgboxex_icon_label":
            return True
        around = around.parentWidget()
    return False
