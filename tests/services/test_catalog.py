"""Which question set a committee answers, and what is said where there is none."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.formats.errors import FormFileError
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import CommitteeRef, ReportStatus
from app.model.term import Term
from app.paths import bundled_data
from app.services.catalog import Catalog, load_catalog
from app.services.errors import NoFormError, ServiceErrorCode, UnknownCommitteeError
from app.services.first_words import REGISTER
from tests.support import terms
from tests.support.question_sets import edited, set_file
from tests.support.registers import another_city, newer_register, register_file
from tests.support.reports import whole_report
from tests.support.small_form import small_form
from tests.support.terms import a_register, a_term

FORMS = bundled_data().forms
TERMS = [Term(year=year, period=period) for year in (2022, 2023, 2026) for period in terms.PERIODS]
BOARD = Committee(id="bolaget", name="Bolaget", administration="AB", type="bolagsstyrelse")


def _expected(committee: Committee, term: Term) -> str:
    if committee.type == "stadsdelsnamnd":
        return "stadsdelsnamnd"
    if committee.id == "kulturnamnden":
        return "kulturnamnden-vb" if term.period is terms.VB else "kulturnamnden-tertial"
    return "fackforvaltning"


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_every_committee_of_a_term_has_its_set(catalog: Catalog, term: Term) -> None:
    for committee in catalog.register.existing_in(term):
        assert catalog.form_for(committee, term).id == _expected(committee, term)


def test_a_board_has_no_set_until_one_is_installed(catalog: Catalog) -> None:
    term = a_term("2022-T1")
    with pytest.raises(NoFormError, match="Be den som skickar ut dem om en fil"):
        catalog.form_for(BOARD, term)
    own = small_form(id="bolag", audience={"types": ["bolagsstyrelse"]})
    installed = Catalog(catalog.register, [*catalog.forms, own])
    assert installed.form_for(BOARD, term) == own.in_survey("naringsliv")


def test_there_is_no_set_before_the_first_term(catalog: Catalog) -> None:
    committee = catalog.register.committees[0]
    with pytest.raises(NoFormError, match="verksamhetsberättelse 2021"):
        catalog.form_for(committee, a_term("2021-VB"))


def _chosen(catalog: Catalog, *forms: FormDefinition) -> tuple[str, int]:
    committee = catalog.register.get("bromma")
    assert committee is not None
    chosen = {
        (form.id, form.version)
        for order in (forms, forms[::-1])
        for form in [Catalog(catalog.register, order).form_for(committee, a_term("2023-T1"))]
    }
    assert len(chosen) == 1, "the order of the files decides"
    return chosen.pop()


def test_a_set_for_named_committees_goes_before_a_newer_one_for_their_type(
    catalog: Catalog,
) -> None:
    named = small_form(id="egen", audience={"committees": ["bromma"]}, valid_from="2022-T1")
    newer = small_form(id="nyare", valid_from="2023-T1")
    assert _chosen(catalog, named, newer) == ("egen", 1)


def test_a_set_for_another_committee_is_not_on_offer(catalog: Catalog) -> None:
    other = small_form(id="annan", audience={"committees": ["farsta"]}, valid_from="2023-T1")
    assert _chosen(catalog, other, small_form()) == ("prov", 1)


def test_the_newest_set_is_on_offer(catalog: Catalog) -> None:
    assert _chosen(catalog, small_form(), small_form(id="ny", valid_from="2022-VB")) == ("ny", 1)
    assert _chosen(catalog, small_form(), small_form(version=2)) == ("prov", 2)


def test_a_set_that_begins_later_or_has_ended_is_not_on_offer(catalog: Catalog) -> None:
    later = small_form(id="sen", valid_from="2023-T2")
    ended = small_form(id="slut", valid_from="2022-VB", valid_until="2022-VB")
    assert _chosen(catalog, later, ended, small_form()) == ("prov", 1)


def test_a_committee_is_found_in_its_terms(catalog: Catalog) -> None:
    assert catalog.committee("norrmalm", a_term("2023-T1")).name == "Norrmalms stadsdelsnämnd"


@pytest.mark.parametrize(
    ("committee_id", "term", "says"),
    [
        ("okand", "2022-T1", "Nämnden ”okand” finns inte i registret"),
        ("norrmalm", "2023-T2", "Välj Norra innerstadens stadsdelsnämnd i stället"),
        (
            "jarva",
            "2022-T2",
            r"Järva stadsdelsnämnd finns inte .* 2022\. Välj Rinkeby",
        ),
    ],
)
def test_a_committee_that_is_not_there_is_told(
    catalog: Catalog, committee_id: str, term: str, says: str
) -> None:
    with pytest.raises(UnknownCommitteeError, match=says):
        catalog.committee(committee_id, a_term(term))


def test_the_set_of_a_report_is_the_very_same(catalog: Catalog) -> None:
    assert catalog.form_of(whole_report()).id == "stadsdelsnamnd"


def test_a_reworded_set_is_another_one(catalog: Catalog) -> None:
    report = whole_report()
    other = report.form.model_copy(update={"sha256": "0" * 64})
    with pytest.raises(NoFormError, match=r"”.*”, version 1\) finns inte här. Be om filen"):
        catalog.form_of(report.model_copy(update={"form": other}))
    unknown = other.model_copy(update={"id": "annan"})
    with pytest.raises(NoFormError, match="svarar på finns inte här"):
        catalog.form_of(report.model_copy(update={"form": unknown}))


@pytest.mark.parametrize("answers", [slice(1, None), slice(None, None, -1), slice(0, 0)])
def test_a_report_without_the_answers_of_its_set_is_refused(
    catalog: Catalog, answers: slice
) -> None:
    report = whole_report()
    with pytest.raises(NoFormError):
        catalog.form_of(report.model_copy(update={"answers": report.answers[answers]}))


# Reading the folders.


def _folder(path: Path, files: Iterable[str] = ("register", "stadsdelsnamnd")) -> Path:
    path.mkdir()
    for name in files:
        shutil.copy(FORMS / f"{name}.toml", path)
    return path


def test_the_users_own_sets_come_beside_those_of_the_program(tmp_path: Path) -> None:
    first = _folder(tmp_path / "a")
    second = _folder(tmp_path / "b", ["fackforvaltning"])
    catalog = load_catalog(first, second)
    assert [form.id for form in catalog.forms] == ["fackforvaltning", "stadsdelsnamnd"]
    assert len(catalog.register.committees) == 30
    assert load_catalog(*catalog.folders).forms == catalog.forms
    assert len(load_catalog(first, tmp_path / "ingen").forms) == 1


def test_only_toml_files_are_read(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "a")
    (folder / "README.md").write_text("Läs mig.", "utf-8")
    assert len(load_catalog(folder).forms) == 1


def test_a_broken_file_is_refused_by_name(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "a")
    (folder / "egen.toml").write_text("schema = \n", "utf-8")
    with pytest.raises(FormFileError, match=r"egen\.toml: rad 1"):
        load_catalog(folder)


def test_no_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormFileError, match="registret saknas"):
        load_catalog(_folder(tmp_path / "a", ["stadsdelsnamnd"]))


def test_a_broken_file_of_the_users_takes_nothing_with_it(tmp_path: Path) -> None:
    own = _folder(tmp_path / "b", ["fackforvaltning"])
    (own / "egen.toml").write_text("schema = \n", "utf-8")
    catalog = load_catalog(_folder(tmp_path / "a"), own)
    assert [form.id for form in catalog.forms] == ["fackforvaltning", "stadsdelsnamnd"]
    (refused,) = catalog.refused
    assert str(refused).startswith(f"{own / 'egen.toml'}: rad 1")


def test_a_file_of_the_users_that_is_too_large_takes_nothing_with_it(tmp_path: Path) -> None:
    own = _folder(tmp_path / "b", ["fackforvaltning"])
    (own / "stor.toml").write_bytes(b"#" * 1_100_000)
    catalog = load_catalog(_folder(tmp_path / "a"), own)
    assert len(catalog.forms) == 2
    assert [str(error) for error in catalog.refused] == [
        "stor.toml är för stor. Välj en annan fil."
    ]


def test_a_second_register_is_refused(tmp_path: Path) -> None:
    own = _folder(tmp_path / "b", ["register"])
    (own / "register.toml").rename(own / "annat.toml")
    (refused,) = load_catalog(_folder(tmp_path / "a"), own).refused
    assert "det finns redan ett register" in str(refused)


def test_the_same_set_in_both_folders_is_one(tmp_path: Path) -> None:
    catalog = load_catalog(_folder(tmp_path / "a"), _folder(tmp_path / "b", ["stadsdelsnamnd"]))
    assert (len(catalog.forms), catalog.refused) == (1, ())


def test_another_set_with_its_id_and_version_is_refused(tmp_path: Path) -> None:
    own = _folder(tmp_path / "b", ["stadsdelsnamnd"])
    file = own / "stadsdelsnamnd.toml"
    file.write_text(file.read_text("utf-8").replace("Växla upp", "Växla ner"), "utf-8")
    catalog = load_catalog(_folder(tmp_path / "a"), own)
    (refused,) = catalog.refused
    assert "stadsdelsnamnd version 1 finns redan, med annat innehåll" in str(refused)
    assert catalog.forms[0].question("vaxla-upp-stockholm").text.count("Växla upp") == 1


def test_an_empty_register_is_a_register() -> None:
    assert Catalog(a_register(types=(), committees=()), []).forms == ()


# Several surveys.


def _farsta(catalog: Catalog) -> Committee:
    committee = catalog.register.get("farsta")
    assert committee is not None
    return committee


def _with_climate(catalog: Catalog, **changes: object) -> tuple[Catalog, FormDefinition]:
    climate = small_form(id="klimat", survey="klimat", short_title="Klimatrapport", **changes)
    return Catalog(catalog.register, [*catalog.forms, climate]), climate


def test_the_set_of_each_survey_is_on_offer(catalog: Catalog) -> None:
    both, climate = _with_climate(catalog)
    farsta, term = _farsta(both), a_term("2022-T1")
    ordinary = catalog.form_for(farsta, term)
    assert both.forms_for(farsta, term) == (climate, ordinary)
    assert both.form_for(farsta, term, "klimat") == climate
    assert both.form_for(farsta, term, "naringsliv") == ordinary
    with pytest.raises(NoFormError, match=r"klimat \(”Klimatrapport”\), naringsliv") as error:
        both.form_for(farsta, term)
    assert error.value.code is ServiceErrorCode.SEVERAL_SURVEYS
    with pytest.raises(NoFormError, match="”idrott” har inga frågor för Farsta"):
        both.form_for(farsta, term, "idrott")


def test_a_set_that_names_no_survey_is_of_the_one_that_the_register_names(
    catalog: Catalog,
) -> None:
    unnamed = Catalog(catalog.register, [small_form()])
    assert [form.survey for form in unnamed.forms] == ["naringsliv"]
    assert {form.survey for form in catalog.forms} == {"naringsliv"}


def test_a_draft_is_moved_within_its_survey_only(catalog: Catalog) -> None:
    both, climate = _with_climate(catalog)
    draft = whole_report().model_copy(
        update={
            "committee": CommitteeRef.to(_farsta(both)),
            "term": a_term("2022-T1"),
            "form": climate.reference(),
            "status": ReportStatus.DRAFT,
        }
    )
    assert both.set_to_move_to(draft) is None
    newer = climate.model_copy(update={"version": 2, "heading": "Nyare"})
    assert Catalog(catalog.register, [*both.forms, newer]).set_to_move_to(draft) == newer
    # Whatever it was of, nobody can say which of the two it should be.
    unknown = draft.model_copy(update={"form": climate.reference().model_copy(update={"id": "x"})})
    assert both.set_to_move_to(unknown) is None


def test_a_shipped_set_that_was_installed_before_there_were_surveys_is_the_same(
    tmp_path: Path,
) -> None:
    text = (FORMS / "stadsdelsnamnd.toml").read_text("utf-8")
    (tmp_path / "egen.toml").write_text(text.replace('survey = "naringsliv"\n', ""), "utf-8")
    assert load_catalog(FORMS, tmp_path).refused == ()
    assert load_catalog(FORMS, tmp_path).forms == load_catalog(FORMS).forms


_SHIPPED = {
    "fackforvaltning": "a67b95acdadec0eddba5d1c58e6409f12a22b77455f7a9fa666de977409721c1",
    "kulturnamnden-tertial": "7240d2a14f63bc553b3b12d3f6749ccf683762684911b8db1866f715d8231e89",
    "kulturnamnden-vb": "9b10144660206d73da9404ca3ec26da453e32fb4c1f42d76c6bffda0c2a5716f",
    "stadsdelsnamnd": "7e9bbec3ac3bec961a608cb18fbf0c74b6795dab55f79b97e74dac19f7dcf922",
}


def test_the_shipped_sets_are_those_that_reports_refer_to(catalog: Catalog) -> None:
    assert {form.id: form.reference().sha256 for form in catalog.forms} == _SHIPPED
    named = [form.model_copy(update={"survey": "annan"}) for form in catalog.forms]
    assert {form.id: form.reference().sha256 for form in named} == _SHIPPED


# A register of the user's own.


def test_the_register_of_the_user_goes_before_that_of_the_program(tmp_path: Path) -> None:
    register_file(tmp_path, newer_register(), REGISTER)
    catalog = load_catalog(FORMS, tmp_path)
    assert catalog.register.version == 2
    assert catalog.forms == load_catalog(FORMS).forms
    assert catalog.refused == ()


def test_a_broken_register_of_the_user_is_told_and_that_of_the_program_is_used(
    tmp_path: Path,
) -> None:
    register_file(tmp_path, "id = ", REGISTER)
    catalog = load_catalog(FORMS, tmp_path)
    assert catalog.register == load_catalog(FORMS).register
    assert [REGISTER in str(refused) for refused in catalog.refused] == [True]


def test_a_report_on_a_set_that_nobody_in_the_register_is_asked_is_opened(tmp_path: Path) -> None:
    report, form = whole_report(), load_catalog(FORMS).form_of(whole_report())
    set_file(tmp_path, edited(('id = "stadsdelsnamnd"', 'id = "egen"')), "egen.toml")
    register_file(tmp_path, another_city(), REGISTER)
    catalog = load_catalog(FORMS, tmp_path)
    assert catalog.forms == ()
    assert catalog.form_of(report) == form
    # That of the user is told, for the user may take it away.
    (refused,) = catalog.refused
    assert "egen.toml" in str(refused)


def test_the_register_is_another_from_the_next_start_on(tmp_path: Path) -> None:
    catalog = load_catalog(FORMS, tmp_path)
    register_file(tmp_path, another_city(), REGISTER)
    catalog.renew()
    assert catalog.register.id == "stockholm"
    assert catalog.forms == load_catalog(FORMS).forms
