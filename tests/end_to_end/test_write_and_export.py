"""The officer's main job: from an empty window to the pair, and back from the pair."""

import hashlib
import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from PySide6.QtCore import Qt

from app.model.places import REVIEW
from app.services.catalog import Catalog
from app.services.reading.own_files import open_report
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer


def test_a_whole_report_is_written_exported_and_read_back(
    officer: Officer, catalog: Catalog, tmp_path: Path
) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    assert len(officer.findings()) == 11
    officer.write(EXAMPLE)
    assert officer.findings() == []

    docx_file, mail_file, json_file = officer.export_to(tmp_path / "ut")

    stem = "uppfoljningsrapport-naringsliv_2022-T2_hagersten-alvsjo_r1"
    assert [docx_file.name, json_file.name] == [f"{stem}.docx", f"{stem}.json"]
    attached = message_from_bytes(mail_file.read_bytes(), policy=default).iter_attachments()
    assert [one.get_payload(decode=True) for one in attached] == [
        docx_file.read_bytes(),
        json_file.read_bytes(),
    ]
    sent = json.loads(json_file.read_bytes())
    assert sent["status"] == "submitted"
    assert sent["docx"] == {
        "file": docx_file.name,
        "sha256": hashlib.sha256(docx_file.read_bytes()).hexdigest(),
    }
    for file in (json_file, docx_file):
        report = open_report(file, catalog.register).report
        assert report.contact.name == EXAMPLE.name
        assert report.contact.phone == EXAMPLE.phone
        assert report.contact.email == EXAMPLE.email
        written = {a.question_id: a.blocks for a in report.answers if a.blocks}
        assert written == EXAMPLE.answers
        reasons = {a.question_id: a.reason for a in report.answers if a.not_applicable}
        assert reasons == EXAMPLE.reasons


def test_the_review_leads_to_what_is_missing(officer: Officer) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(REVIEW)
    shown = officer.navigation.rows.findItems("Granska (11 kvar)", Qt.MatchFlag.MatchExactly)
    assert len(shown) == 1
    officer.leave()
    assert "Kvar: 11 (8 svar och 3 kontaktuppgifter)" in officer.start.drafts_listed()[0]
    officer.start.open_draft()
    assert len(officer.findings()) == 11
    assert officer.review.summary().startswith("11 saker återstår innan")
    officer.review.go_to(1)
    assert officer.contact.fields["phone"].hasFocus()
    officer.go_to(REVIEW)
    officer.review.go_to(4)
    assert officer.navigation.current() == "vaxla-upp-stockholm"
    assert officer.question.has_focus()
