"""The menus: no key and no mnemonic means two things, and what nobody serves is greyed."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from app.gui.kit.commands import FIELD_COMMANDS, MENUS, Command
from app.gui.shell.menus import Menus
from tests.support.window import actions_of


@pytest.fixture
def menus(styled_app: object, qtbot: QtBot) -> Menus:
    menus = Menus()
    menus.fill()
    qtbot.addWidget(menus)
    return menus


def test_every_key_does_one_thing() -> None:
    keys = Counter(QKeySequence(keys).toString() for command in Command for keys in command.keys)
    assert "" not in keys
    assert {key for key, times in keys.items() if times > 1} == set()


def test_every_command_is_in_one_menu(menus: Menus) -> None:
    lines = [action.text() for menu in menus.menus.values() for action in menu.actions()]
    submenus = [menu.title() for menu in menus.menus.values()]
    texts = [text for text in lines if text and text not in submenus]
    assert Counter(texts) == Counter(command.text for command in Command)


@pytest.mark.parametrize("name", MENUS)
def test_a_mnemonic_means_one_line_of_its_menu(menus: Menus, name: str) -> None:
    texts = [action.text() for action in menus.menus[name].actions() if action.text()]
    signs = [text[text.index("&") + 1].lower() for text in texts]
    assert len(signs) == len(set(signs)), signs


def test_the_menus_have_mnemonics_of_their_own() -> None:
    signs = Counter(name[name.index("&") + 1].lower() for name in MENUS)
    assert max(signs.values()) == 1


def test_what_nobody_serves_is_greyed(menus: Menus) -> None:
    done: list[str] = []
    actions = actions_of(menus)
    assert not any(action.isEnabled() for action in actions.values())
    menus.serve("one", {Command.SAVE: lambda: done.append("saved")})
    menus.serve("other", {Command.FIND: lambda: done.append("found")})
    actions[Command.SAVE].trigger()
    actions[Command.FIND].trigger()
    assert done == ["saved", "found"]
    menus.serve("one", {})
    assert not actions[Command.SAVE].isEnabled()
    assert actions[Command.FIND].isEnabled()


def test_keys_that_a_field_knows_are_left_to_it(menus: Menus) -> None:
    for command, action in actions_of(menus).items():
        shared = action.shortcutContext().name == "WidgetShortcut"
        assert shared == (command in FIELD_COMMANDS), command


def test_a_tip_tells_the_keys() -> None:
    assert Command.PREVIEW.tip("Visa") == "Visa (Ctrl+P)"
    assert Command.NEXT_PAGE.tip() == "Nästa sida (Ctrl+PgDn)"
