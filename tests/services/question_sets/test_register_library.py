"""A register from a file is looked at, installed, and taken away again."""

from pathlib import Path

import pytest

from app.formats.errors import FormFileError
from app.services.catalog import Catalog, load_catalog
from app.services.first_words import REGISTER
from app.services.question_sets.form_library import FormLibrary, SetStatus
from app.services.question_sets.register_library import RegisterFile, RegisterLibrary
from tests.support.question_sets import FORMS, SHIPPED, edited, set_file
from tests.support.registers import (
    SHIPPED_REGISTER,
    another_city,
    changed_register,
    newer_register,
    register_file,
)


@pytest.fixture
def registers(sets: FormLibrary) -> RegisterLibrary:
    return sets.registers


def _look(registers: RegisterLibrary, folder: Path, text: str) -> RegisterFile:
    found = registers.look(register_file(folder, text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (SHIPPED_REGISTER, SetStatus.INSTALLED),
        (newer_register(), SetStatus.NEWER),
        (another_city(), SetStatus.NEW),
    ],
)
def test_it_is_compared_with_the_one_that_is_here(
    registers: RegisterLibrary, tmp_path: Path, text: str, status: SetStatus
) -> None:
    found = _look(registers, tmp_path, text)
    assert found.status is status
    assert (found.changes == ()) is (status is SetStatus.INSTALLED)
    # All sets of the program are asked of committees that another city does not have.
    assert len(found.unused) == (4 if status is SetStatus.NEW else 0)


def test_what_is_no_register_is_left_to_others(registers: RegisterLibrary, tmp_path: Path) -> None:
    assert registers.look(set_file(tmp_path, SHIPPED)) is None
    assert registers.look(set_file(tmp_path, "x = ")) is None


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('office = "stadsledningskontoret"\n', ""), "office: saknas"),
        (('type = "stadsdelsnamnd"', 'type = "okand"'), "typen ”okand” finns inte"),
        (('code = "T1"', "code = T1"), "text ska stå mellan citattecken"),
    ],
)
def test_a_broken_one_is_refused(
    registers: RegisterLibrary, tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    with pytest.raises(FormFileError, match=says):
        _look(registers, tmp_path, changed_register(change))


def test_the_same_version_with_other_content_is_refused(
    registers: RegisterLibrary, tmp_path: Path
) -> None:
    with pytest.raises(FormFileError, match="version 1 finns redan, med annat innehåll"):
        _look(registers, tmp_path, changed_register(("Farsta stads", "Nya stads"), version=1))


def test_it_is_in_use_from_the_next_start_until_it_is_removed(
    registers: RegisterLibrary, catalog: Catalog, own: Path, tmp_path: Path
) -> None:
    shipped = registers.installed()
    assert (shipped.path, shipped.in_use) == (None, True)
    path = registers.install(_look(registers, tmp_path, newer_register()))
    assert path.read_text("utf-8") == newer_register()
    installed = registers.installed()
    assert (installed.register.version, installed.path) == (2, own / REGISTER)
    assert not installed.in_use
    assert catalog.register == shipped.register
    assert load_catalog(FORMS, own).register == installed.register
    older = _look(registers, tmp_path, SHIPPED_REGISTER)
    assert older.status is SetStatus.OLDER
    registers.remove()
    assert registers.installed() == shipped
    assert load_catalog(FORMS, own).register == shipped.register


def test_one_that_is_damaged_on_the_disk_is_as_none(registers: RegisterLibrary, own: Path) -> None:
    register_file(own, "id =", REGISTER)
    assert registers.installed().path is None


def test_it_is_no_question_set(sets: FormLibrary, own: Path) -> None:
    register_file(own, newer_register(), REGISTER)
    assert all(one.path is None for one in sets.installed())


def test_sets_may_be_installed_before_the_register_they_come_with_is_in_use(
    registers: RegisterLibrary, sets: FormLibrary, catalog: Catalog, own: Path, tmp_path: Path
) -> None:
    text = edited(
        ('id = "stadsdelsnamnd"', 'id = "miljo"'),
        ('survey = "naringsliv"\n', ""),
        ('types = ["stadsdelsnamnd"]', 'types = ["styrelse"]'),
        ('periods = ["T1", "T2", "VB"]', 'periods = ["HALV"]'),
        ('"2022-T1"', '"2022-HALV"'),
    )
    path = set_file(tmp_path, text)
    with pytest.raises(FormFileError):
        sets.look(path)
    registers.install(_look(registers, tmp_path / "mejl", another_city()))
    found = sets.look(path)
    assert (found.form.survey, found.used) == ("miljo", True)
    sets.install(found)
    assert (len(catalog.forms), catalog.refused) == (4, ())
    after = load_catalog(FORMS, own)
    assert [(form.id, form.survey) for form in after.forms] == [("miljo", "miljo")]
    assert after.refused == ()
