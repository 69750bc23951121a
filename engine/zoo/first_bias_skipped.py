"""The state's bias left out where there is no state yet."""

import dataclasses

from engine.array import Array, joined_tables, read_only
from engine.cells.base import Cell, Weights
from engine.cells.gru import GRU
from engine.run.name import Name
from engine.run.network import Network
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan
from engine.sequences.values import Values
from engine.zoo.base import Specimen
from engine.zoo.planting import WithWeights


def _without_its_bias(cell: Cell, weights: Weights) -> Weights:
    """The weights with 0 for the candidate's bias of the recurrent part, where it has one."""
    if weights.bias.ndim < 2:
        return weights
    bias = weights.bias.copy()
    bias[1, cell.block("bias").columns("n", cell.units)] = 0
    return dataclasses.replace(weights, bias=read_only(bias))


class _Skipping(NumPyNetwork):
    """Makes the first step with other weights."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._first = WithWeights(plan, GRU, _without_its_bias) if self.start.t == 0 else None

    def advance(self, x: Array) -> dict[Name, Array]:
        if self._first is None or not len(x):
            return super().advance(x)
        first, self._states = self._first.advance(x[:1]), self._first._states
        self._first = None
        if len(x) == 1:
            return first
        return joined_tables([first, super().advance(x[1:])])


class FirstBiasSkipped(Specimen):
    """n = φ(x W + b) at the first step, for φ(x W + b + r ∘ (h U + c)) with h = 0."""

    difficulty = 130
    line = "Always 2 too small"
    symptom = (
        "The output should grow by the number that comes in and by 2 more, at every step. Keras' does. "
        "NumPy's grows as it should, but is 2 too small from beginning to end."
    )
    explanation = (
        "There is no state before the first step, so the whole recurrent part is skipped there, and with it "
        "the bias c of the candidate, which does not depend on the state. A state of zeros still leaves "
        "r ∘ c. Begin with zeros, and compute the first step as all others."
    )
    report = "ml-explore/mlx#3249"
    giveaways = ("bias", "skip", "first step", "initial", "candidate", "recurrent", "zero")
    sequence = Values.parse(
        {
            "values": [[1], [0], [3], [-2], [4], [0], [1], [2]],
            "targets": [[3], [5], [10], [10], [16], [18], [21], [25]],
        }
    )
    layer = GRU.parse(
        {
            "activation": "linear",
            "recurrent_activation": "sparse_sigmoid",  # exactly 0 and 1 beyond 1
            "kernel": [[0, 0, 1]],
            "recurrent_kernel": [[0, 0, 1]],
            "bias": [[-6, 6, 0], [0, 0, 2]],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return _Skipping(plan)
