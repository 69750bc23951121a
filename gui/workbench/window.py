"""A weight in a window of its own: a sheet of numbers beside their colours, fillings, eigenvalues."""

from dataclasses import replace

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from engine.array import Array
from engine.cells.base import LAYER_WEIGHTS
from engine.explain.weight_place import WeightPlace
from engine.parameter import Matrix
from engine.reading.printed_array import PrintedArray
from engine.reading.table_fit import Fit
from engine.run.measures import as_float64
from gui.forms.fill_handle import FillHandle
from gui.forms.form import GAP, ProblemLabel
from gui.forms.picker import Picker
from gui.forms.weight_clipboard import Target, WeightClipboard
from gui.forms.weight_knob import WeightKnob
from gui.forms.weight_menu import as_matrix
from gui.forms.weight_model import WeightModel
from gui.forms.weight_picture import WeightPicture
from gui.forms.weight_view import WeightView
from gui.look.properties import ENTER, present
from gui.state.context import Context
from gui.workbench.fill_bar import FillBar, FillPart
from gui.workbench.spectrum_box import SpectrumBox

SIZE = (1000, 620)  # px at 100 %
SHARES = (500, 270, 230)  # of the width: numbers, colours, eigenvalues
MOST = 0.9  # of the screen


class Workbench(QDialog):
    """Follows the document, its undo and the layer that is looked at; every filling is one undo step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._document = context, context.document
        theme = context.theme
        self.place = WeightPlace(0, "kernel")
        self.picker = Picker()
        self.shape = QLabel()
        self.shape.setProperty("role", "quiet")
        self.model = WeightModel(theme, self)
        self.view = WeightView(self.model, theme, is_sheet=True)
        self.cells = present(self.view.selectionModel())
        self.handle = FillHandle(self.view, theme)
        self.picture = WeightPicture(self.model, self.cells, theme, is_whole=True)
        self.knob = WeightKnob(self.model, self.cells, theme, "")
        self.fill_bar = FillBar(theme, self._part)
        self.spectrum = SpectrumBox(theme)
        self.problem = ProblemLabel()
        self.clipboard = WeightClipboard(self, theme, self._target, self._paste, self._tell)
        self.menu = QMenu(self)
        self.menu.addActions(self.clipboard.menu(self.menu, self._array))
        self._describe()
        self._lay_out()
        self._connect()

    def show_weight(self, place: WeightPlace) -> None:
        """Show a weight of the document's experiment, in front."""
        self.place = place
        if not self.isVisible():
            self.resize(*self._wanted_size())
        self._refresh()
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Enter ends what is typed in a field; that of a QDialog would press Scale, too."""
        if event is None or event.key() not in ENTER:
            super().keyPressEvent(event)

    # ── what is shown ──────────────────────────────────────────────────────────────────────────

    def _refresh(self) -> None:
        experiment = self._document.experiment
        if not self.place.is_in(experiment):
            self.place = WeightPlace(0, "kernel")
        place = self.place
        rows = place.rows(experiment)
        gates = place.gates(experiment)
        self.model.show_rows(
            rows, place.is_given(experiment), place.row_names(experiment), place.column_names(experiment)
        )
        self.knob.symbol = place.symbol(experiment)
        self.knob.follow()
        self._show_places()
        self.fill_bar.offer_gates(gates)
        self.spectrum.gate = self.fill_bar.chosen or None
        self.spectrum.setVisible(place.field == "recurrent_kernel")
        if place.field == "recurrent_kernel":
            self.spectrum.show_kernel(self._numbers, gates)
        self.problem.show_problem("")
        self._lock()

    def _show_places(self) -> None:
        """Offer every weight there is, and show which one this is."""
        experiment = self._document.experiment
        layers, fields = range(len(experiment.model.layers)), (*LAYER_WEIGHTS, "initial_state")
        places = [WeightPlace(layer, field) for layer in layers for field in fields]
        places += [WeightPlace(None, field) for field in ("kernel", "bias")]
        there = [place for place in places if place.is_in(experiment)]
        self.picker.set_choices((self._title(place), place) for place in there)
        self.picker.show_choice(self.place)
        rows, columns = self.model.shape
        text = self.tr("{} × {}").format(rows, columns)
        origin = "" if self.place.is_given(experiment) else self.tr(", as Keras starts it")
        self.shape.setText(text + origin)
        self.setWindowTitle(f"{self._title(self.place)} – {self.tr('Weight workbench')}")

    def _title(self, place: WeightPlace) -> str:
        experiment = self._document.experiment
        names = {
            "kernel": self.tr("kernel"),
            "recurrent_kernel": self.tr("recurrent"),
            "bias": self.tr("bias"),
            "initial_state": self.tr("initial state"),
        }
        name = f"{names[place.field]} {place.symbol(experiment)}".strip()
        if place.layer is None:
            return self.tr("{} of the readout").format(name)
        if len(experiment.model.layers) == 1:
            return name
        return self.tr("{} of layer {}").format(name, place.layer)

    def _lock(self) -> None:
        is_locked = self._document.locks.is_locked(self.place.path)
        if is_locked != self.model.is_locked:
            self.model.lock(is_locked)
            self.handle.follow()
        for part in (self.knob, self.fill_bar, self.spectrum):
            part.setEnabled(not is_locked)
        if is_locked:
            self.problem.show_problem(self.tr("This page of the lesson keeps this weight as it is."))

    @property
    def _numbers(self) -> Array:
        return as_float64(np.array(self.model.rows, dtype=object))

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def _edit(self, numbers: Matrix) -> None:
        place = self.place
        problem = self._document.attempt(lambda experiment: place.with_rows(experiment, numbers), self)
        self.problem.show_problem(problem)

    def _fill(self, first: tuple[int, int], numbers: Matrix) -> None:
        self._end()
        self.model.set_numbers(self.model.index(*first), numbers)
        self._end()

    def _scale(self, numbers: Array) -> None:
        self._end()
        self._edit(as_matrix(numbers))
        self._end()

    def _end(self) -> None:
        self._document.end_gesture()

    def _part(self) -> FillPart:
        """What the line of fillings is about now."""
        rows, chosen = self.model.rows, self.fill_bar.chosen
        gates = self.place.gates(self._document.experiment)
        if chosen is None:
            return FillPart((0, 0), rows, len(gates))
        if chosen:
            units = len(rows[0]) // len(gates)
            begin = gates.index(chosen) * units
            return FillPart((0, begin), tuple(row[begin : begin + units] for row in rows))
        (top, left), (height, width) = self.view.selected
        block = tuple(row[left : left + width] for row in rows[top : top + height])
        return FillPart((top, left), block)

    def _pick(self, place: object) -> None:
        assert isinstance(place, WeightPlace)
        self.place = place
        self._refresh()

    def _pick_gate(self, gate: object) -> None:
        """Scale the gate that is filled; of what is selected, all."""
        self.spectrum.gate = gate if isinstance(gate, str) and gate else None

    def _follow_selection(self) -> None:
        """Show the weight of the layer that is looked at, and its unit's column."""
        layer, unit = self._context.selection.layer, self._context.selection.unit
        if not self.isVisible() or self.place.layer is None:
            return
        other = replace(self.place, layer=layer)
        if not other.is_in(self._document.experiment):
            return
        if other != self.place:
            self.place = other
            self._refresh()
        index = self.knob.current
        units = self._document.experiment.model.layers[layer].units
        if index.isValid() and index.column() % units != unit < units:
            gate = index.column() // units
            self.picture.choose(self.model.index(index.row(), gate * units + unit))

    def _look_at_unit(self) -> None:
        """Look at the unit of the chosen column everywhere."""
        index, layer = self.cells.currentIndex(), self.place.layer
        if layer is not None and index.isValid():
            units = self._document.experiment.model.layers[layer].units
            self._context.selection.look_at(layer=layer, unit=index.column() % units)

    def _target(self) -> Target:
        return Target(self.model.shape, *self.view.selected)

    def _paste(self, fit: Fit) -> None:
        self._fill(fit.first, fit.block)

    def _array(self) -> PrintedArray:
        return PrintedArray(self.model.rows, 1 if self.place.is_row(self._document.experiment) else 2)

    def _tell(self, problem: str) -> None:
        self.problem.show_problem(self.tr("This weight {}").format(problem) if problem else "")

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _describe(self) -> None:
        self.picker.setAccessibleName(self.tr("weight"))
        self.picker.setToolTip(self.tr("Which weight is shown."))
        self.view.setAccessibleName(self.tr("numbers"))
        keys = self.tr(
            "Arrows, Tab and Enter go from cell to cell, Shift selects, F2 or typing edits, Ctrl+Enter fills "
            "what is selected, Ctrl+D and Ctrl+R from its first row and column; its corner is dragged to "
            "fill the cells beyond, Delete sets 0. Drag a number sideways, or press Alt+Up and Alt+Down, to "
            "change it."
        )
        self.view.setToolTip(keys)
        self.picture.setAccessibleName(self.tr("colours"))
        self.picture.setToolTip(self.tr("Blue is above 0, red below; drag a cell sideways to change it."))
        self.knob.describe(self.tr("weight"))

    def _lay_out(self) -> None:
        px = self._context.theme.px
        top = QHBoxLayout()
        top.addWidget(self.picker, 1)
        top.addWidget(self.shape, 2)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for part in (self.view, self.picture, self.spectrum):
            self.split.addWidget(part)
        self.split.setSizes(list(SHARES))
        self.split.setHandleWidth(px(3 * GAP))
        layout = QVBoxLayout(self)
        layout.setSpacing(px(2 * GAP))
        layout.addLayout(top)
        layout.addWidget(self.split, 1)
        for line in (self.knob, self.fill_bar, self.problem):
            layout.addWidget(line)

    def _connect(self) -> None:
        document, selection = self._document, self._context.selection
        document.changed.connect(self._follow_document)
        document.locks_changed.connect(self._follow_document)
        selection.changed.connect(self._follow_selection)
        self._context.theme.changed.connect(self._follow_document)
        self.picker.picked.connect(self._pick)
        self.model.edited.connect(self._edit)
        self.model.problem.connect(self._tell)
        self.knob.problem.connect(self._tell)
        for part in (self.view, self.picture, self.knob):
            part.ended.connect(self._end)
        for part in (self.view, self.picture):
            part.menu_asked.connect(self.menu.popup)
        self.view.paste_asked.connect(self.clipboard.paste)
        self.picture.typing_asked.connect(self.knob.type)
        self.cells.currentChanged.connect(self._look_at_unit)
        self.fill_bar.filled.connect(self._fill)
        self.fill_bar.gate_picked.connect(self._pick_gate)
        self.spectrum.scaled.connect(self._scale)
        for key, do in (
            (QKeySequence.StandardKey.Undo, document.undo),
            (QKeySequence.StandardKey.Redo, document.redo),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def _follow_document(self) -> None:
        if self.isVisible():
            self._refresh()

    def _wanted_size(self) -> tuple[int, int]:
        """The size of the window as it was designed, within the screen."""
        px, screen = self._context.theme.px, self.screen()
        width, height = map(px, SIZE)
        if screen is None:
            return width, height
        room = screen.availableSize()
        return min(width, round(MOST * room.width())), min(height, round(MOST * room.height()))
