"""Content controls: the tagged places of the document that are read back."""

import hashlib
from collections.abc import Sequence
from itertools import count

from app.formats.docx import wording
from app.formats.docx.markup import Element, el
from app.formats.docx.runs import text_run

# Word calls a file damaged whose tag or title is longer.
_MAX_NAME = 64


def control_tag(question_id: str) -> str:
    """The tag of a question's control: its id, unless that is very long or means something else."""
    if question_id in {"committee", "term"}:
        return f"answer.{question_id}"
    if len(question_id) <= _MAX_NAME:
        return question_id
    return f"{question_id[:50]}-{hashlib.sha256(question_id.encode()).hexdigest()[:12]}"


class ControlWriter:
    """Makes the content controls of one document, each with an id of its own."""

    def __init__(self) -> None:
        self._ids = count(1)

    def rich_text(self, tag: str, title: str, paragraphs: Sequence[Element]) -> Element:
        """A control around whole paragraphs; without any it shows that there is no answer."""
        content = paragraphs or [el("p", _prompt(wording.NO_ANSWER))]
        return self._control(tag, title, content, is_prompt=not paragraphs)

    def line(self, tag: str, title: str, text: str) -> Element:
        """A control for plain text within a paragraph."""
        run = text_run(text) if text else _prompt(wording.NOT_FILLED_IN)
        return self._control(tag, title, [run], is_prompt=not text, plain=True)

    def _control(
        self,
        tag: str,
        title: str,
        content: Sequence[Element],
        *,
        is_prompt: bool,
        plain: bool = False,
    ) -> Element:
        properties = el(
            "sdtPr",
            el("alias", val=_shortened(title)),
            el("tag", val=tag),
            el("id", val=str(next(self._ids))),
            # The text can be changed, the control not be deleted by mistake.
            el("lock", val="sdtLocked"),
        )
        if is_prompt:
            properties.append(el("showingPlcHdr"))
        if plain:
            properties.append(el("text"))
        return el("sdt", properties, el("sdtContent", *content))


def _prompt(text: str) -> Element:
    return text_run(text, el("rStyle", val="PlaceholderText"))


def _shortened(title: str) -> str:
    """The title on one line, as long as Word takes it; Word counts in UTF-16."""
    line = " ".join(title.split())
    return line.encode("utf-16-le")[: 2 * _MAX_NAME].decode("utf-16-le", "ignore")
