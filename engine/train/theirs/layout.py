"""How somebody's gradients lie: turned or not, with which order of gates, whole or step by step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.name import Name
from engine.train.theirs.named import NamedGradient

ORDERS = {
    "LSTM": {"Keras": "ifgo", "cs231n": "ifog", "ONNX": "iofg"},
    "GRU": {"Keras": "zrn", "PyTorch": "rzn"},
    "SimpleRNN": {"Keras": "a"},
}
"""Of each cell, the orders of gates that are known, by who writes them so; Keras' first."""
PYTORCH = {"LSTM": "Keras", "GRU": "PyTorch", "SimpleRNN": "Keras"}


@dataclass(frozen=True)
class GradientLayout:
    """orders: by cell, who orders gates so. is_turned: square kernels lie with their columns as rows."""

    orders: Mapping[str, str]
    is_turned: bool

    @property
    def words(self) -> list[str]:
        """What is other than Keras has it, in words."""
        found = [f"the gates of {cell} in the order {' '.join(ORDERS[cell][who])}, as {who} has them"
                 for cell, who in self.orders.items() if who != "Keras"]  # fmt: skip
        return [*found, "square kernels transposed"] if self.is_turned else found


@dataclass(frozen=True, eq=False)
class PlacedGradient:
    """A gradient in Keras' order. values: (…) as the weight, or (steps, …). row: of a bias that is two."""

    title: str
    name: Name
    row: int | None
    values: Array
    is_by_step: bool

    def ours(self, by_step: Mapping[Name, Array] | None, whole: Mapping[Name, Array]) -> Array | None:
        """The part of our gradient that this one is compared with; None where ours is not known by step."""
        tables = by_step if self.is_by_step else whole
        if tables is None:
            return None
        table = tables[self.name]
        if self.row is None:
            return table
        return table[:, self.row] if self.is_by_step else table[self.row]


def layouts(gradients: Sequence[NamedGradient], experiment: Experiment) -> Iterator[GradientLayout]:
    """The layouts that may be meant, Keras' first; only one where the names are those of a program."""
    cells = list(dict.fromkeys(cell.cell for cell in experiment.model.layers))
    if any(one.program == "pytorch" for one in gradients):
        yield GradientLayout({cell: PYTORCH[cell] for cell in cells if cell in PYTORCH}, is_turned=True)
        return
    known = [[(cell, who) for who in ORDERS[cell]] for cell in cells if cell in ORDERS]
    for is_turned in (False, True):
        for chosen in product(*known):
            yield GradientLayout(dict(chosen), is_turned)


def placed(
    one: NamedGradient, shape: tuple[int, ...], steps: int, layout: GradientLayout, experiment: Experiment
) -> PlacedGradient:
    """A gradient as the layout has it. shape: of ours, whole. Raises ParameterError for another size."""
    values, row = one.values, one.row
    if row is not None:
        shape = shape[1:]
    elif len(shape) == 2 and one.name.quantity == "bias" and values.shape[-1:] == shape[1:]:
        row, shape = (None, shape) if values.shape[-2:] == shape else (0, shape[1:])
    elif len(shape) == 2 and one.name.quantity == "bias" and values.size == np.prod(shape):
        values = values.reshape(shape)
    is_by_step = values.ndim == len(shape) + 1 and values.shape[0] == steps
    own = values.shape[1:] if is_by_step else values.shape
    is_square = len(shape) == 2 and shape[0] == shape[1]
    if (
        len(shape) == 2
        and one.name.quantity != "bias"
        and own == shape[::-1]
        and (not is_square or layout.is_turned)
    ):
        values, own = values.swapaxes(-1, -2), shape
    if own != shape:
        wanted = " or ".join(str(one) for one in dict.fromkeys([shape, shape[::-1]]))
        by_step = f", or {(steps, *shape)} with a row for each step" if steps else ""
        raise ParameterError("", f"{one.title} must have shape {wanted}{by_step}, got {one.values.shape}")
    return PlacedGradient(
        one.title, one.name, row, _in_order(values, one.name, layout, experiment), is_by_step
    )


def _in_order(values: Array, name: Name, layout: GradientLayout, experiment: Experiment) -> Array:
    """The columns of each gate where Keras has them."""
    if name.layer is None:
        return values
    cell = experiment.model.layers[name.layer].cell
    who = layout.orders.get(cell, "Keras")
    if who == "Keras":
        return values
    theirs, keras = ORDERS[cell][who], ORDERS[cell]["Keras"]
    parts = np.split(values, len(keras), axis=-1)
    return np.concatenate([parts[theirs.index(gate)] for gate in keras], axis=-1)
