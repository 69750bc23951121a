"""Plots as pictures of a chosen size, resolution, look and wording, whatever the window looks like."""

import re
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PyQt6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.errors import FileError, ParameterError
from gui.plots import plot_classes
from gui.plots.base import Plot
from gui.plots.picture import PictureChoice, save_picture
from gui.plots.prediction import Prediction
from gui.state.context import Context
from tests.pixels import are, pixels


@pytest.fixture
def plot(context: Context, qtbot: QtBot) -> Plot:
    plot = Prediction(context)
    qtbot.addWidget(plot)
    plot.resize(700, 180)
    plot.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return plot


def drawn(plot: Plot, folder: Path, choice: PictureChoice) -> QImage:
    save_picture(plot, folder / "plot.png", choice)
    return QImage(str(folder / "plot.png"))


def text_of(path: Path) -> str:
    return " ".join(pypdf.PdfReader(path).pages[0].extract_text().split())


@pytest.mark.parametrize(("size", "dpi"), [((1200, 675), 96), ((900, 900), 192), ((1801, 1203), 300)])
def test_png_has_the_pixels_and_the_resolution_that_were_asked_for(
    plot: Plot, tmp_path: Path, size: tuple[int, int], dpi: int
) -> None:
    picture = drawn(plot, tmp_path, PictureChoice(size, dpi))
    assert picture.width() == pytest.approx(size[0], abs=dpi / 96)
    assert picture.height() == pytest.approx(size[1], abs=dpi / 96)
    assert picture.dotsPerMeterX() == round(dpi / 0.0254)


def test_text_grows_with_the_resolution(plot: Plot, tmp_path: Path, context: Context) -> None:
    """At twice the dots an inch, a line is twice as many pixels wide."""
    inked = []
    for dpi in (96, 192):
        picture = drawn(plot, tmp_path, PictureChoice((800, 600), dpi))
        inked.append(np.count_nonzero(are(pixels(picture), context.theme.colours.of("numpy"))))
    assert 1.4 < inked[1] / inked[0] < 2.6


def test_picture_is_dark_while_the_window_stays_light(plot: Plot, tmp_path: Path, context: Context) -> None:
    before = plot.grab().toImage()
    picture = drawn(plot, tmp_path, PictureChoice(is_dark=True))
    assert picture.pixelColor(1, 1).lightness() < 50
    assert plot.grab().toImage() == before
    assert not context.theme.is_dark


def test_words_stand_in_the_picture(plot: Plot, tmp_path: Path) -> None:
    path = tmp_path / "plot.pdf"
    save_picture(plot, path, PictureChoice((900, 600)))
    own = text_of(path)
    assert all(word in own for word in ("Prediction", "time step t", "value"))
    choice = PictureChoice((900, 600), title="Pressure", x_label="time (days)", unit="hPa")
    save_picture(plot, path, choice)
    words = text_of(path)
    assert "Pressure" in words
    assert "time (days)" in words
    assert "value (hPa)" in words
    assert "Prediction" not in words
    assert "time step t" not in words
    save_picture(plot, path, PictureChoice((900, 600), y_label="p"))
    assert "value" not in text_of(path)


def test_a_long_title_and_the_legend_do_not_lie_on_each_other(plot: Plot, tmp_path: Path) -> None:
    path = tmp_path / "plot.svg"
    save_picture(plot, path, PictureChoice((400, 400), title="A title as long as the picture is wide"))
    heights = {}
    for y, text in re.findall(r'<text[^>]* y="([-\d.]+)"[^>]*>([^<]*)</text>', path.read_text()):
        heights[text.strip()] = float(y)
    title = next(text for text in heights if text.startswith("A title"))
    assert heights[title] != heights["target"]


def test_vector_pictures_have_the_size_too(plot: Plot, tmp_path: Path) -> None:
    save_picture(plot, tmp_path / "plot.svg", PictureChoice((900, 600)))
    assert 'viewBox="0 0 900 600"' in (tmp_path / "plot.svg").read_text()
    save_picture(plot, tmp_path / "plot.pdf", PictureChoice((960, 480)))
    box = pypdf.PdfReader(tmp_path / "plot.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == (720, 360)  # points: 10 × 5 inches


def test_picture_shows_what_the_plot_shows(plot: Plot, tmp_path: Path, context: Context) -> None:
    whole = drawn(plot, tmp_path, PictureChoice())
    plot.header.legend.set_hidden(frozenset({"numpy"}))
    colour = context.theme.colours.of("numpy")
    picture = drawn(plot, tmp_path, PictureChoice())
    assert np.count_nonzero(are(pixels(whole), colour)) > 500
    assert np.count_nonzero(are(pixels(picture), colour)) < 200  # of the legend alone
    plot.header.legend.set_hidden(frozenset())
    plot.set_time_zoom((2, 4))
    assert drawn(plot, tmp_path, PictureChoice()) != whole


@pytest.mark.slow
@pytest.mark.parametrize("kind", plot_classes(), ids=lambda kind: kind.name)
def test_every_plot_has_a_picture(kind: type[Plot], context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    layer = context.document.experiment.model.layers[0].replace(
        units=12, kernel=None, recurrent_kernel=None, bias=None, activation="tanh"
    )
    context.document.edit(
        context.document.experiment.replace(model=context.document.experiment.model.replace(layers=(layer,)))
    )
    plot = kind(context)
    qtbot.addWidget(plot)
    plot.show()
    qtbot.waitUntil(lambda: context.client.recording is not None and context.client.ending is not None
                    and context.client.recording.experiment == context.document.experiment)  # fmt: skip
    picture = drawn(plot, tmp_path, PictureChoice())
    assert len(np.unique(pixels(picture).reshape(-1, 3), axis=0)) > 3


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (PictureChoice((100, 900)), "size must be at least 200 pixels a side, got 100x900"),
        (PictureChoice((20_000, 20_000)), "size must have at most 100000000 pixels"),
        (PictureChoice(dpi=20), "dpi must be from 48 to 1200, got 20"),
        (PictureChoice((400, 400), 600), "dpi must be at most 192 for a picture of this size, got 600"),
    ],
)
def test_pictures_that_could_not_be_read_are_refused(
    plot: Plot, tmp_path: Path, choice: PictureChoice, told: str
) -> None:
    with pytest.raises(ParameterError, match=re.escape(told)):
        save_picture(plot, tmp_path / "plot.png", choice)
    assert not (tmp_path / "plot.png").exists()


def test_a_folder_that_is_not_there_is_told(plot: Plot, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="its folder does not exist"):
        save_picture(plot, tmp_path / "none" / "plot.png", PictureChoice())
