"""The fields of a set as a whole: what it is called, for whom, when, and its texts."""

import datetime
from collections.abc import Sequence
from itertools import islice

from PySide6.QtWidgets import QWidget

from app.gui.kit.parts import column_in, label
from app.gui.kit.theme import STEP
from app.gui.workshop.asked_fields import pair
from app.gui.workshop.draft_fields import (
    DayField,
    DraftField,
    LineField,
    LongField,
    NumberField,
    PickField,
    TitleField,
)
from app.gui.workshop.field_form import FieldForm
from app.gui.workshop.ticks_field import TicksField
from app.model import lengths
from app.model.form import Labels
from app.model.register import Register
from app.model.swedish import with_capital
from app.model.term import Term

_YEAR_HINT = "Skriv {year} där periodens årtal ska stå."
_ON_CALENDAR = 15
_DEADLINES = 3
_FOR_GOOD = (None, "Tills vidare")
_LABELS = {
    "committee": "Vem som svarar",
    "term": "Perioden",
    "contact": "Kontaktpersonen",
    "phone": "Telefonnumret",
    "email": "E-postadressen",
}


class SetForm(FieldForm):
    """In the order in which an author thinks of it."""

    def __init__(self, register: Register, first: Term) -> None:
        super().__init__()
        self._first, self._calendar = first, register.calendar
        self.title = TitleField(("title",), "Titel", "Står överst i formuläret.")
        self.short_title = LineField(
            ("short_title",),
            "Titel i programmet",
            "Står i listor, mejl och filnamn.",
            most=lengths.SHORT_TITLE,
        )
        self.version = NumberField(
            ("version",), "Version", "Nästa nummer varje gång frågorna har skickats ut."
        )
        types = [(one.id, with_capital(one.plural or one.name)) for one in register.types]
        committees = [(one.id, one.name) for one in register.committees]
        self.types = TicksField(("audience", "types"), "Ställs till alla", types)
        self.committees = TicksField(
            ("audience", "committees"),
            "Eller bara till",
            committees,
            "Är någon vald här ställs frågorna bara till dem.",
        )
        self.periods = TicksField(
            ("periods",), "Perioder", [(one.code, one.name) for one in register.periods]
        )
        self.valid_from = PickField(("valid_from",), "Från och med")
        self.valid_until = PickField(("valid_until",), "Till och med")
        self.recipient = LineField(
            ("recipient",), "Skickas till", "E-postadressen som rapporterna ska till."
        )
        self.survey = LineField(
            ("survey",),
            "Uppföljning",
            "En kort beteckning, om frågorna hör till en annan uppföljning än den vanliga.",
        )
        self.survey.field.setPlaceholderText(register.survey)
        self.office = LineField(("office",), "Vem som frågar")
        self._due = column_in(due := QWidget(), spacing=STEP)
        self._deadlines: dict[str, DayField] = {}
        self._lay_out(due)

    def _lay_out(self, due: QWidget) -> None:
        self.add(self.title, self.short_title, self.version)
        self._heading("För vem och när")
        self.add(self.types, self.committees, self.periods)
        self.column.addLayout(pair(self.valid_from, self.valid_until))
        self.watch(self.valid_from)
        self.watch(self.valid_until)
        self._heading("Hur svaren kommer in")
        self.add(self.recipient)
        self.column.addWidget(due)
        self.add(self.office, self.survey)
        self._heading("Texter i formuläret")
        self.column.addWidget(label(_YEAR_HINT, "small"))
        self.add(
            LongField(("preamble",), "Inledning"),
            LineField(("heading",), "Rubrik"),
            LineField(("description_heading",), "Rubrik över beskrivningen"),
            LongField(("description",), "Beskrivning"),
            LongField(("instructions",), "Anvisning till den som fyller i"),
        )
        self._heading("Vad fälten överst kallas")
        for key, name in _LABELS.items():
            field = LineField(("labels", key), name)
            field.field.setPlaceholderText(str(Labels.model_fields[key].default))
            self.add(field)
        self.named = label("", "small")
        self.column.addWidget(self.named)

    def _heading(self, text: str) -> None:
        self.column.addWidget(label(text, "heading"))

    def prepare(self) -> None:
        terms = [
            (term.code, str(term.label))
            for term in islice(self._calendar.onwards(self._first), _ON_CALENDAR)
        ]
        self.valid_from.offer(terms)
        self.valid_until.offer([_FOR_GOOD, *terms])
        self._offer_deadlines()
        self.named.setText(f"Beteckning i filen: {self.said('id') or 'ges av titeln'}")

    def _offer_deadlines(self) -> None:
        """A field for each of the first terms it asks in, and for those that have a day."""
        for code in (*self._asked_in(), *self._with_a_day()):
            if code not in self._deadlines:
                field = DayField(("deadline", code), f"Ska vara inne, {self._term_name(code)}")
                before = next(reversed(self._deadlines.values()), self.recipient)
                self._deadlines[code] = field
                self._due.addWidget(field)
                QWidget.setTabOrder(before.control, field.control)
                self.watch(field)
        wanted = {*self._asked_in(), *self._with_a_day()}
        for code, field in self._deadlines.items():
            field.setVisible(code in wanted)

    def _asked_in(self) -> Sequence[str]:
        code, periods = self.said("valid_from"), self.said("periods") or []
        try:
            first = self._calendar.term(str(code))
        except ValueError:
            return ()
        asked = (
            term
            for term in islice(self._calendar.onwards(first), _ON_CALENDAR)
            if term.period.code in periods
        )
        return [term.code for term in islice(asked, _DEADLINES)]

    def put(self, field: DraftField) -> None:
        """A day for the first term alone becomes one of several."""
        assert self.draft is not None
        alone, asked = self.said("deadline"), self._asked_in()
        if field in self._deadlines.values() and isinstance(alone, datetime.date) and asked:
            self.draft.set(("deadline",), {asked[0]: alone, field.key[1]: field.value()})
        else:
            super().put(field)

    def _with_a_day(self) -> Sequence[str]:
        said = self.said("deadline")
        return list(said) if isinstance(said, dict) else ()

    def _term_name(self, code: str) -> str:
        try:
            return self._calendar.term(code).in_a_sentence
        except ValueError:
            return code
