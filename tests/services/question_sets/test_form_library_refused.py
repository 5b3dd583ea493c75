"""Question sets that are not installed: each is refused with its place and a reason."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import MAX_BYTES
from app.services.catalog import Catalog
from app.services.question_sets.form_library import FormLibrary
from app.storage.errors import StorageError
from tests.support.question_sets import (
    DROPPED,
    FORMS,
    REWORDED,
    SHIPPED,
    edited,
    on_offer,
    set_file,
)

AUDIENCE = 'audience = { types = ["stadsdelsnamnd"] }'


BROKEN: list[tuple[str, Callable[[], str], str, str]] = [
    ("no toml", lambda: edited(("\nversion = 2", "\nversion = ")), "rad", "tolka som TOML"),
    ("cut off", lambda: SHIPPED + 'a = "öppen', "slutet av filen", "tolka som TOML"),
    ("a key twice", lambda: edited(("\nversion = 2", "\nversion = 2\nversion = 3")), "rad", "TOML"),
    ("no version", lambda: edited(("\nversion = 2\n", "\n")), "version", "saknas"),
    ("version 0", lambda: edited(version=0), "version", "minst 1"),
    (
        "a key nobody knows",
        lambda: edited(("\nperiods", "\nperoid = 1\nperiods")),
        "peroid",
        "okänt",
    ),
    ("an id twice", lambda: edited((f'"{REWORDED}"', f'"{DROPPED}"')), "", "står två gånger"),
    ("another placeholder", lambda: edited(("{year}", "{år}")), "preamble", "okänd platshållare"),
    ("sections out of order", lambda: edited(("number = 2", "number = 1")), "", "ska stiga"),
    ("a term of no year", lambda: edited(('"2022-T1"', '"T1"')), "valid_from", "ingen period"),
    ("asked of nobody", lambda: edited((AUDIENCE, "audience = {}")), "audience", "till någon"),
    ("no address", lambda: edited(("\nperiods", '\nrecipient = "x"\nperiods')), "recipient", "e-p"),
    ("no day", lambda: edited(("\nperiods", '\ndeadline = "maj"\nperiods')), "deadline", "en dag"),
    ("another schema", lambda: edited(("/form/1", "/form/9")), "schema", "varken en"),
    ("empty", lambda: "", "schema", "varken en"),
    ("a report", lambda: '{"schema": "naringslivsrapport/report/1"}', "rad 1", "TOML"),
    ("too deep", lambda: SHIPPED + "a." * 5_000 + "a = 1", "rad", "djupt nästlad"),
    ("deep lists", lambda: SHIPPED + "\na = " + "[" * 50_000, "", "djupt nästlad"),
    (
        "an unknown type",
        lambda: edited((AUDIENCE, 'audience = { types = ["bolag"] }')),
        "audience",
        "”bolag” finns inte i registret",
    ),
    (
        "an unknown committee",
        lambda: edited((AUDIENCE, 'audience = { committees = ["farsta", "atlantis"] }')),
        "audience",
        "”atlantis” finns inte",
    ),
    (
        "the register",
        lambda: (FORMS / "register.toml").read_text("utf-8"),
        "schema",
        "är ett register, ingen frågeuppsättning",
    ),
    (
        "other content",
        lambda: edited(("Växla upp Stockholm", "Växla ner Stockholm"), version=1),
        "version",
        "version 1 finns redan, med annat innehåll",
    ),
    (
        "too many questions",
        lambda: (
            SHIPPED
            + "".join(f'[[sections.questions]]\nid = "q{n}"\ntext = "?"\n' for n in range(195))
        ),
        "sections",
        "fler än 200 frågor",
    ),
    ("too large", lambda: "#" * (MAX_BYTES + 1), "", "för stor"),
]


@pytest.mark.parametrize(
    ("content", "place", "reason"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN]
)
def test_a_broken_file_is_refused_with_place_and_reason(
    sets: FormLibrary,
    catalog: Catalog,
    tmp_path: Path,
    content: Callable[[], str],
    place: str,
    reason: str,
) -> None:
    with pytest.raises((FormFileError, StorageError)) as refused:
        sets.look(set_file(tmp_path, content(), "trasig.toml"))
    assert reason in str(refused.value)
    assert place in str(refused.value)
    assert str(refused.value).startswith("trasig.toml")
    assert "\n" not in str(refused.value)
    assert (on_offer(catalog), catalog.refused) == (("stadsdelsnamnd", 1), ())


def test_a_file_in_another_encoding_is_refused(sets: FormLibrary, tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(SHIPPED.encode("latin-1", "replace"))
    with pytest.raises(FormFileError, match="rad 4: är inte text i UTF-8"):
        sets.look(path)


def test_what_is_no_file_is_refused(sets: FormLibrary, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"borta\.toml: den finns inte"):
        sets.look(tmp_path / "borta.toml")
    folder = tmp_path / "mapp.toml"
    folder.mkdir()
    with pytest.raises(StorageError, match="det är en mapp"):
        sets.look(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_nobody_waits_for_a_pipe(sets: FormLibrary, tmp_path: Path) -> None:
    pipe = tmp_path / "ror.toml"
    os.mkfifo(pipe)
    with pytest.raises(StorageError, match="det är ingen fil"):
        sets.look(pipe)
