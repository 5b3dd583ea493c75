"""What somebody who answers is called in the program's sentences: "nämnd" in most cities.

Loaded before the first paint of the window: it needs nothing.
"""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Respondent:
    """The four forms of the word: nämnd, nämnden, nämnder, nämnderna."""

    # For pydantic, which reads it in a register.
    __pydantic_config__ = {"extra": "forbid", "str_strip_whitespace": True}  # noqa: RUF012

    one: str
    the: str
    many: str
    all: str

    @property
    def is_neuter(self) -> bool:
        """Whether it is ett, and not en."""
        return self.the.endswith("t")

    def fill(self, sentence: str, *others: object) -> str:
        """A sentence of the program's with the words in it.

        {one}, {the}, {many} and {all} are its forms; {a}, {no}, {which}, {it} and {your} agree with
        it, as do the endings {d} ("ändra{d}") and {n} ("angive{n}"). With a capital letter in the
        sentence they have one. {} are the others, in order.
        """
        return sentence.format(*others, **self.words)

    @cached_property
    def words(self) -> dict[str, str]:
        """What `fill` puts in."""
        forms = {"one": self.one, "the": self.the, "many": self.many, "all": self.all}
        ett = {"a": "ett", "no": "inget", "which": "vilket", "it": "det", "your": "ditt"}
        en = {"a": "en", "no": "ingen", "which": "vilken", "it": "den", "your": "din"}
        ends = {"d": "t", "n": "t"} if self.is_neuter else {"d": "d", "n": "n"}
        words = {**forms, **(ett if self.is_neuter else en), **ends}
        capitals = {key.capitalize(): word[:1].upper() + word[1:] for key, word in words.items()}
        return {**words, **capitals}
