"""The order of Tab on every page, as it is written down here: that of reading, round and round.

In a report: the parts of it, the page, the steps, what is to be known, last term, the header. From
the text of an answer one goes on to the next page; what a space would change comes after that.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import Command
from app.gui.question_sets.set_list_page import SetWork
from app.gui.report.question_page import QuestionPage
from app.gui.values.choice_field import ChoiceField
from app.gui.workshop.set_view_page import SetViewPage
from app.model.places import CONTACT, EXPORT, REVIEW
from tests.support.arriving import arrive
from tests.support.collating import until
from tests.support.example_report import EXAMPLE
from tests.support.kinds_report import TERM, example_file
from tests.support.office_mail import go_home, install
from tests.support.officer import Officer, click
from tests.support.pages.workshop import Workshop
from tests.support.tab_order import name_of, tab_order
from tests.support.typing import press

_QUESTION = "samverkan-lokalt-naringsliv"
_ASKED = "Beskriv samverkan med det lokala näringslivet inom stadsdelsnämndens geografiska område."
_NEW_REPORT = ["Nämnd", "Period", "År"]
_FILES = ["Öppna en fil …", "Klistra in text"]
_FORMATS = ["Fet", "Kursiv", "Underrubrik", "Punktlista", "Numrerad lista"]
_HEADER = ["Mina rapporter", "Tidigare versioner"]
_HAD_DIALOGUE = "Har nämnden haft en dialog med företag under 2022?"
_VISITS = "Hur många företagsbesök har nämnden gjort?, st"
_TITLE = "Hägersten-Älvsjö stadsdelsnämnd · Tertialrapport 1 2022"


def test_the_start_page(officer: Officer, tmp_path: Path) -> None:
    start = officer.start
    assert tab_order(officer.new_report.committee) == [
        *(*_NEW_REPORT, "Skapa rapport", *_FILES),
        "Läs guiden",
    ]
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "t1")
    officer.leave()
    officer.start_report(EXAMPLE.committee, "2022-T2")
    assert tab_order(officer.new_report.committee) == [
        *(*_NEW_REPORT, "Börja från den", "Börja tomt", *_FILES),
        *("Exporterade rapporter", "Börja Tertialrapport 2 2022", "Fler val"),
    ]
    click(officer.new_report.begin_empty)
    officer.leave()
    assert tab_order(start.drafts) == [
        *("Pågående rapporter", "Fortsätt", "Fler val"),
        # The next term is begun already.
        *("Exporterade rapporter", "Öppna", "Fler val"),
        *(*_NEW_REPORT, "Skapa rapport", *_FILES),
    ]


def test_what_was_removed(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.leave()
    officer.start.remove()
    assert tab_order(officer.start.undo_removal) == [
        *("Ångra borttagningen", "Läs guiden", "Borttagna (1)"),
        *(*_NEW_REPORT, "Skapa rapport", *_FILES),
    ]
    click(officer.start.bin)
    assert tab_order(officer.bin.reports) == [
        *("Borttagna rapporter", "Ta bort för alltid …", "Töm Borttagna", "Ta tillbaka"),
        "Mina rapporter",
    ]


def test_the_plan_and_the_report_that_comes_of_it(officer: Officer, tmp_path: Path) -> None:
    officer.window.resize(1366, 768)
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "t1")
    assert tab_order(officer.navigation.rows) == [
        *("Rapportens delar", "Förhandsgranska", "Filernas namn"),
        *("Mottagarens e-postadress", "Spara adressen"),
        *(
            "Öppna mejlet",
            "Visa filerna",
            "Gick det inte?",
            "Markera som skickad",
        ),
        *("Föregående", "Rätta rapporten", "Stäng meddelandet", "Mina rapporter"),
    ]
    officer.leave()
    officer.start_report(EXAMPLE.committee, "2022-T2")
    click(officer.new_report.begin_from)
    assert tab_order(officer.plan.back) == [
        *("Mina rapporter", f"Ta bort {_TITLE}", "Lägg till en fil …", "Kontaktuppgifter"),
        *("Lokalt näringsliv, 48 ord", "Växla upp Stockholm, 22 ord", "Svart ekonomi, 15 ord"),
        *("Verksamhetsområden, Ej relevant", "Platssamverkan, 15 ord"),
        *("Kultur i det offentliga rummet, 11 ord", "Hållbar tillväxt, 9 ord"),
        *("Dialog med företag, 7 ord", "Avbryt", "Skapa rapporten"),
    ]
    click(officer.plan.create)
    officer.go_to(CONTACT)
    assert tab_order(officer.navigation.rows) == [
        *("Rapportens delar", "Ändra nämnd", "Ändra period", "Stämmer, nästa"),
        "Kontaktperson för eventuella frågor (obligatoriskt)",
        *("Telefon (obligatoriskt)", "E-post (obligatoriskt)", "Nästa", *_HEADER),
    ]
    officer.go_to(_QUESTION)
    assert tab_order(officer.navigation.rows) == [
        *("Rapportens delar", "Stämmer, nästa"),
        # It opens at its sub-heading, which is bold anyhow.
        *(*_FORMATS[1:], _ASKED),
        *("Nästa", "Föregående", "Ej relevant för nämnden"),
        *("Förra periodens svar", "Jämför", *_HEADER, "Förra perioden"),
    ]
    officer.find.open()
    assert tab_order(officer.find.field)[:4] == [
        *("Sök i rapporten", "Föregående träff", "Nästa träff", "Stäng sökningen"),
    ]
    officer.find.close()
    officer.go_to(REVIEW)
    assert tab_order(officer.navigation.rows) == [
        *("Rapportens delar", "Granskningens punkter", "Gå dit", "Nästa", "Föregående", *_HEADER),
    ]
    officer.go_to(EXPORT)
    assert tab_order(officer.navigation.rows) == [
        *("Rapportens delar", "Förhandsgranska", "Granska", "Mapp att spara i", "Välj mapp …"),
        *("Exportera utkast", "Föregående", *_HEADER),
    ]


def test_the_controls_for_values(officer: Officer, tmp_path: Path) -> None:
    """The value first, then its comment; from what is typed last on to the next page."""
    install(officer, example_file(tmp_path / "mejl"))
    go_home(officer)
    officer.start_report("farsta", TERM)
    officer.go_to("har-dialog")
    field = officer.value.field
    assert isinstance(field, ChoiceField)
    press(field.buttons["yes"], Qt.Key.Key_Space)
    officer.save_now()
    assert _order(officer) == [
        *("Ja", "Ta bort svaret", *_FORMATS, f"Kommentar: {_HAD_DIALOGUE}"),
        *("Nästa", "Föregående", "Ej relevant för nämnden"),
    ]
    officer.go_to("antal-besok")
    assert _order(officer) == [
        *(_VISITS, *_FORMATS, f"Kommentar: {_VISITS.removesuffix(', st')}"),
        *("Nästa", "Föregående", "Ej relevant för nämnden"),
    ]
    officer.go_to("branscher")
    assert _order(officer) == [
        *("Handel", "Hotell och restaurang", "Bygg och anläggning"),
        *("Kulturella och kreativa näringar", "Annat:", "Annat, med egna ord"),
        *("Nästa", "Föregående", "Ej relevant för nämnden"),
    ]
    officer.go_to("budget-beslutad")
    assert _order(officer)[:3] == [
        *("När beslutade nämnden om budgeten för 2022?", "Välj dag …", "Nästa"),
    ]
    officer.go_to("lokaler")
    assert _order(officer) == [
        # One goes through the cells, and after the last one out of the table.
        *(["Hur många lokaler har nämnden hyrt ut till företag?"] * 6),
        *("Nästa", "Föregående", "Ej relevant för nämnden"),
    ]


def _order(officer: Officer) -> list[str]:
    """From the first of the value to the last of the page."""
    officer.value.field.focus_first()
    arrive()
    order: list[str] = []
    while "Mina rapporter" not in order:
        now = QApplication.focusWidget()
        assert now is not None
        order.append(name_of(now))
        press(now, Qt.Key.Key_Tab)
    return order[:-1]


def test_the_buttons_of_a_review_come_after_its_lines(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to("vaxla-upp-stockholm")
    officer.question.fill("Se bilaga xx.")
    officer.go_to(REVIEW)
    texts = officer.review.findings()
    officer.review.choose(next(row for row, text in enumerate(texts) if "Kontrollera" in text))
    assert tab_order(officer.review.lines)[:4] == [
        *("Granskningens punkter", "Gå dit", "Det stämmer", "Nästa"),
    ]
    click(officer.review.accept)
    assert tab_order(officer.review.lines)[:5] == [
        *("Granskningens punkter", "Visa"),
        *("Varför det stämmer", "Spara varför det stämmer", "Ångra"),
    ]


def test_the_list_of_questions_and_one_that_is_looked_at(officer: Officer) -> None:
    officer.choose(Command.QUESTION_SETS)
    officer.question_sets.choose("stadsdelsnamnd")
    assert tab_order(officer.question_sets.list) == [
        *("Frågor", "Fler val", "Skriv nya frågor …", "Installera från fil …", "Öppna"),
        "Mina rapporter",
    ]
    officer.question_sets.work(SetWork.OPEN)
    page = officer.window.pages.current
    assert isinstance(page, SetViewPage)
    assert tab_order(page.outline) == [
        *("Frågornas ordning", "Så ser det ut", "Spara filen …", "Skriv ut …"),
        *("Gör en kopia", "Gör nästa version", "Frågor"),
    ]


def test_a_set_that_is_written(officer: Officer) -> None:
    """The outline, the fields in hand, what is beside, what is done with all of it, the header."""
    officer.window.resize(1366, 768)
    officer.choose(Command.QUESTION_SETS)
    officer.question_sets.choose("stadsdelsnamnd")
    officer.question_sets.work(SetWork.NEXT)
    workshop = Workshop.in_window(officer.window)
    outline = workshop.page.outline
    adding = ("Frågornas ordning", "Ny fråga", "Nytt avsnitt", "Fler val för det som är valt")
    doing = ("Pröva …", "Spara och skriv ut …", "Installera här …", "Skicka ut …")
    header = ("Frågor", "Tidigare versioner", "Visa bredvid")
    assert tab_order(outline) == [
        *(*adding, "Titel", "Titel i programmet", "Version", "Ställs till alla", "Eller bara till"),
        *("Perioder", "Från och med", "Till och med", "Skickas till"),
        "Ska vara inne, tertialrapport 2 2022",
        "Ska vara inne, verksamhetsberättelse 2022",
        "Ska vara inne, tertialrapport 1 2023",
        *("Vem som frågar", "Uppföljning", "Inledning", "Rubrik", "Rubrik över beskrivningen"),
        *("Beskrivning", "Anvisning till den som fyller i"),
        *("Vem som svarar", "Perioden", "Kontaktpersonen", "Telefonnumret", "E-postadressen"),
        *("Bredvid", "Så ser det ut", *doing, *header),
    ]
    workshop.go_to("sections", 0, "questions", 0)
    assert until(lambda: bool(workshop.page.preview.findChildren(QuestionPage)))
    assert tab_order(outline) == [
        *(*adding, "Frågan", "Kort namn", "Hjälptext under frågan", "Besvaras med"),
        *("Frågan måste besvaras", "Högst så många ord", "Bredvid"),
        *(*_FORMATS, _ASKED, "Ej relevant för nämnden", *doing, *header),
    ]
