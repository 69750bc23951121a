"""NumPy steps streamed into a trace, beside the notebook's own loop."""

import time
from statistics import median

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from engine.sequences.memory_sum import MemorySum
from tests.benchmarks.table import Row

STEPS = 20_000
REPEATS = 5
BLOCK = 1024


def linear_experiment(steps: int = STEPS) -> Experiment:
    """One linear unit over a sequence that grows slowly enough for any number of steps."""
    layer = SimpleRNN(activation="linear", kernel=((1,),), recurrent_kernel=((0,),), bias=(1,))
    return Experiment(sequence=MemorySum(seq_len=steps + 1), model=Model(layers=(layer,)))


def stream(experiment: Experiment) -> Trace:
    """A whole run in NumPy, every quantity recorded."""
    simulation = Simulation(Job(experiment, implementations=("numpy",)), {"numpy": NumPyNetwork})
    trace = Trace(simulation.plan.steps)
    while simulation.ending is None:
        trace.append(simulation.advance(BLOCK))
    return trace


def notebook_loop(inputs: np.ndarray) -> np.ndarray:
    """The notebook's loop: it records the outputs only. Its print is left out."""
    W, U, b, state_t = np.array([[1]]), np.array([[0]]), np.array([1]), np.array([0])
    outputs = []
    for input_t in inputs:
        output_t = np.dot(W, input_t) + np.dot(U, state_t) + b
        outputs.append(output_t)
        state_t = output_t
    return np.stack(outputs)


def measure() -> list[Row]:
    """Microseconds a step of both, median of some alternating repeats."""
    experiment = linear_experiment()
    inputs = np.arange(1, STEPS + 1).reshape(-1, 1)
    ours, theirs = [], []
    for _ in range(REPEATS):
        began = time.perf_counter()
        stream(experiment)
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        notebook_loop(inputs)
        theirs.append(time.perf_counter() - began)
    ratio = median(theirs) / median(ours)
    return [
        Row("notebook's loop, outputs only", f"{median(theirs) / STEPS * 1e6:.2f} µs/step"),
        Row("streamed, every quantity", f"{median(ours) / STEPS * 1e6:.2f} µs/step"),
        Row("speed beside the notebook's loop", f"{ratio:.2f} ×", "at least 1.25 ×", ratio >= 1.25),
    ]
