"""A backup is taken in beside what is there: nothing is written over, nothing is lost."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.errors import BackupFileError, FormatErrorCode
from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.gui.report.version_texts import cause_text
from app.model.report import Report
from app.model.report_stages import as_correction, as_submitted
from app.model.version_history import VersionCause, VersionEntry
from app.services.backup.making import BackupMaking
from app.services.backup.outcomes import TakenIn
from app.services.backup.taking_in import BackupTakingIn
from app.services.backup.telling import VERSION_NAME, what_will_happen
from app.services.errors import StoppedWaitingError
from app.services.reports.two_versions import two_versions
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from tests.support.backup_files import backup_of, forged
from tests.support.library_contents import contents_of
from tests.support.question_sets import newer_set
from tests.support.reports import FORM, said, saying
from tests.support.workplace import TODAY, Clock, services_in

ONE = saying("").report_id


@pytest.fixture
def there(tmp_path: Path) -> Services:
    """The other computer, whose backup is taken in."""
    return services_in(tmp_path / "there")


@pytest.fixture
def here(tmp_path: Path) -> Services:
    return services_in(tmp_path / "here")


def backup(services: Services) -> Path:
    target = services.user.root.parent / "kopia.zip"
    BackupMaking(services.user.root, Clock()).make(target, may_replace=True)
    return target


def taking_in(path: Path, services: Services, disk: Disk = DISK) -> BackupTakingIn:
    return BackupTakingIn(path, services.user.root, services.form_library, disk)


def take_in(path: Path, services: Services) -> TakenIn:
    """What is said beforehand comes true, and nothing happens before."""
    before = _all(services)
    expected = taking_in(path, services).look()
    assert _all(services) == before
    done = taking_in(path, services).take_in()
    # What comes out of the bin may have been an earlier version, too.
    assert replace(done, versions=0) == replace(expected, versions=0)
    assert all(_all(services)[name] == data for name, data in before.items() if "." in name)
    return done


def _all(services: Services) -> dict[str, bytes]:
    """The reports' files."""
    root = services.user.root / "reports"
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _drafts(services: Services) -> list[str]:
    return sorted(said(draft) for draft in contents_of(services.library).drafts)


def _versions(services: Services) -> list[str]:
    return [said(one.report) for one in services.library.history.versions(ONE)]


def _sent(text: str, revision: int = 1) -> Report:
    return as_submitted(saying(text), revision, TODAY)


def _kopia(tmp_path: Path, files: dict[str, bytes]) -> Path:
    path = tmp_path / "handgjord.zip"
    path.write_bytes(forged(files))
    return path


# A new computer.


def test_on_a_new_computer_everything_is_as_it_was(there: Services, here: Services) -> None:
    library = there.library
    sent = _sent("skickad")
    library.save(sent)
    library.save(as_correction(sent, TODAY))
    library.history.save(saying("före"))
    library.save_sources(saying(""), [saying("källa")])
    library.sending_log.set_sent_at(ONE, 1, TODAY)
    there.settings.set("zoom", 150)
    there.settings.set("recipient:a@example.se", "kontoret@example.se")
    there.spelling.learn("grönsak")
    there.form_library.install(there.form_library.judge(newer_set().encode(), "nya.toml"))
    done = take_in(backup(there), here)
    assert _all(here) == _all(there)
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
    assert _all(here) == _all(there)


# Beside what is there.


def test_a_draft_with_other_words_stays_and_what_comes_in_is_an_earlier_version(
    there: Services, here: Services
) -> None:
    there.library.save(saying("i kopian"))
    here.library.save(saying("här", 60))
    done = take_in(backup(there), here)
    assert _drafts(here) == ["här"]
    assert _versions(here) == ["i kopian"]
    assert len(done.became_versions) == 1
    assert done.new_reports == set()
    assert take_in(backup(there), here).became_versions == []
    assert _versions(here) == ["i kopian"]


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
    return cause_text(VersionEntry(1, TODAY, cause), FORM)


def test_the_latest_version_here_stays_the_latest(there: Services, here: Services) -> None:
    for number in range(6):
        there.library.history.save(saying(f"där {number}", 60 * number))
    for number in (2, 9):
        here.library.history.save(saying(f"här {number}", 60 * number + 30))
    here.library.save(saying("här"))
    assert take_in(backup(there), here).versions == 6
    assert take_in(backup(there), here).versions == 0
    there_then = [f"där {number}" for number in (5, 4, 3, 2, 1, 0)]
    assert _versions(here) == ["här 9", *there_then[:3], "här 2", *there_then[3:]]
    newest = here.library.history.newest(ONE)
    assert newest is not None
    assert said(newest) == "här 9"


def test_versions_on_one_computer_keep_their_order(there: Services, tmp_path: Path) -> None:
    for number in range(6):
        # The clock goes back.
        there.library.history.save(saying(f"{number}", -60 * number))
    path, before = backup(there), _versions(there)
    folder = there.user.root / "reports" / "versions" / str(ONE)
    for gone in sorted(folder.iterdir())[1:4]:
        gone.unlink()
    there.library.history.save(saying("sedan", 60))
    assert take_in(path, there).versions == 3
    assert _versions(there) == ["sedan", *before]


def test_a_version_of_any_name_stands_in_nobodys_way(here: Services, tmp_path: Path) -> None:
    data = write_report_json(saying("hej"))
    size = f"1w_{len(data)}b_saved.json"
    names = [f"{'9' * 100}_20220914T093000.000000Z_{size}", "a.json", "1_x_2.json"]
    files = {f"reports/versions/{ONE}/{name}": data for name in names}
    files[f"reports/drafts/{ONE}.json"] = data
    path = _kopia(tmp_path, files)
    assert take_in(path, here).versions == 3
    assert take_in(path, here).versions == 0
    here.library.history.save(saying("sedan", 60))
    assert _versions(here) == ["sedan", "hej"]


def test_a_draft_with_the_same_words_is_the_same_whenever_it_was_saved(
    there: Services, here: Services
) -> None:
    there.library.save(saying("samma"))
    here.library.save(saying("samma", 60))
    take_in(backup(there), here)
    assert (_drafts(here), _versions(here)) == (["samma"], [])


def test_a_draft_that_was_exported_here_since_does_not_come_back(
    there: Services, here: Services
) -> None:
    there.library.save(saying("förr"))
    here.library.save(_sent("skickad"))
    done = take_in(backup(there), here)
    assert (_drafts(here), _versions(here)) == ([], ["förr"])
    # Nothing that is exported has a list of versions.
    (told,) = (
        text for text in what_will_happen(done) if "är exporterad här med annan text" in text
    )
    assert (
        told.startswith("En rapport är exporterad här med annan text")
        and "när du har valt Rätta rapporten" in told
    )


def test_a_correction_of_what_was_exported_does(there: Services, here: Services) -> None:
    there.library.save(as_correction(_sent("rättelse"), TODAY))
    here.library.save(_sent("skickad"))
    take_in(backup(there), here)
    assert _drafts(here) == ["rättelse"]


def test_a_revision_that_was_exported_in_two_places_is_kept_twice(
    there: Services, here: Services
) -> None:
    there.library.save(_sent("där"))
    here.library.save(_sent("här"))
    done = take_in(backup(there), here)
    assert [said(one) for one in contents_of(here.library).submitted] == ["här"]
    assert _versions(here) == ["där"]
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
        f"reports/submitted/{ONE}_r1.json": write_report_json(_sent("fel namn", 2)),
        f"reports/drafts/{ONE} (kopia).json": b"{",
    }
    here.library.save(saying("här"))
    here.library.save(as_submitted(saying("skickad"), 1, TODAY), ())
    path = _kopia(tmp_path, files)
    assert take_in(path, here).put_aside == 2
    assert take_in(path, here).put_aside == 0
    assert _all(here)[f"damaged/{ONE}.json"] == b"{half"
    assert _all(here)[f"drafts/{other}.json"] == b"{half"
    assert _all(here)[f"drafts/{ONE} (kopia).json"] == b"{"
    assert _drafts(here) == ["här"]


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


# The bin.


def _bin(services: Services) -> list[str]:
    return sorted(said(one.report) for one in services.bin.contents())


def test_what_was_in_the_bin_there_is_in_it_here(there: Services, here: Services) -> None:
    there.library.save(saying("borttagen"))
    there.bin.remove(saying("borttagen"))
    done = take_in(backup(there), here)
    assert (_bin(here), _drafts(here)) == (["borttagen"], [])
    assert (done.reports, done.removed_reports) == (set(), 1)
    assert take_in(backup(there), here).removed_reports == 0


def test_the_same_words_removed_twice_are_one_in_the_bin_and_told_as_one(
    here: Services, tmp_path: Path
) -> None:
    removed = write_report_json(saying("borttagen"))
    moments = ("20260301T101500.000000Z", "20260302T101500.000000Z")
    files = {f"reports/deleted/{ONE}_{moment}.json": removed for moment in moments}
    assert take_in(_kopia(tmp_path, files), here).removed_reports == 1
    assert _bin(here) == ["borttagen"]


def test_what_is_in_the_bin_there_and_a_draft_here_stays_a_draft(
    there: Services, here: Services
) -> None:
    there.library.save(saying("borttagen"))
    there.bin.remove(saying("borttagen"))
    here.library.save(saying("här"))
    done = take_in(backup(there), here)
    assert (_bin(here), _drafts(here)) == ([], ["här"])
    assert set(_versions(here)) == {"borttagen"}
    assert done.removed_reports == 0


def test_what_is_in_the_bin_here_comes_back_and_that_is_told_before(
    there: Services, here: Services
) -> None:
    there.library.save(saying("i kopian"))
    here.library.save(saying("här"))
    here.bin.remove(saying("här"))
    done = take_in(backup(there), here)
    assert (_bin(here), _drafts(here)) == (["här"], ["i kopian"])
    assert len(done.out_of_the_bin) == 1
    assert "som du har tagit bort här blir pågående igen" in " ".join(what_will_happen(done))
    # What is in the bin can still be brought back, beside it.
    here.bin.bring_back(here.bin.contents()[0], UUID(int=5))
    assert _drafts(here) == ["här", "i kopian"]


def test_a_report_and_one_of_it_that_was_removed_come_both_as_they_were(
    there: Services, here: Services
) -> None:
    there.library.save(saying("först"))
    there.bin.remove(saying("först"))
    there.library.save(saying("igen"))
    done = take_in(backup(there), here)
    assert (_bin(here), _drafts(here), done.became_versions) == (["först"], ["igen"], [])
    text = " ".join(what_will_happen(done))
    assert "En borttagen rapport läggs under Borttagna." in text
    before = _all(here)
    take_in(backup(there), here)
    assert _all(here) == before


def test_words_that_come_twice_become_one_version_and_are_told_once(
    here: Services, tmp_path: Path
) -> None:
    here.library.save(_sent("här"))
    files = {
        f"reports/drafts/{ONE}.json": write_report_json(saying("i kopian")),
        f"reports/submitted/{ONE}_r1.json": write_report_json(_sent("i kopian")),
    }
    done = take_in(_kopia(tmp_path, files), here)
    assert len(done.versions_of_exported) == 1
    assert _versions(here) == ["i kopian"]


def test_a_version_and_a_set_that_are_there_twice_come_in_once_and_are_told_once(
    here: Services, tmp_path: Path
) -> None:
    name = "20260301T101500.000000Z_1w_100b_saved.json"
    version = write_report_json(saying("före"))
    files = {f"reports/versions/{ONE}/{number:06}_{name}": version for number in (3, 4)}
    here.library.history.save(saying("här"))
    files |= {f"forms/{one}.toml": newer_set().encode() for one in ("a", "b")}
    kopia = _kopia(tmp_path, files)
    expected = taking_in(kopia, here).look()
    assert (expected.versions, expected.sets) == (1, 1)
    assert taking_in(kopia, here).take_in() == expected
    assert sorted(_versions(here)) == ["före", "här"]


# Refused whole.


@pytest.mark.parametrize(
    "path",
    [
        *(f"reports/open/{ONE}.json", "reports/index/a.json"),
        *("reports/open/a/b.json", "running/here/1", "a.json", "forms/a.txt", "forms/a/b.toml"),
        *("reports/a.json", "reports/drafts/a/b/c.json", "reports/drafts/a.exe", "Words.txt"),
    ],
)
def test_what_the_program_does_not_keep_is_refused(
    path: str, here: Services, tmp_path: Path
) -> None:
    kopia = _kopia(tmp_path, {"words.txt": b"ord\n", path: b"{}"})
    with pytest.raises(BackupFileError) as refused:
        taking_in(kopia, here).take_in()
    assert refused.value.code is FormatErrorCode.BACKUP_DAMAGED
    assert not here.user.root.exists()


def test_a_fault_in_the_last_file_is_found_before_the_first_is_taken(
    here: Services, tmp_path: Path
) -> None:
    files = {f"reports/drafts/{ONE}.json": write_report_json(saying("a")), "words.txt": b"ord"}
    data = bytearray(backup_of(files))
    data[data.index(b"words.txt") + 12] ^= 1
    (tmp_path / "kopia.zip").write_bytes(data)
    with pytest.raises(BackupFileError):
        taking_in(tmp_path / "kopia.zip", here).take_in()
    assert not here.user.root.exists()


def test_whatever_settings_and_sending_log_say_it_does_no_harm(
    here: Services, tmp_path: Path
) -> None:
    here.library.save(_sent("skickad"))
    deep = b'{"a":' * 9_000
    hostile = [deep, b"[" * 90_000, b"null", b"[]", b"\xff\xfe", json.dumps({"a": "x"}).encode()]
    for number, data in enumerate(hostile):
        files = {"settings.json": data, f"reports/dispatched/{ONE}_r1.json": data}
        taking_in(_kopia(tmp_path, files), here).take_in()
        assert here.settings.value("a") == ("x" if number == len(hostile) - 1 else None)


def test_it_can_be_stopped_and_gone_on_with(there: Services, here: Services) -> None:
    for number in range(5):
        there.library.save(saying("utkast").model_copy(update={"report_id": UUID(int=number + 1)}))
    path = backup(there)

    class Stopping(Disk):
        files = 0

        def create(self, path: Path, mode: int) -> int:
            self.files += 1
            if self.files == 3:
                stopped.stop()
            return super().create(path, mode)

    stopped = taking_in(path, here, Stopping())
    with pytest.raises(StoppedWaitingError):
        stopped.take_in()
    assert 0 < len(_drafts(here)) < 5
    take_in(path, here)
    assert _all(here) == _all(there)


def test_one_that_is_not_there_is_refused_with_a_sentence(here: Services, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="den finns inte"):
        taking_in(tmp_path / "ingen.zip", here).look()
