"""A report was begun for the wrong committee or term: that is mended in it, and nothing is lost."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.model.places import CONTACT, EXPORT
from app.model.report import AnswerStatus, CommitteeRef, Report
from app.model.rich_text import plain_text
from app.model.version_history import VersionCause
from app.storage.disk import Disk
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.failing import FailingDisk
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.terms import a_term
from tests.support.typing import press, type_text

CULTURE = "Kulturnämnden"


@pytest.fixture
def draft(officer: Officer) -> Report:
    """A whole draft, open, with what is to be changed on the page that is shown."""
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.write(EXAMPLE)
    officer.save_now()
    officer.go_to(CONTACT)
    return officer.report


def _choose_committee(officer: Officer, typed: str) -> None:
    """With the keys alone, from the button that has the focus on."""
    # The offscreen platform leaves the list of suggestions active when it is closed.
    officer.window.activateWindow()
    QApplication.processEvents()
    officer.contact.change_committee.setFocus()
    press(officer.contact.change_committee, Qt.Key.Key_Return)
    committee = officer.contact.committee
    QApplication.processEvents()
    assert committee.hasFocus()
    type_text(committee, typed)
    suggestions = committee.completer().popup()
    assert suggestions is not None
    press(suggestions, Qt.Key.Key_Return)
    press(committee, Qt.Key.Key_Return)


def _choose_term(officer: Officer, name: str) -> None:
    click(officer.contact.change_term)
    officer.contact.choose_term(name)
    click(officer.contact.choose)


def _words(report: Report) -> str:
    """All that stands in a report, in a question or beside them."""
    answers = (f"{answer.reason} {answer.plain}" for answer in report.answers)
    beside = (plain_text(unplaced.blocks) for unplaced in report.unplaced)
    return "\n".join([*answers, *beside])


def _causes(services: Services, report: Report) -> list[VersionCause]:
    return [entry.cause for entry in services.library.history.entries(report.report_id)]


def test_another_committee_with_the_same_questions(
    officer: Officer, services: Services, draft: Report
) -> None:
    _choose_committee(officer, "farsta")
    report = officer.report
    assert report.committee is not None
    assert report.committee.id == "farsta"
    assert report.answers == draft.answers
    assert report.contact == draft.contact
    assert contents_of(services.library).drafts == (report,), "it is saved, and the same report"
    assert VersionCause.IDENTITY in _causes(services, report)
    told = "Rapporten gäller nu Farsta stadsdelsnämnd, tertialrapport 2 2022."
    assert officer.notices.news() == told
    assert "Farsta stadsdelsnämnd" in officer.contact.identity()
    click(officer.notices.undo)
    assert officer.report.committee == draft.committee
    assert officer.report.answers == draft.answers


def test_another_term_words_the_questions_for_its_year(officer: Officer, draft: Report) -> None:
    _choose_term(officer, "Verksamhetsberättelse 2023")
    report = officer.report
    assert str(report.term) == "2023-VB"
    assert [a.blocks for a in report.answers] == [a.blocks for a in draft.answers]
    assert all("2022" not in answer.question for answer in report.answers)
    assert officer.report.committee == draft.committee


def test_both_are_changed_together(officer: Officer, draft: Report) -> None:
    click(officer.contact.change_term)
    officer.contact.choose_term("Tertialrapport 2 2023")
    # It exists from that term on.
    _choose_committee(officer, "järva")
    report = officer.report
    assert report.committee is not None
    assert (report.committee.id, str(report.term)) == ("jarva", "2023-T2")
    assert _words(report) == _words(draft)


def test_where_other_questions_are_asked_it_is_shown_first(
    officer: Officer, services: Services, draft: Report, tmp_path: Path
) -> None:
    _choose_committee(officer, CULTURE)
    assert officer.move.is_shown()
    told = officer.move.text()
    assert f"{CULTURE} får andra frågor i tertialrapport 2 2022" in told
    assert "Frågor som inte ställs till nämnden då" in told
    assert "Ny fråga." in told
    assert officer.move.move.text() == f"Byt till {CULTURE}"

    # Nothing is done before it is chosen.
    press(officer.move.move, Qt.Key.Key_Escape)
    assert officer.report == draft
    assert officer.form.id == "stadsdelsnamnd"
    _choose_committee(officer, CULTURE)
    click(officer.move.keep)
    assert officer.report == draft

    _choose_committee(officer, CULTURE)
    click(officer.move.move)
    report = officer.report
    assert officer.form.id == "kulturnamnden-tertial"
    assert report.committee is not None
    assert report.committee.name == CULTURE
    assert report.report_id == draft.report_id
    assert report.contact == draft.contact
    assert f"Rapporten gäller nu {CULTURE}, tertialrapport 2 2022." in officer.notices.news()
    assert VersionCause.MOVED in _causes(services, report)
    for answer in draft.answers:
        assert answer.plain in _words(report)
        assert answer.reason in _words(report)
    assert report.answer("vaxla-upp-stockholm").blocks == draft.answer("vaxla-upp-stockholm").blocks

    # It can be finished and exported as what it is now.
    for answer in report.answers:
        if answer.status is AnswerStatus.BLANK:
            officer.answer(answer.question_id, (paragraph("Skrivet för kulturnämnden."),))
        elif not answer.origin.confirmed:
            officer.go_to(answer.question_id)
            click(officer.question.confirm)
    files = officer.export_to(tmp_path / "ut")
    assert len(files) == 3
    assert any("kulturnamnden" in file.name.lower() for file in files)


def test_the_change_of_questions_is_undone(officer: Officer, draft: Report) -> None:
    _choose_committee(officer, CULTURE)
    click(officer.move.move)
    click(officer.notices.undo)
    assert officer.report.answers == draft.answers
    assert officer.report.committee == draft.committee
    assert officer.report.unplaced == draft.unplaced
    assert not officer.notices.offers_questions()


def test_one_who_changes_their_mind_later_has_every_answer_again(
    officer: Officer, draft: Report
) -> None:
    _choose_committee(officer, CULTURE)
    click(officer.move.move)
    assert officer.report.unplaced
    officer.leave()
    officer.start.open_draft()
    officer.go_to(CONTACT)
    _choose_committee(officer, "hägersten")
    assert "Svar som får sin fråga igen: " in officer.move.text()
    click(officer.move.move)
    assert officer.report.unplaced == ()
    for answer in draft.answers:
        now = officer.report.answer(answer.question_id)
        said = answer.reason or answer.plain
        assert said in (now.reason or now.plain)


def test_a_term_that_is_asked_otherwise_is_shown_first_too(officer: Officer) -> None:
    officer.start_report(CULTURE, "2022-T2")
    officer.answer("vaxla-upp-stockholm", (paragraph("Vi växlar upp."),))
    officer.go_to(CONTACT)
    _choose_term(officer, "Verksamhetsberättelse 2022")
    assert officer.move.move.text() == "Byt till verksamhetsberättelse 2022"
    click(officer.move.move)
    assert officer.form.id == "kulturnamnden-vb"
    assert "Vi växlar upp." in _words(officer.report)


def test_another_report_of_the_same_committee_and_term_is_told(
    officer: Officer, services: Services
) -> None:
    for committee in ("farsta", CULTURE):
        officer.start_report(committee, "2022-T2")
        officer.leave()
    officer.start_report("bromma", "2022-T2")
    officer.go_to(CONTACT)
    _choose_committee(officer, "farsta")
    two = "Du har en rapport till för Farsta stadsdelsnämnd, tertialrapport 2 2022"
    assert two in officer.notices.news()
    _choose_committee(officer, CULTURE)
    assert f"Du har en rapport till för {CULTURE}" in officer.move.text(), "before it is done"
    click(officer.move.move)
    assert f"Du har en rapport till för {CULTURE}" in officer.notices.news()
    assert len(contents_of(services.library).drafts) == 3


def test_what_cannot_be_is_told_beside_the_field(officer: Officer, draft: Report) -> None:
    contact = officer.contact
    _choose_term(officer, "Tertialrapport 2 2023")
    assert not officer.move.is_shown()
    click(contact.change_committee)
    type_text(contact.committee, "norrmalm")
    click(contact.choose)
    assert "finns inte i tertialrapport 2 2023. Välj Norra innerstadens" in contact.identity_fault()
    contact.committee.clear()
    type_text(contact.committee, "xyz")
    click(contact.choose)
    assert contact.identity_fault().startswith("Ingen nämnd heter så.")
    press(contact.committee, Qt.Key.Key_Escape)
    assert not contact.identity_fault()
    assert contact.change_committee.hasFocus()
    assert officer.report.committee == draft.committee


def test_nothing_happens_where_the_same_is_chosen(
    officer: Officer, services: Services, draft: Report
) -> None:
    click(officer.contact.change_committee)
    click(officer.contact.choose)
    assert officer.report == draft
    assert VersionCause.IDENTITY not in _causes(services, draft)
    assert officer.contact.change_committee.hasFocus()


def test_a_disk_that_refuses_leaves_it_as_it_was(
    officer: Officer, draft: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk(1, for_good=True)
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "create", disk.create)
        _choose_committee(officer, "farsta")
    assert "Nämnden och perioden är inte ändrade." in officer.notices.news()
    assert officer.report == draft


def test_what_is_exported_is_not_changed_before_it_is_corrected(
    officer: Officer, exported: list[Path]
) -> None:
    assert exported
    officer.start.open_exported()
    officer.go_to(CONTACT)
    assert not officer.contact.change_committee.isVisible()
    assert not officer.contact.change_term.isVisible()
    click(officer.notices.correct)
    officer.go_to(CONTACT)
    _choose_committee(officer, CULTURE)
    click(officer.move.move)
    assert officer.report.revision == 2
    assert officer.form.id == "kulturnamnden-tertial"


def test_last_terms_answers_are_those_of_the_committee_it_is_for(
    officer: Officer, exported: list[Path]
) -> None:
    assert exported
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.begin_from_earlier()
    officer.go_to("svart-ekonomi")
    assert officer.earlier.is_shown()
    officer.go_to(CONTACT)
    _choose_committee(officer, "farsta")
    officer.go_to("svart-ekonomi")
    assert not officer.earlier.is_shown()
    assert "Från" in officer.question.carried(), "it waits all the same"


def _with_wrong_questions(report: Report, folder: Path) -> Path:
    wrong = CommitteeRef(id="kulturnamnden", name=CULTURE, type="fackforvaltning")
    changes = {"report_id": UUID(int=77), "committee": wrong}
    file = folder / "fel.json"
    file.write_bytes(write_report_json(report.model_copy(update=changes)))
    return file


def test_a_file_with_the_questions_of_others_is_no_dead_end(
    officer: Officer, draft: Report, tmp_path: Path
) -> None:
    file = _with_wrong_questions(draft, tmp_path)
    officer.leave()
    officer.open_file(file)
    (wrong,) = [line for line in officer.findings() if "Frågorna är inte de som ställs" in line]
    assert "Ändra nämnden eller perioden, eller byt till rätt frågor." in wrong
    officer.go_to(EXPORT)
    assert not officer.export.can_export()
    assert officer.notices.offers_questions()
    click(officer.notices.see_questions)
    assert "Rapporten har inte nämndens frågor" in officer.move.text()
    click(officer.move.keep)
    # It is the committee that is wrong.
    officer.go_to(CONTACT)
    _choose_committee(officer, "farsta")
    assert not [line for line in officer.findings() if "Frågorna är inte de" in line]
    assert officer.report.answers == draft.answers
    assert not officer.notices.offers_questions()


def test_it_is_moved_to_the_questions_it_should_have(
    officer: Officer, draft: Report, tmp_path: Path
) -> None:
    file = _with_wrong_questions(draft, tmp_path)
    officer.leave()
    officer.open_file(file)
    officer.leave()
    rows = officer.start.drafts_listed()
    assert any("rätt frågor" in row for row in rows)
    assert not any("Frågorna har ändrats" in row for row in rows)
    officer.open_file(file)
    click(officer.notices.see_questions)
    assert officer.move.move.text() == "Byt till rätt frågor"
    click(officer.move.move)
    assert officer.form.id == "kulturnamnden-tertial"
    assert _words(draft).split()
    assert all(answer.plain in _words(officer.report) for answer in draft.answers)


def test_the_term_is_known_to_be_one(officer: Officer, draft: Report) -> None:
    click(officer.contact.change_term)
    offered = [officer.contact.term.itemText(n) for n in range(officer.contact.term.count())]
    assert "Välj period" not in offered
    assert "Verksamhetsberättelse 2022" in offered
    assert len(offered) == len(set(offered)), "none twice"
    assert officer.contact.term.currentData() == draft.term == a_term("2022-T2")
