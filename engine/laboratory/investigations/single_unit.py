"""How well one linear unit can do what needs two."""

from typing import ClassVar

import numpy as np

from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.laboratory.base import Investigation, LabMark
from engine.laboratory.best_unit import best_single_unit
from engine.landscape.plane import PlaneSpan, weights_by_name
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.train.trained import with_trained


class SingleUnit(Investigation):
    """The one-unit optimum of the notebook's sequence on its landscape."""

    name: ClassVar[str] = "single-unit"
    title: ClassVar[str] = "One unit at its best"
    order: ClassVar[int] = 1
    updates: ClassVar[int] = 600

    def paragraphs(self) -> tuple[str, ...]:
        weights = best_single_unit(self._notebook())
        kernel, recurrent_kernel, bias = (f"{weight:.4f}".replace("-", "−") for weight in weights)
        return (
            "The notebook's network has the sequence's own numbers as its weights, kernel 2, "
            "recurrent_kernel 1 and bias 3, and is far off: its recurrent weight carries the last output, "
            "and the sequence needs the last input. What is the best that one linear unit can do?",
            f"The minimum is at kernel {kernel}, recurrent_kernel {recurrent_kernel} and bias {bias}: a "
            "mean squared error of 0.0085. It is marked on the landscape, which is drawn at that bias.",
            "The valley that leads there is narrow: where kernel + recurrent_kernel is a little more, "
            "every output is a larger multiple of the one before, so that the loss rises by powers of ten "
            "across the valley, and hardly along it.",
            "Adam and SGD start at one side. Both are at the bottom within 100 updates, far below the "
            "loss of 14,800 that they began with. Then they creep: after 600 updates Adam has 0.086, ten "
            "times the minimum's, and SGD stands at 0.118, as a learning rate of more than 1e-7 would "
            "throw it out across the valley.",
        )

    def experiment(self) -> Experiment:
        notebook = self._notebook()
        _, _, bias = best_single_unit(notebook)
        start = weights_by_name(notebook, np.array([2.0, 0.5, bias]))
        return with_trained(notebook, start).replace(name="One unit", training=Adam(learning_rate=0.02))

    def raced(self) -> tuple[Experiment, ...]:
        start = self.experiment()
        return start.replace(training=SGD(learning_rate=1e-7)), start

    def spans(self) -> tuple[PlaneSpan, PlaneSpan]:
        return (1.5, 3.5), (-1.2, 1.2)

    def marks(self) -> tuple[LabMark, ...]:
        notebook = self._notebook()
        weights = weights_by_name(notebook, best_single_unit(notebook))
        return (LabMark("best single unit", weights),)

    @staticmethod
    def _notebook() -> Experiment:
        return find_experiment("notebook")[0]
