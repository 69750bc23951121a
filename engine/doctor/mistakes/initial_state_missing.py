"""The initial state left out."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class InitialStateMissingMistake(LayerMistake):
    """States start at zero where the model gives others."""

    order = 26

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.start.any():
            yield {}, {"start": np.zeros_like(layer.start)}
        for state, name in enumerate(("h", "c")[: len(layer.start)] if len(layer.start) > 1 else ()):
            if layer.start[state].any():
                start = layer.start.copy()
                start[state] = 0
                yield {"state": name}, {"start": start}

    def sentence(self, details: Details) -> str:
        what = f"The state {details['state']}" if "state" in details else "The state"
        return f"{what} {where(details)}starts at zero instead of at the model's initial state."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "call the layer with initial_state=….",
            "give the layer h_0, and an LSTM (h_0, c_0).",
            "set h, and c of an LSTM, to the initial state before the loop.",
            "copy the initial state into h, and c of an LSTM, before the first step.",
        )
