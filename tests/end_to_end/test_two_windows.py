"""The same report in two windows, and a report that somebody else changes meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from app.gui.kit.services import Services
from app.model.places import EXPORT
from app.model.report import Report
from app.services.reports.editing_session import OpenElsewhereError
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.window import window_with
from tests.support.workplace import services_in

_QUESTION = "samverkan-lokalt-naringsliv"


@pytest.fixture
def writing(officer: Officer) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    officer.question.type("Här.")
    assert officer.save_now()


@pytest.fixture
def second(writing: None, tmp_path: Path) -> Iterator[Officer]:
    """An officer at another window, with the same folder."""
    with window_with(replace(services_in(tmp_path), new_id=uuid4)) as window:
        yield Officer(window)


def _only(services: Services) -> Report:
    (draft,) = contents_of(services.library).drafts
    return draft


def test_the_second_window_is_told_and_can_read(second: Officer, officer: Officer) -> None:
    second.start.open_draft()
    assert "öppen i ett annat fönster" in second.notices.text()
    second.go_to(_QUESTION)
    assert second.question.blocks() == (paragraph("Här."),)
    assert second.question.editor.isReadOnly()
    assert not second.notices.correct.isVisible()
    second.leave()
    assert not second.has_report()
    officer.question.type(" Mer.")
    assert officer.save_now()


def test_the_second_window_can_work_on_a_copy(
    second: Officer, officer: Officer, services: Services
) -> None:
    second.start.open_draft()
    click(second.notices.work_on_copy)
    second.go_to(_QUESTION)
    second.question.type(" I kopian.")
    assert second.save_now()
    officer.question.type(" I den första.")
    assert officer.save_now()
    said = {draft.answer(_QUESTION).plain for draft in contents_of(services.library).drafts}
    assert said == {"Här. I kopian.", "Här. I den första."}


def test_when_the_first_window_is_done_the_second_can_write(
    second: Officer, officer: Officer, services: Services
) -> None:
    officer.leave()
    second.start.open_draft()
    second.go_to(_QUESTION)
    second.question.type(" Nu härifrån.")
    assert second.save_now()
    assert _only(services).answer(_QUESTION).plain == "Här. Nu härifrån."


def test_a_report_that_is_open_elsewhere_is_not_taken_away(
    second: Officer, services: Services
) -> None:
    second.start.remove()
    assert "öppen i ett annat fönster" in second.start.message()
    assert _only(services).answer(_QUESTION).plain == "Här."


def test_the_report_is_opened_as_it_is_now_not_as_it_was_listed(
    second: Officer, officer: Officer
) -> None:
    officer.question.type(" Skrivet efteråt.")
    officer.leave()
    second.start.open_draft()
    second.go_to(_QUESTION)
    assert second.question.blocks() == (paragraph("Här. Skrivet efteråt."),)


@pytest.mark.usefixtures("writing")
def test_what_somebody_else_saved_meanwhile_is_kept_beside(
    officer: Officer, services: Services
) -> None:
    mine = _only(services)
    contact = mine.contact.model_copy(update={"name": "Någon Annan"})
    theirs = mine.model_copy(update={"contact": contact})
    services.library.save(theirs)
    officer.question.type(" Och mer.")
    assert officer.save_now()
    assert "ändrats någon annanstans" in officer.notices.text()
    drafts = contents_of(services.library).drafts
    assert theirs in drafts
    (own,) = (draft for draft in drafts if draft != theirs)
    assert own.answer(_QUESTION).plain == "Här. Och mer."
    assert officer.report == own
    # The other is a version to look at, and the work goes on.
    assert any(
        version.report.contact.name == "Någon Annan"
        for version in services.library.history.versions(own.report_id)
    )
    officer.question.type(" Ännu mer.")
    assert officer.save_now()
    assert len(contents_of(services.library).drafts) == 2
    officer.leave()
    assert len(officer.start.drafts_listed()) == 2


def test_who_only_reads_sees_what_is_left_and_exports_nothing(
    second: Officer, services: Services, tmp_path: Path
) -> None:
    second.start.open_draft()
    assert len(second.findings()) > 5
    assert "återstår innan rapporten kan exporteras" in second.review.summary()
    second.review.choose(0)
    assert second.review.buttons() == ["Gå dit"]
    second.go_to(EXPORT)
    assert not second.export.can_export()
    assert "öppen i ett annat fönster" in second.export.stopped()
    assert contents_of(services.library).submitted == ()


def test_a_whole_report_that_is_open_elsewhere_is_not_exported_here(
    officer: Officer, tmp_path: Path
) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    assert officer.save_now()
    with window_with(replace(services_in(tmp_path), new_id=uuid4)) as window:
        Officer(window).start.open_draft()
        second = Officer(window)
        second.go_to(EXPORT)
        assert not second.export.can_export()
        with pytest.raises(OpenElsewhereError, match="Exportera den där"):
            second.view.session.prepare_export()
    assert not (tmp_path / "ut").exists()


def test_trying_again_opens_it_when_the_first_window_is_done(
    second: Officer, officer: Officer
) -> None:
    second.start.open_draft()
    click(second.notices.try_again)
    assert second.notices.work_on_copy.isVisible()
    officer.question.type(" Klart.")
    officer.leave()
    click(second.notices.try_again)
    second.go_to(_QUESTION)
    assert second.navigation.current() == _QUESTION
    assert not second.question.editor.isReadOnly()
    assert second.question.blocks() == (paragraph("Här. Klart."),)
