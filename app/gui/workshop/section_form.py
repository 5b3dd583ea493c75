"""The fields of a section."""

from app.gui.kit.parts import label
from app.gui.workshop.draft_fields import LineField, LongField, NumberField
from app.gui.workshop.field_form import FieldForm

_CLOSING_HINT = (
    "Utan nummer och rubrik är avsnittet en avslutning, och står då sist. Nummer får hoppas över."
)


class SectionForm(FieldForm):
    """Number, heading and introduction."""

    def __init__(self) -> None:
        super().__init__()
        self.number = NumberField(("number",), "Nummer")
        self.title = LineField(("title",), "Rubrik")
        self.introduction = LongField(("introduction",), "Inledning")
        self.column.addWidget(label(_CLOSING_HINT, "small"))
        self.add(self.number, self.title, self.introduction)
