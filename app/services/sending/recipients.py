"""To whom reports are sent."""

from collections.abc import Mapping

from app.model.form import FormDefinition
from app.model.invisible_characters import clean_detail
from app.services.errors import ServiceError, ServiceErrorCode
from app.services.review.contact_rules import is_email
from app.storage.settings import Settings

_SETTING, _HALF_WRITTEN = "recipient", "recipient_begun"


class NoAddressError(ServiceError):
    def __init__(self) -> None:
        super().__init__(ServiceErrorCode.NO_ADDRESS)


class Recipients:
    """The address of each question set, and what the officer has put in its place.

    An officer's address holds for as long as the office says what it said then: where a set names
    another address than the one that was corrected, or names one for the first time, that is news
    from those who receive the reports, and it wins.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, form: FormDefinition) -> str:
        """The address a report on this set goes to; empty where nobody has named any."""
        own = clean_detail(self._settings.get(_setting_name(form))).strip()
        # The file may have been changed by hand.
        return own if own and is_email(own) else recipient_in(form)

    def choose(self, form: FormDefinition, address: str) -> None:
        """Send reports on this set here from now on; with "", to the address in the set.

        Raises NoAddressError, StorageError.
        """
        address = clean_detail(address).strip()
        if address and not is_email(address):
            raise NoAddressError
        own = "" if address == recipient_in(form) else address
        self._settings.set(_setting_name(form), own)
        self._remember_half_written(form, "")

    def half_written(self, form: FormDefinition) -> str:
        """What the officer has typed of an address and left unfinished."""
        return self._settings.get(_setting_name(form, _HALF_WRITTEN))

    def remember(self, form: FormDefinition, written: str) -> None:
        """Choose what was written and left, if it is an address; else remember it as half written.

        Raises StorageError.
        """
        if is_email(clean_detail(written).strip()):
            self.choose(form, written)
        else:
            self._remember_half_written(form, written)

    def _remember_half_written(self, form: FormDefinition, written: str) -> None:
        if written != self.half_written(form):
            self._settings.set(_setting_name(form, _HALF_WRITTEN), written)


def recipient_in(form: FormDefinition) -> str:
    """The address in a set, if it can be used."""
    return form.recipient if form.recipient and is_email(form.recipient) else ""


def recipients_in(settings: Mapping[str, object]) -> set[str]:
    """The addresses that the officer has chosen."""
    own = (value for name, value in settings.items() if name.split(":")[0] == _SETTING)
    return {value for value in own if isinstance(value, str) and value}


def _setting_name(form: FormDefinition, setting: str = _SETTING) -> str:
    return f"{setting}:{form.recipient}" if form.recipient else setting
