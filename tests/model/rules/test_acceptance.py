"""A warning that was accepted: the same words in the same place."""

from unittest.mock import patch

import pytest

from app.model.finding import Finding, FindingCode, Position, Severity
from app.model.report import Accepted
from app.model.rules.acceptance import accept, is_about, reasons, with_acceptance
from app.model.rules.leftovers import leftover_marker
from tests.support.sentences import report_with

WARNING = Finding(
    code=FindingCode.STALE_YEAR,
    severity=Severity.WARNING,
    message="Är det 2021?",
    question_id="svart-ekonomi",
    excerpt="under 2021",
    position=Position(block=0, start=3, end=13),
)


def test_what_was_accepted_is_remembered_with_its_reason() -> None:
    assert accept(WARNING, "Det är rätt år.") == Accepted(
        code="stale-year",
        question_id="svart-ekonomi",
        field=None,
        excerpt="under 2021",
        reason="Det är rätt år.",
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "pending-decision"},
        {"question_id": "dialog-foretag"},
        {"field": "contact.email"},
        {"excerpt": "under 2020"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_other_words_or_another_place_are_another_warning(changes: dict[str, object]) -> None:
    assert not is_about(accept(WARNING, "x"), WARNING.model_copy(update=changes))


@pytest.mark.parametrize(
    "changes",
    [{"message": "Annorlunda sagt."}, {"position": Position(block=4, start=0, end=10)}],
    ids=lambda changes: next(iter(changes)),
)
def test_it_stays_accepted_when_it_is_told_otherwise_or_has_moved(
    changes: dict[str, object],
) -> None:
    assert is_about(accept(WARNING, "x"), WARNING.model_copy(update=changes))


def test_the_same_words_in_another_sentence_are_another_warning() -> None:
    (one,) = _found("Av dessa har xx deltagit.")
    for text, same in (
        ("Av dessa har xx deltagit.", True),
        ("Nytt först. Av dessa har xx deltagit.", True),
        ("Vi har haft xx möten i juni.", False),
    ):
        (finding,) = _found(text)
        assert is_about(accept(one, "Det stämmer"), finding) is same


def test_of_many_that_were_accepted_each_has_its_own_reason_and_is_looked_at_once() -> None:
    others = [accept(WARNING.model_copy(update={"excerpt": f"{n}"}), f"{n}") for n in range(50)]
    record = accept(WARNING, "Det är rätt år.")
    accepted = (*others, record, accept(WARNING, "Senare."))
    known = reasons(report_with("a").model_copy(update={"accepted": accepted}))
    with patch.object(Accepted, "__eq__", autospec=True, side_effect=Accepted.__eq__) as compared:
        assert with_acceptance(WARNING, known).accepted == "Det är rätt år."
    assert compared.call_count <= 1
    unknown = WARNING.model_copy(update={"excerpt": "2021"})
    error = WARNING.model_copy(update={"severity": Severity.ERROR})
    assert with_acceptance(unknown, known) == unknown
    assert with_acceptance(error, known) == error, "what stops the export is put aside by nobody"


def test_a_note_is_put_aside_as_a_warning_is_accepted() -> None:
    note = WARNING.model_copy(update={"severity": Severity.INFO})
    known = reasons(report_with("a").model_copy(update={"accepted": (accept(note, "Åt sidan"),)}))
    assert with_acceptance(note, known).accepted == "Åt sidan"
    assert not with_acceptance(note, known).open


def _found(text: str) -> list[Finding]:
    return list(leftover_marker(report_with(text)))
