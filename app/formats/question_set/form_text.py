"""Writes a question set as plain text, in the order and wording of the printed form."""

import textwrap
from collections.abc import Iterator

from app.model.form import FormDefinition
from app.model.form_texts import worded
from app.model.term import Term

_WIDTH = 80
_INDENT = "   "


def write_form_text(form: FormDefinition, term: Term | None = None) -> str:
    """The empty form, worded for the term; without one the year is left open."""
    parts = [
        _wrapped(worded(form.title, term)),
        _wrapped(worded(form.preamble, term)),
        "\n".join(_fields(form, term)),
        _wrapped(worded(form.heading, term)),
        _wrapped(worded(form.description_heading, term)),
        _wrapped(worded(form.printed_description, term)),
        *_sections(form, term),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _fields(form: FormDefinition, term: Term | None) -> Iterator[str]:
    for name, label in form.labels.model_dump().items():
        yield f"{label}: {term.label}" if term and name == "term" else f"{label}:"


def _sections(form: FormDefinition, term: Term | None) -> Iterator[str]:
    for section in form.sections:
        heading = worded(section.heading, term)
        yield f"{heading}\n{'-' * len(heading)}" if heading else ""
        yield _wrapped(worded(section.introduction, term))
        for question in section.questions:
            notes = _wrapped(worded(form.notes_of(question), term), _INDENT)
            yield "\n".join(filter(None, (_wrapped(worded(question.text, term)), notes)))


def _wrapped(text: str, indent: str = "") -> str:
    lines = (
        textwrap.fill(
            line,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    )
    return "\n".join(lines).strip("\n")
