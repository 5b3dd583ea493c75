"""Why a line is no TOML, in Swedish, by what people write who do not know it."""

import re

# How messages of tomllib begin, and what they mean. Other messages are not explained.
_MESSAGES = {
    "Cannot overwrite": "samma nyckel står två gånger",
    "Cannot declare": "samma rubrik eller nyckel står två gånger",
    "Cannot mutate": "värdet är redan färdigt på ett annat ställe",
    "Expected '=' after a key": "ett likhetstecken saknas efter nyckeln",
    "Expected newline or end of document": "raden går vidare efter värdet",
    "Invalid value": "värdet är inte rätt skrivet; text ska stå mellan citattecken",
    "Illegal character '\\n'": "citattecknet i slutet av texten saknas",
    "Unterminated string": "citattecknet i slutet av texten saknas",
    'Expected "\'"': "citattecknet i slutet av texten saknas",
    "Unescaped '\\'": "ett omvänt snedstreck i en text ska skrivas två gånger",
    "Unclosed array": "listan avslutas inte med ]",
    "Unclosed inline table": "gruppen avslutas inte med }",
    "Invalid statement": "raden börjar inte med en nyckel eller en rubrik",
    "Expected ']": "rubriken ska ha lika många [ som ]",
}
_KEY = r"^[\s\w.-]+=\s*+"
_QUOTES = "”“„«»’‘‚"
_MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
# The first that fits the line is the reason.
_LINES = tuple(
    (re.compile(pattern, re.IGNORECASE), says)
    for pattern, says in (
        (
            r"^\s*(?://|/\*|;|<!--|--)",
            "en kommentar börjar med #",
        ),
        (
            "[\u00a0\u2007\u202f\u200b\u2060\ufeff](?=[^\"']*(?:=|$))",
            "raden har ett ovanligt mellanslag; skriv om det med mellanslagstangenten",
        ),
        (
            rf"{_KEY}(?:\[[^\]]*?)?[{_QUOTES}]",
            'text ska stå mellan raka citattecken, "så här", inte ”så här”',
        ),
        (
            rf"{_KEY}(?:ja|sant|yes|on|på|True|TRUE)\s*(?:#.*)?$",
            "skriv true för ja, utan citattecken",
        ),
        (
            rf"{_KEY}(?:nej|falskt|no|off|av|False|FALSE)\s*(?:#.*)?$",
            "skriv false för nej, utan citattecken",
        ),
        (
            rf"{_KEY}[-+]?\d[\d ]*,\d+\s*(?:#.*)?$",
            "ett tal skrivs med punkt före decimalerna, till exempel 0.5",
        ),
        (
            rf"{_KEY}(?:\d{{1,4}}[/.]\d{{1,2}}(?:[/.\s]\s*\d{{2,4}})?|\d{{4}}-\d{{1,2}}-\d{{1,2}}"
            rf"|\d{{8}}|\d{{1,2}}\s*(?:{_MONTHS})\w*\.?\s*\d{{0,4}})\s*(?:#.*)?$",
            "en dag skrivs med år, månad och dag, till exempel 2025-05-12",
        ),
        (
            rf"{_KEY}[-+]?\d{{1,3}}(?:[ '\u00a0]\d{{3}})+\s*(?:#.*)?$",
            "ett tal skrivs utan mellanrum, till exempel 10000",
        ),
        (
            rf"{_KEY}\d{{4}}-[a-z]",
            "text ska stå mellan citattecken",
        ),
        (
            rf"{_KEY}0\d+\s*(?:#.*)?$",
            "ett tal skrivs utan nolla i början",
        ),
        (
            rf"{_KEY}[-+]?\d+(?:\.\d+)?\s*(?:%|[a-zåäö]+)\s*(?:#.*)?$",
            "ett tal skrivs utan enhet; enheten står för sig, i unit",
        ),
        (
            rf"{_KEY}(?:#.*)?$",
            "värdet saknas efter likhetstecknet",
        ),
        (
            r"^\s*(?:\[[^\[\]]*\]\]|\[\[[^\[\]]*\](?!\]))",
            "rubriken ska ha lika många [ som ]",
        ),
        (
            r"^\s*[\w.-]+\s*:",
            "mellan nyckel och värde skrivs =, inte :",
        ),
        (
            r"^\s*\w+(?:[‐‑‒–—−]\w+)+\s*=",
            "bindestreck i en nyckel skrivs -, inte som tankstreck",
        ),
        (
            r"^\s*\w+\s*[“”„]",
            "ett likhetstecken saknas efter nyckeln",
        ),
        (
            r"^\s*(?:\w*[åäö]\w*|\w+\s+\w+[\w ]*)\s*=",
            "en nyckel är ett ord utan å, ä, ö och mellanslag",
        ),
        (
            r"""^\s*\w+\s+(?:["'\[{]|\d)""",
            "ett likhetstecken saknas efter nyckeln",
        ),
        (
            rf"""{_KEY}"[^"]*"[^"#,\]}}]+"[^"]*"\s*$""",
            'ett citattecken inne i en text skrivs \\", eller så används ”',
        ),
        (
            rf"{_KEY}(?![\"'\[{{\d+-])(?!true|false|inf|nan)[^#]*\w",
            "text ska stå mellan citattecken",
        ),
    )
)
# The patterns look at all of it, some of them more than once.
_MOST_LOOKED_AT = 300
_MISSING_COMMA = "ett komma saknas mellan två värden i listan"
_GOES_ON = re.compile(rf"""{_KEY}"(?!"")[^"]*$""")


_ONCE = re.compile(
    r"^\s*\[(sections?(?:\.questions?)?|questions?|types?|committees?|periods?)\]", re.MULTILINE
)
_LIST_ITEMS = re.compile(r"""(["'])\s+\1""")


def reason_for(message: str, before: str, line: str) -> str:
    """Why tomllib refuses a line with its message; empty where nothing is known.

    `before` is the text above the line.
    """
    line = line[:_MOST_LOOKED_AT]
    known = next((says for begins, says in _MESSAGES.items() if message.startswith(begins)), "")
    if message.startswith("Cannot"):
        single = _ONCE.search(f"{before}\n{line}")
        return _twice(single[1]) if single else known
    if message.startswith("Unclosed array"):
        return _MISSING_COMMA if _LIST_ITEMS.search(line) else _unclosed(line)
    if message.startswith("Unescaped"):
        return known
    if _GOES_ON.search(line) and message.startswith(("Illegal character '\\n'", "Unterminated")):
        return f'{known}; en text på flera rader skrivs mellan """ och """'
    return next((says for pattern, says in _LINES if pattern.search(line)), known)


def _twice(heading: str) -> str:
    many = ".".join(f"{part.removesuffix('s')}s" for part in heading.split("."))
    return f"rubriken [{heading}] skrivs [[{many}]], med dubbla hakparenteser"


def _unclosed(line: str) -> str:
    return "listan avslutas inte med ]" if "[" in line else "listan före avslutas inte med ]"


def not_utf8(data: bytes) -> str:
    """What a file is that is not text in UTF-8, and how to save it."""
    if data.startswith(b"PK\x03\x04"):
        return (
            "är ingen textfil utan ett Word- eller Excel-dokument. Spara den som oformaterad text "
            "med kodningen UTF-8"
        )
    return (
        "är inte text i UTF-8. Öppna filen i Anteckningar, välj Arkiv > Spara som och kodningen "
        "UTF-8"
    )
