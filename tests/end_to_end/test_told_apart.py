"""Two reports of one committee and one term are told apart wherever they are listed or named."""

import datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from app.formats.report_json import SUFFIX, write_report_json
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.start.recovery_prompt import Questions
from app.model.report_stages import as_submitted
from app.model.swedish import clock, local_time
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.reports import saying
from tests.support.shown_texts import shown_words
from tests.support.window import window_with
from tests.support.workplace import TODAY, Clock

_QUESTION = "samverkan-lokalt-naringsliv"
_TITLE = "Norrmalms stadsdelsnämnd · Tertialrapport 2 2022"
_FIRST, _SECOND = (
    f"skapad 14 september {clock(local_time(TODAY + datetime.timedelta(hours=hours)))}"
    for hours in (0, 2)
)


@pytest.fixture
def two(officer: Officer, services: Services) -> Officer:
    """The start page, with two drafts that have everything but the hour in common."""
    _begin(officer)
    officer.answer(_QUESTION, [paragraph("Det första.")])
    officer.leave()
    assert isinstance(services.now, Clock)
    services.now.advance(hours=2)
    _begin(officer)
    click(officer.new_report.create_another)
    officer.answer(_QUESTION, [paragraph("Det andra.")])
    officer.leave()
    return officer


def _begin(officer: Officer, term: str = "2022-T2") -> None:
    officer.start_report("norrmalm", term)


def _titles(rows: list[str]) -> list[str]:
    return [row.split("\n")[0] for row in rows]


def test_on_the_start_page_in_the_header_and_where_one_is_removed(two: Officer) -> None:
    assert _titles(two.start.drafts_listed()) == [f"{_TITLE} · {_SECOND}", f"{_TITLE} · {_FIRST}"]
    two.start.click_row(two.start.drafts, 1)
    assert f"{_TITLE} · {_FIRST}" in shown_words(two.view.frame)
    two.leave()
    two.start.choose(two.start.drafts, "Ta bort", 1)
    assert f"”{_TITLE} · {_FIRST}” är borttagen." in two.start.removed()
    # It is alone there now.
    assert _titles(two.start.drafts_listed()) == [_TITLE]


def test_among_those_that_were_removed(two: Officer) -> None:
    two.start.remove()
    two.start.remove()
    click(two.start.bin)
    assert set(_titles(two.bin.listed())) == {f"{_TITLE} · {_FIRST}", f"{_TITLE} · {_SECOND}"}
    first = next(row for row, text in enumerate(_titles(two.bin.listed())) if text.endswith(_FIRST))
    two.bin.reports.setCurrentRow(first)
    click(two.bin.bring_back)
    assert two.bin.done() == (
        f"”{_TITLE} · {_FIRST}” är tillbaka bland dina rapporter. En som är ändrad senare ligger "
        "kvar här."
    )


def test_after_a_crash(two: Officer, services: Services, tmp_path: Path) -> None:
    for draft in contents_of(services.library).drafts:
        (tmp_path / "data" / "reports" / "drafts" / f"{draft.report_id}.json").unlink()
    with window_with(services) as window:
        (asked,) = window.findChildren(Questions)
        said = shown_words(asked)
        for one in (_FIRST, _SECOND):
            assert f"{_TITLE} · {one}." in said


def test_where_there_is_one_already(two: Officer) -> None:
    _begin(two)
    said = two.window.start.panel.already.text()
    assert said == (
        f"Du har redan en rapport för Norrmalms stadsdelsnämnd, tertialrapport 2 2022 ({_SECOND})."
    )


def test_as_what_a_report_is_begun_from(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    assert isinstance(services.now, Clock)
    for number in range(2):
        _begin(officer)
        if number:
            click(officer.new_report.create_another)
        officer.write(EXAMPLE)
        officer.answer(_QUESTION, [paragraph(f"Vi har träffats {number + 3} gånger.")])
        officer.export_to(tmp_path / str(number))
        officer.leave()
        services.now.advance(hours=2)
    assert set(_titles(officer.start.submitted_listed())) == {
        f"{_TITLE} · {_FIRST}",
        f"{_TITLE} · {_SECOND}",
    }
    _begin(officer, "2022-VB")
    assert f"tertialrapport 2 2022 ({_SECOND})" in shown_words(officer.new_report.earlier())
    click(officer.new_report.begin_from)
    first = next(path for path in (tmp_path / "0").iterdir() if path.suffix == ".json")
    officer.drop(first)
    said = [one.text() for one in officer.plan.sources.findChildren(QLabel)]
    assert {text for text in said if _TITLE in text} == {
        f"{_TITLE} · {_FIRST}",
        f"{_TITLE} · {_SECOND}",
    }


def test_as_two_versions(two: Officer, services: Services, tmp_path: Path) -> None:
    second, _ = contents_of(services.library).drafts
    changed = second.answer(_QUESTION).model_copy(update={"blocks": (paragraph("Kollegans."),)})
    file = tmp_path / f"kollegan{SUFFIX}"
    file.write_bytes(write_report_json(second.with_answer(changed)))
    two.open_file(file)
    assert two.two_versions.is_shown()
    assert f"{_TITLE} · {_SECOND}" in shown_words(two.two_versions.page)


def test_in_a_backup(
    two: Officer, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "kopia.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(copy), ""))
    two.choose(Command.BACKUP)
    assert copy.is_file(), two.start.message()
    for draft in contents_of(services.library).drafts:
        answer = draft.answer(_QUESTION).model_copy(update={"blocks": (paragraph("Sedan."),)})
        services.library.save(draft.with_answer(answer))
    two.drop(copy)
    said = two.backup.text()
    assert "2 rapporter" in said or "Två rapporter" in said
    for one in (_FIRST, _SECOND):
        assert f"{_TITLE} · {one}" in said


def test_files_of_one_name_that_come_in(officer: Officer, tmp_path: Path) -> None:
    files = []
    for number, folder in enumerate(("mejl", "server"), 1):
        (tmp_path / folder).mkdir()
        files.append(tmp_path / folder / "rapport.json")
        report = saying(folder).model_copy(update={"report_id": UUID(int=number)})
        files[-1].write_bytes(write_report_json(as_submitted(report, 1, TODAY)))
    officer.drop(*files)
    lines = officer.new_report.handed().splitlines()
    assert len(set(lines)) == len(lines) == 2
    assert all(str(file.parent) in line for file, line in zip(files, lines, strict=True))
