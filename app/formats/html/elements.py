"""Builds HTML in such a way that no text is taken for markup."""

from html import escape


class Html(str):
    """Markup. Any other string is text, and is escaped where the two are joined."""

    __slots__ = ()


LINE_BREAK = Html("<br>")
NOTHING = Html("")


def html(*content: str, between: str = "") -> Html:
    """Text and markup as one piece of markup."""
    pieces = (piece if isinstance(piece, Html) else escape(piece) for piece in content)
    return Html(between.join(pieces))


def lines(text: str) -> Html:
    """Text as markup, with its line breaks."""
    return html(*text.split("\n"), between=LINE_BREAK)


def element(tag: str, *content: str, css: str = "", **attributes: str) -> Html:
    """An element around this content; `css` is its class."""
    written = {"class": css, **attributes} if css else attributes
    start = "".join([tag, *(f' {name}="{escape(value)}"' for name, value in written.items())])
    return Html(f"<{start}>{html(*content)}</{tag}>")
