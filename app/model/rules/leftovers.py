"""What the writer, or the form, left behind: prompts, and signs of something to fill in."""

import re
from collections.abc import Iterator

from app.model.finding import FieldName, Finding, FindingCode, Severity, about_field
from app.model.report import Answer, Report
from app.model.rich_text import Block
from app.model.rules.passages import about_words, answered, matches

# Word's own prompts, in Swedish and English; real reports have them in answers and in fields.
_PROMPT = re.compile(
    r"\[?\b(?:klicka(?: eller tryck)? här för att (?:ange|skriva) (?:text|datum|namn)"
    r"|klicka(?: eller tryck)? här och (?:ange|skriv) text"
    r"|(?:click|tap)(?: or tap)?(?: here)? to enter (?:text|a date)"
    r"|click here to enter text"
    r"|välj (?:ett )?(?:objekt|alternativ)(?= ?(?:\.|$))|choose an item"
    r"|skriv (?:din |er )?text här|ange text här|lorem ipsum)\b(?:\.(?!\w))?\]?(?:\(#\))?",
    re.IGNORECASE,
)
_PROMPT_HINTS = ("klicka", "click", "tap ", "välj ", "choose", "text här", "lorem")
_LEFT = "Formulärets uppmaning står kvar. Skriv vad som ska stå här, eller ta bort den."

_UNITS = (
    r"antal|st\b|stycken|kr\b|kronor|mnkr|tkr|mkr|procent|%|företag\w*|deltagare|besök\w*|personer|"
    r"gånger|möten|träffar|evenemang|ärenden|haft|timmar|dagar|veckor|aktörer|platser"
)
_AMOUNT = r"(?i:cirka|ca\.?|omkring|ungefär|runt|drygt|nästan|totalt|sammanlagt|antalet|minst)"
_MISSING = (
    r"(?i:text|svar|siffror|siffra|underlag|uppgift|uppgifter|belopp|statistik)"
    r" (?i:kommer|saknas|följer|läggs in|fylls i)(?: (?i:här|senare|in))*"
)
_MARKERS = re.compile(
    # A lone x where a number should be, but not in 4 x 4, x-axeln or (x).
    r"(?<![\w\-–(\[/.])(?<!\d )(?<!\d\u00a0)(?<!\bett )x{1,4}(?![\w\-–)\]/.]|[ \u00a0]\d)"
    r"|(?<![\w\-–])X{2,4}(?![\w\-–])(?! kap)"
    rf"|(?<![\w\-–])X (?={_UNITS})"
    rf"|\b{_AMOUNT} X\b"
    r"|\?{3,}|(?<![\w)”\"])\?{2,}"
    r"|\[(?:\s*(?:\.{2,}|…|\?+|x+|X+|text|namn|datum|antal|siffra|belopp)?\s*)\]"
    rf"|\b{_AMOUNT} (?:\.{{2,}}|…)(?= \w)"
    r"|_{3,}"
    r"|\b(?:TODO|TBD|TBC|FIXME|XXX|NN|N\.N\.)(?![\w-])(?! [A-ZÅÄÖ])|\b20XX\b|\bÅÅÅÅ(?:-MM-DD)?\b"
    r"|\bKOMPLETTERAS?\b"
    rf"|[(\[<*]{_MISSING}[)\]>*]"
)
_IN_BRACKETS = re.compile(
    r"[(\[<*](?:\w+ )?(?:att )?(?:komplettera(?:s|\b)|fylls? i\b|fyll på)[^)\]>*]*[)\]>*]"
)
_OPENING, _CLOSING = "([<*", ")]>*"
# An item that was never written, wherever it stands: "- ..." at the end of a line or before the
# next such sign, and a line of dots alone.
_UNWRITTEN = re.compile(
    r"(?:^[ \t\u00a0]*(?:\d{1,2}[.)]|[a-z]\)|o\t)?|(?<!\S)[-–—•*·\uf0b7\uf0a7\uf0d8])"
    r"[ \t\u00a0]*(?:\.{2,}|…)(?=[ \t\u00a0]*(?:$|[-–—•*·](?!\S)))",
    re.MULTILINE,
)
_NOTES = re.compile(
    r"^\W*(?:"
    r"(?:att |ska |måste |behöver )?komplettera(?:s)?"
    r"(?: (?:senare|med|här|detta|text|svaret|siffror)(?: \w+){0,4})?"
    rf"|{_MISSING}"
    r"|skriv här|to ?do(?:: .*)?|fyll (?:i|på)(?: \w+){0,3}|ska fyllas i(?: \w+){0,2}"
    r")\W*$",
    re.IGNORECASE,
)
_LONGEST_NOTE = 120
_LINE = re.compile(r".+")
_DOTS = " \t\n\u00a0.…"
_OF_NO_ITEM = " \u00a0\n\t-–—•*·.…"
_UNFINISHED = "Något verkar saknas här. Fyll i det, eller ta bort det som står."
_EMPTY_ITEM = "En punkt i listan är tom. Fyll i den, eller ta bort den."
# Each marker has one of these signs at its start, or just behind an amount. A pattern that begins
# with all of them is found many times as fast as a choice of several.
_SIGN_OF_MARKER = re.compile(
    r"[xX?._…\[(<*TFN2ÅK]"
    r"(?:(?<=[xX])(?<!\w.)(?=[xX]{0,3}(?!\w))|(?<=[?._])(?=[?._])|(?<=[…\[])"
    r"|(?<=[(<*])(?=\w)|(?<=[TFNX2ÅK])(?=ODO|B[DC]|IXME|XX|N|\.N\.|0XX|ÅÅÅ|OMPLETTERA))"
)
_LONGEST_AMOUNT = len("sammanlagt ")


def prompt_in_contact(report: Report) -> Iterator[Finding]:
    """No prompt of the form stands in a contact detail."""
    for field, text in report.contact.model_dump().items():
        if _PROMPT.search(text):
            where = FieldName(f"contact.{field}")
            yield about_field(
                where, FindingCode.PLACEHOLDER_TEXT, _LEFT, text, severity=Severity.WARNING
            )


def placeholder_text(report: Report) -> Iterator[Finding]:
    """No prompt of the form stands in an answer."""
    for answer in answered(report):
        for block, match in matches(answer, _PROMPT, _PROMPT_HINTS):
            yield about_words(
                answer, block, *match.span(), code=FindingCode.PLACEHOLDER_TEXT, message=_LEFT
            )


def leftover_marker(report: Report) -> Iterator[Finding]:
    """Nothing stands where something was to be filled in."""
    for answer in answered(report):
        yield from _empty_items(answer)
        for block, start, end in _marked(answer):
            yield about_words(
                answer, block, start, end, code=FindingCode.LEFTOVER_MARKER, message=_UNFINISHED
            )


def _empty_items(answer: Answer) -> Iterator[Finding]:
    for number, block in enumerate(answer.blocks):
        if _is_empty_item(block):
            yield about_words(
                answer,
                number,
                0,
                len(block.text),
                code=FindingCode.LEFTOVER_MARKER,
                message=_EMPTY_ITEM,
            )


def _marked(answer: Answer) -> Iterator[tuple[int, int, int]]:
    """Block, start and end of each marker; a note that is a whole line is one."""
    for number, block in enumerate(answer.blocks):
        text = block.text
        if _is_empty_item(block):
            continue
        if _is_note(text):
            yield number, 0, len(text)
            continue
        yield from ((number, *mark) for mark in sorted({*_bold_marks(block), *_marks_in(text)}))


def _marks_in(text: str) -> Iterator[tuple[int, int]]:
    end = -1
    for match in sorted(
        (*_markers(text), *_unwritten(text), *_note_lines(text)),
        key=lambda found: found.span(),
    ):
        if match.start() >= end:
            end = match.end()
            yield match.span()


def _markers(text: str) -> Iterator[re.Match[str]]:
    """Markers, and notes in brackets, tried only where one can begin: many times as fast."""
    end = 0
    # What follows an open bracket is not gone through again for each, where none is closed.
    last = max(map(text.rfind, _CLOSING))
    for sign in _SIGN_OF_MARKER.finditer(text):
        for start in range(max(sign.start() - _LONGEST_AMOUNT, end), sign.start() + 1):
            match = _MARKERS.match(text, start)
            if match is None and start < last and text[start] in _OPENING:
                match = _IN_BRACKETS.match(text, start)
            if match is not None:
                end = match.end()
                yield match
                break


def _unwritten(text: str) -> Iterator[re.Match[str]]:
    if ".." in text or "…" in text:
        yield from _UNWRITTEN.finditer(text)


def _bold_marks(block: Block) -> Iterator[tuple[int, int]]:
    """Notes in bold: those that were typed between stars."""
    start = 0
    for span in block.spans:
        end = start + len(span.text)
        if (
            span.bold
            and len(span.text) <= _LONGEST_NOTE
            and any(one.fullmatch(f"*{span.text.strip()}*") for one in (_MARKERS, _IN_BRACKETS))
        ):
            yield start, end
        start = end


def _note_lines(text: str) -> Iterator[re.Match[str]]:
    """The lines of a block that are notes to oneself."""
    if "\n" in text:
        yield from (line for line in _LINE.finditer(text) if _is_note(line[0]))


def _is_empty_item(block: Block) -> bool:
    return block.kind.is_list_item and not block.text.strip(_OF_NO_ITEM)


def _is_note(text: str) -> bool:
    """Whether a whole line is a note to oneself, or nothing but dots."""
    if not text.strip(_DOTS):
        return ".." in text or "…" in text
    return len(text) <= _LONGEST_NOTE and _NOTES.match(text) is not None
