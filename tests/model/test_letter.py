"""The words that a report is sent with come from the report and its set."""

import pytest

from app.model.letter import answer_letter, covering_letter, question_letter
from app.model.report import CommitteeRef
from app.model.report_stages import question_alone
from tests.support.reports import FORM, whole_report
from tests.support.small_form import small_form
from tests.support.terms import a_term

_NORRMALM = CommitteeRef(id="norrmalm", name="Norrmalms stadsdelsnämnd", type="stadsdelsnamnd")
REPORT = whole_report().model_copy(update={"committee": _NORRMALM})
_SUBJECT = "Uppföljningsrapport näringsliv, Norrmalms stadsdelsnämnd, tertialrapport 2 2022"
TITLE = FORM.short_title


def test_the_subject_says_which_report_it_is() -> None:
    letter = covering_letter(REPORT, TITLE, "naringsliv@stockholm.se")
    assert letter.subject == _SUBJECT
    assert letter.recipient == "naringsliv@stockholm.se"


def test_another_set_has_other_words() -> None:
    form = small_form(short_title="Miljörapport {year}")
    report = REPORT.model_copy(update={"term": a_term("2023-VB")})
    subject = "Miljörapport 2023, Norrmalms stadsdelsnämnd, verksamhetsberättelse 2023"
    letter = covering_letter(report, form.short_title, "")
    assert letter.subject == subject
    assert subject in letter.text
    assert "näringsliv" not in letter.text


@pytest.mark.parametrize(("revision", "says"), [(1, False), (2, True), (12, True)])
def test_a_later_revision_says_that_it_replaces_the_earlier(revision: int, says: bool) -> None:
    letter = covering_letter(REPORT.model_copy(update={"revision": revision}), TITLE, "")
    assert letter.subject == (f"{_SUBJECT}, version {revision}" if says else _SUBJECT)
    assert ("ersätter tidigare versioner" in letter.text) is says


def test_the_text_is_signed_by_whom_the_office_may_ask() -> None:
    letter = covering_letter(REPORT, TITLE, "")
    contact = REPORT.contact
    assert letter.text.endswith(
        f"Vänliga hälsningar\n{contact.name}\nNorrmalms stadsdelsnämnd\n"
        f"{contact.phone}\n{contact.email}\n"
    )
    assert "!" not in letter.text


def test_what_is_not_known_is_left_out() -> None:
    blank = type(REPORT.contact)(name=" ")
    update = {"committee": None, "term": None, "contact": blank}
    letter = covering_letter(REPORT.model_copy(update=update), TITLE, "")
    assert letter.subject == "Uppföljningsrapport näringsliv"
    assert letter.text.endswith("Vänliga hälsningar\n")


def test_a_name_of_several_lines_is_one_line() -> None:
    committee = CommitteeRef(id="a", name="Farsta\r\nBcc: x@y.se", type="b")
    letter = covering_letter(REPORT.model_copy(update={"committee": committee}), TITLE, "")
    assert "\n" not in letter.subject


def test_the_subject_has_nothing_in_it_that_nobody_sees() -> None:
    form = small_form(short_title="Miljö\u00adrapport\u00a0{year}\u200b")
    assert covering_letter(REPORT, form.short_title, "").subject.startswith(
        "Miljörapport 2022, Norrmalms"
    )


def test_a_question_goes_to_a_colleague_with_what_to_do() -> None:
    alone = question_alone(whole_report(), FORM.sections[0].questions[0].id)
    what = f"{FORM.sections[0].questions[0].short} (Uppföljningsrapport näringsliv, Hägersten"
    asked = question_letter(alone, FORM, TITLE, "Anna Ek")
    assert asked.subject.startswith(f"Fråga: {what}")
    assert asked.recipient == ""
    assert asked.text.endswith("\n\nVänliga hälsningar\nAnna Ek\n")
    assert "välj Skicka tillbaka" in asked.text
    answered = answer_letter(alone, FORM, TITLE)
    assert answered.subject.startswith(f"Svar: {what}")
    assert answered.text.endswith("\n\nVänliga hälsningar\n")
    for letter in (asked, answered):
        assert letter.subject.partition(": ")[2] in letter.text
