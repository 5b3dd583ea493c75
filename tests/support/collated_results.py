"""What stands in the results of a collation, read by programs and libraries of others."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import openpyxl
from lxml import etree

from app.formats.docx.markup import w

Row = tuple[Any, ...]
_SIGNS = {w("br"): "\n", w("tab"): "\t", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad"}
# What comes after the answers.
_AFTER = {"Text utanför frågorna", "Om sammanställningen"}


def in_json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_bytes())
    return content


def files_in(content: dict[str, Any]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What is told of each file in the JSON: its standing, and the codes of the notes."""
    told = [
        (_name(file["source"]), (file["standing"], tuple(note["code"] for note in file["notes"])))
        for file in content["files"]
    ]
    assert len(dict(told)) == len(told), "a file is told of twice"
    return dict(told)


def messages_in(content: dict[str, Any]) -> dict[str, str]:
    return {
        _name(file["source"]): " ".join(note["message"] for note in file["notes"])
        for file in content["files"]
    }


def _name(source: dict[str, str]) -> str:
    attached = source["attachment"]
    return f"{source['path']}, bilaga {attached}" if attached else source["path"]


def undone(cell: str) -> str:
    """A cell of the CSV as it was written, by the rule of docs/collating.md."""
    return re.sub(r"(\A|[,;\t\r\n])'", r"\1", cell)


def _undone(cell: object) -> object:
    return undone(cell) if isinstance(cell, str) else "" if cell is None else cell


def in_csv(path: Path) -> list[Row]:
    """Committee, mark, question, status, reason, words, text of each row, as a database reads."""
    columns = "committee, mark, question_id, status, reason, words::int, text"
    source = f"read_csv('{path.as_posix()}', all_varchar = true, header = true)"
    found = duckdb.sql(f"select {columns} from {source}")
    assert found is not None
    rows = found.fetchall()
    return [tuple(_undone(cell) for cell in row) for row in rows]


def in_sheet(path: Path, name: str, *, calculated: bool = False) -> list[Row]:
    """All rows of a sheet, with None in empty cells, and what formulas come to or themselves."""
    book = openpyxl.load_workbook(path, data_only=calculated)
    return [tuple(row) for row in book[name].iter_rows(values_only=True)]


def table_in(path: Path, name: str) -> list[dict[str, Any]]:
    """The rows of the table in a sheet that begins with a committee or a file, by heading."""
    rows = in_sheet(path, name)
    start = next(at for at, row in enumerate(rows) if row[0] in {"Nämnd", "Fil"})
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def states_in(path: Path) -> dict[str, dict[str, tuple[Any, Any]]]:
    """Status and words by committee and question, of the sheet with two columns for each."""
    rows = in_sheet(path, "Frågor")
    start = next(at for at, row in enumerate(rows) if row[0] == "Nämnd")
    questions = rows[start - 1][1::2]
    assert rows[start][1:] == ("Läge", "Ord") * len(questions)
    found: dict[str, dict[str, tuple[Any, Any]]] = {}
    for row in rows[start + 1 :]:
        if row[0] is None:
            break
        assert row[0] not in found
        pairs = zip(row[1::2], row[2::2], strict=True)
        found[row[0]] = dict(zip(questions, pairs, strict=True))
    return found


def answers_in(path: Path) -> list[Row]:
    """Committee, question, state, words and text of each row of the sheet of answers."""
    columns = ("Nämnd", "Fråga", "Läge", "Ord", "Svar")
    return [tuple(row[one] for one in columns) for row in table_in(path, "Svar")]


DocxAnswers = dict[str, dict[str, list[str]]]


def in_docx(path: Path) -> tuple[DocxAnswers, dict[str, list[str]]]:
    """What stands below each committee below each question; and beside the answers to it."""
    answers: DocxAnswers = {}
    beside: dict[str, list[str]] = {}
    question = committee = ""
    begun = False
    for style, text in _paragraphs(path):
        if style == "Heading1":
            if text in _AFTER:
                break
            begun, question, committee = True, "", ""
        elif not begun:
            continue
        elif style == "Heading2":
            assert text not in answers, "a question stands twice"
            question, committee = text, ""
            answers[question], beside[question] = {}, []
        elif style == "Heading3":
            assert text not in answers[question], "a committee answers twice"
            committee = text
            answers[question][committee] = []
        elif style in {"GatheredLine", "FormText"} or not committee:
            if style != "FormText":
                committee = ""
                beside[question].append(text)
        else:
            answers[question][committee].append(text)
    return answers, beside


def _paragraphs(path: Path) -> Iterator[tuple[str, str]]:
    with ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        text = "".join(_SIGNS.get(str(one.tag), one.text or "") for one in _texts(paragraph))
        yield ("" if style is None else str(style.get(w("val")))), text


def _texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """In order, without what describes the paragraph: its tabs are no signs in it."""
    for child in paragraph:
        if child.tag != w("pPr"):
            yield from (one for one in child.iter() if one.tag == w("t") or one.tag in _SIGNS)
