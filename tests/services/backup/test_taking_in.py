"""A backup is taken in beside what is there: nothing is written over, nothing is lost."""

from pathlib import Path
from uuid import UUID

import pytest

from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.gui.report.version_texts import cause_text
from app.model.report_stages import as_correction, as_submitted
from app.model.version_history import VersionCause, VersionEntry
from app.services.backup.telling import VERSION_NAME, what_will_happen
from app.services.reports.two_versions import two_versions
from tests.support.backups_taken_in import (
    ONE,
    backup,
    drafts_say,
    forged_file,
    reports_files,
    sent,
    take_in,
    taking_in,
    versions_say,
)
from tests.support.library_contents import contents_of
from tests.support.question_sets import newer_set
from tests.support.registers import another_city, newer_register
from tests.support.reports import FORM, said, saying
from tests.support.terms import RESPONDENT
from tests.support.workplace import TODAY

# A new computer.


def test_on_a_new_computer_everything_is_as_it_was(there: Services, here: Services) -> None:
    library = there.library
    exported = sent("skickad")
    library.save(exported)
    library.save(as_correction(exported, TODAY))
    library.history.save(saying("före"))
    library.save_sources(saying(""), [saying("källa")])
    library.sending_log.set_sent_at(ONE, 1, TODAY)
    there.settings.set("zoom", 150)
    there.settings.set("recipient:a@example.se", "kontoret@example.se")
    there.spelling.learn("grönsak")
    there.form_library.install(there.form_library.judge(newer_set().encode(), "nya.toml"))
    done = take_in(backup(there), here)
    assert reports_files(here) == reports_files(there)
    assert (done.reports, done.new_reports) == ({ONE}, {ONE})
    assert (done.versions, done.sets, done.words) == (1, 1, 1)
    assert done.settings == ["recipient:a@example.se", "zoom"]
    assert done.recipients == ["kontoret@example.se"]
    assert here.settings.value("zoom") == 150
    assert [form.version for form in here.catalog.forms] == [
        form.version for form in there.catalog.forms
    ]
    # Once more there is nothing to be done.
    again = take_in(backup(there), here)
    assert (again.new_reports, again.versions, again.sets, again.words) == (set(), 0, 0, 0)
    assert reports_files(here) == reports_files(there)


# Beside what is there.


def test_a_draft_with_other_words_stays_and_what_comes_in_is_an_earlier_version(
    there: Services, here: Services
) -> None:
    there.library.save(saying("i kopian"))
    here.library.save(saying("här", 60))
    done = take_in(backup(there), here)
    assert drafts_say(here) == ["här"]
    assert versions_say(here) == ["i kopian"]
    assert len(done.became_versions) == 1
    assert done.new_reports == set()
    assert take_in(backup(there), here).became_versions == []
    assert versions_say(here) == ["i kopian"]


def test_it_is_known_by_its_name_also_where_those_words_were_written_here(
    there: Services, here: Services
) -> None:
    for services in (there, here):
        services.library.save(saying("i kopian"))
        services.library.history.save(saying("i kopian"))
    here.library.save(saying("här", 60))
    assert len(take_in(backup(there), here).became_versions) == 1
    causes = [entry.cause for entry in here.library.history.entries(ONE)]
    assert causes == [VersionCause.BACKUP, VersionCause.SAVED]
    assert reason_of(VersionCause.BACKUP) == VERSION_NAME


def reason_of(cause: VersionCause) -> str:
    return cause_text(VersionEntry(1, TODAY, cause), FORM, RESPONDENT)


def test_the_latest_version_here_stays_the_latest(there: Services, here: Services) -> None:
    for number in range(6):
        there.library.history.save(saying(f"där {number}", 60 * number))
    for number in (2, 9):
        here.library.history.save(saying(f"här {number}", 60 * number + 30))
    here.library.save(saying("här"))
    assert take_in(backup(there), here).versions == 6
    assert take_in(backup(there), here).versions == 0
    there_then = [f"där {number}" for number in (5, 4, 3, 2, 1, 0)]
    assert versions_say(here) == ["här 9", *there_then[:3], "här 2", *there_then[3:]]
    newest = here.library.history.newest(ONE)
    assert newest is not None
    assert said(newest) == "här 9"


def test_versions_on_one_computer_keep_their_order(there: Services, tmp_path: Path) -> None:
    for number in range(6):
        # The clock goes back.
        there.library.history.save(saying(f"{number}", -60 * number))
    path, before = backup(there), versions_say(there)
    folder = there.user.root / "reports" / "versions" / str(ONE)
    for gone in sorted(folder.iterdir())[1:4]:
        gone.unlink()
    there.library.history.save(saying("sedan", 60))
    assert take_in(path, there).versions == 3
    assert versions_say(there) == ["sedan", *before]


def test_a_version_of_any_name_stands_in_nobodys_way(here: Services, tmp_path: Path) -> None:
    data = write_report_json(saying("hej"))
    size = f"1w_{len(data)}b_saved.json"
    names = [f"{'9' * 100}_20220914T093000.000000Z_{size}", "a.json", "1_x_2.json"]
    files = {f"reports/versions/{ONE}/{name}": data for name in names}
    files[f"reports/drafts/{ONE}.json"] = data
    path = forged_file(tmp_path, files)
    assert take_in(path, here).versions == 3
    assert take_in(path, here).versions == 0
    here.library.history.save(saying("sedan", 60))
    assert versions_say(here) == ["sedan", "hej"]


def test_a_draft_with_the_same_words_is_the_same_whenever_it_was_saved(
    there: Services, here: Services
) -> None:
    there.library.save(saying("samma"))
    here.library.save(saying("samma", 60))
    take_in(backup(there), here)
    assert (drafts_say(here), versions_say(here)) == (["samma"], [])


def test_a_draft_that_was_exported_here_since_does_not_come_back(
    there: Services, here: Services
) -> None:
    there.library.save(saying("förr"))
    here.library.save(sent("skickad"))
    done = take_in(backup(there), here)
    assert (drafts_say(here), versions_say(here)) == ([], ["förr"])
    # Nothing that is exported has a list of versions.
    (told,) = (
        text for text in what_will_happen(done) if "är exporterad här med annan text" in text
    )
    assert (
        told.startswith("En rapport är exporterad här med annan text")
        and "när du har valt Rätta rapporten" in told
    )


def test_a_correction_of_what_was_exported_does(there: Services, here: Services) -> None:
    there.library.save(as_correction(sent("rättelse"), TODAY))
    here.library.save(sent("skickad"))
    take_in(backup(there), here)
    assert drafts_say(here) == ["rättelse"]


def test_a_revision_that_was_exported_in_two_places_is_kept_twice(
    there: Services, here: Services
) -> None:
    there.library.save(sent("där"))
    here.library.save(sent("här"))
    done = take_in(backup(there), here)
    assert [said(one) for one in contents_of(here.library).submitted] == ["här"]
    assert versions_say(here) == ["där"]
    assert (len(done.versions_of_exported), done.became_versions) == (1, [])


def test_what_a_report_was_begun_from_is_kept_beside(there: Services, here: Services) -> None:
    for services, text in ((there, "där"), (here, "här")):
        services.library.save(saying("utkast"))
        services.library.save_sources(saying("utkast"), [saying(text), saying("båda")])
    for _ in range(2):
        take_in(backup(there), here)
        assert [said(one) for one in here.library.sources_of(ONE)] == ["här", "båda", "där"]


def test_what_cannot_be_read_is_put_where_nothing_is_and_aside_elsewhere(
    there: Services, here: Services, tmp_path: Path
) -> None:
    other = UUID(int=9)
    files = {
        f"reports/drafts/{ONE}.json": b"{half",
        f"reports/drafts/{other}.json": b"{half",
        f"reports/submitted/{ONE}_r1.json": write_report_json(sent("fel namn", 2)),
        f"reports/drafts/{ONE} (kopia).json": b"{",
    }
    here.library.save(saying("här"))
    here.library.save(as_submitted(saying("skickad"), 1, TODAY), ())
    path = forged_file(tmp_path, files)
    assert take_in(path, here).put_aside == 2
    assert take_in(path, here).put_aside == 0
    assert reports_files(here)[f"damaged/{ONE}.json"] == b"{half"
    assert reports_files(here)[f"drafts/{other}.json"] == b"{half"
    assert reports_files(here)[f"drafts/{ONE} (kopia).json"] == b"{"
    assert drafts_say(here) == ["här"]


def test_only_what_is_not_set_here_is_set(there: Services, here: Services) -> None:
    there.settings.set("zoom", 150)
    there.settings.set("appearance", "dark")
    here.settings.set("zoom", 90)
    assert take_in(backup(there), here).settings == ["appearance"]
    assert (here.settings.value("zoom"), here.settings.value("appearance")) == (90, "dark")


def test_what_the_program_remembers_by_itself_is_told_as_no_setting(
    there: Services, here: Services
) -> None:
    there.settings.set("pages", {str(ONE): "kontakt"})
    told = what_will_happen(take_in(backup(there), here))
    assert not [text for text in told if "Inställningar" in text]


def test_a_question_set_never_takes_the_place_of_another(there: Services, here: Services) -> None:
    there.form_library.install(there.form_library.judge(newer_set().encode(), "nya.toml"))
    others = newer_set().replace("Etableringar", "Andra").encode()
    here.form_library.install(here.form_library.judge(others, "andra.toml"))
    before = {path: path.read_bytes() for path in here.user.forms.iterdir()}
    (refused,) = take_in(backup(there), here).refused_sets
    assert "finns redan, med annat innehåll" in refused
    assert {path: path.read_bytes() for path in here.user.forms.iterdir()} == before


def _earlier(services: Services, *texts: str) -> None:
    for minutes, text in enumerate(texts):
        services.library.history.save(saying(text, minutes))


@pytest.mark.parametrize("broken_off", [False, True])
def test_versions_of_another_draft_than_mine_are_known_to_have_come_in(
    there: Services, here: Services, broken_off: bool
) -> None:
    there.library.save(saying("där", 50))
    here.library.save(saying("här", 60))
    _earlier(there, "gemensamt", "bara där")
    _earlier(here, "gemensamt")
    if broken_off:
        take_in(backup(there), here)
        here.library.history.remove_all(ONE)
        _earlier(here, "gemensamt")
    take_in(backup(there), here)
    versions = here.library.history.versions(ONE)
    stood = {said(one.report): not one.entry.never_stood for one in versions}
    assert stood == {"gemensamt": True, "bara där": False, "där": False}
    for text, is_known in (("gemensamt", True), ("bara där", False)):
        theirs = saying(text, 55)
        two = two_versions(saying("här", 60), theirs, here.library, here.catalog)
        assert two.nothing_new is is_known
    # Where they came from they stood.
    take_in(backup(here), there)
    assert not any(one.came_in for one in there.library.history.entries(ONE) if one.words == 2)
    # What is damaged is mended with what stood here, however new the other is.
    assert here.library.history.newest(ONE) == saying("gemensamt")


def test_versions_of_a_draft_that_comes_in_too_are_its_own(there: Services, here: Services) -> None:
    there.library.save(saying("där", 50))
    _earlier(there, "före")
    take_in(backup(there), here)
    here.library.history.remove_all(ONE)
    take_in(backup(there), here)
    assert [one.came_in for one in here.library.history.entries(ONE)] == [False]


def test_words_that_come_twice_become_one_version_and_are_told_once(
    here: Services, tmp_path: Path
) -> None:
    here.library.save(sent("här"))
    files = {
        f"reports/drafts/{ONE}.json": write_report_json(saying("i kopian")),
        f"reports/submitted/{ONE}_r1.json": write_report_json(sent("i kopian")),
    }
    done = take_in(forged_file(tmp_path, files), here)
    assert len(done.versions_of_exported) == 1
    assert versions_say(here) == ["i kopian"]


def test_a_version_and_a_set_that_are_there_twice_come_in_once_and_are_told_once(
    here: Services, tmp_path: Path
) -> None:
    name = "20260301T101500.000000Z_1w_100b_saved.json"
    version = write_report_json(saying("före"))
    files = {f"reports/versions/{ONE}/{number:06}_{name}": version for number in (3, 4)}
    here.library.history.save(saying("här"))
    files |= {f"forms/{one}.toml": newer_set().encode() for one in ("a", "b")}
    kopia = forged_file(tmp_path, files)
    expected = taking_in(kopia, here).look()
    assert (expected.versions, expected.sets) == (1, 1)
    assert taking_in(kopia, here).take_in() == expected
    assert sorted(versions_say(here)) == ["före", "här"]


# A register.


def test_a_register_comes_along_and_one_that_is_here_stays(there: Services, here: Services) -> None:
    def install(services: Services, text: str) -> None:
        registers = services.form_library.registers
        registers.install(registers.judge(text.encode(), "register.toml"))

    install(there, newer_register())
    assert take_in(backup(there), here).refused_sets == []
    assert here.form_library.registers.installed().register.version == 2
    install(there, another_city())
    assert take_in(backup(there), here).refused_sets == []
    assert here.form_library.registers.installed().register.id == "stockholm"
