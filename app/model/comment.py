"""What somebody has noted in the margin of a document."""

from app.model.base import CleanLine, CleanText, Model


class Comment(Model):
    """A note on a place of the report: a question, a field, or "" for the document as a whole."""

    place: str = ""
    author: CleanLine = ""
    text: CleanText
