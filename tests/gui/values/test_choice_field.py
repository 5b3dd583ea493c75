"""Choosing by buttons, or in a list that is searched."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.values.choice_field import ChoiceField
from app.gui.values.option_list_field import OptionListField
from app.gui.values.value_field import ValueField
from app.model.kinds.asked import AskedValue, Option
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen, Unfinished
from app.model.kinds.worded import WordedOption
from tests.support.typing import press, type_text

NAMES = {"a": "Butiker", "b": "Restauranger", "c": "Kaféer & barer"}
WORDED = [WordedOption(id=id_, text=text) for id_, text in NAMES.items()]
Field = ChoiceField | OptionListField


def _asked(kind: Kind, *, other: bool = False) -> AskedValue:
    options = tuple(Option(id=id_, text=text) for id_, text in NAMES.items())
    return AskedValue(kind=kind, options=options, other=other)


def _shown(qtbot: QtBot, field: ValueField) -> None:
    qtbot.addWidget(field)
    field.show()
    field.focus_first()


@pytest.fixture
def yes_no(qtbot: QtBot) -> ChoiceField:
    field = ChoiceField(AskedValue(kind=Kind.YES_NO), ())
    _shown(qtbot, field)
    return field


def test_yes_and_no(yes_no: ChoiceField) -> None:
    assert yes_no.content() == (None, ())
    yes_no.buttons["yes"].click()
    assert yes_no.content() == (True, ())
    yes_no.buttons["no"].click()
    assert yes_no.content() == (False, ())


def test_an_answer_can_be_taken_back(yes_no: ChoiceField) -> None:
    assert not yes_no.clear.isVisibleTo(yes_no)
    yes_no.show_content(True, ())
    assert yes_no.clear.isVisibleTo(yes_no)
    edited = []
    yes_no.edited.connect(lambda: edited.append(1))
    yes_no.clear.click()
    assert yes_no.content() == (None, ())
    assert edited == [1]


@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.CHOICES])
@pytest.mark.parametrize("made", [ChoiceField, OptionListField])
def test_what_is_shown_is_the_content_and_edits_nothing(
    qtbot: QtBot, made: type[Field], kind: Kind
) -> None:
    field = made(_asked(kind, other=True), WORDED)
    _shown(qtbot, field)
    edited = []
    field.edited.connect(lambda: edited.append(1))
    values = [Chosen(chosen=("b",)), Chosen(other="Torg"), None]
    if kind is Kind.CHOICES:
        values.append(Chosen(chosen=("a", "c"), other="Torg"))
    for value in values:
        field.show_content(value, ())
        assert field.content() == (value, ())
    assert edited == []


def test_one_of_several(qtbot: QtBot) -> None:
    field = ChoiceField(_asked(Kind.CHOICE), WORDED)
    _shown(qtbot, field)
    field.buttons["a"].click()
    field.buttons["c"].click()
    assert field.content() == (Chosen(chosen=("c",)), ())


def test_some_of_several(qtbot: QtBot) -> None:
    field = ChoiceField(_asked(Kind.CHOICES), WORDED)
    _shown(qtbot, field)
    field.buttons["c"].click()
    field.buttons["a"].click()
    assert field.content() == (Chosen(chosen=("a", "c")), ())
    field.buttons["a"].click()
    field.buttons["c"].click()
    assert field.content() == (None, ())


def test_own_words_choose_themselves(qtbot: QtBot) -> None:
    field = ChoiceField(_asked(Kind.CHOICE, other=True), WORDED)
    _shown(qtbot, field)
    field.buttons["a"].click()
    type_text(field.other, "Torg")
    assert field.content() == (Chosen(other="Torg"), ())


def test_an_option_that_is_gone_is_told_as_that(qtbot: QtBot) -> None:
    gone = WordedOption(id="d", text="Kiosker", gone=True)
    field = ChoiceField(_asked(Kind.CHOICE), [*WORDED, gone])
    _shown(qtbot, field)
    field.show_content(Chosen(chosen=("d",)), ())
    assert field.buttons["d"].text() == "Kiosker (går inte längre att välja)"
    assert field.content() == (Chosen(chosen=("d",)), ())


def test_nothing_is_chosen_in_what_is_only_read(qtbot: QtBot) -> None:
    field = ChoiceField(_asked(Kind.CHOICE, other=True), WORDED)
    _shown(qtbot, field)
    field.show_content(Chosen(chosen=("a",)), ())
    field.set_read_only(True)
    field.buttons["b"].click()
    assert field.content() == (Chosen(chosen=("a",)), ())
    assert not field.clear.isVisibleTo(field)


def test_a_list_is_searched_and_ticked_by_keys(qtbot: QtBot) -> None:
    field = OptionListField(_asked(Kind.CHOICES), WORDED)
    _shown(qtbot, field)
    type_text(field.search, "rest")
    press(field.search, Qt.Key.Key_Return)
    assert field.content() == (Chosen(chosen=("b",)), ())
    assert field.chosen.text() == "Valt: Restauranger"
    press(field.search, Qt.Key.Key_Down)
    press(field.rows, Qt.Key.Key_Space)
    assert field.content() == (None, ())


def test_a_search_hides_and_loses_nothing(qtbot: QtBot) -> None:
    field = OptionListField(_asked(Kind.CHOICES), WORDED)
    _shown(qtbot, field)
    field.show_content(Chosen(chosen=("a",)), ())
    type_text(field.search, "kaf")
    assert [field.rows.item(row).isHidden() for row in range(3)] == [True, True, False]
    assert field.content() == (Chosen(chosen=("a",)), ())
    assert field.chosen.text() == "Valt: Butiker"


def test_in_a_list_of_which_one_may_be_chosen_the_tick_moves(qtbot: QtBot) -> None:
    field = OptionListField(_asked(Kind.CHOICE, other=True), WORDED)
    _shown(qtbot, field)
    for row in (0, 2):
        field.rows.item(row).setCheckState(Qt.CheckState.Checked)
    assert field.content() == (Chosen(chosen=("c",)), ())
    type_text(field.other, "Torg")
    assert field.content() == (Chosen(other="Torg"), ())


@pytest.mark.parametrize("made", [ChoiceField, OptionListField])
def test_words_that_are_no_answer_are_told_and_kept_until_one_is_chosen(
    qtbot: QtBot, made: type[Field]
) -> None:
    field = made(_asked(Kind.CHOICE), WORDED)
    _shown(qtbot, field)
    typed = (Unfinished(text="Torg"),)
    field.show_content(None, typed)
    assert field.content() == (None, typed)
    assert field.beside.told.text() == ("I svaret står ”Torg”. Välj ett av alternativen i listan.")
    if isinstance(field, ChoiceField):
        field.buttons["a"].click()
    else:
        field.rows.item(0).setCheckState(Qt.CheckState.Checked)
    assert field.content() == (Chosen(chosen=("a",)), ())
    assert not field.beside.isVisibleTo(field)


@pytest.mark.parametrize("made", [ChoiceField, OptionListField])
def test_words_beside_several_options_stay_until_they_are_taken_away(
    qtbot: QtBot, made: type[Field]
) -> None:
    field = made(_asked(Kind.CHOICES), WORDED)
    _shown(qtbot, field)
    typed = (Unfinished(text="Torg"),)
    field.show_content(Chosen(chosen=("a",)), typed)
    assert field.content() == (Chosen(chosen=("a",)), typed)
    edited = []
    field.edited.connect(lambda: edited.append(1))
    field.beside.remove.click()
    assert field.content() == (Chosen(chosen=("a",)), ())
    assert edited == [1]


def test_words_that_are_no_yes_or_no_are_told(yes_no: ChoiceField) -> None:
    yes_no.show_content(None, (Unfinished(text="kanske"),))
    assert yes_no.beside.told.text().startswith("I svaret står ”kanske”. Svara ja eller nej.")
    yes_no.buttons["no"].click()
    assert yes_no.content() == (False, ())


@pytest.mark.parametrize("made", [ChoiceField, OptionListField])
def test_own_words_are_seen_where_they_are_no_answer_any_more(
    qtbot: QtBot, made: type[Field]
) -> None:
    field = made(_asked(Kind.CHOICE), WORDED)
    _shown(qtbot, field)
    assert not field.other.isVisibleTo(field)
    field.show_content(Chosen(other="Torg"), ())
    assert field.other.isVisibleTo(field)
    assert field.content() == (Chosen(other="Torg"), ())


def test_tab_comes_to_every_box(qtbot: QtBot) -> None:
    field = ChoiceField(_asked(Kind.CHOICES), WORDED)
    _shown(qtbot, field)
    for made in field.buttons.values():
        made.setChecked(True)
    policies = {made.focusPolicy() for made in field.buttons.values()}
    assert policies == {Qt.FocusPolicy.StrongFocus}
