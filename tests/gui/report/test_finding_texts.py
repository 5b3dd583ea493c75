"""How a finding is told: its words in their context, cut where words end."""

import pytest

from app.gui.report.finding_texts import as_html, as_text, context_of
from app.model.finding import Finding, FindingCode, Position, Severity
from app.model.report import Report
from app.model.rich_text import Block
from tests.support.example_report import paragraph
from tests.support.reports import whole_report

WHERE, SVART = "Svart ekonomi (avsnitt 2)", "svart-ekonomi"
MANY = "Det här är en rad av ord som alla har fått stå kvar i svaret sedan förra perioden och "


def _report(*blocks: Block) -> Report:
    report = whole_report()
    return report.with_answer(report.answer(SVART).model_copy(update={"blocks": blocks}))


def _about(words: str, report: Report, **changes: object) -> Finding:
    """A warning about some words of the answer."""
    blocks = report.answer(SVART).blocks
    number = next(number for number, block in enumerate(blocks) if words in block.text)
    start = blocks[number].text.index(words)
    return Finding(
        code=FindingCode.STALE_YEAR,
        severity=Severity.WARNING,
        message="Kontrollera året.",
        question_id=SVART,
        excerpt=words,
        position=Position(block=number, start=start, end=start + len(words)),
    ).model_copy(update=changes)


def test_a_short_line_is_shown_whole() -> None:
    report = _report(paragraph("Före."), paragraph("Möte i maj 2021 på torget."))
    context = context_of(_about("2021", report), report)
    assert context is not None
    assert (context.before, context.words, context.after) == ("Möte i maj ", "2021", " på torget.")


def test_a_long_line_is_cut_where_words_end() -> None:
    report = _report(paragraph(f"{MANY}åren 2021 till 2022. {MANY}mer."))
    context = context_of(_about("2021", report), report)
    assert context is not None
    before, after = context.before.removeprefix("… "), context.after.removesuffix(" …")
    assert before != context.before
    assert after != context.after
    assert f" {before}2021{after} " in report.answer(SVART).plain
    assert 45 <= len(before) <= 60
    assert 45 <= len(after) <= 60


def test_what_is_about_an_answer_as_a_whole_shows_its_first_words() -> None:
    report = _report(paragraph("Möte i maj."))
    finding = _about("maj", report, position=None, excerpt="Möte i maj.")
    assert str(context_of(finding, report)) == "Möte i maj."
    assert context_of(finding.model_copy(update={"excerpt": ""}), report) is None


@pytest.mark.parametrize(
    "position",
    [Position(block=1, start=0, end=4), Position(block=0, start=3, end=3)],
    ids=["block gone", "no words"],
)
def test_words_that_are_gone_have_no_context(position: Position) -> None:
    report = _report(paragraph("Möte i maj."))
    finding = _about("maj", report, position=position)
    assert context_of(finding, report) is None
    assert as_text(WHERE, finding, context_of(finding, report)).splitlines() == [
        f"{WHERE} · Kontrollera",
        "Kontrollera året.",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"severity": Severity.ERROR}, "Måste åtgärdas"),
        ({"severity": Severity.INFO}, "Upplysning"),
        ({}, "Kontrollera"),
        ({"accepted": "Året är rätt."}, "Avklarat"),
    ],
)
def test_a_finding_is_told_with_how_serious_it_is(changes: dict[str, object], said: str) -> None:
    report = _report(paragraph("Möte i maj 2021."))
    finding = _about("2021", report, **changes)
    told = as_text(WHERE, finding, context_of(finding, report)).splitlines()
    accepted = "Du har sagt att det stämmer: Året är rätt."
    message = accepted if "accepted" in changes else "Kontrollera året."
    assert told == [f"{WHERE} · {said}", message, "”2021” i ”Möte i maj 2021.”"]


def test_nothing_of_what_is_written_is_html() -> None:
    report = _report(paragraph("<i>Före</i> & <b>2021</b> efter"))
    finding = _about("<b>2021</b>", report, message="Är <x> rätt?", accepted="<u>ja</u>")
    html = as_html("R&D <avsnitt>", finding, context_of(finding, report))
    assert html == (
        '<span class="muted"><b>R&amp;D &lt;avsnitt&gt;</b></span><br>'
        '<span class="muted">Du har sagt att det stämmer: &lt;u&gt;ja&lt;/u&gt;</span><br>'
        '<span class="muted">”&lt;i&gt;Före&lt;/i&gt; &amp; '
        "<u><b>&lt;b&gt;2021&lt;/b&gt;</b></u> efter”</span>"
    )


def test_a_note_that_is_put_aside_still_says_what_it_is_about() -> None:
    report = _report(paragraph("Möte i maj 2021."))
    note = _about("2021", report, severity=Severity.INFO, accepted="Lagt åt sidan")
    told = as_text(WHERE, note, context_of(note, report)).splitlines()
    assert told[1] == "Du har lagt det åt sidan. Kontrollera året."
