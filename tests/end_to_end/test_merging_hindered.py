"""What comes in between: a full disk, another window, other questions, a report that is locked."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from app.formats.report_json import SUFFIX, read_report_json, write_report_json
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.merge import merge_controller
from app.gui.merge.merge_page import TwoVersionsPage
from app.model.merge import Side
from app.model.report import Accepted
from app.services.errors import StoppedWaitingError
from app.storage.errors import StorageError, StorageErrorCode
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.terms import CALENDAR
from tests.support.two_officers import (
    BLACK,
    FIRST,
    GROWTH,
    Mail,
    choose,
    draft_in,
    pick,
    turn_to,
    write,
)
from tests.support.window import window_with
from tests.support.workplace import services_in


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
    alone = read_report_json(mail.newest.read_bytes(), "a", CALENDAR).model_copy(
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
    other = read_report_json(mail.newest.read_bytes(), "a", CALENDAR).model_copy(
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
        Officer(window).start.open_draft()
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
