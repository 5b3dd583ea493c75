"""Whose report a filled form is, for which term, and what is not clear about that."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import TypeVar

from app.formats.filled_form.form_reader import FilledForm
from app.model.calendar import Calendar
from app.model.committee import Committee
from app.model.finding import FieldName
from app.model.register import Register
from app.model.report import Report
from app.model.respondent import Respondent
from app.model.rich_text import Block, shortened
from app.model.term import Term
from app.model.written_committee import mentioned_committee, written_committee

_Found = TypeVar("_Found", bound=Hashable)
# A title or a line of a page header; what is longer is text.
_LONGEST_LINE = 120
_MANY_DIGITS = 5


def committee_of(filled: FilledForm, register: Register) -> Committee | None:
    """The committee in its field, or else the only one in the page headers."""
    if filled.committee:
        return written_committee(filled.committee, register)
    return _only(filled.header, lambda text: mentioned_committee(text, register))


def term_of(filled: FilledForm, calendar: Calendar) -> Term | None:
    """The term in its field, or else the only one in a title or the page header.

    A set that is for one period only says it too.
    """
    find = partial(calendar.recognised, year=filled.year)
    if filled.term:
        term = calendar.recognised(filled.term, filled.year)
    else:
        term = next(filter(None, (_only(b, find) for b in (filled.unplaced, filled.header))), None)
    if term is None and filled.year is not None and len(filled.form.periods) == 1:
        term = Term(year=filled.year, period=filled.form.periods[0])
    return term


def _only(blocks: tuple[Block, ...], find: Callable[[str], _Found | None]) -> _Found | None:
    """The only thing that short lines say."""
    found = {one for text in _short_lines(blocks) if (one := find(text)) is not None}
    return found.pop() if len(found) == 1 else None


def _short_lines(blocks: tuple[Block, ...]) -> list[str]:
    return [
        line
        for block in blocks
        for line in block.text.split("\n")
        if len(line) <= _LONGEST_LINE and not line.rstrip().endswith(".")
    ]


def not_said(
    filled: FilledForm, report: Report, source: str, respondent: Respondent
) -> tuple[tuple[FieldName, str], ...]:
    """Remarks on what has to be known from elsewhere, by field; `source` is the file, or a text."""
    remarks = []
    if report.committee is None and not filled.committee:
        remarks.append((FieldName.COMMITTEE, respondent.fill("{The} saknas.")))
    if report.term is None and not filled.term:
        remarks.append((FieldName.TERM, f"Perioden står inte i {source}."))
    return tuple(remarks)


def not_understood(filled: FilledForm, report: Report, respondent: Respondent) -> tuple[str, ...]:
    """Remarks on what stands in the fields for committee, term and contact person."""
    remarks = []
    if report.committee is None and filled.committee:
        unknown = shortened(filled.committee)
        remarks.append(respondent.fill("{The} ”{}” finns inte i registret.", unknown))
    if report.term is None and filled.term:
        remarks.append(f"Perioden ”{shortened(filled.term)}” känns inte igen.")
    name = report.contact.name
    if "@" in name or sum(sign.isdigit() for sign in name) >= _MANY_DIGITS:
        remarks.append(
            f"Som kontaktperson står ”{shortened(name)}”. Flytta telefonnummer och e-postadress "
            "till sina fält."
        )
    return tuple(remarks)
