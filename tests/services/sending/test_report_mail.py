"""The mail of a pair: there already, made anew, and never of other files than were exported."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from app.model.form import FormDefinition
from app.services.catalog import Catalog
from app.services.sending.export import ExportedPair
from app.services.sending.report_mail import NotAsExportedError, ReportMail, without_their_mails
from app.storage.disk import Disk
from app.storage.errors import StorageError
from tests.support.failing import disks_failing_in_turn
from tests.support.reports import FORM, exporter, whole_report
from tests.support.terms import CALENDAR

ADDRESS = "naringsliv@stockholm.se"


class Untouched(Disk):
    """A disk that is only read."""

    def create(self, path: Path, mode: int) -> int:
        raise AssertionError(f"{path} was written")


@pytest.fixture
def pair(catalog: Catalog, tmp_path: Path) -> ExportedPair:
    return exporter(catalog).export_pair(whole_report(), FORM, tmp_path / "ut")


def _to(_form: FormDefinition) -> str:
    return ADDRESS


def _read(path: Path) -> EmailMessage:
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def _ready(pair: ExportedPair, mailing: ReportMail) -> Path:
    return mailing.ensure_mail(pair.report, FORM, pair.docx.parent).file


def test_the_export_leaves_the_pair_in_its_mail(pair: ExportedPair) -> None:
    mail = _read(pair.mail)
    attached = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
    assert attached == {one.name: one.read_bytes() for one in (pair.docx, pair.json)}
    assert "To" not in mail
    assert mail["Subject"] == (
        "Uppföljningsrapport näringsliv, Hägersten-Älvsjö stadsdelsnämnd, tertialrapport 2 2022"
    )


def test_it_is_told_what_is_in_the_mail(pair: ExportedPair) -> None:
    mail = ReportMail(CALENDAR, _to).ensure_mail(pair.report, FORM, pair.docx.parent)
    assert mail.attachments == (pair.docx, pair.json)
    assert (mail.letter.recipient, mail.letter.subject) == (ADDRESS, _read(mail.file)["Subject"])


def test_a_mail_that_is_right_is_left_as_it_is(pair: ExportedPair) -> None:
    assert _ready(pair, ReportMail(CALENDAR, disk=Untouched())) == pair.mail


def test_a_mail_to_somebody_else_takes_the_place_of_the_one_before(pair: ExportedPair) -> None:
    before = _read(pair.mail)
    assert _ready(pair, ReportMail(CALENDAR, _to)) == pair.mail
    after = _read(pair.mail)
    assert after["To"] == ADDRESS
    attached = [[part.as_bytes() for part in mail.iter_attachments()] for mail in (before, after)]
    assert attached[0] == attached[1]
    assert len(list(pair.docx.parent.iterdir())) == 3


def test_a_mail_that_is_gone_is_made_anew(pair: ExportedPair) -> None:
    before = pair.mail.read_bytes()
    pair.mail.unlink()
    assert _ready(pair, ReportMail(CALENDAR)).read_bytes() == before


def test_a_file_too_large_to_be_a_mail_of_ours_is_no_mail_of_ours(
    pair: ExportedPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.sending.report_mail._MAX_MAIL", 10)
    assert _read(_ready(pair, ReportMail(CALENDAR, _to)))["To"] == ADDRESS


@pytest.mark.parametrize("ending", [".docx", ".json"])
def test_another_file_than_was_exported_is_not_sent(pair: ExportedPair, ending: str) -> None:
    before = pair.mail.read_bytes()
    changed = pair.docx.with_suffix(ending)
    data = changed.read_bytes()
    changed.write_bytes(
        data.replace(b'"revision": 1', b'"revision": 7') + b" " * (ending[1] == "d")
    )
    assert changed.read_bytes() != data
    with pytest.raises(NotAsExportedError, match="har ändrats sedan exporten"):
        _ready(pair, ReportMail(CALENDAR, _to))
    assert pair.mail.read_bytes() == before


@pytest.mark.parametrize("ending", [".docx", ".json"])
def test_where_a_file_is_gone_there_is_nothing_to_send(pair: ExportedPair, ending: str) -> None:
    folder = pair.docx.parent
    assert set(ReportMail(CALENDAR).read_pair(pair.report, folder)) == {
        pair.docx.name,
        pair.json.name,
    }
    pair.docx.with_suffix(ending).unlink()
    with pytest.raises(StorageError, match="finns inte"):
        _ready(pair, ReportMail(CALENDAR))


def test_whatever_the_disk_refuses_a_whole_mail_stands_there(pair: ExportedPair) -> None:
    outcomes = set()
    before = pair.mail.read_bytes()
    after = _ready(pair, ReportMail(CALENDAR, _to)).read_bytes()
    for disk in disks_failing_in_turn():
        pair.mail.write_bytes(before)
        try:
            _ready(pair, ReportMail(CALENDAR, _to, disk))
        except StorageError:
            outcomes.add("refused")
            assert pair.mail.read_bytes() in (before, after)
        else:
            outcomes.add("written")
            assert pair.mail.read_bytes() == after
    assert outcomes == {"refused", "written"}


def test_a_draft_has_no_mail(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="draft"):
        ReportMail(CALENDAR).ensure_mail(whole_report(), FORM, tmp_path)


def test_a_mail_is_left_out_where_its_pair_comes_along() -> None:
    names = ["a_r1.docx", "a_r1.eml", "a_r1.json", "b_r1.eml"]
    left = without_their_mails(map(Path, names))
    assert [path.name for path in left] == ["a_r1.docx", "a_r1.json", "b_r1.eml"]
