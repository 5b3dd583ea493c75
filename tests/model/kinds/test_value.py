"""Values: of their kind, bounded, clean, and nothing of them lost without a word."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import lengths
from app.model.base import NestedFaults
from app.model.kinds.kind import Kind
from app.model.kinds.value import Cell, Chosen, Row, Table, value_of
from app.model.kinds.worded import WordedColumn, WordedOption
from app.model.report import Answer
from tests.support.every_kind import every_kind, full_report
from tests.support.form_strategies import forms
from tests.support.strategies import reports
from tests.support.terms import IN_STOCKHOLM

OPTIONS = tuple(WordedOption(id=one, text=one.upper()) for one in ("a", "b", "c"))
COLUMNS = (
    WordedColumn(id="ort", text="Ort"),
    WordedColumn(id="antal", text="Antal", kind=Kind.NUMBER, unit="st"),
    WordedColumn(id="val", text="Val", kind=Kind.CHOICE, options=OPTIONS),
)


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (Kind.NUMBER, "1250.50", Decimal("1250.5")),
        (Kind.NUMBER, "-0.00", Decimal(0)),
        (Kind.NUMBER, "007", Decimal(7)),
        (Kind.NUMBER, Decimal("1E+3"), Decimal(1000)),
        (Kind.YES_NO, False, False),
        (Kind.DATE, "2022-05-12", datetime.date(2022, 5, 12)),
        (Kind.CHOICE, {"chosen": ["a"], "other": " "}, Chosen(chosen=("a",), other=" ")),
        (Kind.CHOICES, {"chosen": ["c", "a"], "other": ""}, Chosen(chosen=("a", "c"))),
        (Kind.CHOICES, {"chosen": [], "other": "  "}, None),
        (Kind.TABLE, {"rows": []}, None),
        (Kind.TABLE, {"rows": [{}, {"ort": " \n"}, {"antal": None}]}, None),
        (Kind.TEXT, None, None),
    ],
)
def test_a_value_of_a_file_is_one_of_its_kind(kind: Kind, given: object, value: object) -> None:
    read = value_of(kind, given, OPTIONS, COLUMNS)
    assert read == value
    assert type(read) is type(value)
    assert value_of(kind, read, OPTIONS, COLUMNS) == read


@pytest.mark.parametrize(
    ("kind", "given", "place"),
    [
        (Kind.TEXT, "text", ()),
        (Kind.NUMBER, 12, ()),
        (Kind.NUMBER, 12.5, ()),
        (Kind.NUMBER, True, ()),
        (Kind.NUMBER, "1 250", ()),
        (Kind.NUMBER, "1,5", ()),
        (Kind.NUMBER, "٣", ()),
        (Kind.NUMBER, "12\n", ()),
        (Kind.NUMBER, "NaN", ()),
        (Kind.NUMBER, "0.00001", ()),
        (Kind.NUMBER, "1" * 16, ()),
        (Kind.NUMBER, Decimal("Infinity"), ()),
        (Kind.YES_NO, "ja", ()),
        (Kind.YES_NO, 1, ()),
        (Kind.DATE, "2022-02-30", ()),
        (Kind.DATE, "20220512", ()),
        (Kind.DATE, datetime.datetime(2022, 5, 12, tzinfo=datetime.UTC), ()),
        (Kind.CHOICE, "a", ()),
        (Kind.CHOICE, {"chosen": ["d"], "other": ""}, ("chosen", 0)),
        (Kind.CHOICE, {"chosen": ["a", "b"], "other": ""}, ("chosen",)),
        (Kind.CHOICE, {"chosen": ["a"], "other": "Ö"}, ("chosen",)),
        (Kind.CHOICES, {"chosen": ["a", "a"], "other": ""}, ("chosen", 1)),
        (Kind.CHOICES, {"chosen": [[]], "other": ""}, ("chosen", 0)),
        (Kind.CHOICES, {"chosen": [], "other": "a" * (lengths.CELL + 1)}, ("other",)),
        (Kind.TABLE, [], ()),
        (Kind.TABLE, {"rows": [], "sum": 1}, ()),
        (Kind.TABLE, {"rows": "a"}, ()),
        (Kind.TABLE, {"rows": [{}] * (lengths.ROWS + 1)}, ("rows",)),
        (Kind.TABLE, {"rows": [{}, []]}, ("rows", 1)),
        (Kind.TABLE, {"rows": [{"pris": "1"}]}, ("rows", 0, "pris")),
        (Kind.TABLE, {"rows": [{"ort": 1}]}, ("rows", 0, "ort")),
        (Kind.TABLE, {"rows": [{"ort": "a" * (lengths.CELL + 1)}]}, ("rows", 0, "ort")),
        (Kind.TABLE, {"rows": [{"antal": "tre"}]}, ("rows", 0, "antal")),
        (
            Kind.TABLE,
            {"rows": [{"val": {"chosen": ["d"], "other": ""}}]},
            ("rows", 0, "val", "chosen", 0),
        ),
    ],
)
def test_what_is_no_value_of_its_kind_is_refused_with_its_place(
    kind: Kind, given: object, place: tuple[object, ...]
) -> None:
    with pytest.raises(NestedFaults) as refused:
        value_of(kind, given, OPTIONS, COLUMNS)
    ((at, reason),) = refused.value.faults
    assert at == place
    assert reason


def test_texts_are_cleaned() -> None:
    table = value_of(Kind.TABLE, {"rows": [{"ort": "A\u030a\r\nB\x00"}]}, (), COLUMNS)
    assert isinstance(table, Table)
    assert table.rows[0].at("ort") == "Å\nB\ufffd"
    chosen = value_of(Kind.CHOICE, {"chosen": [], "other": "Ö\nst\u202e\ud800"}, OPTIONS)
    assert chosen == Chosen(other="Ö st\ufffd")


def test_empty_rows_between_others_stay() -> None:
    rows: list[dict[str, object]] = [{}, {"antal": "3"}, {}, {}]
    table = value_of(Kind.TABLE, {"rows": rows}, (), COLUMNS)
    assert isinstance(table, Table)
    assert [bool(row) for row in table.rows] == [False, True]


def test_cells_are_in_the_order_of_the_columns() -> None:
    table = value_of(Kind.TABLE, {"rows": [{"antal": "3", "ort": "Farsta"}]}, (), COLUMNS)
    cells = (Cell(column="ort", value="Farsta"), Cell(column="antal", value=Decimal(3)))
    assert table == Table(rows=(Row(cells=cells),))
    assert Row(cells=cells).at("val") is None


@given(data=st.data())
def test_any_answer_is_the_same_when_it_is_validated_again(data: st.DataObject) -> None:
    report = data.draw(reports(data.draw(forms())))
    for answer in report.answers:
        assert Answer.model_validate(dict(answer), context=IN_STOCKHOLM) == answer
        assert Answer.model_validate_json(answer.model_dump_json(), context=IN_STOCKHOLM) == answer


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["", "1.5", "a", "2022-05-12"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["chosen", "other", "rows", "ort"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(kind=st.sampled_from(Kind), given=_JSON)
def test_whatever_a_file_says_is_read_or_refused(kind: Kind, given: object) -> None:
    try:
        value = value_of(kind, given, OPTIONS, COLUMNS)
    except NestedFaults as refused:
        assert refused.faults
    else:
        assert value_of(kind, value, OPTIONS, COLUMNS) == value


# In an answer.

REPORT = full_report(every_kind())


@pytest.mark.parametrize(
    ("question", "changes", "place"),
    [
        ("foretag", {"options": OPTIONS}, ("options",)),
        ("foretag", {"columns": COLUMNS}, ("columns",)),
        ("plan", {"unit": "st"}, ("unit",)),
        ("form", {"options": ()}, ("options",)),
        ("form", {"options": (OPTIONS[0], OPTIONS[0])}, ("options", 1, "id")),
        ("insatser", {"columns": ()}, ("columns",)),
        ("insatser", {"columns": (COLUMNS[0], COLUMNS[0])}, ("columns", 1, "id")),
        ("ovrigt", {"unfinished": [{"text": "12,"}]}, ("unfinished", 0)),
        ("foretag", {"unfinished": [{"text": "12,", "row": 0}]}, ("unfinished", 0)),
        ("foretag", {"unfinished": [{"text": "1,"}, {"text": "2,"}]}, ("unfinished", 1)),
        ("insatser", {"unfinished": [{"text": "12,"}]}, ("unfinished", 0)),
        (
            "insatser",
            {"unfinished": [{"text": "12,", "row": 0, "column": "pris"}]},
            ("unfinished", 0),
        ),
        (
            "insatser",
            {"unfinished": [{"text": "text", "row": 0, "column": "insats"}]},
            ("unfinished", 0),
        ),
    ],
)
def test_an_answer_says_what_belongs_to_its_kind_and_nothing_else(
    question: str, changes: dict[str, object], place: tuple[object, ...]
) -> None:
    content = {**dict(REPORT.answer(question)), "value": None, **changes}
    with pytest.raises(ValueError, match=r".") as refused:
        Answer.model_validate(content, context=IN_STOCKHOLM)
    error = refused.value.errors()[0]["ctx"]["error"]  # type: ignore[attr-defined]
    assert place in [at for at, _ in error.faults]


def test_an_answer_that_is_emptied_has_no_options_that_are_gone() -> None:
    gone = WordedOption(id="borta", text="Borta", gone=True)
    answer = REPORT.answer("form")
    content = {
        **dict(answer),
        "options": (*answer.options, gone),
        "value": {"chosen": ["borta"], "other": ""},
    }
    emptied = Answer.model_validate(content, context=IN_STOCKHOLM).emptied()
    assert (emptied.options, emptied.value, emptied.has_content) == (answer.options, None, False)


def test_a_value_is_immutable() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Chosen(chosen=("a",)).other = "b"
