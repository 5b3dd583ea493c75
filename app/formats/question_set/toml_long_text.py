"""Texts between three quotes: folded where they are long, which the reader does not see."""

import re
import tomllib

WIDTH = 100
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_TO_ESCAPE = re.compile(r'\\|"(?="")|"\Z|[\x00-\x08\x0b-\x1f\x7f]')
# Only where what follows is kept, which no white space is after the end of a line.
_BETWEEN_WORDS = re.compile(r"(?<=\S) +(?=\S)")
_QUOTES = '"""'
_FOLD = "\\\n"


def escape(found: re.Match[str]) -> str:
    sign = found[0]
    return ESCAPES.get(sign) or f"\\u{ord(sign):04x}"


def in_lines(text: str) -> str:
    """A text between three quotes, its paragraphs folded."""
    return f"{_QUOTES}\n{_folded(text)}{_QUOTES}"


def in_same_lines(text: str, before: str) -> str:
    """Likewise, with those lines as they were that say what they said before."""
    written = before.replace("\r\n", "\n")
    if not written.startswith(f"{_QUOTES}\n"):
        return in_lines(text)
    lines = written.removeprefix(f"{_QUOTES}\n").removesuffix(_QUOTES).splitlines(keepends=True)
    said = [_said(line) for line in lines]
    first = _alike(text, said)
    rest = text[len("".join(said[:first])) :]
    last = _alike_at_end(rest, said[first:])
    kept_after = lines[len(lines) - last :]
    between = rest[: len(rest) - len("".join(said[len(said) - last :]))]
    folded = _folded(between)
    if folded and kept_after and not between.endswith("\n"):
        folded += _FOLD
    new = f"{_QUOTES}\n{''.join(lines[:first])}{folded}{''.join(kept_after)}{_QUOTES}"
    return new if _is(new, text) else in_lines(text)


def _alike(text: str, said: list[str]) -> int:
    """How many of the lines say how the text begins; after a fold no white space can follow."""
    count = at = kept = 0
    for line in said:
        if not text.startswith(line, at):
            break
        at, count = at + len(line), count + 1
        if line.endswith("\n") or not text[at : at + 1].isspace():
            kept = count
    return kept


def _alike_at_end(text: str, said: list[str]) -> int:
    count, end = 0, len(text)
    for line in reversed(said):
        if not text.endswith(line, 0, end):
            break
        end, count = end - len(line), count + 1
    return count


def _said(line: str) -> str:
    """What a line says, without the sign that folds it; "" for one that says nothing alone."""
    folded = line.removesuffix(_FOLD)
    try:
        text: str = tomllib.loads(f"x = {_QUOTES}\n{folded}{_QUOTES}")["x"]
    except tomllib.TOMLDecodeError:
        # Of a fold or a quote that is not where it seems to be.
        return ""
    return text


def _is(written: str, text: str) -> bool:
    try:
        return bool(tomllib.loads(f"x = {written}")["x"] == text)
    except tomllib.TOMLDecodeError:
        return False


def _folded(text: str) -> str:
    escaped = _TO_ESCAPE.sub(escape, text)
    return "\n".join(map(_folded_paragraph, escaped.split("\n")))


def _folded_paragraph(paragraph: str) -> str:
    lines, start, last = [], 0, None
    for space in _BETWEEN_WORDS.finditer(paragraph):
        # With the sign that folds it.
        if last is not None and space.end() - start + 1 > WIDTH:
            lines.append(paragraph[start:last])
            start = last
        last = space.end()
    if last is not None and len(paragraph) - start > WIDTH:
        lines.append(paragraph[start:last])
        start = last
    return _FOLD.join([*lines, paragraph[start:]])
