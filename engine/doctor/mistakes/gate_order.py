"""Gates read in another order."""

from collections.abc import Iterator
from itertools import permutations
from typing import Any

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe

USUAL = ("i f o g", "i g f o", "i o f g", "f i o g", "f i g o", "i o g f", "r z n", "n z r", "z n r")
"""Orders of programs: cs231n, TensorFlow 1, ONNX, and others; PyTorch for a GRU."""


class GateOrderMistake(LayerMistake):
    """The blocks of columns are taken for other gates than they are, in kernel, recurrent kernel and bias."""

    order = 10

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        for order in permutations(range(len(layer.gates))):
            if order != layer.order:
                taken_for = sorted(range(len(order)), key=order.__getitem__)
                yield {"order": [layer.gates[gate] for gate in taken_for]}, {"order": order}

    def is_usual(self, details: Details) -> bool:
        return " ".join(details["order"]) in USUAL

    def sentence(self, details: Details) -> str:
        order = " ".join(details["order"])
        right = "i f g o" if len(details["order"]) == 4 else "z r n"
        return (
            f"The gates {where(details)}are read in the order {order}, but the weights hold them in the "
            f"order {right}."
        )

    def cures(self, details: Details) -> Cures:
        is_lstm = len(details["order"]) == 4
        right = "i f g o" if is_lstm else "z r n"
        return Cures(
            f"give set_weights kernels whose blocks of columns stand in the order {right}.",
            "put the blocks of rows of weight_ih and weight_hh into PyTorch's order, "
            f"{'i f g o' if is_lstm else 'r z n'}.",
            f"split the columns as {', '.join(right.split())} = np.split(a, {4 if is_lstm else 3}, axis=-1).",
            "let the offsets of the gates in each row be "
            f"{', '.join(f'{gate} = {n} * units' for n, gate in enumerate(right.split()))}.",
        )
