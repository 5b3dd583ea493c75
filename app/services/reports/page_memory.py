"""Which page of a report the officer was at, so that they come back to it."""

import contextlib
from uuid import UUID

from app.storage.errors import StorageError
from app.storage.settings import Settings

NAME = "pages"
_MOST = 30


class PageMemory:
    """Remembers the pages of the reports that were open last; nothing is lost with it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def page(self, report_id: UUID) -> str:
        return self._pages().get(str(report_id), "")

    def remember(self, report_id: UUID, page: str) -> None:
        """`page` is "" for none in particular."""
        before = self._pages()
        if before.get(str(report_id)) == page:
            return
        before.pop(str(report_id), None)
        pages = [*list(before.items())[1 - _MOST :], (str(report_id), page)]
        # It opens where something is left to do, if this is not remembered.
        with contextlib.suppress(StorageError):
            self._settings.set(NAME, dict(pages))

    def _pages(self) -> dict[str, str]:
        kept = self._settings.value(NAME)
        if isinstance(kept, str):
            # As it was written before: a report and its page on each line.
            lines = (line.split(" ") for line in kept.splitlines())
            return {line[0]: line[1] for line in lines if len(line) == 2}
        pages = kept.items() if isinstance(kept, dict) else ()
        return {report: page for report, page in pages if isinstance(page, str)}
