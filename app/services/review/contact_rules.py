"""Rules on telephone numbers and e-mail addresses."""

import re
from collections.abc import Iterator

from app.model.contact_details import LONGEST, addresses_in
from app.model.finding import FieldName, Finding, FindingCode, about_field
from app.model.report import Report
from app.model.rich_text import shortened
from app.model.swedish import listed

_REGION = "SE"
# What officers write around a number; the library takes the number alone.
_EXTENSION = re.compile(r"\bankn(?:ytning)?\b[.:]?\s*\d+", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:eller|och|växeln?|vxl?|ankn(?:ytning)?|tfn|tel(?:efon)?(?:nr|nummer)?"
    r"|mob(?:il)?(?:nr|nummer|telefon)?|nr|direkt(?:nr|nummer|telefon)?|arbete)\b[.:]?",
    re.IGNORECASE,
)
# Brackets and a slash separate numbers, or stand around the area code of one:
# (08) 508 00 000, +46 (0)8 508 00 000, 08/508 00 000.
_BETWEEN_NUMBERS = re.compile(r"[,;\n]")
_PERHAPS_BETWEEN = re.compile(r"[/()\n]")
# A letter among figures too: 08-508 O0 000.
_WORD = r"\b[\w.@'’]*[^\W\d_](?:[\w.@'’]*\w)?"
_OTHER_WORDS = re.compile(rf"{_WORD}(?:\s+{_WORD})*")
# What may be a part of the number: it is not to be taken out.
_PERHAPS_FIGURES = re.compile(r"\d|\b[OoIl]+\b")
_MOST_NAMED = 3
_WRITE_IT = "Skriv det med riktnummer, till exempel 08-508 00 000."


def invalid_contact(report: Report) -> Iterator[Finding]:
    """E-mail and telephone number are usable; an empty field is for another rule."""
    email, phone = report.contact.email.strip(), report.contact.phone.strip()
    if email and not is_email(email):
        message = "E-postadressen går inte att använda. Skriv den som namn@exempel.se."
        if len(addresses_in(email)) > 1:
            message = "Här står mer än en e-postadress. Låt bara en stå kvar."
        yield about_field(FieldName.EMAIL, FindingCode.INVALID_EMAIL, message, email)
    if phone and not is_phone(phone):
        yield about_field(FieldName.PHONE, FindingCode.INVALID_PHONE, _on_phone(phone), phone)


def _on_phone(phone: str) -> str:
    """What is wrong with a number: by the words in the way, where there are any."""
    phone = phone[:LONGEST]
    has_figures = any(map(str.isdigit, phone))
    words = _OTHER_WORDS.findall(_without_known_words(phone) if has_figures else phone)
    if not words:
        return f"Telefonnumret går inte att ringa. {_WRITE_IT}"
    quoted = listed(f"”{shortened(word)}”" for word in words[:_MOST_NAMED])
    many = len(words) > 1 or " " in words[0]
    called = "orden " if many else "ordet " if words[0].isalpha() else ""
    in_the_way = f"Telefonnumret innehåller {called}{quoted}"
    if not any(map(_PERHAPS_FIGURES.search, words)) and is_phone(_OTHER_WORDS.sub(" ", phone)):
        return f"{in_the_way}. Ta bort {'dem' if many else 'det'}, så att bara numret står kvar."
    return f"{in_the_way} och går inte att ringa. {_WRITE_IT}"


def is_email(text: str) -> bool:
    """Whether the text has the form of one e-mail address; nothing is looked up."""
    # It brings in the resolver of names, which takes longer to load than all the rules.
    from email_validator import EmailNotValidError, validate_email

    if "=?" in text:
        # Where it begins a word in the head of a mail, that is read as encoded (RFC 2047).
        return False
    try:
        validate_email(text, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return False
    return True


def is_phone(text: str) -> bool:
    """Whether every number in the text is valid when dialled from Sweden."""
    parts = _numbers(_BETWEEN_NUMBERS, _without_known_words(text))
    return bool(parts) and all(
        _can_be_dialled(part) or all(map(_can_be_dialled, _numbers(_PERHAPS_BETWEEN, part)))
        for part in parts
    )


def _without_known_words(text: str) -> str:
    return _WORDS.sub("\n", _EXTENSION.sub("\n", text))


def _numbers(between: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in between.split(text) if part.strip(" .:()/")]


def _can_be_dialled(number: str) -> bool:
    # Large, and not needed where no number is written.
    import phonenumbers

    if re.search(r"[^\W\d_]", number):
        # The library reads letters as the keys of a telephone (0771-TELIA).
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, _REGION))
    except phonenumbers.NumberParseException:
        return False
