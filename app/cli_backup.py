"""The commands that make a backup of the user's data, and take one in."""

import argparse

from app.command_output import DONE, REFUSED, complain, say
from app.paths import bundled_data, user_data
from app.services.backup.making import BackupMaking
from app.services.backup.taking_in import BackupTakingIn
from app.services.backup.telling import left_out_text, made_text, what_has_happened
from app.services.question_sets.form_library import FormLibrary
from app.services.report_context import ReportContext
from app.storage.form_store import FormStore


def backup(options: argparse.Namespace, context: ReportContext) -> int:
    root, catalog = user_data(options.data).root, context.catalog
    making = BackupMaking(root, catalog, context.now)
    made = making.make(options.output)
    say(made_text(made))
    left_out = left_out_text(made)
    if left_out:
        complain(left_out)
    return REFUSED if left_out else DONE


def restore(options: argparse.Namespace, context: ReportContext) -> int:
    user = user_data(options.data)
    sets = FormLibrary(context.catalog, bundled_data().forms, FormStore(user.forms))
    say(*what_has_happened(BackupTakingIn(options.file, user.root, sets).take_in()))
    return DONE
