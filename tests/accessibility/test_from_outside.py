"""The officer's main job by accessible actions alone, from outside the program's process.

The real program runs on a screen nobody sees. It is asked, and told what to do, over the
accessibility bus, which is where screen readers and voice control meet it on Linux.
"""

from pathlib import Path

from tests.accessibility.outside import Events, OutsideObject
from tests.accessibility.reader import Reader
from tests.accessibility.story import (
    CULTURE,
    CULTURE_QUESTION,
    PARTS,
    make_bold,
    start_report,
    write_and_export,
)
from tests.accessibility.written import assert_written


def test_a_report_is_written_and_exported_over_the_accessibility_bus(
    reader: Reader, heard: Events, tmp_path: Path
) -> None:
    write_and_export(reader, tmp_path / "ut")
    assert_written(tmp_path / "ut")
    said = heard.announced()
    *left, outcome = said
    # Of what is filled in without a pause only the latest count is told, and none beside news.
    every = [*(f"{number} kvar att granska" for number in (4, 3, 2, 1)), "Inget kvar att granska"]
    assert left == [count for count in every if count in left] != []
    assert outcome.startswith("Klar att skicka. Filerna ligger i mappen ")


def test_a_text_is_told_of_with_its_looks_and_language_and_can_be_worked_in(
    reader: Reader, heard: Events
) -> None:
    start_report(reader)
    reader.choose(PARTS, CULTURE)
    reader.write(CULTURE_QUESTION, "Fjorton filmbolag")
    field = reader.find("text", CULTURE_QUESTION)
    assert isinstance(field, OutsideObject)
    field.put_caret(6)
    assert field.caret == 6
    make_bold(reader, CULTURE_QUESTION, "Fjorton")
    assert field.selection == (0, 7)
    assert field.looks(0)["weight"] == "bold"
    assert "weight" not in field.looks(8)
    assert field.locale == "sv_SE"
    told = {("StateChanged", "focused"), ("StateChanged", "checked"), ("TextChanged", "insert")}
    assert told <= heard.kinds()
