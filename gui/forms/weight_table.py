"""One weight of a layer: its name, its numbers to be edited, its shape."""

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, Qt, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.explain.weight_place import WeightRows
from engine.notation.number_text import own_number
from engine.parameter import Matrix
from engine.reading.printed_array import PrintedArray
from engine.reading.table_fit import Fit
from gui.forms.control import NumberControl
from gui.forms.form import GAP, ProblemLabel
from gui.forms.label_column import LABEL
from gui.forms.stepping import StepSize
from gui.forms.weight_clipboard import Target, WeightClipboard
from gui.forms.weight_knob import SLIDER, STEP, WeightKnob
from gui.forms.weight_menu import FROM_SEED, WeightMenu
from gui.forms.weight_model import WeightModel
from gui.forms.weight_picture import WeightPicture
from gui.forms.weight_view import SHOWN, WeightView
from gui.look.properties import present
from gui.look.theme import Theme

REMARK = 10  # characters of a remark; the seed itself is shown in full elsewhere
WIDEST = 4  # columns of a table that stands in a form; a larger weight is a picture


class WeightTable(QWidget):
    """A matrix, or a vector as one row, that is edited as a whole; one number gets a slider instead.

    A small one is a table, a large one a picture of colours that opens the whole; either has a slider for the
    cell that is chosen. left_out: what stands in for a weight that is None, FROM_SEED or ZEROS.

    Signals:
        edited(object): the wanted matrix, (rows, columns); None leaves the weight out again.
        ended(): a drag, or what was typed, is over.
        opened(): the weight is wanted in a window of its own.
    """

    edited = pyqtSignal(object)
    ended = pyqtSignal()
    opened = pyqtSignal()

    def __init__(
        self,
        name: str,
        symbol: str,
        help: str,
        theme: Theme,
        *,
        left_out: str = FROM_SEED,
        is_row: bool = False,
    ) -> None:
        super().__init__()
        self._name, self._symbol, self._theme, self._is_row = name, symbol, theme, is_row
        self._shape = 0, 0
        self.label = QLabel(f"{name} {symbol}")
        self.remark = QLabel()
        self.remark.setProperty("role", "remark")
        self.single = NumberControl(SLIDER, StepSize(STEP))
        self.model = WeightModel(theme, self)
        self.view = WeightView(self.model, theme)
        self.picture = WeightPicture(self.model, present(self.view.selectionModel()), theme)
        self.knob = WeightKnob(self.model, present(self.view.selectionModel()), theme, symbol)
        self.problem = ProblemLabel()
        self.chip = QPushButton()
        self.menu = WeightMenu(self.chip, left_out)
        self.clipboard = WeightClipboard(self, theme, self._target, self._write, self._take_problem)
        self.menu.build(lambda menu: self.clipboard.menu(menu, lambda: self.array))
        self._describe(help)
        self._lay_out()
        self._connect()

    def show_weight(
        self,
        numbers: WeightRows,
        is_given: bool,
        row_names: Sequence[str],
        column_names: Sequence[str],
        remark: str = "",
    ) -> None:
        """Show a weight, (rows, columns). is_given: set by hand. remark: where it comes from otherwise."""
        rows, columns = shape = len(numbers), len(numbers[0])
        is_single, has_other_shape = shape == (1, 1), shape != self._shape
        self._shape = shape
        is_small = rows <= SHOWN and columns <= WIDEST
        self.single.setVisible(is_single)
        self.view.setVisible(is_small and not is_single)
        self.picture.setVisible(not is_small)
        self.knob.setVisible(not is_single)
        if is_single:
            self.single.show_value(own_number(numbers[0][0]))
            self.single.set_quiet(not is_given)
        else:
            self.model.show_rows(numbers, is_given, row_names, column_names)
            self.knob.follow()
        if not (is_single and self.single.field.is_typing):
            self.show_problem("")
        self.remark.setText(remark if len(remark) <= REMARK else remark[: REMARK - 1] + "…")
        self.remark.setVisible(bool(remark))
        if has_other_shape:  # what is placed has the whole panel laid out anew
            self._place(is_single)
        self._show_shape(rows, columns)
        self.menu.allow(shape, self._gates, is_row=self._is_row)

    def show_letters(self, symbol: str, *, is_row: bool) -> None:
        """Show the letters of another cell's weight, and whether it is a vector."""
        if (symbol, is_row) != (self._symbol, self._is_row):
            self._symbol, self._is_row = symbol, is_row
            self.label.setText(f"{self._name} {symbol}")
            self.knob.symbol = symbol

    def show_problem(self, message: str) -> None:
        """Show why an edit was refused; nothing when the sentence is empty."""
        self.problem.show_problem(message)
        self.single.set_wrong(bool(message))

    def _place(self, is_single: bool) -> None:
        """A single number stands beside its name and shape, in the columns of a form; a matrix under them."""
        side = Qt.AlignmentFlag.AlignLeft if is_single else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self._about, int(is_single), 0 if is_single else 1, side)

    def _show_shape(self, rows: int, columns: int) -> None:
        text = f"({columns},)" if self._is_row else f"({rows}, {columns})"
        self.chip.setText(text)
        self.chip.setAccessibleName(self.tr("{}, shape {}").format(self._name, text))

    def _take_problem(self, message: str) -> None:
        self.show_problem(f"{self._name} {message}" if message else "")

    def _take_numbers(self, numbers: Matrix | None) -> None:
        self.show_problem("")
        self.edited.emit(numbers)

    @property
    def array(self) -> PrintedArray:
        """The weight that is shown."""
        rows = ((self.single.field.value,),) if self._shape == (1, 1) else self.model.rows
        return PrintedArray(rows, 1 if self._is_row else 2)

    def _target(self) -> Target:
        """Where something pasted goes: all of it where it is one number."""
        return Target(self._shape, *(((0, 0), (1, 1)) if self._shape == (1, 1) else self.view.selected))

    def _write(self, fit: Fit) -> None:
        """Take what was pasted."""
        if self._shape == (1, 1):
            self._take_numbers(fit.block)
        else:
            self.show_problem("")
            self.model.set_numbers(self.model.index(*fit.first), fit.block)
        self.ended.emit()

    def _reset(self, numbers: Matrix | None) -> None:
        self._take_numbers(numbers)
        self.ended.emit()

    @property
    def _gates(self) -> int:
        return 1 if self._shape == (1, 1) else max(len(self.model.gates), 1)

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _describe(self, help: str) -> None:
        keys = self.tr(
            "Drag a number sideways, or press Alt+Up and Alt+Down, to change it, with Shift finer, with Ctrl "
            "coarser. Arrows go from cell to cell, Shift+arrows select, Enter or F2 types."
        )
        self.label.setToolTip(help)
        self.remark.setToolTip(
            self.tr("Left out, so it is filled as Keras does; edit a number to set all by hand.")
        )
        self.label.setBuddy(self.single.field)
        self.single.describe(self._name, help)
        whole = self.tr("Double-click to see all numbers in a window of their own.")
        for widget, more in ((self.view, ""), (self.picture, whole)):
            widget.setToolTip(f"{help} {keys} {more}".strip())
            widget.setAccessibleName(self._name)
        self.knob.describe(self._name)
        self.chip.setProperty("role", "shape")
        self.chip.setToolTip(self.tr("Shape of this weight; click to fill it anew, to copy or to paste it."))

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.addWidget(self.label, 0, 0)
        self._grid.addWidget(self.single, 0, 1, 2, 1)
        self._grid.setColumnStretch(1, 1)
        self._about = QWidget()
        about = QHBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.addWidget(self.chip)
        about.addWidget(self.remark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._grid)
        layout.addWidget(self.view)
        layout.addWidget(self.picture)
        layout.addWidget(self.knob)
        layout.addWidget(self.problem)
        self._place(is_single=True)
        self._theme.changed.connect(self._fit)
        self._fit()

    def _open_menu(self) -> None:
        self.menu.popup(self.chip.mapToGlobal(self.chip.rect().bottomLeft()))

    def _connect(self) -> None:
        self.chip.clicked.connect(self._open_menu)
        self.menu.filled.connect(self._reset)
        self.menu.opened.connect(self.opened)
        self.single.edited.connect(lambda value: self._take_numbers(((value,),)))
        self.single.problem.connect(self._take_problem)
        self.single.ended.connect(self.ended)
        self.model.edited.connect(self._take_numbers)
        self.model.problem.connect(self._take_problem)
        for part in (self.view, self.picture, self.knob):
            part.ended.connect(self.ended)
        for part in (self.view, self.picture):
            part.menu_asked.connect(self.menu.popup)
        self.view.paste_asked.connect(self.clipboard.paste)
        self.picture.opened.connect(self.opened)
        self.picture.typing_asked.connect(self.knob.type)
        self.knob.problem.connect(self._take_problem)
        self.single.field.take_table = self.clipboard.take

    def changeEvent(self, event: QEvent | None) -> None:
        """A table that is locked looks so."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.EnabledChange:
            self.model.lock(not self.isEnabled())

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, self._theme.px(LABEL))
        self._grid.setHorizontalSpacing(self._theme.px(GAP))
        self._grid.setVerticalSpacing(0)
        about = present(self._about.layout())
        about.setSpacing(self._theme.px(GAP))
