"""A window with unsaved work in the middle of a long run or training, for test_recovery.py to kill."""

import sys
from contextlib import suppress

from PyQt6.QtWidgets import QApplication

from engine.errors import ExplorerError
from engine.files.experiment_file import load
from engine.session import load as load_session
from gui.look.theme import Theme
from gui.open import autosave
from gui.open.autosave import Autosave
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.shell.recovery import watch_over
from gui.state.context import Context, make_context
from gui.state.document import Document
from resources.library import experiment_path


def main(name: str, work: str) -> None:
    """Work, say so once it is written down, and go on until killed. work: "run" or "train"."""
    app = QApplication([])
    app.setApplicationName(name)
    autosave.REST = 0.01
    ready_made = "echo" if work == "train" else "notebook"
    context = make_context(Document(load(experiment_path(ready_made))), Theme("light"))
    window = MainWindow(context, Settings(), CrashReporter())
    keeper = watch_over(window)
    window.show()
    if work == "train":
        context.trainings.advanced.connect(lambda: _tell_of_weights(keeper))
        context.trainings.toggle()
    else:
        _run_long(context, keeper)
    app.exec()


def _run_long(context: Context, keeper: Autosave) -> None:
    experiment = context.document.experiment
    layer = experiment.model.layers[0].replace(kernel=((1,),), recurrent_kernel=((0,),))
    long = experiment.sequence.replace(seq_len=3_000_000, weight=1, mem_len=0)
    context.watches.set_texts(("abs(error)",))
    context.document.edit(
        experiment.replace(name="Precious", sequence=long, model=experiment.model.replace(layers=(layer,)))
    )

    def tell() -> None:
        if keeper.path.exists() and context.client.trace.steps > 1000:
            print("running", flush=True)

    context.client.advanced.connect(tell)


def _tell_of_weights(keeper: Autosave) -> None:
    with suppress(ExplorerError):  # not there yet
        if any(kept.last > 20 for kept in load_session(keeper.path).trainings):
            print("running", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
