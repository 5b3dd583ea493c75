"""A draft for another committee or term: which questions it goes on with."""

from pathlib import Path
from uuid import UUID

import pytest

from app.model.report import Report, new_report
from app.services.catalog import Catalog
from app.services.errors import NoFormError, UnknownCommitteeError
from app.services.reports.identity import Identity, another_report, questions_for
from tests.support.reports import library_in
from tests.support.terms import a_term
from tests.support.workplace import TODAY


def _identity(catalog: Catalog, committee: str, term: str) -> Identity:
    known = catalog.register.get(committee)
    assert known is not None
    return Identity(known, a_term(term))


def _draft(catalog: Catalog, committee: str, term: str, number: int = 1) -> Report:
    whose = _identity(catalog, committee, term)
    form = catalog.form_for(whose.committee, whose.term)
    return new_report(
        form,
        whose.committee,
        whose.term,
        report_id=UUID(int=number),
        now=TODAY,
        application_version="0",
    )


@pytest.mark.parametrize(
    ("before", "after", "questions"),
    [
        (("farsta", "2022-T1"), ("bromma", "2022-T2"), "stadsdelsnamnd"),
        (("farsta", "2022-T1"), ("kulturnamnden", "2022-T1"), "kulturnamnden-tertial"),
        (("kulturnamnden", "2022-T2"), ("kulturnamnden", "2022-VB"), "kulturnamnden-vb"),
        # The general set is for it too, but it has one of its own.
        (("trafiknamnden", "2022-T2"), ("kulturnamnden", "2022-T2"), "kulturnamnden-tertial"),
        (("kulturnamnden", "2022-T2"), ("trafiknamnden", "2022-T2"), "fackforvaltning"),
    ],
)
def test_the_questions_are_those_of_the_committee_and_the_term(
    catalog: Catalog, before: tuple[str, str], after: tuple[str, str], questions: str
) -> None:
    draft = _draft(catalog, *before)
    assert questions_for(draft, _identity(catalog, *after), catalog).id == questions


def test_its_own_version_of_the_questions_is_kept_while_it_is_asked(catalog: Catalog) -> None:
    draft = _draft(catalog, "farsta", "2022-T1")
    own = catalog.form_of(draft)
    newer = own.model_copy(update={"version": 2, "heading": "Nyare"})
    both = Catalog(catalog.register, [*catalog.forms, newer])
    assert questions_for(draft, _identity(catalog, "bromma", "2022-T1"), both) == own
    last = own.model_copy(update={"valid_until": a_term("2022-T1")})
    others = [form for form in catalog.forms if form != own]
    ended = Catalog(catalog.register, [*others, last, newer])
    old = draft.model_copy(update={"form": last.reference()})
    assert questions_for(old, _identity(catalog, "bromma", "2022-T2"), ended) == newer


def test_where_nothing_is_asked_it_is_refused(catalog: Catalog) -> None:
    draft = _draft(catalog, "farsta", "2022-T1")
    with pytest.raises(NoFormError, match="Det finns inga frågor för Farsta"):
        questions_for(draft, _identity(catalog, "farsta", "2021-T1"), catalog)
    with pytest.raises(UnknownCommitteeError, match="Välj Norra innerstadens"):
        questions_for(draft, _identity(catalog, "norrmalm", "2023-T2"), catalog)


def test_the_report_itself_is_not_another(catalog: Catalog, tmp_path: Path) -> None:
    library = library_in(tmp_path)
    one, two = (_draft(catalog, "farsta", "2022-T1", number) for number in (1, 2))
    library.save(one)
    farsta = _identity(catalog, "farsta", "2022-T1")
    assert another_report(one, farsta, library, catalog) == ""
    library.save(two)
    assert "Farsta stadsdelsnämnd, tertialrapport 1 2022" in another_report(
        one, farsta, library, catalog
    )
    assert another_report(one, _identity(catalog, "farsta", "2022-T2"), library, catalog) == ""
