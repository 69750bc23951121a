"""Runs of experiments in NumPy, whole and recorded."""

from engine.experiment import Experiment
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import Simulation
from engine.run.trace import Trace


def run(experiment: Experiment, steps: int = 10_000, row: int = 0) -> tuple[Plan, Trace]:
    """Run in NumPy to the end. The plan, and everything recorded."""
    simulation = Simulation(Job(experiment, row, ("numpy",)), {"numpy": NumPyNetwork})
    trace = Trace()
    while simulation.ending is None and trace.steps < steps:
        trace.append(simulation.advance(min(1000, steps - trace.steps)))
    return simulation.plan, trace
