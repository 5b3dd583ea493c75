"""LibreOffice, which converts documents, and edits them as a Basic macro says."""

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from tests.support.report_documents import run_program

_ALL_MODULES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
  library:readonly="false" library:passwordprotected="false">
  <library:element library:name="Edits"/>
</library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits"
  script:language="StarBasic">{}</script:module>"""
_MACRO = """
Function Named(name, value)
  Dim property As New com.sun.star.beans.PropertyValue
  property.Name = name
  property.Value = value
  Named = property
End Function

Function Found(doc, text)
  Dim search
  search = doc.createSearchDescriptor()
  search.SearchString = text
  search.SearchCaseSensitive = True
  Found = doc.findFirst(search)
End Function

Sub Main
  Dim doc, place, comment
  doc = StarDesktop.loadComponentFromURL({source}, "_blank", 0, Array(Named("Hidden", True)))
  doc.RecordChanges = {tracked}
{edits}
  doc.storeToURL({target}, Array(Named("FilterName", "MS Word 2007 XML")))
  doc.close(True)
End Sub
"""


class EditKind(Enum):
    """What is done at a text; as statements of Basic, with the text that is put in."""

    INSERT = "place.Text.insertString(place.End, {}, False)"
    REPLACE = "place.String = {}"
    DELETE = 'place.String = ""'
    ENTER = "place.Text.insertControlCharacter(place.End, 0, False)"
    COMMENT = (
        'comment = doc.createInstance("com.sun.star.text.textfield.Annotation")\n'
        "  comment.Content = {}\n"
        "  place.Text.insertTextContent(place.End, comment, False)"
    )


@dataclass(frozen=True)
class Edit:
    """One edit, at the first place in the document with this text."""

    kind: EditKind
    at: str
    text: str = ""


def edited_in_writer(
    document: bytes, edits: Sequence[Edit], folder: Path, *, tracked: bool = False
) -> bytes:
    """The document as Writer saves it after the edits. Without LibreOffice the test is skipped."""
    source, target = folder / "source.docx", folder / "edited.docx"
    source.write_bytes(document)
    target.unlink(missing_ok=True)
    library = _profile() / "user" / "basic" / "Standard"
    (library / "script.xlb").write_text(_ALL_MODULES, encoding="utf-8")
    macro = _MACRO.format(
        source=_quoted(source.as_uri()),
        target=_quoted(target.as_uri()),
        tracked=tracked,
        edits="\n".join(_statements(edit) for edit in edits),
    )
    (library / "Edits.xba").write_text(_MODULE.format(escape(macro)), encoding="utf-8")
    run_office("macro:///Standard.Edits.Main")
    assert target.exists(), "the macro has failed: is each text in the document?"
    return target.read_bytes()


def _statements(edit: Edit) -> str:
    done = edit.kind.value.format(_quoted(edit.text))
    return f"  place = Found(doc, {_quoted(edit.at)})\n  {done}"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def run_office(*arguments: str) -> None:
    """Run LibreOffice without a window. Where it is not installed the test is skipped."""
    _run_with(_profile(), *arguments)


@cache
def _profile() -> Path:
    """Its settings, kept for all tests of a process: to lay them out takes longer than to convert.

    The first start does that, over whatever is there.
    """
    folder = Path(tempfile.mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _run_with(folder, "--terminate_after_init")
    return folder


def _run_with(profile: Path, *arguments: str) -> None:
    run_program("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *arguments)


def converted(document: bytes, kind: str, folder: Path, was: str = "docx") -> Path:
    """The document as LibreOffice saves it, as `docx`, `html` or `pdf`."""
    source = folder / f"before.{was}"
    source.write_bytes(document)
    target = folder / "after"
    run_office("--convert-to", kind, "--outdir", str(target), str(source))
    return target / f"before.{kind}"
