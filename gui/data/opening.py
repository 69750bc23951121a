"""From a data file to the sequence of the open experiment."""

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QWidget

from engine.run.reshape import with_sequence
from engine.sequences.data import Data
from gui.state.context import Context

if TYPE_CHECKING:
    from gui.data.dialog import DataDialog

FIELD = "sequence.file"  # that a lesson locks


def why_not(context: Context) -> str:
    """Why no data may be chosen now; "" where they may."""
    if context.transport.barrier is not None:
        return _tr("Answer the question first: here are the numbers to come.")
    if any(context.document.locks.is_locked(field) for field in (FIELD, "sequence.kind")):
        return _tr("The sequence is locked on this page of the lesson.")
    return ""


def ask_data(
    context: Context, path: Path, parent: QWidget, before: Data | None = None, *, is_search: bool = False
) -> "DataDialog":
    """Ask which columns of a file are the sequence, and make it so, as one undo step.

    before: a sequence whose choices are taken over. is_search: its file may be this one, and is then taken
    without asking.
    """
    from gui.data.dialog import DataDialog  # late: see ARCHITECTURE.md

    document = context.document
    dialog = DataDialog(
        path, lambda data: with_sequence(document.experiment, data), context.theme, parent.window(), before
    )
    dialog.is_search = is_search

    def take() -> None:
        if dialog.data is None:
            return
        experiment, plan = with_sequence(document.experiment, dialog.data), context.client.plan
        if experiment != document.experiment:
            document.edit(experiment)
        elif plan is None or plan.sequence != experiment.sequence:
            context.transport.restart()  # as a file that was gone is back at its place

    dialog.accepted.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("DataDialog", text)
