"""The collation as a Word document: everything in its place, and nothing lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.docx.markup import w
from app.model.collation.collation import marked
from app.model.report import Answer, AnswerStatus, Report, Unplaced
from app.model.rich_text import Block
from tests.formats.collation.collation_documents import (
    check_contents,
    collation_with,
    heading_texts,
    lines_of,
    root_of,
    text_of,
    with_headings,
    written,
)
from tests.support.collations import StillCollation, collation_of, example_collation
from tests.support.example_report import bullet, paragraph, subheading
from tests.support.report_documents import form_named, rich_report
from tests.support.strategies import reports

FORM = form_named("stadsdelsnamnd")
PICTURE = example_collation()
BOTH = pytest.mark.parametrize("by_committee", [False, True])


def _said(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def _one_line(text: str) -> str:
    return " ".join(line.strip(" ") for line in text.split("\n") if line.strip())


def test_questions_stand_under_their_focus_areas() -> None:
    document = written(PICTURE)
    wanted = []
    for area in PICTURE.areas:
        wanted.append(("Heading1", area.heading))
        wanted += [("Heading2", question.short) for question in area.questions]
    found = [line for line in lines_of(document) if line[0] in {"Heading1", "Heading2"}]
    about = [
        ("Heading1", "Om sammanställningen"),
        ("Heading2", "Har inte skickat in"),
        ("Heading2", "Filer att titta på"),
    ]
    assert found == wanted + about


def test_a_marked_name_is_listed_as_it_stands_over_its_answers() -> None:
    name = "Farsta stadsdelsnämnd (ändrat efter exporten)"
    assert name in heading_texts(written(PICTURE), 3)
    by_committee = written(PICTURE, by_committee=True)
    assert name in heading_texts(by_committee, 1)
    contents = next(root_of(by_committee).iter(w("sdt")))
    assert name in [text_of(link) for link in contents.iter(w("hyperlink"))]


def test_every_answer_stands_under_its_question_and_committee() -> None:
    lines = list(with_headings(lines_of(written(PICTURE))))
    for area in PICTURE.areas:
        for question in area.questions:
            for given_ in PICTURE.answers_to(question.id):
                place = (area.heading, question.short, marked(given_.name, given_.mark))
                texts = [text for path, style, text in lines if path[:3] == place and text]
                if given_.answer.status is not AnswerStatus.ANSWERED:
                    assert texts == []
                    continue
                texts = [t for t in texts[1:] if not t.startswith(("Frågan löd", "Ej r", "Inget "))]
                assert texts == [text for text in _said(given_.answer.blocks) if text]


def test_the_usual_wording_stands_below_a_question_and_another_below_the_name() -> None:
    lines = list(with_headings(lines_of(written(PICTURE))))
    form_text = {path[1:]: text for path, style, text in lines if style == "FormText"}
    area = PICTURE.areas[0]
    for question in area.questions:
        assert form_text[(question.short,)] == question.wordings[0]
    changed = ("Lokalt näringsliv", "Norrmalms stadsdelsnämnd")
    assert form_text[changed] == "Frågan löd: Hur har samverkan utvecklats?"
    assert not [path for path in form_text if len(path) == 2 and path != changed]


def test_what_is_not_answered_is_gathered_after_the_answers() -> None:
    lines = list(with_headings(lines_of(written(PICTURE))))
    gathered = [(path[1], text) for path, style, text in lines if style == "GatheredLine"]
    farsta = "Farsta stadsdelsnämnd (ändrat efter exporten)"
    assert ("Lokalt näringsliv", f"Inget svar: {farsta}.") in gathered
    begun = f"Ej relevant: {farsta} (Vi har inget sådant)."
    assert ("Växla upp Stockholm", begun) in gathered
    everybody = [text for name, text in gathered if name == "Övriga upplysningar"]
    names = ", ".join(marked(one.name, one.mark) for one in PICTURE.participants())
    assert names.count("(ändrat efter exporten)") == names.count(" (ifylld blankett)") == 1
    assert everybody == [f"Inget svar: {names}."]
    nobody = [path[1] for path, _, text in lines if text == "Ingen nämnd har besvarat frågan."]
    assert nobody == ["Verksamhetsområden", "Övriga upplysningar"]


def test_a_reason_on_several_lines_keeps_its_words() -> None:
    report = rich_report(FORM)
    reason = "Två skäl:\n\n  hamnen saknas\noch tiden med"
    refused = report.answers[2].model_copy(update={"not_applicable": True, "reason": reason})
    collation = collation_with(PICTURE, report.with_answer(refused))
    texts = [text for style, text in lines_of(written(collation)) if style == "GatheredLine"]
    assert any("(Två skäl: hamnen saknas och tiden med)" in text for text in texts)
    own = [text for _, text in lines_of(written(collation, by_committee=True))]
    assert f"Ej relevant: {reason}" in own


def test_committee_by_committee_everything_is_in_its_place() -> None:
    lines = list(with_headings(lines_of(written(PICTURE, by_committee=True))))
    short = {question.id: question.short for area in PICTURE.areas for question in area.questions}
    for participant in PICTURE.participants():
        name = marked(participant.name, participant.mark)
        own = [(path, style, text) for path, style, text in lines if path[:1] == (name,)]
        told = own[1][2]
        for part in ("Tertialrapport 2 2022", *participant.contact.model_dump().values()):
            assert part in told
        assert ("Version 1" in told) is bool(participant.committee_id)
        answers = PICTURE.answers_of(participant.key)
        asked = [text for _, style, text in own if style == "Heading2"]
        assert asked == [short[answer.question_id] for answer in answers]
        for answer in answers:
            place = (name, short[answer.question_id])
            texts = [text for path, _, text in own if path[:2] == place and text]
            wording = [answer.question] if answer.question != place[1] else []
            said = {
                AnswerStatus.BLANK: ["Inget svar."],
                AnswerStatus.NOT_APPLICABLE: [f"Ej relevant: {answer.reason}"],
                AnswerStatus.ANSWERED: [text for text in _said(answer.blocks) if text],
            }
            assert texts == [place[1], *wording, *said[answer.status]]


@BOTH
def test_text_outside_the_questions_is_kept(by_committee: bool) -> None:
    outside = (
        Unplaced(question="Vad gör ni i hamnen?", blocks=(subheading("Kajen"), bullet("bygger"))),
        Unplaced(question="", blocks=(paragraph("Löst."),)),
        Unplaced(question="Bara en fråga", blocks=()),
        Unplaced(question=" ", blocks=(paragraph(" "),)),
    )
    changed = PICTURE.reports[2].model_copy(update={"unplaced": outside})
    collation = replace(PICTURE, reports=(*PICTURE.reports[:2], changed, *PICTURE.reports[3:]))
    lines = list(with_headings(lines_of(written(collation, by_committee=by_committee))))
    name, title = "Norrmalms stadsdelsnämnd", "Text utanför frågorna"
    place = (name, title) if by_committee else (title, name)
    assert [line for line in lines if title in line[0]][-6:] == [
        (place, "Heading2", place[1]),
        ((*place, "Vad gör ni i hamnen?"), "Heading3", "Vad gör ni i hamnen?"),
        ((*place, "Vad gör ni i hamnen?", "Kajen"), "Heading4", "Kajen"),
        ((*place, "Vad gör ni i hamnen?", "Kajen"), "ListBullet", "bygger"),
        ((*place, "Vad gör ni i hamnen?", "Kajen"), "Normal", "Löst."),
        ((*place, "Bara en fråga"), "Heading3", "Bara en fråga"),
    ]
    check_contents(written(collation, by_committee=by_committee))


def _in_order(collation: StillCollation, *, by_committee: bool) -> list[list[Answer]]:
    """The answers as they are to be read, those that are gathered together in one list."""
    if by_committee:
        return [[answer] for report in collation.reports for answer in report.answers]
    questions = (question for area in collation.areas for question in area.questions)
    return [[one.answer for one in collation.answers_to(question.id)] for question in questions]


def _is_told(answers: Sequence[Answer], rest: Iterator[str], *, by_committee: bool) -> None:
    for answer in answers:
        if answer.status is AnswerStatus.ANSWERED:
            assert all(block.text in rest for block in answer.blocks)
    reasons = [answer.reason for answer in answers if answer.not_applicable]
    if by_committee:
        assert all(f"Ej relevant: {text.strip()}" in rest for text in reasons if text.strip())
    elif reasons:
        gathered = next(text for text in rest if text.startswith("Ej relevant: "))
        assert all(_one_line(one).removesuffix(".").rstrip() in gathered for one in reasons)


@settings(max_examples=40)
@given(sent=st.lists(reports(FORM), min_size=1, max_size=3), by_committee=st.booleans())
def test_no_answer_is_lost(sent: list[Report], by_committee: bool) -> None:
    collation = collation_of(sent, [FORM])
    document = written(collation, by_committee=by_committee)
    lines = [text for _, text in lines_of(document)]
    rest = iter(lines)
    for answers in _in_order(collation, by_committee=by_committee):
        _is_told(answers, rest, by_committee=by_committee)
    for outside in (outside for report in sent for outside in report.unplaced):
        assert _one_line(outside.question) in lines or not outside.question.strip()
        assert all(block.text in lines for block in outside.blocks if block.text.strip())
    check_contents(document)
