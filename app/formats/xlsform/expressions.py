"""The expressions of XLSForm that say what a question set can say, written and read."""

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
_VALUE = r"""(?:date\(\s*)?(?P<quote>['"]?)(?P<value>-?[0-9][0-9.\-]*)(?P=quote)\s*\)?"""
_SUBJECT = r"(?P<subject>\.|count-selected\(\s*\.\s*\))"
_LIMIT = re.compile(rf"{_SUBJECT}\s*(?P<sign><=|>=|<|>)\s*{_VALUE}")
_LIMIT_TURNED = re.compile(rf"{_VALUE}\s*(?P<sign><=|>=|<|>)\s*{_SUBJECT}")
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_NAME = r"\$\{\s*(?P<name>[^{}\s]+)\s*\}"
_ANSWER = r"""(?:(?P<quote>['"])(?P<answer>[^'"]*)(?P=quote)|(?P<number>[0-9]+))"""
_IS = re.compile(rf"{_NAME}\s*=\s*{_ANSWER}")
_SELECTED = re.compile(rf"selected\(\s*{_NAME}\s*,\s*{_ANSWER}\s*\)")
# Excel and Word turn quotes as they are typed.
_STRAIGHT = str.maketrans(dict.fromkeys("‘’‚′", "'") | dict.fromkeys("“”„", '"'))
_LONGEST, _MOST_PAIRS = 20_000, 10
_DAY = datetime.timedelta(days=1)
_KEYS = {
    Kind.NUMBER: ("min", "max"),
    Kind.DATE: ("earliest", "latest"),
    Kind.CHOICES: ("min_chosen", "max_chosen"),
}


class UnsayableError(ValueError):
    """A question set has no words for an expression. `str()` is Swedish, and says what to do."""


def constraint_of(asked: AskedValue) -> str:
    """The limits of a value, such as `. >= 0 and . <= 100`; empty where there are none."""
    if asked.kind not in _KEYS:
        return ""
    parts = []
    for key, sign in zip(_KEYS[asked.kind], (">=", "<="), strict=True):
        limit = getattr(asked, key)
        if isinstance(limit, datetime.date):
            parts.append(f". {sign} date('{limit}')")
        elif isinstance(limit, Decimal):
            parts.append(f". {sign} {limit:f}")
        elif isinstance(limit, int):
            parts.append(f"count-selected(.) {sign} {limit}")
    return " and ".join(parts)


def limits_of(constraint: str, kind: Kind, decimals: int) -> dict[str, Any]:
    """What a constraint says, as keys of a question. Raises UnsayableError."""
    if not constraint:
        return {}
    if kind not in _KEYS:
        raise UnsayableError(
            "Villkor på svaret finns bara för tal, dagar och flera val. Ta bort villkoret, "
            "eller skriv det i ledtexten (hint)"
        )
    found: dict[str, Any] = {}
    for part in _AND.split(_bare(constraint)):
        key, limit = _limit(_bare(part), kind, decimals)
        if key in found:
            raise UnsayableError("Samma gräns står två gånger. Ta bort den ena")
        found[key] = limit
    return found


def _limit(part: str, kind: Kind, decimals: int) -> tuple[str, Any]:
    found = _LIMIT.fullmatch(part)
    turned = _LIMIT_TURNED.fullmatch(part)
    match = found or turned
    counts = bool(match) and match is not None and match["subject"] != "."
    if match is None or counts != (kind is Kind.CHOICES):
        raise UnsayableError(_advice(kind, part))
    sign = match["sign"] if found else _TURNED[match["sign"]]
    if sign in {"<", ">"} and kind is Kind.NUMBER and decimals:
        raise UnsayableError(f"Skriv {sign}= i stället för {sign}, och det tal som gränsen är")
    try:
        limit = _value(match["value"], kind)
        if sign in {"<", ">"}:
            step = _DAY if kind is Kind.DATE else 1
            limit = limit + step if sign == ">" else limit - step
    except (ValueError, ArithmeticError):
        raise UnsayableError(_advice(kind, part)) from None
    return _KEYS[kind][0 if sign.startswith(">") else 1], limit


def _value(text: str, kind: Kind) -> Any:  # noqa: ANN401
    if kind is Kind.DATE:
        return datetime.date.fromisoformat(text)
    return Decimal(text) if kind is Kind.NUMBER else int(text)


def _advice(kind: Kind, part: str) -> str:
    examples = {
        Kind.NUMBER: ". >= 0 and . <= 100",
        Kind.DATE: ". >= date('2026-01-01')",
        Kind.CHOICES: "count-selected(.) <= 3",
    }
    return (
        f"Villkoret ”{part}” finns inte här. Skriv det som {examples[kind]}, eller ta bort det och "
        "skriv i ledtexten (hint) vad som gäller"
    )


def relevant_of(name: str, kind: Kind, answers: Iterable[str]) -> str:
    """The condition that a question before it, with this name, has one of these answers."""
    if kind is Kind.CHOICES:
        return " or ".join(f"selected(${{{name}}}, '{answer}')" for answer in answers)
    return " or ".join(f"${{{name}}} = '{answer}'" for answer in answers)


def condition_of(relevant: str, of_names: Mapping[str, str]) -> tuple[str, list[str]]:
    """The question's id and the answers, as they are written. Raises UnsayableError.

    `of_names` has the ids of the questions before it.
    """
    names, answers = set(), []
    for part in _OR.split(_bare(relevant)):
        found = _IS.fullmatch(_bare(part)) or _SELECTED.fullmatch(_bare(part))
        if found is None:
            raise UnsayableError(
                f"Villkoret ”{part}” finns inte här. En fråga kan ställas om en fråga före den har "
                "ett visst svar: ${fråga} = 'svar' eller selected(${fråga}, 'svar'). Skriv om "
                "villkoret eller ta bort det"
            )
        names.add(found["name"])
        answers.append(found["number"] or found["answer"])
    if len(names) > 1:
        raise UnsayableError(
            "Villkoret gäller flera frågor. Här kan det gälla en. Skriv om villkoret"
        )
    (name,) = names
    if name not in of_names:
        raise UnsayableError(f"”{name}” är ingen fråga före den här. Rätta namnet i villkoret")
    return of_names[name], list(dict.fromkeys(answers))


def _bare(text: str) -> str:
    """Without white space and a pair of parentheses around all of it, and with straight quotes."""
    if len(text) > _LONGEST:
        raise UnsayableError("Villkoret är för långt. Skriv om det kortare, eller ta bort det")
    text = text.translate(_STRAIGHT).strip()
    for _ in range(_MOST_PAIRS):
        if not (text.startswith("(") and text.endswith(")") and _is_one_pair(text)):
            break
        text = text[1:-1].strip()
    return text


def _is_one_pair(text: str) -> bool:
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
