"""The format buttons above the editor, with their keys and states."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.kit.commands import Command, spoken_keys
from app.gui.kit.icons import Icons
from app.gui.kit.theme import ICON, STEP, on_theme_change, scaled
from app.model.rich_text import BlockKind

_GAP = 2


class FormatBar(QWidget):
    """Formatting of the text in one editor."""

    def __init__(self, editor: RichTextEdit, icons: Icons) -> None:
        super().__init__()
        self._editor = editor
        self._icons = icons
        self._shown_state: tuple[object, ...] = ()
        self._cursor = (-1, -1, -1)
        self._drawn: list[tuple[QAction, str]] = []
        self._buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self.bold = self._add("Fet", "Ctrl+B", "bold", editor.toggle_bold)
        self.italic = self._add("Kursiv", "Ctrl+I", "italic", editor.toggle_italic)
        self._add_gap()
        self._subheading = self._add_kind(
            "Underrubrik", "Ctrl+Alt+1", "subheading", BlockKind.SUBHEADING
        )
        self._named = self._buttons[-1]
        self._add_gap()
        self._bullets = self._add_kind("Punktlista", "Ctrl+Shift+L", "bullets", BlockKind.BULLET)
        self._numbers = self._add_kind(
            "Numrerad lista", "Ctrl+Shift+N", "numbers", BlockKind.NUMBER
        )
        self._outdent = self._add(
            "Flytta ut i listan", "Ctrl+Shift+M", "outdent", lambda: editor.change_level(-1)
        )
        self.indent = self._add(
            "Flytta in i listan", "Ctrl+M", "indent", lambda: editor.change_level(1)
        )
        self.formats = [self.bold, self.italic, self._subheading, self._bullets, self._numbers]
        self.formats += [self._outdent, self.indent]
        self._add_gap()
        undo, redo = Command.UNDO, Command.REDO
        self.undo = self._add(undo.plain, "", "undo", editor.undo)
        self.redo = self._add(redo.plain, "", "redo", editor.redo)
        self._row.addStretch()
        # Their keys are those of the menus, which act on whatever is written in.
        for action, command in ((self.undo, undo), (self.redo, redo)):
            action.setToolTip(command.tip())
            self._button_of(action).setAccessibleDescription(command.spoken_keys)
        for action in (self.bold, self.italic):
            action.setCheckable(True)
        self._apply_theme()
        on_theme_change(self._apply_theme)
        editor.place_changed.connect(self._cursor_moved)
        editor.currentCharFormatChanged.connect(lambda _format: self._show_place())
        editor.undoAvailable.connect(lambda _available: self._show_steps())
        editor.redoAvailable.connect(lambda _available: self._show_steps())
        self.update_actions()

    def update_actions(self) -> None:
        self._show_steps()
        self._show_place()

    def _show_steps(self) -> None:
        document, writable = self._editor.document(), self._writable()
        self.undo.setEnabled(writable and document.isUndoAvailable())
        self.redo.setEnabled(writable and document.isRedoAvailable())

    def _writable(self) -> bool:
        # The menus offer these on other pages too, where the answer is hidden.
        shown = self._editor.isVisibleTo(self._editor.window())
        return shown and not self._editor.isReadOnly()

    def _add_kind(self, name: str, keys: str, icon: str, kind: BlockKind) -> QAction:
        action = self._add(name, keys, icon, lambda: self._editor.toggle_kind(kind))
        action.setCheckable(True)
        return action

    def _add(self, name: str, keys: str, icon: str, triggered: Callable[[], object]) -> QAction:
        action = QAction(name, self)
        action.triggered.connect(lambda _checked: self._do(triggered))
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # The keys work where the text is written, not on the buttons alone.
        self._editor.addAction(action)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{name} ({shown})")
        self._drawn.append((action, icon))
        action.setIconVisibleInMenu(False)
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(name)
        button.setAccessibleDescription(spoken_keys(shown))
        self._row.addWidget(button)
        self._buttons.append(button)
        return action

    def _button_of(self, action: QAction) -> QToolButton:
        return next(button for button in self._buttons if button.defaultAction() is action)

    def _add_gap(self) -> None:
        gap = QWidget()
        gap.setFixedSize(STEP // 2, 1)
        self._row.addWidget(gap)

    def _do(self, triggered: Callable[[], object]) -> None:
        triggered()
        # A pressed button has toggled itself, whatever the outcome.
        self._shown_state = ()
        self._show_place()

    def _apply_theme(self) -> None:
        for action, icon in self._drawn:
            action.setIcon(self._icons.get(icon))
        for button in self._buttons:
            button.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        self._adapt_to_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        """Have one button say its name where there is room: people do not know it by its sign."""
        icons = Qt.ToolButtonStyle.ToolButtonIconOnly
        self._named.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        if self.width() < self._row.sizeHint().width():
            self._named.setToolButtonStyle(icons)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        # That of icons alone: with its name, a button would keep the bar from becoming narrower.
        return QSize(0, super().minimumSizeHint().height())

    def _cursor_moved(self) -> None:
        """Show the format at the cursor, unless it only moved past a typed letter."""
        cursor = self._editor.textCursor()
        revision = cursor.document().revision()
        position, block = cursor.position(), cursor.blockNumber()
        typed = self._cursor[:2] == (position - 1, block) and self._cursor[2] != revision
        self._cursor = (position, block, revision)
        if not typed:
            self._show_place()

    def _show_place(self) -> None:
        editor = self._editor
        kind, level = editor.kind()
        writable = self._writable()
        form = editor.currentCharFormat()
        bold, italic = form.fontWeight() >= QFont.Weight.DemiBold, form.fontItalic()
        # Called at every key; updating the buttons each time would slow down typing.
        place = (kind, level, writable, bold, italic)
        if place == self._shown_state:
            return
        self._shown_state = place
        self._show_steps()
        heading = kind is BlockKind.SUBHEADING
        self.bold.setChecked(not heading and bold)
        self.bold.setEnabled(writable and not heading)
        self.italic.setChecked(italic)
        self._subheading.setChecked(heading)
        self._bullets.setChecked(kind is BlockKind.BULLET)
        self._numbers.setChecked(kind is BlockKind.NUMBER)
        # Their keys are the editor's too, which may be read-only.
        for action in (self.italic, self._subheading, self._bullets, self._numbers):
            action.setEnabled(writable)
        self.indent.setEnabled(writable and kind.is_list_item and level < 2)
        self._outdent.setEnabled(writable and kind.is_list_item)
