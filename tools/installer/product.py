"""What every installer says of the product, and what Windows knows it by."""

from uuid import UUID, uuid5

from app import APP_USER_MODEL_ID, PRODUCT_NAME
from app.formats.report_json import SUFFIX

PUBLISHER = "Stockholms stad"
PROGRAM = "naringslivsrapport.exe"
PROGRAMS = (PROGRAM, "naringslivsrapport-kommando.exe")

FOLDER = "Naringslivsrapport"
"""In %LOCALAPPDATA%\\Programs; also the name of the exe installer's key in the registry."""

PROG_ID = "Naringslivsrapport.Rapport"
CONTENT_TYPE = "application/vnd.naringslivsrapport+json"

# Never to be changed: by them Windows knows that a new version takes the place of an old one.
UPGRADE_CODE = "668AAE49-E9C2-493D-8F1F-69E1CDD0AF14"
REGISTRATION_GUID = "29F45682-EF4B-4739-B03A-3A4B26B1A7BF"


def product_code(version: str) -> UUID:
    return uuid5(UUID(UPGRADE_CODE), version)


def facts(version: str) -> dict[str, str]:
    """What both scripts know by these names: `${NAME}` in one, `$(var.NAME)` in the other."""
    return {
        "NAME": PRODUCT_NAME,
        "VERSION": version,
        "PUBLISHER": PUBLISHER,
        "FOLDER": FOLDER,
        "PROGRAM": PROGRAM,
        "SUFFIX": SUFFIX,
        "PROG_ID": PROG_ID,
        "CONTENT_TYPE": CONTENT_TYPE,
        "APP_ID": APP_USER_MODEL_ID,
        "UPGRADE_CODE": UPGRADE_CODE,
    }
