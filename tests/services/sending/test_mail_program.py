"""Each mail program is given the mail in the way in which it shows it as a new message."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.letter import Letter
from app.services.sending.mail_program import WrittenMail, command_for
from app.storage.installed_programs import NEW_OUTLOOK

LETTER = Letter(
    recipient="naringsliv@stockholm.se",
    subject="Rapport, Skärholmen & Älvsjö 100 %",
    text="Hej,\n\nhär kommer den + mer.\n\nÅsa\n",
)
FOLDER = Path("/hem/Åsa/Mina filer")
PAIR = (FOLDER / "rapport & r1.docx", FOLDER / "rapport & r1.json")
MAIL = WrittenMail(LETTER, FOLDER / "rapport r1.eml", PAIR)
EVOLUTION, CLAWS = "org.gnome.Evolution.desktop", "claws-mail.desktop"


def _everything(name: str) -> str:
    return f"/bin/{name}"


def _nothing(_name: str) -> None:
    return None


def _command(program: str, mail: WrittenMail = MAIL) -> list[str]:
    return command_for(program, mail, _everything)


def _mailto(uri: str) -> tuple[str, list[tuple[str, str]]]:
    parts = urlsplit(uri)
    assert parts.scheme == "mailto"
    assert "+" not in parts.query, "which would be a plus, not a space"
    return parts.path, parse_qsl(parts.query, strict_parsing=True)


@pytest.mark.parametrize(
    "program",
    [
        *("thunderbird.desktop", "org.mozilla.Thunderbird.desktop", "thunderbird-esr.desktop"),
        *("thunderbird_thunderbird.desktop", "Thunderbird.Url.mailto", "Mozilla Thunderbird"),
    ],
)
def test_thunderbird_opens_the_file(program: str) -> None:
    assert _command(program) == ["/bin/thunderbird", str(MAIL.file)]


@pytest.mark.parametrize("program", ["Outlook.URL.mailto.15", "Microsoft Outlook"])
def test_classic_outlook_opens_the_file(program: str) -> None:
    assert _command(program) == ["/bin/outlook.exe", "/eml", str(MAIL.file)]


def test_evolution_is_told_what_is_in_it() -> None:
    assert _command(EVOLUTION) == [
        *("/bin/xdg-email", "--utf8", "--subject", LETTER.subject, "--body", LETTER.text),
        *("--attach", str(PAIR[0]), "--attach", str(PAIR[1]), LETTER.recipient),
    ]


def test_evolution_without_the_tools_of_the_desktop_is_started_itself() -> None:
    program, uri = command_for(
        EVOLUTION, MAIL, lambda name: "/bin/evolution" if name == "evolution" else None
    )
    assert program == "/bin/evolution"
    assert _mailto(uri) == (
        LETTER.recipient,
        [
            ("subject", LETTER.subject),
            ("body", LETTER.text.replace("\n", "\r\n")),
            ("attach", str(PAIR[0])),
            ("attach", str(PAIR[1])),
        ],
    )


def test_claws_is_told_what_is_in_it() -> None:
    program, compose, uri, *attached = _command(CLAWS)
    assert (program, compose) == ("/bin/claws-mail", "--compose")
    assert attached == ["--attach", *map(str, PAIR)]
    assert _mailto(uri) == (
        LETTER.recipient,
        [("subject", LETTER.subject), ("body", LETTER.text.replace("\n", "\r\n"))],
    )


def test_those_who_are_not_to_see_each_other_do_not() -> None:
    letter = LETTER.model_copy(update={"recipient": "", "hidden": ("asa@b.se", "bo@c.se")})
    mail = WrittenMail(letter, MAIL.file)
    assert _command(EVOLUTION, mail) == [
        *("/bin/xdg-email", "--utf8", "--subject", LETTER.subject, "--body", LETTER.text),
        *("--bcc", "asa@b.se", "--bcc", "bo@c.se"),
    ]
    assert len(_command(CLAWS, mail)) == 3
    recipient, fields = _mailto(_command(CLAWS, mail)[2])
    assert recipient == ""
    assert fields[:2] == [("bcc", "asa@b.se"), ("bcc", "bo@c.se")]


@pytest.mark.parametrize(
    "program",
    [
        *("", NEW_OUTLOOK, "AppXbx2ce4vcxjdhff3d1ms66qqzk12zn827", "org.kde.kmail2.desktop"),
        *("org.gnome.Geary.desktop", "firefox.desktop", "MSEdgeHTM", "not an answer\n\n"),
    ],
)
def test_a_program_that_nobody_has_tried_is_given_the_file(program: str) -> None:
    assert _command(program) == []


@pytest.mark.parametrize("program", [EVOLUTION, CLAWS, "thunderbird.desktop", "Outlook.URL.mailto"])
def test_a_program_that_is_not_found_is_not_started(program: str) -> None:
    assert command_for(program, MAIL, _nothing) == []


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\r")), program=st.text())
def test_whatever_is_in_it_a_word_of_the_command_is_a_word(text: str, program: str) -> None:
    letter = Letter.model_construct(recipient="", hidden=(), subject=text, text=text)
    mail = WrittenMail(letter, MAIL.file, PAIR)
    assert command_for(program, mail, _nothing) == []
    (_, fields) = _mailto(
        _command(CLAWS, mail)[2].replace("subject=&", "").replace("body=", "body=x")
    )
    assert dict(fields)["body"] == "x" + text.replace("\n", "\r\n")
