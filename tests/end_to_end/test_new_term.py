"""A new term begins from the last one: nothing is sent that nobody has looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.gui.kit.services import Services
from app.model.places import CONTACT, EXPORT
from app.model.rich_text import Block
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.typing import CTRL


@pytest.fixture
def earlier(officer: Officer, tmp_path: Path) -> dict[str, tuple[Block, ...]]:
    """The first term's report, written and exported."""
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "t1")
    officer.leave()
    return EXAMPLE.answers


def test_the_second_term_is_begun_from_the_first(
    officer: Officer,
    services: Services,
    earlier: dict[str, tuple[Block, ...]],
    tmp_path: Path,
) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    panel = officer.new_report
    assert not officer.has_report()
    assert "tertialrapport 1 2022" in _words(panel.earlier())
    officer.begin_from_earlier()
    assert officer.report.contact.name == EXAMPLE.name
    assert not officer.report.contact_confirmed
    waiting = [line for line in officer.findings() if "bekräfta att det stämmer" in line]
    assert len(waiting) == len(earlier) + len(EXAMPLE.reasons)
    officer.go_to(EXPORT)
    assert not officer.export.can_export()

    for question_id in [*earlier, *EXAMPLE.reasons]:
        officer.go_to(question_id)
        assert officer.question.is_carried()
        if question_id == "svart-ekonomi":
            # It is shown from its beginning, to be read first.
            officer.question.press(Qt.Key.Key_End, CTRL)
            officer.question.type(" Nytt för perioden.")
            officer.save_now()
        elif question_id == "dialog-foretag":
            officer.answer(question_id, ())
            officer.save_now()
        else:
            click(officer.question.confirm)
        assert officer.report.answer(question_id).origin.confirmed
    left, contact = officer.findings()
    assert "Kontaktuppgifterna är från en tidigare rapport" in contact
    assert left.startswith("Dialog med företag")
    officer.go_to(CONTACT)
    click(officer.contact.confirm)
    assert not officer.contact.is_carried()
    officer.answer("dialog-foretag", (paragraph("Skrivet på nytt."),))
    files = officer.export_to(tmp_path / "t2")
    assert len(files) == 3
    (sent,) = (r for r in contents_of(services.library).submitted if str(r.term) == "2022-T2")
    assert sent.answer("svart-ekonomi").plain.endswith("Nytt för perioden.")
    assert sent.answer("vaxla-upp-stockholm").blocks == earlier["vaxla-upp-stockholm"]
    assert sent.answer("vaxla-upp-stockholm").origin.confirmed


@pytest.mark.usefixtures("earlier")
def test_one_may_begin_empty_all_the_same(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    click(officer.new_report.begin_empty)
    assert all(answer.status == "blank" for answer in officer.report.answers)


@pytest.mark.usefixtures("earlier")
def test_looking_at_an_answer_confirms_nothing(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.begin_from_earlier()
    before = officer.report
    for place in officer.navigation.places():
        officer.go_to(place)
    assert officer.report == before


@pytest.mark.usefixtures("earlier")
def test_a_change_that_is_taken_back_confirms_nothing(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.begin_from_earlier()
    officer.go_to("svart-ekonomi")
    officer.question.type(" ")
    officer.save_now()
    assert not officer.question.is_carried()
    officer.question.undo()
    officer.save_now()
    assert officer.question.is_carried()
    assert not officer.report.answer("svart-ekonomi").origin.confirmed


@pytest.mark.usefixtures("earlier")
def test_another_committee_is_not_asked(officer: Officer) -> None:
    officer.start_report("farsta", "2022-T2")
    assert officer.report.committee is not None


def test_two_committees_that_became_one_are_begun_from_together(officer: Officer) -> None:
    for typed in ("norrmalm", "östermalm"):
        officer.start_report(typed, "2023-T1")
        officer.answer("svart-ekonomi", (paragraph(f"Från {typed}."),))
        officer.leave()
    officer.start_report("norra innerstaden", "2023-T2")
    panel = officer.new_report
    assert panel.begin_from.text() == "Börja från dem"
    officer.begin_from_earlier()
    texts = [b.text for b in officer.report.answer("svart-ekonomi").blocks]
    assert texts == [
        "Norrmalms stadsdelsnämnd",
        "Från norrmalm.",
        "Östermalms stadsdelsnämnd",
        "Från östermalm.",
    ]


def _words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))
