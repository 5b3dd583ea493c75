"""An embedded equation (MathML) as a line of text."""

from app.formats.open_document.odf_names import Element, odf

_BETWEEN = {odf("math:mfrac"): "/", odf("math:msup"): "^", odf("math:msub"): "_"}
_ROOT = odf("math:msqrt")
_LEFT_OUT = odf("math:annotation")


def equation_text(element: Element) -> str:
    """What an equation says, such as `a/(b+c)`."""
    if element.tag == _LEFT_OUT:
        return ""
    parts = [(element.text or "").strip(), *map(equation_text, element)]
    between = _BETWEEN.get(str(element.tag))
    if between is not None:
        return between.join(_grouped(part) for part in parts if part)
    text = "".join(parts)
    return f"√{_grouped(text)}" if element.tag == _ROOT else text


def _grouped(text: str) -> str:
    """In brackets, unless it is one number or word."""
    return text if text.replace(",", "").replace(".", "").isalnum() else f"({text})"
