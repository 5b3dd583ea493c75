"""The real reports that lie beside the project, for the tests that read them."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.model.form import FormDefinition
from app.model.form_texts import worded
from app.model.rich_text import Block
from tests.support.example_report import bullet, paragraph
from tests.support.terms import a_term

SHARED = Path(__file__).resolve().parents[3] / "shared"

needs_reports = pytest.mark.skipif(
    not (SHARED / "reports").is_dir(),
    reason="needs ../shared/reports, three real reports that lie beside the project",
)


@dataclass(frozen=True)
class RealReport:
    """A real report as text: which form it answers, and what its lists were."""

    file: str
    committee: str
    form: str
    term: str
    bullets: tuple[str, ...] = ()
    """How the paragraphs begin that were a list before the report became plain text."""


REAL_REPORTS = (
    RealReport("000_81eee60f13805bd2.txt", "Kulturnämnden", "kulturnamnden-tertial", "2022-T2"),
    RealReport("001_cfa802efcb4e4d73.txt", "Kulturnämnden", "kulturnamnden-vb", "2022-VB"),
    RealReport(
        "004_748d225c47e027da.txt",
        "Hägersten-Älvsjö stadsdelsnämnd",
        "stadsdelsnamnd",
        "2022-T2",
        ("Årets lokala",),
    ),
)


def answers_in(real: RealReport, form: FormDefinition) -> dict[str, tuple[Block, ...]]:
    """The answers of a real report: what stands between a question and the next heading."""
    raw = (SHARED / "reports" / real.file).read_text("utf-8")
    # Blank lines part paragraphs; other line ends are where a line was full.
    text = "\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", raw))
    term = a_term(real.term)
    headings = [section.heading for section in form.sections if section.number]
    wordings = {question.id: worded(question.text, term) for question in form.questions()}
    starts = [text.find(mark) for mark in (*headings, *wordings.values())]
    answers: dict[str, tuple[Block, ...]] = {}
    for question_id, wording in wordings.items():
        if wording not in text:
            # One of the reports has lost its closing line.
            answers[question_id] = ()
            continue
        begin = text.index(wording) + len(wording)
        end = min((start for start in starts if start >= begin), default=len(text))
        lines = [line.strip() for line in text[begin:end].split("\n")]
        kept = [line for line in lines if line and not _PROMPT.match(line)]
        answers[question_id] = tuple(
            bullet(line) if line.startswith(real.bullets or ("\0",)) else paragraph(line)
            for line in kept
        )
    return answers


_PROMPT = re.compile(r"\[?Klicka här för att ange text|-+$")


def contact_in(real: RealReport) -> dict[str, str]:
    """Name, phone and e-mail as they stand in the report; a prompt is no answer."""
    expected = SHARED / "legacy" / f"{real.file[:3]}-expected.json"
    contact: dict[str, str] = json.loads(expected.read_text("utf-8"))["contact"]
    return contact
