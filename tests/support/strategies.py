"""What hypothesis may try: any rich text, and any report on a given question set.

What is the same for all reports is made once: making it takes longer than drawing from it.
"""

import datetime
from functools import cache

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
from app.model.term import Period, Term

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
_HREFS = st.sampled_from(
    [
        None,
        None,
        None,
        "https://start.stockholm/foretag?a=1&b=å#avsnitt",
        "http://x.se",
        "mailto:naringsliv@stockholm.se",
        "tel:+4685082400",
    ]
)


@cache
def texts(max_size: int = 30) -> SearchStrategy[str]:
    """Text as officers write it, and as nobody should."""
    return st.one_of(_PHRASES, st.text(max_size=max_size))


@cache
def spans() -> SearchStrategy[Span]:
    """A run of text in any format, with or without a link."""
    return st.builds(Span, text=texts(), bold=st.booleans(), italic=st.booleans(), href=_HREFS)


@cache
def blocks() -> SearchStrategy[Block]:
    """A block of any kind and level, empty ones too."""
    return st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        level=st.integers(0, MAX_LEVEL),
        start=st.none() | st.integers(1, 30),
        spans=st.lists(spans(), max_size=4).map(tuple),
    )


@cache
def rich_texts(max_size: int = 6) -> SearchStrategy[tuple[Block, ...]]:
    """Blocks as they come, before the model has trimmed them."""
    return st.lists(blocks(), max_size=max_size).map(tuple)


@cache
def terms() -> SearchStrategy[Term]:
    """Any term."""
    return st.builds(Term, year=st.integers(2000, 2099), period=st.sampled_from(Period))


@cache
def slugs() -> SearchStrategy[str]:
    """An id of a committee, a form or a question."""
    return st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


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
    return st.tuples(*(_answer_contents() for _ in asked)).map(
        lambda contents: tuple(
            Answer.model_validate(question | content)
            for question, content in zip(asked, contents, strict=True)
        )
    )


@cache
def _report_contents() -> SearchStrategy[dict[str, object]]:
    moments = st.datetimes(
        min_value=datetime.datetime(2000, 1, 1),
        max_value=datetime.datetime(2099, 1, 1),
        timezones=st.just(datetime.UTC),
    )
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
            "created_at": moments,
            "modified_at": moments,
            "built_on": st.none() | moments,
            "submitted_at": st.none() | moments,
            "application_version": st.just("1.0"),
            "docx": st.none() | docx,
        }
    )


def reports(form: FormDefinition) -> SearchStrategy[Report]:
    """A report that answers the questions of this form, in whatever state."""
    return st.tuples(_report_contents(), _answers(form)).map(
        lambda drawn: Report.model_validate(
            {**drawn[0], "form": form.reference(), "answers": drawn[1]}
        )
    )
