"""A mail or a ZIP file with one report in it is that report; otherwise it says what is in it."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.report_json import write_report_json
from app.model.report import Report
from app.model.report_stages import as_submitted
from app.services.catalog import Catalog
from app.services.reading.report_reader import ReadReport, ReportReader
from app.services.report_context import ReportContext
from tests.support.hostile_packages import set_in_headers
from tests.support.mails import mail_file
from tests.support.open_document import open_document
from tests.support.open_document import paragraph as open_paragraph
from tests.support.outlook_mails import outlook_mail
from tests.support.report_documents import exported
from tests.support.reports import FORM, unfinished_report, whole_report
from tests.support.word_form import OLD_FORM, paragraph, word_file
from tests.support.workplace import TODAY
from tests.support.zip_files import packed

SENT = as_submitted(whole_report(), 1, TODAY)
DOCX, JSON = exported(SENT, FORM), write_report_json(SENT)
PAIR = {"rapport.docx": DOCX, "rapport.json": JSON}
FORM_TEXT = (
    "Nämnd",
    "Farsta stadsdelsnämnd",
    "Kontaktperson",
    "Ylva Ek",
    "Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm.",
    "Vi växlar upp.",
)
OPEN_FORM = open_document(*map(open_paragraph, FORM_TEXT))
PICTURE = b"\x89PNG\r\n\x1a\n"

Read = Callable[[str, bytes], ReadReport]


@pytest.fixture
def read(catalog: Catalog, tmp_path: Path) -> Read:
    reader = ReportReader(ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0"))

    def read(name: str, data: bytes) -> ReadReport:
        (tmp_path / name).write_bytes(data)
        return reader.read(tmp_path / name)

    return read


def _refused(read: Read, name: str, data: bytes) -> ReportFileError:
    with pytest.raises(ReportFileError) as error:
        read(name, data)
    return error.value


def _another(report: Report) -> bytes:
    return write_report_json(report.model_copy(update={"report_id": UUID(int=99)}))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mejl.eml", mail_file(PAIR)),
        ("mejl.msg", outlook_mail(PAIR)),
        ("alla.zip", packed(PAIR)),
        ("alla.zip", packed({"mapp/rapport.docx": DOCX})),
        ("svar.eml", mail_file({"fw.eml": mail_file(PAIR), "samma.json": JSON})),
        ("alla.zip", packed({"inre.zip": packed(PAIR)})),
    ],
)
def test_the_one_report_in_it_is_opened_and_a_pair_is_one(
    read: Read, name: str, data: bytes
) -> None:
    found = read(name, data)
    assert found.opened.report.answers == SENT.answers
    assert (found.source, found.remarks, found.changes) == (f"”{name}”", (), "")
    assert not found.filled_in_elsewhere


@pytest.mark.parametrize("form", [OLD_FORM, OPEN_FORM])
def test_a_filled_form_in_it_is_opened_and_says_what_there_is_to_say(
    read: Read, form: bytes
) -> None:
    found = read("mejl.eml", mail_file({"blankett.docx": form}))
    assert found.opened.report.contact.name == "Ylva Ek"
    assert found.filled_in_elsewhere
    assert "Perioden står inte i filen." in found.remarks


def test_what_else_is_in_it_is_told_by_name(read: Read) -> None:
    found = read("alla.zip", packed({**PAIR, "bild.png": PICTURE, "tom.docx": b""}))
    assert found.opened.report == SENT
    assert found.remarks == ("Det här i filen är inte läst: bild.png, tom.docx.",)


def test_a_form_saved_in_two_formats_is_one_and_the_other_is_told(read: Read) -> None:
    other = open_document(*map(open_paragraph, (*FORM_TEXT, "Och mer.")))
    found = read("mejl.eml", mail_file({"svar.docx": OLD_FORM, "svar.odt": other}))
    assert [block.text for block in found.opened.report.answers[0].blocks] != []
    assert found.remarks[-1] == "Det här i filen är inte läst: svar.odt."


def test_a_report_goes_before_a_form_that_is_saved_from_it(read: Read) -> None:
    assert SENT.committee is not None
    assert SENT.term is not None
    form = open_document(
        *map(
            open_paragraph,
            ("Nämnd", SENT.committee.name, "Period", SENT.term.label, *FORM_TEXT[4:]),
        )
    )
    found = read("alla.zip", packed({"anteckningar.odt": form, **PAIR}))
    assert found.opened.report == SENT
    assert found.remarks == ("Det här i filen är inte läst: anteckningar.odt.",)


def test_a_newer_revision_goes_before_an_older(read: Read) -> None:
    later = write_report_json(as_submitted(whole_report(), 2, TODAY))
    assert read("alla.zip", packed({**PAIR, "ny.json": later})).opened.report.revision == 2


def test_several_reports_are_told_of_with_what_to_do(read: Read) -> None:
    other = _another(unfinished_report())
    refused = _refused(
        read, "alla.zip", packed({**PAIR, "annan.json": other, "form.docx": OLD_FORM})
    )
    assert refused.code is FormatErrorCode.SEVERAL_REPORTS
    assert str(refused) == (
        "alla.zip innehåller 3 rapporter. Spara den du vill ha som en egen fil, och öppna den."
    )


def test_of_very_many_not_all_are_read(read: Read) -> None:
    forms = {
        f"{number}.odt": open_document(*map(open_paragraph, (*FORM_TEXT, f"Svar {number}")))
        for number in range(40)
    }
    assert "minst 21 rapporter" in str(_refused(read, "alla.zip", packed(forms)))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            packed({"bild.png": PICTURE, "brev.docx": word_file(paragraph("Hej"))}),
            "a.zip: det finns ingen rapport i filen, bara bild.png, brev.docx. Kontrollera",
        ),
        (packed({"bild.png": PICTURE}), "a.zip: bild.png: filen är en bild"),
        (packed({"tom.docx": b""}), "a.zip: tom.docx: filen är tom"),
        (packed({"mapp/": b""}), "a.zip är tom"),
        (
            packed({"1.zip": packed({"2.zip": packed(PAIR)})}),
            "a.zip: 2.zip: filen är packad (ZIP). Spara filerna i den",
        ),
        (
            set_in_headers(packed(PAIR), "rapport.docx", "flags", 1, local=True, central=True),
            "a.zip är packad (ZIP) med lösenord. Öppna den med lösenordet",
        ),
        (mail_file({}), "a.zip: mejlet har ingen bifogad fil."),
        (packed({"halv.json": JSON[:300]}), "a.zip: halv.json"),
    ],
)
def test_what_holds_no_report_says_what_is_in_it(read: Read, data: bytes, says: str) -> None:
    told = str(_refused(read, "a.zip", data))
    assert told.startswith(says)
    assert told.endswith(".")


def test_what_is_too_long_is_refused_in_it_too(read: Read) -> None:
    refused = _refused(read, "a.eml", mail_file({"stor.txt": b"a" * 25_000_001}))
    assert refused.code is FormatErrorCode.TOO_BIG
