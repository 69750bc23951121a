"""An LSTM that puts out its cell state as it is."""

from collections.abc import Iterator
from typing import Any

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class CellTanhMissingMistake(LayerMistake):
    """h = o ∘ c where the model has h = o ∘ tanh(c)."""

    order = 19

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.cell == "LSTM" and layer.cell_activation != "linear":
            yield {}, {"cell_activation": "linear"}

    def sentence(self, details: Details) -> str:
        return f"The cell state {where(details)}is not bent: h = o ∘ c instead of h = o ∘ tanh(c)."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "in a cell of your own, return o * keras.ops.tanh(c).",
            "in a cell by hand, return o * torch.tanh(c).",
            "compute h = o * np.tanh(c).",
            "write h[i] = o[i] * tanh(c[i]).",
        )
