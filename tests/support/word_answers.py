"""What is read of one answer in a form that Word or another program has saved."""

from app.formats.docx.block_reader import read_word_text
from app.formats.filled_form.form_reader import FilledForm as ReadForm
from app.formats.filled_form.form_reader import read_filled_form
from app.formats.source_text import OmissionKind
from tests.support.filled_word_form import FIRST, FORM, FilledForm, Part, saved
from tests.support.terms import CALENDAR


def read_form(form: FilledForm) -> ReadForm:
    """A filled form, saved and read."""
    return read_filled_form(read_word_text(saved(form), "x.docx"), [FORM], CALENDAR, "x.docx")


def read_answer(answer: str, *parts: Part) -> tuple[list[str], list[OmissionKind]]:
    """The text of each block of an answer in XML, and what is left out of the form."""
    read = read_form(FilledForm(answers={FIRST: answer}, parts=parts))
    return [block.text for block in read.answers[FIRST]], [one.kind for one in read.omissions]


def texts(answer: str, *parts: Part) -> list[str]:
    """The text of each block of an answer, of which nothing is left out."""
    said, omitted = read_answer(answer, *parts)
    assert not omitted
    return said
