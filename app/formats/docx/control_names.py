"""The tags and titles of content controls, within Word's limit."""

import hashlib

# Word takes a file with a longer tag or title for damaged.
_MAX_NAME = 64


def control_tag(question_id: str) -> str:
    """The tag of a question's control: its id, unless that is too long or is a field's tag."""
    if question_id in {"committee", "term"}:
        return f"answer.{question_id}"
    if len(question_id) <= _MAX_NAME:
        return question_id
    return f"{question_id[:50]}-{hashlib.sha256(question_id.encode()).hexdigest()[:12]}"


def control_title(title: str) -> str:
    """The title on one line, cut at Word's limit in UTF-16 units."""
    line = " ".join(title.split())
    return line.encode("utf-16-le")[: 2 * _MAX_NAME].decode("utf-16-le", "ignore")
