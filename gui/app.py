"""Build the objects, connect them, run."""

import gc
import os
import threading
from functools import partial
from pathlib import Path

import numpy as np
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication

from engine.errors import ExplorerError
from engine.files.atomic_file import clear_left_over, drop_unfinished
from engine.files.experiment_file import find_experiment
from engine.thread.host import OwnThreads, WorkerHost
from engine.thread.own_process.engine_process import EngineProcess
from engine.thread.own_process.program import EngineProgramProcess
from engine.thread.tuning import tune
from gui.language.translation import install
from gui.look.theme import Theme
from gui.open.autosave import Autosave
from gui.open.handed_over import take_over
from gui.open.own_folder import folder
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.end_request import EndRequest
from gui.shell.late_building import LateBuilding
from gui.shell.main_window import MainWindow
from gui.shell.opening import OpeningCard, begin, leave_at_once
from gui.shell.recovery import leave, offer_left_over, watch_over
from gui.state.context import make_context
from gui.state.document import Document
from resources.library import lesson_names


def open_window(
    name: str | None,
    folder: str | None = None,
    begun: tuple[QApplication, OpeningCard] | None = None,
    engine: EngineProgramProcess | None = None,
) -> int:
    """Open the window on an experiment, the notebook by default. Returns the exit status.

    folder: of what another program hands over. begun: what `begin` has given, where it was called already.
    engine: the engine's process; None where none can be started, and a thread of this program computes.
    """
    tune()
    np.seterr(all="ignore")  # what overflows is seen in the window; a terminal need not hear of it
    app, card = begun or begin()
    reporter = CrashReporter()
    reporter.install()
    try:
        settings = Settings()
        _translators = install(app, settings.language)  # Qt does not keep them
        host = OwnThreads() if engine is None else EngineProcess(engine)
        window = _make_window(settings, reporter, host)
        autosave = _begin(window, name)
        card.close()
        if folder is not None:
            open_handed_over(window, Path(folder))
    except Exception as error:  # there is no event loop yet that could show it
        card.close()
        reporter.tell_failed_start(error)
        leave_at_once(1)
    client, end_request = window.context.client, EndRequest()
    end_request.heard.connect(partial(leave, window, autosave))
    QTimer.singleShot(0, client.load_keras)
    LateBuilding(window.cards, window.transport, window.classroom.warm_up.begin, window)
    gc.freeze()  # what the window is made of stays: the collector need not look at it
    status = app.exec()
    drop_unfinished()
    if status == 0:  # otherwise a signal has ended it, and what is open is left for the next start
        autosave.close()
    have_ended = window.context.trainings.close() and client.close() and host.close()
    return status if have_ended else leave_at_once(status)


def _make_window(settings: Settings, reporter: CrashReporter, host: WorkerHost) -> MainWindow:
    theme = Theme(settings.mode, settings.scale)
    experiment, _ = find_experiment("notebook")
    window = MainWindow(make_context(Document(experiment), theme, host), settings, reporter)
    reporter.window = window
    return window


def _begin(window: MainWindow, name: str | None) -> Autosave:
    """Show the window, say what there is to say, and open what was asked for."""
    window.context.transport.restart()
    window.show()
    _clear_folders([folder(), *window.settings.folders])
    autosave = watch_over(window)
    offer_left_over(window)
    if name is not None:
        _open_named(window, name)
    elif window.settings.is_new:
        window.beginning.show()
    return autosave


def _clear_folders(folders: list[Path]) -> None:
    """Remove what a start that was killed has left; beside the window, as a network may take its time."""

    def clear() -> None:
        for place in folders:
            clear_left_over(place)

    threading.Thread(target=clear, name="clearing", daemon=True).start()


def _open_named(window: MainWindow, name: str) -> None:
    if os.path.isfile(name):
        window.files.open(Path(name))
        return
    if name in lesson_names():
        window.context.lessons.open_named(name)
        return
    try:
        experiment, path = find_experiment(name)
    except ExplorerError as error:
        window.show_error(error)
        return
    window.document.open(experiment, path)


def open_handed_over(window: MainWindow, folder: Path) -> None:
    """Open what another program has handed over, and have the doctor examine the numbers with it."""
    try:
        handed = take_over(folder)
    except ExplorerError as error:
        window.show_error(error)
        return
    window.document.open(handed.experiment, None)
    if handed.theirs is not None:
        window.context.theirs.take(handed.theirs, window.tr("numbers handed over"))
        window.models.show_doctor()
