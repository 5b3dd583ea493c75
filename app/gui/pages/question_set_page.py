"""A question set in a file: what it is, and what it changes, before it is installed."""

from html import escape

from PySide6.QtCore import Signal

from app.gui.form_html import changes_html, facts_html, questions_html
from app.gui.form_words import audience_in_words, name_of
from app.gui.pages.aside_page import AsidePage
from app.gui.widgets.columns import centred
from app.gui.widgets.parts import button
from app.gui.widgets.reading_text import ReadingText
from app.model.committee import CommitteeRegister
from app.services.form_library import Novelty, SetFile
from app.services.recipients import recipient_in

_WHAT_IT_IS = {
    Novelty.NEW: "Det här är frågor som du inte har sedan tidigare.",
    Novelty.NEWER: "Det här är en nyare version av frågor som du redan har.",
    Novelty.OLDER: "Du har redan en nyare version av de här frågorna. Den här används inte för "
    "nya rapporter, men gör att du kan öppna rapporter som bygger på den.",
    Novelty.INSTALLED: "De här frågorna är redan installerade. Du behöver inte göra något.",
}
_NOT_USED = (
    "Andra frågor som är installerade går före, så den här används inte för någon ny rapport."
)
_NO_ADDRESS = (
    "Det går inte att skicka till adressen, så den används inte. Fråga den som har skickat ut "
    "frågorna efter rätt adress, och fyll i den när du skickar rapporten."
)


class QuestionSetPage(AsidePage):
    """Installs nothing by itself."""

    install_wanted = Signal()
    cancelled = Signal()
    """The officer wants back to where they were."""
    topic = "Nya frågor från kontoret"

    def __init__(self, found: SetFile, register: CommitteeRegister) -> None:
        super().__init__("Frågeuppsättning")
        self.found = found
        installed = found.novelty is Novelty.INSTALLED
        self.text = ReadingText("Om frågorna")
        self.text.show_html(_told(found, register))
        self.cancel = button("Stäng" if installed else "Avbryt", self.cancelled.emit)
        self.install = button("Installera", self.install_wanted.emit, "primary")
        self.lay_out(centred(self.text), [self.cancel], [self.install])
        self.install.setVisible(not installed)

    def go_back(self) -> None:
        self.cancelled.emit()

    def focus_first(self) -> None:
        way_on = self.cancel if self.install.isHidden() else self.install
        way_on.setFocus()


def _told(found: SetFile, register: CommitteeRegister) -> str:
    form, before = found.form, found.before
    parts = [
        f"<h2>{escape(name_of(form))}</h2><p class='muted'>Filen {escape(found.file)}</p>",
        f"<p>{_WHAT_IT_IS[found.novelty]}</p>",
    ]
    if not found.used and found.novelty in {Novelty.NEW, Novelty.NEWER}:
        parts.append(f"<p>{_NOT_USED}</p>")
    parts.append(facts_html(form, register))
    if form.recipient and not recipient_in(form):
        parts.append(f"<p>{_NO_ADDRESS}</p>")
    if before is not None and found.novelty is not Novelty.INSTALLED:
        parts.append(f"<h3>Vad som skiljer från {escape(_which(found, register))}</h3>")
        told = changes_html(before, form, register)
        legend = "Överstruket är borta, understruket har tillkommit."
        parts.append(
            f"<p class='muted'>{legend}</p>{told}" if told else "<p>Frågorna är desamma.</p>"
        )
    parts.append(f"<h3>Alla frågor</h3>{questions_html(form)}")
    parts.append(f"<p class='muted'>Beteckning i filen: {escape(form.id)}</p>")
    return "".join(parts)


def _which(found: SetFile, register: CommitteeRegister) -> str:
    before = found.before
    if before is None:
        return ""
    if before.id == found.form.id:
        return f"version {before.version}"
    return f"”{name_of(before)}” för {audience_in_words(before, register)}"
