"""The commands of the menus: their menu, text and keys."""

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

FILE, EDIT, FORMAT = "&Arkiv", "&Redigera", "F&ormat"
VIEW, APPEARANCE, HELP = "&Visa", "&Utseende", "&Hjälp"
MENUS = (FILE, EDIT, FORMAT, VIEW, APPEARANCE, HELP)
"""In order. APPEARANCE is a submenu of VIEW; the current page fills FORMAT."""


class Command(Enum):
    """In menu order: the menu, the group in it, the text with its mnemonic, the keys.

    Groups have a separator between them. The first key is shown, all of them work.
    """

    NEW = (FILE, 1, "&Ny rapport", "Ctrl+N")
    OPEN = (FILE, 1, "&Öppna …", "Ctrl+O")
    SAVE = (FILE, 2, "&Spara", "Ctrl+S")
    SAVE_COPY = (FILE, 2, "Spara en &kopia …", "Ctrl+Shift+S")
    SAVE_QUESTION = (FILE, 2, "Spara frågan till en ko&llega …")
    VERSIONS = (FILE, 2, "Tidigare &versioner …")
    PREVIEW = (FILE, 3, "&Förhandsgranska och skriv ut …", "Ctrl+P")
    EXPORT = (FILE, 3, "&Exportera", "Ctrl+Shift+E")
    QUESTION_SETS = (FILE, 4, "Fråg&or …")
    COLLATE = (FILE, 4, "Sa&mmanställ rapporter …")
    BACKUP = (FILE, 5, "Säkerhetskop&ia …")
    TAKE_IN_BACKUP = (FILE, 5, "Läs in säkerhe&tskopia …")
    QUIT = (FILE, 6, "&Avsluta", "Ctrl+Q")

    UNDO = (EDIT, 1, "&Ångra", "Ctrl+Z")
    REDO = (EDIT, 1, "&Gör om", "Ctrl+Y")
    CUT = (EDIT, 2, "&Klipp ut", "Ctrl+X")
    COPY = (EDIT, 2, "K&opiera", "Ctrl+C")
    PASTE = (EDIT, 2, "K&listra in", "Ctrl+V")
    PASTE_AS_TEXT = (EDIT, 2, "Klistra in som &text", "Ctrl+Shift+V")
    SELECT_ALL = (EDIT, 2, "&Markera allt", "Ctrl+A")
    CONFIRM = (EDIT, 3, "St&ämmer, nästa", "Ctrl+Enter", "Ctrl+Return")
    COPY_ANSWER = (EDIT, 4, "Kopiera &svaret", "Ctrl+Shift+C")
    COPY_ANSWER_AS_TEXT = (EDIT, 4, "Kopiera svaret som te&xt")
    COPY_ALL = (EDIT, 4, "Kopiera &alla svar")
    COPY_ALL_AS_TEXT = (EDIT, 4, "Kopiera alla s&var som text")
    FIND = (EDIT, 5, "Sök i &rapporten …", "Ctrl+F")
    REPLACE = (EDIT, 5, "B&yt ut i rapporten …", "Ctrl+H")
    FIND_NEXT = (EDIT, 5, "&Nästa träff", "F3")
    FIND_PREVIOUS = (EDIT, 5, "&Föregående träff", "Shift+F3")
    NEXT_MISSPELLED = (EDIT, 5, "Nästa f&elstavning", "F7")

    HOME = (VIEW, 1, "&Mina rapporter", "Alt+Left")
    PREVIOUS_PAGE = (VIEW, 2, "&Föregående sida", "Ctrl+PgUp")
    NEXT_PAGE = (VIEW, 2, "&Nästa sida", "Ctrl+PgDown")
    REVIEW = (VIEW, 2, "&Granska", "Ctrl+G")
    EARLIER = (VIEW, 2, "Förra &perioden", "Ctrl+T")
    LARGER = (VIEW, 3, "&Större text", "Ctrl++", "Ctrl+=")
    SMALLER = (VIEW, 3, "M&indre text", "Ctrl+-")
    NORMAL_SIZE = (VIEW, 3, "N&ormal textstorlek", "Ctrl+0")

    SCHEME_SYSTEM = (APPEARANCE, 1, "&Som datorn")
    SCHEME_LIGHT = (APPEARANCE, 1, "&Ljust")
    SCHEME_DARK = (APPEARANCE, 1, "&Mörkt")
    SCHEME_CONTRAST = (APPEARANCE, 1, "&Hög kontrast")

    GUIDE = (HELP, 1, "&Guide", "F1")
    ABOUT = (HELP, 2, "&Om programmet")

    def __init__(self, menu: str, group: int, text: str, *keys: str) -> None:
        self.menu = menu
        self.group = group
        self.text = text
        self.keys = keys

    @property
    def plain(self) -> str:
        """The text without its mnemonic."""
        return self.text.replace("&", "")

    @property
    def shown_keys(self) -> str:
        """The first key as the system writes it, or an empty text."""
        if not self.keys:
            return ""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def spoken_keys(self) -> str:
        """The first key as it is read aloud."""
        return spoken_keys(self.shown_keys)

    def tip(self, text: str = "") -> str:
        """A tooltip: what the command does, and its keys."""
        return f"{text or self.plain} ({self.shown_keys})"


def spoken_keys(shown: str) -> str:
    """Keys as they are read aloud: what is printed on some of them is no word."""
    for printed, word in (("PgDn", "Sida ned"), ("PgUp", "Sida upp")):
        shown = shown.replace(printed, word)
    return shown


def show_keys(button: QAbstractButton, command: Command, text: str = "") -> None:
    """Have the keys in its tooltip. Read aloud they come alone: Qt would have the name again."""
    button.setToolTip(command.tip(text))
    button.setAccessibleDescription(command.spoken_keys)


CommandHandlers = Mapping[Command, Callable[[], object]]

FIELD_COMMANDS = frozenset(c for c in Command if c.menu == EDIT and c.group == 2)
"""What the focused field does by itself; the menu only shows the keys."""
