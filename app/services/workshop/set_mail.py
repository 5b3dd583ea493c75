"""The mail that a question set is sent out with."""

from pathlib import Path

from app.formats.docx.report_docx import write_form_docx
from app.model.form import FormDefinition
from app.model.letter import Letter, set_letter
from app.services.report_context import ReportContext
from app.services.sending.export import ascii_name, read_template


def set_mail(
    form: FormDefinition,
    data: bytes,
    to: tuple[str, ...],
    context: ReportContext,
    template: Path | None,
) -> bytes:
    """A mail with the file of the set, and the empty form where there is a template for it.

    Raises StorageError where the template cannot be read.
    """
    # Brings in the mail policies of the standard library, which take a moment to load.
    from app.formats.mail.mail_writer import write_mail

    files = {f"{form.id}_v{form.version}.toml": data}
    if template is not None:
        empty = context.new_report(form, None, None)
        name = f"{ascii_name(form.short_title)}_blankett.docx"
        files[name] = write_form_docx(empty, form, read_template(template))
    letter: Letter = set_letter(form, to, with_form=template is not None)
    return write_mail(letter, files, context.now())
