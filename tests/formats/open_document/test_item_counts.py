"""Lists: their levels, kinds and numbers."""

from app.model.rich_text import item_numbers
from tests.support.open_document import (
    heading,
    items,
    list_style,
    paragraph,
    style,
)
from tests.support.open_document_texts import kinds, read


def test_lists_in_lists_have_levels_and_the_kind_of_their_level() -> None:
    styles = list_style("L", "1", "bullet", "a")
    deep = items(paragraph("c"))
    found = kinds(
        items(paragraph("a") + items(paragraph("b") + deep), paragraph("d"), style_name="L"),
        styles=styles,
    )
    assert found == [
        ("number", 0, "a"),
        ("bullet", 1, "b"),
        ("number", 2, "c"),
        ("number", 0, "d"),
    ]


def test_a_list_may_have_its_style_from_the_paragraph_or_the_item() -> None:
    styles = style("P1", family="paragraph", list_style_name="Tal", parent_style_name="Standard")
    styles += style("P2", family="paragraph", parent_style_name="P1")
    item = (
        '<text:list text:style-name="Tal"><text:list-item text:style-override="Punkter">'
        f"{paragraph('b')}</text:list-item></text:list>"
    )
    assert kinds(items(paragraph("a", "P2")), item, styles=styles) == [
        ("number", 0, "a"),
        ("bullet", 0, "b"),
    ]


def test_what_has_no_label_is_no_item() -> None:
    header = f"<text:list><text:list-header>{paragraph('utan')}</text:list-header></text:list>"
    found = kinds(
        items(paragraph("a") + paragraph("fortsättning"), style_name="Tal"),
        header,
        items(paragraph("inga tal"), style_name="Inga"),
        items(heading("Rubrik"), style_name="Tal"),
        styles=list_style("Inga", ""),
    )
    assert found == [
        ("number", 0, "a"),
        ("paragraph", 0, "fortsättning"),
        ("paragraph", 0, "utan"),
        ("paragraph", 0, "inga tal"),
        ("subheading", 0, "Rubrik"),
    ]


def test_levels_below_the_third_are_the_third() -> None:
    made = paragraph("a")
    for _ in range(8):
        made = items(made)
    styles = list_style("L", *["1"] * 10)
    inside = made.replace("<text:list>", '<text:list text:style-name="L">', 1)
    assert kinds(inside, styles=styles) == [("number", 2, "a")]


def test_a_numbered_paragraph_and_a_list_without_a_style_are_items() -> None:
    numbered = (
        '<text:numbered-paragraph text:level="2" text:style-name="Tal">'
        f"{paragraph('b')}</text:numbered-paragraph>"
    )
    # As AbiWord has them.
    empty = items(paragraph("c"), style_name="Tom")
    assert kinds(items(paragraph("a")), numbered, empty, styles=list_style("Tom")) == [
        ("bullet", 0, "a"),
        ("number", 1, "b"),
        ("bullet", 0, "c"),
    ]


def _numbers(*elements: str, styles: str = "") -> list[int | None]:
    return item_numbers(read(*elements, styles=styles).blocks)


def _counted(*texts: str, more: str = "") -> str:
    made = items(*map(paragraph, texts), style_name="Tal")
    return made.replace("<text:list ", f"<text:list {more} ", 1)


def test_a_list_counts_on_where_it_says_so() -> None:
    first = _counted("ett", "två", more='xml:id="l1"')
    between = paragraph("mellan")
    for more, numbers in (
        ("", [1, 2, None, 1]),
        ('text:continue-numbering="true"', [1, 2, None, 3]),
        ('text:continue-list="l1"', [1, 2, None, 3]),
        ('text:continue-list="annan"', [1, 2, None, 1]),
    ):
        assert _numbers(first, between, _counted("a", more=more)) == numbers
    other = _counted("a", more='text:continue-numbering="true"').replace("Tal", "Andra")
    assert _numbers(first, other, styles=list_style("Andra", "1")) == [1, 2, 1]
    third = _counted("sist", more='text:continue-list="l1"')
    assert _numbers(first, between, _counted("a"), between, third) == [1, 2, None, 1, None, 3]


def test_a_list_may_begin_with_another_number() -> None:
    for start, shown in (("3", 3), ("0", 1), ("x", 1), ("99999999999", 1)):
        made = _counted("a").replace("-item>", f'-item text:start-value="{start}">', 1)
        assert _numbers(made)[0] == shown
    fourth = list_style("L", "1").replace("num-format", 'num-format="1" text:start-value="4" x')
    styles = fourth.replace(' x="1"', "")
    assert _numbers(items(paragraph("a"), paragraph("b"), style_name="L"), styles=styles) == [4, 5]


def test_lists_in_lists_begin_anew_as_in_libreoffice() -> None:
    inner = items(paragraph("a"), paragraph("b"))
    goes_on = inner.replace("<text:list>", '<text:list text:continue-numbering="true">', 1)
    made = items(
        paragraph("1") + inner,
        paragraph("2") + goes_on,
        paragraph("3") + inner + inner + goes_on,
        style_name="Tal",
    )
    assert _numbers(made) == [1, 1, 2, 2, 1, 2, 3, 1, 2, 1, 2, 3, 4]
    within = items(items(paragraph("e")), paragraph("4"), style_name="Tal")
    after = within.replace("<text:list ", '<text:list text:continue-numbering="true" ', 1)
    assert _numbers(made, paragraph("mellan"), after)[-2:] == [5, 4]


def test_a_heading_and_a_bullet_among_numbers_are_counted_as_they_are_shown() -> None:
    made = items(paragraph("a"), heading("b"), paragraph("c"), style_name="Tal")
    assert _numbers(made) == [1, None, 3]


def test_words_own_deeper_list_styles_are_deeper() -> None:
    common = style("List_20_Bullet_20_2", family="paragraph", list_style_name="Punkter")
    found = kinds(items(paragraph("a", "List_20_Bullet_20_2")), common=common)
    assert found == [("bullet", 1, "a")]
