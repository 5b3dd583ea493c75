"""A question set that can be installed, with what it changes."""

from app.formats.html.elements import Html, element, html
from app.gui.question_sets.offered_file_page import OfferedFilePage
from app.gui.question_sets.question_set_texts import (
    audience_in_words,
    changes_html,
    facts_html,
    name_of,
    questions_html,
)
from app.model.register import Register
from app.model.shown_characters import shown
from app.services.question_sets.form_library import SetFile, SetStatus
from app.services.sending.recipients import recipient_in

_WHAT_IT_IS = {
    SetStatus.NEW: "Det här är frågor som du inte har sedan tidigare.",
    SetStatus.NEWER: "Det här är en nyare version av frågor som du redan har.",
    SetStatus.OLDER: "Du har redan en nyare version av de här frågorna. Den här används inte för "
    "nya rapporter, men gör att du kan öppna rapporter som bygger på den.",
    SetStatus.INSTALLED: "De här frågorna är redan installerade. Du behöver inte göra något.",
}
_NOT_USED = (
    "Andra frågor som är installerade går före, så den här används inte för någon ny rapport."
)
_NO_ADDRESS = (
    "Det går inte att skicka till adressen, så den används inte. Fråga den som har skickat ut "
    "frågorna efter rätt adress, och fyll i den när du skickar rapporten."
)


class QuestionSetPage(OfferedFilePage):
    topic = "Nya frågor från kontoret"

    def __init__(self, found: SetFile, register: Register) -> None:
        installed = found.status is SetStatus.INSTALLED
        super().__init__(
            "Frågeuppsättning", "Om frågorna", _page_html(found, register), installed=installed
        )
        self.found = found


def _page_html(found: SetFile, register: Register) -> Html:
    form, before = found.form, found.before
    parts = [
        element("h2", name_of(form)),
        element("p", f"Filen {shown(found.file)}", css="muted"),
        element("p", _WHAT_IT_IS[found.status]),
    ]
    if not found.used and found.status in {SetStatus.NEW, SetStatus.NEWER}:
        parts.append(element("p", _NOT_USED))
    parts.append(facts_html(form, register))
    if form.recipient and not recipient_in(form):
        parts.append(element("p", _NO_ADDRESS))
    if before is not None and found.status is not SetStatus.INSTALLED:
        parts.append(element("h3", f"Vad som skiljer från {_which(found, register)}"))
        if changes := changes_html(before, form, register):
            legend = "Överstruket är borta, understruket har tillkommit."
            parts += [element("p", legend, css="muted"), changes]
        else:
            parts.append(element("p", "Frågorna är desamma."))
    parts += [element("h3", "Alla frågor"), questions_html(form)]
    parts.append(element("p", f"Beteckning i filen: {form.id}", css="muted"))
    return html(*parts)


def _which(found: SetFile, register: Register) -> str:
    before = found.before
    if before is None:
        return ""
    if before.id == found.form.id:
        return f"version {before.version}"
    return f"”{name_of(before)}” för {audience_in_words(before, register)}"
