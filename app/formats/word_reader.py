"""Any Word file as blocks, in the order in which it is read."""

from app.formats.docx.block_reader import BlockReader
from app.formats.docx.markup import w
from app.formats.docx.package import WordPackage
from app.formats.docx.text_boxes import boxes_in
from app.model.rich_text import Block


def read_word_blocks(data: bytes, file: str) -> tuple[Block, ...]:
    """The text of a Word file; tracked changes as if accepted, prompts left out.

    Raises ReportFileError for a file that is broken or none of Word's.
    """
    package = WordPackage(data, file)
    body = package.document.iterfind(f"{w('body')}/*")
    return BlockReader(package).blocks(
        part for element in body for part in (element, *boxes_in(element))
    )
