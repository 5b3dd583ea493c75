"""People write several addresses where one is asked for; each of them is found."""

import pytest

from app.model.collation.collation import addresses_in


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("", ()),
        ("asa@b.se", ("asa@b.se",)),
        ("  asa@b.se\n", ("asa@b.se",)),
        ("asa@b.se; bo@c.se", ("asa@b.se", "bo@c.se")),
        ("asa@b.se,bo@c.se bo@d.se", ("asa@b.se", "bo@c.se", "bo@d.se")),
        ("Åsa Öberg <asa@b.se>; Bo <bo@c.se>", ("asa@b.se", "bo@c.se")),
        ("asa@b.se eller 08-508 21 000", ("asa@b.se",)),
        ("saknas", ()),
        ("@", ()),
        ("asa@", ()),
        ("@b.se", ()),
        ("asa@b@c.se", ()),
        ('"asa"@b.se', ()),
        ("asa@b.se\r\nBcc: alla@c.se", ("asa@b.se", "alla@c.se")),
        (f"{'a' * 255}@{'b' * 255}", (f"{'a' * 255}@{'b' * 255}",)),
        (f"{'a' * 256}@b.se", ()),
    ],
)
def test_each_address_is_found_and_nothing_else(written: str, found: tuple[str, ...]) -> None:
    assert addresses_in(written) == found


def test_a_text_that_is_long_is_done_soon() -> None:
    # No pattern goes over it again and again.
    assert addresses_in("a@" * 200_000) == ()
    assert addresses_in("a" * 400_000) == ()
