"""How a text stands in a sentence."""


def with_capital(text: str) -> str:
    """A text as a sentence begins with it; the rest is left as it is."""
    return text[:1].upper() + text[1:]
