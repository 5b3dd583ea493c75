"""The rules on what is written in the answers, each of which is read by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.model.calendar import Calendar
from app.model.finding import Finding
from app.model.form import FormDefinition
from app.model.kinds.conditions import as_asked
from app.model.report import Answer, Report
from app.model.rules.broken_off import broken_off
from app.model.rules.changed_values import changed_much
from app.model.rules.cross_references import cross_reference
from app.model.rules.decisions import pending_decision
from app.model.rules.leftovers import leftover_marker, placeholder_text
from app.model.rules.length import over_length
from app.model.rules.passages import given
from app.model.rules.relevance import not_applicable_in_text
from app.model.rules.repetition import same_as_last_term
from app.model.rules.stale_times import stale_year
from app.model.term import Term
from app.model.visible_report import placed_in, visible_report
from app.services.review.spelling import Speller, spelling


@dataclass(frozen=True)
class _Read:
    answer: Answer
    term: Term | None
    seen: Report
    """As it is seen: no rule stumbles over a sign that nobody sees."""
    findings: tuple[Finding, ...]


class TextReview:
    """Reads an answer again only where it is another than the last time. It finds no errors."""

    def __init__(
        self, form: FormDefinition, earlier: Mapping[str, Answer], calendar: Calendar
    ) -> None:
        self._calendar = calendar
        self._form = form
        self._earlier = earlier
        self._read: dict[str, _Read] = {}

    def findings(
        self, report: Report, speller: Speller | None = None, *, unread: str = ""
    ) -> Iterator[Finding]:
        """The findings on each answer but that to the question `unread`.

        Without a speller, spelling is not checked.
        """
        for answer in given(as_asked(report)):
            if answer.question_id == unread:
                continue
            alone = report.model_copy(update={"answers": (answer,)})
            read = self._known(answer, alone)
            yield from read.findings
            if speller is not None:
                # The speller remembers by itself what it has said, and learns new words.
                yield from placed_in(alone, spelling(read.seen, speller))

    def _known(self, answer: Answer, alone: Report) -> _Read:
        read = self._read.get(answer.question_id)
        # Answers never change: another text is another answer.
        if read is None or read.answer is not answer or read.term != alone.term:
            seen = visible_report(alone)
            found = tuple(placed_in(alone, self._rules(seen)))
            read = _Read(answer, alone.term, seen, found)
            self._read[answer.question_id] = read
        return read

    def _rules(self, report: Report) -> Iterator[Finding]:
        yield from placeholder_text(report)
        yield from not_applicable_in_text(report, self._form)
        yield from over_length(report, self._form)
        yield from same_as_last_term(report, self._earlier)
        yield from changed_much(report, self._form, self._earlier)
        yield from leftover_marker(report)
        yield from broken_off(report)
        yield from stale_year(report, self._calendar)
        yield from cross_reference(report)
        yield from pending_decision(report)
