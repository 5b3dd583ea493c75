"""Whether what widgets show is taken for text, and nothing in it for markup."""

from collections.abc import Iterator
from itertools import product

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import QAction, Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from app.gui.kit.lists import DATA, HTML, HtmlRows
from app.model.rich_text import is_safe_link
from app.model.shown_characters import shown_lines
from app.services.help.guide import PICTURES

# Their labels are Qt's own, with nothing of a file in them.
_QTS_OWN = (QFileDialog,)


def markup_faults() -> list[str]:
    """What is wrong with any widget that there is, seen or not."""
    return [f"{widget!r}: {fault}" for widget in QApplication.allWidgets() for fault in _in(widget)]


def steering_faults() -> list[str]:
    """Where a sign is obeyed that turns the text around it, or that steers a terminal."""
    return [
        f"{widget!r}: {text!r}"
        for widget in QApplication.allWidgets()
        for text in names_in(widget)
        if shown_lines(text) != text
    ]


def names_in(widget: QWidget) -> Iterator[str]:
    """All that it says but the text of an editor, which keeps what an officer has in it."""
    yield widget.windowTitle()
    yield from (widget.accessibleName(), widget.accessibleDescription())
    yield from _tips(widget)
    for action in widget.actions():
        yield from (action.text(), action.iconText())
    yield from _words_of(widget)
    if isinstance(widget, (QAbstractItemView, QComboBox)):
        for index in _places_in(widget.model()):
            held = widget.model().itemData(index).items()
            yield from (text for role, text in held if role != DATA and isinstance(text, str))


def _words_of(widget: QWidget) -> Iterator[str]:
    """What stands in it, by its kind."""
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QTextBrowser():
            yield widget.toPlainText()
        case QLineEdit():
            yield widget.placeholderText()
            yield widget.text() if widget.isReadOnly() else ""
        case QMenu():
            yield widget.title()
        case QTabBar():
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        case QMessageBox():
            yield from (widget.text(), widget.informativeText(), widget.detailedText())


def _places_in(model: QAbstractItemModel | None) -> Iterator[QModelIndex]:
    """Every item of a list or a table."""
    if model is not None:
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        places = product(range(model.rowCount()), range(columns))
        yield from (model.index(row, column) for row, column in places)


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


_TIPS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)


def _tips(widget: QWidget) -> Iterator[str]:
    """What is shown beside a widget, its actions, its tabs and its rows."""
    shown: tuple[QWidget | QAction, ...] = (widget, *widget.actions())
    for one in shown:
        yield from (one.toolTip(), one.statusTip(), one.whatsThis())
    if isinstance(widget, QTabBar):
        yield from (widget.tabToolTip(tab) for tab in range(widget.count()))
    if isinstance(widget, (QAbstractItemView, QComboBox)):
        for index in _places_in(widget.model()):
            yield from (str(index.data(role) or "") for role in _TIPS)


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
