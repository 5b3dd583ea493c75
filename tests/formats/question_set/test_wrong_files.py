"""What people write who do not know TOML, each with the one sentence that it gives."""

import pytest

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import read_form_file
from tests.support.question_sets import SHIPPED
from tests.support.terms import CALENDAR

VERSION = "version = 1"
ID = 'id = "stadsdelsnamnd"'
OFFICE = 'office = "stadsledningskontoret"'
AUDIENCE = 'audience = { types = ["stadsdelsnamnd"] }'
PERIODS = 'periods = ["T1", "T2", "VB"]'
FROM = 'valid_from = "2022-T1"'
SECTION = "[[sections]]"
HEADING = "[[sections.questions]]"
QUESTION = 'id = "svart-ekonomi"'

NO_TOML = "går inte att tolka som TOML: "
# Instead of a line of the set; below an id or above the version, which are kept.
WRONG: list[tuple[str, str, str]] = [
    (
        VERSION,
        'type = "x"',
        "är okänt för programmet; kanske menas types, som hör hemma i audience",
    ),
    (
        VERSION,
        'choices = ["a"]',
        "är okänt för programmet; kanske menas options, som hör hemma i [[sections.questions]]",
    ),
    (VERSION, "required = true", "är okänt för programmet; hör hemma i [[sections.questions]]"),
    (
        VERSION,
        'text = "a"',
        "är okänt för programmet; hör hemma i [[sections.questions]] eller i options",
    ),
    (QUESTION, 'type = "number"', "är okänt för programmet; kanske menas kind"),
    (QUESTION, 'choices = ["a"]', "är okänt för programmet; kanske menas options"),
    (QUESTION, "required = nej", "skriv false för nej, utan citattecken"),
    (QUESTION, "required = ja", "skriv true för ja, utan citattecken"),
    (QUESTION, 'required = "nej"', "ska vara sant eller falskt; skriv false, utan citattecken"),
    (QUESTION, "required = False", "skriv false för nej, utan citattecken"),
    (QUESTION, "hint = ”Tänk”", 'text ska stå mellan raka citattecken, "så här", inte ”så här”'),
    (
        QUESTION,
        'title = "A"',
        "är okänt för programmet; hör hemma överst i filen eller i [[sections]]",
    ),
    (QUESTION, 'periods = ["T1"]', "är okänt för programmet; hör hemma överst i filen"),
    (
        QUESTION,
        'kind = "number"\nmin = 1,5',
        "ett tal skrivs med punkt före decimalerna, till exempel 0.5",
    ),
    (
        QUESTION,
        'kind = "number"\nmin = "1,5"',
        "ska vara ett tal med högst 15 siffror och 4 decimaler; skriv punkt före decimalerna",
    ),
    (
        QUESTION,
        'kind = "number"\nmax = 10 000',
        "ett tal skrivs utan mellanrum, till exempel 10000",
    ),
    (
        QUESTION,
        'kind = "number"\nmax = 25 %',
        "ett tal skrivs utan enhet; enheten står för sig, i unit",
    ),
    (QUESTION, 'word_limit = "300"', "ska vara ett heltal; skriv talet utan citattecken"),
    (QUESTION, "word_limit = 300.0", "ska vara ett heltal; skriv det utan decimaler"),
    (VERSION, "deadline = 12/5", "en dag skrivs med år, månad och dag, till exempel 2025-05-12"),
    (
        VERSION,
        "deadline = 2025-5-1",
        "en dag skrivs med år, månad och dag, till exempel 2025-05-12",
    ),
    (VERSION, 'deadline = "12/5"', "är inte en dag; skriv till exempel 2022-10-07"),
    (
        VERSION,
        "deadline = 12 maj 2025",
        "en dag skrivs med år, månad och dag, till exempel 2025-05-12",
    ),
    (SECTION, "[section]", "rubriken [section] skrivs [[sections]], med dubbla hakparenteser"),
    (SECTION, "[sections]", "rubriken [sections] skrivs [[sections]], med dubbla hakparenteser"),
    (
        HEADING,
        "[sections.questions]",
        "rubriken [sections.questions] skrivs [[sections.questions]], med dubbla hakparenteser",
    ),
    (SECTION, "[[sections]", "rubriken ska ha lika många [ som ]"),
    (SECTION, "[sections]]", "rubriken ska ha lika många [ som ]"),
    (VERSION, "version: 1", "mellan nyckel och värde skrivs =, inte :"),
    (VERSION, "version 1", "ett likhetstecken saknas efter nyckeln"),
    (VERSION, "version =", "värdet saknas efter likhetstecknet"),
    (VERSION, 'version = "1"', "ska vara ett heltal; skriv talet utan citattecken"),
    (VERSION, "version = 01", "ett tal skrivs utan nolla i början"),
    (VERSION, 'kort titel = "a"', "en nyckel är ett ord utan å, ä, ö och mellanslag"),
    (VERSION, 'förnamn = "a"', "en nyckel är ett ord utan å, ä, ö och mellanslag"),
    (VERSION, "// kommentar", "en kommentar börjar med #"),
    (VERSION, 'valid–from = "2022-T1"', "bindestreck i en nyckel skrivs -, inte som tankstreck"),
    (
        ID,
        'id = "stadsdels–namnd"',
        "ska bestå av små bokstäver a till z, siffror och bindestreck; skriv bindestreck "
        "som -, inte som tankstreck",
    ),
    (ID, 'id = "Stadsdelsnämnd"', "ska bestå av små bokstäver a till z, siffror och bindestreck"),
    (ID, "id = stadsdelsnamnd", "text ska stå mellan citattecken"),
    (PERIODS, 'periods = "T1, T2"', 'ska vara en lista; skriv ["T1", "T2"]'),
    (PERIODS, 'periods = ["T1" "T2"]', "ett komma saknas mellan två värden i listan"),
    (PERIODS, 'periods = ["T1", "T2"', "listan före avslutas inte med ]"),
    (PERIODS, 'periods = ["T3"]', "ska vara 'T1', 'T2' eller 'VB'"),
    (
        AUDIENCE,
        'audience = { type = ["stadsdelsnamnd"] }',
        "är okänt för programmet; kanske menas types",
    ),
    (
        AUDIENCE,
        'audience = "stadsdelsnamnd"',
        "ska vara en grupp av värden; skriv nycklar och värden inom { och }",
    ),
    (
        AUDIENCE,
        'audience = { types = "stadsdelsnamnd" }',
        'ska vara en lista; skriv ["stadsdelsnamnd"]',
    ),
    (FROM, "valid_from = 2022", "ska vara en grupp av värden; skriv värdet mellan citattecken"),
    (FROM, 'valid_from = "T1 2022"', "”T1 2022” är ingen period. Skriv till exempel 2022-T1"),
    (FROM, "valid_from = 2022-T1", "text ska stå mellan citattecken"),
    (
        OFFICE,
        'office = "stadslednings"kontoret""',
        'ett citattecken inne i en text skrivs \\", eller så används ”',
    ),
    (
        OFFICE,
        'office = "stadsledningskontoret',
        'citattecknet i slutet av texten saknas; en text på flera rader skrivs mellan """ och """',
    ),
    (
        OFFICE,
        "office = ‘stadsledningskontoret’",
        'text ska stå mellan raka citattecken, "så här", inte ”så här”',
    ),
    (
        OFFICE,
        'office\u00a0= "a"',
        "raden har ett ovanligt mellanslag; skriv om det med mellanslagstangenten",
    ),
    (OFFICE, "office = stadslednings kontoret", "text ska stå mellan citattecken"),
    (OFFICE, 'ofice = "a"', "är okänt för programmet; kanske menas office"),
    (OFFICE, 'office = "a"\noffice = "b"', "samma nyckel står två gånger"),
    (OFFICE, 'office = "C:\\mapp"', "ett omvänt snedstreck i en text ska skrivas två gånger"),
    (VERSION, '"', "citattecknet i slutet av texten saknas"),
    (
        PERIODS,
        "periods = ['T1', ”T2”]",
        'text ska stå mellan raka citattecken, "så här", inte ”så här”',
    ),
    (
        QUESTION,
        'ask_if = "dialog"',
        "ska vara en grupp av värden; skriv nycklar och värden inom { och }",
    ),
    (QUESTION, 'deadline = "2025-05-12"', "är okänt för programmet; hör hemma överst i filen"),
    (QUESTION, 'enhet = "kr"', "är okänt för programmet; kanske menas unit"),
    (HEADING, "[[questions]]", "är okänt för programmet; skriv [[sections.questions]]"),
    (VERSION, "recipient = a@b.se", "text ska stå mellan citattecken"),
    (VERSION, "deadline = 20250512", "är inte en dag; skriv till exempel 2022-10-07"),
]


def _file(line: str, wrong: str) -> str:
    assert f"\n{line}\n" in SHIPPED
    kept = {QUESTION: f"{line}\n{wrong}"} if line == QUESTION else {}
    if line == VERSION and not wrong.startswith(("version", '"version')):
        kept = {VERSION: f"{wrong}\n{line}"}
    return SHIPPED.replace(f"\n{line}\n", f"\n{kept.get(line, wrong)}\n", 1)


@pytest.mark.parametrize(("line", "wrong", "says"), WRONG, ids=[wrong for _, wrong, _ in WRONG])
def test_what_is_wrong_is_told_in_one_sentence(line: str, wrong: str, says: str) -> None:
    file = _file(line, wrong)
    with pytest.raises(FormFileError) as refused:
        read_form_file(file.encode(), "fel.toml", CALENDAR)
    (fault,) = refused.value.faults
    assert fault.reason.removeprefix(NO_TOML) == says
    assert fault.line is not None
    near = file.splitlines()[fault.line - 2 : fault.line]
    told_later = says.startswith(("rubriken [", "samma nyckel"))
    assert told_later or any(part in near for part in wrong.splitlines())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (SHIPPED.encode("latin-1", "replace"), "välj Arkiv > Spara som och kodningen UTF-8"),
        (SHIPPED.encode("utf-16"), "välj Arkiv > Spara som och kodningen UTF-8"),
        (b"PK\x03\x04\x14\xff", "är ingen textfil utan ett Word- eller Excel-dokument"),
    ],
)
def test_what_is_no_text_says_how_to_save_it(data: bytes, says: str) -> None:
    with pytest.raises(FormFileError, match=says):
        read_form_file(data, "fel.toml", CALENDAR)


@pytest.mark.parametrize("key", ["version", "kind", "text", "options", "id", "title"])
def test_no_key_is_suggested_for_itself(key: str) -> None:
    for line in (VERSION, QUESTION):
        file = SHIPPED.replace(f"\n{line}\n", f'\n{line}\nx-{key} = "a"\n{key}s-x = "a"\n', 1)
        with pytest.raises(FormFileError) as refused:
            read_form_file(file.encode(), "fel.toml", CALENDAR)
        for fault in refused.value.faults:
            assert not fault.reason.endswith(f"kanske menas {fault.location[-1]}")
