"""Things the program does, each begun on a whole disk, and what must hold whatever that refuses."""

from tests.support.refusals.after_a_crash import Damaged, GoBack, GoOn
from tests.support.refusals.attempt import Attempt
from tests.support.refusals.beside_reports import AddWord, MarkAsSent, Set
from tests.support.refusals.removing import (
    BringBackBeside,
    BringBackRemoved,
    RemoveDraft,
    RemoveForGood,
)
from tests.support.refusals.writing import (
    Autosave,
    AutosaveAfterAnother,
    BringBack,
    Export,
    KeepSources,
    KeepVersion,
    NoteVersion,
    TakeUp,
)
from tests.support.refusals.writing_sets import RemoveSet, SaveSet

ATTEMPTS: tuple[type[Attempt], ...] = (
    *(Autosave, AutosaveAfterAnother, BringBack, KeepVersion, NoteVersion, Export, Set, AddWord),
    MarkAsSent,
    *(TakeUp, KeepSources, GoOn, GoBack, Damaged),
    *(RemoveDraft, BringBackRemoved, BringBackBeside, RemoveForGood),
    *(SaveSet, RemoveSet),
)
