"""The kinds of question."""

from enum import StrEnum


class Kind(StrEnum):
    """What a question, or a column of a table, asks for."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TABLE = "table"

    @property
    def has_options(self) -> bool:
        return self in {Kind.CHOICE, Kind.CHOICES}
