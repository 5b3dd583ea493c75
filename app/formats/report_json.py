"""The report as JSON: the file that is kept, sent and embedded in the document.

The published description is resources/report.schema.json. Every earlier schema version is read;
only the newest is written.
"""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from pydantic import ValidationError

from app.formats.errors import NewerReportError, ReportFileError
from app.formats.validation import first_fault, knows_too_little
from app.model.report import Answer, AnswerStatus, Report

SCHEMA = "naringslivsrapport/report/1"
MAX_BYTES = 5_000_000

NO_REPORT = "filen är ingen rapport. Välj en .docx- eller .json-fil som programmet har exporterat"
"""What is said of a file of another kind."""


def write_report_json(report: Report) -> bytes:
    """The report as UTF-8, indented, keys in the order of the published schema.

    Raises ReportFileError for a report so long that it could not be read again.
    """
    content = report.model_dump(mode="json")
    content["answers"] = [
        _answer_out(answer, dumped)
        for answer, dumped in zip(report.answers, content["answers"], strict=True)
    ]
    if report.contact_confirmed:
        # Said only where it is not so, as a question still open.
        del content["contact_confirmed"]
    if not report.accepted:
        del content["accepted"]
    text = json.dumps({"schema": SCHEMA, **content}, ensure_ascii=False, indent=1)
    data = (text + "\n").encode()
    if len(data) > MAX_BYTES:
        raise ReportFileError("Rapporten", "den är för lång, högst 5 miljoner tecken får plats")
    return data


def _answer_out(answer: Answer, dumped: dict[str, Any]) -> dict[str, Any]:
    first = {key: dumped[key] for key in ("question_id", "section", "question")}
    return {
        **first,
        "status": answer.status.value,
        "reason": dumped["reason"],
        "blocks": dumped["blocks"],
        "plain": answer.plain,
        "origin": dumped["origin"],
    }


def read_report_json(data: bytes, file: str) -> Report:
    """Read a report. Raises ReportFileError; a file is taken whole or refused whole."""
    content = _json_object(data, file)
    schema = content.pop("schema", None)
    if schema != SCHEMA:
        raise _unknown_schema(file, schema)
    answers = content.get("answers")
    claims: list[_Claim] = []
    if isinstance(answers, list):
        claims = [_claim(a, file, f"answers[{i}]") for i, a in enumerate(answers)]
    try:
        report = Report.model_validate_json(json.dumps(content), strict=True)
    except ValidationError as error:
        place, reason = first_fault(error)
        kind = NewerReportError if knows_too_little(error) else ReportFileError
        raise kind(file, reason, place) from None
    except (RecursionError, ValueError):
        raise ReportFileError(file, "innehåller värden som inte går att läsa") from None
    for index, (answer, claim) in enumerate(zip(report.answers, claims, strict=True)):
        _compare(answer, claim, file, f"answers[{index}]")
    return report


def _unknown_schema(file: str, schema: object) -> ReportFileError:
    if isinstance(schema, str) and schema.startswith("naringslivsrapport/report/"):
        return NewerReportError(
            file, "rapporten är gjord med en nyare version av programmet. Uppdatera programmet"
        )
    return ReportFileError(file, NO_REPORT)


@dataclass(frozen=True)
class _Claim:
    """What a file says of an answer that follows from the rest of it."""

    status: AnswerStatus
    plain: str


_NO_CLAIM = _Claim(AnswerStatus.ANSWERED, "")


def _claim(answer: object, file: str, place: str) -> _Claim:
    """Turn an answer of the file into one of the model; gives what the model does not keep."""
    if not isinstance(answer, dict):
        return _NO_CLAIM
    if "not_applicable" in answer:
        raise ReportFileError(file, "är okänt för programmet", f"{place}.not_applicable")
    status, plain = answer.pop("status", None), answer.pop("plain", "")
    if status not in tuple(AnswerStatus):
        allowed = ", ".join(f"”{s.value}”" for s in AnswerStatus)
        raise ReportFileError(file, f"ska vara något av {allowed}", f"{place}.status")
    if not isinstance(plain, str):
        raise ReportFileError(file, "ska vara text", f"{place}.plain")
    answer["not_applicable"] = status == AnswerStatus.NOT_APPLICABLE
    return _Claim(AnswerStatus(status), plain)


def _compare(answer: Answer, claim: _Claim, file: str, place: str) -> None:
    """Refuse what would hide something: text in `plain` alone, or in an answer said to be blank."""
    if claim.plain.strip() and not answer.blocks:
        raise ReportFileError(file, "har text som inte finns i blocks", f"{place}.plain")
    if claim.status is AnswerStatus.BLANK and answer.blocks:
        raise ReportFileError(file, "är ”blank” men svaret har text", f"{place}.status")


def _json_object(data: bytes, file: str) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise ReportFileError(file, "filen är för stor för att vara en rapport")
    try:
        content = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_no_duplicates, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        raise ReportFileError(file, "filen är inte text i UTF-8") from None
    except json.JSONDecodeError as error:
        raise ReportFileError(file, "filen är ingen hel JSON-fil", f"rad {error.lineno}") from None
    except _NotAllowedError as error:
        raise ReportFileError(file, str(error)) from None
    except (RecursionError, ValueError):
        raise ReportFileError(file, "filen är för djupt nästlad eller har för stora tal") from None
    if not isinstance(content, dict):
        raise ReportFileError(file, NO_REPORT)
    return content


class _NotAllowedError(ValueError):
    pass


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in pairs:
        if name in result:
            raise _NotAllowedError(f"”{name}” står två gånger i samma grupp av värden")
        result[name] = value
    return result


def _no_constant(name: str) -> NoReturn:
    raise _NotAllowedError(f"{name} är inget tillåtet värde")
