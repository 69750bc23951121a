"""The numbers of an unrolled network: of every unit at every step in time, and the edges between units."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from engine.array import Array
from engine.explain.network_edges import INPUT, EdgeBundle, bundles
from engine.run.measures import as_float64
from engine.run.name import Name, Number, X, Y
from engine.run.recorded_run import RecordedRun
from engine.run.wiring import is_reset, turned
from gui.curves.scale import Scale, choose_scale

SAMPLED = 512  # steps on which the size of a colour is measured
BOUNDED = ("tanh", "sigmoid", "hard_sigmoid", "hard_tanh", "softsign", "sparse_sigmoid", "softmax")
"""Functions whose full colour is 1, however small their outputs are."""


class NetworkNumbers:
    """Looks at one quantity of a run, as an implementation has it; a layer without it shows its h."""

    def __init__(self, run: RecordedRun, implementation: str, quantity: str) -> None:
        self.run, self.implementation, self.quantity = run, implementation, quantity
        self._scales: dict[int, tuple[int, Scale, float]] = {}  # by group: of how many steps
        self._bundles: tuple[int, list[EdgeBundle]] | None = None

    @property
    def layers(self) -> int:
        """How many there are; the group of that number is the readout's."""
        return len(self.run.model.layers)

    def name(self, key: int) -> Name:
        """What is shown of a group, without an implementation."""
        if key == INPUT:
            return X
        if key == self.layers:
            return Y
        known = {quantity.name for quantity in self.run.model.layers[key].quantities}
        return Name(self.quantity if self.quantity in known else "h", key)

    def row(self, key: int, t: int) -> int:
        """The row of the recorded tables that stands at step t in time: a backward layer's are turned."""
        model = self.run.model
        is_turned = 0 <= key < self.layers and model.layers[key].is_backward
        return turned(t, self.run.plan.steps, model.reset_every) if is_turned else t

    def number(self, key: int, unit: int, t: int) -> Number:
        """The number of a unit at a step in time."""
        return Number(self.name(key), unit, self.row(key, t))

    def values(self, key: int, t: int) -> Array | None:
        """The numbers of a group's units at a step in time, (units,) of float64; None if not computed."""
        row, name = self.row(key, t), self.name(key)
        if not 0 <= row < self.run.steps:
            return None
        table = self.run.trace.get(name if name == X else name.of(self.implementation))
        if table is not None:
            return as_float64(table[row])
        if name.layer is None:
            return None
        return as_float64(self.run.quantities(self.implementation, row, name.layer)[name.quantity])

    def shares(self, key: int, values: Array) -> Array:
        """How much colour each value has, from -1 to 1; NaN where it is no finite number."""
        scale, limit = self._scale(key)
        fine = np.isfinite(values)
        heights = scale.heights(np.where(fine, values, 0.0)) / scale.height(limit)
        return np.where(fine, np.clip(heights, -1, 1), np.nan)

    def scale_of(self, key: int) -> int:
        """What changes when values of a group get other colours."""
        self._scale(key)
        return self._scales[key][0]

    def _scale(self, key: int) -> tuple[Scale, float]:
        """The scale of a group, measured anew when the run is twice as long, and the size of full colour."""
        steps, known = self.run.steps, self._scales.get(key)
        if known is None or steps >= 2 * known[0]:
            known = self._scales[key] = steps, *self._measured(key)
        return known[1], known[2]

    def _measured(self, key: int) -> tuple[Scale, float]:
        name = self.name(key)
        table = self.run.trace.get(name if name == X else name.of(self.implementation))
        if table is None or (name.layer is not None and self._is_bounded(name)):
            return Scale(), 1.0
        values = as_float64(table[:: max(1, self.run.steps // SAMPLED)])
        finite = values[np.isfinite(values)]
        limit = float(np.max(np.abs(finite), initial=0.0)) or 1.0
        return replace(choose_scale("auto", finite), offset=0.0), limit

    def _is_bounded(self, name: Name) -> bool:
        assert name.layer is not None
        cell = self.run.model.layers[name.layer]
        is_inside = name.quantity in ("a", "c")  # what is bent, and what a gate lets grow
        return not is_inside and set(cell.activation_names()) <= set(BOUNDED)

    # ── edges ──────────────────────────────────────────────────────────────────────────────────

    def edges(self, t: int) -> Sequence[EdgeBundle]:
        """The edges of the weights with which step t is computed."""
        start = self.run.start_at(self.implementation, t)
        if self._bundles is None or self._bundles[0] != id(start):
            self._bundles = id(start), bundles(self.run.model, start, self.quantity)
        return self._bundles[1]

    def before(self, key: int, t: int) -> int | None:
        """The step in time that a layer processed before step t; None where it began there."""
        row = self.row(key, t)
        if row <= 0 or is_reset(self.run.model.reset_every, row):
            return None
        return t + 1 if self.run.model.layers[key].is_backward else t - 1
