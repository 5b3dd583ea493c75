"""The workshop: sets begun, saved, listed, sent and installed."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import read_form_file
from app.model.carry_over import Outcome
from app.model.form import FormDefinition
from app.services.workshop.workshop import Workshop
from tests.support.question_sets import FORMS, SHIPPED
from tests.support.terms import CALENDAR
from tests.support.workplace import bundled_catalog
from tests.support.workshops import workshop_in


def shipped(set_id: str = "stadsdelsnamnd") -> FormDefinition:
    return next(form for form in bundled_catalog().forms if form.id == set_id)


def test_the_next_version_differs_in_what_was_changed(workshop: Workshop) -> None:
    draft = workshop.begin_next_version(shipped())
    assert draft.text == SHIPPED.replace("version = 1\n", "version = 2\n").replace(
        '"2022-T1"', '"2022-T2"'
    )
    assert draft.form is not None
    assert workshop.changes(draft) == ()
    draft.set(("sections", 1, "questions", 0, "text"), "Hur går det?")
    (change,) = workshop.changes(draft)
    assert (change.question_id, change.after) == ("svart-ekonomi", "Hur går det?")


def test_a_copy_is_a_set_of_its_own(workshop: Workshop) -> None:
    draft = workshop.begin_copy(FORMS / "stadsdelsnamnd.toml")
    assert draft.content["id"] == "stadsdelsnamnd-kopia"
    assert draft.before is None
    assert draft.form is not None


def test_an_empty_set_has_something_to_fill_in(workshop: Workshop) -> None:
    draft = workshop.begin_empty("Klimatrapport")
    assert draft.content["id"] == "klimatrapport"
    assert {one.location for one in draft.remarks if one.kind == "error"} >= {
        ("sections", 0, "title"),
        ("sections", 0, "questions", 0, "text"),
    }
    draft.set(("sections", 0, "title"), "Först")
    at = ("sections", 0, "questions", 0)
    draft.set((*at, "text"), "Hur går det?")
    draft.name_question(at)
    assert draft.form is not None


def test_what_is_saved_is_there_when_it_is_opened(workshop: Workshop, tmp_path: Path) -> None:
    draft = workshop.begin_next_version(shipped())
    draft.set(("title",), "NY TITEL")
    workshop.save(draft)
    again = workshop_in(tmp_path)
    (listed, *others) = again.sets()
    assert (listed.key, listed.version, listed.is_draft) == (draft.key, 2, True)
    assert [one.id for one in others] == [form.id for form in bundled_catalog().forms]
    opened = again.open(draft.key)
    assert opened.text == draft.text
    versions = again.versions(draft.key)
    assert again.version_text(draft.key, versions[0]) == draft.text


def test_a_removed_draft_can_be_brought_back(workshop: Workshop) -> None:
    draft = workshop.begin_next_version(shipped())
    removed = workshop.remove(draft.key)
    assert not any(one.is_draft for one in workshop.sets())
    assert workshop.bring_back(removed) == draft.key
    assert workshop.open(draft.key).text == draft.text


def test_a_broken_draft_is_listed_with_its_reason(workshop: Workshop, tmp_path: Path) -> None:
    draft = workshop.begin_empty()
    (tmp_path / "workshop" / f"{draft.key}.toml").write_text("id = ", "utf-8")
    (listed, *_) = workshop.sets()
    assert listed.key == draft.key
    assert listed.problem
    with pytest.raises(FormFileError):
        workshop.open(draft.key)


def test_a_set_is_written_and_installed(workshop: Workshop, tmp_path: Path) -> None:
    draft = workshop.begin_next_version(shipped())
    target = tmp_path / "ut" / "fragor.toml"
    workshop.save_as(draft, target)
    assert target.read_bytes() == draft.text.encode()
    path = workshop.install(draft)
    assert path.read_bytes() == draft.text.encode()
    assert [one.version for one in workshop.sets() if one.id == draft.content["id"]] == [2, 1, 2]
    draft.set(("title",), "")
    with pytest.raises(FormFileError):
        workshop.install(draft)


def test_trying_a_set_shows_what_carries_over(workshop: Workshop) -> None:
    draft = workshop.begin_next_version(shipped())
    draft.set(("sections", 1, "questions", 0, "text"), "Hur går arbetet mot svart ekonomi?")
    draft.remove(("sections", 2, "questions", 2))
    at = draft.add_question(0, 2)
    draft.set((*at, "text"), "Vad är nytt?")
    draft.name_question(at)
    trial = workshop.try_out(draft)
    assert trial is not None
    outcomes = {one.question_id: one.outcome for one in trial.questions}
    assert outcomes["svart-ekonomi"] is Outcome.REWORDED
    assert outcomes["nytt"] is Outcome.NEW
    assert outcomes["dialog-foretag"] is Outcome.KEPT
    assert len(trial.left_over) == 1


def test_a_set_with_every_kind_is_filled_in(workshop: Workshop) -> None:
    draft = workshop.open_file(FORMS.parent / "resources" / "form.kinds.example.toml")
    trial = workshop.try_out(draft)
    assert trial is not None
    assert all(answer.has_content for answer in trial.report.answers)


def test_the_mail_has_the_set_and_the_empty_form(workshop: Workshop) -> None:
    draft = workshop.begin_next_version(shipped())
    to = ("a@example.se", "b@example.se")
    mail = message_from_bytes(workshop.mail(draft, with_empty_form=True, to=to), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["Bcc"] == "a@example.se, b@example.se"
    files = {one.get_filename(): one.get_content() for one in mail.iter_attachments()}
    assert list(files) == [
        "stadsdelsnamnd_v2.toml",
        "uppfoljningsrapport-naringsliv_blankett.docx",
    ]
    assert read_form_file(files["stadsdelsnamnd_v2.toml"], "", CALENDAR) == draft.form
