"""What came in is kept until it is closed, in order, and asked of all together."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from app.storage.collation_store import (
    NO_TERM,
    CollationStore,
    StoredAnswer,
    StoredParticipant,
    StoredReport,
)
from app.storage.errors import StorageError


@pytest.fixture
def store() -> Iterator[CollationStore]:
    with CollationStore() as store:
        yield store


def _add(
    store: CollationStore,
    number: int,
    committee: str = "a",
    term: str = "2022-T2",
    *,
    survey: str = "",
    sha256: str = "",
    document: str = "",
) -> None:
    told = f"s{number}", f"r{number}", "[]"
    report = StoredReport(number, committee, survey, term, "set 1", sha256, document, *told)
    answers = (
        StoredAnswer(
            at, f"q{at}", at or None, f"Fråga {at}?", "text", "answered", at, f"{number}.{at}"
        )
        for at in range(3)
    )
    store.add_report(report, answers)


def _count(store: CollationStore, number: int, rank: str, term: str = "2022-T2") -> None:
    names = f"Nämnd {number}", f"märkt {number}"
    store.count(StoredParticipant(number, term, f"c{number}", rank, *names, f"p{number}"))


def test_submissions_come_one_committee_after_the_other(store: CollationStore) -> None:
    for number, committee in enumerate("bacab"):
        _add(store, number, committee)
    _add(store, 9, "a", "")
    _add(store, 10, "a", "2022-VB")
    rows = list(store.submissions("2022-T2", with_unknown_term=False))
    assert rows == [("a", "s1"), ("a", "s3"), ("b", "s0"), ("b", "s4"), ("c", "s2")]
    assert ("a", "s9") in list(store.submissions("2022-T2", with_unknown_term=True))
    assert list(store.submissions("", with_unknown_term=False)) == [("a", "s9")]


def test_those_that_are_of_no_term_are_of_none_however_they_are_asked_for(
    store: CollationStore,
) -> None:
    _add(store, 1, "a", NO_TERM)
    _add(store, 2, "a", "")
    assert list(store.submissions("2022-T2", with_unknown_term=True)) == [("a", "s2")]
    assert list(store.submissions(NO_TERM, with_unknown_term=False)) == [("a", "s1")]
    assert store.terms() == {}
    assert store.terms_of("a") == ["", NO_TERM]


def test_terms_are_counted_by_committees(store: CollationStore) -> None:
    assert store.terms() == {}
    assert not store.has_reports()
    for number, (committee, term) in enumerate(
        [("a", "2022-T1"), ("a", "2022-T1"), ("b", "2022-T1"), ("a", "2022-T2"), ("c", "")]
    ):
        _add(store, number, committee, term)
    assert store.terms() == {"2022-T1": 2, "2022-T2": 1}
    assert store.has_reports()


def test_a_json_is_of_whom_its_very_document_is(store: CollationStore) -> None:
    _add(store, 1, "a", "2022-T2", sha256="d1")
    _add(store, 2, "b", "2022-VB", document="d1")
    _add(store, 3, "c", "2022-T1", document="nowhere")
    _add(store, 4, "d", "2022-T1")
    store.align_with_documents()
    assert store.same_committee(1) == [(1, "s1"), (2, "s2")]
    assert [row[1] for row in store.submissions("2022-T2", with_unknown_term=False)] == ["s1", "s2"]
    assert [row[1] for row in store.submissions("2022-T1", with_unknown_term=False)] == ["s3", "s4"]


def test_a_report_can_be_moved_to_another_committee(store: CollationStore) -> None:
    for number, committee in enumerate(("?x", "?x", "a")):
        _add(store, number, committee)
    assert [number for number, _ in store.from_unknown_committees()] == [0, 1]
    store.move(0, "a", "moved")
    assert store.same_committee(2) == [(0, "moved"), (2, "s2")]
    assert [number for number, _ in store.from_unknown_committees()] == [1]


def test_a_note_takes_the_place_of_the_one_before(store: CollationStore) -> None:
    for number, note in ((2, "två"), (1, "ett"), (2, "annat")):
        store.note(number, note)
    assert list(store.notes()) == ["ett", "annat"]


def test_what_counts_comes_in_its_order(store: CollationStore) -> None:
    for number, rank in ((1, "b"), (2, "a"), (3, "a")):
        _add(store, number)
        _count(store, number, rank)
    _add(store, 4, term="2022-T1")
    _count(store, 4, "a", "2022-T1")
    assert list(store.participants("2022-T2")) == [(2, "p2"), (3, "p3"), (1, "p1")]
    answers = list(store.answers_to("q1", "2022-T2"))
    assert answers == [(n, f"Nämnd {n}", f"märkt {n}", f"{n}.1") for n in (2, 3, 1)]
    assert store.counted_report("c3", "2022-T2") == 3
    assert store.counted_report("c3", "2022-T1") is None
    assert (store.participant(3), store.participant(99)) == ("p3", None)
    store.clear_counted()
    assert list(store.participants("2022-T2")) == []


def test_answers_come_in_the_order_of_their_report(store: CollationStore) -> None:
    _add(store, 1)
    assert [row[0] for row in store.answers_of(1)] == ["q0", "q1", "q2"]
    assert store.states_of(1) == {f"q{at}": ("answered", at) for at in range(3)}
    assert store.report(1) == "r1"
    with pytest.raises(KeyError):
        store.report(2)


def test_wordings_and_forms_are_those_of_what_counts(store: CollationStore) -> None:
    for number in (1, 2, 3):
        _add(store, number)
    for number in (1, 2):
        _count(store, number, "a")
    assert sorted(store.wordings("2022-T2"), key=lambda row: row[0]) == [
        ("q0", None, "Fråga 0?", "text", 2),
        ("q1", 1, "Fråga 1?", "text", 2),
        ("q2", 2, "Fråga 2?", "text", 2),
    ]
    assert store.forms("2022-T2") == ["set 1"]


def test_more_than_is_fetched_at_once_comes_whole(store: CollationStore) -> None:
    for number in range(333):
        store.note(number, f"{number}")
    assert list(store.notes()) == [f"{number}" for number in range(333)]


def test_it_may_be_written_while_it_is_read(store: CollationStore) -> None:
    for number in range(200):
        _add(store, number)
    seen = []
    for _, submission in store.submissions("2022-T2", with_unknown_term=True):
        seen.append(submission)
        _count(store, int(submission[1:]), "a")
        store.note(int(submission[1:]), "x")
    assert len(seen) == len(set(seen)) == len(list(store.participants("2022-T2"))) == 200


def test_several_threads_may_use_it(store: CollationStore) -> None:
    faults: list[BaseException] = []

    def work(start: int) -> None:
        try:
            for number in range(start, start + 50):
                _add(store, number)
                list(store.answers_of(number))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test tells of it
            faults.append(error)

    threads = [Thread(target=work, args=(100 * one,)) for one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(list(store.submissions("2022-T2", with_unknown_term=False))) == 200


def test_nothing_of_it_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with CollationStore() as store:
        _add(store, 1)
        (folder,) = tmp_path.iterdir()
        # Where the system knows files without a name, not even a killed process leaves it.
        assert list(folder.iterdir()) == [] or os.name == "nt"
        assert store.report(1) == "r1"
    assert list(tmp_path.iterdir()) == []


def test_a_system_without_room_for_it_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(StorageError, match="finns inte"):
        CollationStore()


@pytest.mark.parametrize("statement", ["SELECT nothing", "SELECT * FROM nowhere"])
def test_whatever_the_database_refuses_is_told_of_as_the_disks_fault(
    store: CollationStore, statement: str
) -> None:
    with pytest.raises(StorageError):
        store._first(statement)
    with pytest.raises(StorageError):
        store._run(statement)


def test_a_report_is_kept_once_under_its_number(store: CollationStore) -> None:
    _add(store, 1)
    with pytest.raises(StorageError):
        _add(store, 1, "b")
    assert store.same_committee(1) == [(1, "s1")]


def test_what_cannot_be_opened_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(StorageError):
        CollationStore()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_is_told_of(store: CollationStore) -> None:
    store._database.execute("PRAGMA max_page_count = 20")
    with pytest.raises(StorageError, match="disken är full"):
        for number in range(2_000):
            _add(store, number)


def test_only_the_reports_of_the_chosen_survey_are_considered(store: CollationStore) -> None:
    _add(store, 1, "a", survey="klimat")
    _add(store, 2, "a", survey="naringsliv")
    _add(store, 3, "b", "2022-T1", survey="naringsliv")
    assert store.surveys() == {"klimat": 1, "naringsliv": 2}
    assert store.terms() == {"2022-T1": 1, "2022-T2": 1}
    assert list(store.of_other_surveys()) == []
    store.choose_survey("naringsliv")
    store.choose_survey("klimat")
    assert store.terms() == {"2022-T2": 1}
    assert store.terms_of("b") == []
    assert [one for one, _ in store.submissions("2022-T2", with_unknown_term=True)] == ["a"]
    assert [number for number, *_ in store.of_other_surveys()] == [2, 3]
