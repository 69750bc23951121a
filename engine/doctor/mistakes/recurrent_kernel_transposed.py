"""The recurrent kernel transposed."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class RecurrentKernelTransposedMistake(LayerMistake):
    """U h where the model has h U: each gate's block is transposed."""

    order = 23

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        blocks = [block.T for block in layer.blocks(layer.recurrent_kernel)]
        yield {}, {"recurrent_kernel": np.concatenate(blocks, axis=1)}

    def sentence(self, details: Details) -> str:
        return f"The recurrent kernel {where(details)}is transposed: U h is computed instead of h U."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "transpose each gate's (units, units) block of the recurrent kernel before set_weights.",
            "copy the transpose: weight_hh is (gates * units, units), Keras' recurrent kernel (units, "
            "gates * units).",
            "compute h @ U, not U @ h.",
            "sum h[j] * U[j][i] over j for unit i, not h[j] * U[i][j].",
        )
