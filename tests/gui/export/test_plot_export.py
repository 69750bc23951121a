"""The dialog that saves all plots: what it offers for each format, and what comes of it."""

import csv
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from gui.export.plot_export import PlotExport, write_plots
from gui.plots.error import Error
from gui.plots.prediction import Prediction
from gui.state.context import Context


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(context: Context, qtbot: QtBot, tmp_path: Path, window: QWidget) -> PlotExport:
    plots = [Prediction(context), Error(context)]
    for plot in plots:
        qtbot.addWidget(plot)
        plot.resize(600, 180)
        plot.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    dialog = PlotExport(context.document.experiment, plots, tmp_path, context.theme, window)
    dialog.show()
    return dialog


def choose(dialog: PlotExport, ending: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(ending))


def save_button_is_on(dialog: PlotExport) -> bool:
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert button is not None
    return button.isEnabled()


def written(dialog: PlotExport) -> list[Path]:
    write_plots(dialog.files, dialog.output)
    return list(dialog.files)


def test_pictures_have_the_chosen_size_and_look(dialog: PlotExport) -> None:
    dialog.size_choice.setCurrentText("800x500")
    dialog.colours.setCurrentIndex(1)
    for path in written(dialog):
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) == (800, 500)
        assert picture.pixelColor(1, 1).lightness() < 50


def test_words_of_the_dialog_stand_in_the_drawing(dialog: PlotExport) -> None:
    choose(dialog, "svg")
    dialog.size_choice.setCurrentText("900 × 600")
    for field, text in ((dialog.title, "Pressure"), (dialog.x_label, "days"), (dialog.unit, "hPa")):
        field.setText(text)
    first, second = (path.read_text() for path in written(dialog))
    assert all(word in first for word in ("Pressure", "days", "value (hPa)"))
    assert "error (hPa)" in second


def test_as_in_the_window_is_what_it_was(dialog: PlotExport) -> None:
    assert dialog.output.picture is None
    assert not dialog.title.isEnabled()
    assert QImage(str(written(dialog)[0])).width() == 2 * (600 + 28)


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("size_choice", "large", "size must be like 1200 × 675, got 'large'"),
        ("size_choice", "50 × 50", "size must be at least 200 pixels a side, got 50x50"),
        ("dpi", "many", "dpi must be a whole number, got 'many'"),
        ("dpi", "9" * 5000, "dpi must be a whole number, got '9999999'"),
        ("folder", "/nowhere/at/all", "This folder does not exist."),
        ("folder", "~nobody-of-this-name/plots", "This folder does not exist."),
        ("folder", "/" + "a" * 300, "This folder does not exist."),
    ],
)
def test_what_cannot_be_is_told_before_it_is_saved(
    dialog: PlotExport, field: str, text: str, told: str
) -> None:
    dialog.size_choice.setCurrentText("900 × 600")
    assert save_button_is_on(dialog)
    widget = getattr(dialog, field)
    (widget.setText if field == "folder" else widget.setCurrentText)(text)
    assert dialog.names.text() == told
    assert not save_button_is_on(dialog)


def test_each_format_offers_what_it_knows(dialog: PlotExport) -> None:
    for ending, has_size, has_signs in (("png", True, False), ("csv", False, True), ("npz", False, False)):
        choose(dialog, ending)
        assert dialog.size_choice.isVisible() == has_size
        assert dialog.csv.decimal.isVisible() == has_signs


def test_values_of_every_kind_hold_the_same_numbers(dialog: PlotExport, context: Context) -> None:
    wanted = context.client.trace.part(0, 9).arrays
    outputs = next(table[:, 0].tolist() for name, table in wanted.items() if str(name) == "numpy.y")
    choose(dialog, "csv")
    dialog.csv.decimal.setCurrentIndex(1)
    assert dialog.csv.delimiter.currentData() == ";"
    with written(dialog)[0].open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [float(row["numpy.y[0]"].replace(",", ".")) for row in rows] == outputs
    choose(dialog, "npz")
    with np.load(written(dialog)[0], allow_pickle=False) as found:
        assert found["numpy.y[0]"].tolist() == outputs
    choose(dialog, "xlsx")
    heads, *lines = openpyxl.load_workbook(written(dialog)[0]).active.values
    assert [line[heads.index("numpy.y[0]")] for line in lines] == outputs


def test_one_sign_cannot_mean_two_things(dialog: PlotExport) -> None:
    choose(dialog, "csv")
    dialog.csv.decimal.setCurrentIndex(1)
    dialog.csv.delimiter.setCurrentIndex(0)
    assert "must be another sign than the decimal comma" in dialog.names.text()
    assert not save_button_is_on(dialog)
