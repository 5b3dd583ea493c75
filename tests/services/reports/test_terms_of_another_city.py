"""A report of a city whose register is not there is opened, listed and reviewed all the same."""

from pathlib import Path

from app.formats.question_set.form_toml import read_register
from app.formats.report_json import read_report_json, write_report_json
from app.model.carry_over import plan_carry_over
from app.model.report import Origin, Report
from app.services.reports.library import Library
from app.services.review.review import review
from app.storage.report_store import ReportStore
from tests.support.goteborg import FORMS
from tests.support.reports import FORM, whole_report
from tests.support.terms import CALENDAR, STOCKHOLM, a_term

GOTEBORG = read_register((FORMS / "register.toml").read_bytes(), "register.toml")
THERE = GOTEBORG.calendar.term("2022-OKT")


def _report() -> Report:
    report = whole_report()
    first, *rest = report.answers
    origin = Origin(kind="carried", term=GOTEBORG.calendar.term("2022-AUG"), confirmed=False)
    answers = (first.model_copy(update={"origin": origin}), *rest)
    return report.model_copy(update={"term": THERE, "answers": answers})


def test_it_is_read_as_it_was_written() -> None:
    data = write_report_json(_report())
    read = read_report_json(data, "rapport.json", CALENDAR)
    assert read == _report()
    assert write_report_json(read) == data
    assert read.term is not None
    assert (read.term.label, CALENDAR.knows(read.term)) == ("OKT 2022", False)
    again = read_report_json(data, "rapport.json", GOTEBORG.calendar)
    assert again.term is not None
    assert again.term.label == "Uppföljningsrapport oktober 2022"


def test_it_is_listed_beside_the_others(tmp_path: Path) -> None:
    library = Library(ReportStore(tmp_path), CALENDAR)
    library.save(_report())
    for _ in range(2):
        (draft,) = library.listing().drafts
        assert str(draft.term) == "2022-OKT"
        library = Library(ReportStore(tmp_path), CALENDAR)
    latest = library.latest_before([_report().committee.id], a_term("2023-T1"))  # type: ignore[union-attr]
    assert [report.term for report in latest.values()] == [THERE]


def test_it_is_reviewed_and_carried_over() -> None:
    report = read_report_json(write_report_json(_report()), "rapport.json", CALENDAR)
    assert review(report, FORM, STOCKHOLM)
    plan = plan_carry_over([report], FORM, a_term("2023-T1"))
    assert any(planned.sources for planned in plan.planned)
