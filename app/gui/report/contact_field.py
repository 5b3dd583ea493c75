"""A field for a contact detail, which takes what is copied with it apart."""

from app.gui.kit.clean_field import CleanField, unchanged
from app.gui.kit.signals import signal
from app.model.contact_details import taken_apart
from app.model.invisible_characters import clean_detail, clean_name
from app.model.report import CONTACT_LENGTHS


class ContactField(CleanField):
    """Name, phone or email. Keeps its own part of what is put in at once."""

    @signal
    def left_over(self, parts: dict[str, str], /) -> None:
        """What belongs to other fields, by their names."""

    def __init__(self, name: str, text: str) -> None:
        clean = clean_name if name == "name" else clean_detail
        super().__init__(text, clean, CONTACT_LENGTHS[name])
        self._name = name
        self._before = self.text()
        self.textChanged.connect(self._look_at_what_came)
        if name == "email":
            # Typed, an address is whole when the field is left; a number stays as it is typed.
            self.editingFinished.connect(self._take_apart)

    def _look_at_what_came(self) -> None:
        """Take apart what came at once: by pasting or dropping, or from an assistive tool."""
        before, self._before = self._before, self.text()
        if len(self._before) - sum(unchanged(before, self._before)) > 1:
            self._take_apart()

    def _take_apart(self) -> None:
        parts = {} if self.isReadOnly() else taken_apart(self._name, self.text())
        if parts:
            self.put_instead(parts.pop(self._name))
            self.end(False)
        if parts:
            self.left_over.emit(parts)
