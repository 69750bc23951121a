"""Landscapes: 256 × 256 places over 100 steps of one unit, and the first coarse picture of an LSTM of 16."""

import time
from collections.abc import Callable

from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.landscape.grid import LEVEL_STARTS, LINES, SIDES
from engine.landscape.plane import RandomDirections, TwoWeights, WeightNumber
from engine.run.name import Name
from engine.work.equipment import Equipment
from engine.work.landscape import LandscapeJob, LandscapeWork
from tests.benchmarks.table import Row
from tests.benchmarks.train import experiment_of

REPEATS = 7
WHOLE_MOST, COARSE_MOST = 0.05, 0.05  # seconds
TWO_WEIGHTS = TwoWeights(
    WeightNumber(Name("recurrent_kernel", 0), (0, 0)), WeightNumber(Name("bias", 0), (0,))
)


def measure() -> list[Row]:
    """The best of some repeats each, on one thread as in the program."""
    one = experiment_of(SimpleRNN, 1).replace(model=Model(layers=(SimpleRNN(),)))
    lstm = experiment_of(LSTM, 16)
    equipment = Equipment()
    return [
        _row("one unit: 256² places", WHOLE_MOST, lambda: _finest(one, equipment)),
        _row(
            "LSTM 16: first picture, two weights", COARSE_MOST, lambda: _coarse(lstm, TWO_WEIGHTS, equipment)
        ),
        _row(
            "LSTM 16: first picture, random directions",
            COARSE_MOST,
            lambda: _coarse(lstm, RandomDirections(), equipment),
        ),
        _row("LSTM 16: all pictures", None, lambda: _whole(lstm, equipment), repeats=2),
    ]


def _row(what: str, most: float | None, make: Callable[[], float], repeats: int = REPEATS) -> Row:
    make()
    found = min(make() for _ in range(repeats))
    if most is None:
        return Row(what, f"{found * 1e3:.0f} ms")
    return Row(what, f"{found * 1e3:.0f} ms", f"at most {most * 1e3:.0f} ms", found <= most)


def _finest(experiment: Experiment, equipment: Equipment) -> float:
    """Seconds for the finest level alone."""
    work = LandscapeWork(LandscapeJob(experiment, TWO_WEIGHTS), equipment)
    work.advance(LEVEL_STARTS[-1])
    begun = time.perf_counter()
    work.advance(SIDES[-1])
    return time.perf_counter() - begun


def _coarse(experiment: Experiment, directions: TwoWeights | RandomDirections, equipment: Equipment) -> float:
    """Seconds from the job to the coarsest picture."""
    begun = time.perf_counter()
    LandscapeWork(LandscapeJob(experiment, directions), equipment).advance(SIDES[0])
    return time.perf_counter() - begun


def _whole(experiment: Experiment, equipment: Equipment) -> float:
    begun = time.perf_counter()
    LandscapeWork(LandscapeJob(experiment, TWO_WEIGHTS), equipment).advance(LINES)
    return time.perf_counter() - begun
