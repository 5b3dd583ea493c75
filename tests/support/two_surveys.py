"""A second follow-up beside the shipped one, for the same committees and periods."""

from pathlib import Path

from tests.support.question_sets import set_file

TITLE = "Klimatrapport"
SURVEY = "klimat"
QUESTION = "utslapp"
_SET = """schema = "naringslivsrapport/form/1"
id = "klimat-stadsdel"
version = 1
title = "{title}"
language = "sv-SE"
survey = "{survey}"
office = "klimatenheten"
audience = {{ types = ["stadsdelsnamnd"] }}
periods = ["T1", "T2", "VB"]
valid_from = "2022-T1"
recipient = "klimat@example.se"

[[sections]]
number = 1
title = "Utsläpp"

[[sections.questions]]
id = "utslapp"
text = "Hur har utsläppen minskat under {{year}}?"
"""


def second_survey(title: str = TITLE, survey: str = SURVEY) -> str:
    """The text of its set, which is for every district committee."""
    return _SET.format(title=title, survey=survey)


def second_survey_in(folder: Path, title: str = TITLE) -> Path:
    """A file with it, as the office mails it."""
    return set_file(folder, second_survey(title), "klimat.toml")
