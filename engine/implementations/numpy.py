"""NumPy, which steps a model in plain sight."""

from typing import ClassVar

from engine.experiment import Experiment
from engine.implementations.base import Implementation
from engine.implementations.style import Shades, Stroke, Style

_BLUE = Shades("#0b62c4", "#68b2ff")


class NumPy(Implementation):
    """The readable twin of Keras' layers; it is always there."""

    name: ClassVar[str] = "numpy"
    title: ClassVar[str] = "NumPy"
    possessive: ClassVar[str] = "NumPy's"
    help: ClassVar[str] = "Run the NumPy implementation."
    order: ClassVar[int] = 0
    style: ClassVar[Style] = Style(
        colour=_BLUE,
        text=_BLUE,
        output=Stroke(width=3.5),  # seen on both sides of Keras' line where they agree
        error=Stroke(symbol="dot"),
        unit=Stroke(width=2.0),
        printed=3.2,
    )
    made_by: ClassVar[str] = "engine.run.numpy_network:NumPyNetworks"
    trained_by: ClassVar[str] = "engine.train.training_run:numpy_trainer"

    def precision(self, experiment: Experiment) -> str:
        """As the experiment says."""
        return experiment.precision.numpy
