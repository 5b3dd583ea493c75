"""The styles of cells: one accent colour; a state shows in words too, not by colour alone."""

from enum import StrEnum

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from app.model.report import AnswerStatus

ACCENT = "#005A9C"
_INK = "#1A2430"
_MUTED = "#54606D"
_LINE = "#CFD6DE"


class CellStyle(StrEnum):
    """What a cell is for."""

    TEXT = "text"
    NUMBER = "number"
    MOMENT = "moment"
    DONE = "done"
    ASIDE = "aside"
    GAP = "gap"
    OPEN = "open"
    DONE_NUMBER = "done_number"
    ASIDE_NUMBER = "aside_number"
    GAP_NUMBER = "gap_number"
    UNASKED = "unasked"
    HEADING = "heading"
    GROUP = "group"
    SUBGROUP = "subgroup"
    TOTAL = "total"
    SUM = "sum"
    LABEL = "label"
    REMARK = "remark"
    ONE_LINE = "one_line"
    DAY = "day"
    BLOCK = "block"


_DONE = {"bg_color": "#E8F3EC", "font_color": "#1D5A35"}
_ASIDE = {"bg_color": "#ECEFF2", "font_color": _MUTED, "italic": True}
_GAP = {"bg_color": "#FFF4D6", "font_color": "#6B4500", "bold": True}
_CELL = {"valign": "top", "indent": 1, "bottom": 1, "bottom_color": _LINE, "font_color": _INK}
_WRAPPED = {**_CELL, "align": "left", "text_wrap": True}
_COUNT = {**_CELL, "align": "right", "num_format": "#,##0"}
_FIRST = {"left": 1, "left_color": _LINE}
_HEAD = {
    **{"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True},
    **{"valign": "vcenter", "align": "left", "indent": 1, "left": 1, "left_color": "#FFFFFF"},
}
_SUM = {"bold": True, "bg_color": "#E3EEF7"}
_PROPERTIES: dict[CellStyle, dict[str, object]] = {
    CellStyle.TEXT: _WRAPPED,
    CellStyle.NUMBER: _COUNT,
    # Without seconds, and in a form that Excel does not adapt to the reader's locale.
    CellStyle.MOMENT: {**_CELL, "align": "left", "num_format": "yyyy-mm-dd hh:mm"},
    CellStyle.DAY: {**_CELL, "align": "right", "num_format": "yyyy-mm-dd"},
    CellStyle.DONE: {**_WRAPPED, **_FIRST, **_DONE},
    CellStyle.ASIDE: {**_WRAPPED, **_FIRST, **_ASIDE},
    CellStyle.GAP: {**_WRAPPED, **_FIRST, **_GAP},
    CellStyle.OPEN: {**_WRAPPED, **_FIRST, "font_color": _MUTED},
    CellStyle.UNASKED: {**_WRAPPED, **_FIRST},
    CellStyle.DONE_NUMBER: {**_COUNT, **_DONE},
    CellStyle.ASIDE_NUMBER: {**_COUNT, **_ASIDE},
    CellStyle.GAP_NUMBER: {**_COUNT, **_GAP},
    CellStyle.HEADING: _HEAD,
    CellStyle.GROUP: {**_HEAD, "align": "center", "indent": 0},
    CellStyle.SUBGROUP: {
        **{"bold": True, "font_color": _INK, "bg_color": "#E3EEF7", "text_wrap": True},
        **{"valign": "vcenter", "align": "center", "left": 1, "left_color": "#FFFFFF"},
    },
    CellStyle.TOTAL: {**_COUNT, **_SUM, "align": "left"},
    CellStyle.SUM: {**_COUNT, **_SUM},
    CellStyle.BLOCK: {**_SUM, "font_color": _INK, "indent": 1, "top": 1, "top_color": ACCENT},
    CellStyle.LABEL: {
        "bold": True,
        "indent": 1,
        "font_color": _INK,
        "valign": "top",
        "text_wrap": True,
    },
    CellStyle.REMARK: {"font_color": _MUTED, "indent": 1, "valign": "top"},
    CellStyle.ONE_LINE: {"font_color": _INK, "indent": 1, "valign": "top"},
}
_ANSWERS = {
    AnswerStatus.ANSWERED: (CellStyle.DONE, CellStyle.DONE_NUMBER),
    AnswerStatus.NOT_APPLICABLE: (CellStyle.ASIDE, CellStyle.ASIDE_NUMBER),
    AnswerStatus.BLANK: (CellStyle.GAP, CellStyle.GAP_NUMBER),
}


def answer_styles(status: AnswerStatus, *, required: bool) -> tuple[CellStyle, CellStyle]:
    """The styles of an answer's state and word count; only a required answer can be a gap."""
    if status is AnswerStatus.BLANK and not required:
        return CellStyle.OPEN, CellStyle.NUMBER
    return _ANSWERS[status]


def format_with(workbook: Workbook, style: CellStyle, number_format: str) -> Format:
    """A style with another number format."""
    return workbook.add_format({**_PROPERTIES[style], "num_format": number_format})


def formats_of(workbook: Workbook) -> dict[CellStyle, Format]:
    """Each style as a format of this workbook."""
    return {style: workbook.add_format(_PROPERTIES[style]) for style in CellStyle}
