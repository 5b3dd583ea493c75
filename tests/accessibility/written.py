"""What the story has typed, as it is to be found in the pair."""

import hashlib
import json
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from tests.accessibility.story import (
    CULTURE_QUESTION,
    EMAIL,
    IN_BOLD,
    OTHER,
    PERSON,
    PHONE,
    STEM,
    TYPED,
    WHY_NOT,
)


def assert_written(folder: Path) -> None:
    """The files are there, belong together, and say what was typed."""
    document, data = folder / f"{STEM}.docx", folder / f"{STEM}.json"
    assert sorted(folder.iterdir()) == [document, folder / f"{STEM}.eml", data]
    report = json.loads(data.read_bytes())
    assert report["docx"]["sha256"] == hashlib.sha256(document.read_bytes()).hexdigest()
    assert report["contact"] == {
        "name": TYPED[PERSON],
        "phone": TYPED[PHONE],
        "email": TYPED[EMAIL],
    }
    said = [answer["reason"] or answer["plain"] for answer in report["answers"]]
    assert said == [TYPED[CULTURE_QUESTION], TYPED[WHY_NOT], TYPED[OTHER]]
    (line,) = report["answers"][0]["blocks"]
    assert [span["text"] for span in line["spans"] if span["bold"]] == [IN_BOLD]
    text = "".join(one.text or "" for one in Document(str(document)).element.iter(qn("w:t")))
    assert [typed for typed in TYPED.values() if typed not in text] == []
