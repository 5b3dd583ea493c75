"""The workbook's list of addresses: each by itself, and all of them in one cell."""

from io import BytesIO

import openpyxl

from app.formats.collation.cell_text import LONGEST
from app.formats.collation.workbook import write_collation_xlsx
from app.model.collation.picture import Picture
from app.model.report import Contact
from tests.support.pictures import StillPicture, example_picture

EXAMPLE = example_picture()


def _written(picture: Picture) -> bytes:
    target = BytesIO()
    write_collation_xlsx(picture, target)
    return target.getvalue()


def _rows(data: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(data))["Mejllista"]
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_addresses_are_ready_to_copy() -> None:
    sent, missing, remark, heading, *rows = _rows(_written(EXAMPLE))
    all_of_them = "; ".join(one.contact.email for one in EXAMPLE.participants())
    assert sent[:2] == ("Alla som har lämnat in", all_of_them)
    assert missing[:2] == ("Alla som saknas", "moa.ek@stockholm.se")
    assert "Outlook" in str(remark[1])
    assert heading == ("Namn", "E-post", "Nämnd", "Telefon", "Namn <adress>")
    assert rows == [
        (c.name, c.email, one.name, c.phone, f"{c.name} <{c.email}>")
        for one in EXAMPLE.participants()
        for c in [one.contact]
    ]


def _with_contacts(*contacts: Contact) -> StillPicture:
    report = EXAMPLE.reports[0]
    sent = tuple(report.model_copy(update={"contact": contact}) for contact in contacts)
    return StillPicture(sent, EXAMPLE.areas)


def test_a_name_that_a_mail_program_would_misread_is_quoted_and_odd_addresses_are_told_of() -> None:
    picture = _with_contacts(
        Contact(name='Ek, "Moa"', email="moa@x.se"),
        Contact(name="Två", email=" a@x.se; b@x.se"),
        Contact(name="Igen", email="MOA@x.se"),
        Contact(email="c@x.se"),
        Contact(name="Ingen", email="se ovan"),
    )
    sent, remark, _, *rows = _rows(_written(picture))
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


def test_more_addresses_than_a_cell_takes_go_on_in_the_next() -> None:
    emails = [f"handlaggare.nummer.{n}@stadsdel.stockholm.se" for n in range(900)]
    first, second, *_ = _rows(_written(_with_contacts(*(Contact(email=email) for email in emails))))
    assert (first[0], second[0]) == (
        "Alla som har lämnat in, del 1 av 2",
        "Alla som har lämnat in, del 2 av 2",
    )
    assert f"{first[1]}; {second[1]}".split("; ") == emails
    assert len(str(first[1])) <= LONGEST
