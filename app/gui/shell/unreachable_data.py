"""The folder of the officer's data is on a server or a disk that does not answer."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from app import PRODUCT_NAME
from app.gui.kit.messages import message_box
from app.storage.file_reading import is_reachable


def reached_at_last(folder: Path) -> bool:
    """Say that the folder is not reached, until it is; False where the officer gives up.

    To begin without it would show no reports, as if they were lost.
    """
    box = message_box(
        PRODUCT_NAME,
        f"Mappen med dina rapporter går inte att nå: {folder}\n\nDen ligger på en server eller en "
        "disk som inte svarar. Kontrollera att du är ansluten och försök igen. Inget är borta.",
    )
    again = box.addButton("Försök igen", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Avsluta", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(again)
    while not is_reachable(folder):
        box.exec()
        if box.clickedButton() is not again:
            return False
    return True
