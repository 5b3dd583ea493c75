"""The folder of the officer's data cannot be used: it is told at the start, with what to do."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from app import PRODUCT_NAME
from app.gui.kit.file_dialogs import choose_folder
from app.gui.kit.messages import Level, Message, message_box
from app.gui.kit.waiting import wait_for
from app.model.swedish import some, with_capital
from app.paths import data_folder_note, usable_user_data, user_data
from app.services.errors import StoppedWaitingError
from app.storage.data_folder import holds_reports, remember, require_usable, take_along
from app.storage.disk import DISK
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.stoppable_disk import StoppableDisk

_NOT_REACHED = (
    "Mappen med dina rapporter går inte att nå:\n{}\n\nDen ligger på en server eller en disk som "
    "inte svarar. Kontrollera att du är ansluten och försök igen. Inget är borta."
)
_GONE = (
    "Mappen med dina rapporter finns inte:\n{}\n\nHar den bytt namn eller flyttats, lägg tillbaka "
    "den och försök igen, eller välj var den ligger nu. Ligger den på en extern disk, anslut den."
)
_REFUSED = "Mappen med dina rapporter går inte att använda:\n{}\n\n{}."


@dataclass(frozen=True)
class Place:
    """Where to begin: the folder that takes the place of the one named; what to say of it."""

    folder: Path | None
    told: Message


def usable_at_last(folder: Path | None) -> Place | None:
    """Say what is wrong until the data folder can be used, or the officer has chosen what to do.

    None where they give up. To begin without it would show no reports, as if they were lost, or
    promise to save what cannot be saved.
    """
    while (trouble := _trouble_with(folder)) is not None:
        root = _root(folder)
        box = message_box(PRODUCT_NAME, _text(root or trouble.path, trouble))
        again = box.addButton("Försök igen", QMessageBox.ButtonRole.AcceptRole)
        other = box.addButton("Välj en annan mapp …", QMessageBox.ButtonRole.ActionRole)
        read = None
        if root is not None and holds_reports(root):
            read = box.addButton("Öppna utan att spara", QMessageBox.ButtonRole.ActionRole)
        box.addButton("Avsluta", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(again)
        box.exec()
        clicked = box.clickedButton()
        if clicked is other:
            place = _choose(folder, root)
            if place is not None:
                return place
        elif read is not None and clicked is read:
            text = f"Det går inte att spara i {root}. Det du skriver finns bara i fönstret."
            return Place(folder, Message(text, Level.ERROR))
        elif clicked is not again:
            return None
    return Place(folder, Message())


def _trouble_with(folder: Path | None) -> StorageError | None:
    try:
        usable_user_data(folder)
    except StorageError as error:
        return error
    return None


def _root(folder: Path | None) -> Path | None:
    with contextlib.suppress(StorageError):
        return user_data(folder).root
    return None


def _text(root: Path, trouble: StorageError) -> str:
    if trouble.code is StorageErrorCode.UNREACHABLE:
        return _NOT_REACHED.format(root)
    if trouble.code is StorageErrorCode.DATA_GONE:
        return _GONE.format(root)
    return _REFUSED.format(root, with_capital(trouble.reason))


def _choose(named: Path | None, before: Path | None) -> Place | None:
    """Have another folder chosen, and take along what is in the one before, if it can be read."""
    chosen = choose_folder(None, "Välj mappen där dina rapporter ska sparas", Path.home())
    if chosen is None:
        return None
    # A folder that somebody else's files lie in gets one for the reports.
    target = chosen if holds_reports(chosen) else chosen / "Naringslivsrapport"
    known = holds_reports(target)
    source = before if before is not None and holds_reports(before) else None
    left_out: tuple[str, ...] = ()
    try:
        require_usable(target)
        if source is not None and not known:
            left_out = _take_along(source, target)
    except StoppedWaitingError:
        return None
    except StorageError as error:
        _tell(_why_not(error, source, target))
        return None
    text = f"Dina rapporter sparas nu i {target}."
    if source is not None:
        text += f" Det som ligger i {source} är {'kvar där' if known else 'kopierat dit'}."
    if left_out:
        text += (
            f" Det här gick inte att läsa, eller är en länk, och kom inte med: {some(left_out)}."
        )
    level = Level.WARNING if left_out else Level.INFO
    if named is not None:
        return Place(target, Message(text, level))
    try:
        remember(data_folder_note(), target)
    except StorageError:
        again = "Programmet kunde inte spara ditt val, och frågar igen nästa gång."
        return Place(target, Message(f"{text} {again}", Level.WARNING))
    return Place(None, Message(text, level))


def _take_along(source: Path, target: Path) -> tuple[str, ...]:
    """Raises StorageError, StoppedWaitingError."""
    disk = StoppableDisk(DISK)
    return wait_for(
        lambda: take_along(source, target, disk), disk.stop, "Kopierar dina rapporter …", None
    )


def _why_not(error: StorageError, source: Path | None, target: Path) -> str:
    if source is not None and error.path.is_relative_to(source):
        return (
            f"Det som ligger i mappen går inte att kopiera:\n{source}\n\n"
            f"{with_capital(error.reason)}."
        )
    return f"Mappen går inte att använda:\n{target}\n\n{with_capital(error.reason)}."


def _tell(text: str) -> None:
    box = message_box(PRODUCT_NAME, text)
    box.addButton("Stäng", QMessageBox.ButtonRole.RejectRole)
    box.exec()
