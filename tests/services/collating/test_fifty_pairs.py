"""Fifty reports and all that comes with them: answer by answer and cell by cell, none missing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.formats.report_json import read_report_json
from app.model.collation.collation import marked
from app.model.report import AnswerStatus
from app.paths import bundled_data
from app.services.collating.result_files import ResultFiles
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.reading.report_reader import ReportReader
from app.services.report_context import ReportContext
from tests.support import collated_results as read
from tests.support.fifty_collated import Collated
from tests.support.fifty_pairs import COUNTS, LATE, PAIRS, REAL, Folder, fill
from tests.support.incoming_folder import (
    TERM,
    IncomingFolder,
    bigger_catalog,
    collating_with,
    context_with,
)
from tests.support.libreoffice import converted
from tests.support.report_documents import run_program
from tests.support.shared_data import SHARED
from tests.support.terms import CALENDAR
from tests.support.troublesome_finders import TroublesomeFinder

_STATES = {
    AnswerStatus.ANSWERED: "Besvarad",
    AnswerStatus.NOT_APPLICABLE: "Ej relevant",
    AnswerStatus.BLANK: "Inget svar",
}
_LABELS = {
    "counts": "Med",
    "belongs": "Hör till",
    "set_aside": "Inte med",
    "refused": "Gick inte att läsa",
}

needs_legacy = pytest.mark.skipif(
    not (SHARED / "legacy").is_dir(),
    reason="needs ../shared/legacy, the three real reports that lie beside the project",
)


def _impatient(context: ReportContext, at_once: int) -> GuardedReader:
    return GuardedReader(context, reader=TroublesomeFinder, at_once=at_once, seconds=3)


@pytest.fixture(scope="module", params=["made", pytest.param("real", marks=needs_legacy)])
def collated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Collated]:
    place = tmp_path_factory.mktemp("collated")
    catalog = bigger_catalog(place, PAIRS + 6)
    folder = Folder(IncomingFolder(place / "in", catalog))
    fill(folder, request.param)
    with collating_with(catalog, at_once=4, reader=_impatient) as collecting:
        collecting.read_folder(place / "in", lambda *_: None)
        results = ResultFiles(bundled_data().report_template)
        paths = results.write(collecting.collation(TERM), place / "ut")
        yield Collated(folder, collecting, *paths)


# Files.


def test_every_file_is_told_of_with_its_reason_and_no_other(collated: Collated) -> None:
    told = read.files_in(collated.content)
    expected = collated.folder.files
    for name, (standing, codes) in expected.items():
        assert name in told
        assert told[name][0] == standing, (name, told[name])
        # What the reading of a form has to say comes along.
        assert {*codes} == {*told[name][1]} - {"remark"}, (name, told[name])
    assert set(told) == set(expected)
    there = {path.relative_to(collated.folder.incoming.folder) for path in _on_disk(collated)}
    assert {Path(name.partition(", bilaga ")[0]) for name in told} == there


def _on_disk(collated: Collated) -> list[Path]:
    files = (path for path in collated.folder.incoming.folder.rglob("*") if path.is_file())
    return [path for path in files if not path.name.startswith("~$")]


def test_whatever_does_not_count_says_why(collated: Collated) -> None:
    messages = read.messages_in(collated.content)
    for name, (standing, _) in collated.folder.files.items():
        assert bool(messages[name]) or standing == COUNTS
    for name, says in {
        "trasiga/avhuggen.docx": "skadad",
        "trasiga/tom.docx": "tom",
        "trasiga/rapport.pdf": "PDF",
        "trasiga/protokoll.docx": "ingen av frågorna",
        "trasiga/bomb.docx": "för stor",
        "trasiga/sleeps.docx": "tog för lång tid",
        "trasiga/dies.docx": "gick inte att läsa",
    }.items():
        assert says in messages[name]


def test_the_workbook_lists_every_file_as_the_json_does(collated: Collated) -> None:
    messages = read.messages_in(collated.content)
    listed = {
        row["Fil"]: (row["Vad det blev"], row["Att veta"] or "")
        for row in read.table_in(collated.xlsx, "Filer")
    }
    assert listed == {
        name: (_LABELS[standing], messages[name])
        for name, (standing, _) in collated.folder.files.items()
    }


# Answers.


def test_everybody_who_counts_is_in_the_collation_and_nobody_else(collated: Collated) -> None:
    assert len(collated.folder.answers) == PAIRS + 3
    assert sorted(collated.names) == sorted(collated.folder.answers)
    register = collated.folder.incoming.catalog.register
    order = [one.name for one in register.committees if one.name in collated.folder.answers]
    assert collated.names[:-1] == order
    assert collated.names[-1].startswith("Okänd nämnd")


def test_the_json_has_every_report_whole(collated: Collated) -> None:
    for one in collated.content["participants"]:
        written = read_report_json(_dumped(one["report"]), "rapport.json", CALENDAR)
        report = collated.folder.answers[one["name"]]
        assert written.answers == report.answers
        assert (written.contact, written.revision) == (report.contact, report.revision)
        assert written.unplaced == report.unplaced


def _dumped(report: object) -> bytes:
    return json.dumps(report).encode()


def test_the_table_has_every_answer_with_its_text(collated: Collated) -> None:
    marks = collated.marks
    expected = [
        (name, marks[name], question, said.status.value, said.reason, said.words, said.plain)
        for name, question, said in collated.said()
    ]
    assert sorted(read.in_csv(collated.csv)) == sorted(expected)


def test_the_document_has_every_answer_below_its_question_and_committee(
    collated: Collated,
) -> None:
    answers, beside = read.in_docx(collated.docx)
    expected: read.DocxAnswers = {short: {} for short in collated.short.values()}
    aside: dict[str, list[str]] = {short: [] for short in collated.short.values()}
    blank: dict[str, list[str]] = {short: [] for short in collated.short.values()}
    said = {(name, question): one for name, question, one in collated.said()}
    for name, mark in collated.marks.items():
        shown = marked(name, mark)
        for question, short in collated.short.items():
            one = said.get((name, question))
            if one is None:
                continue
            if one.status is AnswerStatus.ANSWERED:
                expected[short][shown] = list(one.blocks)
            elif one.status is AnswerStatus.NOT_APPLICABLE:
                reason = one.reason.removesuffix(".")
                aside[short].append(f"{shown} ({reason})" if reason else shown)
            else:
                blank[short].append(shown)
    assert answers == expected
    for short, lines in beside.items():
        told = [
            f"{label}{', '.join(names)}."
            for label, names in (("Ej relevant: ", aside[short]), ("Inget svar: ", blank[short]))
            if names
        ]
        nobody = [] if expected[short] else ["Ingen nämnd har besvarat frågan."]
        assert lines == nobody + told


def test_the_workbook_has_state_and_words_of_every_answer(collated: Collated) -> None:
    expected: dict[str, dict[str, tuple[object, object]]] = {
        name: dict.fromkeys(collated.short.values(), (None, None)) for name in collated.names
    }
    for name, question, said in collated.said():
        words = said.words if said.status is AnswerStatus.ANSWERED else None
        state = _STATES[said.status]
        shown = expected[name]
        shown[collated.short[question]] = (state, words)
    found = read.states_in(collated.xlsx)
    assert list(found) == collated.names
    for name, cells in expected.items():
        assert {short: _usual(pair) for short, pair in found[name].items()} == {
            short: _usual(pair) for short, pair in cells.items()
        }


def test_the_workbook_has_every_answer_with_its_text(collated: Collated) -> None:
    expected = []
    for name, question, said in collated.said():
        answered = said.status is AnswerStatus.ANSWERED
        text = said.plain if answered else said.reason
        words = said.words if answered else None
        expected.append((name, collated.short[question], _STATES[said.status], words, text or None))
    # Question by question, and below each in the order of the committees.
    names, short = collated.names, list(collated.short.values())
    expected.sort(key=lambda row: (short.index(row[1]), names.index(row[0])))
    assert read.answers_in(collated.xlsx) == expected


def _usual(pair: tuple[object, object]) -> tuple[object, object]:
    """A question that needs no answer may be told of as not answered in other words."""
    state, words = pair
    return (state, words or None)


def test_the_workbook_has_every_committee_with_its_contact_and_numbers(
    collated: Collated,
) -> None:
    rows = {row["Nämnd"]: row for row in read.table_in(collated.xlsx, "Nämnder")}
    content = collated.content
    missing = [one["name"] for one in content["missing"]]
    unanswered = {one["name"]: one["unanswered"] for one in content["participants"]}
    assert list(rows) == [*collated.names, *missing]
    for name, report in collated.folder.answers.items():
        row, states = rows[name], [answer.status for answer in report.answers]
        assert row["Läge"] == "Har skickat in"
        contact = row["Kontaktperson"], row["Telefon"], row["E-post"]
        shown = report.contact
        assert contact == (shown.name or None, shown.phone or None, shown.email or None)
        counted = row["Svar"], row["Ej relevant"], row["Inget svar"]
        assert counted == tuple(
            states.count(status)
            for status in (
                *(AnswerStatus.ANSWERED, AnswerStatus.NOT_APPLICABLE, AnswerStatus.BLANK),
            )
        )
        assert row["Saknade svar"] == unanswered[name]
        assert row["Ord"] == sum(said.words for one, _, said in collated.said() if one == name)


def test_who_has_not_sent_is_missed(collated: Collated) -> None:
    register = collated.folder.incoming.catalog.register
    asked = {one.name for one in register.existing_in(TERM)}
    missing = {one["name"] for one in collated.content["missing"]}
    assert missing == asked - set(collated.folder.answers)
    assert len(missing) == 4
    gaps = read.table_in(collated.xlsx, "Saknas")
    assert {row["Nämnd"] for row in gaps if row["Vad saknas"] == "Rapporten"} == missing


@needs_legacy
def test_the_real_reports_say_what_stands_in_them(collated: Collated) -> None:
    real = {"000": "Kulturnämnden", "004": "Hägersten-Älvsjö stadsdelsnämnd"}
    if "blanketter/001-controls.docx" not in collated.folder.files:
        pytest.skip("has forms of our own")
    answers, _ = read.in_docx(collated.docx)
    for number, name in real.items():
        expected = json.loads((SHARED / "legacy" / f"{number}-expected.json").read_text("utf-8"))
        for question, blocks in expected["answers"].items():
            given = answers[collated.short[question]]
            shown = given.get(marked(name, collated.marks[name]), [])
            assert shown == [one["text"] for one in blocks]


# The whole.


def test_nothing_else_stands_in_the_folder(collated: Collated) -> None:
    names = {path.name for path in collated.json.parent.iterdir()}
    stem = "uppfoljningsrapport-naringsliv_2022-T2_sammanstallning"
    assert names == {f"{stem}.{end}" for end in ("docx", "xlsx", "csv", "json")}


def test_the_real_report_of_the_later_term_is_in_the_collation_of_that(collated: Collated) -> None:
    if not any(name.startswith("blanketter/001") for name in collated.folder.files):
        pytest.skip("has no form of that term")
    collation = collated.collecting.collation(LATE)
    (one,) = (one for one in collation.participants() if one.committee_id == "kulturnamnden")
    reader = ReportReader(context_with(collated.folder.incoming.catalog))
    real = reader.read(SHARED / "legacy" / REAL[1]).opened.report
    assert collation.answers_of(one.key) == real.answers
    collated.collecting.collation(TERM)


def test_libreoffice_opens_both(collated: Collated, tmp_path: Path) -> None:
    if any(name.startswith("blanketter/001") for name in collated.folder.files):
        pytest.skip("once is enough")
    for folder in ("docx", "xlsx"):
        (tmp_path / folder).mkdir()
    printed = converted(collated.docx.read_bytes(), "pdf", tmp_path / "docx")
    text = "".join(run_program("pdftotext", "-raw", str(printed), "-").split())
    for name, _, said in collated.said():
        assert "".join(name.split()) in text
        for line in said.blocks[:1]:
            assert "".join(line.split()) in text
    table = converted(collated.xlsx.read_bytes(), "csv", tmp_path / "xlsx", was="xlsx")
    shown = table.read_text("utf-8", errors="replace")
    assert all(one["email"] in shown for one in _contacts(collated))
    assert len(shown.splitlines()) >= len(collated.names)


def _contacts(collated: Collated) -> list[dict[str, str]]:
    return [one["contact"] for one in collated.content["participants"]]
