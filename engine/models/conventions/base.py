"""What a convention is: order of gates, rows or columns, number of biases, which way z points."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

import numpy as np

from engine.array import Array
from engine.cells.base import Cell, Weights
from engine.cells.spelling import AS_DECLARED, Spelling
from engine.errors import ParameterError
from engine.models.cell_weights import KERAS_GATES, CellWeights, bias_shape, no_bias

Arrays = Mapping[str, Array]
TURNABLE = ("sigmoid", "hard_sigmoid")  # of which σ(−a) = 1 − σ(a)


class WeightConvention:
    """How one program keeps the weights of a recurrent layer; converts from and to Keras' layout.

    A subclass says what differs; one whose arrays are built otherwise overrides `arrays` and `weights`.
    """

    name: ClassVar[str]
    """The name on screen and on the command line."""
    gates: ClassVar[Mapping[str, tuple[str, ...]]]
    """The gates of each cell that the convention knows, in its order and by this program's letters."""
    kernel: ClassVar[str]
    recurrent_kernel: ClassVar[str]
    bias: ClassVar[str]
    second_bias: ClassVar[str] = ""
    """The names of the arrays; second_bias: where there is a bias for x and one for h, else ""."""
    is_transposed: ClassVar[bool] = False
    """Whether W x + U h is written with column vectors, so that gates are blocks of rows."""
    z_keeps_state: ClassVar[bool] = True
    """Whether h = z ∘ h + (1 − z) ∘ n; where False, h = (1 − z) ∘ h + z ∘ n."""
    resets_after: ClassVar[tuple[bool, ...]] = (True, False)
    """The values of reset_after that the convention's GRU can have."""

    spellings: ClassVar[Mapping[str, Spelling]] = {}
    """How each cell's equations are written, where otherwise than in Keras."""

    def spelling(self, cell: Cell) -> Spelling:
        """How a cell's equations are written; as Keras writes them where the convention refuses."""
        return AS_DECLARED if self.refusal(cell) else self.spellings.get(cell.cell, AS_DECLARED)

    def refusal(self, cell: Cell) -> str:
        """Why a cell's equations cannot be written so, in a sentence; "" where they can."""
        try:
            self.check(cell.cell, getattr(cell, "reset_after", True))
        except ParameterError as error:
            return f"{error.message}."
        function = getattr(cell, "recurrent_activation", TURNABLE[0])
        if cell.cell == "GRU" and not self.z_keeps_state and function not in TURNABLE:
            return f"{self.name} turns z around, which cannot be written with {function}."
        return ""

    def arrays(self, layer: CellWeights) -> dict[str, Array]:
        """The layer's arrays by this convention's names. Raises ParameterError for a cell it has not."""
        self.check(layer.kind, layer.reset_after)
        found = {
            self.kernel: self._out(layer.kind, layer.weights.kernel),
            self.recurrent_kernel: self._out(layer.kind, layer.weights.recurrent_kernel),
        }
        if not layer.has_bias:
            return found
        first, second = self._biases(layer)
        found[self.bias] = first
        if self.second_bias and (second is not None or self.always_two_biases):
            found[self.second_bias] = np.zeros_like(first) if second is None else second
        return found

    def weights(self, kind: str, arrays: Arrays, reset_after: bool = True) -> CellWeights:
        """A layer of Keras' layout from this convention's arrays.

        Two biases that only ever stand in one sum are added. Raises ParameterError, naming the array.
        """
        self.check(kind, reset_after)
        kernel, recurrent = self._in(kind, arrays, self.kernel), self._in(kind, arrays, self.recurrent_kernel)
        names = [name for name in (self.bias, self.second_bias) if name and name in arrays]
        units = recurrent.shape[0]
        rows = [self._row(kind, arrays[name], name) for name in names]
        bias = self._joined(kind, rows, units, reset_after)
        return CellWeights(kind, Weights(kernel, recurrent, bias), bool(rows), reset_after)

    always_two_biases: ClassVar[bool] = False
    """Whether a second bias of zeros is kept where one bias would do."""

    def check(self, kind: str, reset_after: bool = True) -> None:
        """Raise ParameterError for a cell, or a GRU, that this convention has not."""
        if kind not in self.gates:
            raise ParameterError("", f"{self.name} has no {kind}; it has {', '.join(self.gates)}")
        if kind == "GRU" and reset_after not in self.resets_after:
            where = "behind the product (reset_after true)" if not reset_after else "before the product"
            raise ParameterError("", f"{self.name} has no GRU whose reset gate acts otherwise than {where}")

    def difference(self, kind: str) -> str:
        """A sentence that says in what the convention differs from Keras, for a tooltip."""
        if kind not in self.gates:
            return f"{self.name} has no {kind}."
        parts = [*self._matrices(kind), *self._gates(kind), *self._numbers(kind)]
        return f"{self.name} {'; '.join(parts)}." if parts else f"{self.name} keeps weights as Keras does."

    def _matrices(self, kind: str) -> Iterator[str]:
        """How it multiplies."""
        spelling = self.spellings.get(kind, AS_DECLARED)
        if spelling.joins:
            yield "has one kernel for x and h together, [x, h] K"
        elif spelling.side == "column":
            yield "writes W x + U h, so that its matrices are Keras' transposed"
        elif self.is_transposed:
            yield "keeps Keras' matrices transposed"

    def _gates(self, kind: str) -> Iterator[str]:
        """Their order, letters, and what they do."""
        spelling = self.spellings.get(kind, AS_DECLARED)
        order = self.gates[kind]
        if order != KERAS_GATES[kind]:
            shown = " ".join(spelling.gates.get(gate, gate) for gate in order)
            yield f"has the gates in the order {shown} (Keras: {' '.join(KERAS_GATES[kind])})"
        if letters := self._letters(kind):
            yield f"writes {letters}"
        if kind == "GRU" and not self.z_keeps_state:
            yield "lets z = 1 take the candidate, where in Keras z = 1 keeps the state"
        if kind == "GRU" and len(self.resets_after) == 1:
            place = "behind" if self.resets_after[0] else "before"
            yield f"resets {place} the product alone (reset_after {str(self.resets_after[0]).lower()})"

    def _numbers(self, kind: str) -> Iterator[str]:
        """Its biases."""
        if self.always_two_biases:
            yield "has one bias for x and one for h"
        elif self.second_bias and kind == "GRU":
            yield f"keeps the two biases of reset_after apart, as {self.bias} and {self.second_bias}"

    def _letters(self, kind: str) -> str:
        """Which quantities have other letters here: "j for g"."""
        spelling = self.spellings.get(kind, AS_DECLARED)
        other = [f"{letter} for {name}" for name, letter in spelling.quantities.items()]
        return " and ".join(filter(None, [", ".join(other[:-1]), *other[-1:]]))

    # ── parts of it ────────────────────────────────────────────────────────────────────────────

    def _out(self, kind: str, matrix: Array) -> Array:
        """Columns of Keras' order in this convention's order, turned if need be."""
        ordered = self._signed(kind, reordered(matrix, KERAS_GATES[kind], self.gates[kind]))
        return np.ascontiguousarray(ordered.T if self.is_transposed and ordered.ndim == 2 else ordered)

    def _in(self, kind: str, arrays: Arrays, name: str) -> Array:
        matrix = array_of(arrays, name)
        if matrix.ndim != 2:
            raise ParameterError(name, f"must have two axes, got shape {matrix.shape}")
        turned = matrix.T if self.is_transposed else matrix
        return self._row(kind, turned, name)

    def _row(self, kind: str, array: Array, name: str) -> Array:
        """Columns of this convention's order in Keras' order."""
        blocks = len(self.gates[kind])
        if array.ndim not in (1, 2) or array.size == 0 or array.shape[-1] % blocks:
            raise ParameterError(name, f"must have {blocks} blocks of one size, got shape {array.shape}")
        return np.ascontiguousarray(reordered(self._signed(kind, array), self.gates[kind], KERAS_GATES[kind]))

    def _signed(self, kind: str, array: Array) -> Array:
        """Turn z around: sigmoid(−a) = 1 − sigmoid(a)."""
        if kind != "GRU" or self.z_keeps_state:
            return array
        units = array.shape[-1] // 3
        sign = np.ones(array.shape[-1])
        at = self.gates[kind].index("z")
        sign[at * units : (at + 1) * units] = -1
        return np.asarray(array * sign, dtype=array.dtype)

    def _biases(self, layer: CellWeights) -> tuple[Array, Array | None]:
        bias = self._out_rows(layer.kind, layer.weights.bias)
        return (bias[0], bias[1]) if bias.ndim == 2 else (bias, None)

    def _out_rows(self, kind: str, rows: Array) -> Array:
        return np.ascontiguousarray(self._signed(kind, reordered(rows, KERAS_GATES[kind], self.gates[kind])))

    def _joined(self, kind: str, rows: list[Array], units: int, reset_after: bool) -> Array:
        """Keras' bias: both rows of a GRU with reset_after, else their sum."""
        if not rows:
            return no_bias(kind, units, reset_after)
        if len(bias_shape(kind, units, reset_after)) == 1:
            # In float64: the sum of two float32 numbers seldom is one.
            return rows[0] if len(rows) == 1 else rows[0].astype(np.float64) + rows[1]
        if rows[0].ndim == 2:
            return rows[0]
        return np.stack([rows[0], rows[1] if len(rows) > 1 else np.zeros_like(rows[0])])


def array_of(arrays: Arrays, name: str) -> Array:
    """The array of a name. Raises ParameterError where it is missing."""
    if name not in arrays:
        raise ParameterError(name, "is missing")
    return arrays[name]


def reordered(array: Array, old: tuple[str, ...], new: tuple[str, ...]) -> Array:
    """The blocks of the last axis in another order."""
    if old == new:
        return array
    blocks = np.split(array, len(old), axis=-1)
    return np.concatenate([blocks[old.index(gate)] for gate in new], axis=-1)
