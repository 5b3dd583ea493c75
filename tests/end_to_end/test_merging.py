"""Two officers at one report: a copy goes out, both write, the file comes back and is merged."""

import datetime
import threading
from collections import Counter
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.formats.report_json import SUFFIX, read_report_json, write_report_json
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.model.merge import Side
from app.model.version_history import VersionEntry
from app.storage.version_store import VersionStore
from tests.support.example_report import paragraph
from tests.support.keyboard import Keyboard
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.terms import CALENDAR
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
from tests.support.workplace import Clock


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
    theirs = read_report_json(mail.newest.read_bytes(), "", CALENDAR)
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
    officer.start.open_draft()
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
    officer.start.open_draft()
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


@pytest.mark.usefixtures("shared")
def test_my_own_file_again_has_nothing_new(officer: Officer, mail: Mail) -> None:
    write(officer, FIRST, "Bara jag har skrivit.")
    officer.open_file(mail.newest)
    assert officer.report.answer(FIRST).plain == "Bara jag har skrivit."
    assert officer.notices.text() == "Filen innehåller inget nytt."


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
    report = read_report_json(file.read_bytes(), file.name, CALENDAR)
    file.write_bytes(write_report_json(report.model_copy(update={"report_id": uuid4()})))
    officer.open_file(file)
    assert "Du har redan en rapport från Norrmalms stadsdelsnämnd" in officer.notices.text()
    assert len(contents_of(services.library).drafts) == 2
