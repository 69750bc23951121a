"""Gates read in another order."""

from collections.abc import Iterator
from itertools import permutations
from typing import Any

from engine.cells.lstm import LSTM
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values

USUAL = ("i f o g", "i g f o", "i o f g", "f i o g", "f i g o", "i o g f", "r z n", "n z r", "z n r")
"""Orders of programs: cs231n, TensorFlow 1, ONNX, and others; PyTorch for a GRU."""


class GateOrderMistake(LayerMistake):
    """The blocks of columns are taken for other gates than they are, in kernel, recurrent kernel and bias."""

    order = 10
    exhibits = (
        Exhibit(
            name="gate_order",
            line="Remembers a 6, whatever it was told",
            symptom="A number is to be remembered when a 1 comes beside it, until the next 1. Keras "
            "does. NumPy remembers a 6, whatever the number was, and puts out half of it where "
            "a 0 comes in.",
            explanation="The four gates' columns stand side by side in one matrix, and the last two are "
            "exchanged: what was meant for the candidate g is taken as the output gate o. Keras"
            " and PyTorch write i f g o, others i f o g or i g f o; all have the same shape. "
            "Cut the columns in the order they were written in.",
            giveaways=("gate", "order", "column", "exchang", "swap", "candidate", "kernel", "weight"),
            difficulty=140,
            sequence=Values.parse(
                {
                    "values": [[5, 1], [7, 0], [0, 0], [3, 1], [9, 0], [4, 0], [0, 0], [8, 1]],
                    "targets": [[5], [5], [5], [3], [3], [3], [3], [8]],
                }
            ),
            layer=LSTM.parse(
                {
                    "activation": "linear",
                    "recurrent_activation": "sparse_sigmoid",  # exactly 0 and 1 beyond 1
                    "kernel": [[0, 0, 1, 0], [12, -12, 0, 0]],
                    "recurrent_kernel": [[0, 0, 0, 0]],
                    "bias": [-6, 6, 0, 6],
                }
            ),
            details={"order": ["i", "f", "o", "g"]},
            report="apple/coremltools#93",
        ),
    )

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
