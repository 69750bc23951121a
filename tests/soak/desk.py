"""A real window for random hands.

Its engine is in a process of its own, with Keras, as users have it; or in threads of this program, with a
second network of NumPy's in Keras' place and precision, which is quick.
"""

import importlib
import pkgutil
from collections.abc import Callable

from PyQt6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

import engine
import engine.keras.network
import engine.thread.worker
import gui
from engine.array import Array
from engine.files.experiment_file import load
from engine.keras.report import KerasReport
from engine.run.plan import Plan
from engine.run.start import start_of_plan
from engine.sequences.base import Batch
from engine.thread.host import WorkerHost
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.shell.main_window import MainWindow
from gui.state.context import Context, make_context
from gui.state.document import Document
from resources.library import experiment_path
from tests.engine.side_by_side import StandIn
from tests.soak.watch import Watch

PATIENCE_MS = 20_000
PROGRAMS = ("main", "__main__")
SELDOM_WANTED = (
    "h5py",
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "nbformat",
    "onnx",
    "openpyxl",
    "PIL.Image",
    "pyfive",
    "safetensors.numpy",
    "xlsxwriter",
)
"""Libraries that export or read files."""


class StandInNetworks:
    """Stands for KerasNetworks, without TensorFlow."""

    network = StandIn

    def report(self, plan: Plan, batch: Batch) -> KerasReport:
        """The weights it starts with; nothing is evaluated."""
        start = start_of_plan(plan, "keras")
        layers: list[tuple[Array, ...]] = [
            (layer.weights.kernel, layer.weights.recurrent_kernel, layer.weights.bias)
            for layer in start.layers
        ]
        if start.readout is not None:
            layers.append(start.readout)
        return KerasReport(tuple(layers), None, None)


def have_stand_in(replace: Callable[[object, str, object], None]) -> None:
    """Let the engine step the stand-in for Keras. replace: setattr, or a test's own."""
    replace(engine.thread.worker, "load_keras", lambda: None)
    replace(engine.keras.network, "KerasNetworks", StandInNetworks)


def open_window(watch: Watch, host: WorkerHost | None = None) -> MainWindow:
    """The window on the notebook, both runs complete. host: where its engine is; threads of this program."""
    context = make_context(Document(load(experiment_path("notebook"))), Theme("light"), host)
    window = MainWindow(context, Settings(), watch)
    watch.window = window
    context.transport.restart()
    window.resize(1280, 800)
    window.show()
    context.client.load_keras()
    wait_until(lambda: has_run_both(context))
    return window


def has_run_both(context: Context) -> bool:
    """Whether the run that Keras joined, and not only the one before it, has come to its end."""
    plan, ending = context.client.plan, context.client.ending
    return plan is not None and "keras" in plan.job.implementations and ending is not None


def close_window(window: MainWindow) -> None:
    """Close it without a question. Raises RuntimeError where the engine does not end."""
    context = window.context
    editor = window.classroom.desk.editor
    if editor is not None:
        editor.deleteLater()
        window.classroom.desk.editor = None
    window.files.asked.emit()  # what a lesson or the zoo has put aside comes back first, with its changes
    context.document.open(context.document.experiment, None)
    window.close()
    window.deleteLater()
    has_ended = context.client.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not has_ended:
        raise RuntimeError("the engine's thread has not ended")


def rest(milliseconds: int) -> None:
    """Let Qt work for some time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let Qt work until something is so. Raises TimeoutError."""
    for _ in range(PATIENCE_MS // 10):
        if is_so():
            return
        rest(10)
    raise TimeoutError("the window did not get there")


def import_all() -> None:
    """Import what is imported once it is wanted: it stays, and is not what grows with use."""
    for package in (engine, gui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.rpartition(".")[2] not in PROGRAMS:
                importlib.import_module(module.name)
    for name in SELDOM_WANTED:
        importlib.import_module(name)
