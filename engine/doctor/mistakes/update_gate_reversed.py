"""A GRU's update gate the other way."""

from collections.abc import Iterator
from typing import Any

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class UpdateGateReversedMistake(LayerMistake):
    """z weighs the candidate where it should weigh the old state."""

    order = 12

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.cell == "GRU":
            yield {}, {"is_update_reversed": not layer.is_update_reversed}

    def sentence(self, details: Details) -> str:
        return (
            f"The update gate {where(details)}points the other way: h = (1 − z) ∘ h + z ∘ n instead of z ∘ "
            "h + (1 − z) ∘ n."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "negate the z block of kernel, recurrent kernel and bias when weights come from a program with "
            "the other convention.",
            "torch.nn.GRU computes (1 - z) * n + z * h as Keras does: do the same in a cell by hand.",
            "compute h = z * h + (1 - z) * n.",
            "write h[i] = z[i] * h[i] + (1 - z[i]) * n[i].",
        )
