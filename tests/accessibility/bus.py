"""A screen nobody sees and an accessibility bus, as a desktop with a screen reader has them.

The programs are Xvfb, dbus-daemon and those of at-spi2-core; `MissingError` says which is missing.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.accessibility.accessible import RefusedError
from tests.accessibility.processes import telling
from tests.support.patience import PATIENCE_S

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
# Without -noreset the screen begins anew, and drops who is just coming, when the last one leaves.
_SCREEN = (
    "Xvfb",
    "-screen",
    "0",
    "1400x1000x24",
    "-noreset",
    "-nolisten",
    "tcp",
    "-displayfd",
    "{}",
)
_DAEMON = ("dbus-daemon", "--session", "--nofork", "--print-address={}")
_ACCESSIBILITY = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")


class MissingError(Exception):
    """What the machine lacks, in words for the one who reads why a test was skipped."""


@dataclass(frozen=True)
class Desktop:
    """A running screen and accessibility bus, with the variables a program needs to join."""

    variables: dict[str, str]
    accessibility: DBusConnection


def call(
    connection: DBusConnection,
    address: DBusAddress,
    method: str,
    signature: str = "",
    *body: object,
) -> Any:  # noqa: ANN401 - the method says what it is
    """What a method answers: nothing, the one value, or all of them. Raises RefusedError."""
    message = new_method_call(address, method, signature or None, body)
    reply = connection.send_and_get_reply(message, timeout=PATIENCE_S)
    if reply.header.message_type is MessageType.error:
        raise RefusedError(f"{method} at {address.object_path}: {reply.body}")
    return reply.body[0] if len(reply.body) == 1 else reply.body


@contextmanager
def desktop(folder: Path) -> Iterator[Desktop]:
    """Start all of it with its files in this folder, and end all of it. Raises MissingError."""
    if sys.platform != "linux":
        raise MissingError("the accessibility bus of Linux is not here")
    for program in ("Xvfb", "dbus-daemon"):
        if which(program) is None:
            raise MissingError(f"{program} is not here")
    variables = _variables(folder)
    log = folder / "desktop.log"
    with ExitStack() as ending:
        display = ending.enter_context(telling(_SCREEN, variables, log=log))
        variables["DISPLAY"] = f":{display}"
        address = ending.enter_context(telling(_DAEMON, variables, log=log))
        variables["DBUS_SESSION_BUS_ADDRESS"] = address
        ordinary = ending.enter_context(_joined(address))
        if "org.a11y.Bus" not in call(ordinary, BUS, "ListActivatableNames"):
            raise MissingError("at-spi2-core is not here")
        spoken = call(ordinary, _ACCESSIBILITY, "GetAddress")
        yield Desktop(variables, ending.enter_context(_joined(spoken)))


def _variables(folder: Path) -> dict[str, str]:
    """The environment of a desktop that keeps all it writes in one folder."""
    running = folder / "run"
    running.mkdir(mode=0o700, parents=True)
    unwanted = {"WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE", "XAUTHORITY"}
    mine = {name: value for name, value in os.environ.items() if name not in unwanted}
    return mine | {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(running),
        "GSETTINGS_BACKEND": "memory",
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


def _joined(address: str) -> DBusConnection:
    return open_dbus_connection(address, auth_timeout=PATIENCE_S)
