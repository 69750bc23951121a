"""The two ways to plant a mistake into the NumPy network: another cell, or states cleared too often."""

import numpy as np

from engine.array import Array
from engine.cells.simple_rnn import SimpleRNN
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan
from engine.run.weights import start_of


class WithCell(NumPyNetwork):
    """A NumPy network whose simple recurrent layers compute as another cell does."""

    def __init__(self, plan: Plan, kind: type[SimpleRNN]) -> None:
        super().__init__(plan)
        self._cells = tuple(kind(**dict(cell)) if type(cell) is SimpleRNN else cell for cell in self._cells)


class Forgetful(NumPyNetwork):
    """A NumPy network that is back at its initial states every few steps. every: how many."""

    def __init__(self, plan: Plan, every: int) -> None:
        super().__init__(plan)
        self._every, self._t = every, self.start.t
        self._first = start_of(plan.job.experiment, plan.job.experiment.precision.numpy)

    def advance(self, x: Array) -> dict[Name, Array]:
        steps = [self._step(x[t : t + 1]) for t in range(len(x))]
        return {name: np.concatenate([step[name] for step in steps]) for name in steps[0]}

    def _step(self, x: Array) -> dict[Name, Array]:
        if self._t % self._every == 0:
            self._states = [layer.states for layer in self._first.layers]
        self._t += 1
        return super().advance(x)
