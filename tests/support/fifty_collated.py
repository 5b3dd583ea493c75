"""What has been written of the fifty reports, and what is to stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.model.base import Model
from app.model.report import AnswerStatus
from app.services.collating.folder_collation import FolderCollation
from tests.support import collated_results as read
from tests.support.fifty_pairs import Folder


class Said(Model):
    """What is to stand in the results of one answer."""

    status: AnswerStatus
    reason: str
    words: int
    blocks: tuple[str, ...]
    plain: str


@dataclass(frozen=True)
class Collated:
    """What has been written of it."""

    folder: Folder
    collecting: FolderCollation
    docx: Path
    xlsx: Path
    csv: Path
    json: Path

    @property
    def content(self) -> dict[str, Any]:
        return read.in_json(self.json)

    @property
    def names(self) -> list[str]:
        """Those who are in the collation, in its order."""
        return [one["name"] for one in self.content["participants"]]

    @property
    def marks(self) -> dict[str, str]:
        """What their names are marked with."""
        return {one["name"]: one["mark"] for one in self.content["participants"]}

    @property
    def short(self) -> dict[str, str]:
        asked = (one for area in self.content["areas"] for one in area["questions"])
        return {one["id"]: one["short"] for one in asked}

    def said(self) -> Iterator[tuple[str, str, Said]]:
        """Committee, question and what is to stand there, of every answer that counts."""
        for name, report in self.folder.answers.items():
            for answer in report.answers:
                yield (
                    name,
                    answer.question_id,
                    Said(
                        status=answer.status,
                        reason=answer.reason,
                        words=sum(
                            any(sign.isalnum() for sign in run)
                            for one in answer.blocks
                            for run in one.text.split()
                        ),
                        blocks=tuple(one.text for one in answer.blocks),
                        plain=answer.plain,
                    ),
                )
