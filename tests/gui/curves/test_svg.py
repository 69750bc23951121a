"""What a saved SVG holds: numbers of the picture's own pixels, as any reader of SVG draws them."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtSvg import QSvgRenderer

from engine.array import Array
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import TARGET, X, Y
from engine.sequences.memory_sum import MemorySum
from gui.curves.picture_head import HEAD
from gui.curves.saving import EDGE, picture_size, save_png, save_svg
from gui.plots.hidden_state import HiddenState
from tests.pixels import are, pixels

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
PRESSURES = 101325 + np.array([0.1, 0.3, 0.2, 0.4, 0.1, 0.2])


def groups(path: Path) -> list[ElementTree.Element]:
    """The pieces of a drawing; each group says how its shapes look."""
    root = ElementTree.parse(path).getroot()
    return [group for group in root.iter(f"{SVG}g") if "transform" in group.attrib]


def shapes(path: Path) -> list[tuple[ElementTree.Element, str, Array]]:
    """Each shape that has a stroke: itself, the stroke's colour, and its group's matrix, (2, 3)."""
    found = []
    for group in groups(path):
        matrix = np.array([float(text) for text in NUMBER.findall(group.attrib["transform"])])
        for shape in group:
            colour = shape.get("stroke", group.attrib["stroke"])
            if shape.tag != f"{SVG}text" and colour != "none":
                found.append((shape, colour, matrix.reshape(3, 2).T))
    return found


def corners(path: Path, colour: str) -> Array:
    """The corners of the one path of a colour, in pixels of the picture, (n, 2)."""
    lines = [
        (shape, matrix) for shape, c, matrix in shapes(path) if c == colour and shape.tag == f"{SVG}path"
    ]
    ((shape, matrix),) = lines
    points = np.array([float(text) for text in NUMBER.findall(shape.attrib["d"])]).reshape(-1, 2)
    return points @ matrix[:, :2].T + matrix[:, 2]


def area(plot) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the curves in the picture."""
    px, view = plot.context.theme.px, plot.canvas.view
    inside = view.mapRectToScene(view.rect()).translated(px(EDGE), px(HEAD))
    return inside.left(), inside.top(), inside.right(), inside.bottom()


def places(plot, first: int, values: Array) -> Array:
    """Where the picture has to have the values of steps from `first` on, (n, 2)."""
    left, top, right, bottom = area(plot)
    (t0, t1), (low, high) = plot.canvas.time, plot.canvas.height_span
    t, heights = first + np.arange(len(values)), plot.scale_drawn.heights(values)
    across, up = (t - t0) / (t1 - t0), (heights - low) / (high - low)
    return np.stack([left + across * (right - left), bottom - up * (bottom - top)], axis=1)


def show(record, values: Array) -> None:
    """Put values of one feature in place of a run's."""
    column = values[:, None]
    record({X: column, TARGET: column, Y.of("numpy"): column})


@pytest.mark.parametrize(
    "values",
    [PRESSURES, PRESSURES * 1e-3, 1e6 + PRESSURES * 1e-2, 1e8 + np.arange(6.0) % 4, 1 + np.arange(6) * 1e-9],
    ids=["pressures", "small", "3e-9 of the size", "1e-8 of the size", "1e-9 of the size"],
)
def test_curve_in_an_svg_lies_where_its_values_are(plot, context, record, tmp_path, values):
    show(record, values)
    save_svg(plot, tmp_path / "plot.svg")
    drawn = corners(tmp_path / "plot.svg", context.theme.colours.of("numpy"))
    assert drawn == pytest.approx(places(plot, 0, values), abs=0.01)
    assert np.ptp(drawn[:, 1]) > 100


def test_steps_beyond_a_million_lie_where_they_are(plot, context, record, tmp_path):
    first, values = 1_234_560, np.sin(np.arange(1_234_600.0))
    show(record, values)
    plot.set_time_zoom((first, first + 20))
    save_svg(plot, tmp_path / "plot.svg")
    drawn = corners(tmp_path / "plot.svg", context.theme.colours.of("numpy"))
    assert drawn == pytest.approx(places(plot, first, values[first : first + 21]), abs=0.01)


@pytest.mark.parametrize("span", [(2.0, 4.5), (2.25, 2.75), (3.5, 8.0)])
def test_zoomed_curve_ends_where_the_axes_end(plot, context, record, tmp_path, span):
    values = np.array([5.0, -3, 8, 1, 9, -2, 7, 0, 6])
    show(record, values)
    plot.set_time_zoom(span)
    plot.canvas.height_asked.emit((-1.0, 6.0))
    save_svg(plot, tmp_path / "plot.svg")
    left, top, right, bottom = area(plot)
    drawn = corners(tmp_path / "plot.svg", context.theme.colours.of("numpy"))
    assert (drawn >= np.array([left, top]) - 0.01).all()
    assert (drawn <= np.array([right, bottom]) + 0.01).all()
    lines = places(plot, 0, values)
    on_the_curve = np.interp(drawn[:, 0], lines[:, 0], lines[:, 1])
    assert drawn[:, 1] == pytest.approx(on_the_curve, abs=0.05)


def test_no_stroke_of_an_svg_is_one_that_does_not_scale(plot, tmp_path):
    save_svg(plot, tmp_path / "plot.svg")
    found = shapes(tmp_path / "plot.svg")
    assert len(found) > 8  # grid, curves and the legend's samples
    for shape, _, matrix in found:
        assert shape.get("vector-effect", "none") == "none"
        assert matrix[:, :2] == pytest.approx(np.eye(2))


def rendered(path: Path, size) -> QImage:
    """A drawing as Qt's reader shows it."""
    picture = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    QSvgRenderer(str(path)).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return picture


def box(picture: QImage, colour: str, top: int) -> list[int]:
    """Left, top, right and bottom of all that has a colour, below a line."""
    rows, columns = np.nonzero(are(pixels(picture)[top:], colour))
    return [int(side) for side in (columns.min(), rows.min(), columns.max(), rows.max())]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_svg_as_a_reader_shows_it_has_the_curve_where_the_png_has_it(plot, context, record, tmp_path, mode):
    context.theme.set_mode(mode)
    show(record, PRESSURES)
    plot.header.legend.set_hidden(frozenset({"x", "target"}))
    save_svg(plot, tmp_path / "plot.svg")
    save_png(plot, tmp_path / "plot.png")
    png = QImage(str(tmp_path / "plot.png"))
    svg = rendered(tmp_path / "plot.svg", 2 * picture_size(plot))
    there, here = (box(picture, context.theme.colours.of("numpy"), 70) for picture in (png, svg))
    assert here == pytest.approx(there, abs=3)


def test_zoomed_heat_map_fills_the_axes_and_no_more(context, qtbot, run, tmp_path):
    layer = SimpleRNN(units=12)
    run(Experiment(sequence=MemorySum(seq_len=12), model=Model(layers=(layer,), readout=None)))
    plot = HiddenState(context)
    qtbot.addWidget(plot)
    plot.resize(700, 220)
    plot.show()
    plot.set_time_zoom((2.0, 4.75))
    save_svg(plot, tmp_path / "plot.svg")
    ((image, matrix),) = (
        (shape, group.attrib["transform"])
        for group in groups(tmp_path / "plot.svg")
        for shape in group.iter(f"{SVG}image")
    )
    assert matrix == "matrix(1,0,0,1,0,0)"
    left, top, right, bottom = area(plot)
    sides = [float(image.attrib[name]) for name in ("x", "y", "width", "height")]
    assert sides == pytest.approx([left, top, right - left, bottom - top], abs=1)
    assert image.attrib[HREF].startswith("data:image/png;base64,")
