"""The base of what shows pages and does what is chosen on them."""

from PySide6.QtCore import QObject

from app.gui.kit.page_stack import PageStack
from app.gui.kit.services import Services


class PageController(QObject):
    """Lives as long as the window."""

    def __init__(self, pages: PageStack, services: Services) -> None:
        super().__init__(pages)
        self._pages = pages
        self._services = services
