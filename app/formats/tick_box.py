"""How a box that can be ticked is written in text."""

TICKED, NOT_TICKED = "☒", "☐"


def tick_box(label: str, *, ticked: bool) -> str:
    """The box with its label, if it has one."""
    return f"{TICKED if ticked else NOT_TICKED} {label}".rstrip()
