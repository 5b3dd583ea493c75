"""The commands that need no window, on the same services as the window."""

import argparse
import datetime
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from uuid import uuid4

from app import __version__, cli_backup, cli_collate, cli_forms
from app.command_line import parse
from app.command_output import (
    DONE,
    REFUSED,
    OutputError,
    Refusal,
    complain,
    in_one_line,
    print_json,
    say,
    term_named,
)
from app.formats.errors import FormatError
from app.formats.report_json import write_report_json
from app.model.carried_texts import changed_text
from app.model.committee import Committee
from app.model.finding import FieldName, Finding, grouped, stops_export
from app.model.report import CommitteeRef, Report
from app.model.rewording import reworded
from app.model.shown_characters import shown
from app.model.swedish import in_figures, in_words
from app.model.term import Term
from app.paths import bundled_data, user_data
from app.services.catalog import Catalog, load_catalog
from app.services.error_report import error_trail
from app.services.errors import ExportRefusedError, ServiceError
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.reading.report_reader import Reader, ReadReport
from app.services.report_context import ReportContext
from app.services.reports.new_reports import NewReports
from app.services.review.review import review
from app.services.review.spelling import make_speller
from app.services.sending.export import Exporter
from app.services.sending.recipients import Recipients
from app.services.sending.report_mail import ReportMail
from app.storage.data_folder import require_there
from app.storage.errors import StorageError
from app.storage.file_writing import write_new
from app.storage.settings import Settings
from app.storage.word_list import WordList

_UNEXPECTED = (
    "Något gick fel i programmet och kommandot avbröts. Skicka raderna nedan till den som har hand "
    "om programmet. Inget svar står i dem."
)

_READY_TO_RETURN = "Svaret är klart att skicka tillbaka."
_READY_TO_EXPORT = "Rapporten är klar att exportera."


def run(
    arguments: Sequence[str],
    data: Path | None,
    reading: Callable[[ReportContext], AbstractContextManager[Reader]] = GuardedReader,
) -> int:
    """Run one command; returns its exit code. User data is in `data`, by default the user's own.

    `reading` makes the reader of the named files.
    """
    options = parse(arguments)
    options.data = data
    command = _COMMANDS[options.command]
    try:
        # Without the user's data on a server that is gone the answers would be others.
        user = user_data(data)
        require_there(user.root, expected=user.expected)
        catalog = load_catalog(bundled_data().forms, user.forms)
        for broken in catalog.refused:
            complain(str(broken))
        context = ReportContext(catalog, _now, uuid4, __version__)
        with reading(context) as options.reader:
            return command(options, context)
    except Refusal as refusal:
        reasons = refusal.reasons
    except ExportRefusedError as error:
        reasons = tuple(_line((finding,)) for finding in error.findings)
    except (FormatError, ServiceError, StorageError) as error:
        reasons = (str(error),)
    except OutputError:
        raise
    except Exception as error:  # noqa: BLE001 - Python's own traceback may quote an answer
        reasons = (_UNEXPECTED, *error_trail(error).splitlines())
    for reason in reasons:
        complain(reason)
    return REFUSED


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _committees(options: argparse.Namespace, context: ReportContext) -> int:
    register = context.catalog.register
    rows = (
        register.existing_in(term_named(options.term, register.calendar))
        if options.term
        else register.committees
    )
    if options.json:
        print_json([_committee_row(committee) for committee in rows])
        return DONE
    for committee in rows:
        say(f"{committee.id}: {committee.name} ({register.type_name(committee.type).lower()})")
    return DONE


def _committee_row(committee: Committee) -> dict[str, object]:
    """Its address where the register has one."""
    row = committee.model_dump(mode="json")
    return row if committee.email else {key: row[key] for key in row if key != "email"}


def _read(options: argparse.Namespace, context: ReportContext) -> int:
    catalog, read = context.catalog, options.reader.read(options.source)
    report = _with_options(read.opened.report, options, catalog)
    if read.opened.report.term is None:
        report = reworded(report, catalog.form_of(report))
    write_new(options.output, write_report_json(report))
    given = {FieldName.COMMITTEE: options.committee, FieldName.TERM: options.term}
    _print_remarks(read, catalog, [field for field, value in given.items() if value])
    return DONE


def _begin(options: argparse.Namespace, context: ReportContext) -> int:
    term = term_named(options.term, context.catalog.calendar)
    committee = context.catalog.committee(options.committee, term)
    reports = NewReports(context)
    read = [options.reader.read(source) for source in options.sources]
    for one in read:
        try:
            reports.check_source(one.opened.report, committee, term)
        except ServiceError as error:
            raise Refusal(f"{shown(one.source)}: {error}") from None
    sources = [one.opened.report for one in read]
    survey = options.survey or _survey_of(sources, committee, term, context.catalog)
    plan = reports.plan(sources, committee, term, survey)
    write_new(options.output, write_report_json(reports.begin(committee, term, plan, survey)))
    for one in read:
        _print_remarks(one, context.catalog)
    form = context.catalog.form_for(committee, term, survey)
    for planned in plan.planned:
        if what := changed_text(planned):
            say(f"{form.place_name(planned.answer.question_id)}: {what}")
    for unplaced in plan.left_over:
        question = in_one_line(unplaced.question)
        say(f"Ingen fråga tar emot texten, den finns kvar för sig: {question}")
    return DONE


def _survey_of(
    sources: Sequence[Report], committee: Committee, term: Term, catalog: Catalog
) -> str | None:
    """The survey that all the sources are of, if it has questions for committee and term."""
    found = {catalog.surveys.of(source.form) for source in sources}
    there = {form.survey for form in catalog.forms_for(committee, term)}
    return found.pop() if len(found) == 1 and found <= there else None


def _print_remarks(read: ReadReport, catalog: Catalog, given: Collection[FieldName] = ()) -> None:
    """Say what was found in reading, but for what the user has `given` himself."""
    settled = [remark for field, remark in read.not_said if field in given]
    for remark in read.remarks:
        if remark not in settled:
            say(in_one_line(remark))
    report, written = read.opened.report, dict(read.opened.written)
    form = catalog.form_of(report) if catalog.has_form_of(report) else None
    for place in read.opened.edited:
        taken = "Gick inte att läsa in" if place in read.opened.not_taken else "Ändrat"
        text = f" (”{in_one_line(written[place])}”)" if place in written else ""
        name = form.place_name(place) if form else place
        say(f"{taken} i dokumentet: {name}{text}")


def _with_options(report: Report, options: argparse.Namespace, catalog: Catalog) -> Report:
    """The report with the committee and term of the options, where it has none itself.

    Raises Refusal where the report names others: it is not the one that the user meant.
    """
    named = term_named(options.term, catalog.calendar) if options.term is not None else None
    term = report.term or named
    if term is not None and named is not None and term != named:
        raise Refusal(f"Rapporten gäller {term.in_a_sentence}, inte {named.in_a_sentence}.")
    if options.committee is None:
        return report.model_copy(update={"term": term})
    committee = catalog.register.get(options.committee)
    if report.committee is not None:
        if report.committee.id != options.committee:
            other = committee.name if committee else f"”{options.committee}”"
            raise Refusal(f"Rapporten är från {report.committee.name}, inte från {other}.")
        return report.model_copy(update={"term": term})
    if committee is None:
        unknown = "{The} ”{}” finns inte i registret."
        raise Refusal(catalog.register.respondent.fill(unknown, options.committee))
    return report.model_copy(update={"committee": CommitteeRef.to(committee), "term": term})


def _check(options: argparse.Namespace, context: ReportContext) -> int:
    report = options.reader.open(options.report).report
    data, catalog = bundled_data(), context.catalog
    own = WordList(user_data(options.data).words)
    speller = make_speller(data.dictionaries, data.words, own, catalog.register)
    form = catalog.form_of(report)
    findings = review(report, form, catalog.register, speller=speller)
    if options.json:
        print_json([_entry(group) for group in grouped(findings)])
    else:
        for group in grouped(findings):
            if group[0].accepted is None:
                say(_line(group))
        if not any(finding.open for finding in findings):
            say(_READY_TO_RETURN if report.only else _READY_TO_EXPORT)
    return REFUSED if stops_export(findings) else DONE


def _entry(group: tuple[Finding, ...]) -> dict[str, object]:
    """A finding; the first of a group with the places of all."""
    entries = [finding.model_dump(mode="json") for finding in group]
    if len(group) == 1:
        return entries[0]
    places = [{key: entry[key] for key in ("question_id", "position")} for entry in entries]
    return {**entries[0], "count": len(group), "places": places}


def _line(group: tuple[Finding, ...]) -> str:
    finding = group[0]
    place = finding.question_id or finding.field or "rapporten"
    excerpt = f" [{in_one_line(finding.excerpt)}]" if finding.excerpt else ""
    return f"{finding.severity.label}, {place}: {finding.message}{excerpt}{_places(group)}"


def _places(group: tuple[Finding, ...]) -> str:
    """How often the same is found, and where; "" for what is found once."""
    if len(group) == 1:
        return ""
    by_question = Counter(finding.question_id for finding in group)
    where = ", ".join(f"{place} ({in_figures(count)})" for place, count in by_question.items())
    return f" Det står {in_words(len(group))} gånger: {where}."


def _export(options: argparse.Namespace, context: ReportContext) -> int:
    report = options.reader.open(options.report).report
    form = context.catalog.form_of(report)
    recipients = Recipients(Settings(user_data(options.data).settings))
    template = bundled_data().report_template
    catalog = context.catalog
    mailing = ReportMail(catalog.calendar, recipients.of, title_of=catalog.title_of)
    exporter = Exporter(catalog.register, template, context.now, mailing=mailing)
    if options.draft:
        say(exporter.export_draft(report, form, options.folder))
        return DONE
    pair = exporter.export_pair(report, form, options.folder)
    say(pair.docx, pair.json, pair.mail)
    return DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace, ReportContext], int]] = {
    "forms": cli_forms.forms,
    "check-forms": cli_forms.check,
    "check-register": cli_forms.check_register,
    "committees": _committees,
    "new": _begin,
    "carry-over": _begin,
    "read": _read,
    "check": _check,
    "export": _export,
    "collate": cli_collate.collate,
    "backup": cli_backup.backup,
    "restore": cli_backup.restore,
}
