"""The workbook's list of addresses: each by itself, and all of them in one cell."""

from dataclasses import replace
from io import BytesIO

import openpyxl

from app.formats.collation.cell_texts import LONGEST
from app.formats.collation.workbook import write_collation_xlsx
from app.model.collation.collation import Collation
from app.model.report import Contact
from tests.support.collations import StillCollation, example_collation

EXAMPLE = example_collation()


def _written(collation: Collation) -> bytes:
    target = BytesIO()
    write_collation_xlsx(collation, target)
    return target.getvalue()


def _rows(data: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(data))["Mejllista"]
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_addresses_are_ready_to_copy() -> None:
    sent, missing, remark, heading, *rows = _rows(_written(EXAMPLE))
    all_of_them = "; ".join(one.contact.email for one in EXAMPLE.participants())
    assert sent[:2] == ("Alla som har skickat in", all_of_them)
    assert missing[:2] == ("Alla som saknas", "moa.ek@stockholm.se")
    assert "Outlook" in str(remark[1])
    assert heading == ("Namn", "E-post", "Nämnd", "Telefon", "Namn <adress>")
    assert rows == [
        (c.name, c.email, one.name, c.phone, f"{c.name} <{c.email}>")
        for one in EXAMPLE.participants()
        for c in [one.contact]
    ]


def _with_contacts(*contacts: Contact) -> StillCollation:
    report = EXAMPLE.reports[0]
    sent = tuple(report.model_copy(update={"contact": contact}) for contact in contacts)
    return StillCollation(sent, EXAMPLE.areas)


def test_a_name_that_a_mail_program_would_misread_is_quoted_and_odd_addresses_are_told_of() -> None:
    collation = _with_contacts(
        Contact(name='Ek, "Moa"', email="moa@x.se"),
        Contact(name="Två", email=" a@x.se; b@x.se"),
        Contact(name="Igen", email="MOA@x.se"),
        Contact(email="c@x.se"),
        Contact(name="Ingen", email="se ovan"),
    )
    sent, remark, _, *rows = _rows(_written(collation))
    assert sent[1] == "moa@x.se; a@x.se; b@x.se; c@x.se"
    assert "Utan adress som går att använda: 1." in str(remark[1])
    assert [row[4] for row in rows] == [
        r'"Ek, \"Moa\"" <moa@x.se>',
        "Två <a@x.se>; Två <b@x.se>",
        "Igen <MOA@x.se>",
        "c@x.se",
        None,
    ]
    assert rows[1][1] == " a@x.se; b@x.se"


def _missing(*emails: tuple[str, ...]) -> StillCollation:
    one = EXAMPLE.missing[0]
    committees = [one.committee.model_copy(update={"name": f"Nämnd {n}"}) for n in range(9999)]
    missing = [
        one.model_copy(update={"committee": committee, "emails": known})
        for committee, known in zip(committees, emails, strict=False)
    ]
    return replace(EXAMPLE, reports=(), missing=tuple(missing))


def test_those_missing_whose_address_nobody_knows_are_counted_and_named() -> None:
    known, unknown, remark, *_ = _rows(_written(_missing(("a@x.se",), (), ("se ovan",))))
    assert known[:2] == ("Alla som saknas", "a@x.se")
    assert unknown[:2] == (None, "2 av 3 saknar känd adress: Nämnd 1, Nämnd 2")
    assert "Outlook" in str(remark[1])


def test_where_nobodys_address_is_known_that_is_said() -> None:
    unknown, remark, *_ = _rows(_written(_missing((), ())))
    said = "Ingen har en känd adress (2 av 2): Nämnd 0, Nämnd 1"
    assert unknown[:2] == ("Alla som saknas", said)
    assert "Outlook" in str(remark[1])


def test_more_names_than_a_line_shows_go_on_below_and_leave_room_for_the_table() -> None:
    data = _written(_missing(*[()] * 30))
    rows = _rows(data)
    lines = [str(row[1]) for row in rows[:3]]
    assert "Outlook" in str(rows[3][1])
    assert " ".join(lines) == "Ingen har en känd adress (30 av 30): " + ", ".join(
        f"Nämnd {n}" for n in range(30)
    )
    assert max(map(len, lines)) <= 140
    assert [row[0] for row in rows[:3]] == ["Alla som saknas", None, None]
    assert openpyxl.load_workbook(BytesIO(data))["Mejllista"].freeze_panes == "A6"
    many = openpyxl.load_workbook(BytesIO(_written(_missing(*[()] * 900))))
    assert many["Mejllista"].freeze_panes is None


def test_more_addresses_than_a_cell_takes_go_on_in_the_next() -> None:
    emails = [f"handlaggare.nummer.{n}@stadsdel.stockholm.se" for n in range(900)]
    first, second, *_ = _rows(_written(_with_contacts(*(Contact(email=email) for email in emails))))
    assert (first[0], second[0]) == (
        "Alla som har skickat in, del 1 av 2",
        "Alla som har skickat in, del 2 av 2",
    )
    assert f"{first[1]}; {second[1]}".split("; ") == emails
    assert len(str(first[1])) <= LONGEST
