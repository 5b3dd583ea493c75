"""Files of question sets, as the office mails them: made from one that is shipped."""

import re
from pathlib import Path

from app.model.term import Term
from app.paths import bundled_data
from app.services.catalog import Catalog
from app.services.question_sets.form_library import FormLibrary
from tests.support.terms import a_term

FORMS = bundled_data().forms
T1 = a_term("2022-T1")
SHIPPED = (FORMS / "stadsdelsnamnd.toml").read_text("utf-8")
REWORDED, DROPPED, ADDED = "svart-ekonomi", "kultur-offentliga-rummet", "etableringar"
"""What `newer_set` does to the questions of the set for district committees."""
NEW_WORDING = "Hur sker samverkan med rättsvårdande myndigheter i arbetet mot den svarta ekonomin?"


def edited(*changes: tuple[str, str], version: int = 2) -> str:
    """The shipped set with these texts replaced, each of them once."""
    text = SHIPPED.replace("\nversion = 1\n", f"\nversion = {version}\n")
    for before, after in changes:
        if before not in text:
            raise ValueError(f"not in the set: {before}")
        text = text.replace(before, after, 1)
    return text


def newer_set(version: int = 2) -> str:
    """One question reworded, one dropped, one added, and an address to send it to."""
    reworded = re.search(r'text = "(Hur sker samverkan med socialn[^"]*)"', SHIPPED)
    dropped = re.search(rf'\[\[sections.questions\]\]\nid = "{DROPPED}"\n.*\n.*\n\n', SHIPPED)
    if reworded is None or dropped is None:
        raise ValueError("the shipped set is another one")
    added = (
        f'[[sections.questions]]\nid = "{ADDED}"\nshort = "Etableringar"\n'
        'text = "Vilka företag har etablerat sig i området under {year}?"\n\n'
    )
    return edited(
        (reworded[1], NEW_WORDING),
        (dropped[0], added),
        ("\nperiods =", '\nrecipient = "naringsliv@example.se"\nperiods ='),
        version=version,
    )


def set_file(folder: Path, text: str, name: str = "fragor.toml") -> Path:
    """A file with this in it, its line ends too."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode())
    return path


def install(sets: FormLibrary, folder: Path, text: str) -> Path:
    return sets.install(sets.look(set_file(folder, text)))


def on_offer(catalog: Catalog, term: Term = T1) -> tuple[str, int]:
    """What a district committee is asked, as id and version."""
    committee = catalog.register.get("farsta")
    assert committee is not None
    form = catalog.form_for(committee, term)
    return form.id, form.version
