"""Files that were whole once and have been damaged by chance: the same seed, the same damage."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TypeAlias

from tests.support.document_mutations import PACKAGE_DAMAGE, PART_DAMAGE, XML_DAMAGE, packed_anew
from tests.support.hostile_documents import QUESTIONS
from tests.support.hostile_json import whole_json
from tests.support.hostile_open_documents import whole_open_document
from tests.support.hostile_packages import whole_document
from tests.support.hostile_pdfs import whole_pdf
from tests.support.json_mutations import VALUE_DAMAGE
from tests.support.pdf_mutations import PDF_DAMAGE
from tests.support.word_form import block_control, paragraph, table, word_file

Damage: TypeAlias = Callable[[bytes, Random], bytes]


@dataclass(frozen=True)
class Mutant:
    """A damaged file: what it can be made again from, and what was done to it."""

    seed: int
    kind: str
    data: bytes

    def __str__(self) -> str:
        return f"seed {self.seed} ({self.kind})"


def mutant(seed: int) -> Mutant:
    """A document or JSON of ours, a form of other origin, an ODT or a PDF, damaged up to thrice."""
    random = Random(seed)
    name, data, ways = random.choice(_bases())
    done = [name]
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        way = random.choice(random.choice(ways))
        damaged = way(data, random)
        done.append(way.__name__.strip("_"))
        if damaged is not data:
            data = damaged
    return Mutant(seed, ", ".join(done), data)


@cache
def _bases() -> tuple[tuple[str, bytes, tuple[tuple[Damage, ...], ...]], ...]:
    document_ways = (BYTE_DAMAGE, PACKAGE_DAMAGE, PART_DAMAGE, XML_DAMAGE, XML_DAMAGE)
    return (
        ("document", packed_anew(whole_document()), document_ways),
        ("form", packed_anew(_form()), document_ways),
        ("open document", packed_anew(whole_open_document()), document_ways),
        ("pdf", whole_pdf(), (BYTE_DAMAGE, PDF_DAMAGE, PDF_DAMAGE)),
        ("json", whole_json(), (BYTE_DAMAGE, VALUE_DAMAGE, VALUE_DAMAGE)),
    )


def _form() -> bytes:
    fields = [(paragraph(label), paragraph("Farsta")) for label in ("Nämnd", "Telefon", "E-post")]
    answers = (
        f"{paragraph(question)}{block_control(paragraph('Vi har', ' möten.'), prompt=bool(i % 2))}"
        for i, question in enumerate(QUESTIONS)
    )
    return word_file(table(*fields), *answers)


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 40))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _leave_out(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.choice((1, 8, 200, 5_000)) :]


def _repeat(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    end = start + random.choice((1, 8, 200, 5_000))
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


def _insert(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + random.randbytes(random.choice((1, 4, 100))) + data[start:]


def _exchange(data: bytes, random: Random) -> bytes:
    first, second, third = sorted(random.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


BYTE_DAMAGE: tuple[Damage, ...] = (_flip, _cut, _leave_out, _repeat, _insert, _exchange)
