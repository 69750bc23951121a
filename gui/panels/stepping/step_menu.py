"""What the context menu of a table of steps does: copy rows, ask what if, watch a number."""

from typing import Any

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QTableView, QToolTip

from engine.errors import ExplorerError
from engine.notation.number_name import expression_of
from engine.run.name import X
from engine.run.plan import Plan
from gui.language.translation import told
from gui.look.clipboard import copy_text
from gui.look.properties import present
from gui.panels.stepping.step_model import StepModel
from gui.state.context import Context
from gui.state.watches import WatchError

MOST_COPIED = 100_000  # rows; more would freeze the window for seconds


class StepMenu(QObject):
    """The context menu of a table of steps, about its selected rows and its current cell.

    plan: of the run whose steps the table shows; None while it shows none.
    """

    def __init__(self, table: QTableView, steps: StepModel, context: Context) -> None:
        super().__init__(table)
        self._table, self._steps, self._context = table, steps, context
        self.plan: Plan | None = None
        copy = QAction(self.tr("Copy rows"), table)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        what_if = QAction(self.tr("What if this were another number …"), table)
        what_if.triggered.connect(self.ask_what_if)
        watch = QAction(self.tr("Watch this number"), table)
        watch.triggered.connect(self.watch)
        table.addActions([copy, what_if, watch])
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def copy(self) -> None:
        """Copy the selected rows, under their headers, in full precision, with tabs between."""
        rows = sorted(index.row() for index in present(self._table.selectionModel()).selectedRows())
        columns = self._steps.columns
        lines = ["\t".join(column.header for column in columns)]
        lines += ["\t".join(_copied(column.value(t)) for column in columns) for t in rows[:MOST_COPIED]]
        if len(rows) > MOST_COPIED:
            left = len(rows) - MOST_COPIED
            lines.append((self.tr("… 1 more row") if left == 1 else self.tr("… {} more rows")).format(left))
        copy_text("\n".join(lines) + "\n")

    def ask_what_if(self) -> None:
        """Offer to change the number of the current cell; where it is computed, the input of its step."""
        index = self._table.currentIndex()
        if not index.isValid():
            return
        column, t = self._steps.columns[index.column()], index.row()
        name, number = column.name, column.number_at(t)
        place = None if number is None else self._context.hands.what_if(number)
        if place is not None:
            self._context.hands.offer(place)
            return
        self._context.transport.go_to(t)
        if name is not None and name.quantity == "bias" and name.layer is not None:
            self._context.branches.ask("bias", name.layer, (column.index,))
        else:
            self._context.branches.ask("x", 0, (column.index if name == X else 0,))

    def watch(self) -> None:
        """Watch what the current cell shows, at whatever step."""
        index, plan = self._table.currentIndex(), self.plan
        if not index.isValid() or plan is None:
            return
        column = self._steps.columns[index.column()]
        number = column.number_at(index.row())
        text = column.header if number is None else expression_of(plan, number, column.implementation)
        try:
            if text is None:
                raise WatchError(self.tr("a weight does not change from step to step"))
            self._context.watches.add(text)
        except ExplorerError as error:
            place = self._table.visualRect(index).bottomLeft()
            QToolTip.showText(present(self._table.viewport()).mapToGlobal(place), told(error))


def _copied(value: Any) -> str:
    return "" if value is None else str(value)
