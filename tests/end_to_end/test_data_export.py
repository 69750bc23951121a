"""The recorded run leaves the window as a table or as arrays."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtWidgets import QFileDialog

from engine.data.read_file import read_file
from engine.data.table import Options
from gui.export.data_export import ask_data_export
from gui.shell.main_window import MainWindow


@pytest.mark.parametrize("ending", ["csv", "xlsx", "npz"])
def test_data_are_exported_by_the_dialog(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    path = tmp_path / f"run.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "run"), ""))
    dialog = ask_data_export(window.parts)
    dialog.format.setCurrentIndex(dialog.format.findData(ending))
    dialog.csv.decimal.setCurrentIndex(1)
    dialog.accept()
    wanted = [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]
    if ending == "npz":
        with np.load(path, allow_pickle=False) as found:
            assert found["numpy.y"][:, 0].tolist() == wanted
        return
    if ending == "csv":
        with path.open(newline="") as file:
            assert "numpy.y[0]" in next(csv.reader(file, delimiter=";"))
    options = Options(delimiter=";", decimal=",") if ending == "csv" else Options()
    assert read_file(path, options).column("numpy.y[0]").numbers.tolist() == wanted


def test_a_file_that_cannot_be_written_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "run"), ""))
    told: list[Exception] = []
    parts = window.parts
    object.__setattr__(parts, "show_error", told.append)
    ask_data_export(parts).accept()
    assert "run.csv cannot be written: its folder does not exist" in str(told[0])
