"""Which of the files from one committee for one term counts, and what to say of the others."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.model.collation.notes import Note, Standing
from app.model.collation.submission import SourceKind, Submission
from app.model.report import Report, ReportStatus
from app.model.stages import without_what_is_set_aside

_OWN = {"docx", "built_on", "accepted", "contact_confirmed"}


@dataclass(frozen=True)
class Judged:
    """A file and what became of it."""

    submission: Submission
    standing: Standing
    notes: tuple[Note, ...] = ()


def content_digest(report: Report) -> str:
    """The same for what says the same, whichever file of a pair it stands in."""
    said = without_what_is_set_aside(report).model_dump_json(exclude=_OWN)
    return hashlib.sha256(said.encode()).hexdigest()


def judge(group: Iterable[Submission]) -> tuple[Judged, ...]:
    """Of the files from one committee for one term, in their order; at most one counts.

    What was exported goes before a draft, what this program has written before a form that was
    filled in elsewhere; then the highest revision of the newest report. Within a revision a file
    that its other half vouches for goes first.
    """
    files = sorted(group, key=lambda one: one.number)
    whole = [one for one in files if not one.one_question]
    if not whole:
        return tuple(_one_question(one) for one in files)
    chosen = max(whole, key=_Worth(whole))
    return tuple(
        _one_question(one)
        if one.one_question
        else _counting(one, whole)
        if one is chosen
        else _beside(one, chosen, whole)
        for one in files
    )


class _Worth:
    """How much speaks for a file among the others of its committee."""

    def __init__(self, files: Sequence[Submission]) -> None:
        self._files = files
        # A report goes as a whole: its newest revision is compared with that of others.
        self._newest = {
            report_id: max((*_kept(one), one.revision, one.dated) for one in own)
            for report_id in {one.report_id for one in files}
            if (own := [one for one in files if one.report_id == report_id])
        }

    def __call__(self, one: Submission) -> tuple[object, ...]:
        kept, exported, revision, dated = self._newest[one.report_id]
        # That of a form is made up: it would be another one each time.
        own_id = "" if one.kind is SourceKind.FORM else str(one.report_id)
        return (
            # One that says its term goes before one that is only taken to be of it.
            *(kept, exported, one.term is not None, dated, revision, own_id),
            *_kept(one),
            one.revision,
            _vouched_for(one, self._files),
            not _belied(one, self._files),
            not one.edited,
            one.dated,
            not one.source.attachment,
            one.kind is SourceKind.JSON,
            -one.number,
        )


def _kept(one: Submission) -> tuple[bool, bool]:
    return one.kind is not SourceKind.FORM, one.status is ReportStatus.SUBMITTED


def _same_revision(one: Submission, files: Sequence[Submission]) -> list[Submission]:
    key = one.report_id, one.revision
    return [o for o in files if (o.report_id, o.revision) == key and o is not one]


def _halves(one: Submission, files: Sequence[Submission]) -> list[Submission]:
    """The other halves of the pair, known by the document's hash."""
    others = _same_revision(one, files)
    if one.kind is SourceKind.JSON:
        wanted = one.docx.sha256 if one.docx else None
        return [o for o in others if o.kind is SourceKind.DOCX and o.sha256 == wanted]
    return [
        o
        for o in others
        if o.kind is SourceKind.JSON and o.docx is not None and o.docx.sha256 == one.sha256
    ]


def _vouched_for(one: Submission, files: Sequence[Submission]) -> bool:
    return any(half.content == one.content for half in _halves(one, files)) and not one.edited


def _belied(one: Submission, files: Sequence[Submission]) -> bool:
    """Whether a JSON says something else than the very document it was exported with."""
    return one.kind is SourceKind.JSON and any(
        half.content != one.content for half in _halves(one, files)
    )


def _one_question(one: Submission) -> Judged:
    message = "Filen har bara en fråga ur en rapport. Be nämnden om hela rapporten."
    return Judged(
        one, Standing.SET_ASIDE, (Note(code="one-question", message=message, calls=True),)
    )


def _counting(one: Submission, files: Sequence[Submission]) -> Judged:
    return Judged(one, Standing.COUNTS, (*_of_itself(one), *_lone(one, files)))


def _of_itself(one: Submission) -> tuple[Note, ...]:
    notes = []
    if one.kind is SourceKind.FORM:
        notes.append(Note(code="filled-form", message="En ifylld blankett, inte från programmet."))
    elif one.status is ReportStatus.DRAFT:
        message = "Rapporten är ett utkast som inte har exporterats. Fråga nämnden om den är klar."
        notes.append(Note(code="draft", message=message, calls=True))
    if one.edited:
        message = f"Dokumentet har ändrats sedan det exporterades: {one.edited}."
        notes.append(Note(code="document-edited", message=message, calls=True))
    if one.not_taken:
        message = f"Det här i dokumentet gick inte att läsa: {one.not_taken}."
        notes.append(Note(code="not-taken", message=message, calls=True))
    notes += [Note(code="remark", message=remark) for remark in one.remarks]
    return tuple(notes)


def _lone(one: Submission, files: Sequence[Submission]) -> tuple[Note, ...]:
    """That the other half is not there, or another one than was exported."""
    if one.kind is SourceKind.FORM or one.status is ReportStatus.DRAFT or _halves(one, files):
        return ()
    exported = (o for o in _same_revision(one, files) if o.status is one.status)
    others = [o for o in exported if o.kind is not one.kind]
    if others and all(o.content != one.content for o in others):
        message = f"Säger något annat än {others[0].source.name}. Fråga nämnden vad som gäller."
        return (Note(code="differs", message=message, calls=True),)
    if others:
        return ()
    if one.kind is SourceKind.JSON:
        named = f" {one.docx.file}" if one.docx else ""
        return (Note(code="document-missing", message=f"Dokumentet{named} har inte kommit in."),)
    return (Note(code="json-missing", message="JSON-filen till dokumentet har inte kommit in."),)


def _beside(one: Submission, chosen: Submission, files: Sequence[Submission]) -> Judged:
    name = chosen.source.name
    same_version = (one.report_id, one.revision) == (chosen.report_id, chosen.revision)
    if one.content == chosen.content and not one.edited and not chosen.edited:
        return Judged(one, Standing.BELONGS, (_alike(one, chosen),))
    if same_version and one.sha256 == chosen.sha256:
        return Judged(one, Standing.BELONGS, (_alike(one, chosen),))
    if same_version and one.status is not chosen.status:
        message = f"Ett utkast från före exporten. {name} är den som är exporterad."
        return Judged(one, Standing.SET_ASIDE, (Note(code="draft-revision", message=message),))
    note = _differing(one, name, files) if same_version else _replaced(one, chosen, name)
    return Judged(one, Standing.SET_ASIDE, (note, *(_of_itself(one) if not same_version else ())))


def _alike(one: Submission, chosen: Submission) -> Note:
    name = chosen.source.name
    if one.kind is chosen.kind:
        return Note(code="duplicate", message=f"Säger detsamma som {name}.")
    document, json = (one, chosen) if one.kind is SourceKind.DOCX else (chosen, one)
    if json.docx is not None and json.docx.sha256 != document.sha256:
        message = f"Dokumentet har sparats om sedan exporten, men säger detsamma som {name}."
        return Note(code="document-resaved", message=message)
    return Note(code="pair", message=f"Hör ihop med {name}.")


def _differing(one: Submission, name: str, files: Sequence[Submission]) -> Note:
    """Of a file that claims to be the very revision that counts, and says something else."""
    if one.edited:
        code = "document-edited"
        message = (
            f"Dokumentet har ändrats sedan det exporterades: {one.edited}. Svaren är hämtade ur "
            f"{name}. Fråga nämnden vad som gäller."
        )
    elif _belied(one, files):
        code = "json-changed"
        message = (
            "JSON-filen har ändrats sedan exporten, den stämmer inte med sitt dokument. Svaren är "
            f"hämtade ur {name}. Fråga nämnden vad som gäller."
        )
    else:
        code = "differs"
        message = (
            f"Har samma revision som {name} men säger något annat. Fråga nämnden vad som gäller."
        )
    return Note(code=code, message=message, calls=True)


def _replaced(one: Submission, chosen: Submission, name: str) -> Note:
    if one.report_id != chosen.report_id:
        message = f"En annan rapport från samma nämnd för samma period. {name} är den som är med."
        return Note(code="other-report", message=message, calls=one.kind is not SourceKind.FORM)
    if one.revision > chosen.revision:
        message = f"Revision {one.revision} är ett utkast. {name} är den senaste som är exporterad."
        return Note(code="draft-revision", message=message, calls=True)
    if one.revision == chosen.revision:
        raise AssertionError("the same revision is not replaced by itself")
    message = f"Revision {one.revision} är ersatt av revision {chosen.revision}."
    return Note(code="older-revision", message=message)
