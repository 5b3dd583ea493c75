"""Content controls: the tagged places of the document that are read back."""

import hashlib
from collections.abc import Sequence
from itertools import count

from app.formats.docx import docx_texts as wording
from app.formats.docx.block_writer import text_run
from app.formats.docx.markup import Element, el, w

# LibreOffice 7.4 takes all formatting out of the first paragraph of a rich text control. A building
# block control holds the same and is left alone.
_KEPT_AS_IT_IS = "docPartObj"
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
    """Makes the content controls of one document, each with an id of its own.

    `blank` is for an empty form, which asks to be filled in instead of saying that it is not.
    """

    def __init__(self, *, blank: bool = False) -> None:
        self._ids = count(1)
        self._blank = blank
        self._no_answer = wording.FILL_IN if blank else wording.NO_ANSWER
        self._no_value = wording.OPEN if blank else wording.NOT_FILLED_IN

    def rich_text(self, tag: str, title: str, paragraphs: Sequence[Element]) -> Element:
        """A control around whole paragraphs; without any it shows that there is no answer."""
        if not paragraphs:
            prompt = el("p", _prompt(self._no_answer))
            kind = [el(_KEPT_AS_IT_IS)] if self._blank else []
            return self._control(tag, title, [prompt], el("showingPlcHdr"), *kind)
        kind = [] if _is_bare(paragraphs[0]) else [el(_KEPT_AS_IT_IS)]
        return self._control(tag, title, paragraphs, *kind)

    def line(self, tag: str, title: str, text: str) -> Element:
        """A control for plain text within a paragraph."""
        if not text:
            prompt = _prompt(self._no_value)
            return self._control(tag, title, [prompt], el("showingPlcHdr"), el("text"))
        return self._control(tag, title, [text_run(text)], el("text"))

    def _control(
        self, tag: str, title: str, content: Sequence[Element], *properties: Element
    ) -> Element:
        return el(
            "sdt",
            el(
                "sdtPr",
                el("alias", val=_shortened(title)),
                el("tag", val=tag),
                el("id", val=str(next(self._ids))),
                # The text can be changed, the control not be deleted by mistake.
                el("lock", val="sdtLocked"),
                *properties,
            ),
            el("sdtContent", *content),
        )


def _is_bare(paragraph: Element) -> bool:
    """Whether there is neither formatting, link nor line break in it."""
    return next(paragraph.iter(w("rPr"), w("br")), None) is None


def _prompt(text: str) -> Element:
    return text_run(text, el("rStyle", val="PlaceholderText"))


def _shortened(title: str) -> str:
    """The title on one line, as long as Word takes it; Word counts in UTF-16."""
    line = " ".join(title.split())
    return line.encode("utf-16-le")[: 2 * _MAX_NAME].decode("utf-16-le", "ignore")
