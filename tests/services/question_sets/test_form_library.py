"""Question sets by file: what they are, installed, refused with place and reason, taken away."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from app.formats.errors import FormFileError
from app.model.form_changes import FormChangeKind, form_changes
from app.model.report import ReportStatus
from app.services.catalog import Catalog, load_catalog
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.question_sets.form_library import FormLibrary, SetStatus
from app.services.report_context import ReportContext
from app.storage.disk import Disk
from app.storage.errors import StorageError
from app.storage.form_store import FormStore
from tests.support.example_report import paragraph
from tests.support.failing import disks_failing_in_turn
from tests.support.question_sets import (
    ADDED,
    DROPPED,
    FORMS,
    REWORDED,
    SHIPPED,
    edited,
    install,
    newer_set,
    on_offer,
    set_file,
)
from tests.support.reports import library_in, whole_report
from tests.support.terms import a_term
from tests.support.workplace import Clock

AUDIENCE = 'audience = { types = ["stadsdelsnamnd"] }'


# What a file is.


def test_a_newer_version_says_what_it_changes(sets: FormLibrary, tmp_path: Path) -> None:
    found = sets.look(set_file(tmp_path, newer_set()))
    assert (found.status, found.used) == (SetStatus.NEWER, True)
    assert found.before is not None
    assert found.before.version == 1
    assert found.before.recipient != found.form.recipient
    kinds = {
        (change.kind, change.question_id or change.field)
        for change in form_changes(found.before, found.form)
    }
    assert kinds == {
        (FormChangeKind.REWORDED, REWORDED),
        (FormChangeKind.DROPPED, DROPPED),
        (FormChangeKind.ADDED, ADDED),
    }


def test_to_look_changes_nothing(sets: FormLibrary, catalog: Catalog, tmp_path: Path) -> None:
    sets.look(set_file(tmp_path, newer_set()))
    assert on_offer(catalog) == ("stadsdelsnamnd", 1)
    assert not (tmp_path / "data").exists()


def test_what_is_installed_already_is_told(sets: FormLibrary, tmp_path: Path) -> None:
    assert sets.look(set_file(tmp_path, SHIPPED)).status is SetStatus.INSTALLED
    commented = "# En kommentar ändrar inget.\n" + SHIPPED.replace("\n", "\r\n")
    assert sets.look(set_file(tmp_path, commented)).status is SetStatus.INSTALLED


def test_an_older_version_is_told(sets: FormLibrary, tmp_path: Path) -> None:
    install(sets, tmp_path, newer_set(version=3))
    found = sets.look(set_file(tmp_path, newer_set(version=2)))
    assert (found.status, found.used) == (SetStatus.OLDER, False)
    assert found.before is not None
    assert found.before.version == 1


def test_a_set_of_its_own_is_compared_with_what_its_committees_have(
    sets: FormLibrary, tmp_path: Path
) -> None:
    own_id = ('id = "stadsdelsnamnd"', 'id = "bara-farsta"')
    named = (AUDIENCE, 'audience = { committees = ["farsta"] }')
    found = sets.look(set_file(tmp_path, edited(own_id, named, version=1)))
    assert (found.status, found.used) == (SetStatus.NEW, True)
    assert found.before is not None
    assert found.before.id == "stadsdelsnamnd"
    board = (AUDIENCE, 'audience = { types = ["bolagsstyrelse"] }')
    assert sets.look(set_file(tmp_path, edited(own_id, board))).before is None
    mixed = (AUDIENCE, 'audience = { committees = ["farsta", "kulturnamnden"] }')
    assert sets.look(set_file(tmp_path, edited(own_id, mixed))).before is None


def test_a_set_that_others_go_before_is_not_used(sets: FormLibrary, tmp_path: Path) -> None:
    begins_earlier = edited(('id = "stadsdelsnamnd"', 'id = "a"'), version=1)
    # Of the same term the newer version is on offer, and then the id that comes last.
    assert not sets.look(set_file(tmp_path, begins_earlier)).used
    last_year = edited(('"2022-T1"', '"2099-VB"'), version=2)
    assert sets.look(set_file(tmp_path, last_year)).used


# Installed.


def test_a_set_is_installed_to_the_byte(
    sets: FormLibrary, catalog: Catalog, own: Path, tmp_path: Path
) -> None:
    file = set_file(tmp_path, "# Från kontoret\n" + newer_set().replace("\n", "\r\n"))
    path = sets.install(sets.look(file))
    assert path == own / "stadsdelsnamnd_v2.toml"
    assert path.read_bytes() == file.read_bytes()
    assert on_offer(catalog) == ("stadsdelsnamnd", 2)
    assert on_offer(load_catalog(*catalog.folders)) == ("stadsdelsnamnd", 2), "also the next time"


def test_the_newest_version_is_on_offer_in_whatever_order_they_come(
    sets: FormLibrary, catalog: Catalog, tmp_path: Path
) -> None:
    for version in (3, 2, 11):
        install(sets, tmp_path, newer_set(version=version))
        assert on_offer(catalog)[1] == max(version, 3)


def test_a_later_term_has_the_later_set(
    sets: FormLibrary, catalog: Catalog, tmp_path: Path
) -> None:
    install(sets, tmp_path, edited(('"2022-T1"', '"2023-T1"')))
    assert on_offer(catalog) == ("stadsdelsnamnd", 1)
    assert on_offer(catalog, a_term("2023-T1")) == ("stadsdelsnamnd", 2)


def test_everybody_who_has_the_catalog_knows(
    sets: FormLibrary, catalog: Catalog, tmp_path: Path
) -> None:
    held, register = catalog, catalog.register
    install(sets, tmp_path, newer_set())
    assert [form.version for form in held.forms if form.id == "stadsdelsnamnd"] == [1, 2]
    assert held.register is register


def test_what_was_looked_at_is_judged_again_when_it_is_installed(
    sets: FormLibrary, catalog: Catalog, own: Path, tmp_path: Path
) -> None:
    found = sets.look(set_file(tmp_path, newer_set()))
    # Another window installs another set of that version meanwhile.
    other = FormLibrary(load_catalog(FORMS, own), FORMS, FormStore(own))
    install(other, tmp_path, edited())
    with pytest.raises(FormFileError, match="med annat innehåll"):
        sets.install(found)
    assert DROPPED in {q.id for q in catalog.forms[-1].questions()}


def test_a_file_with_another_set_in_it_is_not_written_over(
    sets: FormLibrary, own: Path, tmp_path: Path
) -> None:
    by_hand = set_file(own, newer_set(version=7), "stadsdelsnamnd_v2.toml")
    before = by_hand.read_bytes()
    with pytest.raises(FormFileError, match="Flytta den först"):
        install(sets, tmp_path, newer_set())
    assert by_hand.read_bytes() == before


def test_a_damaged_file_is_mended_by_installing_it_again(
    sets: FormLibrary, catalog: Catalog, own: Path, tmp_path: Path
) -> None:
    install(sets, tmp_path, newer_set()).write_text("schema = \n", "utf-8")
    catalog.renew()
    assert (on_offer(catalog), len(catalog.refused)) == (("stadsdelsnamnd", 1), 1)
    install(sets, tmp_path, newer_set())
    assert (on_offer(catalog), catalog.refused) == (("stadsdelsnamnd", 2), ())


def test_a_disk_that_refuses_leaves_a_whole_set_or_none(tmp_path: Path) -> None:
    outcomes = set()
    file = set_file(tmp_path, newer_set())
    for disk in disks_failing_in_turn():
        own = tmp_path / str(disk.fails_at)
        sets = FormLibrary(load_catalog(FORMS, own), FORMS, FormStore(own, disk))
        try:
            sets.install(sets.look(file))
        except StorageError:
            outcomes.add("refused")
            versions = {1, 2}
        else:
            outcomes.add("installed")
            versions = {2}
        fresh = load_catalog(FORMS, own)
        assert fresh.refused == ()
        assert on_offer(fresh)[1] in versions
    assert outcomes == {"refused", "installed"}


def test_a_catalog_that_cannot_be_read_anew_stays_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "bundled"
    shutil.copytree(FORMS, folder)
    catalog = load_catalog(folder)
    before = catalog.forms
    (folder / "fackforvaltning.toml").write_text("x", "utf-8")
    with pytest.raises(FormFileError):
        catalog.renew()
    assert catalog.forms == before
    made = Catalog(catalog.register, before)
    made.renew()
    assert made.forms == before


# Taken away.


def test_only_the_users_own_sets_can_go(
    sets: FormLibrary, catalog: Catalog, own: Path, tmp_path: Path
) -> None:
    install(sets, tmp_path, newer_set())
    listed = {(one.form.id, one.form.version): one for one in sets.installed()}
    assert [key for key, one in listed.items() if one.path] == [("stadsdelsnamnd", 2)]
    with pytest.raises(ValueError, match="comes with the program"):
        sets.remove(listed["stadsdelsnamnd", 1])
    sets.remove(listed["stadsdelsnamnd", 2])
    assert list(own.iterdir()) == []
    assert on_offer(catalog) == ("stadsdelsnamnd", 1)


def test_a_set_that_lies_there_twice_goes_whole(
    sets: FormLibrary, catalog: Catalog, own: Path, tmp_path: Path
) -> None:
    install(sets, tmp_path, newer_set())
    set_file(own, newer_set(), "egen.toml")
    catalog.renew()
    (mine,) = (one for one in sets.installed() if one.path)
    sets.remove(mine)
    assert on_offer(catalog) == ("stadsdelsnamnd", 1)


def test_nothing_outside_the_folder_is_taken_away(own: Path, tmp_path: Path) -> None:
    outside = set_file(tmp_path, newer_set())
    with pytest.raises(ValueError, match="is not in"):
        FormStore(own, Disk()).remove(outside)
    assert outside.exists()


def test_what_follows_is_told_before_a_set_is_taken_away(
    sets: FormLibrary, catalog: Catalog, tmp_path: Path
) -> None:
    install(sets, tmp_path, newer_set())
    library = library_in(tmp_path)
    form = catalog.forms[-1]
    draft = whole_report().model_copy(
        update={"form": form.reference(), "status": ReportStatus.DRAFT}
    )
    draft = draft.with_answer(draft.answers[0].model_copy(update={"blocks": (paragraph("A"),)}))
    library.save(draft)
    found = sets.dependent_reports(form, library)
    assert [report.report_id for report in found.drafts] == [draft.report_id]
    assert (found.submitted, found.movable) == ((), 1)
    other = next(one for one in catalog.forms if one.id == "fackforvaltning")
    assert sets.dependent_reports(other, library).drafts == ()


# Those who read files.


def test_a_process_that_reads_files_knows_a_set_that_was_just_installed(
    sets: FormLibrary, catalog: Catalog, tmp_path: Path
) -> None:
    install(sets, tmp_path, newer_set())
    text = tmp_path / "svar.txt"
    text.write_text(
        "Vilka företag har etablerat sig i området under 2022?\nTre butiker.\n", "utf-8"
    )
    with GuardedReader(ReportContext(catalog, Clock(), uuid4, "1.0")) as reader:
        report = reader.read(text).opened.report
    assert (report.form.version, report.answer(ADDED).plain) == (2, "Tre butiker.")
