"""A draft goes out as a document, and comes back edited and commented on."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from lxml import etree

from app.formats.docx.markup import w
from app.gui.kit.services import Services
from app.model.merge import Side
from app.model.places import EXPORT
from tests.support.commented_document import commented
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.library_contents import contents_of
from tests.support.libreoffice import Edit, EditKind, edited_in_writer
from tests.support.officer import Officer, click
from tests.support.report_documents import content, edited
from tests.support.shown_texts import shown_words
from tests.support.workplace import Outside

BLACK, GROWTH, FIRST = "svart-ekonomi", "hallbar-tillvaxt", "samverkan-lokalt-naringsliv"
THEIRS = "Vi har gjort fyra tillsynsbesök."


@pytest.fixture
def sent_out(officer: Officer, tmp_path: Path) -> Path:
    """The document of a draft, mailed to the boss."""
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.answer(BLACK, (paragraph("Vi har gjort tre tillsynsbesök."),))
    officer.go_to(EXPORT)
    officer.export.choose_folder(str(tmp_path))
    click(officer.export.draft)
    (document,) = tmp_path.glob("*.docx")
    return document


def _rewrite(document: Path, question: str, text: str) -> None:
    def write(root: etree._Element) -> None:
        first, *others = content(root, question).iter(w("t"))
        first.text = text
        for other in others:
            other.text = ""

    document.write_bytes(edited(document.read_bytes(), write))


def test_the_draft_goes_out_in_a_mail(officer: Officer, sent_out: Path, outside: Outside) -> None:
    click(officer.export.mail_draft)
    (file,) = outside.opened
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert mail["Subject"].startswith("Utkast: Uppföljningsrapport näringsliv, ")
    (attached,) = mail.iter_attachments()
    assert attached.get_payload(decode=True) == sent_out.read_bytes()
    assert "Filen ligger i" in officer.export.said_of_draft()


def test_what_the_boss_has_written_goes_into_the_same_draft(
    officer: Officer, services: Services, sent_out: Path
) -> None:
    _rewrite(sent_out, BLACK, THEIRS)
    officer.answer(GROWTH, (paragraph("Skrivet medan chefen läste."),))
    officer.drop(sent_out)
    two = officer.two_versions
    assert list(two.rows) == [BLACK, GROWTH]
    assert (two.chosen(BLACK), two.chosen(GROWTH)) == (Side.THEIRS, Side.MINE)
    assert two.side(BLACK, Side.THEIRS).text() == "Dokumentets"
    assert "Du har inte ändrat här sedan dokumentet exporterades." in shown_words(two.rows[BLACK])
    click(two.merge)
    assert officer.report.answer(BLACK).plain == THEIRS
    assert officer.report.answer(GROWTH).plain == "Skrivet medan chefen läste."
    assert len(contents_of(services.library).drafts) == 1


def test_where_both_have_written_the_officer_chooses(officer: Officer, sent_out: Path) -> None:
    _rewrite(sent_out, BLACK, THEIRS)
    officer.answer(BLACK, (paragraph("Skrivet medan chefen läste."),))
    officer.drop(sent_out)
    two = officer.two_versions
    assert two.chosen(BLACK) is None
    assert not two.merge.isEnabled()
    click(two.side(BLACK, Side.MINE))
    click(two.merge)
    assert officer.report.answer(BLACK).plain == "Skrivet medan chefen läste."


def test_comments_stand_beside_what_they_are_about(officer: Officer, sent_out: Path) -> None:
    _rewrite(sent_out, BLACK, THEIRS)
    told = {BLACK: ("Chefen", "Det var fyra."), FIRST: ("Chefen", "Bra.")}
    sent_out.write_bytes(commented(sent_out.read_bytes(), told))
    officer.drop(sent_out)
    two = officer.two_versions
    assert "Kommentar från Chefen: Det var fyra." in shown_words(two.rows[BLACK])
    assert "Lokalt näringsliv. Kommentar från Chefen: Bra." in shown_words(two.page)


def test_comments_alone_are_read_and_change_nothing(
    officer: Officer, services: Services, sent_out: Path
) -> None:
    sent_out.write_bytes(commented(sent_out.read_bytes(), {BLACK: ("Chefen", "<b>Godkänt</b>")}))
    before = officer.report
    officer.drop(sent_out)
    two = officer.two_versions
    assert not two.rows
    assert "Svart ekonomi. Kommentar från Chefen: <b>Godkänt</b>" in shown_words(two.page)
    assert two.merge.text() == "Till rapporten"
    click(two.merge)
    assert officer.report.answers == before.answers
    assert len(contents_of(services.library).drafts) == 1


def test_tracked_changes_and_comments_of_libreoffice(
    officer: Officer, sent_out: Path, tmp_path: Path
) -> None:
    edits = [
        Edit(EditKind.INSERT, "tre tillsynsbesök", " i år"),
        Edit(EditKind.COMMENT, "Vi har gjort", "Hur många?"),
    ]
    saved = edited_in_writer(sent_out.read_bytes(), edits, tmp_path, tracked=True)
    sent_out.write_bytes(saved)
    officer.drop(sent_out)
    two = officer.two_versions
    assert list(two.rows) == [BLACK]
    assert "Hur många?" in shown_words(two.rows[BLACK])
    assert "spårade ändringar som inte är godkända" in shown_words(two.page)
    click(two.merge)
    assert officer.report.answer(BLACK).plain == "Vi har gjort tre tillsynsbesök i år."


def test_a_document_that_nobody_touched_has_nothing_new(
    officer: Officer, services: Services, sent_out: Path
) -> None:
    officer.answer(BLACK, (paragraph("Nyare."),))
    officer.drop(sent_out)
    assert officer.report.answer(BLACK).plain == "Nyare."
    assert len(contents_of(services.library).drafts) == 1
