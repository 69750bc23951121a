"""What the activations of a run's cells put out, as the cells declare them: gates, candidates, states."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.cells.base import Cell
from engine.cells.operand import Activation, Computed, walk
from engine.expression.scope import Scope
from engine.run.name import Name


@dataclass(frozen=True)
class ActivationOutput:
    """What one activation of a layer puts out at every step.

    table: where it is recorded, or, where only what is bent is recorded, as c of tanh(c), that.
    function: the activation's name; "" where it is not known.
    """

    table: Name
    function: str
    is_recorded: bool = True

    def rows(self, scope: Scope, begin: int, end: int) -> Array:
        """Steps begin … end - 1, (units, steps)."""
        rows = scope.rows(self.table, begin, end)
        if self.is_recorded:
            return rows
        with np.errstate(all="ignore"):  # what overflowed in the run overflows here again
            return ACTIVATIONS[self.function](np.ascontiguousarray(rows.T)).T

    def size(self, scope: Scope) -> int:
        """How many units."""
        return scope.sizes[self.table]

    def written(self, scope: Scope, unit: int | None = None) -> str:
        """How a watch names these outputs, or the output of one unit; a lone unit needs no index."""
        index = "" if unit is None or self.size(scope) == 1 else f"[{unit}]"
        name = scope.written(self.table) + index
        return name if self.is_recorded else f"{self.function}({name})"


def activation_outputs(scope: Scope) -> list[ActivationOutput]:
    """The outputs of activations in every layer of the main implementation, from the first layer on.

    A layer of which none is recorded, as Keras records states alone, and one that nothing is known of, has
    its h in their place.
    """
    states = [name for name in scope.sizes if name == Name("h", name.layer, scope.implementation)]
    found: list[ActivationOutput] = []
    for state in states:
        assert state.layer is not None
        own: list[ActivationOutput] = []
        if scope.plan is not None:
            own += _of_cell(scope, scope.plan.job.experiment.model.layers[state.layer], state.layer)
        found += own or [ActivationOutput(state, "")]
    return found


def _of_cell(scope: Scope, cell: Cell, layer: int) -> Iterator[ActivationOutput]:
    for quantity in cell.quantities:
        table = Name(quantity.name, layer, scope.implementation)
        for operand in walk(quantity.expression):
            if not isinstance(operand, Activation):
                continue
            function = cell.activation_name(operand)
            if operand is quantity.expression:
                if table in scope.sizes:
                    yield ActivationOutput(table, function)
            elif isinstance(operand.inside, Computed):
                bent = Name(operand.inside.quantity, layer, scope.implementation)
                if bent in scope.sizes:
                    yield ActivationOutput(bent, function, is_recorded=False)
