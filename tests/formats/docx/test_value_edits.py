"""Values that somebody has edited in Word, or filled in in an empty form."""

import datetime
from decimal import Decimal

import pytest
from lxml import etree

from app.formats.docx.edited_report import EditedReport, read_report_docx
from app.formats.docx.markup import el, w
from app.formats.docx.report_docx import write_report_docx
from app.model.kinds.value import Chosen, Table, Unfinished
from tests.support.report_documents import (
    content,
    control,
    edited,
    main_part,
)
from tests.support.terms import CALENDAR
from tests.support.value_documents import (
    BLANK,
    FORM,
    REPORT,
    TEMPLATE,
    paragraphs_in,
    read_after,
    typed,
)
from tests.support.word_values import fill_in, fill_in_form, run_with, tick, with_answer


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("foretag:value", "1300", Decimal(1300)),
        ("foretag:value", "1 300 st", Decimal(1300)),
        ("kostnad:value", "12,5", Decimal("12.5")),
        ("plan:value", "Nej", False),
        ("beslutad:value", "2022-06-01", datetime.date(2022, 6, 1)),
        ("beslutad:value", "1 juni", datetime.date(2022, 6, 1)),
        ("form:value", "Nätverk", Chosen(chosen=("natverk",))),
        ("form:value", "Telefon", Chosen(other="Telefon")),
        ("branscher:other", "Idrott", Chosen(chosen=("handel", "bygg"), other="Idrott")),
        ("branscher:other", "", Chosen(chosen=("handel", "bygg"))),
        ("foretag:value", "", None),
    ],
)
def test_a_value_that_is_edited_comes_back(tag: str, text: str, value: object) -> None:
    reading = read_after(typed(tag, text))
    question = tag.partition(":")[0]
    answer = reading.report.answer(question)
    assert (answer.value, answer.unfinished) == (value, ())
    assert answer.blocks == REPORT.answer(question).blocks
    assert (reading.edited, reading.not_taken) == ((question,), ())


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("foretag:value", "ett tiotal"),
        ("foretag:value", "1250,5"),
        ("plan:value", "kanske"),
        ("beslutad:value", "i våras"),
    ],
)
def test_what_is_no_value_is_kept_as_it_is_typed(tag: str, text: str) -> None:
    reading = read_after(typed(tag, text))
    answer = reading.report.answer(tag.partition(":")[0])
    assert (answer.value, answer.unfinished) == (None, (Unfinished(text=text),))
    assert reading.not_taken == ()


def test_boxes_that_are_ticked_and_unticked_are_read() -> None:
    def change(root: etree._Element) -> None:
        tick(root, "branscher:handel", on=False)
        tick(root, "branscher:besok", on=True)

    reading = read_after(change)
    assert reading.report.answer("branscher").value == Chosen(
        chosen=("besok", "bygg"), other="Kultur"
    )
    assert reading.edited == ("branscher",)


def _rows(reading: EditedReport, question: str) -> list[dict[str, object]]:
    value = reading.report.answer(question).value
    assert isinstance(value, Table)
    return [{cell.column: cell.value for cell in row.cells} for row in value.rows]


def test_a_row_that_is_added_is_read() -> None:
    def add(root: etree._Element) -> None:
        items = control(root, "insatser:rows").find(w("sdtContent"))
        assert items is not None
        items.append(etree.fromstring(etree.tostring(items[0])))
        for found, text in zip(
            items[-1].iter(w("sdt")), ("", "Frukost", "3 juni", "20", "1", "Nej"), strict=True
        ):
            if text:
                fill_in(found, text)

    reading = read_after(add)
    assert _rows(reading, "insatser")[-1] == {
        "insats": "Frukost",
        "dag": datetime.date(2022, 6, 3),
        "antal": Decimal(20),
        "kostnad": Decimal(1),
        "klar": False,
    }
    assert reading.edited == ("insatser",)
    assert reading.report.answer("insatser").blocks == REPORT.answer("insatser").blocks


def test_a_row_that_is_removed_is_gone_and_the_others_stay() -> None:
    def remove(root: etree._Element) -> None:
        items = control(root, "insatser:rows").find(w("sdtContent"))
        assert items is not None
        items.remove(items[1])

    before = _rows(read_after(lambda root: None), "insatser")
    assert _rows(read_after(remove), "insatser") == [before[0], before[2]]


def test_a_cell_that_is_no_value_is_kept_with_its_place() -> None:
    def change(root: etree._Element) -> None:
        rows = list(content(root, "insatser").iter(w("tr")))
        fill_in(list(rows[2].iter(w("sdt")))[2], "många")

    answer = read_after(change).report.answer("insatser")
    assert answer.unfinished == (Unfinished(text="många", row=1, column="antal"),)
    assert isinstance(answer.value, Table)
    assert answer.value.rows[1].at("antal") is None
    assert answer.value.rows[1].at("dag") == datetime.date(2022, 6, 1)


def test_a_row_below_the_sums_is_a_row() -> None:
    def add(root: etree._Element) -> None:
        (table,) = content(root, "insatser").iter(w("tbl"))
        cells = ("Marknad", "", "7", "", "Ja")
        table.append(el("tr", *(el("tc", el("p", run_with(text))) for text in cells)))

    assert _rows(read_after(add), "insatser")[-1] == {
        "insats": "Marknad",
        "antal": Decimal(7),
        "klar": True,
    }


def test_what_is_written_in_a_column_of_ones_own_is_kept_as_a_comment() -> None:
    def add(root: etree._Element) -> None:
        (table,) = content(root, "insatser").iter(w("tbl"))
        for row, text in zip(table.iter(w("tr")), ("Anm.", "Lyckat", "", "", ""), strict=True):
            row.append(el("tc", el("p", run_with(text))))

    reading = read_after(add)
    assert reading.report.answer("insatser").blocks[0].text == "Frukostmöten Lyckat"
    assert reading.report.answer("insatser").value == REPORT.answer("insatser").value


def test_more_rows_than_there_may_be_are_told() -> None:
    def add(root: etree._Element) -> None:
        (table,) = content(root, "insatser").iter(w("tbl"))
        for number in range(500):
            table.append(el("tr", el("tc", el("p", run_with(f"Rad {number}")))))

    reading = read_after(add)
    assert reading.report.answer("insatser") == REPORT.answer("insatser")
    assert reading.not_taken == ("insatser",)


def test_rows_whose_names_are_given_keep_them() -> None:
    def change(root: etree._Element) -> None:
        rows = list(content(root, "orter").iter(w("tr")))
        fill_in(list(rows[2].iter(w("sdt")))[1], "Bättre")

    rows = _rows(read_after(change), "orter")
    assert rows[1] == {
        "ort": "Hägersten",
        "lokaler": Decimal(0),
        "lage": Chosen(chosen=("battre",)),
    }


def test_a_comment_is_edited_and_added_to() -> None:
    def change(root: etree._Element) -> None:
        fill_in(control(root, "branscher:comment"), "Handeln är minst.")
        control(root, "branscher").addnext(el("p", run_with("Mer därunder.")))

    answer = read_after(change).report.answer("branscher")
    assert [block.text for block in answer.blocks] == ["Handeln är minst.", "Mer därunder."]
    assert answer.value == REPORT.answer("branscher").value


def test_a_number_without_its_control_is_read_and_the_rest_is_a_comment() -> None:
    def replace(root: etree._Element) -> None:
        found = control(root, "kostnad")
        for text in ("Vi räknade om.", "99 tkr"):
            found.addprevious(el("p", run_with(text)))
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    answer = read_after(replace).report.answer("kostnad")
    assert answer.value == Decimal(99)
    assert [block.text for block in answer.blocks] == ["Vi räknade om."]


@pytest.mark.parametrize("question", ["foretag", "branscher", "insatser"])
def test_that_a_question_is_not_relevant_can_be_written_in_its_place(question: str) -> None:
    def write(root: etree._Element) -> None:
        control(root, question).addprevious(el("p", run_with("Ej relevant. Vi har inga.")))

    answer = read_after(write, BLANK).report.answer(question)
    assert (answer.not_applicable, answer.reason) == (True, "Vi har inga.")


def test_a_question_that_is_not_relevant_shows_the_reason_and_takes_a_value() -> None:
    report = with_answer(
        REPORT, "foretag", not_applicable=True, reason="Saknas.", value=None, blocks=()
    )
    document = write_report_docx(report, FORM, TEMPLATE)
    assert paragraphs_in(content(main_part(document), "foretag")) == ["Ej relevant. Saknas."]
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [FORM])
    assert (reading.report, reading.edited) == (report, ())
    answer = read_after(typed("foretag", "12"), document).report.answer("foretag")
    assert (answer.not_applicable, answer.value) == (False, Decimal(12))


@pytest.mark.parametrize("reason", ["st", "Räknas först", "Bara 12 st", "st\nst"])
def test_a_reason_is_kept_that_ends_as_the_unit_does(reason: str) -> None:
    changed = {"not_applicable": True, "reason": reason, "value": None}
    answer = REPORT.answer("foretag").model_copy(update=changed)
    report = REPORT.with_answer(answer)
    document = write_report_docx(report, FORM, TEMPLATE)
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [FORM])
    assert (reading.report, reading.edited) == (report, ())


@pytest.mark.parametrize("reason", ["Räknas först", "Inget beslut"])
def test_a_reason_that_is_typed_in_place_of_a_value_keeps_its_last_letters(reason: str) -> None:
    answer = read_after(typed("foretag:value", f"Ej relevant. {reason}")).report.answer("foretag")
    assert (answer.not_applicable, answer.reason) == (True, reason)


def test_a_form_is_filled_in_and_read() -> None:
    def change(root: etree._Element) -> None:
        for tag, text in {
            "foretag:value": "1 250",
            "foretag:comment": "Fler än förut.",
            "kostnad:value": "1842.5",
            "plan:value": "Ja",
            "beslutad:value": "12/5",
            "form:value": "Frukostar på torget",
            "branscher:other": "Kultur",
        }.items():
            fill_in(control(root, tag), text)
        tick(root, "branscher:handel", on=True)
        row = next(control(root, "insatser:rows").iter(w("tr")))
        for found, text in zip(
            row.iter(w("sdt")), ("Mässa", "1 juni", "48", "12,5", "Ja"), strict=True
        ):
            fill_in(found, text)

    reading = read_after(change, BLANK)
    values = {answer.question_id: answer.value for answer in reading.report.answers}
    assert values["foretag"] == Decimal(1250)
    assert values["kostnad"] == Decimal("1842.5")
    assert values["plan"] is True
    assert values["beslutad"] == datetime.date(2022, 5, 12)
    assert values["form"] == Chosen(other="Frukostar på torget")
    assert values["branscher"] == Chosen(chosen=("handel",), other="Kultur")
    assert _rows(reading, "insatser") == [
        {
            "insats": "Mässa",
            "dag": datetime.date(2022, 6, 1),
            "antal": Decimal(48),
            "kostnad": Decimal("12.5"),
            "klar": True,
        }
    ]
    assert values["orter"] is None
    assert reading.report.answer("foretag").plain == "1\u00a0250\u00a0st\n\nFler än förut."
    assert reading.not_taken == ()


def test_a_control_that_a_macro_has_filled_in_is_filled_in() -> None:
    def change(root: etree._Element) -> None:
        # The mark of the prompt and its style are left.
        (written,) = control(root, "plan:value").iter(w("t"))
        written.text = "Ja"

    assert read_after(change, BLANK).report.answer("plan").value is True


def test_a_form_that_is_filled_in_whole_says_what_the_report_says() -> None:
    report = with_answer(REPORT, "foretag", blocks=REPORT.answer("foretag").blocks[:1])
    document = edited(BLANK, lambda root: fill_in_form(root, report))
    reading = read_report_docx(document, "blankett.docx", CALENDAR, [FORM])
    assert reading.report.answers == report.answers
    assert reading.not_taken == ()


def test_a_control_that_runs_on_over_other_questions_is_none() -> None:
    def run_on(root: etree._Element) -> None:
        first, inside = control(root, "kostnad"), content(root, "kostnad")
        for _ in range(6):
            following = first.getnext()
            assert following is not None
            inside.append(following)

    reading = read_after(run_on)
    assert (reading.report, reading.edited) == (REPORT, ())


@pytest.mark.parametrize("question", ["foretag", "form", "varfor-inte"])
def test_a_sign_of_a_lost_font_that_was_exported_is_no_edit(question: str) -> None:
    changed = {"not_applicable": True, "reason": "\uf0fc Å\uf0b7", "value": None, "blocks": ()}
    report = REPORT.with_answer(REPORT.answer(question).model_copy(update=changed))
    document = write_report_docx(report, FORM, TEMPLATE)
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [FORM])
    assert (reading.report, reading.edited) == (report, ())
