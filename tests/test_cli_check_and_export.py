"""The commands that judge a report and send it, and what every command does alike."""

import json
import multiprocessing
from pathlib import Path

import pytest

from app.__main__ import main
from app.formats.report_json import write_report_json
from app.model.report_stages import question_alone
from app.model.rich_text import paragraphs
from app.storage.settings import Settings
from tests.support.program import Program
from tests.support.report_documents import exported
from tests.support.reports import FORM, unfinished_report, whole_report
from tests.support.word_form import paragraph, word_file

STEM = "uppfoljningsrapport-naringsliv_2022-T2_hagersten-alvsjo"
_ENDINGS = ("docx", "json", "eml")


# check.


def test_a_report_that_is_whole_is_ready(program: Program) -> None:
    source = program.file("a.json", write_report_json(whole_report()))
    ended = program("check", source)
    assert (ended.code, ended.out, ended.err) == (0, ["Rapporten är klar att exportera."], [])
    assert program("check", source, "--json").json == []


def test_errors_are_found_and_told(program: Program) -> None:
    report = unfinished_report()
    contact = report.contact.model_copy(update={"phone": "508 24"})
    source = program.file(
        "a.json", write_report_json(report.model_copy(update={"contact": contact}))
    )
    ended = program("check", source)
    assert (ended.code, ended.err, len(ended.out)) == (1, [], 3)
    assert ended.out[0].startswith("Fel, contact.phone: Telefonnumret går inte att ringa.")
    assert ended.out[0].endswith("[508 24]")
    assert ended.out[1].startswith("Fel, svart-ekonomi: Besvara frågan")
    listed = program("check", source, "--json")
    assert listed.code == 1
    assert [finding["code"] for finding in listed.json] == [
        "invalid-phone",
        "missing-answer",
        "missing-answer",
    ]
    assert set(listed.json[0]) == {
        "code",
        "severity",
        "message",
        "question_id",
        "field",
        "excerpt",
        "position",
        "accepted",
    }


def test_a_document_can_be_checked(program: Program) -> None:
    source = program.file("a.docx", exported(unfinished_report(), FORM))
    assert len(program("check", source).out) == 2


def test_a_report_on_a_set_that_is_not_here_is_refused(program: Program) -> None:
    form = FORM.reference().model_copy(update={"version": 9})
    report = whole_report().model_copy(update={"form": form})
    source = program.file("a.json", write_report_json(report))
    for command in (("check", source), ("export", source, "-o", program.folder / "ut")):
        (line,) = program.refused(*command)
        assert "version 9) finns inte här" in line


# export.


def test_a_pair_is_written_and_named(program: Program) -> None:
    source = program.file("a.json", write_report_json(whole_report()))
    folder = program.folder / "ut"
    ended = program("export", source, "-o", folder)
    assert (ended.code, ended.err) == (0, [])
    assert ended.out == [str(folder / f"{STEM}_r1.{ending}") for ending in _ENDINGS]
    assert sorted(map(str, folder.iterdir())) == sorted(ended.out)
    again = program("export", source, "-o", folder)
    assert again.out == [str(folder / f"{STEM}_r2.{ending}") for ending in _ENDINGS]


def test_every_error_that_stops_the_export_is_a_line(program: Program) -> None:
    source = program.file("a.json", write_report_json(unfinished_report()))
    lines = program.refused("export", source, "-o", program.folder / "ut")
    assert [line.partition(":")[0] for line in lines] == [
        "Fel, svart-ekonomi",
        "Fel, dialog-foretag",
    ]
    assert not (program.folder / "ut").exists()


def test_a_draft_needs_not_be_whole(program: Program) -> None:
    source = program.file("a.json", write_report_json(unfinished_report()))
    folder = program.folder / "ut"
    ended = program("export", source, "-o", folder, "--draft")
    assert (ended.code, ended.out) == (0, [str(folder / f"{STEM}_utkast.docx")])
    assert [path.name for path in folder.iterdir()] == [f"{STEM}_utkast.docx"]


def test_a_folder_that_is_a_file_is_refused(program: Program) -> None:
    source = program.file("a.json", write_report_json(whole_report()))
    for more in ((), ("--draft",)):
        program.refused("export", source, "-o", source, *more)
    program.refused("export", source, "-o", program.folder / ("a" * 300))


# Files are read in a process of their own.


def test_every_command_that_reads_has_a_process_for_it(program: Program) -> None:
    program.guarded = True
    source = program.file("a.json", write_report_json(whole_report()))
    assert program("check", source).out == ["Rapporten är klar att exportera."]
    assert program("export", source, "-o", program.folder / "ut").code == 0
    (document,) = (program.folder / "ut").glob("*.docx")
    assert program("read", document, "-o", program.folder / "b.json").code == 0
    assert multiprocessing.active_children() == []


def test_what_that_process_refuses_is_a_line(program: Program) -> None:
    program.guarded = True
    source = program.file("a.docx", b"PK\x03\x04")
    for command in (("check", source), ("read", source, "-o", program.folder / "b.json")):
        (line,) = program.refused(*command)
        assert line.startswith("a.docx är skadad eller inte hel. Öppna den i Word")


# The user's data.


def test_commands_leave_the_users_data_alone(program: Program) -> None:
    program("forms")
    program("committees")
    assert not program.data.exists()


def test_a_broken_set_of_the_users_own_is_told_by_name(program: Program) -> None:
    forms = program.data / "forms"
    forms.mkdir(parents=True)
    (forms / "egen.toml").write_text("version =\n", "utf-8")
    for arguments, code in ((("forms",), 1), (("committees",), 0)):
        ended = program(*arguments)
        assert ended.code == code
        assert len(ended.out) >= 4
        (line,) = ended.err
        assert line.startswith(f"{forms / 'egen.toml'}: rad 1")


# Wrong usage.


@pytest.mark.parametrize(
    "arguments",
    [
        ("forms", "--xml"),
        ("forms", "mer"),
        ("new",),
        ("new", "--committee", "farsta", "--term", "2022-T2"),
        ("read", "-o", "b.json"),
        ("check",),
        ("export", "a.json"),
        ("--okand",),
        ("a.json", "b.json"),
        ("--data",),
    ],
)
def test_wrong_usage_ends_with_2_and_says_how(program: Program, arguments: tuple[str, ...]) -> None:
    ended = program(*arguments)
    assert (ended.code, ended.out) == (2, [])
    assert "Skriv så här: naringslivsrapport" in ended.err[0] or ended.err[0] == (
        "Så här startas programmet:"
    )
    assert "error" not in "".join(ended.err)


@pytest.mark.parametrize("command", ["forms", "committees", "new", "read", "check", "export"])
def test_a_command_says_in_swedish_how_it_is_written(program: Program, command: str) -> None:
    ended = program(command, "--help")
    assert (ended.code, len(ended.out)) == (0, 1)
    assert ended.out[0].startswith(f"Skriv så här: naringslivsrapport {command} [-h]")


def test_data_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data"]) == 2
    assert capsys.readouterr().err.startswith("Så här startas programmet:")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    for command in ("forms", "committees", "new", "read", "check", "export", "--data"):
        assert command in printed


# Filled forms of other origin.


def test_a_filled_form_is_read_named_and_checked(program: Program) -> None:
    question = "Beskriv nämndens arbete med ”Växla upp Stockholm”"
    form = program.file(
        "form.docx",
        word_file(
            paragraph("Nämnd"),
            paragraph("Stadsdelsnämnderna"),
            paragraph("Kontaktperson"),
            paragraph("Ylva Ek"),
            paragraph(question),
            paragraph("Vi växlar upp."),
        ),
    )
    output = program.folder / "form.json"
    ended = program("read", form, "--committee", "farsta", "--term", "2022-T2", "-o", output)
    assert ended.code == 0
    assert ended.out[0] == "Nämnden ”Stadsdelsnämnderna” finns inte i registret."
    report = json.loads(output.read_bytes())
    assert (report["committee"]["id"], report["term"]) == ("farsta", "2022-T2")
    assert report["contact"]["name"] == "Ylva Ek"
    answers = {answer["question_id"]: answer["plain"] for answer in report["answers"]}
    assert answers["vaxla-upp-stockholm"] == "Vi växlar upp."
    findings = program("check", output, "--json").json
    assert {finding["code"] for finding in findings} == {"missing-answer", "missing-contact"}


def test_a_file_without_a_question_is_refused(program: Program) -> None:
    letter = program.file("brev.txt", "Hej! Här kommer ett brev.".encode())
    (line,) = program.refused("read", letter, "-o", program.folder / "x.json")
    assert "innehåller ingen av rapportens frågor" in line


def test_last_terms_answers_become_a_new_draft(program: Program) -> None:
    old = program.file("t1.json", write_report_json(whole_report()))
    output = program.folder / "t2.json"
    committee = whole_report().committee
    assert committee is not None
    wanted = ("--committee", committee.id, "--term", "2022-VB")
    assert program("carry-over", old, *wanted, "-o", output).code == 0
    report = json.loads(output.read_bytes())
    assert (report["term"], report["status"], report["revision"]) == ("2022-VB", "draft", 1)
    carried = [answer for answer in report["answers"] if answer["status"] != "blank"]
    assert all(answer["origin"]["kind"] == "carried" for answer in carried)
    codes = {finding["code"] for finding in program("check", output, "--json").json}
    assert codes == {"carried-unconfirmed", "contact-unconfirmed"}


@pytest.mark.parametrize(
    ("committee", "term", "says"),
    [("farsta", "2023-T1", "Filen gäller"), ("", "2022-T1", "ligger före")],
)
def test_a_source_that_cannot_be_one_is_refused(
    program: Program, committee: str, term: str, says: str
) -> None:
    own = whole_report().committee
    assert own is not None
    old = program.file("t1.json", write_report_json(whole_report()))
    wanted = ("--committee", committee or own.id, "--term", term)
    (line,) = program.refused("carry-over", old, *wanted, "-o", program.folder / "x.json")
    assert says in line


def test_the_mail_goes_to_whom_the_officer_has_named(program: Program) -> None:
    Settings(program.data / "settings.json").set("recipient", "kontoret@stockholm.se")
    source = program.file("a.json", write_report_json(whole_report()))
    mail = Path(program("export", source, "-o", program.folder / "ut").out[-1])
    assert b"\r\nTo: kontoret@stockholm.se\r\n" in mail.read_bytes()


# A question of a report alone.


def test_a_question_alone_is_checked_and_read_but_not_exported(program: Program) -> None:
    alone = question_alone(whole_report(), "svart-ekonomi")
    source = program.file("a.nrapport", write_report_json(alone))
    ended = program("check", source)
    assert (ended.code, ended.out) == (0, ["Svaret är klart att skicka tillbaka."])
    copy = program.folder / "b.nrapport"
    assert program("read", source, "-o", copy).code == 0
    assert copy.read_bytes() == source.read_bytes()
    for more in ((), ("--draft",)):
        (line,) = program.refused("export", source, "-o", program.folder / "ut", *more)
        assert line.startswith("Det här är en fråga ur en rapport, inte hela rapporten.")
    whose = ("--committee", "hagersten-alvsjo", "--term", "2022-VB")
    (line,) = program.refused("carry-over", source, *whose, "-o", program.folder / "c.json")
    assert "en fråga ur en rapport" in line


def test_what_stands_many_times_is_one_finding_with_its_places(program: Program) -> None:
    report = whole_report()
    for question_id, text in (
        ("svart-ekonomi", "Plan A (ej beslutad), plan B (ej beslutad), plan C (ej beslutad)."),
        ("dialog-foretag", "Plan D (ej beslutad) och plan E (ej beslutad)."),
    ):
        answer = report.answer(question_id).model_copy(update={"blocks": paragraphs(text)})
        report = report.with_answer(answer)
    source = program.file("a.json", write_report_json(report))
    (line,) = [line for line in program("check", source).out if "ej beslutad" in line]
    assert line.endswith("Det står fem gånger: svart-ekonomi (3), dialog-foretag (2).")
    listed = program("check", source, "--json").json
    (found,) = [finding for finding in listed if finding["code"] == "pending-decision"]
    assert found["count"] == 5
    assert [place["position"]["start"] for place in found["places"]] == [7, 29, 51, 7, 32]
    assert found["places"][0] == {key: found[key] for key in ("question_id", "position")}
