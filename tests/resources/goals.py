"""What every goal of the built-in lessons asks for, said once more in NumPy, of a whole run."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.array import Array

Meaning = Callable[["Shown"], bool]


@dataclass(frozen=True)
class Shown:
    """What a learner sees of a run, (steps,) each; h: (steps, units)."""

    x: Array
    target: Array
    y: Array
    h: Array

    @property
    def t(self) -> Array:
        """The steps."""
        return np.arange(len(self.x))

    @property
    def mae(self) -> float:
        """The mean size of the error."""
        return float(np.abs(self.y - self.target).mean())


def _twice(run: Shown) -> bool:
    return bool((np.append(run.x, run.target[-1]) == 2.0 ** np.arange(len(run.x) + 1)).all())


def _swings(run: Shown) -> bool:
    return bool((np.append(run.x, run.target[-1]) == (-1.0) ** np.arange(len(run.x) + 1)).all())


def _keeps_its_length(run: Shown) -> bool:
    length = np.sqrt((run.h.astype(float) ** 2).sum(axis=1))
    return bool(length.min() > 0.5 and length.max() < 2)


MEANINGS: dict[str, Meaning] = {
    "01-sequence 7.1": _twice,
    "01-sequence 7.2": _swings,
    "02-inputs-and-targets 7.1": lambda run: len(run.x) == 20,
    "03-one-unit 6.1": lambda run: bool((run.y == 2 * run.x + 3).all()),
    "03-one-unit 6.2": lambda run: bool((run.y == run.t + 1).all()),
    "04-equation 6.1": lambda run: bool((run.h[:, 0] == run.x).all()),
    "04-equation 6.2": lambda run: bool((np.diff(run.h[:, 0]) == run.x[1:]).all()),
    "05-weights 5.1": lambda run: bool((run.y == run.target).all()),
    "05-weights 6.1": lambda run: run.mae < 10,
    "06-error-plot 8.1": lambda run: bool((run.y == run.target).all()),
    "07-h-is-not-x 7.1": lambda run: run.mae < 1,
    "08-two-units 5.1": lambda run: bool((np.abs(run.y - run.target) < 0.01).all()),
    "08-two-units 7.1": lambda run: bool((np.abs(run.y - run.target) < 0.01).all()),
    "09-longer-memory 3.1": lambda run: bool((np.abs(run.y - run.target) < 0.01).all()),
    "09-longer-memory 7.1": lambda run: bool((np.abs(run.y - run.target) < 0.01).all()),
    "10-growth 7.1": _keeps_its_length,
    "11-tanh 5.1": lambda run: bool((run.h[30:, 0] > 0.6).all() and (run.h[30:, 0] < 0.7).all()),
    "11-tanh 6.1": lambda run: run.mae < 0.01,
    "12-float32 5.1": lambda run: bool((run.y == run.target).all()),
    "13-keras 5.1": lambda run: run.y[-1] == float(np.float32(12586269025.0)),
    "14-find-the-bug 6.1": lambda run: bool((run.y == run.target).all()),
    "15-port-bug 4.1": lambda run: run.mae < 0.01,
    "16-training 3.2": lambda run: float(((run.y - run.target) ** 2).mean()) < 0.001,
}
