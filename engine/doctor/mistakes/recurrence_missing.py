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
        without = np.zeros_like(layer.recurrent_kernel)
        yield {}, {"recurrent_kernel": without}
        if layer.recurrent_bias.any():
            no_bias = np.zeros_like(layer.recurrent_bias)
            yield {"missing": "h U + c"}, {"recurrent_kernel": without, "recurrent_bias": no_bias}
        if layer.cell != "SimpleRNN":  # nor any other way from the step before
            start = np.zeros_like(layer.start)
            yield {"missing": "all of the state"}, {"start": start, "reset_every": 1, "resets_to_zero": True}

    def sentence(self, details: Details) -> str:
        what = details.get("missing", "h U")
        return f"The recurrent part ({what}) {where(details)}is left out: no step hears of the one before."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "use the recurrent layer, not Dense, and set its recurrent kernel.",
            "copy weight_hh, too.",
            "add h @ U to the pre-activation.",
            "add the sum of h[j] * U[j][i], with the h of the step before.",
        )
