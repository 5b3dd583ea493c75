"""Reports with signs in them that nobody sees are reviewed, searched and compared as they look."""

from pathlib import Path

import pytest

from app.formats.report_json import read_report_json, write_report_json
from app.model import visible_report
from app.model.carry_over import Outcome, plan_carry_over
from app.model.comparison import compare, differing_words
from app.model.finding import Finding, FindingCode, Position
from app.model.form_texts import asks_the_same
from app.model.invisible_characters import visible, visible_places
from app.model.merge import differences
from app.model.report import AnswerStatus, CommitteeRef, Contact, Report
from app.model.report_changes import report_changes
from app.model.rules.passages import about_words
from app.model.search import REASON, find, pattern_of
from app.model.written_committee import written_committee
from app.services.catalog import Catalog
from app.services.review.review import review
from tests.support.example_report import bold, bullet, paragraph
from tests.support.reports import FORM, whole_report
from tests.support.terms import CALENDAR, IN_STOCKHOLM, a_term
from tests.support.workplace import speller_in

QUESTION = "svart-ekonomi"


def _report(*texts: str) -> Report:
    report = whole_report()
    blocks = tuple(map(paragraph, texts))
    return report.with_answer(report.answer(QUESTION).model_copy(update={"blocks": blocks}))


def _found(report: Report, catalog: Catalog, folder: Path | None = None) -> list[Finding]:
    speller = speller_in(folder) if folder else None
    return [
        finding
        for finding in review(report, FORM, catalog.register, speller=speller)
        if finding.question_id == QUESTION
    ]


def _words(report: Report, position: Position | None) -> str:
    assert position is not None
    text = report.answer(QUESTION).blocks[position.block].text
    return text[position.start : position.end]


@pytest.mark.parametrize(
    ("plain", "code"),
    [
        ("Klicka här för att ange text.", "placeholder-text"),
        ("Vi har haft xx möten.", "leftover-marker"),
        ("Vi har möten, se bilaga 1.", "cross-reference"),
        ("Under våren 2019 ska vi öppna en lots.", "stale-year"),
        ("Planen (ej beslutad) gäller.", "pending-decision"),
    ],
)
def test_a_rule_finds_the_words_wherever_a_sign_stands_in_them(
    catalog: Catalog, plain: str, code: str
) -> None:
    usual, *_ = _found(_report("Först.", plain), catalog)
    assert usual.code == code
    hidden = _report("\u200b", "\u200b".join(plain))
    (finding, *_) = _found(hidden, catalog)
    assert (finding.code, finding.excerpt) == (code, usual.excerpt)
    assert _words(hidden, finding.position).replace("\u200b", "") == usual.excerpt


def test_a_word_is_spelled_as_it_looks(catalog: Catalog, tmp_path: Path) -> None:
    report = _report("Vi har \u200bmöj\u00adlig\u200bheter och närin\u200bsliv här.")
    (finding,) = _found(report, catalog, tmp_path)
    assert (finding.code, finding.excerpt) == ("spelling", "närinsliv")
    assert _words(report, finding.position) == "närin\u200bsliv"


def test_a_word_that_was_learned_is_known_with_a_sign_in_it(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("\ufeffbry\u200bggrand\n", "utf-8")
    speller = speller_in(tmp_path)
    speller.learn("platsvärdinnornas\u200b")
    assert speller.misspelled("Ordet platsvärd\u00adinnornas är rätt") == ()


@pytest.mark.parametrize("text", ["\u200b", "\ufeff\u00a0", "\u2060 \u00ad"])
def test_what_nobody_sees_is_no_answer(catalog: Catalog, text: str) -> None:
    answer = whole_report().answer(QUESTION)
    blank = type(answer).model_validate(
        {**dict(answer), "blocks": (paragraph(text),)}, context=IN_STOCKHOLM
    )
    assert blank.status is AnswerStatus.BLANK
    report = whole_report().with_answer(blank)
    assert [one.code for one in _found(report, catalog)] == ["missing-answer"]
    aside = answer.model_copy(update={"not_applicable": True, "reason": text})
    assert [one.code for one in _found(whole_report().with_answer(aside), catalog)] == [
        "missing-reason"
    ]


def test_an_answer_is_read_back_as_it_was_written_and_contact_details_are_not() -> None:
    report = _report("Närings\u200blivet, mjukt\u00adbindestreck 👩\u200d💻")
    data = write_report_json(report)
    old = data.replace(report.contact.email.encode(), "\u200banna.ek@stockholm.se\u200e".encode())
    old = old.replace(b"Norrmalms stads", "Norrmalms\u00a0stads\u200b".encode())
    read = read_report_json(old, "rapport.json", CALENDAR)
    assert read.answers == report.answers
    assert read.contact.email == "anna.ek@stockholm.se"
    assert read.committee == report.committee


def test_an_old_file_with_nothing_to_see_in_an_answer_is_read() -> None:
    data = write_report_json(_report("Ord")).decode().replace("Ord", "\u200b")
    report = read_report_json(data.encode(), "rapport.json", CALENDAR)
    assert report.answer(QUESTION).status is AnswerStatus.BLANK


def test_a_search_finds_what_is_seen_and_says_where_it_stands() -> None:
    report = _report("🎭 Närings\u200blivet och nä\u00adrings\u2060livet\u200b \u200bväxer.")
    for wanted in ("näringslivet", "närings\u200blivet\ufeff", "NÄRINGS\u00adLIVET"):
        places = [passage.position for passage in find(report, wanted)]
        assert [_words(report, place) for place in places] == [
            "Närings\u200blivet",
            "nä\u00adrings\u2060livet",
        ]
    (passage,) = find(report, "livet växer")
    assert _words(report, passage.position) == "livet\u200b \u200bväxer"
    assert pattern_of("\u200b \u2060") is None
    aside = report.answer(QUESTION).model_copy(
        update={"not_applicable": True, "reason": "Ingen ham\u00adn"}
    )
    (passage,) = find(report.with_answer(aside), "hamn")
    assert passage.field == REASON


def test_a_search_for_a_long_text_is_a_pattern_of_its_own_length() -> None:
    long = "Näringslivet växer i stadsdelen. " * 100
    pattern = pattern_of(long)
    assert pattern is not None
    assert len(pattern.pattern) < 2 * len(long)
    report = _report(long.replace("liv", "\u200bliv\u00ad"))
    (passage,) = find(report, long)
    assert visible(_words(report, passage.position)) == long.strip()


def test_texts_that_look_the_same_do_not_differ() -> None:
    mine, theirs = _report("Närings\u200blivet växer"), _report("Näringslivet\u2060 väx\u00ader")
    assert differences(mine, theirs) == ()
    assert report_changes(mine, theirs) == ()
    joined, apart = _report("میخواهم"), _report("می\u200cخواهم")
    assert [one.place for one in differences(joined, apart)] == [QUESTION], "other letters"
    assert all(run.change == "same" for run in compare("Närings\u200blivet", "Näringslivet"))
    one = (paragraph("Vi har ", bold("tre\u200b"), " mö\u00adten"), bullet("ett"))
    other = (paragraph("Vi har fy\u200bra möten"), bullet("ett"))
    (mine_at,), (theirs_at,) = differing_words(one, other)
    assert one[0].text[mine_at.start : mine_at.end] == "tre"
    assert other[0].text[theirs_at.start : theirs_at.end] == "fy\u200bra"


def test_a_question_is_the_same_with_a_sign_in_it() -> None:
    report = whole_report()
    answer = report.answer(QUESTION)
    reworded = answer.model_copy(update={"question": f"\u200b{answer.question}\u2060"})
    assert asks_the_same(answer.question, reworded.question)
    plan = plan_carry_over([report.with_answer(reworded)], FORM, a_term("2022-VB"))
    outcomes = {one.answer.question_id: one.outcome for one in plan.planned}
    assert outcomes[QUESTION] is Outcome.KEPT


def test_a_committee_is_known_by_what_is_seen_of_its_name(catalog: Catalog) -> None:
    register = catalog.register
    named = register.named("Norrmalms\u00a0stads\u200bdelsnämnd")
    assert named is not None
    assert written_committee("SDN\u00a0Skär\u00adholmen\u200b", register) is not None
    assert CommitteeRef(id="norrmalm", name="Norrmalms\u00a0stads\u200bdelsnämnd", type="x") == (
        CommitteeRef(id="norrmalm", name=named.name, type="x")
    )
    assert CALENDAR.recognised("Ter\u200btial\u00ad 1\u00a0202\u20602") == a_term("2022-T1")


def test_details_have_nothing_in_them_that_nobody_sees() -> None:
    contact = Contact(
        name="\ufeffÅsa\u202fÖberg", phone="08\u2007508\u200b 21", email="a\u200c@b.se\u2069"
    )
    assert contact == Contact(name="Åsa Öberg", phone="08 508 21", email="a@b.se")


def test_a_text_with_many_findings_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    report = _report("Vi har\u200b haft xx möten. " * 20)
    findings = [
        about_words(
            report.answer(QUESTION), 0, place, place + 1, code=FindingCode.SPELLING, message=""
        )
        for place in range(20)
    ]
    counted: list[str] = []

    def count(text: str) -> list[int]:
        counted.append(text)
        return visible_places(text)

    monkeypatch.setattr(visible_report, "visible_places", count)
    placed = [finding.position for finding in visible_report.placed_in(report, findings)]
    assert placed[5:7] == [Position(block=0, start=5, end=6), Position(block=0, start=7, end=8)]
    assert len(counted) == 1
