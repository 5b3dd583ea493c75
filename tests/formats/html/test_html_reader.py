"""The clipboard's HTML, as it comes from the programs that officers copy from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.errors import CopiedTextError
from app.formats.html.html_reader import Copied, read_html
from app.model.rich_text import Block, BlockKind
from tests.support.example_report import bold, bullet, italic, number, paragraph
from tests.support.example_report import subheading as heading

# The shape of what Word puts on the clipboard; the words are our own.
_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {margin:0cm;} --></style><xml><w:data>x</w:data></xml></head>
<body lang=SV><!--StartFragment-->
<h2>Möten under våren<o:p></o:p></h2>
<p class=MsoNormal>Vi har haft <b>fyra</b> möten, se <i>bilagan</i>&nbsp;<span
style='color:red;font-size:8.0pt'>med</span> 14&nbsp;000&nbsp;kronor.<a href="#_ftn1"><span
class=MsoFootnoteReference>[1]</span></a><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New
Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Frukostmöte</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>Älvsjö</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Först
<del>ibland</del><ins>alltid</ins></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level2 lfo2'><span
style='mso-list:Ignore'>a)<span>&nbsp; </span></span>sedan</p>
<p class=MsoNormal>Slut<span class=MsoCommentReference><a href="#_msocom_1">[KP1]</a></span>.</p>
<img src="file:///C:/temp/x.png">
<!--EndFragment-->
<div style='mso-element:comment-list'><p>En kommentar</p></div></body></html>"""


def _blocks(html: str) -> tuple[Block, ...]:
    return read_html(html).blocks


def test_word() -> None:
    assert _blocks(_WORD) == (
        heading("Möten under våren"),
        paragraph(
            "Vi har haft ",
            bold("fyra"),
            " möten, se ",
            italic("bilagan"),
            " med 14\xa0000\xa0kronor.",
        ),
        bullet("Frukostmöte"),
        bullet("Älvsjö", level=1),
        number("Först alltid"),
        number("sedan", level=1),
        paragraph("Slut."),
    )


def test_libreoffice() -> None:
    html = (
        "<!DOCTYPE html><html><head><title>x</title></head><body>"
        "<h3>Rubrik</h3>\n<p style='margin:0'><font color='#c9211e'>Röd <b>fet</b></font></p>\n"
        "<ol>\n\t<li><p>ett</p>\n\t<ul>\n\t\t<li><p>under</p></li>\n\t</ul>\n\t</li>"
        "\n\t<li><p>två</p><p>mer om två</p></li>\n</ol><p>efter<br/>\nnästa rad</p></body></html>"
    )
    assert _blocks(html) == (
        heading("Rubrik"),
        paragraph("Röd ", bold("fet")),
        number("ett"),
        bullet("under", level=1),
        number("två\nmer om två"),
        paragraph("efter\nnästa rad"),
    )


def test_a_web_page_in_the_manner_of_google() -> None:
    html = (
        '<b style="font-weight:normal"><p><span style="font-weight:400">Vanligt </span>'
        '<span style="font-weight:700">fett</span><span style="font-style:italic"> lutat</span>'
        '</p></b><p><a href="https://stockholm.se/x">länk</a> '
        '<a href="javascript:x()">fälla</a></p>'
    )
    first, second = _blocks(html)
    assert first == paragraph("Vanligt ", bold("fett"), italic(" lutat"))
    assert [(s.text, s.href) for s in second.spans] == [
        ("länk", "https://stockholm.se/x"),
        (" fälla", None),
    ]


def test_a_table_is_a_paragraph_a_row() -> None:
    html = (
        "<p>före</p><table><tr><td><p>År</p></td><td><p>Antal</p><p>möten</p></td></tr>"
        "<tr><td>2021</td><td>12</td></tr></table><p>efter</p>"
    )
    assert [block.text for block in _blocks(html)] == [
        "före",
        "År | Antal möten",
        "2021 | 12",
        "efter",
    ]


def test_a_table_for_the_looks_alone_is_not_seen() -> None:
    html = "<table><tr><td><p>ett</p><p>två</p><ul><li>punkt</li></ul></td></tr></table>"
    assert _blocks(html) == (paragraph("ett"), paragraph("två"), bullet("punkt"))


@pytest.mark.parametrize(
    ("html", "lines", "tables"),
    [
        ("<table><tr><td>a<td><td>c<tr><td>d<td>e<td></table>", ["a | – | c", "d | e | –"], 1),
        ("<tr><td>a</td><td>b</td></tr>", ["a | b"], 1),
        ("<table><tr><td>a<td><ul><li>b<li>c</ul></table>", ["a", "b", "c"], 1),
        ("<table><tr><td><td><h2>a</h2><p>b</table>", ["a", "b"], 0),
        ("<table role=none><tr><td>a<td>b</table>", ["a", "b"], 0),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", ["a", "b | c"], 1),
        ("<table><tr><td>a<td>b</table>" * 2, ["a | b"] * 2, 2),
        ("<table><tr><td>a<td>b</table><p>efter", ["a | b", "efter"], 1),
    ],
    ids=["empty", "rows alone", "list", "margin", "looks", "table in table", "two", "after"],
)
def test_tables_that_say_something_are_lines_and_counted(
    html: str, lines: list[str], tables: int
) -> None:
    read = read_html(html)
    assert [block.text for block in read.blocks] == lines
    assert read.tables == tables


def test_the_head_of_a_table_is_bold() -> None:
    html = "<table><thead><tr><td>År<td>Antal</thead><tr><th>2021<td>12</table>"
    assert _blocks(html) == (
        paragraph(bold("År"), " | ", bold("Antal")),
        paragraph(bold("2021"), " | 12"),
    )


@pytest.mark.parametrize(
    ("attributes", "pictures"),
    [
        ("", 1),
        ('width="600" height="400"', 1),
        ('width="100%"', 1),
        ('style="max-width: 3px"', 1),
        ('style="width:1.25in"', 1),
        ('width="1" height="1"', 0),
        ('style="height: 17.6px"', 0),
        ('style="display:none"', 0),
        ("hidden", 0),
    ],
)
def test_what_shows_something_is_a_picture(attributes: str, pictures: int) -> None:
    assert read_html(f"<p>text<img {attributes}></p>").pictures == pictures


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://x.se/a?utm_source=brev", "https://x.se/a"),
        ("https://x.se/a?utm_source=brev&id=3&UTM_medium=e#del", "https://x.se/a?id=3#del"),
        ("https://x.se/a?utm_source=brev#del", "https://x.se/a#del"),
        ("https://x.se/a?id=3&amp;b=", "https://x.se/a?id=3&b="),
        ("https://x.se/utm_source=brev?", "https://x.se/utm_source=brev?"),
        (" https://x.se/a ", "https://x.se/a"),
        ("/a", None),
        ("file:///etc/passwd", None),
    ],
)
def test_an_address_is_kept_without_what_only_counts_visitors(
    address: str, kept: str | None
) -> None:
    (block,) = _blocks(f'<p><a href="{address}">länk</a></p>')
    assert [span.href for span in block.spans] == [kept]


@pytest.mark.parametrize(
    ("href", "notes"),
    [
        ("#_ftn1", 1),
        ("#_ednref2", 0),
        ("#sdfootnote1sym", 1),
        ("#sdfootnote1anc", 0),
        ("https://x.se/a#cite_note-3", 1),
        ("#fn:1", 1),
        ("#_msocom_1", 0),
    ],
)
def test_marks_of_notes_stay_behind_and_are_counted(href: str, notes: int) -> None:
    read = read_html(f'<p>text<sup><a href="{href}">1</a></sup>.</p>')
    assert read == Copied((paragraph("text."),), notes=notes)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<div>a</div>b", "a\nb"),
        ("a<p>b</p>", "a\nb"),
        ("<div><p>a</p></div>", "a"),
        ("<p>a</p> <p> </p>", "a"),
        ("<b>a</b><div>b</div>", "a\nb"),
    ],
)
def test_what_stands_in_an_item_is_its_lines(inside: str, text: str) -> None:
    (first, second) = _blocks(f"<ul><li>{inside}</li><li>två</li></ul>")
    assert (first.kind, first.text) == (BlockKind.BULLET, text)
    assert second == bullet("två")


def test_a_no_break_space_between_formats_is_any_space() -> None:
    html = "<p>ett<b>&nbsp;två</b>&nbsp;<i>tre</i> 14&nbsp;000<span>&nbsp;kr</span></p>"
    (block,) = _blocks(html)
    assert block.text == "ett två tre 14\xa0000\xa0kr"


def test_marks_that_nobody_knows_are_passed_over() -> None:
    assert _blocks("<p>före <![foo[x]]> efter<![endif]></p>") == (paragraph("före efter"),)


def test_what_is_hidden_stays_behind() -> None:
    html = "<p>syns<span style='display:none'>göms</span><script>x()</script></p>"
    assert _blocks(html) == (paragraph("syns"),)


def test_lists_that_are_not_closed() -> None:
    assert _blocks("<ul><li>ett<li>två<ol><li>inre") == (
        bullet("ett"),
        bullet("två"),
        number("inre", level=1),
    )


def test_levels_deeper_than_three_are_the_third() -> None:
    deep = "<ul><li>x" * 6
    assert [block.level for block in _blocks(deep)] == [0, 1, 2, 2, 2, 2]


def test_text_without_any_tag() -> None:
    assert _blocks("bara  text\n här") == (paragraph("bara text här"),)


@pytest.mark.parametrize(
    "html",
    [
        "<p>stycke" * 400_000,
        "<table><tr>" + "<td>cell" * 300_000,
        "<p>" + "långt " * 100_000,
        "<!x>" * 60_000,
        "<p>x" + " " * 21_000_000,
    ],
    ids=["paragraphs", "cells", "text", "marks", "page"],
)
def test_more_than_a_report_can_be_is_refused(html: str) -> None:
    with pytest.raises(CopiedTextError, match="Kopiera en del i taget"):
        _blocks(html)


def test_what_is_not_of_the_text_is_not_counted() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 3_000_000}" alt="x">'
    comment = "<!--" + "<o:p>" * 200_000 + "-->"
    page = "<style>" + "p {} " * 200_000 + "</style><!--StartFragment-->{}<!--EndFragment-->"
    assert _blocks(f"<p>före{picture}{comment} efter</p>") == (paragraph("före efter"),)
    assert _blocks(page.replace("{}<", "<p>kvar<")) == (paragraph("kvar"),)


@pytest.mark.parametrize("begun", ["<!--", "<", "<a ", "</", "<!", "<![", "<a b='"])
def test_what_is_begun_again_and_again_and_never_ended_is_read_once(begun: str) -> None:
    # Each would be looked for an end of, to the end of the page.
    assert _blocks("<p>text</p>" + begun * 11_000)[0] == paragraph("text")


def test_a_comment_without_an_end_hides_nothing() -> None:
    (block,) = _blocks("<p>före <!-- efter <b>fet</b></p>")
    assert block == paragraph("före efter ", bold("fet"))


def test_tables_in_tables_in_tables_are_read_once() -> None:
    blocks = _blocks("<table><tr><td>a<td>" * 2_500 + "</table>" * 500)
    assert "".join(block.text for block in blocks).count("a") == 2_500


_TAGS = ["p", "b", "i", "ul", "ol", "li", "table", "tr", "td", "div", "br", "h2", "span", "pre"]
_TAGS += ["th", "thead", "dd", "blockquote", "p class=MsoListBullet"]
_TAGS += ["p class=MsoListParagraphCxSpLast", "li aria-level=3", "table role=none"]
_PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
    st.text(alphabet="abcåäö \xa0\n&;", max_size=6),
)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign in "abcåäö")


@given(st.lists(_PIECES, max_size=25))
def test_no_letter_is_lost_whatever_the_tags(pieces: list[str]) -> None:
    seen = "".join(piece for piece in pieces if not piece.startswith("<")).replace("&", "")
    html = "".join(piece.replace("&", "") for piece in pieces)
    blocks: tuple[Block, ...] = _blocks(html)
    assert _letters("".join(block.text for block in blocks)) == _letters(seen)
    assert all(block.text.strip() for block in blocks)
    assert all(block.kind in BlockKind for block in blocks)


def test_numbers_that_do_not_begin_at_1_are_kept() -> None:
    page = (
        '<ol start="3"><li>tre<li>fyra</ol><p>Mellan.</p><ol start="5"><li>fem'
        '<li value="9">nio<li>tio</ol>'
    )
    assert read_html(page).blocks == (
        number("tre", start=3),
        number("fyra"),
        paragraph("Mellan."),
        number("fem", start=5),
        number("nio", start=9),
        number("tio"),
    )


def test_a_list_of_word_that_goes_on_is_known_by_its_marker() -> None:
    def item(marker: str, text: str, level: int = 1) -> str:
        return (
            f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'>"
            f"<span style='mso-list:Ignore'>{marker}</span>{text}</p>"
        )

    page = item("1.", "ett") + "<p>Mellan.</p>" + item("2.", "två") + item("2.1.", "deli", 2)
    assert read_html(page).blocks == (
        number("ett"),
        paragraph("Mellan."),
        number("två", start=2),
        number("deli", level=1),
    )


def test_lists_that_were_typed_in_a_mail_are_lists() -> None:
    outlook = (
        "<p class=MsoPlainText>Vi har:<o:p></o:p></p>"
        "<p class=MsoPlainText>-&nbsp;<b>möten</b><o:p></o:p></p>"
        "<p class=MsoPlainText>&nbsp;&nbsp; - med SBR<o:p></o:p></p>"
        "<p class=MsoPlainText>- besök<o:p></o:p></p>"
        "<p class=MsoPlainText>&nbsp;</p>"
        "<p class=MsoPlainText>&nbsp; Indragen text.<o:p></o:p></p>"
    )
    web = (
        "<div>Vi har:<br>- <b>möten</b><br>&nbsp; &nbsp;- med SBR<br>- besök<br><br>"
        "&nbsp; Indragen text.</div>"
    )
    plain = "<pre>Vi har:\n- <b>möten</b>\n   - med SBR\n- besök\n\n  Indragen text.</pre>"
    for page in (outlook, web, plain):
        assert read_html(page).blocks == (
            paragraph("Vi har:"),
            bullet(bold("möten")),
            bullet("med SBR", level=1),
            bullet("besök"),
            paragraph("Indragen text."),
        )


def test_prose_with_dashes_and_indents_stays() -> None:
    page = "<p>&nbsp;&nbsp; Möten - också digitala<br>&nbsp;&nbsp; - har hållits.</p>"
    assert read_html(page).blocks == (paragraph("Möten - också digitala\n- har hållits."),)
