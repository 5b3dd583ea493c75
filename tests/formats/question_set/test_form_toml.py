"""Question sets and registers as files: what is broken is refused with place and reason."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.errors import Fault, FormFileError
from app.formats.question_set import toml_lines
from app.formats.question_set.form_toml import MAX_BYTES, read_form_file
from app.model.form import FormDefinition
from app.model.register import Register
from app.paths import bundled_data
from tests.support.terms import CALENDAR

FORMS: Path = bundled_data().forms
FORM = (FORMS / "stadsdelsnamnd.toml").read_text("utf-8")
REGISTER = (FORMS / "register.toml").read_text("utf-8")


def _refusal(data: bytes | str) -> FormFileError:
    content = data.encode() if isinstance(data, str) else data
    with pytest.raises(FormFileError) as refused:
        read_form_file(content, "prov.toml", CALENDAR)
    return refused.value


def _form(before: str, after: str) -> str:
    assert before in FORM
    return FORM.replace(before, after, 1)


def _register(before: str, after: str) -> str:
    assert before in REGISTER
    return REGISTER.replace(before, after, 1)


BROKEN: list[tuple[Callable[[], str], str, str]] = [
    (lambda: _form("version = 1\n", ""), "version", "saknas"),
    (lambda: _form("version = 1", "version = 0"), "version", "ska vara minst 1"),
    (lambda: _form("version = 1", "version = 1.5"), "version", "ska vara ett heltal"),
    (lambda: _form("version = 1", 'version = "ett"'), "version", "ska vara ett heltal"),
    (lambda: _form("version = 1", "version = 1\nversoin = 2"), "versoin", "okänt"),
    (lambda: _form('id = "stadsdelsnamnd"', 'id = "Stadsdel"'), "id", "små bokstäver a till z"),
    (lambda: _form('id = "stadsdelsnamnd"', "id = 7"), "id", "ska vara text"),
    (lambda: _form('"VB"]', '"T3"]'), "periods[2]", "ska vara 'T1', 'T2' eller 'VB'"),
    (lambda: _form('["T1", "T2", "VB"]', "[]"), "periods", "är tomt"),
    (lambda: _form('"2022-T1"', '"T1 2022"'), "valid_from", "”T1 2022” är ingen period"),
    (lambda: _form("{ types", "{ tpyes"), "audience.tpyes", "okänt"),
    (lambda: _form('{ types = ["stadsdelsnamnd"] }', "{}"), "audience", "inte riktad till någon"),
    (lambda: _form('text = "Övriga', 'texts = "Övriga'), "sections[3].questions[0].text", "saknas"),
    (lambda: _form("required = false", 'required = "kanske"'), "[0].required", "sant eller falskt"),
    (lambda: _form('"svart-ekonomi"', '"dialog-foretag"'), "", "”dialog-foretag” står två gånger"),
    (lambda: _form("number = 2", "number = 1"), "", "avsnittens nummer ska stiga"),
    (lambda: _form("budget {year}", "budget {yaer}"), "preamble", "okänd platshållare {yaer}"),
    (lambda: _form('title = "UPP', 'title = "" # '), "title", "är tomt"),
    (lambda: _form("/form/1", "/form/2"), "schema", "varken en frågeuppsättning eller"),
    (lambda: _form("schema", "shcema"), "schema", "varken en frågeuppsättning eller"),
    (lambda: _form("version = 1", "version = "), "rad 3", "går inte att tolka som TOML"),
    (lambda: FORM + 'a = "öppen', "slutet av filen", "går inte att tolka som TOML"),
    (lambda: _form("version = 1", "version = 1\nversion = 1"), "rad 4", "tolka som TOML"),
    (lambda: _form("version = 1", "version = " + "1" * 5000), "", "för stora tal"),
    (lambda: FORM + "a = " + "[" * 50_000, "", "för djupt nästlad"),
    (lambda: _form("periods", 'deadline = "i maj"\nperiods'), "deadline", "är inte en dag"),
    (lambda: _form("periods", 'recipient = "SLK"\nperiods'), "recipient", "ingen e-postadress"),
    (lambda: _register('id = "farsta"', 'id = "bromma"'), "", "nämnden ”bromma” står två gånger"),
    (lambda: _register('successor = "jarva"', 'successor = "x"'), "", "efterträdaren finns inte"),
    (lambda: _register('"Bromma stadsdelsnämnd"', "1"), "committees[0].name", "ska vara text"),
    (lambda: _register('type = "stadsdelsnamnd"', 'type = "x"'), "", "typen ”x” finns inte"),
    (lambda: "", "schema", "varken en frågeuppsättning eller"),
]


@pytest.mark.parametrize(("content", "place", "reason"), BROKEN)
def test_a_broken_file_is_refused_with_place_and_reason(
    content: Callable[[], str], place: str, reason: str
) -> None:
    refusal = _refusal(content())
    assert refusal.file == "prov.toml"
    assert place in refusal.place
    assert reason in refusal.reason
    assert str(refusal).startswith("prov.toml: ")
    assert "\n" not in str(refusal)


def _line(text: str, of: str, after: str = "") -> int:
    return text.count("\n", 0, text.index(of, text.index(after))) + 1


def test_the_line_is_told_with_the_path_of_the_value() -> None:
    text = _form('"dialog-foretag"', '"Dialog"')
    line = _line(text, '"Dialog"')
    refusal = _refusal(text)
    assert refusal.place == f"rad {line}, sections[2].questions[4].id"
    assert refusal.faults == (Fault(line, "sections[2].questions[4].id", refusal.reason),)


def test_what_is_missing_is_told_with_the_line_of_its_table() -> None:
    text = _form('text = "Övriga upplysningar"\n', "")
    (fault,) = _refusal(text).faults
    line = _line(text, "[[sections.questions]]", after="closing section")
    assert (fault.line, fault.place, fault.reason) == (
        *(line, "sections[3].questions[0].text"),
        "saknas",
    )
    assert _refusal(_form("version = 1\n", "")).place == "rad 1, version"


def test_what_stands_twice_is_told_where_it_stands_again() -> None:
    text = _form('"dialog-foretag"', '"svart-ekonomi"')
    (fault,) = _refusal(text).faults
    second = text.index('"svart-ekonomi"', text.index('"svart-ekonomi"') + 1)
    assert fault.line == text.count("\n", 0, second) + 1
    assert fault.place == "sections[2].questions[4].id"
    text = _form("number = 2", "number = 1")
    (fault,) = _refusal(text).faults
    assert fault.line == _line(text, 'title = "Förbättra') - 1
    assert fault.place == "sections[1].number"
    (fault,) = _refusal(_register('id = "farsta"', 'id = "bromma"')).faults
    assert fault.place == "committees[2].id"


def test_all_that_is_wrong_is_told_in_the_order_of_the_file() -> None:
    text = _form("version = 1", "version = 0").replace('"dialog-foretag"', '"svart-ekonomi"')
    text = text.replace("budget {year} som", "budget {yaer} som").replace(
        "number = 2", "number = 1"
    )
    refusal = _refusal(text)
    assert [(f.place, f.reason.split()[0]) for f in refusal.faults] == [
        ("version", "ska"),
        ("preamble", "okänd"),
        ("sections[1].number", "avsnittens"),
        ("sections[2].questions[4].id", "frågan"),
    ]
    assert str(refusal) == "prov.toml: rad 3, version: ska vara minst 1 (3 fel till)."


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("shrot", "; kanske menas short"),
        ("titel", "; kanske menas title, som hör hemma överst i filen"),
        ("kommentar", "; kanske menas comment"),
        ("coloumns", "; kanske menas columns"),
        ("askif", "; kanske menas ask_if"),
        ("anmärkning", ""),
    ],
)
def test_the_key_that_was_perhaps_meant_is_told(key: str, says: str) -> None:
    (fault,) = _refusal(_form("short = ", f'"{key}" = ')).faults
    assert fault.reason == f"är okänt för programmet{says}"


def test_a_fault_in_a_list_makes_the_list_no_empty_one() -> None:
    assert len(_refusal(_form("required = false", "required = 1")).faults) == 1
    assert len(_refusal(_form("UPPFÖLJNINGSRAPPORT NÄRINGSLIV", "{x}")).faults) == 1


def test_lines_are_looked_for_only_where_something_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(text: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(toml_lines, "lines_of", never)
    assert read_form_file(FORM.encode(), "a", CALENDAR) is not None


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("a = 1\na = 2\n", "rad 2, tecken 6: går inte att tolka som TOML: samma nyckel står två"),
        ("[a]\n[a]", "samma rubrik eller nyckel står två gånger"),
        ("a = 1\n[a.b]", "samma nyckel står två gånger"),
        ("a", "ett likhetstecken saknas"),
        ("a = ett", "text ska stå mellan citattecken"),
        ('a = "ett\nb = 1', "citattecknet i slutet av texten saknas"),
        ('a = "ett', "rad 1, slutet av filen: går inte att tolka som TOML: citattecknet"),
        ("a = 'ett", "citattecknet i slutet"),
        ('a = """ett', "citattecknet i slutet"),
        ('a = "C:\\mapp"', "omvänt snedstreck"),
        ("a = [1, 2", "avslutas inte med ]"),
        ("a = [1 2]", "avslutas inte med ]"),
        ("a = { b = 1", "avslutas inte med }"),
        ("a = 1 b = 2", "raden går vidare efter värdet"),
        ("?", "raden börjar inte med en nyckel"),
        ("a = { b = 1 }\n[a.c]", "TOML"),
    ],
)
def test_what_is_no_toml_is_told_as_people_mend_it(broken: str, says: str) -> None:
    assert says in str(_refusal(broken))


def test_a_file_that_is_no_utf8_is_refused_with_the_line() -> None:
    refusal = _refusal(b"a = 1\nb = '\xe5'")
    assert refusal.place == "rad 2"
    assert refusal.reason.startswith("är inte text i UTF-8. Öppna filen i Anteckningar, välj Arkiv")


def test_utf16_is_refused() -> None:
    assert "UTF-8" in _refusal(FORM.encode("utf-16")).reason


def test_a_file_that_is_too_large_is_refused() -> None:
    assert "för stor" in _refusal(b"#" * (MAX_BYTES + 1)).reason


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    windows = FORM.replace("\n", "\r\n").encode("utf-8-sig")
    assert read_form_file(windows, "a", CALENDAR) == read_form_file(FORM.encode(), "b", CALENDAR)


def test_the_schema_says_which_kind_of_file_it_is() -> None:
    assert isinstance(read_form_file(FORM.encode(), "a", CALENDAR), FormDefinition)
    assert type(read_form_file(REGISTER.encode(), "a", CALENDAR)) is Register


def test_a_deadline_is_a_day_of_toml() -> None:
    for written in ("2022-06-03", '"2022-06-03"', "{ 2022-T1 = 2022-06-03 }"):
        form = read_form_file(
            _form("periods", f"deadline = {written}\nperiods").encode(), "a", CALENDAR
        )
        assert isinstance(form, FormDefinition)
        assert form.deadline == {"2022-T1": datetime.date(2022, 6, 3)}


@given(at=st.floats(0, 1, exclude_max=True), junk=st.binary(min_size=1, max_size=20))
def test_a_damaged_file_is_read_or_refused(at: float, junk: bytes) -> None:
    data = FORM.encode()
    place = int(at * len(data))
    try:
        read_form_file(data[:place] + junk + data[place + len(junk) :], "prov.toml", CALENDAR)
    except FormFileError as refused:
        assert refused.reason


def test_of_a_right_day_nothing_is_told_while_its_terms_are_wrong() -> None:
    day = "deadline = 2022-06-03\n"
    for name in ("periods", "valid_from"):
        text = re.sub(rf"^{name} = .*$", f'{name} = ["T9"]', FORM, flags=re.MULTILINE)
        text = text.replace("version = 1\n", f'version = "två"\n{day}', 1)
        places = [fault.place.split("[")[0] for fault in _refusal(text).faults]
        assert places == ["version", name]
