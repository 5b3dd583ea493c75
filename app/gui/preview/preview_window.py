"""The window that shows a document as it will be on paper."""

from collections.abc import Callable
from string import digits

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from app.gui.kit.announcements import announce
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.clean_field import CleanField
from app.gui.kit.commands import Command, show_keys
from app.gui.kit.find_bar import FindBar
from app.gui.kit.flow import Flow
from app.gui.kit.messages import Level, Message, MessageBar
from app.gui.kit.parts import button, column_in, field_label, frame, label, title_text
from app.gui.kit.theme import STEP
from app.gui.preview.find_on_pages import FindOnPages
from app.gui.preview.pages import STEPS, Fit, Pages
from app.gui.preview.printed_document import PrintedDocument
from app.model.swedish import in_figures

_LESS, _MORE = "Förminska", "Förstora"
_NO_PRINTER = "Datorn har ingen skrivare. Lägg till en, eller be it-avdelningen om hjälp."
_NOT_PRINTED = "Dokumentet gick inte att skriva ut. Kontrollera skrivaren och försök igen."


class PageField(CleanField):
    """The number of the page that is looked at; another one goes to that page."""

    wanted = Signal(int)
    """A page, from 0; there may be none."""

    def __init__(self, pages: int) -> None:
        super().__init__("1", _digits, len(str(pages)))
        self._page, self._pages = 0, pages
        self.setProperty("room", "number")
        # A screen reader does not see what stands beside it.
        self.setAccessibleDescription(f"av {in_figures(pages)}")
        self.setToolTip("Skriv ett sidnummer och tryck på Enter")
        self.editingFinished.connect(self._go)

    def show_page(self, page: int) -> None:
        self._page = page
        self.setText(str(page + 1))

    def said(self) -> str:
        return f"Sida {in_figures(self._page + 1)} av {in_figures(self._pages)}"

    def _go(self) -> None:
        if self.text():
            self.wanted.emit(int(self.text()) - 1)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign in digits)


class PreviewWindow(QDialog):
    """Over the window that the document comes from; Escape closes it."""

    def __init__(
        self, document: PrintedDocument, title: str, parent: QWidget, note: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(title_text(f"Förhandsgranskning – {title}"))
        self._document = document
        self._title = title
        self.pages = Pages(document)
        self.find_bar = FindBar("Sök i dokumentet")
        self._finding = FindOnPages(self.find_bar, self.pages, document.text)
        self.previous = self._button("‹", lambda: self._turn(-1), Command.PREVIOUS_PAGE)
        self.field = PageField(document.pages)
        self.next = self._button("›", lambda: self._turn(1), Command.NEXT_PAGE)
        self.less = self._button("−", lambda: self._zoom(-1), Command.SMALLER, _LESS)
        self.size_box = ChoiceBox()
        self.more = self._button("+", lambda: self._zoom(1), Command.LARGER, _MORE)
        self.search = self._button("Sök", self._finding.open, Command.FIND, "Sök i dokumentet")
        self.print = self._button("Skriv ut …", self._print, Command.PREVIEW, "Skriv ut")
        self.leave = button("Stäng", self.reject, "quiet")
        self.leave.setToolTip("Stäng förhandsgranskningen (Esc)")
        self.leave.setAccessibleDescription("Esc")
        self.said = MessageBar(level=Level.NOTE)
        self._note = note
        self._lay_out()
        self._connect()

    def _button(
        self, text: str, clicked: Callable[[], object], command: Command, name: str = ""
    ) -> QPushButton:
        """A button that the keys of a command press, too."""
        made = button(text, clicked)
        show_keys(made, command, name)
        made.setAccessibleName(name or command.plain)
        for keys in command.keys:
            QShortcut(QKeySequence(keys), self, made.click)
        return made

    def _lay_out(self) -> None:
        self.size_box.setAccessibleName("Storlek")
        # On Linux its name is what is chosen.
        self.size_box.setAccessibleDescription("Sidans storlek")
        for fit in Fit:
            self.size_box.addItem(fit.value, fit)
        for step in STEPS:
            self.size_box.addItem(f"{step} %", step)
        self.print.setProperty("role", "primary")
        bar = frame("header")
        row = Flow(bar, margin=STEP)
        row.add(self.previous, field_label("Sida", self.field), self.field)
        row.add(label(f"av {in_figures(self._document.pages)}", wrap=False), self.next)
        row.add(self.less, self.size_box, self.more, self.search)
        row.add_at_the_end(self.print, self.leave)
        column = column_in(self, spacing=0)
        column.addWidget(bar)
        column.addWidget(self.find_bar)
        below = QWidget()
        column_in(below, margin=STEP // 2).addWidget(self.said)
        column.addWidget(below)
        column.addWidget(self.pages, 1)
        for pressed in self.findChildren(QPushButton):
            # Enter is for where one is.
            pressed.setAutoDefault(False)

    def _connect(self) -> None:
        self.field.wanted.connect(self._go_to)
        self.pages.page_changed.connect(self._show_page)
        self.pages.zoomed.connect(self._show_zoom)
        self.size_box.activated.connect(
            lambda row: self.pages.set_zoom(self.size_box.itemData(row))
        )
        QShortcut(QKeySequence(Command.NORMAL_SIZE.keys[0]), self, lambda: self._set_zoom(100))
        for command, step in (
            (Command.FIND_NEXT, self._finding.next),
            (Command.FIND_PREVIOUS, self._finding.previous),
        ):
            QShortcut(QKeySequence(command.keys[0]), self, step)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not event.spontaneous():
            self.pages.reader.setFocus()
            # When it is as wide as it is going to be.
            QTimer.singleShot(0, self, self._begin)

    def reject(self) -> None:
        if self.find_bar.is_open:
            self.find_bar.close_bar()
        else:
            super().reject()

    def _begin(self) -> None:
        self.pages.set_zoom(100 if self.pages.fits(100) else Fit.WIDTH)
        self.pages.go_to(0)
        self._show_page(0)
        self.said.say(self._note)

    # Pages.

    def _turn(self, by: int) -> None:
        self._go_to(self.pages.page + by)
        announce(self.pages.reader, self.field.said())

    def _go_to(self, page: int) -> None:
        if page != self.pages.page:
            self.pages.go_to(page)
        self._show_page(self.pages.page)

    def _show_page(self, page: int) -> None:
        self.field.show_page(page)
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < self._document.pages)

    # Size.

    def _zoom(self, by: int) -> None:
        self.pages.step_zoom(by)
        announce(self.pages.reader, self.size_box.currentText())

    def _set_zoom(self, zoom: int) -> None:
        self.pages.set_zoom(zoom)
        announce(self.pages.reader, self.size_box.currentText())

    def _show_zoom(self) -> None:
        self.size_box.setCurrentIndex(self.size_box.findData(self.pages.zoom))
        self.less.setEnabled(self.pages.zoom != STEPS[0])
        self.more.setEnabled(self.pages.zoom != STEPS[-1])

    # Printing.

    def _print(self) -> None:
        # Qt's printing takes a moment to load.
        from app.gui.preview import printing

        self.said.say("")
        if not printing.has_printer():
            # Windows' own dialog would not be shown, and say nothing of it.
            self.said.say(Message(_NO_PRINTER, Level.ERROR))
            return
        asked = printing.ask_for_printer(self._document, self._title, self.pages.page, self)
        if asked is None:
            return
        printer, pages = asked
        if not printing.print_pages(printer, self._document, pages):
            self.said.say(Message(_NOT_PRINTED, Level.ERROR))
        elif printer.outputFileName():
            self.said.say(f"Dokumentet är sparat i {printer.outputFileName()}")
        else:
            self.said.say(f"Dokumentet är skickat till skrivaren {printer.printerName()}.")
