"""Files of registers, as the office mails them: made from the one that is shipped."""

from pathlib import Path

from app.paths import bundled_data
from app.services.first_words import REGISTER

SHIPPED_REGISTER = (bundled_data().forms / REGISTER).read_text("utf-8")
_FARSTA = 'name = "Farsta stadsdelsnämnd"'
_MERGED = """
[[committees]]
id = "soderort"
name = "Söderorts stadsdelsnämnd"
administration = "Söderorts stadsdelsförvaltning"
type = "stadsdelsnamnd"
valid_from = "2023-T1"
"""


def changed_register(*changes: tuple[str, str], version: int = 2) -> str:
    """The shipped register with these texts replaced, each of them once."""
    text = SHIPPED_REGISTER.replace("\nversion = 1\n", f"\nversion = {version}\n", 1)
    for before, after in changes:
        if before not in text:
            raise ValueError(f"not in the register: {before}")
        text = text.replace(before, after, 1)
    return text


def newer_register() -> str:
    """Two become one, one is renamed, one has an address, and there is a new period."""
    ends = 'valid_until = "2022-UPP"\nsuccessor = "soderort"'
    return (
        changed_register(
            (_FARSTA, f"{_FARSTA}\n{ends}"),
            ('name = "Skärholmens stadsdelsnämnd"', f'name = "Skärholmens stadsdelsnämnd"\n{ends}'),
            ('name = "Kulturnämnden"', 'name = "Kultur- och fritidsnämnden"'),
            (
                'name = "Bromma stadsdelsnämnd"',
                'name = "Bromma stadsdelsnämnd"\nemail = "bromma@stockholm.se"',
            ),
            (
                "[[types]]",
                '[[periods]]\ncode = "UPP"\nname = "Uppföljning hela året"\n'
                'short = "UPP"\nfirst_month = 1\nlast_month = 12\n\n[[types]]',
            ),
        )
        + _MERGED
    )


def another_city() -> str:
    """A register in which nothing of the shipped one is left."""
    return """schema = "naringslivsrapport/register/1"
id = "sjostad"
version = 1
city = "Sjöstads kommun"
office = "kommunledningskontoret"
survey = "miljo"
email_domains = ["sjostad.example"]
respondent = { one = "styrelse", the = "styrelsen", many = "styrelser", all = "styrelserna" }

[[periods]]
code = "HALV"
name = "Halvårsrapport"
short = "Halvår"
first_month = 1
last_month = 6

[[types]]
id = "styrelse"
name = "Styrelse"
plural = "Styrelser"

[[committees]]
id = "hamnen"
name = "Hamnstyrelsen"
administration = "Hamnkontoret"
type = "styrelse"
"""


def register_file(folder: Path, text: str, name: str = "Nytt register.toml") -> Path:
    """A file with this in it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path
