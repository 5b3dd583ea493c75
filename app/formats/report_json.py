"""The report as JSON: the file that is kept, sent and embedded in the document.

The published description is resources/report.schema.json. Every earlier schema version is read;
only the newest is written.
"""

import json
from typing import Any, NoReturn

from pydantic import ValidationError

from app.formats.errors import ReportFileError
from app.formats.validation import first_fault
from app.model.report import Answer, AnswerStatus, Report

SCHEMA = "naringslivsrapport/report/1"
MAX_BYTES = 5_000_000


def write_report_json(report: Report) -> bytes:
    """The report as UTF-8, indented, keys in the order of the published schema."""
    content = report.model_dump(mode="json")
    content["answers"] = [
        _answer_out(answer, dumped)
        for answer, dumped in zip(report.answers, content["answers"], strict=True)
    ]
    text = json.dumps({"schema": SCHEMA, **content}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


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
        raise ReportFileError(file, _unknown_schema(schema), "schema")
    answers = content.get("answers")
    if isinstance(answers, list):
        content["answers"] = [_answer_in(a, file, f"answers[{i}]") for i, a in enumerate(answers)]
    try:
        return Report.model_validate_json(json.dumps(content), strict=True)
    except ValidationError as error:
        place, reason = first_fault(error)
        raise ReportFileError(file, reason, place) from None
    except (RecursionError, ValueError):
        raise ReportFileError(file, "innehåller värden som inte går att läsa") from None


def _unknown_schema(schema: object) -> str:
    if isinstance(schema, str) and schema.startswith("naringslivsrapport/report/"):
        return "rapporten är gjord med en nyare version av programmet; uppdatera programmet"
    return "filen är ingen rapport från det här programmet"


def _answer_in(answer: object, file: str, place: str) -> object:
    """From what the file says to what the model keeps: status and plain text follow from the rest.

    They are checked where they would otherwise hide something: text only in `plain`, or an answer
    that is said to be blank and is not.
    """
    if not isinstance(answer, dict):
        return answer
    status, plain = answer.pop("status", None), answer.pop("plain", "")
    blocks = answer.get("blocks")
    if status not in {s.value for s in AnswerStatus}:
        allowed = " eller ".join(f"”{s.value}”" for s in AnswerStatus)
        raise ReportFileError(file, f"ska vara {allowed}", f"{place}.status")
    if not isinstance(plain, str) or (plain.strip() and not blocks):
        raise ReportFileError(file, "har text som inte finns i blocks", f"{place}.plain")
    if status == AnswerStatus.BLANK and blocks:
        raise ReportFileError(file, "är ”blank” men svaret har text", f"{place}.status")
    if "not_applicable" in answer:
        raise ReportFileError(file, "är okänt för programmet", f"{place}.not_applicable")
    answer["not_applicable"] = status == AnswerStatus.NOT_APPLICABLE
    return answer


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
        raise ReportFileError(file, "filen är ingen rapport från det här programmet")
    return content


class _NotAllowedError(ValueError):
    pass


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _NotAllowedError("samma namn står två gånger i en grupp av värden")
    return result


def _no_constant(name: str) -> NoReturn:
    raise _NotAllowedError(f"{name} är inget tillåtet värde")
