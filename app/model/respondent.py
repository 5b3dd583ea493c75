"""What somebody who answers is called in the program's sentences: "nämnd" in most cities."""

from typing import Annotated

from pydantic import StringConstraints

from app.model.base import Model, Name

_Word = Annotated[Name, StringConstraints(min_length=1)]


class Respondent(Model):
    """The four forms of the word: nämnd, nämnden, nämnder, nämnderna."""

    one: _Word
    the: _Word
    many: _Word
    all: _Word
