"""The commands on question sets, for those who use them and those who write them."""

import argparse
from dataclasses import asdict
from typing import Any

from app.command_output import (
    DONE,
    REFUSED,
    Refusal,
    in_one_line,
    print_file,
    print_json,
    say,
    say_text,
    term_named,
)
from app.formats.errors import FormFileError, refusal
from app.formats.question_set.form_text import write_form_text
from app.formats.xlsform.read_form import ReadForm
from app.model.form import FormDefinition
from app.paths import bundled_data
from app.services.question_sets.empty_form import form_to_show, write_empty_form
from app.services.question_sets.form_checker import FormRemark, check_forms
from app.services.question_sets.register_checker import check_registers
from app.services.question_sets.set_files import bytes_of
from app.services.question_sets.workbooks import write_workbook
from app.services.report_context import ReportContext
from app.storage.file_writing import write_new

_MISSING = {
    "audience": "vilka som ska svara",
    "periods": "vilka perioder",
    "valid_from": "från vilken period",
}
_KINDS = {"error": "fel", "advice": "råd"}


def forms(options: argparse.Namespace, context: ReportContext) -> int:
    """List the sets, or show one: as an empty form, as its file, as a workbook or out of one."""
    if options.toml is not None:
        return _print_file(options, context)
    if options.xlsx is not None:
        write_workbook(form_to_show(options.xlsx, context), options.output)
        say(options.output)
        return DONE
    if options.from_xlsx is not None:
        return _from_workbook(options)
    if options.print is not None or options.docx is not None:
        return _show(options, context)
    catalog = context.catalog
    done = REFUSED if catalog.refused else DONE
    if options.json:
        print_json([_form_row(form) for form in catalog.forms])
        return done
    for form in catalog.forms:
        until = f" till {form.valid_until}" if form.valid_until else ""
        audience = ", ".join(form.audience.committees or form.audience.types)
        periods = ", ".join(period.code for period in form.periods)
        survey = f"; uppföljning {form.survey}" if catalog.surveys.several else ""
        say(
            f"{form.id} version {form.version}: för {audience}; {periods} "
            f"från {form.valid_from}{until}{survey}"
        )
    return done


def check(options: argparse.Namespace, context: ReportContext) -> int:
    return _told(check_forms(options.files, context.catalog), options)


def check_register(options: argparse.Namespace, context: ReportContext) -> int:
    return _told(check_registers(options.files, context.catalog), options)


def _told(remarks: list[FormRemark], options: argparse.Namespace) -> int:
    if options.json:
        print_json([asdict(remark) for remark in remarks])
    else:
        for remark in remarks:
            say(_line(remark))
        remarked = {remark.file for remark in remarks}
        for path in dict.fromkeys(map(str, options.files)):
            if path not in remarked:
                say(f"{path}: inga fel och inga råd.")
    return REFUSED if any(remark.kind == "error" for remark in remarks) else DONE


def _show(options: argparse.Namespace, context: ReportContext) -> int:
    term = term_named(options.term, context.catalog.calendar) if options.term is not None else None
    form = form_to_show(options.print or options.docx, context)
    if term is not None and not form.asks_in(term):
        raise Refusal(f"Frågeuppsättningen ”{form.id}” gäller inte {term.in_a_sentence}.")
    if options.print is not None:
        say_text(write_form_text(form, term))
        return DONE
    write_empty_form(form, term, options.output, context, bundled_data().report_template)
    say(options.output)
    return DONE


def _print_file(options: argparse.Namespace, context: ReportContext) -> int:
    """To the byte where there is a file of it; a set that comes with none is written anew."""
    data = bytes_of(options.toml, context)
    if options.output is None:
        print_file(data)
        return DONE
    write_new(options.output, data)
    say(options.output)
    return DONE


def _from_workbook(options: argparse.Namespace) -> int:
    """The set of a workbook as a file; then what is left out, and what is to be filled in."""
    try:
        read: ReadForm = options.reader.read_workbook(options.from_xlsx)
    except FormFileError as error:
        reasons = (refusal(error.file, one.reason, one.where) for one in error.faults)
        raise Refusal(*reasons) from None
    write_new(options.output, read.text.encode())
    say(options.output)
    for left_out in read.left_out:
        say(in_one_line(str(left_out)))
    if read.missing:
        say(f"Det här står inte i arbetsboken. Fyll i det i {options.output}: {_keys(read)}.")
    return DONE


def _keys(read: ReadForm) -> str:
    return ", ".join(f"{_MISSING[key]} ({key})" for key in read.missing)


def _line(remark: FormRemark) -> str:
    line = f":{remark.line}" if remark.line is not None else ""
    return f"{remark.file}{line}: {_KINDS[remark.kind]}: {in_one_line(remark.message)}"


def _form_row(form: FormDefinition) -> dict[str, Any]:
    return {
        "id": form.id,
        "version": form.version,
        "survey": form.survey,
        "sha256": form.reference().sha256,
        "title": form.short_title,
        "audience": form.audience.model_dump(mode="json"),
        "terms": {
            "periods": [period.code for period in form.periods],
            "valid_from": form.valid_from.code,
            "valid_until": form.valid_until.code if form.valid_until else None,
        },
        "questions": [question.id for question in form.questions()],
        "kinds": {question.id: question.kind for question in form.questions()},
    }
