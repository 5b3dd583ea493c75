"""A set that is being written, in a window."""

from collections.abc import Iterator

import pytest

from app.formats.question_set.toml_edit import new_form_text
from app.gui.kit.services import Services
from app.gui.shell.window import MainWindow
from app.gui.workshop.workshop_page import WorkshopPage
from app.services.workshop.set_draft import SetDraft
from tests.support.pages.workshop import Workshop
from tests.support.small_form import form_content


@pytest.fixture
def draft(services: Services) -> SetDraft:
    """A set of our own, as if it had been opened from a file."""
    return services.workshop.begin_text(new_form_text(form_content()))


@pytest.fixture
def workshop(window: MainWindow, services: Services, draft: SetDraft) -> Iterator[Workshop]:
    page = WorkshopPage(draft, services.workshop, services)
    window.resize(1366, 768)
    window.pages.show_page(page)
    yield Workshop.in_window(window)
