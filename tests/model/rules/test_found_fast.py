"""What is tried only where it can stand is what an expression finds in all of the text."""

import re
from collections.abc import Iterable

from hypothesis import example, given
from hypothesis import strategies as st

from app.model.rich_text import Block, Span, paragraphs, word_count
from app.model.rules import (
    broken_off,
    cross_references,
    decisions,
    leftovers,
    repetition,
    stale_times,
)
from app.model.rules.passages import answered, matches, matches_in_sentences
from tests.support.example_report import paragraph
from tests.support.reports import FORM, whole_report

_AMOUNTS = ("cirka", "Ca.", "ca", "omkring", "UNGEFÄR", "runt", "sammanlagt", "antalet", "minst")
_MARKERS = (
    *("x", "xx", "xxxxx", "X", "XX", "XXX", "??", "???", "[", "]", "[...]", "[ text ]", "..", "…"),
    *("___", "TODO", "TBD", "FIXME", "NN", "N.N.", "20XX", "ÅÅÅÅ", "ÅÅÅÅ-MM-DD", "KOMPLETTERAS"),
    *("(text saknas)", "[Underlag kommer", "*att komplettera*", "(fylls i", "<siffror läggs in>"),
    *("företag", "4", "kr", "kap", "ett"),
)
_TIMES = (
    *("2020", "2024", "20", "2019-2021", "2022 kronor", "2021:3", "under", "i", "till", "den"),
    *("början", "slutet", "av", "sen", "våren", "senhösten", "första", "halvåret", "kvartal"),
    *("1", "31", "mars", "tertial", "andra", "tertialet", "sommaren"),
    *("a2020", "2020-", "dnr2020/1;", "år2021_", "202020", "12020 mars ", "2020våren"),
)
_BETWEEN = (" ", "", "\n", "\t", "\u00a0", "  ", ".", ", ", "(", ")", "-", "–", "/", "ord")


def _texts(*words: str) -> st.SearchStrategy[str]:
    pieces = st.sampled_from((*words, *_BETWEEN)) | st.sampled_from(_BETWEEN)
    return st.lists(pieces, max_size=30).map("".join) | st.lists(pieces, max_size=12).map(" ".join)


def _spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


_ANY_MARKER = re.compile(f"{leftovers._MARKERS.pattern}|{leftovers._IN_BRACKETS.pattern}")


@given(text=_texts(*_AMOUNTS, *_MARKERS) | st.text())
@example("sammanlagt X av cirka .. och x")
@example("(x komplettera) xx")
@example("(komplettera [komplettera> (att fylla i, *fyll på")
def test_every_marker_is_found(text: str) -> None:
    assert _spans(leftovers._markers(text)) == _spans(_ANY_MARKER.finditer(text))
    assert _spans(leftovers._unwritten(text)) == _spans(leftovers._UNWRITTEN.finditer(text))


@given(text=_texts(*_TIMES) | st.text())
@example("inför  början av 1 första halvåret 2020")
@example("2020 2021-2022 under 2023")
@example(" " * 30 + "2020")
@example("i 1a2020-under 12020 mars 2021")
def test_every_time_is_found(text: str) -> None:
    assert _spans(stale_times._times_in(text)) == _spans(stale_times._TIME.finditer(text))


_SENTENCE = re.compile(r"[^.!?\n]*(?:\.(?!\s+[A-ZÅÄÖ•]|\s*$)[^.!?\n]*)*[.!?\n]?")


@given(
    text=_texts("2020", "i 2020", "kl. 14.30", "T.ex. ", "! ", "? Å", "\n", "• ", "...") | st.text()
)
def test_every_sentence_with_a_year_is_found(text: str) -> None:
    with_year = [one for one in _SENTENCE.finditer(text) if re.search(r"20\d\d", one[0])]
    assert list(stale_times._sentences_with_years(text)) == _spans(with_year)


_POINTING = (
    *("ej beslutat", "Inte Ännu fastställda", "(ännu ej antagen än)", " att", " om", "väntar på"),
    *("ett beslut", "beslut är ännu inte fattat", "se svaret på fråga 3", " %", "i bilaga 1", "! "),
    *("samma som ovan", "samma svar som", "föregående frågan", "BIFOGADE filer", "İ", "?", ". "),
)


@given(texts=st.lists(_texts(*_POINTING) | st.text(), max_size=3))
@example(["İej beslutat. Ej antagna om"])
@example(["!ej beslutat! att"])
def test_what_stands_within_a_sentence_is_found(texts: list[str]) -> None:
    blocks = tuple(map(paragraph, texts))
    answer = whole_report().answers[0].model_copy(update={"blocks": blocks})
    for pattern, hints in (
        (decisions._PENDING, ("beslut", "fastställ", "antag")),
        (cross_references._OUTSIDE, cross_references._OUTSIDE_HINTS),
    ):
        found = matches_in_sentences(answer, pattern, hints)
        everywhere = matches(answer, pattern)
        assert [(n, m.span()) for n, m in found] == [(n, m.span()) for n, m in everywhere]


_ENDINGS = (
    "och",
    "bland annat",
    "exem-",
    "mjuk\u00ad",
    "ord,",
    "ord",
    "2",
    "_",
    ".",
    ")",
    "\u00a0",
)


@given(text=_texts(*_ENDINGS))
@example("Vi har haft möten och")
@example("En lång rad som slutar,")
def test_only_what_ends_on_a_letter_or_such_a_sign_is_broken_off(text: str) -> None:
    last = text.rstrip()[-1:]
    if last and not last.isalnum() and last not in broken_off._LAST_SIGNS:
        for ending in (broken_off._GOES_ON, broken_off._COMMA, broken_off._OPEN_END):
            assert not ending.search(text)


@given(text=st.text() | _texts("ord", "é1", "_", "-", "•", "\u2028", "\x1c"))
def test_words_are_runs_with_a_letter_or_a_digit(text: str) -> None:
    block = Block(spans=(Span(text=text),))
    assert word_count((block,)) == sum(bool(re.search(r"\w", run)) for run in block.text.split())


def test_a_note_in_brackets_is_found_however_long_it_is() -> None:
    note = f"(komplettera {'med siffror ' * 2_000})"
    assert list(leftovers._marks_in(f"Vi har haft möten {note}.")) == [(18, 18 + len(note))]


def test_a_line_that_is_a_note_needs_no_sign_around_it() -> None:
    block = paragraph("Vi har haft möten.\nUnderlag saknas\nSlut.")
    found = [block.text[slice(*span)] for span in leftovers._marks_in(block.text)]
    assert found == ["Underlag saknas"]


_ANSWERS = st.lists(
    st.lists(
        st.sampled_from(
            (
                "Vi",
                "har",
                "haft",
                "många möten.",
                ".",
                ". .",
                "•",
                "",
                "…",
                "möten",
                "4",
                "h\u00ada\u200br",
            )
        ),
        max_size=8,
    ),
    min_size=2,
    max_size=4,
)


@given(answers=_ANSWERS, between=st.sampled_from((" ", "\n")))
def test_every_answer_that_was_given_twice_is_found(answers: list[list[str]], between: str) -> None:
    report = whole_report()
    for asked, words in zip(report.answers, answers, strict=False):
        changed = {"blocks": paragraphs(between.join(words)), "not_applicable": False}
        report = report.with_answer(asked.model_copy(update=changed))
    seen: set[str] = set()
    twice = []
    for answer in answered(report):
        if answer.words >= repetition._FEWEST_WORDS:
            essence = repetition._essence(answer)
            twice += [answer.question_id] if essence in seen else []
            seen.add(essence)
    assert [f.question_id for f in repetition.same_answer_twice(report, FORM)] == twice
