"""Drafts of question sets are saved with earlier versions, and never over another's work."""

import datetime
import os
from pathlib import Path

import pytest

from app.model.version_history import VersionCause
from app.services.workshop.set_draft import SetDraft
from app.services.workshop.workshop import Workshop
from tests.support.workplace import Clock, bundled_catalog
from tests.support.workshops import workshop_in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def here(tmp_path: Path, clock: Clock) -> Workshop:
    return workshop_in(tmp_path, now=clock)


def title(draft: SetDraft, text: str) -> None:
    draft.set(("title",), text)


def titles(workshop: Workshop, key: str) -> list[str]:
    """Of the versions, the latest first."""
    return [
        str(SetDraft("", workshop.version_text(key, one), bundled_catalog()).content["title"])
        for one in workshop.versions(key)
    ]


def test_there_is_a_version_a_minute_and_one_at_the_end(here: Workshop, clock: Clock) -> None:
    draft = here.begin_empty("Ett")
    for second in range(0, 150, 10):
        title(draft, f"{second} sekunder")
        here.save(draft)
        clock.advance(seconds=10)
    assert titles(here, draft.key) == ["120 sekunder", "60 sekunder", "Ett"]
    here.close(draft)
    assert titles(here, draft.key)[0] == "140 sekunder"
    # What is the same is kept once.
    here.close(draft)
    here.open(draft.key)
    assert len(here.versions(draft.key)) == 4


def test_an_earlier_version_is_brought_back_as_one_step(here: Workshop, clock: Clock) -> None:
    draft = here.begin_empty("Ett")
    clock.advance(seconds=90)
    title(draft, "Två")
    here.save(draft)
    now = draft.text
    draft.restore(here.version_text(draft.key, here.versions(draft.key)[-1]))
    assert draft.content["title"] == "Ett"
    draft.undo()
    assert draft.text == now


def test_what_another_window_has_saved_is_a_version(
    here: Workshop, clock: Clock, tmp_path: Path
) -> None:
    draft = here.begin_empty("Ett")
    other = workshop_in(tmp_path, now=clock)
    theirs = other.open(draft.key)
    title(theirs, "Deras")
    other.save(theirs)
    title(draft, "Vårt")
    here.save(draft)
    assert other.open(draft.key).content["title"] == "Vårt"
    elsewhere = [one for one in here.versions(draft.key) if one.cause is VersionCause.ELSEWHERE]
    assert len(elsewhere) == 1
    assert "Deras" in titles(here, draft.key)


def test_what_a_crash_has_left_is_swept_up(here: Workshop, tmp_path: Path) -> None:
    draft = here.begin_empty("Ett")
    old, new = (tmp_path / "workshop" / f".{draft.key}.toml.{n}.tmp" for n in ("0" * 8, "1" * 8))
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    here.open(draft.key)
    assert (old.exists(), new.exists()) == (False, True)


def test_old_versions_are_thinned_out(here: Workshop, clock: Clock) -> None:
    draft = here.begin_empty("Ett")
    for number in range(120):
        clock.now += datetime.timedelta(hours=2)
        title(draft, f"Titel {number}")
        here.save(draft)
    assert 30 <= len(here.versions(draft.key)) < 120
