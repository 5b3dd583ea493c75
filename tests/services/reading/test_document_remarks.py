"""What is said of an exported document that was edited: by the window, commands, the collation."""

from pathlib import Path
from uuid import UUID

import pytest
from lxml import etree

from app.formats.docx.markup import el, w
from app.model.rich_text import shortened
from app.services.catalog import Catalog
from app.services.collating.report_finder import ReportFinder
from app.services.report_context import ReportContext
from tests.support.report_documents import content, control, edited, exported
from tests.support.reports import FORM, whole_report
from tests.support.workplace import TODAY

_QUESTION = next(one.text for one in FORM.questions() if one.id == "svart-ekonomi")


@pytest.fixture
def finder(catalog: Catalog) -> ReportFinder:
    return ReportFinder(ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0"))


def _type_in(element: etree._Element, text: str) -> None:
    next(element.iter(w("t"))).text = text


def _change_much(root: etree._Element) -> None:
    heading = control(root, "svart-ekonomi").getprevious()
    assert heading is not None
    _type_in(heading, "Hur sker samverkan?")
    _type_in(content(root, "term"), "I fjol")
    _type_in(content(root, "committee"), "Nämnden")
    picture = el("drawing")
    etree.SubElement(picture, "{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    content(root, "svart-ekonomi").append(el("p", el("r", picture)))
    content(root, "hallbar-tillvaxt").append(el("p", el("ins", el("r"))))


def test_everything_is_told_in_the_same_words_wherever_it_is_read(
    finder: ReportFinder, tmp_path: Path
) -> None:
    path = tmp_path / "rapport.docx"
    path.write_bytes(edited(exported(whole_report(), FORM), _change_much))
    read = finder.read(path)
    assert read.remarks == (
        f"Den tryckta texten har ändrats i dokumentet: ”{shortened(_QUESTION)}”. Frågorna är kvar.",
        "I svaret på Svart ekonomi finns en bild som inte kan tas med.",
        "I dokumentet finns spårade ändringar som inte är godkända. De är lästa som godkända.",
    )
    assert read.changes == (
        "Dokumentet har ändrats sedan det exporterades: Nämnd, Period, text utanför svaren. Text "
        "som stod utanför svaren finns under Granska. Det här gick inte att läsa in: Nämnd "
        "(”Nämnden”), Period (”I fjol”). Jämför med dokumentet."
    )
    (found,) = finder.find_reports(path).reports
    assert found.submission.remarks == read.remarks
    assert found.submission.edited == "Nämnd (”Nämnden”), Period (”I fjol”), text utanför svaren"


def test_a_draft_with_something_to_tell_is_not_opened_without_a_word(
    finder: ReportFinder, tmp_path: Path
) -> None:
    path = tmp_path / "utkast.docx"
    path.write_bytes(exported(whole_report(), FORM))
    assert finder.read(path).is_being_written
    track = edited(
        path.read_bytes(), lambda root: content(root, "svart-ekonomi")[0].append(el("ins"))
    )
    path.write_bytes(track)
    assert not finder.read(path).is_being_written
