"""The program over the accessibility bus: nothing is known of it but what it tells there."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message
from jeepney.io.blocking import DBusConnection

from tests.accessibility.accessible import ROLES, RefusedError
from tests.accessibility.bus import BUS, call

_SPI = "org.a11y.atspi"
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", f"{_SPI}.Registry")
_LABELLED_BY = 2
# Those of the states that are asked about, by their places in AT-SPI's list.
_STATES = {
    **{"active": 1, "checked": 4, "editable": 7, "enabled": 8, "focusable": 11, "focused": 12},
    **{"selectable": 22, "selected": 23, "showing": 25, "read-only": 43},
}


_KINDS = (
    *("announcement", "state-changed", "text-changed", "text-caret-moved"),
    *("property-change:accessible-name", "property-change:accessible-description"),
)
_FOLLOWED = {
    ("Announcement", ""): "announcement",
    ("StateChanged", "focused"): "focus",
    ("TextCaretMoved", ""): "caret",
    ("PropertyChange", "accessible-name"): "name",
    ("PropertyChange", "accessible-description"): "description",
}


@dataclass(frozen=True)
class OutsideObject:
    """An object by the name of its program on the bus and its path there."""

    connection: DBusConnection
    program: str
    path: str

    def __repr__(self) -> str:
        return f"{self.role} {self.name!r}"

    @property
    def name(self) -> str:
        return self._property("Name")

    @property
    def description(self) -> str:
        return self._property("Description")

    @property
    def role(self) -> str:
        role: str = self._ask("Accessible", "GetRoleName")
        return ROLES.get(role, role)

    @property
    def states(self) -> frozenset[str]:
        words = self._ask("Accessible", "GetState")
        return frozenset(s for s, bit in _STATES.items() if words[bit // 32] >> bit % 32 & 1)

    @property
    def children(self) -> "list[OutsideObject]":
        found = self._ask("Accessible", "GetChildren")
        return [OutsideObject(self.connection, *one) for one in found]

    @property
    def actions(self) -> list[str]:
        if f"{_SPI}.Action" not in self._ask("Accessible", "GetInterfaces"):
            return []
        return [str(action[0]) for action in self._ask("Action", "GetActions")]

    @property
    def labels(self) -> list[str]:
        relations = self._ask("Accessible", "GetRelationSet")
        by = [one for kind, targets in relations if kind == _LABELLED_BY for one in targets]
        return [OutsideObject(self.connection, *one).name for one in by]

    @property
    def text(self) -> str:
        text: str = self._ask("Text", "GetText", "ii", 0, -1)
        return text

    def do(self, action: str) -> None:
        self._succeed("Action", "DoAction", "i", self.actions.index(action))

    def focus(self) -> None:
        self._succeed("Component", "GrabFocus")

    def write(self, text: str) -> None:
        self._succeed("EditableText", "SetTextContents", "s", text)

    def insert(self, place: int, text: str) -> None:
        self._succeed("EditableText", "InsertText", "isi", place, text, len(text))

    def choose(self, row: int) -> None:
        self._succeed("Selection", "SelectChild", "i", row)

    @property
    def caret(self) -> int:
        """The place of the cursor among the letters."""
        return int(self._property("CaretOffset", "Text"))

    @property
    def locale(self) -> str:
        return self._property("Locale")

    def looks(self, place: int) -> dict[str, str]:
        """What the letter at a place looks like."""
        attributes, _begin, _end = self._ask("Text", "GetAttributes", "i", place)
        return dict(attributes)

    def put_caret(self, place: int) -> None:
        self._succeed("Text", "SetCaretOffset", "i", place)

    @property
    def selection(self) -> tuple[int, int]:
        """The places between which the text is selected."""
        begin, end = self._ask("Text", "GetSelection", "i", 0)
        return begin, end

    def select(self, begin: int, end: int) -> None:
        self._succeed("Text", "AddSelection", "ii", begin, end)

    def _succeed(self, interface: str, method: str, signature: str = "", *body: object) -> None:
        if not self._ask(interface, method, signature, *body):
            raise RefusedError(f"{method} of {self!r}")

    def _ask(self, interface: str, method: str, signature: str = "", *body: object) -> Any:  # noqa: ANN401 - the method says what it is
        address = DBusAddress(self.path, self.program, f"{_SPI}.{interface}")
        return call(self.connection, address, method, signature, *body)

    def _property(self, name: str, interface: str = "Accessible") -> str:
        address = DBusAddress(self.path, self.program, "org.freedesktop.DBus.Properties")
        kind_and_value = call(self.connection, address, "Get", "ss", f"{_SPI}.{interface}", name)
        return str(kind_and_value[1])


def programs(connection: DBusConnection) -> list[OutsideObject]:
    """Every program that has joined the bus."""
    return OutsideObject(connection, *_ROOT).children


class Told(NamedTuple):
    """What a program told of itself: a kind of event, of what it is, and what it says."""

    kind: str
    name: str
    role: str
    text: str = ""


class Events:
    """What programs have told of themselves, and had read aloud, in order."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._came: deque[Any] = deque()
        self._seen = 0

    @contextmanager
    def listening(self) -> "Iterator[Events]":
        """A program tells only what somebody has asked the registry for."""
        rule = MatchRule(type="signal", interface=f"{_SPI}.Event.Object")
        call(self._connection, BUS, "AddMatch", "s", rule.serialise())
        for kind in _KINDS:
            asked: tuple[object, ...] = (f"object:{kind}", [], "")
            call(self._connection, _REGISTRY, "RegisterEvent", "sass", *asked)
        with self._connection.filter(rule, queue=self._came):
            yield self

    def announced(self) -> list[str]:
        """What was read aloud until now."""
        return [str(event.body[3][1]) for event in self._all() if _member(event) == "Announcement"]

    def kinds(self) -> set[tuple[str, str]]:
        """What else was told of until now: kinds of events, with what they are about."""
        return {(_member(event), str(event.body[0])) for event in self._all()}

    def since(self) -> list[Told]:
        """What a screen reader would follow, in order, since this was asked the last time.

        An object is asked for its name now: what is told of it meanwhile, it is told of by that.
        """
        new = list(self._all())[self._seen :]
        self._seen += len(new)
        return [told for event in new if (told := self._followed(event)) is not None]

    def _followed(self, event: Message) -> Told | None:
        kind, (what, first, _, said, *_) = _member(event), event.body
        followed = _FOLLOWED.get((kind, what))
        if followed is None or (followed == "focus" and not first):
            return None
        fields = event.header.fields
        sender, path = fields[HeaderFields.sender], fields[HeaderFields.path]
        of = OutsideObject(self._connection, sender, path)
        try:
            return Told(followed, of.name, of.role, str(said[1]))
        except RefusedError:
            # It has gone: nobody can be told of it.
            return None

    def _all(self) -> "deque[Any]":
        # Every answer brings along what came before it.
        call(self._connection, BUS, "GetId")
        return self._came


def _member(event: Message) -> str:
    return str(event.header.fields[HeaderFields.member])
