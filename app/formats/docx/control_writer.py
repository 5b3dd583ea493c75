"""Creates content controls as Word has them: text, lists to choose from, boxes, days, rows."""

import datetime
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import count

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import text_run
from app.formats.docx.control_names import control_title
from app.formats.docx.markup import W14, W15, Element, el, newer_el
from app.formats.tick_box import NOT_TICKED, TICKED
from app.model.kinds.kind import Kind

# A control around paragraphs is one for a building block, which holds the same as rich text:
# LibreOffice 7.4 leaves it alone. Of a rich text control it unwraps the first paragraph, and saves
# that without its formatting, or with tracked changes as XML that nothing reads. Without the
# gallery's name SuperDoc drops the content.
_GALLERY = "Quick Parts"


# The font that Word takes for its own boxes.
_SIGNS = "MS Gothic"


@dataclass(frozen=True)
class InlineControl:
    """A control within a paragraph. `items` are what a list has, each by its value and its text.

    `prompt` is that of a cell, whose control goes with its row; others say what to do.
    """

    tag: str
    title: str
    text: str
    day: datetime.date | None = None
    items: tuple[tuple[str, str], ...] = ()
    own_words: bool = False
    prompt: str | None = None


class ControlWriter:
    """Creates the content controls of one document, each with its own id.

    A `blank` form asks to be filled in, where a report says that there is no answer.
    """

    def __init__(self, *, blank: bool = False) -> None:
        self._ids = count(1)
        self._blank = blank
        self._no_answer = wording.FILL_IN if blank else wording.NO_ANSWER
        self._no_value = wording.OPEN if blank else wording.NOT_FILLED_IN

    def rich_text(self, tag: str, title: str, paragraphs: Sequence[Element]) -> Element:
        """A control around paragraphs; without any it shows that there is no answer."""
        kind = el("docPartObj", el("docPartGallery", val=_GALLERY))
        if not paragraphs:
            prompt = el("p", _prompt(self._no_answer))
            return self._control(tag, title, [prompt], el("showingPlcHdr"), kind)
        return self._control(tag, title, paragraphs, kind)

    def line(self, tag: str, title: str, text: str) -> Element:
        """A control within a paragraph, for one line."""
        # Of w:text, too, LibreOffice 7.4 makes unreadable XML once a change in it is tracked.
        if not text:
            prompt = _prompt(self._no_value)
            return self._control(tag, title, [prompt], el("showingPlcHdr"))
        return self._control(tag, title, [text_run(text)])

    def value(self, kind: Kind, control: InlineControl) -> Element:
        """A control within a paragraph, for a value of this kind; its prompt says what to do."""
        # Of w:text LibreOffice 7.4 makes unreadable XML once a change in it is tracked: only a
        # number, which Word is to keep to one line without formatting, has it.
        match kind:
            case Kind.NUMBER:
                return self._inline(control, wording.FILL_IN_NUMBER, el("text"))
            case Kind.DATE:
                return self._inline(control, wording.FILL_IN_DATE, _calendar(control.day))
            case Kind.YES_NO | Kind.CHOICE:
                name = "comboBox" if control.own_words else "dropDownList"
                items = (el("listItem", displayText=t, value=v) for v, t in control.items)
                return self._inline(control, wording.CHOOSE, el(name, *items))
        return self._inline(control, wording.FILL_IN)

    def check_box(self, tag: str, title: str, *, checked: bool) -> Element:
        """A box to tick, without its label."""
        states = (("checkedState", TICKED), ("uncheckedState", NOT_TICKED))
        box = newer_el(
            W14,
            "checkbox",
            newer_el(W14, "checked", val=str(int(checked))),
            *(newer_el(W14, name, val=f"{ord(sign):X}", font=_SIGNS) for name, sign in states),
        )
        fonts = el("rFonts", ascii=_SIGNS, hAnsi=_SIGNS, eastAsia=_SIGNS)
        sign = text_run(TICKED if checked else NOT_TICKED, fonts)
        return self._control(tag, title, [sign], box)

    def repeated_rows(self, tag: str, title: str, rows: Iterable[Element]) -> Element:
        """Rows of a table, to which Word adds more at the press of a button."""
        item = newer_el(W15, "repeatingSectionItem")
        items = [
            el(
                "sdt",
                el("sdtPr", el("id", val=self._next_id()), deepcopy(item)),
                el("sdtContent", row),
            )
            for row in rows
        ]
        return self._control(tag, title, items, newer_el(W15, "repeatingSection"))

    def _inline(self, control: InlineControl, prompt: str, *kind: Element) -> Element:
        locked = control.prompt is None
        if control.text:
            run = text_run(control.text)
            return self._control(control.tag, control.title, [run], *kind, locked=locked)
        if control.prompt is not None:
            prompt = control.prompt
        elif not self._blank:
            prompt = self._no_answer
        shown = [el("showingPlcHdr"), *kind]
        return self._control(control.tag, control.title, [_prompt(prompt)], *shown, locked=locked)

    def _next_id(self) -> str:
        return str(next(self._ids))

    def _control(
        self,
        tag: str,
        title: str,
        content: Sequence[Element],
        *properties: Element,
        locked: bool = True,
    ) -> Element:
        # The text can be edited, but the control not deleted by mistake.
        lock = [el("lock", val="sdtLocked")] if locked else []
        return el(
            "sdt",
            el(
                "sdtPr",
                el("alias", val=control_title(title)),
                el("tag", val=tag),
                el("id", val=self._next_id()),
                *lock,
                *properties,
            ),
            el("sdtContent", *content),
        )


def _prompt(text: str) -> Element:
    return text_run(text, el("rStyle", val="PlaceholderText"))


def _calendar(day: datetime.date | None) -> Element:
    parts = (
        el("dateFormat", val="d MMMM yyyy"),
        el("lid", val="sv-SE"),
        el("storeMappedDataAs", val="dateTime"),
        el("calendar", val="gregorian"),
    )
    return el("date", *parts, **({"fullDate": f"{day.isoformat()}T00:00:00Z"} if day else {}))
