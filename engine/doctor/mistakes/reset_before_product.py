"""A GRU's reset gate before the recurrent product."""

from collections.abc import Iterator
from typing import Any

from engine.cells.gru import GRU
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values


class ResetBeforeProductMistake(LayerMistake):
    """(r ∘ h) U where the model has r ∘ (h U + c), Keras' reset_after=True."""

    order = 11
    exhibits = (
        Exhibit(
            name="reset_before_product",
            line="Adds to the wrong one of two numbers",
            symptom="Two numbers come in at each step. The first output should be the first one plus "
            "the second one of the step before; the second output should be the second one "
            "alone. Keras does so. NumPy leaves the first one alone, and adds to the second.",
            explanation="The reset gate acts before the recurrent kernel, on h, where it should act behind "
            "it, on h U + c. Both forms are called GRU: Keras' reset_after=True, PyTorch and "
            "cuDNN reset behind it, the first paper before it; ONNX says which by "
            "linear_before_reset. Compute h U + c first, then multiply by r.",
            giveaways=("reset", "gate", "kernel", "product", "matrix", "behind"),
            difficulty=120,
            sequence=Values.parse(
                {
                    "values": [[1, 4], [2, 5], [3, 1], [1, 2], [5, 3], [2, 6], [4, 1]],
                    "targets": [[1, 4], [6, 5], [8, 1], [2, 2], [7, 3], [5, 6], [10, 1]],
                }
            ),
            layer=GRU.parse(
                {
                    "activation": "linear",
                    "recurrent_activation": "sparse_sigmoid",  # exactly 0 and 1 beyond 1
                    "units": 2,
                    "kernel": [[0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 1]],
                    "recurrent_kernel": [[0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 1, 0]],  # each unit hears the other
                    "bias": [[-6, -6, 6, -6, 0, 0], [0, 0, 0, 0, 0, 0]],
                }
            ),
            report="onnx/keras-onnx#33",
        ),
    )

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.cell == "GRU" and layer.reset_after:
            yield {}, {"reset_after": False}

    def sentence(self, details: Details) -> str:
        return (
            f"The reset gate {where(details)}is multiplied to h before the recurrent product, (r ∘ h) U, "
            "instead of after it, r ∘ (h U + c)."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "make the layer with reset_after=True.",
            "use torch.nn.GRU, which resets after the product; a cell by hand computes r * (h @ U.T + b_hn).",
            "compute n = tanh(x @ W_n + b_n + r * (h @ U_n + c_n)).",
            "finish the sum of h U and its bias for the candidate first, then multiply it by r; in ONNX "
            "set linear_before_reset to 1.",
        )
