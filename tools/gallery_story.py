"""What the pictures show: two terms of an officer's work, through the real window."""

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget, QWidget

from app.formats.report_json import SUFFIX, write_report_json
from app.gui.help.about_dialog import AboutDialog
from app.gui.help.guide_window import GuideWindow
from app.gui.kit.commands import Command
from app.gui.report.changes_view import ChangesDialog
from app.gui.report.versions_dialog import VersionsDialog
from app.gui.shell.navigator import Navigator
from app.gui.shell.unexpected_errors import ErrorDialog
from app.gui.shell.window import MainWindow
from app.gui.start.recovery_prompt import Questions
from app.model.merge import Side
from app.model.places import CONTACT, EXPORT, RETURN, REVIEW
from app.model.report import Report, ReportStatus
from app.model.report_stages import question_alone
from app.paths import UserData, bundled_data
from app.services.backup.making import BackupMaking
from app.services.help.guide import read_guide
from app.services.help.licences import components
from tests.support.example_report import EXAMPLE, bullet, paragraph, subheading
from tests.support.officer import Officer, click
from tests.support.question_sets import REWORDED, edited, newer_set, set_file
from tests.support.registers import newer_register, register_file
from tests.support.terms import RESPONDENT, STOCKHOLM
from tests.support.typing import type_text
from tests.support.workplace import Clock, bundled_catalog, services_in
from tools.gallery_camera import Camera, Cut
from tools.gallery_collating import tell_collating
from tools.gallery_values import tell_values
from tools.gallery_workshop import tell_workshop
from tools.settled import settle

_BEFORE, _NOW = "2022-T1", "2022-T2"
_FIRST, _DOUBTED, _ASIDE = (
    "samverkan-lokalt-naringsliv",
    "dialog-foretag",
    "verksamhetsomraden",
)
_CONFIRMED = (
    *("vaxla-upp-stockholm", "svart-ekonomi", "platssamverkan-platsaktivering"),
    *("kultur-offentliga-rummet", "hallbar-tillvaxt", _ASIDE),
)
_COLLEAGUES = (
    bullet("Företagarna i centrum har bildat en förening."),
    paragraph("Nästa möte hålls i oktober."),
)
# What the review has something to say of.
_DOUBTFUL = (
    subheading("Besök hos handlare"),
    paragraph(
        "Under 2019 besökte nämnden handlarna vid torget. Besöken beskrivs i bifogad rapport, och "
        "xx företag har svarat på enkäten."
    ),
    bullet("Nästa besök planeras till våren."),
)


def tell(camera: Camera, data: Path, size: tuple[int, int]) -> None:
    """The whole story; what is saved is saved below a folder."""
    story = Story(camera, data, size)
    story.first_term()
    story.second_term()
    story.dialogs()
    story.what_is_told_when_something_went_wrong()
    story.after_a_crash()
    story.with_a_colleague()
    story.newer_questions()
    story.officer.leave()
    story.backup()
    story.removed()
    tell_collating(camera, story.officer, data)
    story.officer.choose(Command.HOME)
    tell_values(camera, story.officer, data)
    story.officer.choose(Command.HOME)
    tell_workshop(camera, story.officer, data)
    story.window.close()
    story.window.deleteLater()


class Story:
    """One officer, one window at a time; each chapter begins where the one before ended."""

    def __init__(self, camera: Camera, data: Path, size: tuple[int, int]) -> None:
        self._camera = camera
        self._data = data
        self._size = size
        self._clock = Clock()
        self._clock.advance(days=-120)
        self.officer = self._open()

    @property
    def window(self) -> MainWindow:
        return self.officer.window

    def _take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        settle(shown)
        self._camera.take(name, shown, above=above, guide=guide)

    def first_term(self) -> None:
        """A report from its beginning to its export."""
        officer, panel = self.officer, self.officer.new_report
        self._take("start-empty", self.window)
        panel.committee.setFocus()
        type_text(panel.committee, "sk")
        QApplication.processEvents()
        suggestions = panel.committee.completer().popup()
        self._take("new-report", self.window, above=suggestions, guide=Cut((panel.panel,)))
        if suggestions is not None:
            suggestions.hide()
        officer.start_report(EXAMPLE.committee, _BEFORE)
        officer.write(EXAMPLE)
        officer.go_to(CONTACT)
        self._take("contact", self.window)
        self._rest(_FIRST)
        self._take("question", self.window, guide=Cut((self.window,)))
        self._rest(_ASIDE)
        self._take("not-applicable", self.window, guide=Cut((officer.question.page,)))
        officer.go_to(EXPORT)
        _page, folder = officer.export_to, self._data / "Dokument"
        officer.export.choose_folder(folder.name)
        self._take("export-before", self.window)
        officer.export_to(folder)
        sending = officer.sending
        self._without_place(sending.files, folder)
        self._take("export-no-recipient", self.window)
        type_text(sending.address, "naringsliv@exempel.se")
        click(sending.save_address)
        self._without_place(sending.files, folder)
        self._take(
            "export", self.window, guide=Cut((officer.export.heading, sending.panel), height=720)
        )
        click(sending.send)
        self._without_place(sending.files, folder)
        self._take("export-sent-or-not", self.window)
        self._files_in_disorder(folder)
        click(sending.send)
        click(sending.was_sent)
        self._without_place(sending.files, folder)
        self._take("export-sent", self.window)
        click(sending.by_hand)
        self._without_place(sending.files, folder)
        self._take("export-by-hand", self.window)
        click(sending.by_hand)
        self._without_place(sending.files, folder)
        self._take("correct", self.window, guide=Cut((officer.notices.lock,)))
        officer.leave()

    def _files_in_disorder(self, folder: Path) -> None:
        """The document is changed, then gone, and at last as it was."""
        (document,), sending = folder.glob("*.docx"), self.officer.sending
        whole = document.read_bytes()
        document.write_bytes(b"PK")
        click(sending.send)
        self._without_place(sending.files, folder)
        self._take("export-changed", self.window)
        document.unlink()
        self._turn_and_come_back()
        self._without_place(sending.files, folder)
        self._take("export-missing", self.window)
        document.write_bytes(whole)
        self._turn_and_come_back()

    def _turn_and_come_back(self) -> None:
        self.officer.go_to(REVIEW)
        self.officer.show_place(EXPORT)

    def _without_place(self, told: QLabel, folder: Path) -> None:
        """Where this computer has it is nobody's matter."""
        told.setText(told.text().replace(str(folder), folder.name))

    def second_term(self) -> None:
        """The next report, begun from the first one."""
        officer = self.officer
        self._clock.advance(days=120)
        officer.start_report(EXAMPLE.committee, _NOW)
        self._take("begin-from", self.window)
        click(self.officer.new_report.begin_from)
        self._take("carry-over", self.window, guide=Cut((self.window,)))
        click(officer.plan.create)
        self._rest(_FIRST)
        beside = Cut((officer.pages(), officer.earlier.pane), 1240, within=officer.earlier.beside)
        self._take("last-term", self.window, guide=beside)
        officer.question.editor.moveCursor(QTextCursor.MoveOperation.End)
        self._write(" Två nya företag har anmält sig.")
        # Where the window is narrow it is not seen.
        officer.earlier.compare.click()
        self._take("compared", self.window)
        for question_id in _CONFIRMED:
            self._rest(question_id)
            click(officer.question.confirm)
        self._clock.advance(minutes=15)
        officer.answer(_DOUBTED, _DOUBTFUL)
        self._rest(_DOUBTED)
        officer.question.not_applicable.setFocus()
        self._take("question-notes", self.window)
        click(officer.question.notes_toggle)
        self._take("question-notes-opened", self.window)
        self._take("signs", self.window, guide=Cut((officer.navigation.rows,), height=760))
        officer.go_to(REVIEW)
        self._take("review", self.window, guide=Cut((officer.review.page,)))
        officer.leave()
        self._take("start-reports", self.window)

    def dialogs(self) -> None:
        """What opens beside the report."""
        officer = self.officer
        for words in (" Mötet hålls i Älvsjö.", " Alla företag är välkomna."):
            self._clock.advance(minutes=5)
            officer.start.open_draft()
            officer.go_to(_FIRST)
            self._write(words)
            officer.leave()
        officer.start.open_draft()
        # Where there is no room for its button it is in the menus.
        self.officer.choose(Command.VERSIONS)
        (versions,) = self.window.findChildren(VersionsDialog)
        (listed,) = versions.findChildren(QListWidget)
        listed.setCurrentRow(listed.count() - 1)
        self._show("versions", versions, Cut((versions,)))
        officer.go_to(EXPORT)
        click(officer.export.preview)
        (preview,) = officer.previews()
        self._show("preview", preview)
        guide = GuideWindow(read_guide(bundled_data().help, STOCKHOLM), self.window)
        guide.show_topic("Granska")
        self._show("help", guide)
        guide.search.setText("export")
        self._show("help-search", guide)
        user = UserData(Path.home() / "Naringslivsrapport")
        about = AboutDialog(
            components(bundled_data()), bundled_data(), user, RESPONDENT, self.window
        )
        self._show("about", about)

    def what_is_told_when_something_went_wrong(self) -> None:
        officer = self.officer
        before = officer.report
        after = before.with_answer(before.answer(_FIRST).model_copy(update={"blocks": _COLLEAGUES}))
        changes = ChangesDialog(before, after, officer.form, "Sedan i går", self.window)
        self._show("changes", changes)
        trail = "ValueError: ett oväntat värde\n  app/gui/report/report_view.py, rad 120"
        self._show("error", ErrorDialog(self.window, trail, saved=True))

    def after_a_crash(self) -> None:
        """The window ends in the middle of the work, and another one begins."""
        officer = self.officer
        officer.go_to(_FIRST)
        self._write(" Anmälan görs senast den 30 september.")
        officer.end_at_once()
        self.window.hide()
        self.window.deleteLater()
        self.officer = self._open()
        (asked,) = self.window.findChildren(Questions)
        self._take("recovery", self.window, guide=Cut((asked,)))

    def with_a_colleague(self) -> None:
        """What comes back from a colleague who has the same report, or one question of it."""
        officer = self.officer
        officer.start.open_draft()
        report = officer.report
        answer = report.answer(_FIRST)
        written = answer.model_copy(update={"blocks": (*answer.blocks[:-1], *_COLLEAGUES)})
        contact = report.contact.model_copy(update={"phone": "08-508 18 003"})
        theirs = report.with_answer(written).model_copy(update={"contact": contact})
        self._hand_over(theirs)
        page = officer.two_versions
        click(page.side(next(iter(page.rows)), Side.THEIRS))
        self._take("two-versions", self.window, guide=Cut((self.window,)))
        click(page.cancel)
        officer.leave()
        officer.start.open_exported()
        self._hand_over(
            officer.report.model_copy(update={"status": ReportStatus.DRAFT, "contact": contact})
        )
        self._take("two-versions-refused", self.window)
        self._hand_over(
            question_alone(theirs, _FIRST).model_copy(update={"report_id": UUID(int=2**64)})
        )
        self._take("question-alone", self.window)
        officer.go_to(RETURN)
        self._take("question-back", self.window)
        officer.leave()
        self._take("start-question", self.window)

    def _hand_over(self, report: Report) -> None:
        file = self._data / f"fil{SUFFIX}"
        file.write_bytes(write_report_json(report))
        self.officer.open_file(file)
        settle(self.window)

    def newer_questions(self) -> None:
        """The office mails a question set; the draft goes on with it."""
        officer = self.officer
        broken = set_file(self._data / "Hämtat", edited(("{year}", "{år}")), "trasig.toml")
        officer.drop(broken)
        self._take("question-set-refused", self.window)
        officer.drop(set_file(self._data / "Hämtat", newer_set(), "naringsliv-version-2.toml"))
        self._take("question-set", self.window, guide=Cut((self.window,)))
        click(officer.question_set.install)
        self._take("question-sets", self.window)
        officer.drop(register_file(self._data / "Hämtat", newer_register()))
        self._take("register", self.window)
        click(officer.register.cancel)
        self._take("start-newer-questions", self.window)
        officer.start.open_draft()
        self._take("move", self.window, guide=Cut((self.window,)))
        click(officer.move.move)
        officer.go_to(REWORDED)
        self._take("moved", self.window)
        click(officer.notices.undo)
        self._take("kept-questions", self.window)
        officer.drop(broken)
        self._take("question-set-refused-report", self.window)

    def backup(self) -> None:
        """A backup is taken in beside what was written since."""
        officer, path = self.officer, self._data / "naringslivsrapport-sakerhetskopia.zip"
        BackupMaking(self._data / "data", bundled_catalog(), self._clock).make(path)
        officer.start.open_draft()
        self._rest(_FIRST)
        self._write(" Det här skrev jag efteråt.")
        officer.leave()
        officer.drop(path)
        self._take("backup", self.window)
        click(officer.backup.take_in)
        self._take("start-backup", self.window)

    def removed(self) -> None:
        """A report is removed, and comes back."""
        officer = self.officer
        officer.start.remove()
        self._take("removed", self.window)
        click(officer.start.bin)
        self._take("bin", self.window)
        click(officer.bin.bring_back)
        self._take("bin-empty", self.window)
        officer.choose(Command.HOME)

    def _open(self) -> Officer:
        window = MainWindow(RESPONDENT)
        window.resize(*self._size)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        services = services_in(self._data)
        clock = services.now
        if not isinstance(clock, Clock):
            raise TypeError("the time cannot be told")
        clock.now = self._clock.now
        self._clock = clock
        Navigator(window, services)
        return Officer(window)

    def _rest(self, place: str) -> None:
        """Be at a place, with all saved and looked through."""
        self.officer.go_to(place)
        settle(self.window)

    def _write(self, words: str) -> None:
        """Write more, some minutes later."""
        self._clock.advance(minutes=25)
        self.officer.question.type(words)
        self.officer.save_now()

    def _show(self, name: str, dialog: QDialog, guide: Cut | None = None) -> None:
        dialog.show()
        self._take(name, dialog, guide=guide)
        dialog.done(0)
