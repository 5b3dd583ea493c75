"""A value beside that of the term before."""

from decimal import Decimal

from app.model.kinds.told import number_text
from app.model.kinds.written_number import in_unit
from app.model.report import Answer


def earlier_text(answer: Answer, before: Answer) -> str:
    """For example "Förra perioden: 1 200 tkr, nu 50,5 mer."; empty where it had no value."""
    if before.not_applicable or before.value is None:
        return ""
    told = before.told.replace("\n", ", ")
    difference = _difference(answer, before)
    return f"Förra perioden: {told}{difference}."


def _difference(answer: Answer, before: Answer) -> str:
    if not isinstance(answer.value, Decimal) or not isinstance(before.value, Decimal):
        return ""
    was = in_unit(before.value, before.unit, answer.unit)
    if was is None:
        return ""
    if was == answer.value:
        return ", nu detsamma"
    more = "mer" if answer.value > was else "mindre"
    return f", nu {number_text(abs(answer.value - was))} {more}"
