"""One comes back to the page one was at, and a broken memory is no memory."""

import errno
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reports.page_memory import PageMemory
from app.storage.settings import Settings
from tests.support.failing import FailingDisk

ONE, OTHER = UUID(int=1), UUID(int=2)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_each_report_has_its_page(settings: Settings) -> None:
    pages = PageMemory(settings)
    assert pages.page(ONE) == ""
    pages.remember(ONE, "#review")
    pages.remember(OTHER, "svart-ekonomi")
    pages.remember(ONE, "#export")
    again = PageMemory(settings)
    assert (again.page(ONE), again.page(OTHER)) == ("#export", "svart-ekonomi")


def test_only_the_latest_are_remembered(settings: Settings) -> None:
    pages = PageMemory(settings)
    for number in range(40):
        pages.remember(UUID(int=number), "#review")
        pages.remember(ONE, "#contact")
    kept = [number for number in range(40) if pages.page(UUID(int=number))]
    assert kept == [1, *range(11, 40)]


@given(st.text())
def test_anything_may_stand_in_the_settings(text: str) -> None:
    class Odd(Settings):
        def value(self, name: str) -> object:
            return text

    assert isinstance(PageMemory(Odd(Path("none"))).page(ONE), str)


def test_a_disk_that_refuses_is_nothing_to_stop_for(tmp_path: Path) -> None:
    disk = FailingDisk(1, OSError(errno.ENOSPC, "full"), for_good=True)
    pages = PageMemory(Settings(tmp_path / "settings.json", disk))
    pages.remember(ONE, "#review")
    assert pages.page(ONE) == ""


def test_a_page_that_is_remembered_again_takes_no_other_s_place(settings: Settings) -> None:
    pages = PageMemory(settings)
    for number in range(30):
        pages.remember(UUID(int=number), "#review")
    for page in ("#contact", "#export") * 20:
        pages.remember(ONE, page)
    assert all(pages.page(UUID(int=number)) for number in range(30))


def test_one_can_be_nowhere_in_particular(settings: Settings) -> None:
    pages = PageMemory(settings)
    pages.remember(ONE, "#export")
    pages.remember(ONE, "")
    assert pages.page(ONE) == ""


def test_what_an_earlier_version_wrote_is_still_known(settings: Settings) -> None:
    settings.set("pages", f"{ONE} svart-ekonomi\n{OTHER} #review")
    pages = PageMemory(settings)
    assert (pages.page(ONE), pages.page(OTHER)) == ("svart-ekonomi", "#review")
    pages.remember(ONE, "#contact")
    assert settings.value("pages") == {str(OTHER): "#review", str(ONE): "#contact"}


@pytest.mark.parametrize("kept", [7, ["x"], {"x": 1}, None])
def test_whatever_else_stands_there_is_no_page(settings: Settings, kept: object) -> None:
    settings.set("pages", kept)
    assert PageMemory(settings).page(ONE) == ""
