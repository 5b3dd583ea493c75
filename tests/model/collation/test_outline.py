"""What was asked of all committees together, in one order."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.collation.outline import Area, Wordings, outline
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from tests.support.report_documents import form_named
from tests.support.small_form import small_form
from tests.support.terms import IN_STOCKHOLM, a_term

TERM = a_term("2022-T2")


def _form(*sections: tuple[int | None, str], **changes: object) -> FormDefinition:
    """A set with these sections; the letters of each are its questions."""
    return small_form(
        sections=[
            {
                **({"number": number, "title": f"Område {number}"} if number else {}),
                "questions": [{"id": one, "text": f"Fråga {one} {{year}}?"} for one in letters],
            }
            for number, letters in sections
        ],
        **changes,
    )


def _with(form: FormDefinition, question_id: str, **changes: object) -> FormDefinition:
    content: dict[str, Any] = form.model_dump(mode="json", by_alias=True)
    for section in content["sections"]:
        for question in section["questions"]:
            if question["id"] == question_id:
                question.update(changes)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _used(question_id: str, section: int | None, text: str = "", times: int = 1) -> Wordings:
    return Wordings(question_id=question_id, section=section, text=text or "?", times=times)


def _shape(areas: tuple[Area, ...]) -> list[tuple[int | None, str]]:
    return [(area.number, "".join(one.id for one in area.questions)) for area in areas]


def test_one_set_is_asked_as_it_is() -> None:
    areas = outline([_form((1, "ab"), (3, "c"), (None, "d"))], (), TERM)
    assert _shape(areas) == [(1, "ab"), (3, "c"), (None, "d")]
    assert [area.heading for area in areas] == ["1. Område 1", "3. Område 3", "Övrigt"]
    assert areas[0].questions[0].wordings == ("Fråga a 2022?",)


def test_what_only_some_are_asked_comes_after_what_they_are_asked_before_it() -> None:
    usual, other = _form((1, "abc")), _form((1, "xbyc"), (2, "z"))
    assert _shape(outline([usual, other], (), TERM)) == [(1, "xabyc"), (2, "z")]


def test_what_is_asked_for_is_known_by_the_reports_and_the_sets() -> None:
    form = _with(_form((1, "ab")), "a", kind="number")
    used = [
        _used("a", 1).model_copy(update={"kind": Kind.DATE, "times": 2}),
        _used("a", 1),
        _used("b", 1),
    ]
    asked, other = outline([form], used, TERM)[0].questions
    assert (asked.kinds, other.kinds) == ((Kind.DATE, Kind.NUMBER), ())


def test_the_shipped_sets_together_keep_the_order_of_each() -> None:
    forms = [form_named(name) for name in ("stadsdelsnamnd", "kulturnamnden-tertial")]
    areas = outline(forms, (), TERM)
    asked = [one.id for area in areas for one in area.questions]
    for form in forms:
        own = [question.id for question in form.questions()]
        assert [one for one in asked if one in own] == own
    assert [area.number for area in areas] == [1, 2, 3, None]


def test_a_question_stands_where_most_of_those_who_answered_it_have_it() -> None:
    forms = [_form((1, "a"), (2, "b"))]
    used = [_used("a", 2, times=3), _used("a", 1, times=2)]
    assert _shape(outline(forms, used, TERM)) == [(2, "ab")]


def test_a_question_that_no_set_has_comes_last_in_its_area() -> None:
    used = [_used("ny", 1, "Något nytt?"), _used("annan", 7, "Vad mer?")]
    areas = outline([_form((1, "ab"))], used, TERM)
    assert _shape(areas) == [(1, "abny"), (7, "annan")]
    new = areas[0].questions[-1]
    assert (new.short, new.wordings, new.required) == ("Något nytt?", ("Något nytt?",), False)


def test_the_usual_wording_comes_first_and_none_is_left_out() -> None:
    used = [
        _used("a", 1, "Sällan?", 1),
        _used("a", 1, "Oftast?", 5),
        _used("a", 1, "Fråga a 2022?", 2),
    ]
    ((asked,),) = (area.questions for area in outline([_form((1, "a"))], used, TERM))
    assert asked.wordings == ("Oftast?", "Fråga a 2022?", "Sällan?")
    assert asked.short == "Oftast?"


def test_headings_and_short_names_are_those_of_the_usual_set() -> None:
    usual = _with(_form((1, "a")), "a", short="Kort")
    other = _with(_form((1, "a")), "a", short="Annat", required=False)
    (area,) = outline([usual, other], (), TERM)
    assert (area.questions[0].short, area.questions[0].required) == ("Kort", True)


def test_a_matter_is_known_by_the_ids_it_had_before() -> None:
    form = _with(_form((1, "ab")), "a", replaces=["x", "y", "x"])
    (area,) = outline([form, form], (), TERM)
    assert [one.earlier for one in area.questions] == [("x", "y"), ()]


def test_an_id_that_somebody_still_asks_is_no_earlier_one() -> None:
    form = _with(_form((1, "a")), "a", replaces=["x", "b"])
    areas = outline([form, _form((1, "x"))], [_used("b", 1)], TERM)
    asked = {one.id: one.earlier for area in areas for one in area.questions}
    assert asked == {"a": (), "x": (), "b": ()}


def _titled(form: FormDefinition, *titles: str) -> FormDefinition:
    """The same set with other headings, section by section."""
    content: dict[str, Any] = form.model_dump(mode="json", by_alias=True)
    for section, title in zip(content["sections"], titles, strict=True):
        section["title"] = title
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def test_one_number_with_two_titles_is_two_areas_each_with_its_own_questions() -> None:
    forms = [
        _titled(_form((1, "ab"), (2, "c")), "Företagen", "Platsen"),
        _titled(_form((1, "xy")), "Föreningarna"),
    ]
    areas = outline(forms, [_used("x", 1, times=9), _used("a", 1)], TERM)
    assert [(area.heading, "".join(q.id for q in area.questions)) for area in areas] == [
        ("1. Företagen", "ab"),
        ("1. Föreningarna", "xy"),
        ("2. Platsen", "c"),
    ]


@pytest.mark.parametrize(
    ("usual", "mended"),
    [
        (
            "Attraktivare miljöer och en bättre framkomlighet",
            "Attraktivare miljöer och bättre framkomlighet",
        ),
        ("Attraktivare miljöer", "ATTRAKTIVARE MILJÖER"),
    ],
)
def test_a_title_in_which_a_word_was_mended_is_the_same_area(usual: str, mended: str) -> None:
    forms = [_titled(_form((3, "a")), usual), _titled(_form((3, "b")), mended)]
    (area,) = outline(forms, (), TERM)
    assert (area.title, {q.id for q in area.questions}) == (usual, {"a", "b"})


def test_nothing_asked_is_no_area() -> None:
    assert outline((), (), TERM) == ()


_IDS = st.text("abcdef", min_size=1, max_size=1)
_SECTIONS = st.lists(
    st.tuples(st.integers(1, 4), st.sets(_IDS, min_size=1, max_size=3)), min_size=1, max_size=3
)


def _made(sections: list[tuple[int, set[str]]]) -> FormDefinition:
    """What was drawn, with each number and each question once."""
    seen: set[str] = set()
    kept: list[tuple[int | None, str]] = []
    for number, letters in sorted(dict(sections).items()):
        fresh = sorted(letters - seen, reverse=bool(number % 2))
        seen |= letters
        if fresh:
            kept.append((number, "".join(fresh)))
    return _form(*kept)


@given(
    forms=st.lists(_SECTIONS.map(_made), max_size=4),
    used=st.lists(
        st.builds(
            _used,
            st.text("abcdefgh", min_size=1, max_size=1),
            st.none() | st.integers(1, 9),
            st.sampled_from(("Så?", "Eller så?")),
            st.integers(1, 5),
        ),
        max_size=8,
    ),
)
def test_every_question_is_there_exactly_once(
    forms: list[FormDefinition], used: list[Wordings]
) -> None:
    areas = outline(forms, used, TERM)
    asked = [one.id for area in areas for one in area.questions]
    expected = {q.id for form in forms for q in form.questions()} | {w.question_id for w in used}
    assert sorted(asked) == sorted(expected)
    assert len({area.heading for area in areas}) == len(areas)
    wordings = {one.id: set(one.wordings) for area in areas for one in area.questions}
    assert all(one.text in wordings[one.question_id] for one in used)
