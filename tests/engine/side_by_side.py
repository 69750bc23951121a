"""Runs of two implementations without TensorFlow: a second NumPy network in Keras' place and precision."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.array import DTYPES, Array
from engine.experiment import Experiment
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import MakeNetwork, Simulation
from engine.run.trace import Trace
from engine.run.weights import Start, start_of_plan


class StandIn(NumPyNetwork):
    """Computes as NumPy does in Keras' precision, and records what Keras records."""

    name = "keras"

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._dtype = DTYPES[plan.job.experiment.precision.keras]

    def advance(self, x: Array) -> dict[Name, Array]:
        with np.errstate(all="ignore"):
            found = super().advance(x)
        return {name: array for name, array in found.items() if name.quantity in ("y", "h")}


STAND_INS: Mapping[str, MakeNetwork] = {"numpy": NumPyNetwork, "keras": StandIn}


def run_both(experiment: Experiment, networks: Mapping[str, MakeNetwork] = STAND_INS) -> tuple[Plan, Trace]:
    """Run to the end. The plan, and everything recorded."""
    simulation, trace = Simulation(Job(experiment), networks), Trace()
    while simulation.ending is None:
        trace.append(simulation.advance(500))
    return simulation.plan, trace


def starts_of(plan: Plan) -> dict[str, Start]:
    return {name: start_of_plan(plan, name) for name in ("numpy", "keras")}


def start_at(plan: Plan) -> Callable[[str, int], Start]:
    starts = starts_of(plan)
    return lambda implementation, t: starts[implementation]
