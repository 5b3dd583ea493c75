"""The MSI that an IT department distributes: product.wxs, compiled by wixl with the files."""

import os
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

import olefile

from app import APP_USER_MODEL_ID, PRODUCT_NAME
from tools.failure import SetupError
from tools.installer.payload import Payload
from tools.installer.product import (
    PUBLISHER,
    REGISTRATION_GUID,
    facts,
    product_code,
)

_SCRIPT = Path(__file__).with_name("product.wxs")
_WIX = "http://schemas.microsoft.com/wix/2006/wi"
_SUMMARY = "\x05SummaryInformation"
_FILETIME = 64
# From 1601, when Windows' time begins, to 1970.
_EPOCH_S = 11_644_473_600

# wixl writes what is Swedish in Windows' code page for it, and does not say so in the database.
_CODE_PAGE = "\r\n\r\n1252\t_ForceCodepage\r\n"
# The name that the taskbar knows the window by; wixl has no word for it.
_SHORTCUT_PROPERTY = (
    "CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, "
    "`Shortcut_` CHAR(72) NOT NULL, `PropertyKey` CHAR(255) NOT NULL, "
    "`PropVariantValue` CHAR(255) NOT NULL PRIMARY KEY `MsiShortcutProperty`)",
    "INSERT INTO `MsiShortcutProperty` (`MsiShortcutProperty`, `Shortcut_`, `PropertyKey`, "
    "`PropVariantValue`) VALUES ('AppUserModelID', 'StartMenu', 'System.AppUserModel.ID', "
    f"'{APP_USER_MODEL_ID}')",
)


def build_msi(payload: Payload, version: str, icon: Path, target: Path) -> None:
    """Compile the MSI; `target` is its file."""
    product = product_code(version)
    files, code_page = target.with_suffix(".wxs"), target.with_suffix(".idt")
    files.write_bytes(files_fragment(payload.files, product))
    code_page.write_text(_CODE_PAGE, "ascii", newline="")
    defined = facts(version) | {
        # wixl looks for files from where it stands, and knows no others.
        "ICON": os.path.relpath(icon, payload.folder),
        "PRODUCT_CODE": str(product),
        "REGISTRATION_GUID": REGISTRATION_GUID,
    }
    defines = [argument for fact in defined.items() for argument in ("-D", "=".join(fact))]
    _run(payload.folder, "wixl", "-a", "x64", *defines, "-o", target, _SCRIPT, files)
    package = uuid5(product, payload.digest)
    queries = [argument for query in _SHORTCUT_PROPERTY for argument in ("-q", query)]
    summary = (f"{PRODUCT_NAME} {version}", PUBLISHER, "x64;1053", f"{{{package}}}".upper())
    _run(payload.folder, "msibuild", target, "-i", code_page, *queries, "-s", *summary)
    pin_times(target, payload.when)
    for path in (files, code_page):
        path.unlink()


def files_fragment(files: Iterable[PurePosixPath], product: UUID) -> bytes:
    """The files as XML of WiX: one component for each, as the rules for components have it.

    Their codes are those of the version: no component is shared with another version, which is
    removed before this one is written.
    """
    wix = Element("Wix", xmlns=_WIX)
    fragment = SubElement(wix, "Fragment")
    folders = {PurePosixPath(): SubElement(fragment, "DirectoryRef", Id="INSTALLDIR")}
    group = SubElement(fragment, "ComponentGroup", Id="Files")
    for file in files:
        code = uuid5(product, str(file))
        folder = _folder(folders, file.parent, product)
        component = SubElement(folder, "Component", Id=f"c{code.hex}", Guid=str(code), Win64="yes")
        SubElement(component, "File", Id=f"f{code.hex}", Source=str(file), KeyPath="yes")
        SubElement(group, "ComponentRef", Id=f"c{code.hex}")
    written: bytes = tostring(wix, "utf-8", xml_declaration=True)
    return written


def _folder(folders: dict[PurePosixPath, Element], path: PurePosixPath, product: UUID) -> Element:
    if path not in folders:
        parent = _folder(folders, path.parent, product)
        code = uuid5(product, str(path))
        folders[path] = SubElement(parent, "Directory", Id=f"d{code.hex}", Name=path.name)
    return folders[path]


def pin_times(msi: Path, when: int) -> None:
    """Set the times in the summary, which are those of the build, to `when`; seconds since 1970."""
    with olefile.OleFileIO(msi, write_mode=True) as container:
        summary = bytearray(container.openstream(_SUMMARY).read())
        (section,) = struct.unpack_from("<I", summary, 44)
        (count,) = struct.unpack_from("<I", summary, section + 4)
        for number in range(count):
            _, offset = struct.unpack_from("<II", summary, section + 8 + 8 * number)
            (kind,) = struct.unpack_from("<I", summary, section + offset)
            if kind == _FILETIME:
                time = (when + _EPOCH_S) * 10_000_000
                struct.pack_into("<Q", summary, section + offset + 4, time)
        container.write_stream(_SUMMARY, bytes(summary))


def _run(folder: Path, *command: str | Path) -> None:
    # The name of the product is Swedish; GLib asks this variable, and wixl sets no locale.
    variables = {**os.environ, "CHARSET": "UTF-8"}
    made = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if made.returncode != 0 or made.stderr:
        raise SetupError(f"{command[0]} failed:\n{made.stdout}{made.stderr}")
