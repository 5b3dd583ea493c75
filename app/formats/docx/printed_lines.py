"""Finds what the form prints in a document: as it was printed, changed since, or gone."""

import re
from collections.abc import Collection, Iterable, Iterator

from lxml import etree
from rapidfuzz import fuzz

from app.formats.docx import document_texts as wording
from app.formats.docx.document_texts import form_line, header_line, revision_line
from app.formats.docx.drawings import DRAWINGS
from app.formats.docx.form_outline import FIELD_LABEL, PrintedLine
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import value
from app.model.form import FormDefinition
from app.model.report import Report

# Of 100: how alike a line and what it was changed into are, in another style and in its own.
_ALIKE, _ALIKE_IN_STYLE = 80, 55
# As many paragraphs are compared with a line that is not there.
_MOST_COMPARED = 2_000
# So many letters of a line make something that was put into it, or what was left of it.
_SHORT, _A_PART = 6, 20
_NO_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")
_SKIPPED = (*DRAWINGS, w("moveFrom"))


def text_of(paragraph: Element) -> str:
    """The text of a paragraph, tracked changes accepted, without text boxes."""
    pieces: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",), tag=(w("t"), *_SKIPPED))
    for _, element in walk:
        if element.tag == w("t"):
            pieces.append(element.text or "")
        else:
            walk.skip_subtree()
    return " ".join("".join(pieces).split())


class PrintedLines:
    """The form's lines among the paragraphs of a document.

    `found` has the line that a paragraph is, `changed` those that say something else now, and
    `gone` the lines that no paragraph is.
    """

    def __init__(self, lines: Iterable[PrintedLine], paragraphs: Iterable[Element]) -> None:
        self.found: dict[Element, PrintedLine] = {}
        self.changed: list[Element] = []
        self._waiting: dict[tuple[bool, str], list[PrintedLine]] = {}
        for line in lines:
            key = (line.style == FIELD_LABEL, _letters(line.text))
            self._waiting.setdefault(key, []).append(line)
        left = [(one, _letters(text_of(one))) for one in paragraphs]
        # What somebody has written may be the same words in another style.
        for in_style in (True, False):
            left = [one for one in left if not self._is_line(*one, in_style=in_style)]
        self._others = [one for one in left if one[1]][:_MOST_COMPARED]
        self.gone = tuple(self._without_trace())

    def _is_line(self, paragraph: Element, letters: str, *, in_style: bool) -> bool:
        in_table = next(paragraph.iterancestors(w("tc")), None) is not None
        for is_label in (True, False) if in_table else (False,):
            waiting = self._waiting.get((is_label, letters), [])
            style = _style(paragraph)
            fitting = [line for line in waiting if not in_style or line.style == style]
            if fitting:
                # A note may not be printed.
                line = min(fitting, key=lambda one: one.is_note)
                self.found[paragraph] = line
                waiting.remove(line)
                return True
        return False

    def _without_trace(self) -> Iterable[PrintedLine]:
        for line in [line for waiting in self._waiting.values() for line in waiting]:
            changed = self._changed(line)
            if changed is not None:
                self.found[changed] = line
                self.changed.append(changed)
            elif not line.is_note:
                yield line

    def _changed(self, line: PrintedLine) -> Element | None:
        """What is most like a line, or has all of it."""
        letters = _letters(line.text)
        best: tuple[float, Element | None] = (0, None)
        for paragraph, other in self._others:
            if paragraph in self.found:
                continue
            least = _ALIKE_IN_STYLE if _style(paragraph) == line.style else _ALIKE
            best = max(best, (_likeness(letters, other, least), paragraph), key=lambda one: one[0])
        return best[1]

    def is_longer(self, paragraph: Element) -> bool:
        """Whether a changed line says something that was not in it."""
        before = set(_words(self.found[paragraph].text))
        return any(word not in before for word in _words(text_of(paragraph)))


def _likeness(line: str, other: str, least: float) -> float:
    if (len(line) >= _SHORT and line in other) or (len(other) >= _A_PART and other in line):
        return 100
    if not len(line) / 3 < len(other) < len(line) * 3:
        return 0
    return fuzz.ratio(line, other, score_cutoff=least)


def _letters(text: str) -> str:
    return _NO_WORD.sub("", text).casefold() or text


def _words(text: str) -> list[str]:
    return _NO_WORD.sub(" ", text).casefold().split()


def _style(paragraph: Element) -> str | None:
    return value(paragraph.find(w("pPr")), "pStyle")


def paragraphs_outside(document: Element, controls: Collection[Element]) -> Iterable[Element]:
    """The paragraphs of the body that stand in none of the controls and in no text box."""
    body = document.find(w("body"))
    if body is None:
        return
    walk = etree.iterwalk(body, events=("start",), tag=(w("p"), w("sdt")))
    for _, element in walk:
        if element.tag == w("p"):
            yield element
            walk.skip_subtree()
        elif element in controls:
            walk.skip_subtree()


def texts_around(package: WordPackage, report: Report, form: FormDefinition) -> Iterator[str]:
    """What somebody has written in the margins of the pages."""
    pages = wording.PAGE + wording.OF_PAGES
    lines = (header_line(report, form), revision_line(report) + pages, form_line(form) + pages)
    # Each program counts the pages its own way.
    own = {_NUMBER.sub("", _letters(line)) for line in (*lines, wording.DRAFT, "")}
    for kind in ("header", "footer"):
        for margin in package.related(kind):
            for paragraph in margin.iter(w("p")):
                text = text_of(paragraph)
                if _NUMBER.sub("", _letters(text)) not in own:
                    yield text
