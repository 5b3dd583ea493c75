"""Files whose names and texts are markup, and steer the text around them."""

import os
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytest import MonkeyPatch

from app.formats.report_json import SUFFIX, write_report_json
from app.model.form import FormDefinition
from app.model.report import CommitteeRef, Contact, Report, Unplaced, new_report
from tests.support.example_report import paragraph
from tests.support.plain_widgets import document_faults, markup_faults, steering_faults
from tests.support.question_sets import edited, set_file
from tests.support.terms import IN_STOCKHOLM, a_term
from tests.support.workplace import TODAY

TITLE = "<img src='//host/share/x.png'><a href='file:///etc/passwd'>Rapport</a> & <b>fet"
OVERRIDE = "\u202e"
# Windows has no such names.
_TURNED = "" if os.name == "nt" else f"{OVERRIDE}\x1b[2J"
NAME = f"<img src=bild.png> & <b>rapport{_TURNED}"
FIRST = "samverkan-lokalt-naringsliv"


def hostile_set(folder: Path, hostile: str, version: int = 2) -> Path:
    """The file of a question set."""
    title, question = "Uppföljningsrapport näringsliv", "Beskriv samverkan med det lokala"
    content = edited(
        (f'short_title = "{title}"', f'short_title = "{TITLE}{OVERRIDE}"'),
        (f'text = "{question}', f'hint = "{hostile}{OVERRIDE}"\ntext = "{OVERRIDE}{hostile} '),
        ('short = "Lokalt näringsliv"', f'short = "{hostile}{OVERRIDE}"'),
        version=version,
    )
    return set_file(folder, content, f"{NAME}.toml")


def hostile_report(form: FormDefinition, hostile: str, term: str = "2022-T2") -> Report:
    """With every text hostile; its first question was put otherwise."""
    committee = CommitteeRef(id="norrmalm", name=f"{OVERRIDE}{hostile}", type="stadsdelsnamnd")
    report = new_report(
        *(form, None, a_term(term)),
        report_id=UUID(int=5),
        now=TODAY,
        application_version=TITLE,
    )
    answers = tuple(
        type(answer).model_validate(
            {
                **answer.model_dump(),
                "question": f"{OVERRIDE}{answer.question} {hostile}",
                "blocks": (paragraph(f"{hostile} xx under 2019. N/A"),),
            },
            context=IN_STOCKHOLM,
        )
        for answer in report.answers
    )
    return report.model_copy(
        update={
            "committee": committee,
            "answers": answers,
            "contact": Contact(name=hostile, phone=hostile, email=hostile),
            "unplaced": (Unplaced(question=f"{hostile}{OVERRIDE}", blocks=(paragraph(hostile),)),),
        }
    )


def hostile_file(folder: Path, report: Report) -> Path:
    """The report as a file with a hostile name."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{NAME}{SUFFIX}"
    file.write_bytes(write_report_json(report))
    return file


def assert_no_markup(*pages: type[QWidget]) -> None:
    """Of anything that there is; and these pages are seen."""
    QApplication.processEvents()
    seen = {type(widget) for widget in QApplication.allWidgets() if widget.isVisible()}
    assert set(pages) <= seen
    assert markup_faults() == []
    assert steering_faults() == []


_BUILDERS: tuple[tuple[type, str], ...] = (
    (QTextDocument, "setHtml"),
    (QTextEdit, "setHtml"),
    (QTextEdit, "insertHtml"),
    (QTextCursor, "insertHtml"),
)


def faults_of_documents(patch: MonkeyPatch) -> list[str]:
    """Comes to hold what is wrong with any document that is made of HTML, wherever it is shown."""
    faults: list[str] = []
    build_from = QTextDocument.setHtml

    def watch(kind: type, name: str) -> None:
        build = getattr(kind, name)

        def watched(target: object, html: str, *rest: object) -> None:
            document = QTextDocument()
            build_from(document, html)
            faults.extend(document_faults(document))
            build(target, html, *rest)

        patch.setattr(kind, name, watched)

    for kind, name in _BUILDERS:
        watch(kind, name)
    return faults
