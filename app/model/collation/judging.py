"""Which of the files from one committee for one term counts, and what to say of the others."""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.model.collation.notes import Note, Standing
from app.model.collation.submission import SourceKind, Submission
from app.model.report import Report, ReportStatus
from app.model.stages import without_what_is_set_aside


class Halves:
    """Looks files up by what makes them one; those with the same hash are the same throughout."""

    def __init__(self, files: Iterable[Submission]) -> None:
        self._document_says: dict[str, str] = {}
        self._json_says: dict[str, set[str]] = defaultdict(set)
        self._by_revision: dict[tuple[UUID, int], list[Submission]] = defaultdict(list)
        for one in files:
            self._by_revision[one.report_id, one.revision].append(one)
            if one.kind is SourceKind.DOCX:
                self._document_says[one.sha256] = one.content
            elif one.kind is SourceKind.JSON and one.docx is not None:
                self._json_says[one.docx.sha256].add(one.content)

    def vouched_for(self, one: Submission) -> bool:
        """Whether the other half is there, as it was exported, and says the same."""
        if one.edited:
            return False
        if one.kind is SourceKind.DOCX:
            return one.content in self._json_says.get(one.sha256, ())
        return one.content == self._document_of(one)

    def belied(self, one: Submission) -> bool:
        """Whether a JSON says something else than the very document it was exported with."""
        says = self._document_of(one)
        return says is not None and says != one.content

    def is_whole(self, one: Submission) -> bool:
        """Whether the very other half is there, whatever it says."""
        if one.kind is SourceKind.DOCX:
            return one.sha256 in self._json_says
        return self._document_of(one) is not None

    def of_same_revision(self, one: Submission) -> list[Submission]:
        """The other files that claim to be the same revision of the same report."""
        same = self._by_revision[one.report_id, one.revision]
        return [other for other in same if other is not one]

    def _document_of(self, one: Submission) -> str | None:
        if one.kind is not SourceKind.JSON or one.docx is None:
            return None
        return self._document_says.get(one.docx.sha256)


# As many files are named where several came in.
_NAMED = 3
_OWN = {"docx", "built_on", "accepted", "contact_confirmed"}


@dataclass(frozen=True)
class Judged:
    """A file and what became of it."""

    submission: Submission
    standing: Standing
    notes: tuple[Note, ...] = ()

    @property
    def calls(self) -> bool:
        """Whether somebody has to do something about it."""
        return any(note.calls for note in self.notes)


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
        return tuple(map(_one_question, files))
    halves = Halves(whole)
    chosen = max(whole, key=_Worth(whole, halves))
    beside = {
        one.number: _one_question(one) if one.one_question else _beside(one, chosen, halves)
        for one in files
        if one is not chosen
    }
    counting = _counting(chosen, halves, tuple(beside.values()))
    return tuple(beside.get(one.number, counting) for one in files)


class _Worth:
    """How much speaks for a file among the others of its committee."""

    def __init__(self, files: Sequence[Submission], halves: Halves) -> None:
        self._halves = halves
        # A report goes as a whole: its newest revision is compared with that of others.
        self._newest: dict[UUID, tuple[bool, bool, int, datetime.datetime]] = {}
        for one in files:
            own = (*_kept(one), one.revision, one.dated)
            if not halves.belied(one):
                self._newest[one.report_id] = max(own, self._newest.get(one.report_id, own))

    def __call__(self, one: Submission) -> tuple[object, ...]:
        if self._halves.belied(one):
            # Its document is there.
            return (False, -one.number)
        kept, exported, revision, dated = self._newest[one.report_id]
        # That of a form is made up: it would be another one each time.
        own_id = "" if one.kind is SourceKind.FORM else str(one.report_id)
        return (
            True,
            # One that says its term goes before one that is only taken to be of it.
            *(kept, exported, one.term is not None, dated, revision, own_id),
            *_kept(one),
            one.revision,
            self._halves.vouched_for(one),
            not one.edited,
            one.dated,
            not one.source.attachment,
            one.kind is SourceKind.JSON,
            -one.number,
        )


def _kept(one: Submission) -> tuple[bool, bool]:
    return one.kind is not SourceKind.FORM, one.status is ReportStatus.SUBMITTED


def _one_question(one: Submission) -> Judged:
    message = "Filen har bara en fråga ur en rapport. Be nämnden om hela rapporten."
    return Judged(
        one, Standing.SET_ASIDE, (Note(code="one-question", message=message, calls=True),)
    )


def _counting(one: Submission, halves: Halves, others: Sequence[Judged]) -> Judged:
    notes = (*_of_itself(one), *_lone(one, halves), *_contested(others))
    return Judged(one, Standing.COUNTS, notes)


def _contested(others: Sequence[Judged]) -> tuple[Note, ...]:
    """That something else came in too, so that whoever looks at the committee sees it."""
    names = [other.submission.source.name for other in others if other.calls]
    if not names:
        return ()
    more = f" och {len(names) - _NAMED} till" if len(names) > _NAMED else ""
    message = f"Något annat har också kommit in: {', '.join(names[:_NAMED])}{more}."
    return (Note(code="contested", message=message, calls=True),)


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


def _lone(one: Submission, halves: Halves) -> tuple[Note, ...]:
    """That the other half is not there, or another one than was exported."""
    if one.kind is SourceKind.FORM or one.status is ReportStatus.DRAFT or halves.is_whole(one):
        return ()
    exported = (o for o in halves.of_same_revision(one) if o.status is one.status)
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


def _beside(one: Submission, chosen: Submission, halves: Halves) -> Judged:
    name = chosen.source.name
    same_version = (one.report_id, one.revision) == (chosen.report_id, chosen.revision)
    if one.content == chosen.content and not one.edited and not chosen.edited:
        return Judged(one, Standing.BELONGS, (_alike(one, chosen),))
    if same_version and one.sha256 == chosen.sha256:
        return Judged(one, Standing.BELONGS, (_alike(one, chosen),))
    if halves.belied(one):
        return Judged(one, Standing.SET_ASIDE, (_changed_json(name),))
    if same_version and one.status is not chosen.status:
        message = f"Ett utkast från före exporten. {name} är den som är exporterad."
        return Judged(one, Standing.SET_ASIDE, (Note(code="draft-revision", message=message),))
    if same_version:
        return Judged(one, Standing.SET_ASIDE, (_differing(one, name),))
    replaced, of_itself = _replaced(one, chosen, name), _of_itself(one)
    if replaced.code == "older-revision":
        # Whether a draft was ready does not matter any more.
        of_itself = tuple(note for note in of_itself if note.code != "draft")
    return Judged(one, Standing.SET_ASIDE, (replaced, *of_itself))


def _alike(one: Submission, chosen: Submission) -> Note:
    name = chosen.source.name
    if one.kind is chosen.kind:
        return Note(code="duplicate", message=f"Säger detsamma som {name}.")
    document, json = (one, chosen) if one.kind is SourceKind.DOCX else (chosen, one)
    if json.docx is not None and json.docx.sha256 != document.sha256:
        message = f"Dokumentet har sparats om sedan exporten, men säger detsamma som {name}."
        return Note(code="document-resaved", message=message)
    return Note(code="pair", message=f"Hör ihop med {name}.")


def _changed_json(name: str) -> Note:
    message = (
        "JSON-filen har ändrats sedan exporten, den stämmer inte med sitt dokument. Svaren är "
        f"hämtade ur {name}. Fråga nämnden vad som gäller."
    )
    return Note(code="json-changed", message=message, calls=True)


def _differing(one: Submission, name: str) -> Note:
    """Of a file that claims to be the very revision that counts, and says something else."""
    if one.edited:
        message = (
            f"Dokumentet har ändrats sedan det exporterades: {one.edited}. Svaren är hämtade ur "
            f"{name}. Fråga nämnden vad som gäller."
        )
        return Note(code="document-edited", message=message, calls=True)
    message = f"Har samma revision som {name} men säger något annat. Fråga nämnden vad som gäller."
    return Note(code="differs", message=message, calls=True)


def _replaced(one: Submission, chosen: Submission, name: str) -> Note:
    if one.report_id != chosen.report_id:
        message = f"En annan rapport från samma nämnd för samma period. {name} är den som är med."
        # A form beside a report of the program is what that was begun from.
        calls = one.kind is not SourceKind.FORM or chosen.kind is SourceKind.FORM
        return Note(code="other-report", message=message, calls=calls)
    if one.revision > chosen.revision:
        message = f"Revision {one.revision} är ett utkast. {name} är den senaste som är exporterad."
        return Note(code="draft-revision", message=message, calls=True)
    if one.revision == chosen.revision:
        raise AssertionError("the same revision is not replaced by itself")
    message = f"Revision {one.revision} är ersatt av revision {chosen.revision}."
    return Note(code="older-revision", message=message)
