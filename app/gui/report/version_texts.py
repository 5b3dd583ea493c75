"""What the versions of a report are called in their list."""

import datetime
from collections import Counter
from collections.abc import Sequence

from app.gui.kit.date_texts import time_text
from app.model.form import FormDefinition
from app.model.respondent import Respondent
from app.model.rich_text import shortened
from app.model.swedish import in_figures, local_time, with_capital
from app.model.version_history import VersionCause, VersionEntry
from app.services.backup.telling import VERSION_NAME

_CAUSES = {
    VersionCause.SAVED: "",
    VersionCause.EMPTIED: "innan svaret på {} blev tomt",
    VersionCause.OVERWRITTEN: "innan det mesta av svaret på {} försvann",
    VersionCause.CARRIED: "innan förra periodens svar på {} togs in",
    VersionCause.MERGED: "före sammanslagning med kollegans version",
    VersionCause.MOVED: "före byte av frågor",
    VersionCause.IDENTITY: "före byte av {one} eller period",
    VersionCause.REPLACED: "innan ord byttes ut i hela rapporten",
    VersionCause.RESTORED: "innan en tidigare version togs tillbaka",
    VersionCause.COPIED: "när en kopia sparades",
    VersionCause.COLLEAGUE: "kollegans version",
    VersionCause.ELSEWHERE: "sparad i ett annat fönster eller på en annan dator",
    VersionCause.UNCHOSEN: "den version du inte valde efter ett avbrott",
    VersionCause.BACKUP: VERSION_NAME,
}
_LONGEST_NAME = 40


def version_titles(
    entries: Sequence[VersionEntry],
    form: FormDefinition,
    now: datetime.datetime,
    respondent: Respondent,
) -> list[str]:
    """When each version was written: to the second where several are of one minute.

    Those of one second, and one cause, are numbered as they were written; the first of the entries
    is the one written last.
    """
    minutes = [with_capital(time_text(entry.moment, now)) for entry in entries]
    several = Counter(minutes)
    named = [
        (minute + (f"{local_time(entry.moment):.%S}" if several[minute] > 1 else ""), entry)
        for minute, entry in zip(minutes, entries, strict=True)
    ]
    alike = [(title, cause_text(entry, form, respondent)) for title, entry in named]
    left, several_alike = Counter(alike), Counter(alike)
    titles = []
    for one in alike:
        titles.append(f"{one[0]} ({left[one]})" if several_alike[one] > 1 else one[0])
        left[one] -= 1
    return titles


def cause_text(entry: VersionEntry, form: FormDefinition, respondent: Respondent) -> str:
    """Why a version was kept; empty where it was as time went by."""
    asked = {question.id: question for question in form.questions()}
    question = asked.get(entry.question)
    name = "en fråga som inte är kvar"
    if question is not None:
        name = question.short or f"”{shortened(question.text, _LONGEST_NAME)}”"
    return respondent.fill(_CAUSES[entry.cause], name) or (VERSION_NAME if entry.came_in else "")


def words_text(entry: VersionEntry) -> str:
    return f"{in_figures(entry.words)} ord i svaren"
