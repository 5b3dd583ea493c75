"""Light or dark, and the size of the text, in the menus."""

from functools import partial

from app.gui.appearance import Appearance, Scheme
from app.gui.commands import Command
from app.gui.menus import Menus
from app.gui.theme import NORMAL
from app.gui.widgets.announcing import announce

_SCHEMES = {
    Command.LOOK_SYSTEM: Scheme.SYSTEM,
    Command.LOOK_LIGHT: Scheme.LIGHT,
    Command.LOOK_DARK: Scheme.DARK,
    Command.LOOK_CONTRAST: Scheme.CONTRAST,
}


def serve_looks(menus: Menus, appearance: Appearance) -> None:
    """Have the menus change how everything looks, and show what is chosen."""
    menus.serve(
        "look",
        {
            Command.LARGER: appearance.larger,
            Command.SMALLER: appearance.smaller,
            Command.NORMAL_SIZE: lambda: appearance.set_zoom(NORMAL),
            **{command: partial(appearance.choose, s) for command, s in _SCHEMES.items()},
        },
    )
    zoom = appearance.zoom

    def follow() -> None:
        nonlocal zoom
        for command, scheme in _SCHEMES.items():
            menus.check(command, checked=scheme is appearance.scheme)
        if zoom != appearance.zoom:
            zoom = appearance.zoom
            announce(menus, f"Textstorlek {zoom} procent")

    appearance.changed.connect(follow)
    follow()
