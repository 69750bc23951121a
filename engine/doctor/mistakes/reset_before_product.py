"""A GRU's reset gate before the recurrent product."""

from collections.abc import Iterator
from typing import Any

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class ResetBeforeProductMistake(LayerMistake):
    """(r ∘ h) U where the model has r ∘ (h U + c), Keras' reset_after=True."""

    order = 11

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
