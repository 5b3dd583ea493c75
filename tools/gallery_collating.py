"""What the collations show of putting reports together, at the office."""

from pathlib import Path

from tests.support.collating import go_to_collating, wait_for_collation
from tests.support.officer import Officer, click
from tests.support.sent_in import BEFORE, report_from, send_in
from tools.gallery_camera import Camera, Cut
from tools.settled import settle

_SENT = ("bromma", "farsta", "norrmalm", "sodermalm", "kulturnamnden", "socialnamnden")


def tell_collating(camera: Camera, officer: Officer, data: Path) -> None:
    """A folder of what has come in, with files that are none of it and an earlier term beside."""
    folder = data / "Inkommet"
    send_in(folder, *(report_from(one, word="om frukostmötet") for one in _SENT))
    send_in(folder / "Förra perioden", *(report_from(one, BEFORE) for one in (*_SENT, "skarpnack")))
    (folder / "Anteckningar.txt").write_text("Ring Skärholmen på torsdag.", "utf-8")
    page = go_to_collating(officer)
    window = officer.window
    camera.take("collate-begin", window)
    officer.drop(folder)
    camera.take("collate-reading", window)
    wait_for_collation(page)
    camera.take("collate-committees", window, guide=Cut((window,)))
    page.show_files()
    settle(window)
    camera.take("collate-files", window)
    page.show_answers()
    settle(window)
    camera.take("collate-read", window, guide=Cut((window,), height=760))
    click(page.comparing)
    page.words.setText("frukostmötet")
    settle(window)
    camera.take("collate-compared", window)
