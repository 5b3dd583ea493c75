"""What there is to say of a question set to whoever writes it: errors and advice, by location."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from app.formats.errors import FormFileError
from app.model.base import Location
from app.model.form import FormDefinition, is_version_taken, version_before
from app.model.form_advice import advice_on
from app.model.form_succession import advice_on_replacing, advice_on_succession
from app.model.hiding_advice import advice_on_hiding
from app.model.section_advice import advice_on_sections
from app.model.swedish import with_capital
from app.model.value_advice import advice_on_values
from app.model.value_succession import advice_on_changed_values
from app.services.catalog import Catalog, unknown_audience
from app.services.sending.recipients import recipient_in

NO_SET = "refused"
"""The code of what keeps a file from being read as a set."""


@dataclass(frozen=True)
class DraftRemark:
    """An error, which keeps the set from being used, or a piece of advice.

    The location is of what it is about; () where that is all of the set. `about` is as in `Advice`.
    """

    kind: Literal["error", "advice"]
    code: str
    location: Location
    message: str
    about: str = ""


def remarks_on_faults(error: FormFileError) -> Iterator[DraftRemark]:
    """What keeps a file from being read as a set, in the order of the file."""
    for fault in error.faults:
        yield DraftRemark("error", NO_SET, fault.location, as_sentence(fault.reason))


def remarks_on_set(
    form: FormDefinition, others: Collection[FormDefinition], catalog: Catalog
) -> Iterator[DraftRemark]:
    """All there is to say of a set beside others: errors first, then advice."""
    usual = catalog.register.survey
    form, others = form.in_survey(usual), [one.in_survey(usual) for one in others]
    yield from _errors(form, others, catalog)
    advice = [
        *advice_on(form, catalog.register),
        *advice_on_values(form),
        *advice_on_replacing(form, {q.id for other in others for q in other.questions()}),
        *advice_on_hiding(form, others, catalog.register),
        *advice_on_sections(form, others),
    ]
    before = version_before(form, others)
    if before is not None:
        advice += advice_on_succession(form, before)
        advice += advice_on_changed_values(form, before)
    for one in advice:
        yield DraftRemark("advice", one.code, one.location, one.message, one.about)


def as_sentence(reason: str) -> str:
    return f"{with_capital(reason)}."


def _errors(
    form: FormDefinition, others: Collection[FormDefinition], catalog: Catalog
) -> Iterator[DraftRemark]:
    for location, reason in unknown_audience(form, catalog.register):
        says = f"{as_sentence(reason)} Se efter hur id:t skrivs: naringslivsrapport committees."
        yield DraftRemark("error", "unknown-audience", location, says)
    if is_version_taken(form, others):
        says = (
            f"{form.id} version {form.version} finns redan, med annat innehåll. Ge den här "
            "nästa nummer."
        )
        yield DraftRemark("error", "version-taken", ("version",), says)
    if form.recipient and not recipient_in(form):
        says = f"Till ”{form.recipient}” går det inte att skicka. Se efter hur adressen stavas."
        yield DraftRemark("error", "unusable-recipient", ("recipient",), says)
