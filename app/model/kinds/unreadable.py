"""Why what somebody has written is no value of the kind that is asked for."""

from app.model.error_code import ErrorCode
from app.model.swedish import counted


class ValueFault(ErrorCode):
    """What is wrong with it, and what to write instead."""

    NO_NUMBER = "no-number", "skriv ett tal med siffror, till exempel 1 250,5"
    IN_WORDS = "in-words", "skriv talet med siffror i stället för ord"
    ABOUT = "about", "skriv bara talet", "Att det är ungefärligt kan stå i en kommentar"
    RANGE = "range", "skriv ett enda tal", "Hur mycket det kan skilja kan stå i en kommentar"
    UNIT = "unit", "skriv talet utan enhet"
    OTHER_UNIT = "other-unit", "räkna om talet till {} och skriv det utan enhet"
    MORE = "more", "skriv bara talet", "Mer kan stå i en kommentar"
    WHOLE = "whole", "skriv ett heltal, utan decimaler"
    DECIMALS = "decimals", "skriv talet med högst {}"
    GROUPS = (
        "groups",
        "siffrorna är delade på ett oväntat sätt",
        "Skriv till exempel 1 250 eller 1250,5",
    )
    TOO_LARGE = "too-large", "talet har fler siffror än programmet räknar med", "Kontrollera det"
    UNFINISHED = (
        "unfinished",
        "talet är inte färdigt",
        "Skriv siffrorna som fattas, eller ta bort tecknet på slutet",
    )
    NO_DATE = "no-date", "skriv en dag, till exempel 12 maj 2022 eller 2022-05-12"
    NO_SUCH_DAY = (
        "no-such-day",
        "den dagen finns inte i kalendern",
        "Kontrollera dag och månad",
    )
    OTHER_WEEKDAY = (
        "other-weekday",
        "veckodagen stämmer inte med datumet",
        "Kontrollera vilket som är rätt",
    )
    SEVERAL_DAYS = "several-days", "skriv en enda dag", "Fler dagar kan stå i en kommentar"
    DAY_MISSING = "day-missing", "skriv också vilken dag det gäller, till exempel 12 maj"
    YEAR_MISSING = "year-missing", "skriv året också, till exempel 12 maj 2022"
    SHORT_YEAR = "short-year", "skriv året med fyra siffror, till exempel 12 maj 2022"
    NO_OPTION = "no-option", "välj ett av alternativen i listan"
    NO_YES_OR_NO = "no-yes-or-no", "svara ja eller nej", "Mer kan stå i en kommentar"


class UnreadableValueError(ValueError):
    """What was written is no value. `str` of it is what people are told, without a full stop."""

    def __init__(self, code: ValueFault, *details: object) -> None:
        self.code = code
        super().__init__(code.reason(*details))


def too_many_decimals(most: int) -> UnreadableValueError:
    if not most:
        return UnreadableValueError(ValueFault.WHOLE)
    count = counted(most, "en decimal", "decimaler")
    return UnreadableValueError(ValueFault.DECIMALS, count)
