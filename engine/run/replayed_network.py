"""Numbers from elsewhere, handed out step by step as a network's."""

import numpy as np

from engine.array import Array
from engine.experiment import Experiment
from engine.implementations.every import implementation
from engine.implementations.recorded import RecordedNumbers
from engine.run.name import Name, Y
from engine.run.plan import Plan
from engine.theirs.slot import slots_of


class ReplayedNetwork:
    """Hands out what the experiment carries; NaN where it carries nothing.

    Where nothing stands behind the last layer, its h and the output y are one, whichever is carried.
    """

    name = RecordedNumbers.name

    def __init__(self, plan: Plan) -> None:
        experiment = plan.job.experiment
        rows, steps, _ = experiment.sequence.inputs_shape
        assert experiment.theirs is not None
        carried = experiment.theirs.numbers(rows, steps)
        self._t = plan.job.first_given
        self._tables: dict[Name, Array] = {}
        for place in slots_of(experiment.model.layers, experiment.model.outputs):
            found = carried.get(str(place)) or carried.get(_twin(experiment, str(place)))
            is_fit = found is not None and found.values.shape[2] == place.size
            empty = np.full((steps, place.size), np.nan)
            table = found.values[plan.job.row] if found is not None and is_fit else empty
            self._tables[Name(place.quantity, place.layer)] = table

    def advance(self, x: Array) -> dict[Name, Array]:
        """The next steps' numbers. x: (steps, features), which tells how many."""
        part = slice(self._t, self._t + len(x))
        self._t += len(x)
        return {name: table[part] for name, table in self._tables.items()}


class ReplayedNetworks:
    """Makes them; they share nothing."""

    def network(self, plan: Plan) -> ReplayedNetwork:
        """A network before its first step. Raises FileError where the numbers are gone."""
        return ReplayedNetwork(plan)


def is_told(experiment: Experiment, name: Name) -> bool:
    """Whether an implementation tells a quantity at all; what was computed elsewhere may lack it.

    name: of a table, with its implementation.
    """
    if name.implementation is None or not implementation(name.implementation).is_replayed:
        return True
    return name in carried_names(experiment)


def carried_names(experiment: Experiment) -> frozenset[Name]:
    """The quantities that are carried, by the names of their tables."""
    if experiment.theirs is None:
        return frozenset()
    keys = experiment.theirs.keys
    keys |= {_twin(experiment, key) for key in keys}
    return frozenset(Name.parse(key).of(RecordedNumbers.name) for key in keys if key)


def _twin(experiment: Experiment, key: str) -> str:
    """The other name of the output where it is a state of the last layer; else "".

    It has one of its own behind a readout, and where two directions are merged.
    """
    model = experiment.model
    last = len(model.layers) - 1
    if model.readout is not None or model.outputs != model.layers[last].units:
        return ""
    return {Y.quantity: f"{last}.h", f"{last}.h": Y.quantity}.get(key, "")
