"""Keys pressed on a screen nobody sees, by the registry of the accessibility bus."""

from jeepney import DBusAddress
from jeepney.io.blocking import DBusConnection

from tests.accessibility.bus import call

_REGISTRY = "org.a11y.atspi.Registry"
_KEYS = DBusAddress(
    "/org/a11y/atspi/registry/deviceeventcontroller",
    _REGISTRY,
    "org.a11y.atspi.DeviceEventController",
)
_PRESS, _RELEASE, _BOTH = 0, 1, 2
# Where keys are on the keyboard that X has where nobody says otherwise.
_PLACES = {
    **{"Ctrl": 37, "Shift": 50, "Return": 36, "Tab": 23, "Down": 116, "Up": 111},
    **{"Alt": 64, "Left": 113, "1": 10, "L": 46, "M": 58, "E": 26, "F4": 70},
    **{"PgDn": 117, "PgUp": 112, "F7": 73, "G": 42, "Space": 65, "A": 38},
}


def press(connection: DBusConnection, keys: str) -> None:
    """Press keys together, such as "Ctrl+PgDn"."""
    *held, last = (_PLACES[key] for key in keys.split("+"))
    for key in held:
        _send(connection, key, _PRESS)
    _send(connection, last, _BOTH)
    for key in reversed(held):
        _send(connection, key, _RELEASE)


def _send(connection: DBusConnection, key: int, kind: int) -> None:
    call(connection, _KEYS, "GenerateKeyboardEvent", "isu", key, "", kind)
