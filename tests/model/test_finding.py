"""Findings that say the same are one."""

from app.model.finding import Finding, FindingCode, Position, Severity, grouped


def _finding(excerpt: str, start: int = 0, **changes: object) -> Finding:
    position = Position(block=0, start=start, end=start + len(excerpt))
    return Finding(
        code=FindingCode.PENDING_DECISION,
        severity=Severity.INFO,
        message="Kontrollera.",
        question_id="a",
        excerpt=excerpt,
        position=position,
    ).model_copy(update=changes)


def test_those_that_say_the_same_are_one_group_where_the_first_stands() -> None:
    same = [_finding("Ej beslutad", 0), _finding("ej beslutad", 20), _finding("ej beslutad", 40)]
    other = _finding("annat")
    assert grouped([same[0], other, *same[1:]]) == (tuple(same), (other,))


def test_two_are_one_whatever_the_question() -> None:
    two = [_finding("ej beslutad", 0), _finding("ej beslutad", 20, question_id="b")]
    assert grouped(two) == (tuple(two),)


def test_what_is_about_no_words_stands_alone_and_what_is_accepted_is_apart() -> None:
    whole = [_finding("hela", position=None)] * 3
    assert [len(group) for group in grouped(whole)] == [1, 1, 1]
    accepted = [_finding("x", 0), _finding("x", 1), _finding("x", 2, accepted="Ja.")]
    assert [len(group) for group in grouped(accepted)] == [2, 1]
