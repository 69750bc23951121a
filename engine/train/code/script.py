"""What the scripts of all frameworks have in common: data, weights, batches, and what they can't write."""

from dataclasses import dataclass
from typing import Any

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.gradient.weight_vector import WeightVector
from engine.implementations.every import implementation
from engine.run.name import Name
from engine.run.start import Start, start_of
from engine.train.data import Batches, TrainingData, training_data

WHAT = "a training's script"
MOST_NUMBERS = 100_000  # of the data: more make a script that nobody reads


@dataclass(frozen=True)
class ScriptParts:
    """An experiment's training, ready to be written."""

    experiment: Experiment
    updates: int
    precision: str
    data: TrainingData
    start: Start
    weights: dict[Name, Array]

    @property
    def head(self) -> list[str]:
        """The title, and which data there are, (rows, steps, …)."""
        data, name = self.data, self.experiment.name.replace('"', "'").replace("\\", "/")
        updates = "1 update" if self.updates == 1 else f"{self.updates} updates"
        batches = Batches.of(self.experiment, data.rows)
        rows = [list(batches.of_update(update)) for update in range(self.updates + 1)]
        all_rows = rows if batches.size < data.rows else f"[{rows[0]}] * (updates + 1)"
        x, target = data.x.swapaxes(0, 1).tolist(), data.target.swapaxes(0, 1).tolist()
        return [
            f'"""Trains {name}: {updates}. Prints the loss before each, and after the last."""',
            "",
            "import numpy as np",
            "",
            f'precision = "{self.precision}"',
            f"updates = {self.updates}",
            f"x_train = np.array({x}, dtype=precision)  # (rows, steps, features)",
            f"targets = np.array({target}, dtype=precision)",
            f"counts_train = np.array({data.counts.T.tolist()})  # which steps count",
            f"batches = {all_rows}  # rows of each update",
        ]

    def weight_lines(self) -> list[str]:
        """Every weight by the name that `code_name` gives it, in Keras' shapes."""
        lists = {code_name(name): array.tolist() for name, array in self.weights.items()}
        return [f"{name} = np.array({numbers}, dtype=precision)" for name, numbers in lists.items()]

    def state(self, layer: int, name: str) -> list[Any]:
        """What stands before the first step."""
        found: list[Any] = self.start.layers[layer].states[name].tolist()
        return found


def code_name(name: Name) -> str:
    """What a weight is called in a script: kernel0, bias0, V, c."""
    if name.layer is None:
        return "V" if name.quantity == "kernel" else "c"
    return f"{name.quantity}{name.layer}"


def parts_of(experiment: Experiment, updates: int, framework: str) -> ScriptParts:
    """What a script is written from. Raises ParameterError for what it can't do."""
    _check(experiment)
    name = "keras" if framework == "keras" else "numpy"
    precision = implementation(name).precision(experiment)
    data = training_data(experiment, precision)
    if data.x.size + data.target.size > MOST_NUMBERS:
        raise ParameterError("sequence", f"has more numbers than {WHAT} may hold, {MOST_NUMBERS:,}")
    start = start_of(experiment, precision)
    weights = WeightVector(experiment.model, start).copies()
    return ScriptParts(experiment, updates, precision, data, start, weights)


def _check(experiment: Experiment) -> None:
    """Raise ParameterError for what no script is written of."""
    for index, layer in enumerate(experiment.model.layers):
        if layer.is_backward:
            raise ParameterError(f"model.layers[{index}]", f"goes backwards, which is no part of {WHAT}")
    left_out = {
        "model.stateful": experiment.model.stateful,
        "model.reset_every": experiment.model.reset_every,
        "training.truncate": experiment.training.truncate,
        "training.fresh": experiment.training.fresh,
    }
    for field, value in left_out.items():
        if value:
            raise ParameterError(field, f"is no part of {WHAT}; take it away for that")
