"""What Word and other programs write inside a filled form, one situation a form.

Each was seen in reports on other readers: of mammoth, pandoc, docling, python-docx, ONLYOFFICE,
LibreOffice and the Open XML SDK. What this program's own documents become is in
tests/formats/docx/test_edits_of_the_form.py.
"""

from tests.support.word_situations.changes_and_contacts import (
    CONTACT_SITUATIONS,
    OMITTED_SITUATIONS,
    TRACKED_SITUATIONS,
)
from tests.support.word_situations.fields_and_controls import (
    CONTROL_SITUATIONS,
    FIELD_SITUATIONS,
    SIGN_SITUATIONS,
)
from tests.support.word_situations.places import PLACE_SITUATIONS

SITUATIONS = (
    *FIELD_SITUATIONS,
    *CONTROL_SITUATIONS,
    *SIGN_SITUATIONS,
    *PLACE_SITUATIONS,
    *TRACKED_SITUATIONS,
    *OMITTED_SITUATIONS,
    *CONTACT_SITUATIONS,
)
