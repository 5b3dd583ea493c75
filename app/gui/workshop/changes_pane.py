"""What a set that is written changes against the version before, as the officer will read it."""

from typing import TYPE_CHECKING

from app.formats.html.elements import Html, element, html
from app.gui.question_sets.question_set_texts import changes_html, name_of
from app.model.form_changes import form_changes
from app.model.register import Register

if TYPE_CHECKING:
    from app.services.workshop.set_draft import SetDraft

_FIRST = "Det finns ingen version före att jämföra med."
_LEGEND = "Överstruket är borta, understruket har tillkommit."


def changes_shown(draft: "SetDraft", register: Register) -> tuple[Html, int]:
    """What is to be read, and how many changes there are."""
    before, form = draft.before, draft.preview_form()
    if before is None:
        return element("p", _FIRST, css="muted"), 0
    if form is None:
        return element("p", "Ändringarna syns när felen är rättade.", css="muted"), 0
    told = changes_html(before, form, register)
    heading = element("h3", f"Mot {name_of(before)}")
    if not told:
        return html(heading, element("p", "Frågorna är desamma.")), 0
    count = len(form_changes(before, form))
    return html(heading, element("p", _LEGEND, css="muted"), told), count
