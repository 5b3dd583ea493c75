"""What the controls for choosing have in common: words of a file that are none of the options."""

from app.gui.values.value_field import ValueField
from app.gui.values.words_beside import WordsBeside
from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind


class OptionsField(ValueField):
    """One of the options, or several."""

    def __init__(self, asked: AskedValue) -> None:
        super().__init__()
        self._one = asked.kind is not Kind.CHOICES
        self._filling = False
        self.beside = WordsBeside(asked)
        self.beside.removed.connect(self._words_removed)

    def _show_chosen(self) -> None:
        """Show what follows from what is chosen."""
        raise NotImplementedError

    def _words_removed(self) -> None:
        self.focus_first()
        self._changed()

    def _changed(self) -> None:
        if self._one and self.content()[0] is not None:
            # Of one answer there is no other beside it.
            self.beside.keep(())
        self._show_chosen()
        self.note_change()
