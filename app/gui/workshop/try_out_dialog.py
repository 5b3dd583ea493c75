"""A set tried out: filled in, with what becomes of each earlier answer."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.formats.html.elements import LINE_BREAK, Html, element, html
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, column_in, field_label
from app.gui.kit.reading_text import ReadingText
from app.gui.kit.theme import STEP
from app.model.carry_over import Outcome
from app.model.form import CLOSING, FormDefinition
from app.model.report import AnswerStatus, ListedReport
from app.model.rich_text import plain_text, shortened
from app.model.swedish import in_words

if TYPE_CHECKING:
    from app.services.workshop.trial import Trial, TriedQuestion

_SIZE = (680, 680)
_LONGEST = 200
_EXAMPLE = "Ett påhittat exempel"
_FATES = {
    Outcome.KEPT: "Svaret följer med.",
    Outcome.REWORDED: "Frågan är omformulerad. Svaret följer med, och ska bekräftas.",
    Outcome.READ: "Besvaras på annat sätt. Det som går att läsa följer med, och ska bekräftas.",
    Outcome.RETURNED: "Text som låg utanför frågorna kommer hit, och ska bekräftas.",
}


class TryOutDialog(QDialog):
    """Tried with an example, or with a report that is chosen."""

    print_wanted = Signal()

    def __init__(
        self,
        reports: Sequence[tuple[ListedReport, str]],
        try_with: "Callable[[ListedReport | None], tuple[Trial, FormDefinition] | None]",
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._try_with = try_with
        self.trial: Trial | None = None
        self.setWindowTitle("Pröva frågorna")
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.source = ChoiceBox()
        self.source.addItem(_EXAMPLE, None)
        for listed, title in reports:
            self.source.addItem(title, listed)
        self.text = ReadingText("Vad som händer med svaren")
        self.paper = button("Visa ifyllt på papper", self.print_wanted.emit)
        self.paper.setAutoDefault(False)
        self.leave = button("Stäng", self.reject, "primary")
        buttons = Flow()
        buttons.add(self.paper)
        buttons.add_at_the_end(self.leave)
        column = column_in(self, spacing=STEP * 2)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.addWidget(field_label("Fyll i med svaren ur", self.source))
        column.addWidget(self.source)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.source.currentIndexChanged.connect(self._show)
        self._show()
        self.source.setFocus()

    def _show(self) -> None:
        tried = self._try_with(self.source.currentData())
        self.trial = tried[0] if tried else None
        self.paper.setEnabled(tried is not None)
        if tried is None:
            self.text.show_html(element("p", "Det finns ingen fråga att pröva.", css="muted"))
        else:
            self.text.show_html(trial_html(*tried))


def trial_html(trial: "Trial", form: FormDefinition) -> Html:
    """Question by question, and last what no question takes."""
    parts = [element("p", _summary(trial))]
    by_id = {tried.question_id: tried for tried in trial.questions}
    for section in form.sections:
        parts.append(element("h4", section.heading or CLOSING, css="part"))
        parts += [
            _question(by_id[one.id], one.short, new=not trial.has_earlier)
            for one in section.questions
            if one.id in by_id
        ]
    if trial.left_over:
        parts.append(element("h4", "Följer inte med till någon fråga", css="part"))
        parts.append(element("p", "Det läggs bredvid svaren, så att inget går förlorat."))
    for beside in trial.left_over:
        excerpt = _excerpt(plain_text(beside.blocks))
        parts.append(element("p", element("b", beside.question), LINE_BREAK, excerpt))
    return html(*parts)


def _summary(trial: "Trial") -> Html:
    if not trial.has_earlier:
        return html("Det finns ingen version före. Så här kan frågorna besvaras.")
    outcomes = Counter(tried.outcome for tried in trial.questions)
    with_it = sum(outcomes[one] for one in (Outcome.KEPT, Outcome.READ, Outcome.RETURNED))
    counts = {
        "Följer med": with_it + outcomes[Outcome.REWORDED] + outcomes[Outcome.JOINED],
        "Nya frågor": outcomes[Outcome.NEW],
        "Följer inte med": len(trial.left_over),
    }
    counted = (html(f"{what}: ", element("b", str(n))) for what, n in counts.items())
    return html(*counted, between=" · ")


def _question(tried: "TriedQuestion", short: str, *, new: bool) -> Html:
    answer = tried.answer
    lines = [element("b", short or answer.question)]
    if not new:
        lines.append(element("span", fate_of(tried), css="muted"))
    said = answer.reason if answer.not_applicable else answer.plain
    if said:
        lines.append(html(_excerpt(said)))
    return element("p", html(*lines, between=LINE_BREAK))


def fate_of(tried: "TriedQuestion") -> str:
    """What becomes of the earlier answer to a question, in a sentence."""
    if tried.outcome is Outcome.NEW or not tried.earlier:
        return "Ny fråga: inget svar följer med."
    if tried.outcome is Outcome.JOINED:
        return f"Tar över {in_words(len(tried.earlier))} svar, som ska bekräftas."
    if tried.answer.status is AnswerStatus.BLANK:
        return "Svaret följer inte med."
    return _FATES[tried.outcome]


def _excerpt(text: str) -> str:
    return shortened(" ".join(text.split()), _LONGEST)
