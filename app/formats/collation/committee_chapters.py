"""The answers committee by committee, as each has sent them."""

from collections.abc import Iterator

from app.formats.collation import document_words as words
from app.formats.collation.body import Body, one_line
from app.formats.collation.chapters import Heading, name_told, question_told
from app.formats.collation.outside_text import outside_text
from app.model.collation.picture import Participant, Picture
from app.model.collation.submission import SourceKind
from app.model.report import CONTACT_FIELDS, Answer, AnswerStatus, ReportStatus


class CommitteeChapters:
    """A chapter for each participant; only these are listed, as all have the same questions."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        questions = (question for area in picture.areas for question in area.questions)
        self._names = {question.id: question_told(question) for question in questions}

    def headings(self) -> Iterator[Heading]:
        for participant in self._picture.participants():
            yield 1, name_told(participant.name, participant.mark)

    def write(self, body: Body) -> None:
        for participant in self._picture.participants():
            body.heading(1, name_told(participant.name, participant.mark))
            body.form_text(self._told_of(participant))
            for answer in self._picture.answers_of(participant.key):
                self._write_answer(body, answer)
            outside = outside_text(self._picture, participant.key)
            if outside:
                body.heading(2, words.OUTSIDE)
                body.outside(outside, 3)

    def _told_of(self, participant: Participant) -> str:
        contact = (getattr(participant.contact, field).strip() for field in CONTACT_FIELDS)
        reached = ", ".join(part for part in contact if part)
        return " · ".join(
            (
                self._picture.term.label,
                _version_told(participant),
                words.CONTACT.format(reached) if reached else words.NO_CONTACT,
            )
        )

    def _write_answer(self, body: Body, answer: Answer) -> None:
        asked = one_line(answer.question)
        name = self._names.get(answer.question_id, "") or asked or words.NO_TITLE
        body.heading(2, name)
        if asked != name:
            body.form_text(answer.question)
        match answer.status:
            case AnswerStatus.ANSWERED:
                body.blocks(answer.blocks, 3)
            case AnswerStatus.NOT_APPLICABLE if answer.reason.strip():
                body.labelled(words.NOT_APPLICABLE, answer.reason.strip())
            case AnswerStatus.NOT_APPLICABLE:
                body.said(words.NOT_APPLICABLE_ALONE)
            case AnswerStatus.BLANK:
                body.said(words.BLANK)


def _version_told(participant: Participant) -> str:
    if participant.kind is SourceKind.FORM:
        return words.FORM
    draft = participant.status is ReportStatus.DRAFT
    return (words.DRAFT if draft else words.REVISION).format(participant.revision)
