"""The tags and titles of content controls, within Word's limit."""

import hashlib

# Word takes a file with a longer tag or title for damaged.
_MAX_NAME = 64


def control_tag(question_id: str) -> str:
    """The tag of a question's control: its id, unless that is too long or is a field's tag."""
    return f"answer.{question_id}" if question_id in {"committee", "term"} else _cut(question_id)


def part_tag(question_id: str, *parts: str) -> str:
    """The tag of a control within a question's, such as "antal:value" or "orter:farsta"."""
    return _cut(":".join((question_id, *parts)))


def _cut(name: str) -> str:
    if len(name) <= _MAX_NAME:
        return name
    return f"{name[:50]}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def control_title(title: str) -> str:
    """The title on one line, cut at Word's limit in UTF-16 units."""
    line = " ".join(title.split())
    return line.encode("utf-16-le")[: 2 * _MAX_NAME].decode("utf-16-le", "ignore")
