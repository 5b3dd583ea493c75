"""Equations (OMML, ECMA-376 part 1, chapter 22) as text on one line: 15/120, x², √(a+b)."""

from collections.abc import Callable
from unicodedata import combining

from app.formats.docx.markup import MATH, Element, named, w

_TEXT = frozenset((named(MATH, "t"), w("t")))
_HIGH = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOW = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))


def equation_text(equation: Element) -> str:
    """What an m:oMath or m:oMathPara says."""
    return _of(equation).strip()


def _m(name: str) -> str:
    return named(MATH, name)


def _of(element: Element | None) -> str:
    if element is None:
        return ""
    if element.tag in _TEXT:
        return element.text or ""
    if element.tag in (w("br"), w("tab")):
        return " "
    shape = _SHAPES.get(str(element.tag))
    return shape(element) if shape else "".join(map(_of, element))


def _part(element: Element, name: str) -> str:
    return _of(element.find(_m(name)))


def _grouped(text: str) -> str:
    """In brackets where it would be read apart otherwise."""
    is_one = text.replace(".", "").replace(",", "").isalnum() or len(text) == 1
    return text if is_one or _is_bracketed(text) else f"({text})"


def _is_bracketed(text: str) -> bool:
    return text.startswith("(") and text.endswith(")") and ")" not in text[:-1]


def _script(text: str, signs: dict[str, str], mark: str) -> str:
    if not text:
        return ""
    small = "".join(signs.get(sign, "") for sign in text)
    return small if len(small) == len(text) else f"{mark}{_grouped(text)}"


def _fraction(element: Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripts(element: Element) -> str:
    base = _grouped(_part(element, "e"))
    return base + _low(element) + _high(element)


def _low(element: Element) -> str:
    return _script(_part(element, "sub"), _LOW, "_")


def _high(element: Element) -> str:
    return _script(_part(element, "sup"), _HIGH, "^")


def _before(element: Element) -> str:
    return _low(element) + _high(element) + _grouped(_part(element, "e"))


def _root(element: Element) -> str:
    degree = _script(_part(element, "deg"), _HIGH, "")
    return f"{degree}√{_grouped(_part(element, 'e'))}"


def _property(element: Element, properties: str, name: str, usual: str) -> str:
    said = element.find(f"{_m(properties)}/{_m(name)}")
    return usual if said is None else said.get(_m("val"), usual)


def _sum(element: Element) -> str:
    sign = _property(element, "naryPr", "chr", "∫")
    return f"{sign}{_low(element)}{_high(element)} {_part(element, 'e')}"


def _delimited(element: Element) -> str:
    begin = _property(element, "dPr", "begChr", "(")
    between = _property(element, "dPr", "sepChr", "|")
    end = _property(element, "dPr", "endChr", ")")
    return begin + between.join(map(_of, element.iterfind(_m("e")))) + end


def _function(element: Element) -> str:
    return f"{_part(element, 'fName')} {_grouped(_part(element, 'e'))}"


def _matrix(element: Element) -> str:
    rows = ("; ".join(map(_of, row.iterfind(_m("e")))) for row in element.iterfind(_m("mr")))
    return f"[{' | '.join(rows)}]"


def _lines(element: Element) -> str:
    return "; ".join(map(_of, element.iterfind(_m("e"))))


def _limit(element: Element) -> str:
    return f"{_part(element, 'e')} ({_part(element, 'lim')})"


def _accented(element: Element) -> str:
    return _marked(_part(element, "e"), _property(element, "accPr", "chr", "\u0302"))


def _barred(element: Element) -> str:
    is_above = _property(element, "barPr", "pos", "bot") == "top"
    return _marked(_part(element, "e"), "\u0305" if is_above else "\u0332")


def _marked(text: str, mark: str) -> str:
    """With a mark on each sign, and none on other marks: they would double at every level."""
    return "".join(sign if combining(sign) else f"{sign}{mark}" for sign in text)


def _phantom(element: Element) -> str:
    is_shown = _property(element, "phantPr", "show", "1") not in {"0", "off", "false"}
    return _part(element, "e") if is_shown else ""


def _nothing(_: Element) -> str:
    return ""


_SHAPES: dict[str, Callable[[Element], str]] = {
    _m("f"): _fraction,
    _m("sSup"): _scripts,
    _m("sSub"): _scripts,
    _m("sSubSup"): _scripts,
    _m("sPre"): _before,
    _m("rad"): _root,
    _m("nary"): _sum,
    _m("d"): _delimited,
    _m("func"): _function,
    _m("m"): _matrix,
    _m("eqArr"): _lines,
    _m("limLow"): _limit,
    _m("limUpp"): _limit,
    _m("acc"): _accented,
    _m("bar"): _barred,
    _m("phant"): _phantom,
    w("del"): _nothing,
    w("moveFrom"): _nothing,
}
