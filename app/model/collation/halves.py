"""The two files of a pair, among all that came from a committee: the JSON knows its document."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from app.model.collation.submission import SourceKind, Submission


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
