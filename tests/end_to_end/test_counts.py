"""What is counted is told with a space in its thousands, wherever an officer reads it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.model.places import CONTACT
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.shown_texts import shown_words

QUESTION = "svart-ekonomi"
LONG = "Krogar, krogar, krogar, krogar. " * 312 + "Två till."


def test_thousands_of_words_and_hits_are_told_with_a_space(
    officer: Officer, tmp_path: Path
) -> None:
    officer.window.resize(1366, 768)
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.go_to(QUESTION)
    officer.question.fill(LONG)
    officer.save_now()
    assert "1\u00a0250 ord" in shown_words(officer.question.page)
    officer.find.open()
    officer.find.look_for("krogar")
    assert officer.find.count() == "1\u00a0248 träffar"
    officer.find.next()
    assert officer.find.count().endswith(" av 1\u00a0248")
    officer.find.close()
    officer.export_to(tmp_path / "t1")
    officer.leave()
    officer.start_report(EXAMPLE.committee, "2022-T2")
    click(officer.new_report.begin_from)
    assert "1\u00a0250 ord" in shown_words(officer.window.pages.current)
    click(officer.plan.create)
    officer.go_to(QUESTION)
    assert "1\u00a0250 ord" in shown_words(officer.earlier.pane)
    officer.question.fill("Inget.")
    officer.save_now()
    officer.go_to(CONTACT)
    officer.go_to(QUESTION)
    QApplication.processEvents()
    if not officer.earlier.compare.isChecked():
        click(officer.earlier.compare)
    assert "(1\u00a0250 ord)" in officer.earlier.legend()
