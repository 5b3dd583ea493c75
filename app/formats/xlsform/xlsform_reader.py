"""Reads a question set from a workbook that follows XLSForm, whole or not at all."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from app.formats.errors import Fault, FormFileError
from app.formats.question_set.toml_content import plain
from app.formats.question_set.toml_edit import new_form_text
from app.formats.validation import all_faults
from app.formats.xlsform.choices_reader import Choices
from app.formats.xlsform.names import CHOICES, EXPLANATION, LISTS, SETTINGS, SURVEY
from app.formats.xlsform.parts import Part
from app.formats.xlsform.read_form import TOO_MUCH, ReadForm
from app.formats.xlsform.rows import Remarks, Table
from app.formats.xlsform.sections import section_parts
from app.formats.xlsform.settings_reader import read_settings
from app.formats.xlsform.survey_reader import SurveyReader
from app.formats.xlsform.texts import trimmed
from app.formats.xlsform.workbook_file import Sheet, read_workbook_file
from app.model.base import Location
from app.model.calendar import Calendar
from app.model.form import FormDefinition
from app.model.lengths import QUESTIONS

_OWN_SHEETS = frozenset({EXPLANATION.casefold(), LISTS.casefold()})
_NO_SURVEY = (
    "Bladet survey saknas, där frågorna ska stå. Börja från en arbetsbok som programmet har skrivit"
)
_NO_QUESTIONS = "Det finns inga frågor på bladet. Skriv en på varje rad, under rubrikerna"
# How the model's reasons begin where the key before them is what they tell of.
_WITHOUT_SUBJECT = re.compile(r"(är|har|ska|saknas|får|ligger|gäller|hör|går|behövs|måste|kan)\b")
_HEADINGS = {"id": "name", "text": "label", "introduction": "note", "kind": "type"}
_TOO_MANY = f"Det är fler än {QUESTIONS} frågor. Dela upp dem på flera arbetsböcker"
MOST_ROWS = 5_000
TO_BE_SAID = ("audience", "periods", "valid_from")
"""What a set must say and other programs' workbooks do not: for whom, which periods, from when."""


def read_xlsform(data: bytes, file: str, calendar: Calendar) -> ReadForm:
    """Read a workbook, with the periods of the calendar.

    Raises FormFileError with every cell that says what a set cannot say.
    """
    sheets = read_workbook_file(data, file)
    remarks = Remarks()
    named = {trimmed(sheet.name).casefold(): sheet for sheet in reversed(sheets)}
    if SURVEY not in named:
        raise FormFileError(file, Fault(None, "", _NO_SURVEY))
    if any(len(sheet.rows) > MOST_ROWS for sheet in sheets):
        raise FormFileError(file, Fault(None, "", TOO_MUCH))
    for sheet in sheets:
        if sheet.rows and trimmed(sheet.name).casefold() not in {
            *(SURVEY, CHOICES, SETTINGS),
            *_OWN_SHEETS,
        }:
            remarks.leave_out(sheet.name, "Bladet är inte läst.")
    whole = _whole(named, file, remarks)
    content, missing = plain(_exact(whole.content)), _missing(whole.content)
    faults = remarks.faults or _faults_of_model(content, whole, missing, calendar)
    if faults:
        raise FormFileError(file, *faults)
    return ReadForm(new_form_text(content), tuple(remarks.left_out), missing)


def _whole(named: Mapping[str, Sheet], file: str, remarks: Remarks) -> Part:
    settings = _table(named.get(SETTINGS), remarks, "")
    language = settings.rows[0].text("default_language") if settings and settings.rows else ""
    choices = Choices(_table(named.get(CHOICES), remarks, language), remarks)
    survey = Table(named[SURVEY], remarks, language)
    read = SurveyReader(survey, choices, remarks)
    choices.tell_unused()
    part = read_settings(settings, file, remarks)
    for key, (text, place) in read.texts.items():
        part.put(key, text, place)
    sections = section_parts(read.sections, part.content.get("title", ""), remarks)
    if not sections and not remarks.faults:
        remarks.fault(survey.place, _NO_QUESTIONS)
    asked = [question for one in read.sections for question in one.questions]
    if len(asked) > QUESTIONS:
        remarks.fault(asked[QUESTIONS].place, _TOO_MANY)
    part.put_parts("sections", sections)
    return part


def _table(sheet: Sheet | None, remarks: Remarks, language: str) -> Table | None:
    return Table(sheet, remarks, language) if sheet is not None and sheet.rows else None


def _missing(content: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key for key in TO_BE_SAID if key not in content)


def _faults_of_model(
    content: Mapping[str, Any], whole: Part, missing: tuple[str, ...], calendar: Calendar
) -> tuple[Fault, ...]:
    as_json = json.dumps(content, default=str)
    try:
        FormDefinition.model_validate_json(as_json, strict=True, context=calendar.known_only)
    except ValidationError as error:
        return tuple(
            Fault(None, whole.place_of(location), _about(location, reason), location)
            for location, reason in all_faults(error)
            if location[0] not in missing
        )
    return ()


def _about(location: Location, reason: str) -> str:
    """A reason with what it is about, which a cell does not say as the place in a file does."""
    keys = [step for step in location if isinstance(step, str)]
    if not keys or not _WITHOUT_SUBJECT.match(reason):
        return reason
    return f"{_HEADINGS.get(keys[-1], keys[-1])} {reason}"


def _exact(value: Any) -> Any:  # noqa: ANN401
    """Numbers as text where a binary one would be another."""
    if isinstance(value, dict):
        return {key: _exact(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_exact(one) for one in value]
    if isinstance(value, Decimal) and Decimal(repr(float(value))) != value:
        return format(value, "f")
    return value
