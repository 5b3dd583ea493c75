"""Checking the files of question sets: against the catalog, and against each other."""

from pathlib import Path

import pytest

from app.paths import bundled_data
from app.services.catalog import Catalog
from app.services.question_sets.form_checker import FormRemark, check_forms

FORMS = bundled_data().forms
EXAMPLE = bundled_data().resources / "form.example.toml"
SHIPPED = [*sorted(FORMS.glob("*.toml")), EXAMPLE]
SET = (FORMS / "stadsdelsnamnd.toml").read_text("utf-8")


def _file(folder: Path, *changes: tuple[str, str], name: str = "egen.toml") -> Path:
    text = SET
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def _told(remarks: list[FormRemark]) -> list[tuple[int | None, str, str]]:
    return [(remark.line, remark.kind, remark.code) for remark in remarks]


def _line(path: Path, text: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    "path", [*sorted(FORMS.glob("*.toml")), EXAMPLE], ids=lambda p: str(p.name)
)
def test_there_is_nothing_to_say_of_what_is_shipped(catalog: Catalog, path: Path) -> None:
    assert check_forms([path], catalog) == []


def test_all_shipped_files_together_are_well(catalog: Catalog) -> None:
    assert check_forms(SHIPPED, catalog) == []


def test_all_that_the_reader_refuses_is_told_with_its_lines(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = _file(
        tmp_path,
        ("version = 1", "version = 0"),
        ('"dialog-foretag"', '"svart-ekonomi"'),
        ("{year} som", "{yaer} som"),
    )
    assert _told(check_forms([path], catalog)) == [
        (3, "error", "refused"),
        (_line(path, "preamble"), "error", "refused"),
        (_line(path, "Dialog med företag") - 1, "error", "refused"),
    ]


def test_a_file_that_cannot_be_read_is_told(catalog: Catalog, tmp_path: Path) -> None:
    (remark,) = check_forms([tmp_path / "ingen.toml"], catalog)
    assert (remark.line, remark.kind, remark.code) == (None, "error", "cannot-be-read")


def test_what_is_wrong_with_the_whole_file_has_no_line(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "stor.toml"
    path.write_bytes(b"#" * 1_000_001)
    (remark,) = check_forms([path], catalog)
    assert (remark.kind, remark.line) == ("error", None)


def test_a_key_with_too_many_parts_has_its_line(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "djup.toml"
    path.write_text(f"# Frågor\n{'a.' * 30}a = 1\n", "utf-8")
    (remark,) = check_forms([path], catalog)
    assert (remark.kind, remark.line, remark.place) == ("error", 2, "")


def test_an_audience_that_nobody_knows_is_told_for_each(catalog: Catalog, tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        ('"stadsdelsnamnd"\n', '"egen"\n'),
        ('["stadsdelsnamnd"]', '["stadsdel", "stadsdelsnamnd"], committees = ["nmd"]'),
    )
    remarks = check_forms([path], catalog)
    line = _line(path, "audience")
    assert _told(remarks) == [(line, "error", "unknown-audience")] * 2
    assert [remark.place for remark in remarks] == ["audience.types[0]", "audience.committees[0]"]


def test_other_content_under_the_same_number_is_told(catalog: Catalog, tmp_path: Path) -> None:
    path = _file(tmp_path, ("Övriga upplysningar", "Övrigt"))
    assert _told(check_forms([path], catalog)) == [(3, "error", "version-taken")]
    one = _file(tmp_path, ('"stadsdelsnamnd"\n', '"ny"\n'), name="ett.toml")
    two = _file(
        tmp_path, ('"stadsdelsnamnd"\n', '"ny"\n'), ("Övriga upp", "Andra upp"), name="tva.toml"
    )
    told = check_forms([one, two], catalog)
    assert [(remark.file, remark.code) for remark in told] == [
        (str(one), "version-taken"),
        (str(two), "version-taken"),
    ]
    assert check_forms([one], catalog) == check_forms([one, one], catalog) == []


def test_an_address_that_nothing_is_sent_to_is_told(catalog: Catalog, tmp_path: Path) -> None:
    named = ("version = 1", 'version = 2\nrecipient = "näringsliv@stockholm.se"')
    path = _file(tmp_path, named)
    assert _told(check_forms([path], catalog)) == [(4, "error", "unusable-recipient")]
    assert (
        check_forms([_file(tmp_path, ("version = 1", named[1].replace("ä", "a")))], catalog) == []
    )


def test_comments_make_no_other_content(catalog: Catalog, tmp_path: Path) -> None:
    assert check_forms([_file(tmp_path, ("version = 1", "version = 1 # först"))], catalog) == []


def test_a_new_version_is_compared_with_the_one_in_use(catalog: Catalog, tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        ("version = 1", "version = 2"),
        ('id = "svart-ekonomi"', 'id = "ekonomisk-brottslighet"'),
    )
    (remark,) = check_forms([path], catalog)
    assert (remark.kind, remark.code) == ("advice", "reworded-with-new-id")
    assert remark.line == _line(path, '"ekonomisk-brottslighet"')


def test_a_new_version_is_compared_with_the_one_just_before_it(
    catalog: Catalog, tmp_path: Path
) -> None:
    second = _file(
        tmp_path,
        ("version = 1", "version = 2"),
        ('id = "svart-ekonomi"', 'id = "ny"\nreplaces = ["svart-ekonomi"]'),
        name="2.toml",
    )
    third = _file(
        tmp_path,
        ("version = 1", "version = 3"),
        ('id = "svart-ekonomi"', 'id = "ny"'),
        name="3.toml",
    )
    assert check_forms([second, third], catalog) == []
    assert [remark.code for remark in check_forms([third], catalog)] == ["reworded-with-new-id"]


def test_ids_of_the_other_sets_may_be_replaced(catalog: Catalog, tmp_path: Path) -> None:
    replaces = 'replaces = ["kulturella-kreativa-naringar"]\nid = "svart-ekonomi"'
    path = _file(tmp_path, ("version = 1", "version = 2"), ('id = "svart-ekonomi"', replaces))
    assert check_forms([path], catalog) == []


def test_a_register_is_read_and_has_its_lines(catalog: Catalog, tmp_path: Path) -> None:
    text = (FORMS / "register.toml").read_text("utf-8")
    path = tmp_path / "register.toml"
    path.write_text(text.replace('id = "farsta"', 'id = "bromma"'), "utf-8")
    (remark,) = check_forms([path], catalog)
    assert remark.line == _line(path, "Farsta stadsdelsnämnd") - 1


def _hiding(remarks: list[FormRemark]) -> list[str]:
    return [one.message for one in remarks if one.code == "hides-another"]


def test_a_set_that_hides_another_of_its_survey_is_told(catalog: Catalog, tmp_path: Path) -> None:
    whose = 'types = ["stadsdelsnamnd"]', 'committees = ["farsta", "bromma"]'
    extra = ('id = "stadsdelsnamnd"', 'id = "extra"'), whose, ('"2022-T1"', '"2023-T1"')
    (told,) = _hiding(check_forms([_file(tmp_path, *extra)], catalog))
    assert told == (
        "För Bromma stadsdelsnämnd och Farsta stadsdelsnämnd gäller den här i stället för "
        "”Uppföljningsrapport näringsliv” (stadsdelsnamnd version 1), från tertialrapport 1 2023: "
        "båda hör till uppföljningen ”naringsliv”. Ska båda besvaras ger du den här en "
        "egen uppföljning (survey)."
    )
    own = *extra, ('survey = "naringsliv"', 'survey = "extra"')
    assert _hiding(check_forms([_file(tmp_path, *own)], catalog)) == []
    unnamed = *extra, ('survey = "naringsliv"\n', "")
    assert len(_hiding(check_forms([_file(tmp_path, *unnamed)], catalog))) == 1


def test_many_who_are_asked_otherwise_are_counted(catalog: Catalog, tmp_path: Path) -> None:
    path = _file(tmp_path, ('id = "stadsdelsnamnd"', 'id = "ny"'), ('"2022-T1"', '"2023-T2"'))
    (told,) = _hiding(check_forms([path], catalog))
    assert "och 7 till gäller den här i stället" in told


def test_a_new_version_hides_the_one_before_it_as_it_should(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = _file(tmp_path, ("version = 1", "version = 2"))
    assert _hiding(check_forms([path], catalog)) == []
