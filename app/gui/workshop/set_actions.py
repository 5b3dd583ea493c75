"""What is done with a whole set that is written: tried, installed, sent, saved, gone back in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from app.gui.kit.broken_files import plainly
from app.gui.kit.messages import Level, Message
from app.gui.kit.other_programs import HANDED_OVER, TO_BE_OPENED, UNSEEN, Opened
from app.gui.kit.services import REFUSALS, Folder, Services
from app.gui.kit.waiting import wait_for
from app.gui.question_sets.question_set_texts import name_of
from app.gui.workshop.set_outputs import SetOutputs
from app.model.form import FormDefinition
from app.model.report import ListedReport
from app.model.shown_characters import shown

if TYPE_CHECKING:
    from app.gui.workshop.send_out_dialog import SendOutDialog
    from app.gui.workshop.try_out_dialog import TryOutDialog
    from app.gui.workshop.workshop_page import WorkshopPage
    from app.services.workshop.trial import Trial

_ERRORS = "Rätta felen först: Nästa fel visar vad som fattas."
_NOT_YET = "Det finns ingen fråga att visa än."
_MAILED = {
    Opened.AS_NEW: f"{HANDED_OVER} {UNSEEN}",
    Opened.AS_FILE: TO_BE_OPENED,
    Opened.NOT: "Mejlet gick inte att öppna. Bifoga filen i ett eget mejl i stället.",
}


class SetActions(QObject):
    """Saves before it does anything; what it says is said on the page."""

    changed = Signal()
    """Other sets are installed now than before."""

    def __init__(self, page: "WorkshopPage", services: Services) -> None:
        super().__init__(page)
        self._page = page
        self._draft = page.draft
        self._services = services
        self._workshop = services.workshop
        self._outputs = SetOutputs(services, page, page.say)
        frame = page.frame
        frame.try_out.clicked.connect(self.try_out)
        frame.install.clicked.connect(self.install)
        frame.send_out.clicked.connect(self.send_out)
        frame.versions.clicked.connect(self.show_versions)
        frame.more_ways.clicked.connect(self._show_more_ways)

    # What comes of it.

    def preview(self) -> None:
        """The empty form on paper, to be read and printed."""
        if self._page.save_now() and (form := self._form_to_show()) is not None:
            self._outputs.preview(form)

    def save_file(self) -> None:
        """The file, also while there are errors in it."""
        if self._page.save_now():
            content = self._draft.content
            self._outputs.save_file(
                self._draft.text, str(content.get("id", "")), content.get("version")
            )

    def save_workbook(self) -> None:
        """The set as a workbook, once there are no errors in it."""
        if (form := self._form_without_errors()) is not None:
            self._outputs.save_workbook(form)

    def install(self) -> None:
        """Put the set on offer on this computer."""
        form = self._form_without_errors()
        if form is None:
            return
        try:
            self._workshop.install(self._draft)
        except REFUSALS as error:
            self._refuse(f"Frågorna är inte installerade. {plainly(error)}")
            return
        self.changed.emit()
        self._page.say(Message(f"Frågorna är installerade här: {name_of(form)}.", passing=True))

    def _show_more_ways(self) -> None:
        menu, below = QMenu(self._page), self._page.frame.more_ways
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Spara filen …", self.save_file)
        menu.addAction("Spara som Excel-fil …", self.save_workbook)
        menu.addAction("Förhandsgranska och skriv ut …", self.preview)
        menu.popup(below.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    # Trying.

    def try_out(self) -> None:
        """Show what becomes of the answers of a report, or of an example."""
        from app.gui.workshop.try_out_dialog import TryOutDialog

        if not self._page.save_now() or self._form_to_show() is None:
            return
        dialog = TryOutDialog(self._earlier_reports(), self._tried_with, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.print_wanted.connect(lambda: self._show_on_paper(dialog))
        dialog.open()

    def _earlier_reports(self) -> list[tuple[ListedReport, str]]:
        """The reports here on an earlier version, by their titles; the latest first."""
        listing, titles = self._services.library.listing(), self._services.titles()
        set_id = self._draft.content.get("id")
        found = [one for one in (*listing.submitted, *listing.drafts) if one.form.id == set_id]
        found.sort(key=lambda one: one.modified_at, reverse=True)
        return [(one, titles.of(one)) for one in found]

    def _tried_with(self, listed: ListedReport | None) -> "tuple[Trial, FormDefinition] | None":
        form = self._draft.preview_form()
        try:
            report = self._services.library.read(listed) if listed is not None else None
        except REFUSALS as error:
            self._refuse(f"Rapporten kan inte öppnas. {error}")
            return None
        trial = self._workshop.try_out(self._draft, report)
        return (trial, form) if trial is not None and form is not None else None

    def _show_on_paper(self, dialog: "TryOutDialog") -> None:
        form = self._draft.preview_form()
        if dialog.trial is not None and form is not None:
            SetOutputs(self._services, dialog, self._page.say).preview(form, dialog.trial.report)

    # Sending.

    def send_out(self) -> None:
        """Ask for whom it is, and make the mail ready."""
        from app.gui.workshop.send_out_dialog import SendOutDialog

        form = self._form_without_errors()
        if form is None:
            return
        dialog = SendOutDialog(self._workshop.addresses(form), self._services, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda: self._send(dialog))
        dialog.open()

    def _send(self, dialog: "SendOutDialog") -> None:
        folder, services = dialog.where(), self._services
        if folder is None:
            return
        to, with_form = dialog.to(), dialog.with_form.isChecked()
        try:
            mail = self._workshop.write_mail(
                self._draft, with_empty_form=with_form, to=to, folder=folder
            )
            command = wait_for(
                lambda: services.mail_command(mail), lambda: None, "Gör i ordning mejlet …", dialog
            )
        except REFUSALS as error:
            dialog.problem.say(f"Mejlet gick inte att göra i ordning. {error}")
            return
        services.remember_folder(Folder.EXPORT, folder)
        opened = services.open_mail(mail, command)
        dialog.accept()
        level = Level.ERROR if opened is Opened.NOT else Level.INFO
        told = f"{_MAILED[opened]} Mejlet ligger i {shown(str(mail.file))}."
        self._page.say(Message(told, level, passing=True))

    # Earlier versions.

    def show_versions(self) -> None:
        """Show what the set said before, to compare with and to go back to."""
        from app.gui.workshop.set_versions import SetVersionsDialog

        if not self._page.save_now():
            return
        try:
            entries = self._workshop.versions(self._draft.key)
        except REFUSALS as error:
            self._refuse(f"De tidigare versionerna går inte att läsa. {error}")
            return
        if not entries:
            text = "Det finns inga tidigare versioner. De sparas medan du skriver."
            self._page.say(Message(text))
            return
        dialog = SetVersionsDialog(entries, self._draft, self._workshop, self._services, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._restore)
        dialog.open()

    def _restore(self, text: str) -> None:
        self._draft.restore(text)
        self._page.say_undoable("Den tidigare versionen är tillbaka.")

    # What can be done with it as it stands.

    def _form_to_show(self) -> FormDefinition | None:
        form = self._draft.preview_form()
        if form is None:
            self._refuse(_NOT_YET)
        return form

    def _form_without_errors(self) -> FormDefinition | None:
        """The set as it is saved; what is wrong is shown where there is something."""
        self._page.name_all()
        if not self._page.save_now():
            return None
        form = self._draft.form
        if form is None:
            self._page.go_to_next_fault()
            self._refuse(_ERRORS)
        return form

    def _refuse(self, text: str) -> None:
        self._page.say(Message(text, Level.ERROR, passing=True))
