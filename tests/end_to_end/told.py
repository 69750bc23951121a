"""Everything that a window tells of numbers, on every way there is: what a test of a secret looks through."""

import gc
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PyQt6.QtGui import QAction, QGuiApplication, QPainter
from PyQt6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QGraphicsView, QWidget

from engine.files.experiment_file import to_json as experiment_text
from engine.run.trace import Block, Trace
from engine.session import to_json as session_text
from gui.curves.saving import copy_values
from gui.panels.stepping.step_model import StepModel
from gui.paper.value_file import write_csv
from gui.plots.base import Plot
from gui.shell.main_window import MainWindow
from tests.access import readable
from tests.end_to_end.painted_texts import Texts

TEXTS = (
    "text", "title", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription",
    "windowTitle", "placeholderText", "toPlainText", "toHtml", "currentText", "prefix", "suffix",
    "value", "minimum", "maximum",
)  # fmt: skip
ROLES = [role.value for role in Qt.ItemDataRole if role.value < Qt.ItemDataRole.UserRole.value]
GROUPING = str.maketrans("", "", " ,_\u202f\u2009\u00a0'")


def is_in(number: int, texts: list[str]) -> bool:
    """Whether digits of a number stand in any text, however they are grouped."""
    return any(str(number) in text.translate(GROUPING) for text in set(texts))


def said(window: MainWindow) -> list[str]:
    """Every text of every widget and command, seen or not, with what a screen reader is told."""
    objects = [part for top in QApplication.topLevelWidgets() for part in (top, *top.findChildren(QObject))]
    return [text for part in objects for text in _texts_of(part)]


@cache
def _names_in(kind: type[QObject]) -> tuple[str, ...]:
    """Which of TEXTS a class has: Qt is slow to say of each of thousands of objects what it lacks."""
    if isinstance(kind.__getattr__, FunctionType):  # ours or of pyqtgraph: it has what its parts have
        return TEXTS
    return tuple(name for name in TEXTS if hasattr(kind, name))


def _texts_of(part: QObject) -> Iterator[str]:
    for name in (*_names_in(type(part)), *(vars(part).keys() & TEXTS)):
        told = getattr(part, name, None)
        if isinstance(part, QWidget | QAction) and callable(told):
            with suppress(TypeError):  # ours, of that name, that wants to know of which
                yield str(told())
        elif isinstance(told, str | int | float):
            yield str(told)
    if isinstance(part, QComboBox):
        yield from (part.itemText(index) for index in range(part.count()))
    if isinstance(part, QGraphicsView) and (scene := part.scene()) is not None:
        for item in scene.items():
            yield item.toolTip()
            yield from (str(item.toPlainText()) for _ in [0] if hasattr(item, "toPlainText"))


def listed(window: MainWindow) -> list[str]:
    """Every cell of every table and list, in every role."""
    views = [view for top in QApplication.topLevelWidgets() for view in top.findChildren(QAbstractItemView)]
    models = {id(view.model()): view.model() for view in views if view.model() is not None}
    return [text for model in models.values() for text in _cells(model)]


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            yield from (readable(model.data(index, role)) for role in ROLES)
            if isinstance(model, StepModel):
                yield str(model.text(row, column))


def painted(window: MainWindow) -> list[str]:
    """The texts of the window as it is painted."""
    paper = Texts(window.size())
    painter = QPainter(paper)
    window.render(painter)
    painter.end()
    return paper.found


def drawn(window: MainWindow) -> list[str]:
    """The values of all that is drawn on the plots, and the edges of what they show."""
    found: list[str] = []
    for plot in window.plots.plots:
        scale = plot.curve_set.scale
        for item in plot.canvas.scene().items():
            if isinstance(item, pg.PlotCurveItem | pg.ScatterPlotItem):
                heights = item.getData()[1]
                found += [] if heights is None else [_whole(scale.value(height)) for height in heights]
        found += [text for _, values in plot.columns() for text in map(_whole, values)]
        found += [_whole(plot.read_out(t, 1e9)) for t in range(window.context.client.trace.steps)]
    return found


def _whole(value: object) -> str:
    try:
        return str(round(float(value)))  # type: ignore[arg-type]
    except ValueError:
        return str(value)


def copied(window: MainWindow) -> list[str]:
    """What every "Copy" puts on the clipboard."""
    report, steps = content(window, "report"), content(window, "steps")
    steps.selectAll()
    ways: list[Callable[[], object]] = [lambda plot=plot: copy_values(plot) for plot in window.plots.plots]
    ways += [steps.menu.copy, report.copy_all.click, report.copy_trace.click]
    return [_clipboard_after(way) for way in ways]


def _clipboard_after(way: Callable[[], object]) -> str:
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    clipboard.clear()
    way()
    return clipboard.text()


def written(window: MainWindow, folder: Path) -> list[str]:
    """What is saved of plots."""
    return [_csv_of(plot, folder / f"{plot.name}.csv") for plot in window.plots.plots]


def _csv_of(plot: Plot, path: Path) -> str:
    write_csv(path, plot.columns())
    return path.read_text()


def files(window: MainWindow) -> list[str]:
    """The experiment and the session as files hold them."""
    return [experiment_text(window.document.experiment), session_text(window.sessions.take())]


def kept(window: MainWindow) -> list[str]:
    """The numbers of every trace that can be shown again: the current one, what-ifs', those of undo."""
    context = window.context
    ahead: list[object] = [context.client.recording, vars(context.branches), vars(context.document)]
    seen, found = set[int](), list[str]()
    while ahead:
        one = ahead.pop()
        if id(one) in seen or isinstance(one, type | ModuleType | FunctionType | QObject):
            continue
        seen.add(id(one))
        if isinstance(one, Trace | Block):
            tables = one.arrays if isinstance(one, Block) else {name: one[name] for name in one}
            found += [str(value) for table in tables.values() for value in np.ravel(table).tolist()]
        else:
            ahead += gc.get_referents(one)
    return found


def content(window: MainWindow, name: str) -> QWidget:
    """The panel of a name."""
    return next(card.content for card in window.cards if card.objectName() == name)
