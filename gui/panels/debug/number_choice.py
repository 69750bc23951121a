"""Choose one number of a step: an input, a state before it, or a weight."""

from collections.abc import Iterator
from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from engine.array import Array
from engine.cells.symbol import timed
from engine.notation.number_text import plain_number
from engine.notation.symbols import plain
from engine.run.name import X
from engine.run.recorded_run import RecordedRun
from gui.forms.picker import Picker
from gui.look.theme import Theme
from gui.state.branch import SYMBOLS

WEIGHTS = tuple(SYMBOLS)


class IndexField(QSpinBox):
    """One index, stepped by the arrow keys; hidden where there is nothing to choose."""

    def __init__(self, name: str, help: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(help)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def offer(self, size: int) -> None:
        """Let 0 … size - 1 be chosen."""
        self.setMaximum(size - 1)
        self.setVisible(size > 1)


class NumberChoice(QWidget):
    """Pickers that choose one number of the run - quantity, layer and index - and show its value.

    Signals:
        changed(): another number was chosen.
    """

    changed = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.what = Picker()
        self.layer = Picker()
        self.indices = (
            IndexField(self.tr("First index"), self.tr("Which feature, unit, or row of the weight.")),
            IndexField(self.tr("Second index"), self.tr("Which column of the weight.")),
        )
        self._what, self._layer = "x", 0
        self._run: RecordedRun | None = None  # of which numbers are offered, and of which step
        self._t = 0
        self._build()

    # ── what is chosen ─────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> tuple[str, int, tuple[int, ...]]:
        """What, layer, index."""
        return self._what, self._layer, tuple(one.value() for one in self.indices[: self._dimensions])

    def choose(self, what: str, layer: int, index: tuple[int, ...]) -> None:
        """Choose a number."""
        self._what, self._layer = what, layer
        self._offer()
        for field, value in zip(self.indices, index, strict=False):
            field.setValue(value)
        self.changed.emit()

    @property
    def value(self) -> Any:
        """The chosen number as it is now, in the first implementation; None before a step is shown."""
        return None if self._run is None else plain_number(self._table(self._run)[self.chosen[2]])

    def show_step(self, run: RecordedRun, t: int) -> None:
        """Offer the numbers of a recorded step, until another is shown."""
        self._run, self._t = run, t
        self._offer()

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    @property
    def _shown_run(self) -> RecordedRun:
        assert self._run is not None
        return self._run

    def _offer(self) -> None:
        run = self._shown_run
        layers = run.model.layers
        self._layer = min(self._layer, len(layers) - 1)
        things = list(self._things(run))
        if self._what not in things:
            self._what = "x"
        self.what.set_choices([(_symbol(what, self._t), what) for what in things])
        self.what.show_choice(self._what)
        self.layer.set_choices([(self.tr("layer {}").format(n), n) for n in range(len(layers))])
        self.layer.show_choice(self._layer)
        self.layer.setVisible(len(layers) > 1 and self._what != "x")
        shape = self._table(run).shape
        for number, field in enumerate(self.indices):
            field.offer(shape[number] if number < len(shape) else 1)

    def _things(self, run: RecordedRun) -> Iterator[str]:
        yield "x"
        if not run.implementations:  # nothing is computed from states and weights
            return
        cell = run.model.layers[self._layer]
        yield from cell.states
        yield from (block.name for block in cell.used_blocks())

    @property
    def _dimensions(self) -> int:
        if self._what not in WEIGHTS or self._run is None:
            return 1
        return self._run.model.layers[self._layer].block(self._what).dimensions

    def _table(self, run: RecordedRun) -> Array:
        layer, t = self._layer, self._t
        if self._what == "x":
            inputs: Array = run.trace[X][t]
            return inputs
        name = run.implementations[0]
        if self._what in WEIGHTS:
            weights: Array = getattr(run.start_at(name, t).layers[layer].weights, self._what)
            return weights
        return run.states_before(name, t, layer)[self._what]

    def _build(self) -> None:
        self.what.setToolTip(self.tr("What to change: the input, a state before this step, or a weight."))
        self.what.setAccessibleName(self.tr("What to change"))
        self.layer.setToolTip(self.tr("Of which layer."))
        self.layer.setAccessibleName(self.tr("Layer"))
        self.what.picked.connect(self._take_what)
        self.layer.picked.connect(self._take_layer)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.what, 1)
        layout.addWidget(self.layer, 1)
        for field in self.indices:
            field.valueChanged.connect(self.changed)
            layout.addWidget(field)
        self._theme.changed.connect(self._fit)
        self._fit()

    def _take_what(self, what: object) -> None:
        self._what = str(what)
        self._offer()
        self.changed.emit()

    def _take_layer(self, layer: object) -> None:
        assert isinstance(layer, int)
        self._layer = layer
        self._offer()
        self.changed.emit()

    def _fit(self) -> None:
        self._layout.setSpacing(self._theme.px(4))
        for field in self.indices:
            field.setFixedWidth(self._theme.px(40))


def _symbol(what: str, t: int) -> str:
    """x₃, h₂ or W: a state is that before the step."""
    if what in SYMBOLS:
        return SYMBOLS[what]
    return plain(timed(what, 0 if what == "x" else -1).at(t))
