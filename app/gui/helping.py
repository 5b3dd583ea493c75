"""Help: the guide beside the work, and what the program is."""

from PySide6.QtCore import QObject

from app.gui.places import CONTACT, EXPORT, REVIEW
from app.gui.services import REFUSALS, Services
from app.gui.views import Views

# The titles of the guide's topics.
_BEGINNING = "Så här arbetar du"
_QUESTION = "Skriva och formatera"
_SENDING = "Skicka rapporten"
_PAGES = {CONTACT: _BEGINNING, REVIEW: "Granska", EXPORT: "Exportera"}


class Helping(QObject):
    """Opens them; what they need is loaded when it is asked for."""

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        views.start.guide_wanted.connect(self.open_guide)

    def open_guide(self) -> None:
        """Show the guide, at what it says of where the officer is."""
        from app.gui.help_window import HelpWindow
        from app.services.guide import read_guide

        window = self._views.window()
        shown = window.findChild(HelpWindow)
        if shown is None:
            try:
                shown = HelpWindow(read_guide(self._services.bundled.help), window)
            except REFUSALS as error:
                self._views.tell(f"Guiden går inte att visa. {error}")
                return
        shown.show_topic(self.topic())
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def topic(self) -> str:
        """What the guide calls that which the officer is doing."""
        if self._views.aside is not None:
            return self._views.aside.topic
        if self._views.report is None:
            return _BEGINNING
        report = self._views.report
        place = report.navigation.current()
        if place == EXPORT and report.session.is_sent:
            return _SENDING
        return _PAGES.get(place, _QUESTION)

    def open_about(self) -> None:
        """Show what the program is, and on which terms it may be used."""
        from app.gui.about_dialog import AboutDialog
        from app.services.licences import components

        services = self._services
        try:
            parts = components(services.bundled)
        except REFUSALS as error:
            self._views.tell(f"Programmets licenser går inte att visa. {error}")
            return
        AboutDialog(parts, services.bundled, services.user, self._views.window()).open()
