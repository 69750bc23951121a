"""Runs of two implementations without TensorFlow: a second NumPy network in Keras' place and precision."""

from collections.abc import Mapping

import numpy as np

from engine.array import DTYPES, Array
from engine.experiment import Experiment
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import MakeNetwork, Simulation


class StandIn(NumPyNetwork):
    """Computes as NumPy does in Keras' precision, and records what Keras records."""

    name = "keras"

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._dtype = DTYPES[plan.job.experiment.precision.keras]

    def advance(self, x: Array) -> dict[Name, Array]:
        with np.errstate(all="ignore"):
            found = super().advance(x)
        states = {state for cell in self._cells for state in cell.states}
        return {name: array for name, array in found.items() if name.quantity in {"y", *states}}


STAND_INS: Mapping[str, MakeNetwork] = {"numpy": NumPyNetwork, "keras": StandIn}


def run_both(experiment: Experiment, networks: Mapping[str, MakeNetwork] = STAND_INS) -> RecordedRun:
    """Run to the end."""
    return record(Simulation(Job(experiment), networks), 500)
