"""The largest tables that a report may have come back from its document, within a file's limits."""

import json
from typing import Any

import pytest

from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.markup import w
from app.formats.docx.report_docx import write_form_docx, write_report_docx
from app.model import lengths
from app.model.form import FormDefinition
from tests.support.every_kind import empty_report, every_kind
from tests.support.report_documents import main_part, template
from tests.support.terms import CALENDAR, IN_STOCKHOLM
from tests.support.word_values import with_answer

TEMPLATE = template()
_OPTIONS = [{"id": f"val-{number}", "text": f"Val {number}"} for number in range(40)]


def _form(columns: list[dict[str, Any]], **more: object) -> FormDefinition:
    question = {"id": "t", "text": "Tabell", "kind": "table", "columns": columns, **more}
    content = every_kind().model_dump(by_alias=True, mode="json")
    content["sections"] = [{"number": 1, "title": "Först", "questions": [question]}]
    return FormDefinition.model_validate_json(json.dumps(content), context=IN_STOCKHOLM)


_NUMBERS = _form(
    [{"id": f"k-{at}", "text": f"Kolumn {at}", "kind": "number"} for at in range(lengths.COLUMNS)]
)
_CHOICES = _form(
    [
        {"id": "ett", "text": "Ett", "kind": "choice", "options": _OPTIONS},
        {"id": "flera", "text": "Flera", "kind": "choices", "options": _OPTIONS, "other": True},
    ]
)


@pytest.mark.parametrize(
    ("form", "row"),
    [
        (_NUMBERS, {f"k-{at}": str(at * 1000) for at in range(lengths.COLUMNS)}),
        (
            _CHOICES,
            {
                "ett": {"chosen": ["val-3"], "other": ""},
                "flera": {"chosen": ["val-1", "val-39"], "other": "Egna ord"},
            },
        ),
    ],
    ids=["numbers", "choices"],
)
def test_a_table_of_as_many_rows_as_there_may_be_comes_back(
    form: FormDefinition, row: dict[str, object]
) -> None:
    report = with_answer(empty_report(form), "t", value={"rows": [row] * lengths.ROWS})
    document = write_report_docx(report, form, TEMPLATE)
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [form])
    assert reading.report == report
    assert reading.edited == ()


@pytest.mark.parametrize(("least", "rows"), [(None, 5), (3, 5), (7, 7), (500, 500)])
def test_a_form_has_as_many_rows_as_are_asked_for(least: int | None, rows: int) -> None:
    form = _form([{"id": "a", "text": "Ort"}], min_rows=least)
    root = main_part(write_form_docx(empty_report(form), form, TEMPLATE))
    _, table = root.iter(w("tbl"))
    assert len(list(table.iter(w("tr")))) == rows + 1


def test_a_form_has_no_more_rows_than_there_may_be() -> None:
    form = _form([{"id": "a", "text": "Ort"}], max_rows=2)
    root = main_part(write_form_docx(empty_report(form), form, TEMPLATE))
    _, table = root.iter(w("tbl"))
    assert len(list(table.iter(w("tr")))) == 3
