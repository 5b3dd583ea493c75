"""Everything that can be done from the menus: where it stands, what it is called, and its keys."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum

from PySide6.QtGui import QKeySequence

FILE, EDIT, FORMAT = "&Arkiv", "&Redigera", "F&ormat"
VIEW, LOOKS, HELP = "&Visa", "&Utseende", "&Hjälp"


class Command(Enum):
    """In the order of the menus: the menu, the group in it, the text with its mnemonic, the keys.

    Between groups there is a line. The first of the keys is shown, all of them work.
    """

    NEW = (FILE, 1, "&Ny rapport", "Ctrl+N")
    OPEN = (FILE, 1, "&Öppna …", "Ctrl+O")
    SAVE = (FILE, 2, "&Spara", "Ctrl+S")
    SAVE_COPY = (FILE, 2, "Spara en &kopia …", "Ctrl+Shift+S")
    SAVE_QUESTION = (FILE, 2, "Spara frågan till en ko&llega …")
    VERSIONS = (FILE, 2, "Tidigare &versioner …")
    PREVIEW = (FILE, 3, "&Förhandsgranska och skriv ut …", "Ctrl+P")
    EXPORT = (FILE, 3, "&Exportera", "Ctrl+Shift+E")
    QUESTION_SETS = (FILE, 4, "Fråge&uppsättningar …")
    COLLATE = (FILE, 4, "Sa&mmanställ rapporter …")
    QUIT = (FILE, 5, "&Avsluta", "Ctrl+Q")

    UNDO = (EDIT, 1, "&Ångra", "Ctrl+Z")
    REDO = (EDIT, 1, "&Gör om", "Ctrl+Y")
    CUT = (EDIT, 2, "&Klipp ut", "Ctrl+X")
    COPY = (EDIT, 2, "K&opiera", "Ctrl+C")
    PASTE = (EDIT, 2, "K&listra in", "Ctrl+V")
    PASTE_AS_TEXT = (EDIT, 2, "Klistra in som &text", "Ctrl+Shift+V")
    SELECT_ALL = (EDIT, 2, "&Markera allt", "Ctrl+A")
    COPY_ANSWER = (EDIT, 3, "Kopiera &svaret", "Ctrl+Shift+C")
    COPY_ANSWER_AS_TEXT = (EDIT, 3, "Kopiera svaret som te&xt")
    COPY_ALL = (EDIT, 3, "Kopiera &alla svar")
    COPY_ALL_AS_TEXT = (EDIT, 3, "Kopiera alla s&var som text")
    FIND = (EDIT, 4, "Sök i &rapporten …", "Ctrl+F")
    FIND_NEXT = (EDIT, 4, "&Nästa träff", "F3")
    FIND_PREVIOUS = (EDIT, 4, "&Föregående träff", "Shift+F3")
    NEXT_MISSPELLED = (EDIT, 4, "Nästa f&elstavning", "F7")

    HOME = (VIEW, 1, "&Mina rapporter", "Alt+Left")
    PREVIOUS_PAGE = (VIEW, 2, "&Föregående sida", "Ctrl+PgUp")
    NEXT_PAGE = (VIEW, 2, "&Nästa sida", "Ctrl+PgDown")
    REVIEW = (VIEW, 2, "&Granska", "Ctrl+G")
    EARLIER = (VIEW, 2, "Förra &terminen", "Ctrl+T")
    LARGER = (VIEW, 3, "&Större text", "Ctrl++", "Ctrl+=")
    SMALLER = (VIEW, 3, "M&indre text", "Ctrl+-")
    NORMAL_SIZE = (VIEW, 3, "N&ormal textstorlek", "Ctrl+0")

    LOOK_SYSTEM = (LOOKS, 1, "&Som datorn")
    LOOK_LIGHT = (LOOKS, 1, "&Ljust")
    LOOK_DARK = (LOOKS, 1, "&Mörkt")
    LOOK_CONTRAST = (LOOKS, 1, "&Hög kontrast")

    GUIDE = (HELP, 1, "&Guide", "F1")
    ABOUT = (HELP, 2, "&Om programmet")

    def __init__(self, menu: str, group: int, text: str, *keys: str) -> None:
        self.menu = menu
        self.group = group
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

OF_THE_FIELD = frozenset(one for one in Command if one.menu == EDIT and one.group <= 2)
"""What the field that is written in does by itself; the menu only shows its keys."""

Line = Command | str | None
"""A command; the name of a menu that is below this one; or a line between."""


def _lines(menu: str) -> Iterator[Line]:
    group = 1
    for command in Command:
        if command.menu == menu:
            if command.group > group:
                yield None
            group = command.group
            yield command
    if menu == VIEW:
        yield from (None, LOOKS)


# How text is formatted is for the page that is shown to say.
MENUS: tuple[tuple[str, tuple[Line, ...]], ...] = tuple(
    (menu, tuple(_lines(menu))) for menu in (FILE, EDIT, FORMAT, VIEW, LOOKS, HELP)
)
"""The menus in order; one that stands as a line in another is below that line only."""
