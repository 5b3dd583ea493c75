"""Everything that can be done from the menus: what it is called, and its keys."""

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtGui import QKeySequence


class Command(Enum):
    """A text with its mnemonic, and the keys: the first of them is shown, all of them work."""

    NEW = ("&Ny rapport", "Ctrl+N")
    OPEN = ("&Öppna …", "Ctrl+O")
    QUESTION_SETS = ("Fråge&uppsättningar …",)
    COLLATE = ("Sa&mmanställ rapporter …",)
    SAVE = ("&Spara", "Ctrl+S")
    SAVE_COPY = ("Spara en &kopia …", "Ctrl+Shift+S")
    SAVE_QUESTION = ("Spara frågan till en ko&llega …",)
    VERSIONS = ("Tidigare &versioner …",)
    PREVIEW = ("&Förhandsgranska och skriv ut …", "Ctrl+P")
    EXPORT = ("&Exportera", "Ctrl+Shift+E")
    QUIT = ("&Avsluta", "Ctrl+Q")

    UNDO = ("&Ångra", "Ctrl+Z")
    REDO = ("&Gör om", "Ctrl+Y")
    CUT = ("&Klipp ut", "Ctrl+X")
    COPY = ("K&opiera", "Ctrl+C")
    PASTE = ("K&listra in", "Ctrl+V")
    PASTE_AS_TEXT = ("Klistra in som &text", "Ctrl+Shift+V")
    SELECT_ALL = ("&Markera allt", "Ctrl+A")
    COPY_ANSWER = ("Kopiera &svaret", "Ctrl+Shift+C")
    COPY_ANSWER_AS_TEXT = ("Kopiera svaret som te&xt",)
    COPY_ALL = ("Kopiera &alla svar",)
    COPY_ALL_AS_TEXT = ("Kopiera alla s&var som text",)
    FIND = ("Sök i &rapporten …", "Ctrl+F")
    FIND_NEXT = ("&Nästa träff", "F3")
    FIND_PREVIOUS = ("&Föregående träff", "Shift+F3")
    NEXT_MISSPELLED = ("Nästa f&elstavning", "F7")

    HOME = ("&Mina rapporter", "Alt+Left")
    PREVIOUS_PAGE = ("&Föregående sida", "Ctrl+PgUp")
    NEXT_PAGE = ("&Nästa sida", "Ctrl+PgDown")
    REVIEW = ("&Granska", "Ctrl+G")
    EARLIER = ("Förra &terminen", "Ctrl+T")
    LARGER = ("&Större text", "Ctrl++", "Ctrl+=")
    SMALLER = ("M&indre text", "Ctrl+-")
    NORMAL_SIZE = ("N&ormal textstorlek", "Ctrl+0")
    LOOK_SYSTEM = ("&Som datorn",)
    LOOK_LIGHT = ("&Ljust",)
    LOOK_DARK = ("&Mörkt",)
    LOOK_CONTRAST = ("&Hög kontrast",)

    GUIDE = ("&Guide", "F1")
    ABOUT = ("&Om programmet",)

    def __init__(self, text: str, *keys: str) -> None:
        self.text = text
        self.keys = keys

    @property
    def plain(self) -> str:
        """What it is called, without its mnemonic."""
        return self.text.replace("&", "")

    @property
    def shown_keys(self) -> str:
        """The keys as the system writes them; empty where there are none."""
        if not self.keys:
            return ""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)

    def tip(self, text: str = "") -> str:
        """What a tooltip says: what it does, and its keys."""
        return f"{text or self.plain} ({self.shown_keys})"


CommandHandlers = Mapping[Command, Callable[[], object]]
"""What is done for a command."""

OF_THE_FIELD = frozenset(
    {
        Command.UNDO,
        Command.REDO,
        Command.CUT,
        Command.COPY,
        Command.PASTE,
        Command.PASTE_AS_TEXT,
        Command.SELECT_ALL,
    }
)
"""What the field that is written in does by itself; the menu only shows its keys."""

CHECKABLE = frozenset(
    {
        Command.LOOK_SYSTEM,
        Command.LOOK_LIGHT,
        Command.LOOK_DARK,
        Command.LOOK_CONTRAST,
    }
)

Line = Command | str | None
"""A command; the name of what another part of the window puts there; or a line between."""

FORMAT = "F&ormat"
LOOKS = "&Utseende"
_LOOKS = (Command.LOOK_SYSTEM, Command.LOOK_LIGHT, Command.LOOK_DARK, Command.LOOK_CONTRAST)

MENUS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "&Arkiv",
        (
            Command.NEW,
            Command.OPEN,
            None,
            Command.SAVE,
            Command.SAVE_COPY,
            Command.SAVE_QUESTION,
            Command.VERSIONS,
            None,
            Command.PREVIEW,
            Command.EXPORT,
            None,
            Command.QUESTION_SETS,
            Command.COLLATE,
            None,
            Command.QUIT,
        ),
    ),
    (
        "&Redigera",
        (
            Command.UNDO,
            Command.REDO,
            None,
            Command.CUT,
            Command.COPY,
            Command.PASTE,
            Command.PASTE_AS_TEXT,
            Command.SELECT_ALL,
            None,
            Command.COPY_ANSWER,
            Command.COPY_ANSWER_AS_TEXT,
            Command.COPY_ALL,
            Command.COPY_ALL_AS_TEXT,
            None,
            Command.FIND,
            Command.FIND_NEXT,
            Command.FIND_PREVIOUS,
            Command.NEXT_MISSPELLED,
        ),
    ),
    (FORMAT, ()),
    (
        "&Visa",
        (
            Command.HOME,
            None,
            Command.PREVIOUS_PAGE,
            Command.NEXT_PAGE,
            Command.REVIEW,
            Command.EARLIER,
            None,
            Command.LARGER,
            Command.SMALLER,
            Command.NORMAL_SIZE,
            None,
            LOOKS,
        ),
    ),
    (LOOKS, _LOOKS),
    ("&Hjälp", (Command.GUIDE, None, Command.ABOUT)),
)
"""The menus in order; one that stands as a line in another is below that line only."""
