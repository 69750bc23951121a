"""The surface of a plot."""

import pytest
from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QGraphicsView, QWidget

from gui.curves.playhead_line import MARK
from gui.look.theme import Theme
from gui.plots.prediction import Prediction
from gui.state.context import make_context
from gui.state.document import Document
from tests.pixels import are, pixels


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


def test_no_picture_of_the_background_is_kept(waiting):
    """Of every plot it would be as large as the plot, and of one colour."""
    assert waiting.canvas.cacheMode() == QGraphicsView.CacheModeFlag.CacheNone
    assert waiting.canvas.backgroundBrush().style() == Qt.BrushStyle.SolidPattern


@pytest.mark.parametrize(("t", "is_whole"), [(0, True), (8, True), (4, True), (-1, False), (20, False)])
def test_mark_of_the_playhead_is_whole_at_the_edges_and_gone_beyond_them(waiting, qtbot, t, is_whole):
    """Half of it was cut at the first step, where larger text leaves little room beside it."""
    canvas, theme = waiting.canvas, waiting.context.theme
    canvas.show_text("")
    canvas.playhead.show()
    canvas.set_time(0.0, 8.0)
    canvas.playhead.setValue(t)
    qtbot.waitExposed(waiting)
    canvas.grab()
    seen = are(pixels(canvas.grab().toImage()), theme.colour("accent").name())
    top = round(canvas.view.sceneBoundingRect().top())
    place = round(canvas.position_of(t, 0).x())
    beside = seen[top : top + 3, : seen.shape[1]].any(axis=0).nonzero()[0]
    if not is_whole:
        assert not len(beside)
        return
    half = theme.px(MARK) // 2
    assert abs(beside.min() - (place - half)) <= 1
    assert abs(beside.max() - (place + half)) <= 1
