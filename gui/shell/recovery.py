"""Bring back after a crash what was open before it."""

from pathlib import Path

from engine.session import Session
from gui.open.autosave import Autosave, forget, left_over
from gui.shell.main_window import MainWindow


def watch_over(window: MainWindow) -> Autosave:
    """Write the window's session down whenever something in it changes."""
    context = window.context

    def is_worth_it() -> bool:
        has_more = context.breakpoints.items or context.watches.items or len(context.branches.listed) > 1
        return context.document.is_modified or window.sessions.is_modified or bool(has_more)

    def is_at_rest() -> bool:  # the user's own work was written down before, and waits
        is_elsewhere = context.zoo.specimen is not None or context.lessons.lesson is not None
        return is_elsewhere or window.sessions.hides_values

    autosave = Autosave(window.sessions.take, is_worth_it, is_at_rest)
    for signal in (
        context.document.status_changed,
        context.breakpoints.changed,
        context.watches.changed,
        context.branches.changed,
        context.playhead.moved,
    ):
        signal.connect(autosave.note_change)
    context.lessons.entered.connect(autosave.write)
    return autosave


def offer_left_over(window: MainWindow) -> None:
    """Where the program did not end well, say so, with a button that brings the session back."""
    found = left_over()
    if found is None:
        return
    path, session = found
    text = window.tr("RNN Explorer did not end well the last time. “{}” can be brought back as it was.")
    window.messages.show_message(
        text.format(session.experiment.name),
        topic="recovery",
        action=(window.tr("Bring it back"), lambda: _bring_back(window, path, session)),
    )


def _bring_back(window: MainWindow, path: Path, session: Session) -> None:
    if not window.files.may_lose():
        return
    window.sessions.open(session, None)
    window.document.mark_unsaved()
    window.messages.take_back("recovery")
    forget(path)
