"""Runs of experiments in NumPy, whole and recorded."""

from engine.experiment import Experiment
from engine.run.measures import Measures
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.recorded_run import RecordedRun
from engine.run.simulate import Simulation
from engine.run.trace import Trace


def recorded(experiment: Experiment, steps: int = 10_000, row: int = 0) -> RecordedRun:
    """Run in NumPy to the end, or for some steps."""
    simulation = Simulation(Job(experiment, row, ("numpy",)), {"numpy": NumPyNetwork})
    found = RecordedRun.begin(simulation.plan)
    while simulation.ending is None and found.steps < steps:
        found.append(simulation.advance(min(1000, steps - found.steps)))
    return found


def run(experiment: Experiment, steps: int = 10_000, row: int = 0) -> tuple[Plan, Trace]:
    """Run in NumPy to the end. The plan, and everything recorded."""
    found = recorded(experiment, steps, row)
    return found.plan, found.trace


def as_run(plan: Plan, trace: Trace) -> RecordedRun:
    """A run of these steps; nothing is measured."""
    return RecordedRun((plan,), trace, Measures(plan))
