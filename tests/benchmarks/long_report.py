"""A report of 10,000 words, for what must not grow slow."""

import json

from app.model.form import FormDefinition
from app.model.report import Answer, Report
from app.model.rich_text import Block, Span
from tests.support.reports import FORM, whole_report
from tests.support.shared_data import SHARED

WORDS = 10_000
FORM_OF_IT: FormDefinition = FORM


def long_report() -> Report:
    """The paragraphs of the real reports over and over, or the example's where there are none."""
    texts = _real_texts() or [b.text for a in whole_report().answers for b in a.blocks if b.text]
    blocks: list[Block] = []
    words = 0
    while words < WORDS:
        text = texts[len(blocks) % len(texts)]
        blocks.append(Block(spans=(Span(text=text),)))
        words += len(text.split())
    report = whole_report()
    share = len(blocks) // len(report.answers) + 1
    for place, answer in enumerate(report.answers):
        part = tuple(blocks[place * share : (place + 1) * share])
        report = report.with_answer(_answer(answer, part))
    return report


def text_of(report: Report) -> str:
    """All that is answered in it."""
    return "\n".join(block.text for answer in report.answers for block in answer.blocks)


def _answer(answer: Answer, blocks: tuple[Block, ...]) -> Answer:
    content = {**answer.model_dump(), "blocks": blocks, "not_applicable": False}
    return Answer.model_validate(content)


def _real_texts() -> list[str]:
    files = sorted((SHARED / "legacy").glob("*-expected.json"))
    contents = [json.loads(file.read_text("utf-8")) for file in files]
    return [
        block["text"]
        for content in contents
        for answer in content["answers"].values()
        for block in answer
    ]
