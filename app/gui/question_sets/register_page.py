"""A register that is to be installed, with what it changes, and which one there is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.formats.html.elements import Html, element, html
from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, growing, label
from app.gui.question_sets.offered_file_page import OfferedFilePage
from app.gui.question_sets.question_set_texts import name_of
from app.model.register import Register
from app.model.shown_characters import shown
from app.model.swedish import in_figures
from app.services.question_sets.form_library import SetStatus
from app.services.question_sets.register_library import InstalledRegister, RegisterFile

_WHAT_IT_IS = {
    SetStatus.NEW: "Det här är ett annat register än det du har.",
    SetStatus.NEWER: "Det här är en nyare version av registret som du har.",
    SetStatus.OLDER: "Du har redan en nyare version av det här registret.",
    SetStatus.INSTALLED: "Det här registret är redan installerat. Du behöver inte göra något.",
}
_WHEN = "Registret gäller när programmet startas nästa gång. Dina rapporter är kvar som de är."
_UNUSED = "De är kvar på datorn, och rapporter som bygger på dem går att öppna."


def register_name(register: Register) -> str:
    return f"{register.city}, version {register.version}"


class RegisterLine(QWidget):
    """Which register there is; one that the officer has installed can be removed."""

    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = label("", "muted")
        self.remove = button("Ta bort registret …", self.remove_wanted.emit, "quiet")
        row = Flow(self)
        row.add(growing(self.text), self.remove)

    def show_register(self, installed: InstalledRegister) -> None:
        own = installed.path is not None
        whose = "installerat av dig" if own else "följer med programmet"
        when = "" if installed.in_use else " · gäller när programmet startas nästa gång"
        self.text.setText(f"Register: {register_name(installed.register)} · {whose}{when}")
        self.remove.setVisible(own)


class RegisterPage(OfferedFilePage):
    topic = "Nytt register från kontoret"

    def __init__(self, found: RegisterFile) -> None:
        installed = found.status is SetStatus.INSTALLED
        super().__init__("Register", "Om registret", _page_html(found), installed=installed)
        self.found = found


def _page_html(found: RegisterFile) -> Html:
    register = found.register
    parts = [
        element("h2", register_name(register)),
        element("p", f"Filen {shown(found.file)}", css="muted"),
        element("p", _WHAT_IT_IS[found.status]),
        element("p", _content_in_words(register)),
    ]
    if found.status is SetStatus.INSTALLED:
        return html(*parts)
    parts.append(element("p", _WHEN))
    parts.append(element("h3", f"Vad som skiljer från {register_name(found.before)}"))
    for group in found.changes:
        lines = (element("li", f"{line}.") for line in group.lines)
        parts += [element("h4", group.heading), element("ul", html(*lines))]
    if not found.changes:
        parts.append(element("p", "Innehållet är detsamma."))
    if found.unused:
        lines = (element("li", name_of(form)) for form in found.unused)
        parts += [
            element("h3", "Frågor som inte ställs till någon i registret"),
            element("ul", html(*lines)),
            element("p", _UNUSED),
        ]
    return html(*parts)


def _content_in_words(register: Register) -> str:
    count, periods = len(register.committees), ", ".join(one.name for one in register.periods)
    who = register.respondent.one if count == 1 else register.respondent.many
    return f"{in_figures(count)} {who}. Perioder: {periods}."
