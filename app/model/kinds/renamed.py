"""An earlier answer under the ids that its columns and options have now, to be compared."""

from collections.abc import Iterable, Mapping

from app.model.form import Question
from app.model.kinds.asked import Column, Option
from app.model.kinds.value import Cell, CellValue, Chosen, Row, Table
from app.model.kinds.worded import WordedColumn, WordedOption
from app.model.report import Answer

Ids = Mapping[str, str]
"""The id of now by the one that it replaces."""


def under_new_ids(answer: Answer, question: Question) -> Answer:
    """Words and values stay as they were; what the set still has by itself keeps its own id."""
    options = _replaced(question.options, answer.options)
    columns = _replaced(question.columns, answer.columns)
    of_columns = {
        column.id: _replaced(now.options, column.options)
        for column in answer.columns
        for now in question.columns
        if now.id == columns.get(column.id, column.id)
    }
    if not options and not columns and not any(of_columns.values()):
        return answer
    value = answer.value
    if isinstance(value, Table):
        rows = tuple(_row(row, columns, of_columns) for row in value.rows)
        value = value.model_copy(update={"rows": rows})
    elif isinstance(value, Chosen):
        value = _chosen(value, options)
    update = {
        "options": _options(answer.options, options),
        "columns": tuple(
            column.model_copy(
                update={
                    "id": columns.get(column.id, column.id),
                    "options": _options(column.options, of_columns.get(column.id, {})),
                }
            )
            for column in answer.columns
        ),
        "value": value,
        "unfinished": tuple(
            one.model_copy(update={"column": columns.get(one.column or "", one.column)})
            for one in answer.unfinished
        ),
    }
    return answer.model_copy(update=update)


def _replaced(
    now: Iterable[Option] | Iterable[Column],
    before: Iterable[WordedOption] | Iterable[WordedColumn],
) -> Ids:
    """Of what there was before; the first of several that are replaced by a column."""
    asked = {one.id: one for one in now}
    there = {one.id for one in before}
    found: dict[str, str] = {}
    for one in asked.values():
        old = [each for each in one.replaces if each in there and each not in asked]
        if isinstance(one, Column):
            # A table has no column twice.
            old = [] if one.id in there else old[:1]
        found |= {each: one.id for each in old if each not in found}
    return found


def _options(options: Iterable[WordedOption], ids: Ids) -> tuple[WordedOption, ...]:
    named: dict[str, WordedOption] = {}
    for option in options:
        now = ids.get(option.id, option.id)
        named.setdefault(now, option.model_copy(update={"id": now}))
    return tuple(named.values())


def _chosen(value: Chosen, ids: Ids) -> Chosen:
    return value.model_copy(
        update={"chosen": tuple(dict.fromkeys(ids.get(one, one) for one in value.chosen))}
    )


def _row(row: Row, columns: Ids, options: Mapping[str, Ids]) -> Row:
    return Row(
        cells=tuple(
            Cell(
                column=columns.get(cell.column, cell.column),
                value=_cell(cell.value, options.get(cell.column, {})),
            )
            for cell in row.cells
        )
    )


def _cell(value: CellValue, options: Ids) -> CellValue:
    return _chosen(value, options) if isinstance(value, Chosen) else value
