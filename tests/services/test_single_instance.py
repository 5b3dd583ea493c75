"""A second start hands over its file and knows whether it was taken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.single_instance import hand_over, handed_over
from app.storage.instance_mailbox import InstanceMailbox
from tests.support.failing import FailingDisk


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[InstanceMailbox]:
    """As the second start has it; the first one runs."""
    running = InstanceMailbox(tmp_path / "running")
    assert running.acquire()
    yield InstanceMailbox(tmp_path / "running")
    running.release()


@pytest.mark.parametrize(
    "name", ["rapport.nrapport", "å ä ö.docx", "\udce5 other bytes.json", None]
)
def test_what_is_handed_over_is_taken(
    mailbox: InstanceMailbox, tmp_path: Path, name: str | None
) -> None:
    file = None if name is None else tmp_path / name
    taken: list[Path | None] = []
    assert hand_over(mailbox, file, lambda _: taken.extend(handed_over(mailbox)))
    assert taken == [file]


def test_a_file_is_handed_over_with_its_folder(
    mailbox: InstanceMailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    taken: list[Path | None] = []
    hand_over(mailbox, Path("a.json"), lambda _: taken.extend(handed_over(mailbox)))
    assert taken == [tmp_path / "a.json"]


def test_one_that_does_not_answer_is_given_up_after_seconds(mailbox: InstanceMailbox) -> None:
    waited: list[float] = []
    assert not hand_over(mailbox, None, waited.append)
    assert 10 < sum(waited) < 40
    # It is not opened later, when nobody expects it any more.
    assert handed_over(mailbox) == []


def test_one_that_has_ended_meanwhile_is_followed(tmp_path: Path) -> None:
    running, second = InstanceMailbox(tmp_path / "running"), InstanceMailbox(tmp_path / "running")
    assert running.acquire()
    assert not second.acquire()
    waited: list[float] = []

    def end(seconds: float) -> None:
        waited.append(seconds)
        running.release()

    assert not hand_over(second, None, end)
    assert len(waited) == 1
    assert second.acquire()
    assert handed_over(second) == []
    second.release()


def test_a_disk_that_is_full_is_no_answer(tmp_path: Path) -> None:
    mailbox = InstanceMailbox(tmp_path / "running", FailingDisk(1, for_good=True))
    assert not hand_over(mailbox, None, lambda _: None)


@given(note=st.one_of(st.binary(max_size=200), st.sampled_from([b"{}", b"[]", b'{"file": 1}'])))
def test_a_note_that_is_none_asks_for_the_window_alone(
    note: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mailbox = InstanceMailbox(tmp_path_factory.mktemp("running"))
    mailbox.send(note)
    assert handed_over(mailbox) == [None]
