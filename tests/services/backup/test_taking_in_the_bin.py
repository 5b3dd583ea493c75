"""What was removed, there or here, where a backup is taken in."""

from pathlib import Path
from uuid import UUID

from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.services.backup.telling import what_will_happen
from tests.support.backups_taken_in import (
    ONE,
    backup,
    bin_says,
    drafts_say,
    forged_file,
    reports_files,
    take_in,
    versions_say,
)
from tests.support.reports import saying


def test_what_was_in_the_bin_there_is_in_it_here(there: Services, here: Services) -> None:
    there.library.save(saying("borttagen"))
    there.bin.remove(saying("borttagen"))
    done = take_in(backup(there), here)
    assert (bin_says(here), drafts_say(here)) == (["borttagen"], [])
    assert (done.reports, done.removed_reports) == (set(), 1)
    assert take_in(backup(there), here).removed_reports == 0


def test_the_same_words_removed_twice_are_one_in_the_bin_and_told_as_one(
    here: Services, tmp_path: Path
) -> None:
    removed = write_report_json(saying("borttagen"))
    moments = ("20260301T101500.000000Z", "20260302T101500.000000Z")
    files = {f"reports/deleted/{ONE}_{moment}.json": removed for moment in moments}
    assert take_in(forged_file(tmp_path, files), here).removed_reports == 1
    assert bin_says(here) == ["borttagen"]


def test_what_is_in_the_bin_there_and_a_draft_here_stays_a_draft(
    there: Services, here: Services
) -> None:
    there.library.save(saying("borttagen"))
    there.bin.remove(saying("borttagen"))
    here.library.save(saying("här"))
    done = take_in(backup(there), here)
    assert (bin_says(here), drafts_say(here)) == ([], ["här"])
    assert set(versions_say(here)) == {"borttagen"}
    assert done.removed_reports == 0


def test_what_is_in_the_bin_here_comes_back_and_that_is_told_before(
    there: Services, here: Services
) -> None:
    there.library.save(saying("i kopian"))
    here.library.save(saying("här"))
    here.bin.remove(saying("här"))
    done = take_in(backup(there), here)
    assert (bin_says(here), drafts_say(here)) == (["här"], ["i kopian"])
    assert len(done.out_of_the_bin) == 1
    assert "som du har tagit bort här blir pågående igen" in " ".join(what_will_happen(done))
    # What is in the bin can still be brought back, beside it.
    here.bin.bring_back(here.bin.contents()[0], UUID(int=5))
    assert drafts_say(here) == ["här", "i kopian"]


def test_a_report_and_one_of_it_that_was_removed_come_both_as_they_were(
    there: Services, here: Services
) -> None:
    there.library.save(saying("först"))
    there.bin.remove(saying("först"))
    there.library.save(saying("igen"))
    done = take_in(backup(there), here)
    assert (bin_says(here), drafts_say(here), done.became_versions) == (["först"], ["igen"], [])
    text = " ".join(what_will_happen(done))
    assert "En borttagen rapport läggs under Borttagna." in text
    before = reports_files(here)
    take_in(backup(there), here)
    assert reports_files(here) == before
