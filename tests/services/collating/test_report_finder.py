"""One file is read for every report in it, of whatever kind it is."""

import datetime
import hashlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from app.formats.limits import MAX_FILE_BYTES
from app.formats.mail.mail_reader import MAX_MAIL_BYTES
from app.formats.report_json import read_report_json, write_report_json
from app.model.collation.submission import SourceKind, Submission
from app.model.finding import FindingCode
from app.model.kinds.kind import Kind
from app.model.report import AnswerStatus, ReportStatus
from app.model.report_stages import question_alone
from app.services.catalog import Catalog
from app.services.collating.refused_files import refused_note
from app.services.collating.report_finder import ReportFinder
from app.services.reading.found_reports import FoundReport, FoundReports, RefusedPart, findings_in
from app.services.report_context import ReportContext
from app.storage.errors import StorageError
from tests.support.answered_values import answered, asking
from tests.support.hostile_packages import set_in_headers
from tests.support.incoming_folder import IncomingFolder, changed_by_hand, edited_after_export
from tests.support.mails import SENT, mail, mail_file
from tests.support.open_document import open_document
from tests.support.open_document import paragraph as open_paragraph
from tests.support.report_documents import exported
from tests.support.reports import FORM, unfinished_report, whole_report
from tests.support.terms import CALENDAR, IN_STOCKHOLM, RESPONDENT
from tests.support.word_form import OLD_FORM, paragraph, word_file
from tests.support.workplace import TODAY
from tests.support.zip_files import packed

Collect = Callable[[str, bytes], FoundReports]


@pytest.fixture
def incoming(tmp_path: Path, catalog: Catalog) -> IncomingFolder:
    return IncomingFolder(tmp_path, catalog)


@pytest.fixture
def find_reports(tmp_path: Path, catalog: Catalog) -> Collect:
    collector = ReportFinder(ReportContext(catalog, lambda: TODAY, uuid4, "1.0"))

    def find_reports(name: str, data: bytes) -> FoundReports:
        (tmp_path / name).write_bytes(data)
        return collector.find_reports(tmp_path / name)

    return find_reports


def _only(collected: FoundReports) -> FoundReport:
    assert collected.refused == ()
    (report,) = collected.reports
    return report


def _refused(find_reports: Collect, name: str, data: bytes) -> RefusedPart:
    collected = find_reports(name, data)
    assert collected.reports == ()
    (part,) = collected.refused
    return part


# Our own files.


def test_both_files_of_a_pair_say_the_same(find_reports: Collect, incoming: IncomingFolder) -> None:
    pair = incoming.add("farsta")
    found = [_only(find_reports(path.name, path.read_bytes())) for path in (pair.json, pair.docx)]
    json, document = (one.submission for one in found)
    assert (json.kind, document.kind) == (SourceKind.JSON, SourceKind.DOCX)
    assert json.content == document.content
    assert json.docx is not None
    assert json.docx.sha256 == document.sha256 == _sha(pair.docx)
    for one in (json, document):
        assert one.committee is not None
        assert (one.committee.id, one.term, one.revision) == ("farsta", pair.report.term, 1)
        assert (one.status, one.sent_at) == (ReportStatus.SUBMITTED, pair.report.submitted_at)
        assert (one.edited, one.not_taken, one.remarks) == ("", "", ())
        assert one.contact == pair.report.contact
    for one_found in found:
        kept = read_report_json(one_found.report.encode(), "a.json", CALENDAR)
        assert kept.answers == pair.report.answers
        assert one_found.form == "stadsdelsnamnd 1"


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_answers_are_kept_with_their_state_and_words(
    find_reports: Collect, incoming: IncomingFolder
) -> None:
    report = incoming.report("farsta")
    found = _only(find_reports("a.json", write_report_json(report)))
    assert [(a.question_id, a.section, a.wording, a.status, a.words) for a in found.answers] == [
        (a.question_id, a.section, a.question, a.status, a.words) for a in report.answers
    ]
    assert [
        type(report.answers[0]).model_validate_json(a.answer, context=IN_STOCKHOLM)
        for a in found.answers
    ] == list(report.answers)
    assert {a.status for a in found.answers} == set(AnswerStatus)


def test_what_is_not_asked_is_left_out(find_reports: Collect) -> None:
    form = asking(
        {"id": "dialog", "kind": "yes_no"},
        {"id": "antal", "kind": "number", "ask_if": {"question": "dialog", "is": ["yes"]}},
        {"id": "nar", "kind": "date"},
    )
    report = answered(form, "farsta", {"dialog": False, "antal": Decimal(3)})
    found = _only(find_reports("a.json", write_report_json(report)))
    assert [(one.question_id, one.kind) for one in found.answers] == [
        *(("dialog", Kind.YES_NO), ("nar", Kind.DATE)),
    ]
    kept = read_report_json(found.report.encode(), "a.json", CALENDAR)
    assert [one.question_id for one in kept.answers] == ["dialog", "nar"]


def test_what_the_review_finds_comes_along(find_reports: Collect) -> None:
    found = _only(find_reports("a.json", write_report_json(unfinished_report())))
    codes = [finding.code for finding in findings_in(found.findings)]
    assert codes.count(FindingCode.MISSING_ANSWER) == 2


def test_a_document_that_was_edited_says_so_and_what_it_said_before(
    find_reports: Collect, incoming: IncomingFolder
) -> None:
    pair = incoming.add("farsta")
    before = _only(find_reports("a.docx", pair.docx.read_bytes())).submission
    edited_after_export(pair.docx, "märke-1-0", "ändrat i Word")
    found = _only(find_reports("a.docx", pair.docx.read_bytes()))
    after: Submission = found.submission
    first = pair.report.answers[0]
    form = incoming.catalog.form_of(pair.report)
    assert after.edited == form.place_name(first.question_id)
    assert (after.content, after.not_taken) == (before.content, "")
    assert after.sha256 != before.sha256
    assert "ändrat i Word" in found.answers[0].answer


def test_a_committee_that_was_written_over_in_a_document_is_told_and_does_not_move_it(
    find_reports: Collect, incoming: IncomingFolder
) -> None:
    pair = incoming.add("farsta")
    data = pair.docx.read_bytes()
    for name in ("Bromma stadsdelsnämnd", "Någon annan nämnd"):
        pair.docx.write_bytes(data)
        edited_after_export(pair.docx, "Farsta stadsdelsnämnd", name)
        found = _only(find_reports("a.docx", pair.docx.read_bytes())).submission
        assert found.committee is not None
        # The name stands in every answer too.
        assert found.edited.startswith(f"Nämnd (”{name}”), ")
        assert (found.committee.id, found.not_taken) == ("farsta", "")
        assert (found.term, found.written) == (pair.report.term, name)


def test_a_term_that_was_written_over_in_a_document_does_not_move_it(
    find_reports: Collect, incoming: IncomingFolder
) -> None:
    pair = incoming.add("farsta")
    edited_after_export(pair.docx, "Tertialrapport 2 2022", "Tertialrapport 1 2022")
    found = _only(find_reports("a.docx", pair.docx.read_bytes())).submission
    assert (found.edited, found.not_taken) == ("Period", "")
    assert (found.term, found.written) == (pair.report.term, "Farsta stadsdelsnämnd")


def test_a_json_that_was_changed_says_something_else(
    find_reports: Collect, incoming: IncomingFolder
) -> None:
    pair = incoming.add("farsta")
    before = _only(find_reports("a.json", pair.json.read_bytes())).submission
    changed_by_hand(pair.json, "märke-1-0", "ändrat för hand")
    after = _only(find_reports("a.json", pair.json.read_bytes())).submission
    assert before.content != after.content
    assert before.docx == after.docx


def test_a_draft_is_told_as_one(find_reports: Collect) -> None:
    for name, data in (
        ("a.json", write_report_json(whole_report())),
        ("a.docx", exported(whole_report(), FORM, draft=True)),
    ):
        found = _only(find_reports(name, data)).submission
        assert (found.status, found.sent_at) == (ReportStatus.DRAFT, None)
        assert found.dated == whole_report().modified_at


def test_a_question_alone_is_told_as_that(find_reports: Collect) -> None:
    alone = question_alone(whole_report(), "svart-ekonomi")
    assert _only(find_reports("a.nrapport", write_report_json(alone))).submission.one_question


def test_a_committee_that_nobody_knows_is_called_as_it_is_written(find_reports: Collect) -> None:
    committee = whole_report().committee
    assert committee is not None
    unknown = committee.model_copy(update={"id": "atlantis", "name": "Atlantis nämnd"})
    report = whole_report().model_copy(update={"committee": unknown})
    found = _only(find_reports("a.json", write_report_json(report))).submission
    assert (found.committee, found.written) == (None, "Atlantis nämnd")


def test_a_committee_with_another_id_is_known_by_its_name(find_reports: Collect) -> None:
    committee = whole_report().committee
    assert committee is not None
    other = committee.model_copy(update={"id": "alvsjo", "type": "gammal"})
    report = whole_report().model_copy(update={"committee": other})
    assert (
        _only(find_reports("a.json", write_report_json(report))).submission.committee == committee
    )


def test_answers_to_questions_that_are_not_here_are_kept_unreviewed(find_reports: Collect) -> None:
    form = FORM.reference().model_copy(update={"version": 9})
    report = unfinished_report().model_copy(update={"form": form})
    found = _only(find_reports("a.json", write_report_json(report)))
    assert findings_in(found.findings) == ()
    assert "inte granskade" in found.submission.remarks[0]
    assert len(found.answers) == len(report.answers)


# Forms that were filled in elsewhere.


def test_an_old_form_is_read_and_dated_by_its_file(find_reports: Collect) -> None:
    found = _only(find_reports("form.docx", OLD_FORM))
    one = found.submission
    assert one.kind is SourceKind.FORM
    assert one.committee is not None
    assert (one.committee.id, one.term, one.contact.name) == ("farsta", None, "Ylva Ek")
    assert one.sent_at is None, "nobody knows when it was sent"
    now = datetime.datetime.now(datetime.UTC)
    assert abs(one.dated - now) < datetime.timedelta(hours=1)
    assert one.dated.microsecond == 0
    assert {a.question_id: a.words for a in found.answers}["vaxla-upp-stockholm"] == 3


def test_two_copies_of_a_form_say_the_same_and_other_forms_do_not(find_reports: Collect) -> None:
    first, second = (
        _only(find_reports(name, OLD_FORM)).submission for name in ("a.docx", "b.docx")
    )
    assert first.content == second.content
    assert first.report_id != second.report_id
    changed = word_file(
        paragraph("Nämnd"),
        paragraph("Farsta stadsdelsnämnd"),
        paragraph("Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."),
        paragraph("Något annat."),
    )
    assert _only(find_reports("d.docx", changed)).submission.content != first.content


def test_a_form_without_a_committee_has_what_is_written_there(find_reports: Collect) -> None:
    form = word_file(
        paragraph("Nämnd"),
        paragraph("Stadsdelsnämnderna"),
        paragraph("Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."),
        paragraph("Vi växlar upp."),
    )
    one = _only(find_reports("a.docx", form)).submission
    assert (one.committee, one.written) == (None, "Stadsdelsnämnderna")
    assert one.group.startswith("?")


# Mails.


def test_every_report_in_a_mail_is_read(find_reports: Collect, incoming: IncomingFolder) -> None:
    first, second = incoming.add("farsta"), incoming.add("bromma")
    forwarded = mail({"b.json": second.json.read_bytes()})
    message = mail({path.name: path.read_bytes() for path in (first.docx, first.json)})
    message.add_attachment(forwarded, filename="VB.eml")
    found = find_reports("mejl.eml", message.as_bytes())
    assert found.refused == ()
    committees = [r.submission.committee.id for r in found.reports if r.submission.committee]
    assert committees == ["farsta", "farsta", "bromma"]
    names = [report.submission.source.attachment for report in found.reports]
    assert names == [first.docx.name, first.json.name, "VB.eml, b.json"]


def test_the_mail_that_the_program_prepares_has_the_pair(
    find_reports: Collect, incoming: IncomingFolder
) -> None:
    pair = incoming.add("farsta", only=(".eml",))
    found = find_reports("mejl.eml", pair.mail.read_bytes())
    kinds = {report.submission.kind for report in found.reports}
    assert kinds == {SourceKind.JSON, SourceKind.DOCX}


def test_what_is_no_report_in_a_mail_is_told_by_name(find_reports: Collect) -> None:
    good = write_report_json(whole_report())
    bad = {"tom.docx": b"", "bild.png": b"\x89PNG\r\n\x1a\n", "halv.json": good[:99]}
    found = find_reports("mejl.eml", mail_file({**bad, "rapport.json": good}))
    assert len(found.reports) == 1
    assert {part.attachment for part in found.refused} == set(bad)
    assert all(part.code for part in found.refused)


def test_a_form_in_a_mail_is_dated_by_the_mail(find_reports: Collect) -> None:
    found = find_reports("mejl.eml", mail_file({"form.docx": OLD_FORM}))
    assert _only(found).submission.sent_at == SENT


def test_a_mail_without_a_report_says_what_to_do(find_reports: Collect) -> None:
    part = _refused(find_reports, "mejl.eml", mail_file({}))
    assert (part.attachment, part.code.reason()) == ("", "mejlet har ingen bifogad fil")


def test_every_report_in_a_packed_file_is_read(
    find_reports: Collect, incoming: IncomingFolder
) -> None:
    pair, mailed = incoming.add("farsta"), incoming.add("bromma", only=(".eml",))
    files = {f"Farsta/{path.name}": path.read_bytes() for path in (pair.docx, pair.json)}
    found = find_reports("alla.zip", packed({**files, "Bromma.eml": mailed.mail.read_bytes()}))
    assert found.refused == ()
    names = [report.submission.source.attachment for report in found.reports]
    assert names[:2] == [pair.docx.name, pair.json.name]
    assert [name.partition(", ")[0] for name in names[2:]] == ["Bromma.eml"] * 2


def test_a_form_in_open_document_is_read(find_reports: Collect) -> None:
    form = open_document(
        *map(open_paragraph, ("Nämnd", "Farsta stadsdelsnämnd", _WORDING, "Vi växlar upp."))
    )
    one = _only(find_reports("form.odt", form))
    assert (one.submission.kind, one.submission.committee is not None) == (SourceKind.FORM, True)
    assert [answer.words for answer in one.answers if answer.words] == [3]


# What holds no report.

_WORDING = "Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."
_LOCKED = set_in_headers(
    packed({"rapport.docx": b"x"}), "rapport.docx", "flags", 1, local=True, central=True
)


@pytest.mark.parametrize(
    ("name", "data", "says", "is_document"),
    [
        ("tom.docx", b"", "filen är tom", False),
        ("a.pdf", b"%PDF-1.7", "PDF-filen är skadad", False),
        ("a.json", write_report_json(whole_report())[:500], "skadad eller inte hel", False),
        ("a.docx", exported(whole_report(), FORM)[:900], "skadad", True),
        ("a.docx", word_file(paragraph("Protokoll")), "ingen av frågorna finns i den", True),
        ("a.txt", "Hej! Här kommer ett brev.".encode(), "ingen av frågorna finns i den", False),
        ("a.zip", _LOCKED, "är packad (ZIP) med lösenord. Packa upp den i mappen", True),
    ],
)
def test_what_holds_no_report_says_why(
    find_reports: Collect, name: str, data: bytes, says: str, is_document: bool
) -> None:
    part = _refused(find_reports, name, data)
    assert says.casefold() in refused_note(part, name, RESPONDENT).text.casefold()
    assert (part.attachment, part.is_document) == ("", is_document)


def test_a_file_that_is_not_there_or_too_large_is_refused(
    find_reports: Collect, catalog: Catalog, tmp_path: Path
) -> None:
    with pytest.raises(StorageError):
        ReportFinder(ReportContext(catalog, lambda: TODAY, uuid4, "1")).find_reports(
            tmp_path / "borta.json"
        )
    with pytest.raises(StorageError, match="för stor"):
        find_reports("stor.eml", b"{" + b" " * MAX_MAIL_BYTES)
    too_big = _refused(find_reports, "stor.json", b"{" + b" " * MAX_FILE_BYTES)
    assert "för stor" in too_big.code.reason()
