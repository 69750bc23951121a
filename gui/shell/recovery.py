"""Bring back after a crash what was open before it, and say what was damaged."""

from pathlib import Path

from PyQt6.QtCore import QCoreApplication

from engine.errors import ExplorerError
from engine.session import Session
from gui.language.translation import told
from gui.open.autosave import Autosave, forget, left_over
from gui.open.own_folder import Damage, folder, take_damages
from gui.shell.main_window import MainWindow

SIGNALLED = 128  # what shells add to a signal's number to tell it as an exit status


def watch_over(window: MainWindow) -> Autosave:
    """Write the window's session down whenever something in it changes."""
    context = window.context

    def is_worth_it() -> bool:
        has_more = context.breakpoints.items or context.watches.items or len(context.branches.listed) > 1
        is_modified = context.document.is_modified or window.sessions.is_modified
        return is_modified or bool(has_more) or window.sessions.unkept[0] > 0

    def is_at_rest() -> bool:  # the user's own work was written down before, and waits
        is_elsewhere = context.zoo.specimen is not None or context.lessons.lesson is not None
        return is_elsewhere or window.sessions.hides_values

    def tell(error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            window.show_error(error)
            return
        text = window.tr("What is open cannot be written down in case of a crash, so save it: {}")
        window.messages.show_message(text.format(told(error)), "error", topic="autosave")

    autosave = Autosave(window.sessions.take, is_worth_it, is_at_rest)
    autosave.failed.connect(tell)
    for signal in (
        context.document.status_changed,
        context.breakpoints.changed,
        context.watches.changed,
        context.branches.changed,
        context.playhead.moved,
        context.trainings.changed,
        context.trainings.advanced,
    ):
        signal.connect(autosave.note_change)
    for entered in (context.lessons.entered, context.zoo.entered):
        entered.connect(autosave.write)
    return autosave


def offer_left_over(window: MainWindow) -> None:
    """Where the program did not end well, say so, with a button that brings the session back.

    Say also what was damaged of all that is remembered.
    """
    found = left_over()
    sentences = [_sentence(window, damage) for damage in take_damages()]
    if found is None:
        if sentences:
            window.messages.show_message(" ".join(sentences), "error", topic="damage")
        return
    path, session = found
    text = window.tr("RNN Explorer did not end well the last time. “{}” can be brought back as it was.")
    window.messages.show_message(
        " ".join([text.format(session.experiment.name), *sentences]),
        topic="recovery",
        action=(window.tr("Bring it back"), lambda: _bring_back(window, path, session)),
    )


def leave(window: MainWindow, autosave: Autosave, number: int) -> None:
    """End without asking, as the terminal or the system wants it, and lose nothing. number: the signal's."""
    window.files.asked.emit()  # comes back from a lesson or the bug zoo
    autosave.leave()
    window.end()
    QCoreApplication.exit(SIGNALLED + number)


def _sentence(window: MainWindow, damage: Damage) -> str:
    name = damage.path.name
    if damage.kept_as is not None:
        text = window.tr("“{}” was damaged; what could not be read of it is forgotten. It is kept as “{}”.")
        return text.format(name, damage.kept_as.name)
    if damage.path == folder():
        return window.tr("Nothing can be remembered: “{}” cannot be written to.").format(damage.path)
    return window.tr("“{}” cannot be read, and nothing can be remembered there.").format(name)


def _bring_back(window: MainWindow, path: Path, session: Session) -> None:
    if not window.files.may_lose():
        return
    window.sessions.open(session, None)
    window.document.mark_unsaved()
    window.messages.take_back("recovery")
    forget(path)
