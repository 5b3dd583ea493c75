"""Values in HTML: as people read them, and tables as tables."""

import re

from app.formats.html.html_reader import read_html
from app.formats.html.report_html import write_report_html
from app.formats.html.text_to_copy import answer_to_copy, report_to_copy
from app.model.kinds.value import Chosen
from tests.support.every_kind import every_kind, full_report
from tests.support.word_values import with_answer

FORM = every_kind()
REPORT = full_report(FORM)


def _text(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).replace("\u00a0", " ").split())


def test_a_report_has_its_values_and_what_is_asked() -> None:
    text = _text(write_report_html(REPORT, FORM))
    for said in (
        "Hur många företag har ni träffat? 1 250 st Kommentar: Fler än förra perioden",
        "Vad har arbetet kostat under 2022? 1 842,5 tkr",
        "Finns en plan för näringslivsarbetet? Ja När beslutades planen? 12 maj 2022",
        "mest kontakt med företagen? Frukostar på torget",
        "haft kontakt med? Handel Bygg och anläggning Kultur Kommentar: Handeln är störst.",
        "Insats Dag Deltagare (st) Kostnad (tkr) Klar Frukostmöten 12 maj 2022 48 12,5 Ja",
        "Mässa 140 Nej Summa 1 248 152,5",
        "Älvsjö 4 Bättre Handel, Bygg och anläggning",
    ):
        assert said in text
    assert "Varför finns ingen plan?" not in text
    assert "<li>Handel</li><li>Bygg och anläggning</li><li>Kultur</li>" in write_report_html(
        REPORT, FORM
    )


def test_a_table_is_one_with_numbers_to_the_right() -> None:
    copied = answer_to_copy(REPORT.answer("insatser"))
    assert copied.html.startswith(
        '<table width="100%" cellspacing="0"><tr><th>Insats</th><th>Dag</th>'
        '<th class="number" align="right">Deltagare (st)</th>'
    )
    assert copied.html.endswith(
        "</table><p>Mässan kommer att redovisas i verksamhetsberättelsen.</p>"
    )
    assert copied.plain.splitlines()[0].replace("\u00a0", " ") == (
        "Insats: Frukostmöten; Dag: 12 maj 2022; Deltagare: 48 st; Kostnad: 12,5 tkr; Klar: Ja"
    )


def test_a_table_that_is_pasted_again_is_lines() -> None:
    pasted = read_html(answer_to_copy(REPORT.answer("insatser")).html).blocks
    assert pasted[2].text == (
        "Rundvandring med polisen och fastighetsägarna | 1 juni 2022 | 1\u00a0200 | – | –"
    )


def test_a_copied_answer_is_what_people_read() -> None:
    copied = answer_to_copy(REPORT.answer("foretag"))
    assert copied.plain.startswith("1\u00a0250\u00a0st\n\nFler än förra perioden")
    assert copied.html.startswith("<p>1\u00a0250\u00a0st</p><p>Fler än")
    assert answer_to_copy(REPORT.answer("varfor-inte")).plain == "(inget svar)"


def test_a_copied_report_leaves_out_what_is_not_asked() -> None:
    copied = report_to_copy(REPORT, FORM)
    assert "Varför finns ingen plan?" not in copied.html + copied.plain
    assert "<strong>1\u00a0248</strong>" in copied.html
    assert len(read_html(copied.html).blocks) > len(FORM.sections)


def test_what_is_typed_is_no_markup() -> None:
    report = with_answer(REPORT, "form", value=Chosen(other="<b>&"))
    report = with_answer(report, "insatser", value={"rows": [{"insats": "<i>ett\ntvå"}]})
    for written in (write_report_html(report, FORM), report_to_copy(report, FORM).html):
        assert "&lt;b&gt;&amp;" in written
        assert "<td>&lt;i&gt;ett<br>två</td>" in written


def test_what_is_no_value_yet_is_printed_as_it_is_typed() -> None:
    report = with_answer(REPORT, "foretag", value=None, unfinished=({"text": "12,"},), blocks=())
    in_cell = {"text": "kl. 3", "row": 0, "column": "dag"}
    report = with_answer(report, "insatser", value=None, unfinished=(in_cell,))
    text = _text(write_report_html(report, FORM))
    assert "träffat? 12, Vad" in text
    assert "kl. 3" in text
