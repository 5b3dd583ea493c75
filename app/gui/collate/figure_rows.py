"""A question's figures as rows to be shown: who or what, how much, before, and the change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.formats.collation.collation_texts import rounded, signed, states_text
from app.model.collation.collation import marked
from app.model.collation.figures.choice_figures import ChoiceFigures, OptionCount
from app.model.collation.figures.number_figures import CommitteeNumber, NumberFigures
from app.model.collation.figures.question_figures import QuestionFigures
from app.model.kinds.told import number_text
from app.model.respondent import Respondent
from app.model.swedish import in_figures


@dataclass(frozen=True)
class FigureRow:
    """One bar."""

    name: str
    value: Decimal
    earlier: Decimal | None = None
    change: Decimal | None = None


@dataclass(frozen=True)
class ShownFigures:
    """The bars of one way in which something was asked for, and what they come to, in words.

    `who` is what the names are, `what` is what is counted.
    """

    title: str
    who: str
    what: str
    rows: tuple[FigureRow, ...]
    about: str

    @property
    def is_compared(self) -> bool:
        return any(row.earlier is not None for row in self.rows)


def shown_figures(found: QuestionFigures, respondent: Respondent) -> tuple[ShownFigures, ...]:
    """Of the question, and of the columns of its table."""
    numbers = (_numbers(one, found.question.short, respondent) for one in found.numbers)
    choices = (_choices(one, found.question.short, respondent) for one in found.choices)
    return tuple(one for one in (*numbers, *choices) if one.rows)


def _numbers(figures: NumberFigures, name: str, respondent: Respondent) -> ShownFigures:
    rows = [_number(one) for one in figures.committees if one.value is not None]
    unit = f" ({figures.unit})" if figures.unit else ""
    about = " ".join((*_summary(figures), states_text(figures.committees))).strip()
    title = f"{figures.text or name}{unit}"
    who = respondent.fill("{One}")
    return ShownFigures(title, who, f"Värde{unit}", _by_size(rows), about)


def _number(one: CommitteeNumber) -> FigureRow:
    assert one.value is not None
    return FigureRow(marked(one.name, one.mark), one.value, one.earlier, one.change)


def _summary(figures: NumberFigures) -> Iterator[str]:
    summary, unit = figures.summary, figures.unit
    if summary is None:
        return
    if summary.total is not None:
        yield f"Summa {number_text(summary.total, unit)}."
    yield f"Medel {number_text(rounded(summary.mean, figures.decimals), unit)}."
    yield f"Median {number_text(rounded(summary.median, figures.decimals), unit)}."
    if figures.comparison is not None:
        change = signed(rounded(figures.comparison.change, figures.decimals))
        both = in_figures(figures.comparison.now.count)
        yield f"Ändring {change} för de {both} som har svarat båda gångerna."


def _choices(figures: ChoiceFigures, name: str, respondent: Respondent) -> ShownFigures:
    options = [*figures.options, *([figures.other] if figures.other else [])]
    rows = [_option(one) for one in options]
    counted = "rader" if figures.way.column else respondent.many
    both = sum(bool(one.chosen and one.earlier) for one in figures.committees)
    parts = (
        f"{in_figures(figures.answered)} {counted} har svar.",
        f"Ändringen gäller de {in_figures(both)} som har svarat båda gångerna." if both else "",
        states_text(figures.committees),
    )
    about = " ".join(part for part in parts if part)
    return ShownFigures(figures.text or name, "Svar", "Antal", _by_size(rows), about)


def _option(one: OptionCount) -> FigureRow:
    earlier = None if one.earlier is None else Decimal(one.earlier)
    change = None if one.change is None else Decimal(one.change)
    return FigureRow(one.text if one.id else "Egna ord", Decimal(one.count), earlier, change)


def _by_size(rows: Sequence[FigureRow]) -> tuple[FigureRow, ...]:
    """The largest first; equal ones as they came."""
    return tuple(sorted(rows, key=lambda row: -row.value))


@dataclass(frozen=True)
class Span:
    """Where a bar begins and ends, as parts of the width."""

    begins: float
    ends: float


def spans_of(rows: Sequence[FigureRow], *, compared: bool) -> list[tuple[Span, Span | None]]:
    """The bars of now and before, all from the same zero; negative ones to the left of it."""
    before = [row.earlier for row in rows if compared and row.earlier is not None]
    numbers = [Decimal(0), *(row.value for row in rows), *before]
    least, most = min(numbers), max(numbers)
    room = (most - least) or Decimal(1)

    def span(number: Decimal) -> Span:
        ends = sorted((float(-least / room), float((number - least) / room)))
        return Span(*ends)

    return [
        (span(row.value), span(row.earlier) if compared and row.earlier is not None else None)
        for row in rows
    ]
