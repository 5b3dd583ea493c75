"""An officer who cannot see the window, and has a program that asks it: a screen reader, say.

Everything is found by its role and its Swedish name, and done by the object's own actions: there
are no keys, no mouse and no places on the screen.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from tests.accessibility.accessible import Accessible, below
from tests.accessibility.waiting import waited_for

Found = TypeVar("Found")

# What can have the focus, or be acted upon, is one of these to whoever asks.
USABLE = {
    *("push button", "check box", "radio button", "combo box", "text", "list", "list item"),
    *("menu bar", "menu", "menu item", "check menu item", "radio menu item", "push button menu"),
    *("table", "cell"),
    # A label that takes the focus is a text to be read, and scrolled.
    *("label", "slider", "spin button", "page tab", "page tab list", "link", "scroll bar"),
}
# Of these, no two are to sound the same.
ALONE = {"push button", "check box", "radio button", "combo box", "text"}
_MARKUP = re.compile(r"</?[a-z]+[^>]*>|&(?:[a-z]+|#\d+);", re.IGNORECASE)


class Reader:
    """Goes through one program; `pause` lets it work while something is waited for."""

    def __init__(self, program: Callable[[], Accessible | None], pause: Callable[[], None]) -> None:
        self._program = program
        self._pause = pause
        self.looked_through: list[str] = []

    def shown(self) -> Iterator[Accessible]:
        """Everything that is shown."""
        program = self._program()
        return below(program) if program is not None else iter(())

    def wait(self, what: str, look: Callable[[], Found | None]) -> Found:
        """Wait until there is something to find."""
        return waited_for(what, look, self._pause)

    def find(self, role: str, name: str) -> Accessible:
        """What is shown under this name; of a list's rows, the first that begins with it."""

        def is_it(one: Accessible) -> bool:
            if one.role != role:
                return False
            if role == "combo box":
                return name in names_of(one)
            return one.name.startswith(name) if role == "list item" else one.name == name

        return self.wait(f"{role} {name!r}", lambda: next(filter(is_it, self.shown()), None))

    def press(self, name: str, role: str = "push button") -> None:
        """Press a button as soon as it can be pressed."""
        self.wait(
            f"the action of {role} {name!r}", lambda: "Press" in self.find(role, name).actions
        )
        self.find(role, name).do("Press")

    def press_in_row(self, name: str) -> None:
        """Press a button of a list's current row: those of other rows cannot have the focus."""

        def of_the_row() -> Accessible | None:
            named = (one for one in self.shown() if (one.role, one.name) == ("push button", name))
            return next((one for one in named if "focusable" in one.states), None)

        self.wait(f"{name!r} in the current row", of_the_row).do("Press")

    def write(self, name: str, text: str) -> None:
        """Go to a field and write in it, in the place of what stood there."""
        self.find("text", name).focus()
        self.wait(f"the focus in {name!r}", lambda: "focused" in self.find("text", name).states)
        self.find("text", name).write(text)
        self.wait(f"{text!r} in {name!r}", lambda: self.find("text", name).text == text)

    def select(self, name: str, words: str) -> None:
        """Select these words of a field."""
        field = self.find("text", name)
        begin = field.text.index(words)
        field.select(begin, begin + len(words))

    def choose(self, list_name: str, row_name: str) -> None:
        """Choose the first row of a list that begins so."""

        def places() -> list[int]:
            rows = self.find("list", list_name).children
            return [place for place, row in enumerate(rows) if row.name.startswith(row_name)]

        place = self.wait(f"{row_name!r} in {list_name!r}", places)[0]
        self.find("list", list_name).choose(place)

    def choose_in_box(self, name: str, choice: str) -> None:
        """Choose in a box that shows one of its choices."""
        choices = next(one for one in self.find("combo box", name).children if one.role == "list")
        choices.choose([row.name for row in choices.children].index(choice))
        self.wait(f"{choice!r} in {name!r}", lambda: self.find("combo box", name).name == choice)

    def says(self, text: str) -> None:
        """Wait for a text to be shown that has these words in it."""
        self.wait(f"the text {text!r}", lambda: any(text in one.name for one in self.shown()))

    def look_through(self, page: str) -> None:
        """Make sure that everything on the page can be understood without seeing it."""
        # What goes while it is looked at is looked at again.
        seen, faults = self.wait(page, self._look)
        assert seen > 5, f"{page}: nothing is told of what is shown"
        assert not faults, f"{page}: {faults}"
        self.looked_through.append(page)

    def _look(self) -> tuple[int, list[str]]:
        everything = list(self.shown())
        faults = [fault for one in everything for fault in faults_of(one)]
        usable = [one for one in everything if one.role in ALONE and one.actions]
        said = Counter((one.role, *names_of(one), one.description) for one in usable)
        faults += [f"{number} alike: {what}" for what, number in said.items() if number > 1]
        return len(everything), faults


def names_of(one: Accessible) -> list[str]:
    """What it is called. A box with choices is, on Linux, named by its choice, not its label."""
    return [*one.labels, one.description] if one.role == "combo box" else [one.name]


def faults_of(one: Accessible) -> Iterator[str]:
    """What keeps those who cannot see it from understanding or using it."""
    states, actions, role = one.states, one.actions, one.role
    if _MARKUP.search(one.name):
        yield f"{one!r}: the name is markup"
    if "focusable" not in states and not actions and role != "text":
        return
    if role not in USABLE:
        yield f"{one!r}: not a role of something that is used"
    if role != "scroll bar" and not any(name.strip() for name in names_of(one)):
        yield f"{one!r}: no name, in {states}, with {actions}"
    if role == "text" and "focusable" in states and not (one.labels or one.name):
        yield f"{one!r}: a field without a label"
