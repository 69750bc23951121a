"""A window with unsaved work in the middle of a long run, for test_recovery.py to kill."""

import sys

from PyQt6.QtWidgets import QApplication

from engine.files.experiment_file import load
from gui.look.theme import Theme
from gui.open import autosave
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.shell.recovery import watch_over
from gui.state.context import make_context
from gui.state.document import Document
from resources.library import experiment_path


def main(name: str) -> None:
    """Work, say so once it is written down, and go on until killed."""
    app = QApplication([])
    app.setApplicationName(name)
    autosave.REST_MS = 10
    context = make_context(Document(load(experiment_path("notebook"))), Theme("light"))
    window = MainWindow(context, Settings(), CrashReporter())
    keeper = watch_over(window)
    window.show()
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
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
