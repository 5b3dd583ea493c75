"""What a cell of a workbook shows, as text: numbers without a needless .0, days as 2026-10-07."""

import datetime
import re
from dataclasses import dataclass

from lxml import etree

_EPOCH, _EPOCH_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)
# Excel's own formats of days; those between them are times of day.
_DAYS = frozenset((*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_IS_DAY = re.compile(r"[dy]", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_DIGITS = 15
_SECONDS_A_DAY = 86_400
_NO_VALUE = (
    "Formeln har inget uträknat värde. Öppna filen i Excel och spara den, eller skriv ut texten"
)
_IS_ERROR = "Cellen visar ett fel, {}. Rätta formeln eller skriv ut texten"
_NO_TEXT = "Cellens text finns inte i filen. Skriv in den på nytt"


@dataclass(frozen=True)
class Found:
    text: str = ""
    problem: str = ""


class CellValues:
    """Reads cells with the texts and the formats of days that their workbook has."""

    def __init__(
        self, styles: etree._Element | None, texts: etree._Element | None, since_1904: bool
    ) -> None:
        self._epoch = _EPOCH_1904 if since_1904 else _EPOCH
        self._are_days = _styles_of_days(styles) if styles is not None else ()
        self._texts = tuple(map(_text_of, texts)) if texts is not None else ()

    def of(self, cell: etree._Element) -> Found:
        """A formula has the value that Excel calculated when it was saved."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return Found(_text_of(inline) if inline is not None else "")
        value = cell.findtext("{*}v")
        if value is None or (value == "" and kind != "str"):
            return Found(problem=_NO_VALUE) if cell.find("{*}f") is not None else Found()
        return self._read(kind, value, cell.get("s", ""))

    def _read(self, kind: str, value: str, style: str) -> Found:
        match kind:
            case "s":
                return self._shared(value)
            case "e":
                return Found(problem=_IS_ERROR.format(value))
            case "b":
                return Found("yes" if value.strip() in {"1", "true"} else "no")
            case "str":
                return Found(_unescaped(value))
            case "d":
                return Found(value.removesuffix("T00:00:00"))
        return Found(self._number(value, style))

    def _shared(self, index: str) -> Found:
        number = int(index) if index.isascii() and index.isdigit() else len(self._texts)
        found = self._texts[number : number + 1]
        return Found(found[0]) if found else Found(problem=_NO_TEXT)

    def _number(self, value: str, style: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        place = int(style) if style.isascii() and style.isdigit() else -1
        if 0 <= place < len(self._are_days) and self._are_days[place]:
            return self._day(number)
        if number.is_integer() and abs(number) < 10**_MOST_DIGITS:
            return str(int(number))
        return repr(float(f"{number:.{_MOST_DIGITS}g}"))

    def _day(self, number: float) -> str:
        try:
            moment = self._epoch + datetime.timedelta(seconds=round(number * _SECONDS_A_DAY))
        except (OverflowError, ValueError):
            return str(number)
        whole = moment.time() == datetime.time()
        return moment.date().isoformat() if whole else moment.isoformat(timespec="seconds")


def _text_of(element: etree._Element) -> str:
    """All runs of a text, without how they are pronounced."""
    parts = []
    for one in element:
        name = etree.QName(one).localname
        if name == "t":
            parts.append(one.text or "")
        elif name == "r":
            parts.append(one.findtext("{*}t") or "")
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _styles_of_days(styles: etree._Element) -> tuple[bool, ...]:
    own = {
        one.get("numFmtId", ""): _QUOTED.sub("", one.get("formatCode", ""))
        for one in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    return tuple(
        _is_day(one.get("numFmtId", ""), own) for one in styles.iterfind("{*}cellXfs/{*}xf")
    )


def _is_day(number: str, own: dict[str, str]) -> bool:
    if number in own:
        return bool(_IS_DAY.search(own[number]))
    return number.isascii() and number.isdigit() and int(number) in _DAYS
