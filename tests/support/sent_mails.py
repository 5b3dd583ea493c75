"""The mail that the example report leaves in, and whom the page says that it goes to."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from tests.support.pages.export import Sending
from tests.support.shown_texts import shown_words

ADDRESS = "naringsliv@stockholm.se"
SUBJECT = "Uppföljningsrapport näringsliv, Hägersten-Älvsjö stadsdelsnämnd, tertialrapport 2 2022"


def mail_in(path: Path) -> EmailMessage:
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def shown_address(panel: Sending) -> str:
    _, _, address = shown_words(panel.recipient).partition("Till: ")
    # Where it is long, it goes on in the next line.
    return address.replace("\u200b", "")
