"""What is told of backups, in Swedish: by the window and by the commands."""

from collections.abc import Iterator, Sequence

from app.model.error_code import named_by_user
from app.model.report import Report
from app.model.swedish import clock, in_words, local_time, long_date, some, with_capital
from app.services.backup.making import BackupMade, LeftOut
from app.services.backup.outcomes import TakenIn
from app.services.question_sets import draft_move
from app.services.reports import page_memory

_WORD, _SET_DRAFT = "eget ord", "utkast till frågor"
# What the program remembers by itself.
_NO_CHOICES = {page_memory.NAME, draft_move.NAME}
_NOTHING = "Allt i den finns redan här, så inget ändras."
_SOMETHING = "Det som saknas här av det som hör till rapporterna läggs till."
_SOMETHING_DONE = "Det som saknades av det som hör till rapporterna är tillagt."
VERSION_NAME = "från en säkerhetskopia"
"""What an earlier version that comes out of a backup is called in the list of them."""


def made_text(made: BackupMade) -> str:
    """How many reports are in it, and where it is."""
    return (
        f"Säkerhetskopian är gjord och kontrollerad: {_many(made.reports, 'rapport', 'rapporter')} "
        f"i {made.path}."
    )


def left_out_text(made: BackupMade) -> str:
    """What is not in it, and why; empty where all is."""
    why = {False: "gick inte att läsa", True: "har namn som programmet inte känner igen"}
    sentences = []
    for is_readable, reason in why.items():
        names = [_name(one) for one in made.left_out if one.is_readable is is_readable]
        if names:
            sentences.append(f"Det här {reason}, och är inte med: {some(names)}.")
    return " ".join(sentences)


def _name(file: LeftOut) -> str:
    if file.title:
        return f"filer som hör till ”{file.title}”"
    return named_by_user(file.path.rpartition("/")[2]) or "en rapport"


def what_it_is(backup: TakenIn) -> str:
    """How many reports are in it, and from when."""
    made = local_time(backup.made_at)
    reports = _many(len(backup.reports), "rapport", "rapporter")
    return f"Den gjordes {long_date(made.date())} {clock(made)} och har {reports}."


def what_will_happen(backup: TakenIn) -> list[str]:
    """A sentence for each thing that is to be known before it is taken in."""
    return list(_sentences(backup, done=False)) or [_SOMETHING if backup.changes else _NOTHING]


def what_has_happened(backup: TakenIn) -> list[str]:
    """Likewise when it is taken in."""
    told = list(_sentences(backup, done=True))
    return [
        "Säkerhetskopian är inläst.",
        *(told or [_SOMETHING_DONE if backup.changes else _NOTHING]),
    ]


def _sentences(backup: TakenIn, *, done: bool) -> Iterator[str]:
    def said(number: int, one: str, several: str, will: str, has: tuple[str, str]) -> Iterator[str]:
        if number:
            what = has[number > 1] if done else will
            yield with_capital(f"{_many(number, one, several)} {what}.")

    added = ("är tillagd", "är tillagda")
    new = len(backup.new_reports)
    yield from said(new, "ny rapport", "nya rapporter", "läggs till", added)
    yield from _on_versions(_called(backup, backup.became_versions), done=done)
    yield from _on_exported(_called(backup, backup.versions_of_exported), done=done)
    yield from _on_the_bin(backup, done=done)
    yield from said(
        *(backup.removed_reports, "borttagen rapport", "borttagna rapporter"),
        "läggs under Borttagna",
        ("ligger under Borttagna", "ligger under Borttagna"),
    )
    yield from said(backup.versions, "tidigare version", "tidigare versioner", "läggs till", added)
    yield from said(
        backup.sets,
        "frågeuppsättning",
        "frågeuppsättningar",
        "installeras",
        ("är installerad", "är installerade"),
    )
    yield from _on_set_drafts(backup, done=done)
    yield from (f"Frågor som inte kan installeras: {reason}" for reason in backup.refused_sets)
    yield from said(backup.words, _WORD, "egna ord", "läggs till", ("är tillagt", added[1]))
    if set(backup.settings) - _NO_CHOICES:
        yield f"Inställningar som du inte har gjort här {'är' if done else 'blir'} som i kopian."
    if backup.recipients:
        yield f"Rapporter skickas till: {', '.join(backup.recipients)}."
    yield from said(
        *(backup.put_aside, "fil går inte att läsa och", "filer går inte att läsa och"),
        "läggs undan",
        ("är undanlagd", "är undanlagda"),
    )


def _on_set_drafts(backup: TakenIn, *, done: bool) -> Iterator[str]:
    new, changed = backup.set_drafts, backup.set_drafts_became_versions
    if new:
        what = "läggs till" if not done else "är tillagt" if new == 1 else "är tillagda"
        yield with_capital(f"{_many(new, _SET_DRAFT, _SET_DRAFT)} {what}.")
    if changed:
        comes = "finns" if done else "läggs"
        yield (
            f"{with_capital(_many(changed, _SET_DRAFT, _SET_DRAFT))} finns redan här med annan "
            f"text och ändras inte. Det som står i kopian {comes} bland de tidigare versionerna."
        )


def _on_versions(titles: Sequence[str], *, done: bool) -> Iterator[str]:
    if titles:
        finds = "finns" if done else "läggs"
        yield (
            f"{_reports(titles)} finns redan här med annan "
            f"text och ändras inte. Det som står i kopian {finds} bland de tidigare versionerna, "
            f"med namnet ”{VERSION_NAME}”: {some(titles)}."
        )


def _on_exported(titles: Sequence[str], *, done: bool) -> Iterator[str]:
    if titles:
        exported = "är exporterad" if len(titles) == 1 else "är exporterade"
        comes = "är" if done else "blir"
        yield (
            f"{_reports(titles)} {exported} här med annan "
            f"text och ändras inte. Det som står i kopian {comes} en tidigare version, som du ser "
            f"när du har valt Rätta rapporten: {some(titles)}."
        )


def _on_the_bin(backup: TakenIn, *, done: bool) -> Iterator[str]:
    titles = _called(backup, backup.out_of_the_bin)
    if titles:
        comes = "är" if done else "blir"
        yield (
            f"{_reports(titles)} som du har tagit bort här {comes} pågående igen: {some(titles)}. "
            "Det du tog bort ligger kvar under Borttagna."
        )
    newer = _called(backup, backup.newer_in_bin)
    if newer:
        yield f"Under Borttagna ligger en nyare version än den i kopian: {some(newer)}."


def _called(backup: TakenIn, reports: Sequence[Report]) -> list[str]:
    return [backup.titles.of(report) for report in reports]


def _reports(titles: Sequence[str]) -> str:
    """How many there are, at the beginning of a sentence."""
    return with_capital(_many(len(titles), "rapport", "rapporter"))


def _many(number: int, one: str, several: str) -> str:
    if number == 1:
        return f"{'ett' if one in {_WORD, _SET_DRAFT} else 'en'} {one}"
    return f"{in_words(number)} {several}"
