"""What the author of a question set may want to know of the sets that it takes the place of."""

from collections.abc import Iterable, Iterator
from itertools import islice

from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.form_advice import Advice
from app.model.register import Register
from app.model.surveys import offered
from app.model.term import Term

# At least three years; after that, nothing changes in which set is on offer.
_TERMS_AHEAD = 9
_MOST_NAMED = 4


def advice_on_hiding(
    form: FormDefinition, others: Iterable[FormDefinition], register: Register
) -> Iterator[Advice]:
    """Which sets of its survey are on offer no longer where it is, and to whom.

    A new version hides the one before it, as it should. `form` and the others name their surveys.
    """
    same = [one for one in others if one.survey == form.survey]
    for hidden, first, committees in _hidden_by(form, same, register):
        which = f"”{hidden.short_title}” ({hidden.id} version {hidden.version})"
        yield Advice(
            "hides-another",
            ("audience",),
            f"För {_names(committees)} gäller den här i stället för {which}, från "
            f"{first.in_a_sentence}: båda hör till uppföljningen ”{form.survey}”. Ska båda "
            "besvaras ger du den här en egen uppföljning (survey).",
        )


def _hidden_by(
    form: FormDefinition, others: list[FormDefinition], register: Register
) -> Iterable[tuple[FormDefinition, Term, list[Committee]]]:
    hidden: dict[tuple[str, int], tuple[FormDefinition, Term, list[Committee]]] = {}
    for term in islice(form.terms(register.calendar), _TERMS_AHEAD):
        for committee in register.existing_in(term):
            before = offered(others, committee, term)
            if not before or before[0].id == form.id:
                continue
            if offered([*before, form], committee, term) == (form,):
                _, _, whose = hidden.setdefault(
                    (before[0].id, before[0].version), (before[0], term, [])
                )
                if committee not in whose:
                    whose.append(committee)
    return hidden.values()


def _names(committees: list[Committee]) -> str:
    names = [committee.name for committee in committees]
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} och {len(names) - _MOST_NAMED} till"
    return " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))
