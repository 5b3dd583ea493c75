"""Two officers at one report: a copy goes out, both write, the file comes back and is merged."""

import datetime
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.formats.report_json import SUFFIX, read_report_json, write_report_json
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.merge import merge_controller
from app.gui.merge.merge_page import TwoVersionsPage
from app.model.merge import Side
from app.model.report import Accepted
from app.model.version_history import VersionEntry
from app.services.errors import StoppedWaitingError
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.version_store import VersionStore
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.keyboard import Keyboard
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.two_officers import (
    BLACK,
    DIALOGUE,
    FIRST,
    GROWTH,
    Mail,
    choose,
    draft_in,
    pick,
    turn_to,
    versions_say,
    write,
)
from tests.support.window import window_with
from tests.support.workplace import Clock, services_in


@pytest.fixture
def shared(officer: Officer, colleague: Officer, mail: Mail) -> None:
    """A report that both have, with one answer."""
    officer.start_report("norrmalm", "2022-T2")
    write(officer, FIRST, "Gemensamt.")
    choose(officer, Command.SAVE_COPY)
    colleague.open_file(mail.newest)


@pytest.mark.usefixtures("shared")
def test_a_copy_has_its_own_kind_of_name(mail: Mail, colleague: Officer) -> None:
    assert mail.suggested == [
        f"uppfoljningsrapport-naringsliv_2022-T2_norrmalm_kopia{SUFFIX}",
    ]
    assert mail.filters == ["Rapport (*.nrapport);;JSON (*.json)"]
    assert colleague.report.answer(FIRST).plain == "Gemensamt."


class _Reads:
    """Which versions are read, and whether the window stands still meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.by_name: Counter[str] = Counter()
        self.in_the_way: set[str] = set()
        read = VersionStore.read

        def note(store: VersionStore, report_id: UUID, entry: VersionEntry) -> bytes:
            name = store.path(report_id, entry).name
            self.by_name[name] += 1
            if threading.current_thread() is threading.main_thread():
                self.in_the_way.add(name)
            return read(store, report_id, entry)

        monkeypatch.setattr(VersionStore, "read", note)


@pytest.mark.usefixtures("shared")
def test_my_versions_are_read_once_and_the_window_does_not_stand_still(
    officer: Officer, services: Services, mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    history, mine = services.library.history, draft_in(services)
    for number in range(20):
        minutes = datetime.timedelta(minutes=number - 60)
        answer = mine.answer(FIRST).model_copy(update={"blocks": (paragraph("ord " * number),)})
        earlier = mine.with_answer(answer)
        moment = mine.modified_at + minutes
        history.save(earlier.model_copy(update={"modified_at": moment}))
    write(officer, FIRST, "Det här är mitt nya svar.")
    theirs = read_report_json(mail.newest.read_bytes(), "")
    answer = theirs.answer(BLACK).model_copy(update={"blocks": (paragraph("Kollegans."),)})
    mail.newest.write_bytes(write_report_json(theirs.with_answer(answer)))
    reads = _Reads(monkeypatch)
    officer.open_file(mail.newest)
    assert len(reads.by_name) > 20
    # Whether the latest is to be kept once more is seen at once.
    latest = {name for name in reads.by_name if name > sorted(reads.by_name)[-4]}
    assert reads.in_the_way <= latest
    assert {reads.by_name[name] for name in reads.by_name if name not in latest} == {1}


@pytest.mark.usefixtures("shared")
def test_whoever_does_not_want_to_wait_goes_on_writing(
    officer: Officer, mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: object) -> None:
        raise StoppedWaitingError

    monkeypatch.setattr(merge_controller, "wait_for", stopped)
    officer.open_file(mail.newest)
    assert "inget nytt" not in officer.notices.text()
    write(officer, FIRST, "Jag skriver vidare.")


@pytest.mark.usefixtures("shared")
def test_such_files_are_offered_to_be_opened(
    officer: Officer, mail: Mail, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def open_names(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        offered.append(kinds)
        return [str(mail.newest)], kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", open_names)
    choose(officer, Command.OPEN)
    assert "*.nrapport *.json" in offered[0]
    assert officer.report == draft_in(services)


@pytest.fixture
def apart(shared: None, officer: Officer, colleague: Officer, mail: Mail) -> None:
    """Both have written, and the colleague's file is back."""
    write(officer, FIRST, "Mitt nya.")
    write(officer, DIALOGUE, "Bara jag.")
    write(officer, GROWTH, "Mina ord.")
    write(colleague, FIRST, "Kollegans nya.")
    write(colleague, BLACK, "Bara kollegan.")
    write(colleague, GROWTH, "Kollegans ord.")
    choose(colleague, Command.SAVE_COPY)
    turn_to(officer)
    officer.open_file(mail.newest)


@pytest.mark.usefixtures("apart")
def test_what_differs_is_chosen_and_merged(officer: Officer, services: Services) -> None:
    page = officer.two_versions
    assert list(page.rows) == [FIRST, BLACK, GROWTH, DIALOGUE]
    assert page.chosen(BLACK) is Side.THEIRS
    assert page.chosen(DIALOGUE) is Side.MINE
    assert page.summary() == "2 val återstår"
    assert not page.merge.isEnabled()
    pick(officer, FIRST, Side.THEIRS)
    assert page.summary() == "1 val återstår"
    pick(officer, GROWTH, Side.BOTH)
    click(page.merge)
    report = draft_in(services)
    assert officer.report == report
    assert [report.answer(one).plain for one in (FIRST, BLACK, GROWTH, DIALOGUE)] == [
        *("Kollegans nya.", "Bara kollegan."),
        *("Mina ord.\n\nKollegans ord.", "Bara jag."),
    ]
    assert "ihopslagna" in officer.notices.text()
    # What was not chosen stands in a version.
    assert {"Mitt nya.", "Kollegans nya."} <= versions_say(services, FIRST)
    assert {"Mina ord.", "Kollegans ord."} <= versions_say(services, GROWTH)


@pytest.mark.usefixtures("apart")
def test_what_was_merged_can_be_undone(officer: Officer, services: Services) -> None:
    before = draft_in(services)
    for place in (FIRST, GROWTH):
        pick(officer, place, Side.THEIRS)
    click(officer.two_versions.merge)
    click(officer.notices.undo)
    assert draft_in(services).answers == before.answers
    assert "Kollegans nya." in versions_say(services, FIRST)


@pytest.mark.usefixtures("apart")
def test_nothing_is_merged_by_whoever_turns_back(officer: Officer, services: Services) -> None:
    before = draft_in(services)
    click(officer.two_versions.cancel)
    assert officer.report == before
    assert not officer.is_beside()
    write(officer, FIRST, "Och vidare.")
    assert draft_in(services).answer(FIRST).plain == "Och vidare."


@pytest.mark.usefixtures("apart")
def test_the_way_home_is_there_too(officer: Officer, services: Services) -> None:
    before = draft_in(services)
    click(officer.two_versions.back)
    assert officer.start.is_current()
    assert draft_in(services) == before
    click(officer.start.open_draft)
    assert not officer.read_only


@pytest.mark.usefixtures("apart")
def test_the_keys_are_enough(officer: Officer, services: Services) -> None:
    page, keyboard = officer.two_versions, Keyboard(officer.window)
    assert page.side(FIRST, Side.MINE).hasFocus()
    keyboard.press(Qt.Key.Key_Right)
    keyboard.press(Qt.Key.Key_Space)
    assert page.chosen(FIRST) is Side.THEIRS
    keyboard.tab_to("Mitt, Hållbar tillväxt")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.tab_to("Slå ihop")
    keyboard.press(Qt.Key.Key_Return)
    report = draft_in(services)
    assert report.answer(FIRST).plain == "Kollegans nya."
    assert report.answer(GROWTH).plain == "Mina ord."


@pytest.mark.usefixtures("apart")
def test_the_file_can_be_a_report_of_its_own(officer: Officer, services: Services) -> None:
    click(officer.two_versions.own)
    said = {draft.answer(FIRST).plain for draft in contents_of(services.library).drafts}
    assert said == {"Mitt nya.", "Kollegans nya."}
    assert officer.report.answer(FIRST).plain == "Kollegans nya."


@pytest.mark.usefixtures("shared")
def test_what_i_have_had_before_is_older(
    officer: Officer, colleague: Officer, mail: Mail, services: Services
) -> None:
    officer.leave()
    click(officer.start.open_draft)
    write(officer, FIRST, "Nyare.")
    write(colleague, BLACK, "Svaret.")
    choose(colleague, Command.SAVE_COPY)
    officer.open_file(mail.newest)
    page = officer.two_versions
    assert page.chosen(FIRST) is Side.MINE
    assert page.summary() == "Allt är valt"
    click(page.merge)
    report = draft_in(services)
    assert report.answer(FIRST).plain == "Nyare."
    assert report.answer(BLACK).plain == "Svaret."


@pytest.mark.usefixtures("shared")
def test_what_only_the_colleague_has_touched_is_theirs(
    officer: Officer, colleague: Officer, mail: Mail, services: Services
) -> None:
    clock = services.now
    assert isinstance(clock, Clock)
    clock.advance(minutes=3)
    write(officer, DIALOGUE, "Mitt nya.")
    write(officer, GROWTH, "Mina ord.")
    choose(officer, Command.SAVE_COPY)
    colleague.open_file(mail.newest)
    click(colleague.two_versions.merge)
    clock.advance(minutes=3)
    write(officer, GROWTH, "Mina nya ord.")
    write(colleague, GROWTH, "Kollegans ord.")
    write(colleague, DIALOGUE, "Kollegans bättre.")
    choose(colleague, Command.SAVE_COPY)
    officer.open_file(mail.newest)
    page = officer.two_versions
    assert {place: row.choice() for place, row in page.rows.items()} == {
        GROWTH: None,
        DIALOGUE: Side.THEIRS,
    }


@pytest.mark.usefixtures("shared")
def test_the_same_file_again_opens_mine(officer: Officer, mail: Mail, services: Services) -> None:
    officer.open_file(mail.newest)
    assert not officer.is_beside()
    assert officer.report == draft_in(services)


@pytest.mark.usefixtures("apart")
def test_what_cannot_be_merged_now_can_be_tried_again(
    officer: Officer, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = draft_in(services)
    for place in (FIRST, GROWTH):
        pick(officer, place, Side.THEIRS)
    with monkeypatch.context() as full:
        full.setattr(services.library.history, "save", _refuse)
        click(officer.two_versions.merge)
    assert "slogs inte ihop" in officer.two_versions.problem()
    assert draft_in(services) == before
    click(officer.two_versions.merge)
    assert draft_in(services).answer(FIRST).plain == "Kollegans nya."


def test_a_question_that_cannot_be_taken_in_now_leaves_the_report_open(
    officer: Officer, mail: Mail, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.start_report("norrmalm", "2022-T2")
    officer.go_to(BLACK)
    choose(officer, Command.SAVE_QUESTION)
    confirmed = officer.report
    alone = read_report_json(mail.newest.read_bytes(), "a").model_copy(
        update={"accepted": (Accepted(code="x", question_id=BLACK, reason="Så är det."),)}
    )
    mail.newest.write_bytes(write_report_json(alone))
    with monkeypatch.context() as full:
        full.setattr(services.library.history, "save", _refuse)
        officer.open_file(mail.newest)
    assert "slogs inte ihop" in officer.notices.text()
    assert officer.report.accepted == confirmed.accepted
    officer.open_file(mail.newest)
    assert officer.report.accepted == alone.accepted
    assert "Det nya i filen" in officer.notices.text()


def _refuse(*_: object, **__: object) -> None:
    raise StorageError(Path("disk"), StorageErrorCode.DISK_FULL)


@pytest.mark.usefixtures("shared")
def test_what_nobody_foresaw_leaves_the_report_saving(
    officer: Officer,
    colleague: Officer,
    mail: Mail,
    services: Services,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(officer, FIRST, "Mitt nya.")
    write(colleague, FIRST, "Kollegans nya.")
    choose(colleague, Command.SAVE_COPY)
    with monkeypatch.context() as broken, qtbot.captureExceptions() as errors:
        broken.setattr(TwoVersionsPage, "__init__", _break)
        officer.open_file(mail.newest)
    assert [error[0] for error in errors] == [OverflowError]
    write(officer, FIRST, "Och vidare.")
    assert draft_in(services).answer(FIRST).plain == "Och vidare."


def _break(_page: object, *_arguments: object, **_named: object) -> None:
    raise OverflowError


@pytest.mark.usefixtures("apart")
def test_what_comes_while_it_is_chosen_waits(
    officer: Officer, services: Services, mail: Mail, qtbot: QtBot
) -> None:
    pick(officer, FIRST, Side.THEIRS)
    other = read_report_json(mail.newest.read_bytes(), "a").model_copy(
        update={"report_id": uuid4()}
    )
    file = mail.folder / f"annan{SUFFIX}"
    file.write_bytes(write_report_json(other))
    officer.window.bring_to_front(file)
    assert "”annan.nrapport” visas när du är klar här." in officer.two_versions.note()
    choose(officer, Command.NEW)
    assert officer.two_versions.chosen(FIRST) is Side.THEIRS
    pick(officer, GROWTH, Side.THEIRS)
    click(officer.two_versions.merge)
    qtbot.waitUntil(lambda: officer.report.report_id == other.report_id)
    said = {one.answer(FIRST).plain for one in contents_of(services.library).drafts}
    assert said == {"Kollegans nya."}


@pytest.mark.usefixtures("shared")
def test_files_that_are_dropped_together_all_come(
    officer: Officer, colleague: Officer, mail: Mail, qtbot: QtBot
) -> None:
    write(officer, FIRST, "Mitt nya.")
    files = []
    for text in ("Ett.", "Två."):
        write(colleague, FIRST, text)
        choose(colleague, Command.SAVE_COPY)
        files.append(mail.newest)
    turn_to(officer)
    officer.drop(*files)
    for text in ("Ett.", "Två."):
        qtbot.waitUntil(officer.is_beside)
        pick(officer, FIRST, Side.THEIRS)
        click(officer.two_versions.merge)
        assert officer.report.answer(FIRST).plain == text


@pytest.mark.usefixtures("apart")
def test_nobody_else_can_write_meanwhile(officer: Officer, tmp_path: Path, mail: Mail) -> None:
    with window_with(replace(services_in(tmp_path), new_id=uuid4)) as window:
        second = Officer(window)
        click(Officer(window).start.open_draft)
        assert second.read_only
        second.open_file(mail.newest)
        assert not second.is_beside()
        assert "öppen i ett annat fönster" in second.notices.text()
        click(officer.two_versions.cancel)


@pytest.mark.usefixtures("apart")
def test_another_version_of_the_questions_is_not_merged(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    click(officer.two_versions.cancel)
    report = draft_in(services)
    standing = tmp_path / "data" / "reports" / "drafts" / f"{report.report_id}.json"
    officer.leave()
    older = report.form.model_copy(update={"sha256": "0" * 64})
    standing.write_bytes(write_report_json(report.model_copy(update={"form": older})))
    other = report.with_answer(
        report.answer(BLACK).model_copy(update={"blocks": (paragraph("Annat."),)})
    )
    file = tmp_path / f"annan{SUFFIX}"
    file.write_bytes(write_report_json(other))
    officer.open_file(file)
    page = officer.two_versions
    assert page.rows == {}
    assert not page.merge.isVisible()
    click(page.own)
    assert len(contents_of(services.library).drafts) == 2


@pytest.mark.usefixtures("shared")
def test_my_own_file_again_has_nothing_new(officer: Officer, mail: Mail) -> None:
    write(officer, FIRST, "Bara jag har skrivit.")
    officer.open_file(mail.newest)
    assert officer.report.answer(FIRST).plain == "Bara jag har skrivit."
    assert officer.notices.text() == "Filen innehåller inget nytt."


def test_an_exported_report_is_not_merged_with(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    turn_to(officer)
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.write(EXAMPLE)
    assert officer.save_now()
    report = officer.report
    officer.export_to(tmp_path / "ut")
    changed = report.with_answer(
        report.answer(BLACK).model_copy(update={"blocks": (paragraph("Senare."),)})
    )
    file = tmp_path / f"kopia{SUFFIX}"
    file.write_bytes(write_report_json(changed))
    officer.open_file(file)
    assert not officer.two_versions.merge.isVisible()
    click(officer.two_versions.cancel)
    broken = tmp_path / f"trasig{SUFFIX}"
    broken.write_bytes(b"{}")
    officer.open_file(broken)
    assert "exporterad (version 1) och låst" in officer.notices.locked()
    assert "Filen kan inte öppnas" in officer.notices.news()
    click(officer.notices.correct)
    officer.open_file(file)
    pick(officer, BLACK, Side.THEIRS)
    click(officer.two_versions.merge)
    assert draft_in(services).answer(BLACK).plain == "Senare."
    assert draft_in(services).revision == 2


def test_another_report_for_the_same_term_is_told_of(
    officer: Officer, colleague: Officer, mail: Mail, services: Services
) -> None:
    for one, text in ((officer, "Min."), (colleague, "Kollegans.")):
        turn_to(one)
        one.start_report("norrmalm", "2022-T2")
        write(one, FIRST, text)
    choose(colleague, Command.SAVE_COPY)
    # The tests hand out their own ids; people never have the same.
    file = mail.newest
    report = read_report_json(file.read_bytes(), file.name)
    file.write_bytes(write_report_json(report.model_copy(update={"report_id": uuid4()})))
    officer.open_file(file)
    assert "Du har redan en rapport från Norrmalms stadsdelsnämnd" in officer.notices.text()
    assert len(contents_of(services.library).drafts) == 2
