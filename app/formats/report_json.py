"""Writes and reads the report as JSON: the file that is stored, sent and embedded in the document.

The published description is resources/report.schema.json. Every earlier schema version is read;
only the newest is written.
"""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from pydantic import ValidationError
from pydantic_core import to_json

from app.formats.errors import FormatErrorCode, NewerReportError, ReportFileError
from app.formats.validation import first_fault, knows_too_little
from app.model.calendar import Calendar
from app.model.invisible_characters import is_blank
from app.model.kinds.kind import Kind
from app.model.report import Answer, AnswerStatus, Report
from app.model.rich_text import shortened

SCHEMA = "naringslivsrapport/report/1"
SUFFIX = ".nrapport"
"""What the name of such a file ends with where people hand it to each other; .json is one too."""
MAX_BYTES = 5_000_000

_COLLATION = "naringslivsrapport/collation/"
_MAX_OBJECTS = 100_000
_MAX_NAMES = 100
_MAX_DIGITS = 15


def write_report_json(report: Report) -> bytes:
    """UTF-8, indented, keys in the order of the published schema.

    Raises ReportFileError for a report so long that it could not be read again.
    """
    content = report.model_dump(mode="json")
    content["answers"] = [
        _answer_out(answer, dumped)
        for answer, dumped in zip(report.answers, content["answers"], strict=True)
    ]
    if report.contact_confirmed:
        # Written only where it is false.
        del content["contact_confirmed"]
    if not report.accepted:
        del content["accepted"]
    if not report.only:
        del content["only"]
    if report.built_on is None:
        del content["built_on"]
    # Many times as fast as json.dumps, which would write the same.
    data = to_json({"schema": SCHEMA, **content}, indent=1) + b"\n"
    if len(data) > MAX_BYTES:
        raise ReportFileError("Rapporten", FormatErrorCode.TOO_LONG)
    return data


def _answer_out(answer: Answer, dumped: dict[str, Any]) -> dict[str, Any]:
    first = {key: dumped[key] for key in ("question_id", "section", "question")}
    return {
        **first,
        "status": answer.status.value,
        "reason": dumped["reason"],
        "blocks": dumped["blocks"],
        "plain": answer.plain,
        **_value_out(answer, dumped),
        "origin": dumped["origin"],
    }


def _value_out(answer: Answer, dumped: dict[str, Any]) -> dict[str, Any]:
    """What stands only in an answer to a question that asks for more than text."""
    always = () if answer.kind is Kind.TEXT else ("kind", "value", "unit")
    perhaps = ("options", "columns", "ask_if", "unfinished")
    return {
        **{key: dumped[key] for key in always},
        **{key: dumped[key] for key in perhaps if dumped[key]},
    }


def read_report_json(data: bytes, file: str, calendar: Calendar) -> Report:
    """Read a report. Raises ReportFileError; a file is taken whole or refused whole.

    A term that the calendar does not know is kept as it is.
    """
    content = _json_object(data, file)
    schema = content.pop("schema", None)
    if schema != SCHEMA:
        raise _unknown_schema(file, schema)
    answers = content.get("answers")
    claims: list[_Claim] = []
    if isinstance(answers, list):
        claims = [_claim(a, file, f"answers[{i}]") for i, a in enumerate(answers)]
    try:
        report = Report.model_validate_json(
            json.dumps(content), strict=True, context=calendar.context
        )
    except ValidationError as error:
        place, reason = first_fault(error)
        if knows_too_little(error):
            fault = _fault(reason, place)
            raise NewerReportError(file, FormatErrorCode.NEWER_VALUES, fault) from None
        raise _invalid(file, reason, place) from None
    except (RecursionError, ValueError):
        raise _invalid(file, "filen innehåller värden som inte går att läsa") from None
    for index, (answer, claim) in enumerate(zip(report.answers, claims, strict=True)):
        _compare(answer, claim, file, f"answers[{index}]")
    return report


def _unknown_schema(file: str, schema: object) -> ReportFileError:
    if isinstance(schema, str) and schema.startswith("naringslivsrapport/report/"):
        return NewerReportError(file, FormatErrorCode.NEWER)
    if isinstance(schema, str) and schema.startswith(_COLLATION):
        return ReportFileError(file, FormatErrorCode.COLLATION)
    return ReportFileError(file, FormatErrorCode.NO_REPORT)


@dataclass(frozen=True)
class _Claim:
    """What a file says of an answer that can be derived from the rest of it."""

    status: AnswerStatus
    plain: str


_STATUSES = tuple(status.value for status in AnswerStatus)
_NO_CLAIM = _Claim(AnswerStatus.ANSWERED, "")


def _claim(answer: object, file: str, place: str) -> _Claim:
    """Turn an answer of the file into one of the model; return what the model does not store."""
    if not isinstance(answer, dict):
        return _NO_CLAIM
    if "not_applicable" in answer:
        raise _invalid(file, "är okänt för programmet", f"{place}.not_applicable")
    status, plain = answer.pop("status", None), answer.pop("plain", "")
    if status not in _STATUSES:
        allowed = ", ".join(f"”{value}”" for value in _STATUSES)
        raise _invalid(file, f"ska vara något av {allowed}", f"{place}.status")
    if not isinstance(plain, str):
        raise _invalid(file, "ska vara text", f"{place}.plain")
    answer["not_applicable"] = status == AnswerStatus.NOT_APPLICABLE
    return _Claim(AnswerStatus(status), plain)


def _compare(answer: Answer, claim: _Claim, file: str, place: str) -> None:
    """Refuse what would hide something: text in `plain` alone, or in an answer said to be blank."""
    if not is_blank(claim.plain) and not answer.has_content:
        raise _invalid(file, "har text som inte finns i blocks", f"{place}.plain")
    if claim.status is AnswerStatus.BLANK and answer.has_content:
        raise _invalid(file, "är ”blank” men svaret har text", f"{place}.status")


def _json_object(data: bytes, file: str) -> dict[str, Any]:
    if len(data) > MAX_BYTES or data.count(b"[") > _MAX_OBJECTS:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    try:
        content = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_Objects(),
            parse_constant=_no_constant,
            parse_int=_small_number,
        )
    except UnicodeDecodeError:
        raise ReportFileError(file, FormatErrorCode.NO_UTF8) from None
    except json.JSONDecodeError as error:
        line = f"rad {error.lineno}"
        raise ReportFileError(file, FormatErrorCode.NO_JSON, line) from None
    except _NotAllowedError as error:
        raise _invalid(file, str(error)) from None
    except RecursionError:
        raise ReportFileError(file, FormatErrorCode.TOO_DEEP) from None
    if not isinstance(content, dict):
        raise ReportFileError(file, FormatErrorCode.NO_REPORT)
    return content


def _invalid(file: str, reason: str, place: str = "") -> ReportFileError:
    return ReportFileError(file, FormatErrorCode.INVALID, _fault(reason, place))


def _fault(reason: str, place: str) -> str:
    return f"{place}: {reason}" if place else reason


class _NotAllowedError(ValueError):
    pass


class _Objects:
    """Builds JSON objects, as long as there are not too many and no key is repeated."""

    def __init__(self) -> None:
        self._left = _MAX_OBJECTS

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self._left -= 1
        if self._left < 0 or len(pairs) > _MAX_NAMES:
            raise _NotAllowedError("filen har för många värden för att vara en rapport")
        result = dict(pairs)
        if len(result) != len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise _NotAllowedError(f"”{shortened(twice)}” står två gånger i samma grupp av värden")
        return result


def _no_constant(name: str) -> NoReturn:
    raise _NotAllowedError(f"{name} är inget tillåtet värde")


def _small_number(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise _NotAllowedError("filen har för stora tal")
    return int(digits)
