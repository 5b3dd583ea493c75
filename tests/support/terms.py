"""Terms of Stockholm's year, as its register has it."""

from app.formats.question_set.form_toml import read_register
from app.model.register import Register
from app.model.term import Term
from app.paths import bundled_data
from app.services.first_words import REGISTER

_FILE = bundled_data().forms / REGISTER
STOCKHOLM = read_register(_FILE.read_bytes(), _FILE.name)
RESPONDENT = STOCKHOLM.respondent
CALENDAR = STOCKHOLM.calendar
PERIODS = CALENDAR.periods
T1, T2, VB = PERIODS
IN_STOCKHOLM = CALENDAR.context


def a_term(code: str) -> Term:
    return CALENDAR.term(code)


def a_register(**changes: object) -> Register:
    """Stockholm's, with other types or committees."""
    content = {name: getattr(STOCKHOLM, name) for name in Register.model_fields}
    return Register.model_validate({**content, **changes})
