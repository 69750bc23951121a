"""The surface of a plot."""

import pytest
from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtWidgets import QWidget

from gui.look.theme import Theme
from gui.plots.prediction import Prediction
from gui.state.context import make_context
from gui.state.document import Document


@pytest.fixture
def waiting(qapp, qtbot, notebook):
    """A plot whose run has not begun."""
    context = make_context(Document(notebook), Theme("light"))
    plot = Prediction(context)
    qtbot.addWidget(plot)
    plot.resize(600, 200)
    plot.show()
    yield plot
    assert context.client.close()


def test_axes_have_room_when_the_theme_changed_while_the_plot_was_empty(waiting, qtbot):
    context, canvas = waiting.context, waiting.canvas
    assert canvas.empty.isVisible()
    context.theme.set_scale(1.5)
    context.transport.restart()
    qtbot.waitUntil(lambda: canvas.value_axis.width() == pytest.approx(66 * 1.5))  # once it is laid out
    assert canvas.time_axis.height() == pytest.approx(18 * 1.5)
    context.theme.set_scale(1.0)


class PaintLog(QObject):
    """Which widgets were painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.painted: list[QObject | None] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.Paint:
            self.painted.append(watched)
        return False


def test_redraw_paints_nothing_behind_the_curves(waiting, qtbot):
    viewport = waiting.canvas.viewport()
    qtbot.waitExposed(waiting)
    log = PaintLog(waiting, waiting.canvas, viewport)
    waiting.canvas.paint_later()
    qtbot.waitUntil(lambda: viewport in log.painted)
    log.painted.clear()
    waiting.canvas.paint_later()
    qtbot.waitUntil(lambda: bool(log.painted))
    assert log.painted == [viewport]
