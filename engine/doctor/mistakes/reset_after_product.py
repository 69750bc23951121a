"""A GRU's reset gate after the recurrent product."""

from collections.abc import Iterator
from typing import Any

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class ResetAfterProductMistake(LayerMistake):
    """r ∘ (h U) where the model has (r ∘ h) U, Keras' reset_after=False."""

    order = 11

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.cell == "GRU" and not layer.reset_after:
            yield {}, {"reset_after": True}

    def sentence(self, details: Details) -> str:
        return (
            f"The reset gate {where(details)}is multiplied after the recurrent product, r ∘ (h U), instead "
            "of to h before it, (r ∘ h) U."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "make the layer with reset_after=False.",
            "write the cell by hand, since torch.nn.GRU always resets after the product.",
            "compute n = tanh(x @ W_n + b_n + (r * h) @ U_n).",
            "multiply h by r before the product with the candidate's block; in ONNX set "
            "linear_before_reset to 0.",
        )
