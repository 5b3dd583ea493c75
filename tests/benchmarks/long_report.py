"""A report of 10,000 words, and a library of many, for what must not grow slow."""

import datetime
import json
import os
import time
from pathlib import Path
from uuid import UUID

from app.model.form import FormDefinition
from app.model.report import Answer, Report
from app.model.report_stages import as_submitted
from app.model.rich_text import Block, Span
from app.model.term import Term
from app.paths import user_data
from app.services.reports.library import Library
from app.storage.report_store import ReportStore
from tests.support import terms
from tests.support.reports import FORM, whole_report
from tests.support.shared_data import SHARED
from tests.support.terms import CALENDAR, IN_STOCKHOLM

WORDS = 10_000
FORM_OF_IT: FormDefinition = FORM


def long_report(wanted: int = WORDS) -> Report:
    """The paragraphs of the real reports over and over, or the example's where there are none."""
    texts = _real_texts() or [b.text for a in whole_report().answers for b in a.blocks if b.text]
    blocks: list[Block] = []
    words = 0
    while words < wanted:
        text = texts[len(blocks) % len(texts)]
        blocks.append(Block(spans=(Span(text=text),)))
        words += len(text.split())
    report = whole_report()
    share = len(blocks) // len(report.answers) + 1
    for place, answer in enumerate(report.answers):
        part = tuple(blocks[place * share : (place + 1) * share])
        report = report.with_answer(_answer(answer, part))
    return report


def fill_library(folder: Path, size: int, words: int = 1_000) -> None:
    """Reports of so many words, half of them exported, each with some earlier versions.

    All of them look as if they had been written an hour ago.
    """
    library = Library(ReportStore(user_data(folder).reports), CALENDAR)
    report = long_report(words)
    for number in range(size):
        moment = report.modified_at + datetime.timedelta(hours=number)
        term = Term(year=2010 + number % 15, period=terms.T1)
        changes = {"report_id": UUID(int=number + 1), "modified_at": moment, "term": term}
        one = report.model_copy(update=changes)
        for hours in range(3):
            earlier = moment - datetime.timedelta(hours=hours)
            library.history.save(one.model_copy(update={"modified_at": earlier}))
        library.save(as_submitted(one, 1, moment) if number % 2 else one)
    hour_ago = time.time() - 3600
    for path in folder.rglob("*.json"):
        os.utime(path, (hour_ago, hour_ago))


def text_of(report: Report) -> str:
    """All that is answered in it."""
    return "\n".join(block.text for answer in report.answers for block in answer.blocks)


def _answer(answer: Answer, blocks: tuple[Block, ...]) -> Answer:
    content = {**answer.model_dump(), "blocks": blocks, "not_applicable": False}
    return Answer.model_validate(content, context=IN_STOCKHOLM)


def _real_texts() -> list[str]:
    files = sorted((SHARED / "legacy").glob("*-expected.json"))
    contents = [json.loads(file.read_text("utf-8")) for file in files]
    return [
        block["text"]
        for content in contents
        for answer in content["answers"].values()
        for block in answer
    ]
