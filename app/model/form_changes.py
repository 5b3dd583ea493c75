"""What changes from one question set to a newer one: its questions and its texts."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum

from app.model.base import Model
from app.model.comparison import Change, Run, compare
from app.model.form import FormDefinition, Question
from app.model.kinds.asked_text import asked_text

# Beyond this, texts are shown whole: to compare word by word takes the square of their length.
_LONGEST_COMPARED = 6_000


class FormChangeKind(StrEnum):
    """What has become of something in a set."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    REPLACED = "replaced"
    MOVED = "moved"
    REORDERED = "reordered"
    NOTES = "notes"
    ASKED = "asked"
    SECTION = "section"
    TEXT = "text"


class FormChange(Model):
    """One difference, of a question by its id, or of a field of the set.

    `before` and `after` are as they are written in the sets; of a section, its heading.
    `replaced` are the questions that one takes over from, by their ids.
    """

    kind: FormChangeKind
    question_id: str | None = None
    field: str = ""
    before: str = ""
    after: str = ""
    replaced: tuple[str, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """Both texts in one, word by word."""
        if max(len(self.before), len(self.after)) <= _LONGEST_COMPARED:
            return compare(self.before, self.after)
        sides = ((Change.REMOVED, self.before), (Change.ADDED, self.after))
        return tuple(Run(change=change, text=text) for change, text in sides if text)


def form_changes(before: FormDefinition, after: FormDefinition) -> tuple[FormChange, ...]:
    """Every difference in what is asked and what is printed above it, questions first.

    The questions are in the order of the newer set, then those that are dropped. Not told is what
    only the program and the author need: short names, `replaces` of what nobody was asked, labels.
    For whom a set is, and when, is compared where it is put in words.
    """
    return (
        *_question_changes(before, after),
        *_section_changes(before, after),
        *_text_changes(before, after),
    )


def _question_changes(before: FormDefinition, after: FormDefinition) -> Iterator[FormChange]:
    earlier = {question.id: question for question in before.questions()}
    now = {question.id for question in after.questions()}
    out_of_order = _out_of_order(before, after)
    replaced: set[str] = set()
    for question in after.questions():
        gone = tuple(one for one in after.ids_answering(question)[1:] if one in earlier)
        replaced |= set(gone)
        if question.id in earlier:
            yield from _question_change(earlier[question.id], question, before, after)
            if question.id in out_of_order:
                yield FormChange(kind=FormChangeKind.REORDERED, question_id=question.id)
        if gone or question.id not in earlier:
            yield FormChange(
                kind=FormChangeKind.REPLACED if gone else FormChangeKind.ADDED,
                question_id=question.id,
                before="\n".join(earlier[one].text for one in gone),
                after=question.text,
                replaced=gone,
            )
    for question in before.questions():
        if question.id not in now | replaced:
            yield FormChange(
                kind=FormChangeKind.DROPPED, question_id=question.id, before=question.text
            )


def _question_change(
    was: Question, now: Question, before: FormDefinition, after: FormDefinition
) -> Iterator[FormChange]:
    pairs = {
        FormChangeKind.REWORDED: (was.text, now.text),
        FormChangeKind.NOTES: (was.notes, now.notes),
    }
    # That another question, which it hangs on, is called otherwise is told of that one.
    if (was.ask_if, asked_text(was)) != (now.ask_if, asked_text(now)):
        pairs[FormChangeKind.ASKED] = _asked(was, before), _asked(now, after)
    sections = before.section_of(was.id), after.section_of(now.id)
    # Where a section is only called otherwise, nothing has moved.
    if sections[0].number != sections[1].number:
        pairs[FormChangeKind.MOVED] = sections[0].heading, sections[1].heading
    for kind, (one, other) in pairs.items():
        if one != other:
            yield FormChange(kind=kind, question_id=now.id, before=one, after=other)


def _asked(question: Question, form: FormDefinition) -> str:
    return " ".join(filter(None, (form.condition_text(question), asked_text(question))))


def _out_of_order(before: FormDefinition, after: FormDefinition) -> set[str]:
    """The questions of both sets that have passed others: as few as explain the new order."""
    now = [question.id for question in after.questions()]
    both = set(now) & {question.id for question in before.questions()}
    old = [question.id for question in before.questions() if question.id in both]
    new = [one for one in now if one in both]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = {one for found in matcher.get_matching_blocks() for one in old[found.a :][: found.size]}
    return both - kept


def _section_changes(before: FormDefinition, after: FormDefinition) -> Iterator[FormChange]:
    """Headings and introductions, section by section; the closing section is called ""."""
    one, other = (
        {section.number: section for section in form.sections} for form in (before, after)
    )
    for number in sorted({*one, *other}, key=lambda n: (n is None, n)):
        was, now = one.get(number), other.get(number)
        headings = was.heading if was else "", now.heading if now else ""
        if headings[0] != headings[1] or (was is None) != (now is None):
            yield FormChange(
                kind=FormChangeKind.SECTION,
                field=str(number or ""),
                before=headings[0],
                after=headings[1],
            )
        texts = was.introduction if was else "", now.introduction if now else ""
        if texts[0] != texts[1]:
            yield FormChange(
                kind=FormChangeKind.TEXT, field="introduction", before=texts[0], after=texts[1]
            )


_TEXTS = (
    *("title", "short_title", "survey", "office"),
    *("preamble", "heading", "description_heading", "description", "instructions"),
)


def _text_changes(before: FormDefinition, after: FormDefinition) -> Iterator[FormChange]:
    for field in _TEXTS:
        one, other = getattr(before, field) or "", getattr(after, field) or ""
        if one != other:
            yield FormChange(kind=FormChangeKind.TEXT, field=field, before=one, after=other)
