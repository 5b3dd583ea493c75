"""What a report says, in a plain dict; and an officer's sheet of paper, on which they follow it."""

from typing import TypeAlias

from app.model.report import Answer, Report

Said: TypeAlias = dict[str, str | bool]
Frozen: TypeAlias = frozenset[tuple[str, str | bool]]

CONTACT = ("name", "phone", "email")


def said(report: Report) -> Said:
    """What an officer has said in a report, and for which term."""
    contact = {field: getattr(report.contact, field) for field in CONTACT}
    found: Said = {
        "term": report.term.code if report.term else "",
        **contact,
        "contact confirmed": report.contact_confirmed,
    }
    for answer in report.answers:
        found |= _said_in(answer)
    return found


def frozen(says: Said) -> Frozen:
    return frozenset(says.items())


def _said_in(answer: Answer) -> Said:
    question = answer.question_id
    return {
        f"{question} text": answer.plain,
        f"{question} aside": answer.not_applicable,
        f"{question} reason": answer.reason,
        f"{question} confirmed": answer.origin.confirmed,
    }


class Paper:
    """One report as its officer knows it, while it is open."""

    def __init__(self, says: Said) -> None:
        self.says = dict(says)
        self._carried: dict[str, Said] = {}

    def set_contact(self, field: str, text: str) -> None:
        if self.says[field] != text:
            self.says[field] = text
            if field == "name":
                # Another name is another person, whose details are looked at.
                self.says["contact confirmed"] = True

    def confirm_contact(self) -> None:
        self.says["contact confirmed"] = True

    def set_answer(self, question: str, what: str, value: str | bool) -> None:
        """Change the text, the reason, or whether the question is set aside."""
        before = self._answer(question)
        if before[what] == value:
            return
        if not self.says[f"{question} confirmed"]:
            self._carried[question] = before
        self.says[f"{question} {what}"] = value
        # Whoever takes every change back has not said that it was right.
        untouched = self._carried.get(question) == self._answer(question)
        self.says[f"{question} confirmed"] = not untouched

    def confirm(self, question: str) -> None:
        self._carried.pop(question, None)
        self.says[f"{question} confirmed"] = True

    def bring_back(self, earlier: Said) -> None:
        self.says = dict(earlier)
        self._carried.clear()

    def _answer(self, question: str) -> Said:
        return {what: self.says[f"{question} {what}"] for what in ("text", "aside", "reason")}


def carried_to(term: str, earlier: Said, questions: tuple[str, ...]) -> Said:
    """What the next term's report says that is begun from an earlier one."""
    contact = {field: earlier[field] for field in CONTACT}
    new: Said = {"term": term, **contact, "contact confirmed": not any(contact.values())}
    for question in questions:
        blank = not (earlier[f"{question} text"] or earlier[f"{question} aside"])
        for what, empty in (("text", ""), ("aside", False), ("reason", "")):
            new[f"{question} {what}"] = empty if blank else earlier[f"{question} {what}"]
        new[f"{question} confirmed"] = blank
    return new
