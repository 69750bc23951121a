"""What the names of an expression stand for in a backward pass: grad.h, grad[1].kernel, and h itself."""

from collections.abc import Iterator, Mapping

import numpy as np

from engine.array import Array
from engine.cells.stage import INSIDE
from engine.expression.scope import GRADIENT, Missing, Reference, Scope
from engine.gradient.recorded_gradient import COUNTS, GRAD, RecordedGradient, grad
from engine.implementations.numpy import NumPy
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name, Y

READOUT = {"readout_kernel": READOUT_KERNEL, "readout_bias": READOUT_BIAS}
MOST_NUMBERS = 2**24  # of what all steps add to one weight, 128 MB


class GradientTables:
    """The tables of a backward pass that have a name in the language, and as many steps."""

    def __init__(self, record: RecordedGradient) -> None:
        self._record = record
        self._names = [name for name in record.tables if name != COUNTS and INSIDE not in name.quantity]

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return self._record.steps

    def __getitem__(self, name: Name) -> Array:
        return self._record.tables[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names)


class GradientScope(Scope):
    """The numbers are NumPy's; what a step adds to a weight is worked out where it is asked for."""

    def __init__(self, record: RecordedGradient) -> None:
        super().__init__(GradientTables(record), None, NumPy.name)
        self._record = record
        self.all_count = bool(record.tables[COUNTS].all())

    def key(self, reference: Reference) -> Name:
        if reference.implementation != GRADIENT:
            return super().key(reference)
        quantity, layer = reference.quantity, self.layer if reference.layer is None else reference.layer
        name = Y if quantity == Y.quantity else READOUT.get(quantity, Name(quantity, layer))
        weights = self._record.start.weights
        if name in weights:
            if weights[name].size * self.steps > MOST_NUMBERS:
                raise Missing(f"{str(reference)!r} has too many numbers over {self.steps:,} steps")
            return grad(name)
        if grad(name) not in self.tables:
            raise Missing(*self._about_missing(reference))
        return grad(name)

    def rows(self, name: Name, begin: int, end: int) -> Array:
        weight = Name(name.quantity.removeprefix(GRAD), name.layer)
        if not name.quantity.startswith(GRAD) or weight not in self._record.start.weights:
            return super().rows(name, begin, end)
        size, end = self._record.start.weights[weight].size, max(begin, end)
        found = self._record.of_weight(weight, slice(begin, end)).reshape(end - begin, size)
        return np.ascontiguousarray(found.T)

    def written(self, name: Name) -> str:
        if not name.quantity.startswith(GRAD):
            return super().written(name)
        is_other = name.layer is not None and name.layer != self.layer
        return f"{GRADIENT}[{name.layer}].{name.quantity.removeprefix(GRAD)}" if is_other else name.quantity

    @property
    def sizes(self) -> Mapping[Name, int]:
        weights = self._record.start.weights.items()
        return {**super().sizes, **{grad(name): one.size for name, one in weights if name.layer is not None}}
