"""The notebook's own question: can training find the exact network?"""

from typing import ClassVar

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.files.experiment_file import find_experiment
from engine.laboratory.base import Investigation
from engine.laboratory.study import Study
from engine.optimizers.adam import Adam
from engine.optimizers.base import Training
from engine.optimizers.rms_prop import RMSprop
from engine.optimizers.sgd import SGD

UNITS, SEEDS = (1, 2, 3), (0, 1, 2)
OPTIMIZERS: tuple[Training, ...] = (
    SGD(learning_rate=0.01), RMSprop(learning_rate=0.01), Adam(learning_rate=0.05),
)  # fmt: skip
UPDATES = 1000


class ExactTwoUnits(Investigation):
    """Units, seeds and optimizers against the exact two units."""

    name: ClassVar[str] = "exact-two-units"
    title: ClassVar[str] = "Finding the exact two units"
    order: ClassVar[int] = 2

    def paragraphs(self) -> tuple[str, ...]:
        return (
            "Two linear units predict the notebook's sequence without any error: one adds up 2 × the "
            "input, 3 and what the other one has kept, and the other one keeps the input. The notebook "
            "compiles Adam and RMSprop, and trains for 0 epochs. Would training find these two units?",
            "Each number of the table is the mean squared error after a training of 1,000 updates, in the "
            "sequence's own units, whatever the network was trained on. Its weights begin as a seed has "
            "them. A double click opens that network.",
            "On the numbers as they are, from 1 to 7,421, SGD is gone at its first update, as the "
            "gradient is as long as the numbers are large. The steps of RMSprop and Adam are of one "
            "length whatever the gradient is. Adam gets two units to 0.15: near, but not exact.",
            "Divided by the largest, or standardised, the numbers ask for the same network with another "
            "bias, and the gradient is one that SGD can bear, though it creeps. Two units with Adam come "
            "hundreds of times nearer.",
            "With logarithms each error counts as a share of its number, as one often wants of data that "
            "grow. In the sequence's own units that is far off, and no linear network is exact, since the "
            "logarithm of a sum is no sum of logarithms.",
        )

    def experiment(self) -> Experiment:
        return self._start(2, 0, OPTIMIZERS[-1])

    def study(self) -> Study:
        settings = [(units, training) for units in UNITS for training in OPTIMIZERS]
        rows = tuple(_row_title(units, training) for units, training in settings)
        experiments = tuple(
            tuple(self._start(units, seed, training) for seed in SEEDS) for units, training in settings
        )
        return Study(rows, tuple(f"seed {seed}" for seed in SEEDS), experiments, UPDATES)

    @staticmethod
    def _start(units: int, seed: int, training: Training) -> Experiment:
        """Weights from the seed, as Keras draws them; a single unit needs no readout."""
        notebook = find_experiment("notebook")[0]
        limit = np.sqrt(6 / (units + 1))
        kernel = np.random.default_rng(seed).uniform(-limit, limit, (units, 1))
        readout = None if units == 1 else Dense(kernel=tuple(map(tuple, kernel.tolist())))
        model = Model(layers=(SimpleRNN(units=units, activation="linear"),), readout=readout)
        return notebook.replace(
            name=f"{'1 unit' if units == 1 else f'{units} units'}, seed {seed}",
            description="",
            seed=seed,
            model=model,
            training=training,
        )


def _row_title(units: int, training: Training) -> str:
    return f"{units} × {training.optimizer}"
