"""The comments of a document (ECMA-376 part 1, 17.13.4), with what they are anchored in."""

from collections.abc import Iterable, Iterator, Mapping

from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.printed_lines import text_of
from app.model.comment import Comment


def anchored_in(elements: Iterable[Element]) -> Iterator[str]:
    """The ids of the comments that stand in these elements."""
    for element in elements:
        for reference in element.iter(w("commentReference")):
            yield reference.get(w("id"), "")


def read_comments(package: WordPackage, places: Mapping[str, str]) -> tuple[Comment, ...]:
    """Those with words, in their order; `places` are by the ids of comments.

    Answers to comments are comments too.
    """
    return tuple(
        Comment(place=places.get(comment.get(w("id"), ""), ""), author=author, text=text)
        for root in package.related("comments")
        for comment in root.iterfind(w("comment"))
        for author in (comment.get(w("author"), ""),)
        if (text := "\n".join(map(text_of, comment.iter(w("p")))).strip())
    )
