"""The real window for benchmarks, and a watch on when its plots are painted."""

import time
from collections.abc import Callable

from PyQt6.QtCore import QEvent, QEventLoop, QObject, QStandardPaths, QTimer
from PyQt6.QtWidgets import QApplication, QWidget

from engine.experiment import Experiment
from engine.thread.own_process.engine_process import EngineProcess
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.shell.opening import make_application
from gui.state.context import Context, make_context
from gui.state.document import Document

PATIENCE_MS = 300_000
_application: QApplication | None = None  # Qt wants it kept alive


class PaintWatch(QObject):
    """Notes when each of some widgets was painted last, and every gap between two paints of the first."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self._widgets = widgets
        self.painted: dict[QWidget, float] = dict.fromkeys(widgets, 0.0)
        self.gaps: list[float] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Take the time after which Qt goes on to paint."""
        if event is not None and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            now = time.perf_counter()
            if watched is self._widgets[0] and self.painted[watched]:
                self.gaps.append(now - self.painted[watched])
            self.painted[watched] = now
        return False

    def are_painted_since(self, moment: float) -> bool:
        """Whether every widget has been painted since."""
        return all(last > moment for last in self.painted.values())


def open_window(
    experiment: Experiment, workspace: str = "explore", *, has_all_plots: bool = True
) -> tuple[Context, MainWindow]:
    """A workspace on an experiment, shown, with all plots or its own; the run is not started yet."""
    global _application
    QStandardPaths.setTestModeEnabled(True)
    _application = _application or make_application([])
    context = make_context(Document(experiment), Theme("light"), EngineProcess())
    window = MainWindow(context, Settings(), CrashReporter())
    window.resize(1440, 900)
    window.workspaces.go_to(workspace)  # not where the last one was left
    window.reset_layout()
    if has_all_plots:
        window.plots.arrange()
    window.show()
    return context, window


def close_window(context: Context, window: MainWindow) -> None:
    """Close it, and end its engine, without being asked about changes."""
    context.document.open(context.document.experiment, None)
    window.close()
    context.client.host.close()


def rest(seconds: float) -> None:
    """Let Qt work for some time."""
    end = time.perf_counter() + seconds
    wait_until(lambda: time.perf_counter() > end)


def wait_until(is_so: Callable[[], bool], interval_ms: int = 1) -> None:
    """Let Qt work until something is so. Raises TimeoutError."""
    if is_so():
        return
    loop, timer = QEventLoop(), QTimer(interval=interval_ms)
    timer.timeout.connect(lambda: loop.quit() if is_so() else None)
    timer.start()
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec()
    timer.stop()
    if not is_so():
        raise TimeoutError("the window did not get there")


def viewports(window: MainWindow) -> list[QWidget]:
    """What the plots in sight are painted on."""
    found = [plot.canvas.viewport() for plot in window.plots.plots]
    return [viewport for viewport in found if viewport.isVisible()]
