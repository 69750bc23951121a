"""Keras, whose own layers are stepped."""

from typing import ClassVar

from engine.cells.base import Cell
from engine.experiment import Experiment
from engine.implementations.base import Implementation
from engine.implementations.style import Shades, Stroke, Style


class Keras(Implementation):
    """Keras' layers on TensorFlow. They tell no more than their states."""

    name: ClassVar[str] = "keras"
    title: ClassVar[str] = "Keras"
    possessive: ClassVar[str] = "Keras'"
    help: ClassVar[str] = "Run the Keras implementation."
    order: ClassVar[int] = 1
    style: ClassVar[Style] = Style(
        colour=Shades("#d9600f", "#ff9f43"),
        text=Shades("#b04a06", "#ff9f43"),
        output=Stroke(symbol="ring"),
        error=Stroke(dashes=(4, 4), symbol="ring"),
        unit=Stroke(width=1.0, dashes=(2, 4), symbol="ring"),
        printed=1.2,
    )
    made_by: ClassVar[str] = "engine.keras.network:KerasNetworks"
    trained_by: ClassVar[str] = "engine.train.training_run:keras_trainer"
    needs_tensorflow: ClassVar[bool] = True

    def refusal(self, experiment: Experiment) -> str:
        """Some cells have no layer in Keras."""
        alone = dict.fromkeys(cell.cell for cell in experiment.model.layers if cell.keras_layer is None)
        if not alone:
            return ""
        return f"Keras has no layer for {' and '.join(alone)}, so NumPy computes alone."

    def records(self, cell: Cell) -> tuple[str, ...]:
        """The states."""
        return cell.states

    def precision(self, experiment: Experiment) -> str:
        """As the experiment says."""
        return experiment.precision.keras
