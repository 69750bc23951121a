"""The program on a real display, where README's tours are taken from outside; for test_tours.py."""

import re
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMenu, QWidget

from engine.run.name import Name, Number, Y
from gui.data.dialog import DataDialog
from gui.look.clipboard import copy_text
from gui.look.properties import present
from tests.end_to_end.by_mouse import ByMouse
from tests.end_to_end.hands import in_dialog, tab_of
from tests.end_to_end.outside_hands import OutsideHands, run_with_hands

OWN = (0.1, 0.8, -0.5, 0.9, 1.5, -1.2, 0.3, 2.1, -2.5, 0.4, 1.1, -0.7, 0.2, 1.9, -1.4, 0.6)
UPDATES, SPAN = 30, (0.3, 0.6)  # where in the plot of losses the playhead is dragged from and to


class Tour(OutsideHands):
    """What a reader of README does."""

    def choose(self, *titles: str) -> None:
        """Click through menus, each by the beginning of its entry."""
        menu: Any = self.window.menuBar()
        for title in titles:
            action = next(one for one in menu.actions() if one.text().replace("&", "").startswith(title))
            self.click(menu, menu.actionGeometry(action).center())
            if isinstance(action.menu(), QMenu):
                menu = action.menu()
                self.qtbot.waitUntil(menu.isVisible)

    def content(self, name: str) -> Any:
        """A panel."""
        return self.window.parts.card(name).content

    def bring(self, title: str) -> None:
        """Click a tab."""
        bar, place = tab_of(self.window, title)
        self.click(bar, bar.tabRect(place).center())

    def press(self, widget: QWidget, place: QPoint) -> None:
        """Press where it is enabled."""
        assert widget.isEnabled()
        super().press(widget, place)

    def has_ended(self) -> bool:
        """Whether the run that is shown is of the experiment as it is now, and over."""
        client, document = self.window.context.client, self.window.document
        is_new = client.plan is not None and client.plan.job.experiment == document.experiment
        return is_new and client.ending is not None

    def numbers(self, name: Name) -> np.ndarray:
        """What is recorded of a quantity."""
        return np.asarray(self.window.context.client.trace[name], dtype=float)


def find_a_bug(tour: Tour) -> None:
    """*Find a bug*, 1: step to the first error, and accuse h·U there."""
    context = tour.window.context
    tour.choose("Zoo", "Specimen 3")
    tour.qtbot.waitUntil(lambda: context.zoo.specimen is not None and tour.has_ended())
    for _ in range(4):
        tour.key("Right")
    tour.qtbot.waitUntil(lambda: context.playhead.t == 4)
    tour.click(tour.content("zoo").accusation.click)
    table = tour.content("steps")
    tour.stay(table)
    column = next(i for i in range(table.model().columnCount()) if _is_head(table, i, "hₜ₋₁·U"))
    tour.click(table.viewport(), table.visualRect(table.model().index(4, column)).center())
    tour.qtbot.waitUntil(lambda: context.zoo.is_solved)
    tour.click(tour.content("zoo").leave)
    tour.qtbot.waitUntil(lambda: context.zoo.specimen is None)


def float32_cliff(tour: Tour) -> None:
    """*Stop at the float32 cliff*: a condition, F5, and why."""
    context = tour.window.context
    tour.choose("File", "Ready-made", "Fibonacci")
    tour.key("Ctrl+2")
    tour.qtbot.waitUntil(lambda: tour.has_ended() and Y.of("keras") in context.client.trace)
    tour.click(tour.content("breakpoints").field.line)
    tour.type("keras.y != target")
    tour.key("F5")
    tour.qtbot.waitUntil(lambda: context.playhead.t == 35 and len(context.breakpoints.items) == 1)
    tour.key("Ctrl+3")
    comparison = tour.content("comparison")
    tour.click(comparison.why)
    tour.qtbot.waitUntil(comparison.explanation.isVisible)
    assert "2²⁴" in comparison.explanation.text()
    assert not comparison.explanation.visibleRegion().isEmpty()


def what_if(tour: Tour) -> None:
    """*Ask what if*: 40 in place of 36 makes 40 · 2 + 49 · 1 + 3, and undo takes it back."""
    context, h = tour.window.context, Number(Name("h", 0, "numpy"), 0, 3)
    tour.key("Ctrl+2")
    for _ in range(3):
        tour.key("Right")
    tour.bring("What if")
    panel = tour.content("what_if")
    tour.double_click(panel.field)
    tour.key("Ctrl+A")
    tour.type("40")
    tour.key("Return")
    tour.qtbot.waitUntil(lambda: len(context.branches.listed) == 2)
    tour.qtbot.waitUntil(lambda: tour.numbers(h.name)[3, 0] == 40 * 2 + 49 * 1 + 3)
    assert not panel.keep.visibleRegion().isEmpty()
    tour.key("Ctrl+Z")
    tour.qtbot.waitUntil(lambda: tour.numbers(h.name)[3, 0] == 36 * 2 + 49 * 1 + 3)


def saturation(tour: Tour) -> None:
    """Own numbers, tanh, 8 units × 2 layers: which unit saturates?"""
    window, mouse = tour.window, ByMouse(tour)
    copy_text("\n".join(map(str, OWN)))

    def accept(dialog: DataDialog) -> None:
        tour.qtbot.waitUntil(lambda: not dialog.is_reading)
        tour.key("Return")

    in_dialog(tour, DataDialog, accept, lambda: tour.key("Ctrl+Shift+V"))
    form = tour.content("model")
    picker = next(one for one in form.findChildren(QComboBox) if one.currentText() == "linear")
    mouse._pick(picker, "tanh")
    units = next(one for one in form.findChildren(QLineEdit) if one.accessibleName() == "units")
    tour.double_click(units)
    tour.key("Ctrl+A")
    tour.type("8")
    tour.key("Return")
    tour.qtbot.waitUntil(lambda: window.document.experiment.model.layers[0].units == 8)
    tour.click(_button(form, "+ layer"))
    tour.qtbot.waitUntil(lambda: len(window.document.experiment.model.layers) == 2 and tour.has_ended())
    tour.key("Ctrl+2")
    tour.bring("Diagnostics")
    panel = tour.content("diagnostics")
    tour.qtbot.waitUntil(lambda: panel.list.isVisible() and "saturate" in panel.summary.text())
    above = (
        np.abs(np.concatenate([tour.numbers(Name("h", layer, "numpy")) for layer in (0, 1)], axis=1)) > 0.99
    )
    told = re.match(r"(\d+) steps of NumPy: (\d+) unit", panel.summary.text())
    assert told is not None, panel.summary.text()
    most = int(above.sum(axis=0).argmax())
    first = panel.list.model().index(0, 0).data()
    assert f"h⁽{'⁰¹'[most // 8]}⁾[{most % 8}]" in str(first), first
    assert f"{above[:, most].sum()} of {len(above)} steps" in str(first), first


def train_and_branch(tour: Tour) -> None:
    """*Train, and go back*, then *Branch*: the second training goes on from the shown update."""
    trainings = tour.window.context.trainings
    tour.choose("File", "Ready-made", "Echo")
    tour.key("Ctrl+5")
    tour.key("F6")
    tour.qtbot.waitUntil(lambda: trainings.current is not None and trainings.current.last >= UPDATES)
    tour.key("F6")
    tour.qtbot.waitUntil(lambda: not trainings.is_going)
    canvas = present(tour.content("loss")).plot.canvas
    begin, end = (QPoint(round(canvas.width() * part), canvas.height() // 2) for part in SPAN)
    tour.drag(canvas.viewport(), begin, canvas.viewport(), end)
    tour.qtbot.waitUntil(lambda: 0 < trainings.update < trainings.current.last)
    update = trainings.update
    tour.click(tour.content("training").branch)
    tour.qtbot.waitUntil(lambda: len(trainings.records) == 2)
    assert trainings.current.name.endswith(f"from update {update}")
    assert trainings.update == update


def _is_head(table: Any, column: int, text: str) -> bool:
    return bool(table.model().headerData(column, Qt.Orientation.Horizontal) == text)


def _button(inside: QWidget, text: str) -> QAbstractButton:
    return next(one for one in inside.findChildren(QAbstractButton) if one.text() == text)


TOURS: dict[str, Callable[[Tour], None]] = {
    tour.__name__: tour for tour in (find_a_bug, float32_cliff, what_if, saturation, train_and_branch)
}


def take(hands: OutsideHands, name: str) -> None:
    """From the start page on; Keras' columns are there first, which would move those that are clicked."""
    tour, client = Tour(hands.window, hands.qtbot), hands.window.context.client
    tour.click(_button(hands.window, "Open the notebook"))
    tour.qtbot.waitUntil(
        lambda: client.keras == "ready" and tour.has_ended() and Y.of("keras") in client.trace
    )
    TOURS[name](tour)


if __name__ == "__main__":
    sys.exit(run_with_hands(lambda hands: take(hands, sys.argv[1])))
