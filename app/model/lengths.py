"""How long the texts of a report, a question set and the register of committees may be, in signs.

Far more than anybody writes, and little enough for a line of a document, a subject or the name of a
file: a file from elsewhere with more is refused, with its place. An answer has no limit of its own
but that of the file.
"""

NAME = 300
"""What somebody or something is called, such as a committee; it stands in headings and subjects."""
SHORT_TITLE = 120
"""A set's title in a sentence: in the window, in the subject of a mail, in names of files."""
FILE_STEM = 100
"""What of it stands in the name of a file: with term, committee, revision and ending it is 217 at
most, and a temporary file has 14 more; disks take 255."""
FILE_NAME = 255
"""The name of a file on any disk."""
DETAIL = 500
"""A telephone number with how to use it, or an address (254 signs, RFC 5321)."""
WANTED = 200
"""Words to search for: as many as a sentence has."""
VERSION = 100
"""The version of the program that wrote a file."""
HEADING = 500
"""A heading or the name of a field; the longest of the real forms has 92."""
WORDING = 4_000
"""A question as it is put, with all that is to be told; the longest of the real forms has 230."""
TEXT = 20_000
"""A text of the form between its headings, eight printed pages, or a hint."""
REASON = 100_000
"""Why a question is not applicable: as long as an answer of 15,000 words."""

SECTIONS = 100
QUESTIONS = 200
"""In a section, and in all of a set: it is answered by one officer in some days."""
NAMED = 1_000
"""Ids in a list, such as the committees of an audience: there are 290 municipalities."""
HIGHEST = 1_000_000
"""Any number that is counted with, such as a version or a limit of words."""
UNIT = 40
"""What a number counts, such as "mnkr" or "personer per dygn"."""
OPTIONS = 200
"""Answers to choose from: the committees of a city, its districts, its industries."""
COLUMNS = 20
"""Columns of a table: as many as a landscape page has room for."""
ROWS = 500
"""Rows of a table: what one officer types or pastes for one question."""
CELL = 4_000
"""The words in one cell of a table, or one's own words beside the options."""
