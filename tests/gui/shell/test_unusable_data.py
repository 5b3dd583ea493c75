"""Starting where the folder of the reports cannot be reached, or nothing be saved in it."""

import errno
from pathlib import Path
from uuid import UUID

import platformdirs
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.__main__ import main
from app.gui.kit.messages import Level
from app.gui.shell import application, unusable_data
from app.gui.shell.unusable_data import usable_at_last
from app.paths import data_folder_note, named_folders_note, usable_user_data, user_data
from app.storage import disk
from app.storage.data_folder import named_before, remember_named
from app.storage.disk import Disk
from tests.support.failing import names_in
from tests.support.library_contents import contents_of
from tests.support.links import needs_links
from tests.support.reports import library_in, saying


class _Server:
    """Answers after so many tries."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, silent: int) -> None:
        self.left = silent
        monkeypatch.setattr(disk, "root_is_there", self._answers)

    def _answers(self, _path: Path) -> bool:
        self.left -= 1
        return self.left < 0


class _Refusing:
    """Refuses to make files below a folder, until it is told otherwise."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, number: int) -> None:
        self.refuses = True
        make = Disk.create

        def create(this: Disk, path: Path, mode: int) -> int:
            if self.refuses and folder in path.parents:
                raise OSError(number, "refused", str(path))
            return make(this, path, mode)

        monkeypatch.setattr(Disk, "create", create)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's own folders are."""
    home = tmp_path / "home"
    for name, folder in (("user_data_path", "share"), ("user_config_path", "config")):
        place = home / folder / "Naringslivsrapport"
        monkeypatch.setattr(platformdirs, name, lambda *_names, place=place, **_options: place)
    return home


class _Press:
    """Presses a button of each box that comes, by its text; `said` is what they say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
        self.said: list[str] = []
        left = list(texts)

        def run(box: QMessageBox) -> None:
            self.said.append(box.text())
            wanted = left.pop(0)
            next(b for b in box.buttons() if b.text().replace("&", "") == wanted).click()

        monkeypatch.setattr(QMessageBox, "exec", run)


def _choosing(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    monkeypatch.setattr(unusable_data, "choose_folder", lambda *_arguments: folder)


def _written(folder: Path) -> Path:
    """A data folder with a report in it."""
    library = library_in(folder)
    library.save(saying("kvar"))
    library.history.save(saying("tidigare", -90))
    (folder / "words.txt").write_text("ord\n", "utf-8")
    return folder


def test_it_is_tried_again_until_it_answers(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Server(monkeypatch, silent=4)
    said = _Press(monkeypatch, "Försök igen", "Försök igen").said
    assert usable_at_last(tmp_path / "data") is not None
    assert len(said) == 2 and str(tmp_path / "data") in said[0]


def test_who_gives_up_ends_the_program_and_no_folder_is_made(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Server(monkeypatch, silent=1000)
    monkeypatch.setattr(application, "new_application", lambda: styled_app)
    _Press(monkeypatch, "Avsluta")
    look = styled_app.styleSheet()
    styled_app.setStyleSheet("")
    assert application.run_window(None, tmp_path / "data") == 1
    assert list(tmp_path.iterdir()) == []
    assert styled_app.styleSheet() == look


def test_a_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _Server(monkeypatch, silent=1000)
    assert main(["--data", str(tmp_path / "data"), "committees"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("data: servern eller disken svarar inte.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "Du får inte skriva"),
        (errno.EROFS, "Det går inte att skriva där"),
        (errno.ENOSPC, "Disken är full"),
    ],
)
def test_what_cannot_be_written_is_told_with_its_path_until_it_can(
    styled_app: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    reason: str,
) -> None:
    data = _written(tmp_path / "data")
    before = names_in(data)
    refusing = _Refusing(monkeypatch, data, number)
    said = _Press(monkeypatch, "Försök igen", "Avsluta").said
    assert usable_at_last(data) is None
    assert said[0] == said[1]
    assert f"Mappen med dina rapporter går inte att använda:\n{data}\n\n{reason}" in said[0]
    refusing.refuses = False
    place = usable_at_last(data)
    assert place is not None
    assert (place.folder, place.told.text) == (data, "")
    assert names_in(data) == before


def test_a_file_where_the_folder_should_be_is_told(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_bytes(b"")
    said = _Press(monkeypatch, "Avsluta").said
    assert usable_at_last(tmp_path / "data") is None
    assert "eller så är den en fil" in said[0]
    assert (tmp_path / "data").read_bytes() == b""


def test_another_folder_is_chosen_and_what_there_was_comes_along(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _written(user_data(None).root)
    _Refusing(monkeypatch, old, errno.EROFS)
    _choosing(monkeypatch, tmp_path)
    _Press(monkeypatch, "Välj en annan mapp …")
    place = usable_at_last(None)
    new = tmp_path / "Naringslivsrapport"
    assert place is not None
    assert place.folder is None
    assert place.told.text == (
        f"Dina rapporter sparas nu i {new}. Det som ligger i {old} är kopierat dit."
    )
    assert user_data(None).root == new
    assert names_in(new) == names_in(old)
    library = library_in(new)
    assert contents_of(library).drafts == (saying("kvar"),)
    # The next start asks nothing.
    assert usable_at_last(None) is not None


@needs_links
def test_what_a_crash_has_left_comes_along_and_what_cannot_be_read_is_told(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _written(tmp_path / "gammal")
    (old / "reports" / "open").mkdir(exist_ok=True)
    (elsewhere := tmp_path / "annanstans").mkdir()
    cut_off = f"reports/drafts/.{UUID(int=1)}.json.deadbeef.tmp"
    for name in (cut_off, f"reports/open/{UUID(int=1)}", "forms/sjuk.toml", ".DS_Store"):
        (old / name).parent.mkdir(exist_ok=True)
        (old / name).write_bytes(b"{}")
    (old / "reports" / "sources").symlink_to(elsewhere, target_is_directory=True)
    read = Disk.read

    def sick(this: Disk, path: Path, most: int) -> bytes:
        if path.name == "sjuk.toml":
            raise OSError(errno.EIO, "Input/output error")
        return read(this, path, most)

    monkeypatch.setattr(Disk, "read", sick)
    _Refusing(monkeypatch, old, errno.EROFS)
    _choosing(monkeypatch, tmp_path / "ny")
    _Press(monkeypatch, "Välj en annan mapp …")
    place = usable_at_last(old)
    new = tmp_path / "ny" / "Naringslivsrapport"
    assert place is not None
    assert place.told.level is Level.WARNING
    assert place.told.text.endswith(
        "är kopierat dit. Det här gick inte att läsa, eller är en länk, och kom inte med: "
        "forms/sjuk.toml, reports/sources."
    )
    assert (new / cut_off).read_bytes() == b"{}"
    assert (new / f"reports/open/{UUID(int=1)}").exists()
    assert not (new / ".DS_Store").exists()


def test_where_the_old_folder_is_gone_the_new_one_is_not_blamed(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _written(tmp_path / "gammal")
    names = Disk.names

    def gone(this: Disk, folder: Path) -> list[str]:
        if folder.name == "drafts":
            raise OSError(errno.EHOSTUNREACH, "No route to host")
        return names(this, folder)

    monkeypatch.setattr(Disk, "names", gone)
    _Refusing(monkeypatch, old, errno.EROFS)
    _choosing(monkeypatch, tmp_path / "ny")
    said = _Press(monkeypatch, "Välj en annan mapp …", "Stäng", "Avsluta").said
    assert usable_at_last(old) is None
    assert f"Det som ligger i mappen går inte att kopiera:\n{old}" in said[1]


def test_the_folder_is_chosen_that_has_reports_in_it(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, moved = _written(user_data(None).root), tmp_path / "flyttad"
    _Refusing(monkeypatch, old, errno.EROFS)
    _written(moved)
    before = names_in(moved)
    _choosing(monkeypatch, moved)
    _Press(monkeypatch, "Välj en annan mapp …")
    place = usable_at_last(None)
    assert place is not None
    assert place.told.text.endswith(f"Det som ligger i {old} är kvar där.")
    assert user_data(None).root == moved
    assert names_in(moved) == before


def test_what_was_named_at_the_start_is_not_remembered(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    _Refusing(monkeypatch, data, errno.EROFS)
    _choosing(monkeypatch, tmp_path / "annan")
    _Press(monkeypatch, "Välj en annan mapp …")
    place = usable_at_last(data)
    assert place is not None
    assert place.folder == tmp_path / "annan" / "Naringslivsrapport"
    assert not data_folder_note().exists()


def test_a_choice_that_cannot_be_remembered_is_told(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    _Refusing(monkeypatch, home, errno.EROFS)
    _choosing(monkeypatch, tmp_path / "annan")
    _Press(monkeypatch, "Välj en annan mapp …")
    place = usable_at_last(None)
    assert place is not None
    assert place.folder == tmp_path / "annan" / "Naringslivsrapport"
    assert (place.told.level, "frågar igen" in place.told.text) == (Level.WARNING, True)


def test_a_folder_that_is_no_better_is_refused_and_asked_again(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_bytes(b"")
    _Refusing(monkeypatch, tmp_path / "annan", errno.EACCES)
    _choosing(monkeypatch, tmp_path / "annan")
    said = _Press(monkeypatch, "Välj en annan mapp …", "Stäng", "Avsluta").said
    assert usable_at_last(tmp_path / "data") is None
    assert f"Mappen går inte att använda:\n{tmp_path / 'annan'}" in said[1]


def test_who_chooses_none_is_asked_again(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_bytes(b"")
    _choosing(monkeypatch, None)
    said = _Press(monkeypatch, "Välj en annan mapp …", "Avsluta").said
    assert usable_at_last(tmp_path / "data") is None
    assert said[0] == said[1]


def test_reports_can_be_read_where_nothing_can_be_saved(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = _written(tmp_path / "data")
    _Refusing(monkeypatch, data, errno.EROFS)
    _Press(monkeypatch, "Öppna utan att spara")
    place = usable_at_last(data)
    assert place is not None
    assert place.folder == data
    assert place.told.level is Level.ERROR
    assert place.told.text == (
        f"Det går inte att spara i {data}. Det du skriver finns bara i fönstret."
    )


def test_a_folder_that_was_there_is_missed_and_not_made(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, moved = _written(user_data(None).root), tmp_path / "flyttad"
    note = data_folder_note()
    note.parent.mkdir(parents=True)
    note.write_text(str(old), "utf-8")
    old.rename(moved)
    _choosing(monkeypatch, moved)
    said = _Press(monkeypatch, "Försök igen", "Välj en annan mapp …").said
    place = usable_at_last(None)
    assert f"Mappen med dina rapporter finns inte:\n{old}" in said[0]
    assert not old.exists()
    assert place is not None
    assert user_data(None).root == moved


@pytest.mark.parametrize("content", [b"", b"reports", b"\xff\x00"])
def test_a_note_that_names_no_folder_is_told(
    styled_app: QApplication, content: bytes, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = data_folder_note()
    note.parent.mkdir(parents=True)
    note.write_bytes(content)
    said = _Press(monkeypatch, "Avsluta").said
    assert usable_at_last(None) is None
    assert str(note) in said[0]
    assert not (home / "share").exists()


def test_a_folder_that_was_named_before_is_missed_and_not_made(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = _written(tmp_path / "data")
    remember_named(named_folders_note(), data)
    assert not user_data(data).expected
    data.rename(tmp_path / "flyttad")
    said = _Press(monkeypatch, "Avsluta").said
    assert usable_at_last(data) is None
    assert f"Mappen med dina rapporter finns inte:\n{data}" in said[0]
    assert main(["--data", str(data), "committees"]) == 1
    assert not data.exists()


def test_a_folder_that_is_named_for_the_first_time_is_made(tmp_path: Path) -> None:
    remember_named(named_folders_note(), tmp_path / "en annan")
    assert not user_data(tmp_path / "data").expected
    usable_user_data(tmp_path / "data")
    assert (tmp_path / "data").is_dir()


def test_of_many_folders_that_were_named_the_latest_are_remembered(tmp_path: Path) -> None:
    for number in range(30):
        remember_named(named_folders_note(), tmp_path / str(number))
    listed = named_before(named_folders_note())
    assert listed == [tmp_path / str(number) for number in range(10, 30)]
