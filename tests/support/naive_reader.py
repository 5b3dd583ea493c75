"""A reader as one would write it who thinks of whole files alone."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import is_zipfile

from docx import Document

from app.services.reading.own_files import OpenedReport
from app.services.reading.report_reader import ReadReport
from app.services.report_context import ReportContext
from tests.support.reports import whole_report


class NaiveReader:
    """Goes through a file with python-docx or json, without a second thought."""

    def __init__(self, context: ReportContext) -> None:
        self._context = context

    def read(self, path: Path) -> ReadReport:
        data = path.read_bytes()
        if is_zipfile(BytesIO(data)):
            document = Document(BytesIO(data))
            cells = (c for table in document.tables for row in table.rows for c in row.cells)
            texts = [*(p.text for p in document.paragraphs), *(cell.text for cell in cells)]
        else:
            answers = json.loads(data)["answers"]
            blocks = [block for answer in answers for block in answer["blocks"]]
            texts = [span["text"] for block in blocks for span in block["spans"]]
        assert "".join(texts) is not None
        return ReadReport.of(whole_report())

    def open(self, path: Path) -> OpenedReport:
        return self.read(path).opened
