"""Distances, widths and sizes of text, for text of its normal size."""

from PySide6.QtWidgets import QApplication

# One step of the grid that every distance is a multiple of, in device-independent pixels.
STEP = 8
SCROLL_BAR = 12

# The type scale, in points.
SMALL_PT = 9.5
BODY_PT = 11.0
HEADING_PT = 12.0
QUESTION_PT = 14.5
TITLE_PT = 19.0

# Widths that follow the size of the text; a column of text has 60 to 80 characters a line.
WIDE_COLUMN = 1240
# The start page with its margins, and with both of its lists beside each other.
START = 1320
VERY_WIDE = 1760
COLUMN = 592
FIELD = 440
VALUE = 200
NUMBER = 48
# Line and padding around a text, as in the style sheet.
TEXT_FRAME = 5
NAVIGATION = 280
PANEL = 384
PANE = 312
PANE_HEIGHT = 240
ANSWER_HEIGHT = 160
REASON_HEIGHT = 96
ICON = 16
# From here on a page has room for a pane beside it.
WIDE = 900

# What Qt itself means by "no limit" of a width or a height.
NO_LIMIT = (1 << 24) - 1


def scaled(length: float) -> int:
    """A length that follows the size of the text."""
    return round(length * QApplication.font().pointSizeF() / BODY_PT)
