"""The cross-hair, which reads all curves at one step."""

from fractions import Fraction

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Model
from engine.run.name import TARGET, Name, X, Y
from gui.curves.curve import Curve, Look
from gui.curves.reading import readings
from gui.plots.hidden_state import HiddenState
from gui.plots.prediction import Prediction


@pytest.fixture
def plot(context, qtbot):
    plot = Prediction(context)
    qtbot.addWidget(plot)
    plot.resize(700, 320)
    plot.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return plot


@pytest.fixture
def both(plot, record):
    """NumPy and Keras, which differ from step 2 on."""
    numpy = np.array([[1.0], [2.0], [3.0], [4.0]])
    off = numpy + np.array([[0], [0], [0.25], [-0.5]])
    given = {X: numpy * 0, TARGET: numpy, Y.of("numpy"): numpy, Y.of("keras"): off}
    record({**given, Name("h", 0, "numpy"): numpy, Name("h", 0, "keras"): off})
    return plot


def rows(plot) -> dict[str, str]:
    return {row.label: row.text for row in plot.cross_hair.rows}


def hover(plot, qtbot, t: float) -> None:
    low, high = plot.canvas.height_span
    qtbot.mouseMove(plot.canvas.viewport(), plot.canvas.position_of(t, (low + high) / 2).toPoint())


def test_the_mouse_reads_all_curves_and_how_far_keras_is_from_numpy(both, qtbot):
    hover(both, qtbot, 2.2)
    assert both.cross_hair.isVisible()
    assert both.cross_hair.title == "t = 2"
    assert rows(both) == {
        "input": "0",
        "target": "3",
        "NumPy": "3",
        "Keras": "3.25",
        "Keras − NumPy": "0.25",
    }
    hover(both, qtbot, 3)
    assert rows(both)["Keras − NumPy"] == "−0.5"
    both.canvas.pointed.emit(None)
    assert not both.cross_hair.isVisible()


def test_keys_read_at_the_playhead_until_the_focus_goes(both, qtbot, context):
    both.activateWindow()
    both.canvas.setFocus()
    context.transport.go_to(1)
    qtbot.keyClick(both.canvas, Qt.Key.Key_Right)
    assert both.cross_hair.title == "t = 2"
    context.transport.go_to(3)
    assert both.cross_hair.title == "t = 3"
    both.canvas.clearFocus()
    assert not both.cross_hair.isVisible()


def test_a_hidden_curve_is_not_read(both, qtbot):
    both.header.legend.set_hidden(frozenset({"keras"}))
    hover(both, qtbot, 2)
    assert not [label for label in rows(both) if "Keras" in label]


def test_the_box_stays_inside_the_canvas(both, qtbot):
    for t in (0, 3):
        hover(both, qtbot, t)
        assert both.canvas.rect().contains(both.cross_hair.geometry())
        both.grab()


def test_the_box_lets_the_mouse_through(both, qtbot, context):
    hover(both, qtbot, 2)
    inside = both.cross_hair.geometry().center()
    qtbot.mouseClick(both.canvas.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert context.playhead.t == round(both.canvas.place_of(inside.toPointF())[0])


def test_a_heat_map_reads_the_unit_under_the_mouse(context, run, qtbot, notebook):
    plot = HiddenState(context)
    qtbot.addWidget(plot)
    plot.resize(700, 320)
    plot.show()
    run(notebook.replace(model=Model(layers=(SimpleRNN(units=12),))))
    plot.canvas.pointed.emit((3.0, 7.2))
    assert list(rows(plot)) == ["NumPy h[7]"]


def curves(count: int) -> list[Curve]:
    return [
        Curve(f"{title} h[{unit}]", Look("numpy"), np.array([unit + offset]), "", (f"unit {unit}", name))
        for title, name, offset in (("NumPy", "numpy", 0.0), ("Keras", "keras", 0.125))
        for unit in range(count)
    ]


def test_of_many_curves_the_nearest_are_read_and_the_others_counted():
    found = readings(curves(4), 0, 5, "{} more", lambda curve: abs(curve.values[0] - 2))
    assert [row.label for row in found] == [
        "NumPy h[2]",
        "Keras h[1]",
        "Keras h[2]",
        "5 more",
        "Keras − NumPy h[0]",
    ]


def test_whole_numbers_are_subtracted_exactly():
    big = 2**70
    pair = [
        Curve(name, Look("numpy"), np.array([value], dtype=object), "", (key,))
        for name, key, value in (("NumPy", "numpy", big), ("Keras", "keras", big + 3))
    ]
    assert Fraction(readings(pair, 0, 9, "", lambda curve: 0)[-1].text) == 3
