"""What hypothesis may try: any rich text, and any report on a given question set.

What is the same for all reports is made once: making it takes longer than drawing from it. What
belongs together is drawn at once: each draw takes 0.1 ms, and a report has hundreds.
"""

import datetime
from functools import cache
from itertools import product
from string import ascii_lowercase, digits

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.model.form import FormDefinition
from app.model.report import (
    Accepted,
    Answer,
    CommitteeRef,
    Contact,
    DocxRef,
    Origin,
    Report,
    ReportStatus,
    Unplaced,
)
from app.model.rich_text import MAX_LEVEL, Block, BlockKind, Span
from app.model.term import Term
from tests.support.kind_strategies import answered_values
from tests.support.terms import IN_STOCKHOLM, PERIODS

_PHRASES = st.sampled_from(
    [
        "Åtgärder på Älvsjö torg",
        "Överförmyndarnämndens näringslivsarbete 2022",
        "08\u00a0508\u00a024\u00a0478",
        "  två  blanksteg  ",
        "rad ett\nrad två",
        "\n",
        "kolumn\tkolumn",
        "E\u2011tjänst och mjukt\u00adbindestreck",
        "☀️ 👩🏽‍🔧 🇸🇪",
        "e\u0301 och \u0301",
        "שלום مرحبا 你好",
        "näringslivsutvecklingssamordnare" * 4,
        "<w:p>&amp;]]></w:p>",
        "Inget svar.",
        "Ej relevant. Vi har ingen hamn.",
        "\ufffd \ue000 \u200b \u202e",
    ]
)
_HREFS = [
    *(None, None, None),
    "https://start.stockholm/foretag?a=1&b=å#avsnitt",
    "http://x.se",
    "mailto:naringsliv@stockholm.se",
    "tel:+4685082400",
]
_FORMATS = st.sampled_from(
    [
        {"bold": bold, "italic": italic, "href": href}
        for bold, italic, href in product((False, True), (False, True), _HREFS)
    ]
)
_STARTS = [*([None] * 30), *range(1, 31)]
_LAYOUTS = st.sampled_from(
    [
        {"kind": kind, "level": level, "start": start}
        for kind, level, start in product(BlockKind, range(MAX_LEVEL + 1), _STARTS)
    ]
)
_FIRST_MOMENT, _LAST_MOMENT = (
    datetime.datetime(year, 1, 1, tzinfo=datetime.UTC) for year in (2000, 2099)
)
_SLUG_CHARACTERS = ascii_lowercase + digits
_MICROSECOND = datetime.timedelta(microseconds=1)


@cache
def texts(max_size: int = 30) -> SearchStrategy[str]:
    """Text as officers write it, and as nobody should."""
    return st.one_of(_PHRASES, st.text(max_size=max_size))


@cache
def spans() -> SearchStrategy[Span]:
    """A run of text in any format, with or without a link."""
    return st.builds(lambda text, how: Span(text=text, **how), texts(), _FORMATS)


@cache
def blocks() -> SearchStrategy[Block]:
    """A block of any kind and level, empty ones too."""
    return st.builds(
        lambda laid_out, spans: Block(spans=tuple(spans), **laid_out),
        _LAYOUTS,
        st.lists(spans(), max_size=4),
    )


@cache
def moments() -> SearchStrategy[datetime.datetime]:
    """Any moment of this century, to the microsecond."""
    last = (_LAST_MOMENT - _FIRST_MOMENT) // _MICROSECOND
    return st.integers(0, last).map(lambda count: _FIRST_MOMENT + count * _MICROSECOND)


@cache
def rich_texts(max_size: int = 6) -> SearchStrategy[tuple[Block, ...]]:
    """Blocks as they come, before the model has trimmed them."""
    return st.lists(blocks(), max_size=max_size).map(tuple)


@cache
def terms() -> SearchStrategy[Term]:
    """Any term."""
    return st.builds(Term, year=st.integers(2000, 2099), period=st.sampled_from(PERIODS))


@cache
def slugs() -> SearchStrategy[str]:
    """An id of a committee, a form or a question."""
    words = st.text(_SLUG_CHARACTERS, min_size=1, max_size=8)
    return st.lists(words, min_size=1, max_size=3).map("-".join)


@cache
def origins() -> SearchStrategy[Origin]:
    """Typed, or carried over and confirmed or not."""
    carried = st.builds(
        Origin,
        kind=st.just("carried"),
        term=st.none() | terms(),
        committee=st.none() | slugs(),
        confirmed=st.booleans(),
    )
    return st.just(Origin()) | carried


@cache
def _answer_contents() -> SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(
        {
            "not_applicable": st.booleans(),
            "reason": texts(),
            "blocks": rich_texts(),
            "origin": origins(),
        }
    )


def _answers(form: FormDefinition) -> SearchStrategy[tuple[Answer, ...]]:
    asked = [
        {"question_id": question.id, "section": section.number, "question": question.text}
        for section in form.sections
        for question in section.questions
    ]
    values = (answered_values(question) for question in form.questions())
    drawn = (st.tuples(_answer_contents(), value) for value in values)
    return st.tuples(*drawn).map(
        lambda contents: tuple(
            Answer.model_validate({**question, **content, **value}, context=IN_STOCKHOLM)
            for question, (content, value) in zip(asked, contents, strict=True)
        )
    )


@cache
def _report_contents() -> SearchStrategy[dict[str, object]]:
    lines = st.one_of(_PHRASES, st.text(max_size=20))
    docx = st.builds(DocxRef, file=st.just("rapport.docx"), sha256=st.just("0" * 64))
    accepted = st.builds(
        Accepted,
        code=slugs(),
        question_id=st.none() | slugs(),
        field=st.none() | st.just("contact.email"),
        excerpt=texts(),
        context=texts(),
        reason=texts(),
    )
    unplaced = st.builds(Unplaced, question=texts(), blocks=rich_texts(3))
    return st.fixed_dictionaries(
        {
            "report_id": st.uuids(),
            "revision": st.integers(1, 99),
            "status": st.sampled_from(ReportStatus),
            "committee": st.none() | st.builds(CommitteeRef, id=slugs(), name=lines, type=slugs()),
            "term": st.none() | terms(),
            "contact": st.builds(Contact, name=lines, phone=lines, email=lines),
            "contact_confirmed": st.booleans(),
            "unplaced": st.lists(unplaced, max_size=2).map(tuple),
            "accepted": st.lists(accepted, max_size=2).map(tuple),
            "created_at": moments(),
            "modified_at": moments(),
            "built_on": st.none() | moments(),
            "submitted_at": st.none() | moments(),
            "application_version": st.just("1.0"),
            "docx": st.none() | docx,
        }
    )


def reports(form: FormDefinition) -> SearchStrategy[Report]:
    """A report that answers the questions of this form, in whatever state."""
    return st.tuples(_report_contents(), _answers(form)).map(
        lambda drawn: Report.model_validate(
            {**drawn[0], "form": form.reference(), "answers": drawn[1]}, context=IN_STOCKHOLM
        )
    )
