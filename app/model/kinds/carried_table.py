"""An earlier table where another is asked for: columns by their ids, rows in their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.model.form import Question
from app.model.kinds.asked import Column
from app.model.kinds.carried_cell import carried_cell
from app.model.kinds.named_rows import names_of_rows, renamed
from app.model.kinds.told import cell_text, row_text
from app.model.kinds.value import Cell, CellValue, Chosen, Row, Table, Unfinished
from app.model.kinds.worded import WordedColumn
from app.model.report import Answer
from app.model.term import Term


@dataclass(frozen=True)
class CarriedTable:
    """The table, what is no value in it yet, and as lines of text what has no place in it."""

    value: Table | None
    unfinished: tuple[Unfinished, ...]
    beside: tuple[str, ...]


def carried_table(
    before: Answer, empty: Answer, asked: Question, year: int | None, term: Term | None
) -> CarriedTable:
    """Of an earlier table, for the one that is asked for now, in this term."""
    moves = tuple(_moves(before.columns, empty.columns, asked.columns))
    beside: list[str] = []
    rows = []
    for row in before.value.rows if isinstance(before.value, Table) else ():
        moved, lost = _row(row, moves, empty.columns, year)
        rows.append(moved)
        if lost:
            beside.append(_row_beside(row, lost, before.columns))
    places: Mapping[int, int] = {}
    if asked.fixed_rows:
        names = names_of_rows(asked, term)
        called = renamed(rows, asked, term)
        rows, places, others = _in_fixed_rows(called, empty.columns[0].id, names)
        beside += filter(None, (row_text(row, empty.columns) for row in others))
    kept, texts = _typed(before, moves, places if asked.fixed_rows else None)
    while rows and not rows[-1]:
        rows.pop()
    said = any(len(row.cells) > bool(asked.fixed_rows) for row in rows)
    value = Table(rows=tuple(rows)) if said else None
    return CarriedTable(value, kept, (*beside, *texts))


@dataclass(frozen=True)
class _Move:
    """A column, and the one that its cells are in now; None where it is gone."""

    before: WordedColumn
    now: WordedColumn | None
    asked: Column | None

    @property
    def is_same(self) -> bool:
        return self.now is not None and (self.before.kind, self.before.unit) == (
            self.now.kind,
            self.now.unit,
        )


def _moves(
    before: Iterable[WordedColumn], after: Iterable[WordedColumn], asked: Iterable[Column]
) -> Iterator[_Move]:
    now = {column.id: (column, how) for column, how in zip(after, asked, strict=True)}
    replaced = {old: pair for pair in now.values() for old in pair[1].replaces if old not in now}
    taken: set[str] = set()
    for column in before:
        to, how = now.get(column.id) or replaced.get(column.id) or (None, None)
        if to is not None and to.id in taken:
            # Another one is there already.
            to, how = None, None
        if to is not None:
            taken.add(to.id)
        yield _Move(column, to, how)


def _row(
    row: Row, moves: Iterable[_Move], columns: Iterable[WordedColumn], year: int | None
) -> tuple[Row, list[str]]:
    """The row, and the ids of the columns whose cells say more than it does."""
    cells: dict[str, CellValue] = {}
    lost = []
    for move in moves:
        cell = row.at(move.before.id)
        if cell is None:
            continue
        moved = _cell(cell, move, year)
        if moved is not None and move.now is not None:
            cells[move.now.id] = moved
        if not _says_all(moved, cell, move):
            lost.append(move.before.id)
    ordered = (Cell(column=one.id, value=cells[one.id]) for one in columns if one.id in cells)
    return Row(cells=tuple(ordered)), lost


def _cell(cell: CellValue, move: _Move, year: int | None) -> CellValue | None:
    if move.now is None or move.asked is None:
        return None
    if isinstance(cell, Chosen):
        there = {option.id for option in move.now.options}
        now = {old: one.id for one in move.asked.options for old in one.replaces}
        ids = {one if one in there else now.get(one, one) for one in cell.chosen}
        gone = ids - there
        in_order = tuple(option.id for option in move.now.options if option.id in ids)
        cell = cell.model_copy(update={"chosen": (*in_order, *sorted(gone))})
    return carried_cell(cell, move.before, move.now, move.asked.decimals, year)


def _says_all(moved: CellValue | None, cell: CellValue, move: _Move) -> bool:
    if moved is None or move.now is None:
        return False
    both_chosen = isinstance(moved, Chosen) and isinstance(cell, Chosen)
    if both_chosen or move.before.kind is move.now.kind:
        return True
    was = cell_text(cell, move.before.unit, move.before.options)
    return cell_text(moved, move.now.unit, move.now.options).casefold() == was.casefold()


def _row_beside(row: Row, lost: Sequence[str], columns: Sequence[WordedColumn]) -> str:
    """The cells without a place, with the first cell, which says what row it is."""
    kept = {*(cell.column for cell in row.cells[:1]), *lost}
    cells = tuple(cell for cell in row.cells if cell.column in kept)
    return row_text(Row(cells=cells), columns)


def _in_fixed_rows(
    rows: Sequence[Row], first: str, names: Sequence[str]
) -> tuple[list[Row], Mapping[int, int], list[Row]]:
    """The rows by their names, where each of the rows went, and those that have no place."""
    by_name: dict[str, int] = {}
    for number, row in enumerate(rows):
        by_name.setdefault(str(row.at(first) or "").casefold(), number)
    made, places = [], {}
    for place, name in enumerate(names):
        own = by_name.get(name.casefold())
        cells = rows[own].cells if own is not None else ()
        others = (cell for cell in cells if cell.column != first)
        made.append(Row(cells=(Cell(column=first, value=name), *others)))
        if own is not None:
            places[own] = place
    if not rows:
        # Nothing is known of the rows but their order.
        places = {place: place for place in range(len(names))}
    return made, places, [row for number, row in enumerate(rows) if number not in places]


def _typed(
    before: Answer, moves: Iterable[_Move], places: Mapping[int, int] | None
) -> tuple[tuple[Unfinished, ...], list[str]]:
    """What is still no value in the same column, and the rest as text."""
    columns = {move.before.id: move for move in moves}
    kept, texts = [], []
    for one in before.unfinished:
        move = columns[one.column or ""]
        row = one.row if places is None or one.row is None else places.get(one.row)
        if move.now is not None and move.is_same and row is not None:
            kept.append(one.model_copy(update={"row": row, "column": move.now.id}))
        else:
            texts.append(f"{move.before.text}: {one.text}")
    return tuple(kept), texts
