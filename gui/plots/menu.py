"""The menu of a plot: scale, axes, saving and copying."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QActionGroup, QKeySequence
from PyQt6.QtWidgets import QFileDialog, QMenu

from engine.errors import FileError
from gui.curves.saving import SAVERS, copy_picture, copy_values
from gui.curves.scale import ScaleChoice
from gui.curves.view import PlotView

Save = Callable[[PlotView, Path], None]


class PlotMenu(QMenu):
    """Built once a plot; its actions have their keys while the plot has the focus."""

    def __init__(self, plot: PlotView) -> None:
        super().__init__(plot)
        self._plot = plot
        self._scales = self._add_scales()
        self.addSeparator()
        self._add(self.tr("Fit the axes"), plot.fit).setText(self.tr("Fit the axes\tA"))
        self.addSeparator()
        self._add(self.tr("Save as PNG…"), lambda: self._save("png"))
        self._add(self.tr("Save as SVG…"), lambda: self._save("svg"))
        self._add(self.tr("Save as PDF…"), lambda: self._save("pdf"))
        self._add(self.tr("Save values as CSV…"), lambda: self._save("csv"))
        self._add(self.tr("Save values as a workbook…"), lambda: self._save("xlsx"))
        self._add(self.tr("Save values for NumPy…"), lambda: self._save("npz"))
        self.addSeparator()
        self._add(self.tr("Copy picture"), self._copy_picture, "Ctrl+C")
        self._add(self.tr("Copy values"), self._copy_values, "Ctrl+Shift+C")
        self.aboutToShow.connect(self._check_scale)

    def _add(self, text: str, do: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self._plot)
        action.triggered.connect(lambda: do())
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._plot.addAction(action)
        self.addAction(action)
        return action

    def _add_scales(self) -> dict[ScaleChoice, QAction]:
        texts = {
            "auto": self.tr("Automatic scale"),
            "linear": self.tr("Linear scale"),
            "symlog": self.tr("Logarithmic scale"),
        }
        group = QActionGroup(self)
        actions: dict[ScaleChoice, QAction] = {}
        for choice in get_args(ScaleChoice):
            actions[choice] = self._add(texts[choice], partial(self._choose, choice))
            actions[choice].setCheckable(True)
            group.addAction(actions[choice])
        return actions

    def _choose(self, choice: ScaleChoice) -> None:
        self._plot.scale = choice

    def _check_scale(self) -> None:
        self._scales[self._plot.scale].setChecked(True)

    def _copy_picture(self) -> None:
        copy_picture(self._plot)
        self._plot.told.emit(self.tr("Copied the picture: {}.").format(self._plot.title))

    def _copy_values(self) -> None:
        copy_values(self._plot)
        self._plot.told.emit(self.tr("Copied the values: {}.").format(self._plot.title))

    def _save(self, ending: str) -> None:
        """Ask for a name, write, and tell how it went."""
        name, _ = QFileDialog.getSaveFileName(
            self._plot,
            self.tr("Save plot"),
            f"{self._plot.name}.{ending}",
            f"{ending.upper()} (*.{ending})",
        )
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(f".{ending}"), SAVERS[ending])

    def save_to(self, path: Path, save: Save) -> None:
        """Write, and tell how it went by the plot's signals."""
        try:
            save(self._plot, path)
        except FileError as error:
            self._plot.failed.emit(error)
        else:
            self._plot.told.emit(self.tr("Saved {}.").format(path.name))
