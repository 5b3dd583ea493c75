"""What is kept beside the reports: settings, words, what was sent."""

import json
from collections.abc import Iterator

from app.storage.settings import Settings
from app.storage.word_list import WordList
from tests.support.refusals.attempt import ONE, Attempt, Refusal
from tests.support.reports import library_in
from tests.support.workplace import TODAY


class Set(Attempt):
    """A setting."""

    def begin(self) -> None:
        self.path = self.folder / "settings.json"
        for name, value in (("folder", "old"), ("other", "kept")):
            Settings(self.path).set(name, value)

    def do(self) -> None:
        Settings(self.path, self.disk).set("folder", "new")

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        content = json.loads(self.path.read_bytes() or b"{}")
        if content.get("other") != "kept":
            yield "lost: another setting"
        if content.get("folder") not in ({"new"} if refusal is None else {"old", "new"}):
            yield "lost: the setting"
        Settings(self.path).set("folder", "later")
        if Settings(self.path).get("folder") != "later":
            yield "lost: later"


class MarkAsSent(Attempt):
    """That an exported report was sent, beside where its files are."""

    def begin(self) -> None:
        self.store.sending_log.set_folder(ONE, 1, self.folder)

    def do(self) -> None:
        library_in(self.folder, self.disk).sending_log.set_sent_at(ONE, 1, TODAY)

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        known = self.library.sending_log.record(ONE, 1)
        if known.folder != self.folder:
            yield "lost: where its files are"
        if known.sent_at not in ({TODAY} if refusal is None else {None, TODAY}):
            yield "lost: that it was sent"
        self.library.sending_log.set_sent_at(ONE, 1, None)
        if self.library.sending_log.sent_times():
            yield "it cannot be taken back later"


class AddWord(Attempt):
    """A word of the officer's own."""

    def begin(self) -> None:
        self.path = self.folder / "words.txt"
        for word in ("ett", "två"):
            WordList(self.path).add(word)

    def do(self) -> None:
        WordList(self.path, self.disk).add("tre")

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        words = WordList(self.path).words()
        expected = ("ett", "två", "tre")
        if words != expected and (refusal is None or words != expected[:2]):
            yield "lost: a word"
        WordList(self.path).add("fyra")
        if WordList(self.path).words()[-1:] != ("fyra",):
            yield "lost: later"
