"""A GRU's second bias left out."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class RecurrentBiasMissingMistake(LayerMistake):
    """The bias that stands inside the reset product is not added."""

    order = 13

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.recurrent_bias.any():
            yield {}, {"recurrent_bias": np.zeros_like(layer.recurrent_bias)}

    def sentence(self, details: Details) -> str:
        return (
            f"The recurrent bias {where(details)}is left out: only the first row of the bias (2, 3 · "
            "units) is added."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "give set_weights a bias of shape (2, 3 * units), whose second row is the recurrent bias.",
            "set bias_hh, too, not only bias_ih.",
            "add bias[1] to h @ U, before the reset gate is multiplied.",
            "add the second row of the bias to the recurrent sums.",
        )
