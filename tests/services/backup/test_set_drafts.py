"""Question sets that are being written go with a backup, and come in beside those that are here."""

from app.gui.kit.services import Services
from app.model.version_history import VersionCause
from app.services.backup.telling import what_has_happened, what_will_happen
from tests.support.backups_taken_in import backup, take_in, taking_in


def test_a_draft_comes_with_its_versions_and_what_was_removed(
    there: Services, here: Services
) -> None:
    draft = there.workshop.begin_empty("Klimatrapport")
    removed = there.workshop.begin_empty("Borttagen")
    there.workshop.remove(removed.key)
    coming = taking_in(backup(there), here)
    assert "Ett utkast till frågor läggs till." in what_will_happen(coming.look())
    done = coming.take_in()
    assert "Ett utkast till frågor är tillagt." in what_has_happened(done)
    assert here.workshop.open(draft.key).text == draft.text
    assert len(here.workshop.versions(draft.key)) == len(there.workshop.versions(draft.key))
    again = take_in(backup(there), here)
    assert (again.set_drafts, again.changes) == (0, 0)


def test_one_that_says_something_else_is_a_version(there: Services, here: Services) -> None:
    draft = there.workshop.begin_empty("Klimatrapport")
    take_in(backup(there), here)
    own = here.workshop.open(draft.key)
    own.set(("title",), "HÄR")
    here.workshop.save(own)
    draft.set(("title",), "DÄR")
    there.workshop.save(draft)
    done = take_in(backup(there), here)
    assert done.set_drafts_became_versions == 1
    told = " ".join(what_has_happened(done))
    assert "Ett utkast till frågor finns redan här med annan text och ändras inte." in told
    assert here.workshop.open(draft.key).text == own.text
    (came,) = [one for one in here.workshop.versions(draft.key) if one.cause is VersionCause.BACKUP]
    assert here.workshop.version_text(draft.key, came) == draft.text
    assert take_in(backup(there), here).changes == 0
