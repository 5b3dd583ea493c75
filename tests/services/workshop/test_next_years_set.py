"""Next year's set from the one that is shipped: written, checked, sent, installed, moved to."""

import difflib
from pathlib import Path
from uuid import UUID

from app.model.base import Location
from app.model.carry_over import Outcome
from app.model.form_changes import FormChangeKind
from app.model.report import Report
from app.model.rich_text import paragraphs
from app.services.catalog import load_catalog
from app.services.question_sets.draft_move import moved_for
from app.services.question_sets.form_checker import check_forms
from app.services.question_sets.form_library import FormLibrary, SetStatus
from app.services.report_context import ReportContext
from app.services.workshop.set_draft import SetDraft
from app.services.workshop.workshop import Workshop
from app.storage.form_store import FormStore
from tests.support.question_sets import FORMS, SHIPPED
from tests.support.terms import a_term
from tests.support.workplace import TODAY, bundled_catalog

REWORDED = {
    "samverkan-lokalt-naringsliv": "Beskriv hur nämnden har samverkat med näringslivet lokalt.",
    "dialog-foretag": "Hur samarbetar nämnden med Stockholm Business Region om företags behov?",
}
DROPPED, SPLIT = "kultur-offentliga-rummet", "hallbar-tillvaxt"
NUMBER = "Hur många företagsbesök har gjorts under {year}?"
PARTS = ("Hur har ekologisk hållbarhet främjats?", "Hur har företagandet i området ökat?")


def at(draft: SetDraft, question_id: str) -> Location:
    for index, section in enumerate(draft.content["sections"]):
        for place, question in enumerate(section["questions"]):
            if question["id"] == question_id:
                return "sections", index, "questions", place
    raise LookupError(question_id)


def add(draft: SetDraft, section: int, index: int, **said: object) -> Location:
    """A question as it is written: worded, left, then the rest."""
    place = draft.add_question(section, index)
    draft.set((*place, "text"), said.pop("text"))
    draft.name_question(place)
    for key, value in said.items():
        draft.set((*place, key), value)
    return place


def next_years(workshop: Workshop) -> SetDraft:
    form = next(one for one in bundled_catalog().forms if one.id == "stadsdelsnamnd")
    draft = workshop.begin_next_version(form)
    draft.set(("valid_from",), "2023-T1")
    for question_id, text in REWORDED.items():
        draft.set((*at(draft, question_id), "text"), text)
    draft.remove(at(draft, DROPPED))
    add(draft, 0, 2, text=NUMBER, short="Företagsbesök", kind="number", unit="st", min=0)
    place = at(draft, SPLIT)
    draft.remove(place)
    for text, index in zip(PARTS, (int(place[3]), int(place[3]) + 1), strict=True):
        part = add(draft, 2, index, text=text)
        assert [one.id for one in draft.candidates(part)] == [DROPPED, SPLIT]
        draft.set((*part, "replaces"), [SPLIT])
    return draft


def test_the_file_differs_only_where_it_was_changed(workshop: Workshop, tmp_path: Path) -> None:
    draft = next_years(workshop)
    target = tmp_path / "fragor.toml"
    workshop.save_as(draft, target)
    remarks = check_forms([target], bundled_catalog())
    assert [one.code for one in remarks if one.kind == "error"] == []
    assert {one.code for one in remarks} == {"question-dropped"}
    lines = list(difflib.ndiff(SHIPPED.splitlines(), target.read_text("utf-8").splitlines()))
    removed = [line[2:] for line in lines if line[0] == "-"]
    added = [line[2:] for line in lines if line[0] == "+"]
    assert [line.partition(" = ")[0] for line in removed if line] == [
        *("version", "valid_from", "text"),
        *("id", "short", "text"),
        *("id", "short", "text"),
        "text",
    ]
    assert f'text = "{NUMBER}"' in added
    assert added.count(f'replaces = ["{SPLIT}"]') == 2
    # Version, first period, two wordings, and the lines of three questions with their headings.
    assert len([line for line in added if line]) <= 4 + 3 * 7


def test_the_changes_are_told_in_the_words_of_the_sets(workshop: Workshop) -> None:
    changes = workshop.changes(next_years(workshop))
    kinds = {(one.kind, one.question_id) for one in changes}
    assert {(FormChangeKind.REWORDED, one) for one in REWORDED} <= kinds
    assert (FormChangeKind.DROPPED, DROPPED) in kinds
    assert (FormChangeKind.ADDED, "foretagsbesok-gjorts") in kinds
    replaced = [one for one in changes if one.kind is FormChangeKind.REPLACED]
    assert [one.after for one in replaced] == list(PARTS)
    assert {one.replaced for one in replaced} == {(SPLIT,)}


def test_an_officer_installs_it_and_moves_a_draft(workshop: Workshop, tmp_path: Path) -> None:
    draft = next_years(workshop)
    file = tmp_path / "fragor.toml"
    workshop.save_as(draft, file)
    own = tmp_path / "officer"
    catalog = load_catalog(FORMS, own)
    library = FormLibrary(catalog, FORMS, FormStore(own))
    found = library.look(file)
    assert (found.status, found.used) == (SetStatus.NEWER, True)
    assert library.install(found).read_bytes() == draft.text.encode()
    context = ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "1.0")
    report = _begun(context)
    offered = catalog.set_to_move_to(report)
    assert offered == draft.form
    assert offered is not None
    moved, plan = moved_for(report, offered)
    outcomes = {one.answer.question_id: one.outcome for one in plan.planned}
    assert {outcomes[one] for one in REWORDED} == {Outcome.REWORDED}
    said = {answer.question_id: answer.plain for answer in moved.answers}
    parts = [one.id for one in offered.questions() if one.replaces == (SPLIT,)]
    assert [said[one] for one in parts] == [f"Svar på {SPLIT}."] * 2
    assert said["foretagsbesok-gjorts"] == ""
    assert [one.blocks for one in moved.unplaced] == [paragraphs(f"Svar på {DROPPED}.")]


def _begun(context: ReportContext) -> Report:
    """A draft of the spring that answers every question of the set that was there then."""
    form = next(one for one in context.catalog.forms if one.version == 1 and one.id == SET)
    report = context.new_report(form, context.catalog.register.get("bromma"), a_term("2023-T1"))
    for answer in report.answers:
        blocks = paragraphs(f"Svar på {answer.question_id}.")
        report = report.with_answer(answer.model_copy(update={"blocks": blocks}))
    return report


SET = "stadsdelsnamnd"
