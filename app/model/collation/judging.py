"""Which of the files from one committee for one term counts, and what to note on the others."""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.model.collation.notes import Note, NoteCode, Standing
from app.model.collation.submission import SourceKind, Submission
from app.model.report import Report, ReportStatus
from app.model.report_stages import without_set_aside
from app.model.respondent import Respondent


class PairIndex:
    """Finds the other half of an exported pair (DOCX and JSON) by hash.

    Files with the same hash are taken to be the same throughout.
    """

    def __init__(self, files: Iterable[Submission]) -> None:
        self._document_content: dict[str, str] = {}
        self._json_contents: dict[str, set[str]] = defaultdict(set)
        self._by_revision: dict[tuple[UUID, int], list[Submission]] = defaultdict(list)
        for one in files:
            self._by_revision[one.report_id, one.revision].append(one)
            if one.kind is SourceKind.DOCX:
                self._document_content[one.sha256] = one.content
            elif one.kind is SourceKind.JSON and one.docx is not None:
                self._json_contents[one.docx.sha256].add(one.content)

    def is_confirmed(self, one: Submission) -> bool:
        """Whether the other half came in as it was exported, and says the same."""
        if one.edited:
            return False
        if one.kind is SourceKind.DOCX:
            return one.content in self._json_contents.get(one.sha256, ())
        return one.content == self._document_of(one)

    def is_contradicted(self, one: Submission) -> bool:
        """Whether a JSON says something else than the document it was exported with."""
        content = self._document_of(one)
        return content is not None and content != one.content

    def has_other_half(self, one: Submission) -> bool:
        """Whether the other half came in, whatever it says."""
        if one.kind is SourceKind.DOCX:
            return one.sha256 in self._json_contents
        return self._document_of(one) is not None

    def of_same_revision(self, one: Submission) -> list[Submission]:
        """The other files that claim to be the same revision of the same report."""
        same = self._by_revision[one.report_id, one.revision]
        return [other for other in same if other is not one]

    def _document_of(self, one: Submission) -> str | None:
        if one.kind is not SourceKind.JSON or one.docx is None:
            return None
        return self._document_content.get(one.docx.sha256)


_ONE_QUESTION = "Filen har bara en fråga ur en rapport. Be {the} om hela rapporten."
_DRAFT = "Rapporten är ett utkast som inte har exporterats. Fråga {the} om den är klar."
_OTHERWISE = "Säger något annat än {}. Fråga {the} vad som gäller."
_JSON_CHANGED = (
    "JSON-filen har ändrats sedan exporten, den stämmer inte med sitt dokument. Svaren är hämtade "
    "ur {}. Fråga {the} vad som gäller."
)
_EDITED = (
    "Dokumentet har ändrats sedan det exporterades: {}. Svaren är hämtade ur {}. Fråga {the} vad "
    "som gäller."
)
_SAME_VERSION = "Har samma version som {} men säger något annat. Fråga {the} vad som gäller."
_OTHER_REPORT = "En annan rapport från samma {one} för samma period. {} är den som är med."
_MOST_NAMED = 3
# Not part of what a report says; the two files of a pair differ in it.
_NOT_CONTENT = {"docx", "built_on", "accepted", "contact_confirmed"}


@dataclass(frozen=True)
class Judged:
    submission: Submission
    standing: Standing
    notes: tuple[Note, ...] = ()

    @property
    def calls(self) -> bool:
        """Whether somebody has to act on it."""
        return any(note.calls for note in self.notes)


def content_digest(report: Report) -> str:
    """The same for the same content, in whichever file of a pair it stands."""
    said = without_set_aside(report).model_dump_json(exclude=_NOT_CONTENT)
    return hashlib.sha256(said.encode()).hexdigest()


def judge(group: Iterable[Submission], respondent: Respondent) -> tuple[Judged, ...]:
    """Judge the files from one committee for one term, in their order; at most one counts.

    The notes call the committee as `respondent` says.

    What this program has written goes before a form that was filled in elsewhere, what was exported
    before a draft; then the highest revision of the newest report. Within a revision, a file that
    its other half confirms goes first.
    """
    files = sorted(group, key=lambda one: one.number)
    whole = [one for one in files if not one.one_question]
    if not whole:
        return tuple(_one_question(one, respondent) for one in files)
    pairs = PairIndex(whole)
    chosen = max(whole, key=_Priority(whole, pairs))
    others = {
        one.number: _one_question(one, respondent)
        if one.one_question
        else _not_counting(one, chosen, pairs, respondent)
        for one in files
        if one is not chosen
    }
    counting = _counting(chosen, pairs, tuple(others.values()), respondent)
    return tuple(others.get(one.number, counting) for one in files)


class _Priority:
    """Sort key: which file of a committee goes first."""

    def __init__(self, files: Sequence[Submission], pairs: PairIndex) -> None:
        self._pairs = pairs
        # Reports are compared by their newest revisions.
        self._newest: dict[UUID, tuple[bool, bool, int, datetime.datetime]] = {}
        for one in files:
            own = (*_origin(one), one.revision, one.dated)
            if not pairs.is_contradicted(one):
                self._newest[one.report_id] = max(own, self._newest.get(one.report_id, own))

    def __call__(self, one: Submission) -> tuple[object, ...]:
        if self._pairs.is_contradicted(one):
            # The document that it contradicts is there.
            return (False, -one.number)
        from_program, exported, revision, dated = self._newest[one.report_id]
        # The id of a form is made up at each reading.
        own_id = "" if one.kind is SourceKind.FORM else str(one.report_id)
        return (
            True,
            # One that names its term goes before one for which it is assumed.
            *(from_program, exported, one.term is not None, dated, revision, own_id),
            *_origin(one),
            one.revision,
            self._pairs.is_confirmed(one),
            not one.edited,
            one.dated,
            not one.source.attachment,
            one.kind is SourceKind.JSON,
            -one.number,
        )


def _origin(one: Submission) -> tuple[bool, bool]:
    return one.kind is not SourceKind.FORM, one.status is ReportStatus.SUBMITTED


def _one_question(one: Submission, respondent: Respondent) -> Judged:
    message = respondent.fill(_ONE_QUESTION)
    return Judged(
        one, Standing.SET_ASIDE, (Note(code=NoteCode.ONE_QUESTION, message=message, calls=True),)
    )


def _counting(
    one: Submission, pairs: PairIndex, others: Sequence[Judged], respondent: Respondent
) -> Judged:
    notes = (
        *_of_itself(one, respondent),
        *_without_other_half(one, pairs, respondent),
        *_contested(others),
    )
    return Judged(one, Standing.COUNTS, notes)


def _contested(others: Sequence[Judged]) -> tuple[Note, ...]:
    """That something else has come in too, to be seen where the committee is shown."""
    names = [other.submission.source.name for other in others if other.calls]
    if not names:
        return ()
    more = f" och {len(names) - _MOST_NAMED} till" if len(names) > _MOST_NAMED else ""
    message = f"Något annat har också kommit in: {', '.join(names[:_MOST_NAMED])}{more}."
    return (Note(code=NoteCode.CONTESTED, message=message, calls=True),)


def _of_itself(one: Submission, respondent: Respondent) -> tuple[Note, ...]:
    notes = []
    if one.kind is SourceKind.FORM:
        notes.append(
            Note(code=NoteCode.FILLED_FORM, message="En ifylld blankett, inte från programmet.")
        )
    elif one.status is ReportStatus.DRAFT:
        message = respondent.fill(_DRAFT)
        notes.append(Note(code=NoteCode.DRAFT, message=message, calls=True))
    if one.edited:
        message = f"Dokumentet har ändrats sedan det exporterades: {one.edited}."
        notes.append(Note(code=NoteCode.DOCUMENT_EDITED, message=message, calls=True))
    if one.not_taken:
        message = f"Det här i dokumentet gick inte att läsa: {one.not_taken}."
        notes.append(Note(code=NoteCode.NOT_TAKEN, message=message, calls=True))
    notes += [Note(code=NoteCode.REMARK, message=remark) for remark in one.remarks]
    return tuple(notes)


def _without_other_half(
    one: Submission, pairs: PairIndex, respondent: Respondent
) -> tuple[Note, ...]:
    """That the other half is missing, or another than was exported."""
    if one.kind is SourceKind.FORM or one.status is ReportStatus.DRAFT or pairs.has_other_half(one):
        return ()
    exported = (o for o in pairs.of_same_revision(one) if o.status is one.status)
    others = [o for o in exported if o.kind is not one.kind]
    if others and all(o.content != one.content for o in others):
        message = respondent.fill(_OTHERWISE, others[0].source.name)
        return (Note(code=NoteCode.DIFFERS, message=message, calls=True),)
    if others:
        return ()
    if one.kind is SourceKind.JSON:
        named = f" {one.docx.file}" if one.docx else ""
        return (
            Note(code=NoteCode.DOCUMENT_MISSING, message=f"Dokumentet{named} har inte kommit in."),
        )
    return (
        Note(code=NoteCode.JSON_MISSING, message="JSON-filen till dokumentet har inte kommit in."),
    )


def _not_counting(
    one: Submission, chosen: Submission, pairs: PairIndex, respondent: Respondent
) -> Judged:
    name = chosen.source.name
    same_version = (one.report_id, one.revision) == (chosen.report_id, chosen.revision)
    if one.content == chosen.content and not one.edited and not chosen.edited:
        return Judged(one, Standing.BELONGS, (_alike(one, chosen),))
    if same_version and one.sha256 == chosen.sha256:
        return Judged(one, Standing.BELONGS, (_alike(one, chosen),))
    if pairs.is_contradicted(one):
        return Judged(one, Standing.SET_ASIDE, (_changed_json(name, respondent),))
    if same_version and one.status is not chosen.status:
        message = f"Ett utkast från före exporten. {name} är den som är exporterad."
        return Judged(
            one, Standing.SET_ASIDE, (Note(code=NoteCode.DRAFT_REVISION, message=message),)
        )
    if same_version:
        return Judged(one, Standing.SET_ASIDE, (_differing(one, name, respondent),))
    replaced, of_itself = _replaced(one, chosen, name, respondent), _of_itself(one, respondent)
    if replaced.code is NoteCode.OLDER_REVISION:
        # Whether that draft was finished no longer matters.
        of_itself = tuple(note for note in of_itself if note.code is not NoteCode.DRAFT)
    return Judged(one, Standing.SET_ASIDE, (replaced, *of_itself))


def _alike(one: Submission, chosen: Submission) -> Note:
    name = chosen.source.name
    if one.kind is chosen.kind:
        return Note(code=NoteCode.DUPLICATE, message=f"Säger detsamma som {name}.")
    document, json = (one, chosen) if one.kind is SourceKind.DOCX else (chosen, one)
    if json.docx is not None and json.docx.sha256 != document.sha256:
        message = f"Dokumentet har sparats om sedan exporten, men säger detsamma som {name}."
        return Note(code=NoteCode.DOCUMENT_RESAVED, message=message)
    return Note(code=NoteCode.PAIR, message=f"Hör ihop med {name}.")


def _changed_json(name: str, respondent: Respondent) -> Note:
    message = respondent.fill(_JSON_CHANGED, name)
    return Note(code=NoteCode.JSON_CHANGED, message=message, calls=True)


def _differing(one: Submission, name: str, respondent: Respondent) -> Note:
    """On a file that claims to be the revision that counts, and says something else."""
    if one.edited:
        message = respondent.fill(_EDITED, one.edited, name)
        return Note(code=NoteCode.DOCUMENT_EDITED, message=message, calls=True)
    message = respondent.fill(_SAME_VERSION, name)
    return Note(code=NoteCode.DIFFERS, message=message, calls=True)


def _replaced(one: Submission, chosen: Submission, name: str, respondent: Respondent) -> Note:
    if one.report_id != chosen.report_id:
        message = respondent.fill(_OTHER_REPORT, name)
        # A form beside a report of the program is what the report was begun from.
        calls = one.kind is not SourceKind.FORM or chosen.kind is SourceKind.FORM
        return Note(code=NoteCode.OTHER_REPORT, message=message, calls=calls)
    if one.revision > chosen.revision:
        message = f"Version {one.revision} är ett utkast. {name} är den senaste som är exporterad."
        return Note(code=NoteCode.DRAFT_REVISION, message=message, calls=True)
    if one.revision == chosen.revision:
        raise AssertionError("the same revision is not replaced by itself")
    message = f"Version {one.revision} är ersatt av version {chosen.revision}."
    return Note(code=NoteCode.OLDER_REVISION, message=message)
