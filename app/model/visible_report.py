"""A report as it is seen: rules that look at words look at these, and find them as people do."""

from collections.abc import Iterable, Iterator

from app.model.finding import Finding, Position
from app.model.invisible_characters import has_invisible, visible, visible_places
from app.model.report import Answer, Report
from app.model.rich_text import visible_blocks


def visible_report(report: Report) -> Report:
    """The report without invisible characters in its answers; its blocks are the same ones."""
    answers = tuple(_visible(answer) for answer in report.answers)
    if all(one is other for one, other in zip(answers, report.answers, strict=True)):
        return report
    return report.model_copy(update={"answers": answers})


def _visible(answer: Answer) -> Answer:
    if not any(map(has_invisible, (answer.reason, *(block.text for block in answer.blocks)))):
        return answer
    seen = {"blocks": visible_blocks(answer.blocks), "reason": visible(answer.reason)}
    return answer.model_copy(update=seen)


def placed_in(report: Report, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings on the visible report, where their words stand in the report as it is written."""
    known: dict[tuple[str, int], list[int]] = {}
    for finding in findings:
        position = finding.position
        if position is None or finding.question_id is None:
            yield finding
            continue
        block = finding.question_id, position.block
        if block not in known:
            text = report.answer(finding.question_id).blocks[position.block].text
            # A long text takes a moment to go through, and may have hundreds of findings.
            known[block] = visible_places(text) if has_invisible(text) else []
        places = known[block]
        yield (
            finding.model_copy(update={"position": _place(position, places)}) if places else finding
        )


def _place(position: Position, places: list[int]) -> Position:
    end = places[position.end - 1] + 1 if position.end > position.start else places[position.end]
    return Position(block=position.block, start=places[position.start], end=end)
