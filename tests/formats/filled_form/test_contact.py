"""Contact fields: what stands behind or below a label, and nothing that the form prints."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.filled_form.form_reader import FilledForm, as_shown, read_filled_form
from app.formats.source_text import SourceText
from app.model import lengths
from app.model.report import Contact, empty_answers
from app.model.rich_text import Block, BlockKind, Span
from tests.support.reports import FORM
from tests.support.terms import CALENDAR

HEADING = FORM.heading.replace("{year}", "2022")
QUESTION = next(FORM.questions()).text
NUMBER, ADDRESS = "08-508 18 000", "ylva.ek@stockholm.se"


def line(text: str, *, bold: bool = False, href: str | None = None) -> Block:
    return Block(spans=(Span(text=text, bold=bold, href=href),))


def heading(text: str) -> Block:
    return Block(kind=BlockKind.SUBHEADING, spans=(Span(text=text),))


def read(*head: Block | str, after: Sequence[Block] = (heading(HEADING),)) -> FilledForm:
    blocks = [line(one) if isinstance(one, str) else one for one in head]
    answered = (*blocks, *after, line(QUESTION, bold=True), line("Vi har möten."))
    return read_filled_form(SourceText(answered), [FORM], CALENDAR, "rapport.docx")


def unplaced(filled: FilledForm) -> list[str]:
    return [block.text for block in filled.unplaced]


@pytest.mark.parametrize(
    ("below", "phone"),
    [
        (("Tel: 08-508 18 000",), NUMBER),
        (("Tfn 08-508 18 000",), NUMBER),
        (("Telefon: 08-508 18 000",), NUMBER),
        (("Mobil: 070-123 45 67",), "070-123 45 67"),
        (("08-508 18 000\n070-123 45 67",), "08-508 18 000, 070-123 45 67"),
        (("08-508 18 000", "070-123 45 67"), "08-508 18 000, 070-123 45 67"),
        (("Tel: 08-508 18 000\nMobil: 070-123 45 67",), "08-508 18 000, 070-123 45 67"),
        (("Tel: 08-508 18 000\nTel: 070-123 45 67",), "08-508 18 000, 070-123 45 67"),
        (("08-508 18 000 / 070-123 45 67",), "08-508 18 000 / 070-123 45 67"),
        (("08-508 18 000 (växel)",), "08-508 18 000 (växel)"),
        (("08-508 18 000 [växel]",), "08-508 18 000 [växel]"),
        (("08\u2011508\u00a018\u00a0000",), "08\u2011508 18 000"),
        (("", NUMBER), NUMBER),
        (("saknas",), "saknas"),
        (("Tel:",), ""),
        ((), ""),
    ],
)
def test_a_number_below_its_label(below: tuple[str, ...], phone: str) -> None:
    filled = read("Kontaktperson", "Ylva Ek", "Telefon", *below, "E-post", ADDRESS)
    assert filled.contact.phone == phone
    assert (filled.contact.name, filled.contact.email) == ("Ylva Ek", ADDRESS)
    assert filled.unplaced == ()


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Telefon", NUMBER),
        ("Telefon:", NUMBER),
        ("Tfn/tel:", "08-508 18 000"),
        ("Telefon (direkt):", NUMBER),
        ("Telefon till kontaktpersonen:", NUMBER),
        ("3. Telefonnummer", NUMBER),
        ("TELEFON\t", NUMBER),
    ],
)
def test_a_label_however_it_is_written(label: str, value: str) -> None:
    assert read(f"{label} {value}").contact.phone == value
    assert read(line(label, bold=True), value).contact.phone == value


def test_label_and_value_in_one_cell() -> None:
    filled = read(
        "Nämnd\nFarsta stadsdelsnämnd",
        "Period: T1 2022",
        "Kontaktperson:\tYlva Ek",
        "Telefon: 08-508 18 000    E-post: ylva.ek@stockholm.se",
    )
    assert (filled.committee, filled.term) == ("Farsta stadsdelsnämnd", "T1 2022")
    assert filled.contact.model_dump() == {"name": "Ylva Ek", "phone": NUMBER, "email": ADDRESS}
    assert filled.unplaced == ()


@pytest.mark.parametrize(
    "written",
    [
        "Ylva Ek, utredare, tel 08-508 18 000, ylva.ek@stockholm.se",
        "Ylva Ek, utredare, tel: 08-508 18 000, e-post: ylva.ek@stockholm.se",
        "Ylva Ek, utredare\n08-508 18 000\nylva.ek@stockholm.se",
        "Ylva Ek, utredare (08-508 18 000) <ylva.ek@stockholm.se>",
        "Ylva Ek, utredare | ylva.ek@stockholm.se | 08-508 18 000",
    ],
)
@pytest.mark.parametrize("rows", [(), ("Telefon", "", "E-post", ""), ("Telefon", NUMBER, "E-post")])
def test_all_in_the_line_of_the_name(written: str, rows: tuple[str, ...]) -> None:
    contact = read("Kontaktperson", written, *rows).contact
    assert contact.model_dump() == {
        "name": "Ylva Ek, utredare",
        "phone": NUMBER,
        "email": ADDRESS,
    }


def test_what_cannot_be_told_apart_is_kept_whole() -> None:
    two = "Ylva Ek 08-508 18 000, Bo Å 08-508 18 001"
    assert read("Kontaktperson", two, "Telefon").contact.name == two
    other = "Ylva Ek 08-508 18 000"
    contact = read("Kontaktperson", other, "Telefon", "08-508 18 999").contact
    assert (contact.name, contact.phone) == (other, "08-508 18 999")


ROW_OF_LABELS = ("Nämnd", "Period", "Kontaktperson", "Telefon", "E-post")


def test_values_in_the_row_below_their_labels() -> None:
    filled = read(*ROW_OF_LABELS, "Kyrkogårdsnämnden", "T1 2022", "Ylva Ek", NUMBER, ADDRESS)
    assert filled.contact == Contact(name="Ylva Ek", phone=NUMBER, email=ADDRESS)
    assert (filled.committee, filled.term) == ("Kyrkogårdsnämnden", "T1 2022")


def test_an_empty_cell_in_the_row_below_the_labels() -> None:
    filled = read(*ROW_OF_LABELS, "Kyrkogårdsnämnden", "T1 2022", "Ylva Ek", "", ADDRESS)
    assert filled.contact == Contact(name="Ylva Ek", phone="", email=ADDRESS)


def test_labels_that_nobody_filled_in_take_no_row_of_text() -> None:
    filled = read(*ROW_OF_LABELS, "En rad text.", "En till.", "En rad med a@b.se.", "Fyra.", "Fem.")
    assert filled.committee == filled.term == filled.contact.name == filled.contact.phone == ""


def test_several_names_in_a_cell() -> None:
    filled = read("Kontaktpersoner", "Ylva Ek", "Bo Ås", "Telefon", NUMBER)
    assert (filled.contact.name, filled.contact.phone) == ("Ylva Ek, Bo Ås", NUMBER)


def test_another_person_is_kept_whole() -> None:
    person = ("Kontaktperson", "Ylva Ek", "Telefon", NUMBER, "E-post", ADDRESS)
    other = ("Kontaktperson", "Bo Ås", "Telefon", "08-508 18 001", "Mobil", "070-123 45 67")
    filled = read(*person, *other)
    assert filled.contact == read(*person).contact
    assert unplaced(filled) == list(other)


def test_number_and_mobile_in_a_row_each() -> None:
    contact = read("Telefon", NUMBER, "Mobil", "070-123 45 67", "E-post", ADDRESS).contact
    assert contact.phone == "08-508 18 000, 070-123 45 67"


def test_number_and_address_in_one_cell() -> None:
    contact = read("Telefon och e-post", f"{NUMBER}, {ADDRESS}").contact
    assert (contact.phone, contact.email) == (NUMBER, ADDRESS)


def test_a_link_whose_text_is_a_name() -> None:
    link = line("Ylva Ek", href=f"mailto:{ADDRESS}?subject=Rapport")
    assert read("Kontaktperson", "Ylva Ek", "E-post", link).contact.email == ADDRESS
    contact = read("Kontaktperson", link, "Telefon", "", "E-post", "").contact
    assert (contact.name, contact.email) == ("Ylva Ek", ADDRESS)
    call = line("Ring mig", href="tel:+46850818000")
    assert read("Telefon", call).contact.phone == "+46850818000"


def test_a_link_that_shows_an_address_is_taken_as_it_is_read() -> None:
    shown = Block(
        spans=(Span(text=ADDRESS, href="mailto:gammal@stockholm.se"), Span(text=" (eller bo@a.se)"))
    )
    assert read("E-post", shown).contact.email == f"{ADDRESS} (eller bo@a.se)"


@pytest.mark.parametrize(
    "after",
    [
        heading(HEADING),
        line(HEADING),
        heading("Beskrivning (mål och syfte)"),
        line(FORM.preamble),
        line("1. Stimulera tillväxt och företagsamhet"),
        line("Uppföljning 2019 av ett helt annat underlag"),
        line("---"),
    ],
)
@pytest.mark.parametrize("label", ["E-post", "E-post:", "Telefon", "Period", "E-postadress *"])
def test_an_empty_field_takes_nothing_of_the_form(after: Block, label: str) -> None:
    filled = read("Kontaktperson", "Ylva Ek", label, "", after=(after,))
    assert filled.contact.model_dump() == {"name": "Ylva Ek", "phone": "", "email": ""}
    assert filled.term == ""


def test_an_empty_name_takes_no_heading() -> None:
    assert read("Kontaktperson", "").contact.name == ""
    assert read("Nämnd", after=(line(FORM.title),)).committee == ""


def test_a_period_in_boxes_that_stand_in_lines_or_cells() -> None:
    boxes = ("☐", "Tertialrapport 1", "☒", "Tertialrapport 2", "☐", "Verksamhetsberättelse 2022")
    filled = read("Period", *boxes, "Kontaktperson", "Ylva Ek")
    assert filled.term == "\n".join(boxes)
    assert filled.contact.name == "Ylva Ek"


@pytest.mark.parametrize("written", ["Tertial 1 2022", "Tertial: 1, 2022", "Period tertial 1 2022"])
def test_a_period_that_begins_with_a_label(written: str) -> None:
    assert "ertial" in read(written).term
    assert read("Period", written, "Kontaktperson").term.endswith(written.removeprefix("Period "))


def test_a_label_of_no_interest_ends_a_field() -> None:
    filled = read("Kontaktperson", "Befattning", "Utredare", "Telefon", NUMBER)
    assert (filled.contact.name, filled.contact.phone) == ("", NUMBER)
    assert unplaced(filled) == ["Befattning", "Utredare"]


NAMES = st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{1,12} [A-ZÅÄÖ][a-zåäö]{1,12}", fullmatch=True)
NUMBERS = st.from_regex(r"0[1-9]{1,2}-[0-9]{3} [0-9]{2} [0-9]{2}", fullmatch=True)
ADDRESSES = st.from_regex(r"[a-z]{1,9}\.[a-z]{1,9}@[a-z]{2,9}\.se", fullmatch=True)
LABELS = {
    "name": st.sampled_from(["Kontaktperson", "Kontaktperson:", FORM.labels.contact]),
    "phone": st.sampled_from(["Telefon", "Telefon:", "Tfn", "Telefonnummer:"]),
    "email": st.sampled_from(["E-post", "E-post:", "Mejl:", "e-postadress"]),
}
PRINTED = [FORM.title, FORM.preamble, HEADING, FORM.description_heading, FORM.description]
PRINTED += [section.title for section in FORM.sections if section.title]
TYPED = st.text(st.characters(categories=("L", "N", "P", "Zs"), codec="latin-1"), max_size=60)


@given(data=st.data())
def test_no_printed_text_becomes_a_value_and_no_typed_one_is_lost(data: st.DataObject) -> None:
    values = {
        "name": data.draw(NAMES | st.just("")),
        "phone": data.draw(NUMBERS | st.just("")),
        "email": data.draw(ADDRESSES | st.just("")),
    }
    head = [line(data.draw(st.sampled_from(PRINTED)))]
    for field in data.draw(st.permutations(["name", "phone", "email"])):
        label, value = data.draw(LABELS[field]), values[field]
        together = data.draw(st.booleans())
        head += [line(f"{label} {value}")] if together else [line(label), line(value)]
    after = [data.draw(st.sampled_from([line, heading]))(data.draw(st.sampled_from(PRINTED)))]
    filled = read(*head, after=after)
    assert filled.contact.model_dump() == values
    assert filled.unplaced == ()


@given(typed=st.lists(TYPED, max_size=6), label=st.sampled_from(["Telefon", "Nämnd", "Period", ""]))
def test_whatever_is_typed_is_a_value_or_kept(typed: list[str], label: str) -> None:
    filled = read(label, *typed)
    contact = filled.contact
    kept = " ".join(
        (
            *unplaced(filled),
            filled.committee,
            filled.term,
            contact.name,
            contact.phone,
            contact.email,
        )
    )
    printed = " ".join((HEADING, *PRINTED)).casefold()
    for text in typed:
        for word in text.split():
            letters = "".join(sign for sign in word if sign.isalnum())
            assert letters in "".join(filter(str.isalnum, kept)) or letters.casefold() in printed


def test_signs_that_nobody_sees_hide_neither_labels_nor_values() -> None:
    filled = read(
        "Kontakt\u200bperson: Ylva\u00a0Ek\u200e",
        f"\ufeffTele\u00adfon: {NUMBER}\u202c",
        "E\u2011po\u200bst: ylva.ek@\u200bstockholm.se",
    )
    assert filled.contact == Contact(name="Ylva Ek", phone=NUMBER, email=ADDRESS)
    assert filled.unplaced == ()


def test_a_question_is_found_with_signs_in_it_that_nobody_sees() -> None:
    hidden = "\u200b".join(QUESTION)
    answered = (line("Kontaktperson: Ylva Ek"), line(hidden, bold=True), line("Vi har möten."))
    filled = read_filled_form(SourceText(answered), [FORM], CALENDAR, "rapport.docx")
    (answer,) = filled.answers.values()
    assert answer == (line("Vi har möten."),)


@pytest.mark.parametrize(
    "written", [f"Ylva Ek <{ADDRESS}>", f"Ylva Ek [mailto:{ADDRESS}?subject=Hej]"]
)
def test_a_name_with_its_address_in_the_field_for_the_address(written: str) -> None:
    contact = read("Kontaktperson", "", "E-post", written).contact
    assert (contact.name, contact.email) == ("Ylva Ek", ADDRESS)


@pytest.mark.parametrize("name", ["Ylva Ek (vikarie för Bo Ås)", "(tf) Ylva Ek", '"Yllan" Ek'])
def test_a_name_keeps_its_brackets_and_quotes(name: str) -> None:
    assert read("Kontaktperson", name, "Telefon", NUMBER).contact.name == name
    contact = read("Kontaktperson", f"{name}, {ADDRESS}", "Telefon", NUMBER).contact
    assert (contact.name, contact.email) == (name, ADDRESS)


def test_what_is_too_long_for_its_field_is_kept_whole_beside_it() -> None:
    name = "Ylva " * 61
    filled = read("Kontaktperson", name.strip(), "Telefon", NUMBER)
    assert filled.contact == Contact(phone=NUMBER)
    assert filled.too_long == ("name",)
    assert name.strip() in unplaced(filled)


def test_a_reason_that_is_too_long_is_an_answer() -> None:
    answer = empty_answers(FORM, None)[0]
    text = f"Ej relevant. {'a' * lengths.REASON}"
    question = next(FORM.questions())
    assert as_shown(answer, (line(text),), question, None).not_applicable
    shown = as_shown(answer, (line(f"{text}a"),), question, None)
    assert (shown.not_applicable, shown.plain) == (False, f"{text}a")
