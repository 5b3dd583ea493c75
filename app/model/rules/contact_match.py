"""Name, e-mail address and committee belong together."""

import re
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches

from app.model.committee import fold
from app.model.finding import FieldName, Finding, FindingCode, Severity
from app.model.form import FormDefinition
from app.model.register import Register
from app.model.report import Report

_LETTERS = re.compile(r"[a-z]+")
_NAME = re.compile(r"[^\W\d_]+")
_SHARED = re.compile(
    r"namnd|forvaltning|registrator|diarie|info|kansli|kontakt|funktion|service|support|foretag"
    r"|sdf|sdn|stab|post|enhet|admin|remiss|kommunikation|press|handel|torg|evenemang|lots"
    r"|tillstand|trygg|kultur|miljo|team|grupp|projekt|bokning|ledning|samverkan|utveckling"
)


def contact_mismatch(report: Report, form: FormDefinition, register: Register) -> Iterator[Finding]:
    """The address is that of the person, and of the committee's city where the register says it."""
    name, email = report.contact.name.strip(), report.contact.email.strip()
    local, at, domain = email.rpartition("@")
    if not at or not domain:
        return
    if name and not _can_be_of(local, name, _own_words(report, form)):
        yield _finding(email, _difference(local, name), context=name)
    domains = register.email_domains
    if domains and not any(f".{domain.lower()}".endswith(f".{own}") for own in domains):
        yield _finding(
            email, f"E-postadressen slutar inte på {' eller '.join(domains)}. Kontrollera den."
        )


def _finding(email: str, message: str, context: str = "") -> Finding:
    return Finding(
        code=FindingCode.CONTACT_MISMATCH,
        severity=Severity.WARNING,
        field=FieldName.EMAIL,
        message=message,
        excerpt=email,
        context=context,
    )


def _own_words(report: Report, form: FormDefinition) -> set[str]:
    """What mailboxes of many are called after: the committee, and what the report is about."""
    committee = report.committee.name if report.committee else ""
    return {word.rstrip("s") for word in fold(f"{committee} {form.short_title}").split()}


def _can_be_of(local: str, name: str, own_words: set[str]) -> bool:
    """Whether an address can be that of somebody with this name.

    Only an address that is built of names, such as anna.berg, can be wrong: a mailbox of many
    and a short user name say nothing of a person.
    """
    parts = _LETTERS.findall(_plain(local))
    if len(parts) < 2 or any(_SHARED.search(p) or p.rstrip("s") in own_words for p in parts):
        return True
    return any(
        # The initial of a middle name, which the name leaves out, is nobody else's.
        all(
            _explained(part, names) or (0 < place < len(parts) - 1 and len(part) == 1)
            for place, part in enumerate(parts)
        )
        for names in (_names(name, _plain), _names(name, _spelled_out))
    )


def _difference(local: str, name: str) -> str:
    """What is spelled in one way in the name and in another in the address."""
    names = {_plain(word): word for word in _NAME.findall(name)}
    for part in _LETTERS.findall(_plain(local)):
        if not _explained(part, list(names)):
            for near in get_close_matches(part, names, n=1):
                return (
                    f"Namnet stavas {names[near]} men e-postadressen {part}. "
                    "Kontrollera vilket som är rätt."
                )
    if len(names) == 1:
        return f"Namnet är bara {name}. Skriv både förnamn och efternamn."
    return (
        f"Namnet är {name} men e-postadressen ser ut att vara någon annans. "
        "Kontrollera vilket som är rätt."
    )


def _explained(part: str, names: Collection[str]) -> bool:
    """Whether a part of an address is a name, an initial or several names without a space."""
    begins = [0]
    for begin in begins:
        rest = part[begin:]
        if _is_one(rest, names):
            return True
        # Each place once, however many names lead there.
        ends = {begin + len(one) for one in names if len(one) > 1 and rest.startswith(one)}
        begins += sorted(end for end in ends.difference(begins) if end < len(part))
    return False


def _is_one(part: str, names: Collection[str]) -> bool:
    """Whether it is a name, an initial, a name with a short one before it, or two initials."""
    if len(part) == 1:
        return any(name.startswith(part) for name in names)
    if part in names or any(len(name) == 1 and part.startswith(name) for name in names):
        return True
    # Two initials: ak.berg is Anna-Karin Berg.
    two = len(part) == 2 and len(names) > 2
    return two and all(any(name.startswith(letter) for name in names) for letter in part)


def _names(name: str, spelled: Callable[[str], str]) -> list[str]:
    return [spelled(word) for word in _NAME.findall(name)]


def _plain(text: str) -> str:
    """Letters as addresses have them: å and ä are a, ö is o, é is e."""
    return fold(text).replace("ø", "o").replace("æ", "ae").replace("ß", "ss").replace("ł", "l")


def _spelled_out(text: str) -> str:
    """The other way to write them: ä is ae, ö is oe, ü is ue, å is aa."""
    small = text.casefold()
    for letter, letters in (("å", "aa"), ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe")):
        small = small.replace(letter, letters)
    return _plain(small)
