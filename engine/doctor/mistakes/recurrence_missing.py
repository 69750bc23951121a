"""No recurrence at all."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class RecurrenceMissingMistake(LayerMistake):
    """h U is left out."""

    order = 25

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        yield {}, {"recurrent_kernel": np.zeros_like(layer.recurrent_kernel)}

    def sentence(self, details: Details) -> str:
        return f"The recurrent product h U {where(details)}is left out: each step sees its input only."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "use the recurrent layer, not Dense, and set its recurrent kernel.",
            "copy weight_hh, too.",
            "add h @ U to the pre-activation.",
            "add the sum of h[j] * U[j][i], with the h of the step before.",
        )
