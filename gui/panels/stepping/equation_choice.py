"""Whose numbers, of which layer, unit and output, are looked at; hidden where there is no choice."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from engine.cells.base import Cell
from engine.cells.stage import written_quantities
from engine.cells.symbol import Letters
from engine.explain.origin import OUTPUT
from engine.implementations.every import all_names, title_of
from engine.notation.symbols import plain
from engine.run.plan import Plan
from gui.forms.choice_box import ChoiceBox
from gui.look.properties import with_properties
from gui.state.context import Context


class EquationChoice(QWidget):
    """Pickers for layer, unit and output, and a toggle between implementations: what the selection holds.

    Signals:
        changed(): another quantity's equation is wanted, which the selection does not hold.
    """

    changed = pyqtSignal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._selection, self._convention = context.selection, context.convention
        self._plan: Plan | None = None
        self.layers, self.units, self.outputs = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.quantities = ChoiceBox()
        self.toggle = {name: with_properties(QToolButton, text=title_of(name)) for name in all_names()}
        self._describe()
        self._build()
        self._connect()
        self.hide()

    def fit(self, plan: Plan) -> None:
        """Offer what a run's experiment has; hide what leaves no choice."""
        self._plan = plan
        selection, model = self._selection, plan.job.experiment.model
        layer, unit = selection.within(plan)
        self._offer_quantities(model.layers[layer])
        is_output = model.readout is None and layer == len(model.layers) - 1
        outputs = 1 if is_output else model.outputs
        self.layers.offer(_counted(self.tr("layer {}"), len(model.layers)), layer)
        self.units.offer(_counted(self.tr("unit {}"), model.layers[layer].units), unit)
        output = min(selection.output_of(plan), outputs - 1)
        self.outputs.offer(_counted(self.tr("output {}"), outputs), output)
        has_several = len(plan.job.implementations) > 1
        for name, button in self.toggle.items():
            button.setVisible(has_several and name in plan.job.implementations)
            button.setChecked(name == selection.implementation_of(plan))
        pickers = (self.layers, self.units, self.quantities, self.outputs)
        self.setVisible(has_several or any(picker.count() > 1 for picker in pickers))

    @property
    def quantity(self) -> str:
        """The name of the quantity whose equation is written out."""
        return str(self.quantities.currentData() or OUTPUT)

    def _offer_quantities(self, cell: Cell) -> None:
        """Let the quantities of a cell be chosen that have an equation each; first, what it puts out."""
        wanted, names = self.quantity, written_quantities(cell)
        letters = Letters(cell, spelling=self._convention.chosen.spelling(cell))
        items = [(plain(letters.quantity(name).at()), name) for name in names]
        there = range(self.quantities.count())
        if items != [(self.quantities.itemText(index), self.quantities.itemData(index)) for index in there]:
            self.quantities.clear()
            for text, name in items:
                self.quantities.addItem(text, name)
            chosen = wanted if wanted in names else OUTPUT
            self.quantities.setCurrentIndex(names.index(chosen))
        self.quantities.setVisible(len(names) > 1)

    def _describe(self) -> None:
        for box, help in (
            (self.layers, self.tr("The layer whose step is written out.")),
            (self.units, self.tr("The unit of the layer whose numbers are written out.")),
            (self.quantities, self.tr("The quantity of the unit whose equation is written out.")),
            (self.outputs, self.tr("The output of the network that is compared with its target.")),
        ):
            box.describe(help)
        for name, button in self.toggle.items():
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setToolTip(self.tr("Show the numbers of {} in equation and cell.").format(title_of(name)))

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for box in (self.layers, self.units, self.quantities, self.outputs):
            layout.addWidget(box)
        layout.addStretch(1)
        group = QButtonGroup(self)
        for button in self.toggle.values():
            group.addButton(button)
            layout.addWidget(button)

    def _connect(self) -> None:
        self._selection.changed.connect(self._take_selection)
        self._convention.changed.connect(self._take_selection)
        self.layers.activated.connect(self._take_layer)
        self.units.activated.connect(lambda unit: self._selection.look_at(unit=unit))
        self.quantities.activated.connect(self.changed)
        self.outputs.activated.connect(lambda output: self._selection.look_at(output=output))
        for name, button in self.toggle.items():
            button.clicked.connect(lambda checked, name=name: self._selection.look_at(shown=name))

    def _take_layer(self, layer: int) -> None:
        assert self._plan is not None
        units = self._plan.job.experiment.model.layers[layer].units
        self._selection.look_at(layer=layer, unit=min(self._selection.unit, units - 1))

    def _take_selection(self) -> None:
        if self._plan is not None:
            self.fit(self._plan)


def _counted(text: str, count: int) -> list[str]:
    return [text.format(index) for index in range(count)]
