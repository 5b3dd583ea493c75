"""What is said of the remains of earlier work, in Swedish."""

import datetime

from app.gui.moments import told
from app.gui.widgets.report_cards import title_of
from app.model.report import Report
from app.model.report_changes import count_changes, report_changes
from app.services.remains import Found
from app.services.stray_copies import StrayCopy


def what_happened(found: Found) -> str:
    """The heading of a question."""
    if found.damaged:
        return "En rapport är skadad och går inte att läsa"
    if found.before is None:
        return "En rapport saknas på sin plats"
    return "Programmet avslutades innan rapporten stängdes"


def what_there_is(found: Found, now: datetime.datetime) -> str:
    """Which report it is, from when, and how much differs."""
    report = found.report
    if report is None:
        name = f"{found.report_id}.json" if found.standing else found.unfinished[0].name
        return (
            f"Filen heter {name}, och det finns ingen tidigare version av den. Lägg undan den och "
            "be den som sköter din dator om en säkerhetskopia."
        )
    which, when = title_of(report), told(report.modified_at, now)
    if found.before is None:
        return f"{which}. Den senaste hela versionen är från {when}."
    than = "det som var sparat" if found.unfinished else "när du öppnade rapporten"
    differs = _how_much(found.before, report)
    return (
        f"{which}. Allt du skrev till {when} finns kvar. Jämfört med {than}: {differs}. Det du "
        "inte väljer finns kvar bland tidigare versioner."
    )


def what_was_chosen(found: Found, chosen: Report, now: datetime.datetime) -> str:
    """What to say when the report is shown."""
    if chosen is found.report and found.before is not None:
        return ""
    shown = found.before if found.before is not None else chosen
    said = f"Det här är rapporten som den var {told(shown.modified_at, now)}."
    return f"{said} Det senaste finns bland tidigare versioner." if found.before else said


def what_a_copy_is(copy: StrayCopy, now: datetime.datetime) -> str:
    """Which report it is a copy of, from when, and how much differs."""
    said = f"{title_of(copy.report)}. Kopian är från {told(copy.report.modified_at, now)}"
    if copy.beside is None:
        return f"{said}, och rapporten själv finns inte bland dina rapporter."
    when = told(copy.beside.modified_at, now)
    differs = _how_much(copy.beside, copy.report)
    return f"{said}: {differs} mot din rapport från {when}. Den kan komma från en annan dator."


def _how_much(before: Report, after: Report) -> str:
    came, went = count_changes(report_changes(before, after))
    if came and went:
        return f"{came} ord har tillkommit och {went} är borta"
    if came or went:
        return f"{came} ord har tillkommit" if came else f"{went} ord är borta"
    return "orden är desamma, men inte hur de är utformade"
