"""The question sets and the register that are shipped, to the letter."""

import hashlib
import re
from pathlib import Path

import pytest

from app.formats.question_set.form_toml import read_form_file
from app.model.form import FormDefinition
from app.model.form_texts import worded
from app.model.register import Register
from app.model.term import Term
from app.paths import bundled_data
from tests.support import terms
from tests.support.report_documents import form_named
from tests.support.terms import CALENDAR, a_term

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"

ALL = (terms.T1, terms.T2, terms.VB)
SETS = {
    "stadsdelsnamnd": (
        (("stadsdelsnamnd",), ()),
        ALL,
        "2022-T1",
        {
            "samverkan-lokalt-naringsliv": 1,
            "vaxla-upp-stockholm": 1,
            "svart-ekonomi": 2,
            "verksamhetsomraden": 3,
            "platssamverkan-platsaktivering": 3,
            "kultur-offentliga-rummet": 3,
            "hallbar-tillvaxt": 3,
            "dialog-foretag": 3,
            "ovriga-upplysningar": None,
        },
    ),
    "kulturnamnden-tertial": (
        (("fackforvaltning",), ("kulturnamnden",)),
        (terms.T1, terms.T2),
        "2022-T1",
        {
            "kulturella-kreativa-naringar": 1,
            "vaxla-upp-stockholm": 1,
            "platssamverkan-platsaktivering": 3,
            "ovriga-upplysningar": None,
        },
    ),
    "kulturnamnden-vb": (
        (("fackforvaltning",), ("kulturnamnden",)),
        (terms.VB,),
        "2022-VB",
        {
            "kulturella-kreativa-naringar": 1,
            "platssamverkan-platsaktivering": 3,
            "ovriga-upplysningar": None,
        },
    ),
    "fackforvaltning": (
        (("fackforvaltning",), ()),
        ALL,
        "2022-T1",
        {
            "vaxla-upp-stockholm": 1,
            "platssamverkan-platsaktivering": 3,
            "ovriga-upplysningar": None,
        },
    ),
}
# The wording, whatever else a set may come to say: change it and a new version is needed.
WORDING_SHA256 = {
    "stadsdelsnamnd": "3eecf7f897830b55539bb2fa1ea6c3e1e70b689b0a36afdd6f7177714eeb52d4",
    "kulturnamnden-tertial": "9d3a483d29b56276472fde339f6e7e96a40565526fdafa1d2d22a3e78f6c7524",
    "kulturnamnden-vb": "c1ab9696d552c185a1e55b6547c25844117fbef48fc48b717d598473f91df505",
    "fackforvaltning": "70a40df3a1f849cc68807e3e5766e93d4026eefc6fdfe42978deb121eccc5c31",
}
COMMITTEES = {
    "bromma": "Bromma stadsdelsnämnd",
    "enskede-arsta-vantor": "Enskede-Årsta-Vantörs stadsdelsnämnd",
    "farsta": "Farsta stadsdelsnämnd",
    "hagersten-alvsjo": "Hägersten-Älvsjö stadsdelsnämnd",
    "hasselby-vallingby": "Hässelby-Vällingby stadsdelsnämnd",
    "jarva": "Järva stadsdelsnämnd",
    "kungsholmen": "Kungsholmens stadsdelsnämnd",
    "norra-innerstaden": "Norra innerstadens stadsdelsnämnd",
    "norrmalm": "Norrmalms stadsdelsnämnd",
    "rinkeby-kista": "Rinkeby-Kista stadsdelsnämnd",
    "skarpnack": "Skarpnäcks stadsdelsnämnd",
    "skarholmen": "Skärholmens stadsdelsnämnd",
    "spanga-tensta": "Spånga-Tensta stadsdelsnämnd",
    "sodermalm": "Södermalms stadsdelsnämnd",
    "ostermalm": "Östermalms stadsdelsnämnd",
    "arbetsmarknadsnamnden": "Arbetsmarknadsnämnden",
    "avfallsnamnden": "Avfallsnämnden",
    "exploateringsnamnden": "Exploateringsnämnden",
    "fastighetsnamnden": "Fastighetsnämnden",
    "idrottsnamnden": "Idrottsnämnden",
    "kulturnamnden": "Kulturnämnden",
    "kyrkogardsnamnden": "Kyrkogårdsnämnden",
    "miljo-och-halsoskyddsnamnden": "Miljö- och hälsoskyddsnämnden",
    "servicenamnden": "Servicenämnden",
    "socialnamnden": "Socialnämnden",
    "stadsbyggnadsnamnden": "Stadsbyggnadsnämnden",
    "trafiknamnden": "Trafiknämnden",
    "utbildningsnamnden": "Utbildningsnämnden",
    "aldrenamnden": "Äldrenämnden",
    "overformyndarnamnden": "Överförmyndarnämnden",
}
PRINTED_AS = {
    "stadsdelsnamnd": ("004_748d225c47e027da.txt", "2022-T2"),
    "kulturnamnden-tertial": ("000_81eee60f13805bd2.txt", "2022-T2"),
    "kulturnamnden-vb": ("001_cfa802efcb4e4d73.txt", "2022-VB"),
}


def _wording(form: FormDefinition, term: Term | None) -> list[str]:
    """What is printed, in the order of the printed form."""
    texts = [form.title, form.preamble, *form.labels.model_dump().values()]
    texts += [form.heading, form.description_heading, form.printed_description]
    for section in form.sections:
        texts += [section.heading, section.introduction]
        texts += [question.text for question in section.questions]
    return [worded(text, term) if term else text for text in texts if text]


def test_these_files_are_shipped() -> None:
    names = {path.stem for path in bundled_data().forms.glob("*.toml")}
    assert names == {*SETS, "register"}


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_for_these_committees_and_terms(name: str) -> None:
    audience, periods, first, _ = SETS[name]
    form = form_named(name)
    assert (form.id, form.version, form.language) == (name, 1, "sv-SE")
    assert (form.audience.types, form.audience.committees) == audience
    assert form.periods == periods
    assert (form.valid_from.code, form.valid_until) == (first, None)


@pytest.mark.parametrize("name", SETS)
def test_a_set_asks_these_questions_in_these_sections(name: str) -> None:
    questions = SETS[name][3]
    form = form_named(name)
    assert {q.id: form.section_of(q.id).number for q in form.questions()} == questions
    assert [q.id for q in form.questions()] == list(questions)


@pytest.mark.parametrize("name", SETS)
def test_only_the_closing_question_is_optional(name: str) -> None:
    form = form_named(name)
    assert [q.id for q in form.questions() if not q.required] == ["ovriga-upplysningar"]


@pytest.mark.parametrize("name", SETS)
def test_the_wording_is_the_one_that_was_approved(name: str) -> None:
    wording = "\n".join(_wording(form_named(name), None))
    assert hashlib.sha256(wording.encode()).hexdigest() == WORDING_SHA256[name]


@pytest.mark.parametrize("name", SETS)
def test_what_is_for_the_writer_is_said_apart(name: str) -> None:
    form = form_named(name)
    assert form.instructions.startswith("Besvara följande frågor")
    assert "Besvara" not in form.description
    # Reports that were begun before the two were told apart still have their questions.
    together = form.model_copy(update={"description": form.printed_description, "instructions": ""})
    assert together.reference() == form.reference()


def test_the_specialist_set_takes_its_questions_from_the_sets_of_one_committee() -> None:
    form = form_named("fackforvaltning")
    tertial, annual = form_named("kulturnamnden-tertial"), form_named("kulturnamnden-vb")
    taken = {q.id: q.text for q in form.questions()}
    assert taken == {
        "vaxla-upp-stockholm": tertial.question("vaxla-upp-stockholm").text,
        "platssamverkan-platsaktivering": annual.question("platssamverkan-platsaktivering").text,
        "ovriga-upplysningar": tertial.question("ovriga-upplysningar").text,
    }


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports do not lie beside the project")
@pytest.mark.parametrize("name", PRINTED_AS)
def test_the_wording_is_that_of_the_real_reports(name: str) -> None:
    file, term = PRINTED_AS[name]
    printed = " ".join((REPORTS / file).read_text("utf-8").split())
    form = form_named(name)
    # No real report has the field for the term, and one has lost its closing line.
    absent = {form.labels.term}
    if "Övriga upplysningar" not in printed:
        absent.add("Övriga upplysningar")
    place = 0
    for text in _wording(form, a_term(term)):
        if text in absent:
            continue
        found = printed.find(text, place)
        assert found >= 0, text
        place = found + len(text)


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports do not lie beside the project")
@pytest.mark.parametrize("name", PRINTED_AS)
def test_no_section_of_the_real_reports_is_left_out(name: str) -> None:
    text = (REPORTS / PRINTED_AS[name][0]).read_text("utf-8")
    printed = re.findall(r"^[1-4]\. .*\S", text, re.MULTILINE)
    assert [s.heading for s in form_named(name).sections if s.number] == printed


def test_the_register_has_these_committees_in_this_order() -> None:
    register = read_form_file(
        (bundled_data().forms / "register.toml").read_bytes(), "register", CALENDAR
    )
    assert isinstance(register, Register)
    assert [(c.id, c.name) for c in register.committees] == list(COMMITTEES.items())
    assert [kind.id for kind in register.types] == [
        "stadsdelsnamnd",
        "fackforvaltning",
        "bolagsstyrelse",
    ]
    for committee in register.committees:
        assert (committee.type == "stadsdelsnamnd") == ("stadsdelsnämnd" in committee.name)
        assert committee.administration
