"""An LSTM that puts out its cell state as it is."""

from collections.abc import Iterator
from typing import Any

from engine.cells.lstm import LSTM
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values


class CellTanhMissingMistake(LayerMistake):
    """h = o ∘ c where the model has h = o ∘ tanh(c)."""

    order = 19
    exhibits = (
        Exhibit(
            name="cell_tanh_missing",
            line="Leaves the range from −1 to 1",
            symptom="What comes in is added up, but the output never leaves −1 to 1. Keras' stays "
            "there. NumPy's goes on to 2, and later to −1.5; where the sum is small, both "
            "agree.",
            explanation="The cell state leaves the cell as it is: h = o ∘ c. It should be bent once more, h"
            " = o ∘ φ(c), with the function that bends the candidate too, tanh as a rule. As "
            "long as c is small, tanh(c) is about c, so short tests pass.",
            giveaways=("tanh", "activation", "bent", "cell state", "φ", "clip", "function"),
            difficulty=160,
            sequence=Values.parse(
                {
                    "values": [[0.5], [0.5], [0.5], [0.5], [-1], [-0.5], [-1], [-0.5], [-0.5]],
                    "targets": [[0.5], [1], [1], [1], [1], [0.5], [-0.5], [-1], [-1]],
                }
            ),
            layer=LSTM.parse(
                {
                    "activation": "hard_tanh",  # exact: x from −1 to 1
                    "recurrent_activation": "sparse_sigmoid",  # exactly 1 beyond 1
                    "kernel": [[0, 0, 1, 0]],
                    "recurrent_kernel": [[0, 0, 0, 0]],
                    "bias": [6, 6, 0, 6],
                }
            ),
            report="XiaLiPKU/RESCAN#2",
        ),
    )

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
