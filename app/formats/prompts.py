"""The prompts of forms, which nobody has written: "Klicka här för att ange text." and its like."""

import re

# As Word puts them into a control, in the languages of the programs that forms are filled in with.
# Only from the beginning of white space: otherwise the time grows with its square.
_CLICK = (
    r"klicka (?:eller tryck )?(?:här )?för att (?:ange|skriva(?: in)?|mata in) (?:ett )?"
    r"(?:text|datum|tal)",
    r"click (?:or tap )?(?:here )?to enter (?:text|a date)",
    r"klikk (?:eller trykk )?(?:her )?for å skrive inn (?:tekst|en dato)",
    r"klik (?:eller tryk )?(?:her )?for at (?:angive|skrive) (?:tekst|en dato)",
    r"kirjoita (?:tekstiä|päivämäärä) napsauttamalla(?: tai napauttamalla)? tätä",
    r"klicken (?:oder tippen )?sie(?: hier)?, um (?:text|ein datum) einzugeben",
    r"cliquez (?:ou appuyez )?ici pour (?:entrer|taper) (?:du texte|une date)",
    r"klik of tik om (?:tekst|een datum) in te voeren",
    r"fare clic o toccare qui per immettere (?:il testo|una data)",
    r"clique ou toque aqui para (?:introduzir|inserir) (?:texto|uma data)",
    r"kliknij lub naciśnij tutaj, aby wprowadzić (?:tekst|datę)",
    r"haga clic (?:o pulse )?aquí para escribir (?:texto|una fecha)",
)
_PROMPT = re.compile(
    rf"(?:\[\s*|(?<!\s)\s*)(?:{'|'.join(_CLICK)})\.?\s*\]?(?:\(#\))?", re.IGNORECASE
)
# Words that somebody may write, unless they stand alone.
_ALONE = re.compile(
    r"välj ett (?:objekt|alternativ|block)|choose an item|choose a (?:date|building block)"
    r"|velg et element|vælg et element|valitse kohde|wählen sie ein element aus"
    r"|choisissez un élément|elija un elemento|kies een item"
    r"|scegliere un elemento|escolha um item|wybierz element|\[\s*klicka [^\]]{0,60}\]",
    re.IGNORECASE,
)


def without_prompts(text: str) -> str:
    """The text without prompts."""
    kept = _PROMPT.sub("", text).strip()
    return "" if _ALONE.fullmatch(kept.rstrip(".… ")) else kept
