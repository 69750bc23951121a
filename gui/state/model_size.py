"""Units and layers of the model, one more or one fewer: each an undo step."""

from PyQt6.QtCore import QCoreApplication

from engine.cells.base import Cell
from engine.run.reshape import with_layer, with_layers
from gui.state.document import Document
from gui.state.selection import Selection

MAX_LAYERS = 8
MAX_UNITS = 1024


class ModelSize:
    """Changes how many units and layers the open experiment has, and looks at what was changed."""

    def __init__(self, document: Document, selection: Selection) -> None:
        self._document, self._selection = document, selection

    @property
    def layers(self) -> tuple[Cell, ...]:
        """The layers of the experiment."""
        return self._document.experiment.model.layers

    @property
    def current(self) -> int:
        """The index of the layer that is looked at."""
        return min(self._selection.layer, len(self.layers) - 1)

    @property
    def may_add(self) -> bool:
        """Whether another layer is possible."""
        return len(self.layers) < MAX_LAYERS and not self._document.locks.is_locked("model")

    @property
    def may_remove(self) -> bool:
        """Whether the layer that is looked at can go."""
        return len(self.layers) > 1 and not self._document.locks.is_locked("model")

    def may_resize(self, by: int) -> bool:
        """Whether the layer that is looked at can have so many more units."""
        path = f"model.layers[{self.current}].units"
        return 1 <= self.layers[self.current].units + by <= MAX_UNITS and not self._document.locks.is_locked(
            path
        )

    def add(self) -> str:
        """Stack a layer of as many units as the top one has, its weights left to the seed.

        Returns why it was refused, or nothing.
        """
        layers = self.layers
        empty = dict.fromkeys(("kernel", "recurrent_kernel", "bias", "initial_state", "merge_mode"))
        return self._change((*layers, layers[-1].replace(**empty)), len(layers))

    def remove(self) -> str:
        """Remove the layer that is looked at; one that was merged with it stands alone."""
        index, layers = self.current, self.layers
        above = tuple(layer.replace(merge_mode=None) for layer in layers[index + 1 : index + 2])
        return self._change(layers[:index] + above + layers[index + 2 :], max(index - 1, 0))

    def resize(self, by: int) -> str:
        """Give the layer that is looked at so many more units; what was there computes on as it did."""
        index = self.current
        layer = self.layers[index]
        return self._document.attempt(
            lambda experiment: with_layer(experiment, index, layer.replace(units=layer.units + by))
        )

    def why_not_add(self) -> str:
        """Why no further layer is possible; nothing where one is, or where a lesson locks the model."""
        if len(self.layers) < MAX_LAYERS:
            return ""
        text = QCoreApplication.translate("LayerPicker", "A model has at most {} layers.")
        return text.format(MAX_LAYERS)

    def _change(self, layers: tuple[Cell, ...], index: int) -> str:
        problem = self._document.attempt(lambda experiment: with_layers(experiment, layers))
        self._selection.look_at(layer=index)
        return problem
