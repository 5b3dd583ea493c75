"""Where a report came from, as it is shown."""

import pytest

from app.model.collation.submission import Source


@pytest.mark.parametrize(
    ("path", "attachment", "shown"),
    [
        ("mapp/rapport.docx", "", "mapp/rapport.docx"),
        ("mapp/mejl.eml", "rapport.json", "mapp/mejl.eml, bilaga rapport.json"),
        ("Alla.ZIP", "mejl.msg, rapport.json", "Alla.ZIP, mejl.msg, rapport.json"),
    ],
)
def test_what_is_in_a_mail_is_attached_and_what_is_packed_is_in_it(
    path: str, attachment: str, shown: str
) -> None:
    assert Source(path=path, attachment=attachment).name == shown
