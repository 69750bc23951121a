"""Another activation."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.bend import in_words
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, Hypothesis, LayerMistake, Patient, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.memory_sum import MemorySum

OTHERS = (
    "tanh",
    "linear",
    "relu",
    "sigmoid",
    "softsign",
    "hard_tanh",
    "elu",
    "leaky_relu",
    "softplus",
    "selu",
    "gelu",
    "silu",
)
USUAL = ("tanh", "linear", "relu", "sigmoid", "softsign")
OF_READOUTS = ("linear", "sigmoid", "tanh", "relu", "softmax")


class ActivationMistake(LayerMistake):
    """A layer, or the readout, bends with another function."""

    order = 20
    exhibits = (
        Exhibit(
            name="forgotten_tanh",
            line="The right signs, but far too large",
            symptom="The sequence is 1 and −1 in turn. NumPy's outputs all have the right sign, but "
            "they are 10 to 20 times as large as their targets. Keras hits every one.",
            explanation="The activation is left out: h is the pre-activation a itself. Nobody asked for "
            "one, but a Keras layer that is told nothing uses tanh. Either compute h = tanh(a),"
            " or give Keras activation='linear'.",
            giveaways=(
                "activation",
                "tanh",
                "linear",
                "default",
                "forg",
                "function",
                "squash",
                "bend",
                "saturat",
            ),
            difficulty=40,
            sequence=MemorySum(seq_len=10, weight=-1, bias=0),
            layer=SimpleRNN.parse({"kernel": [[-20]], "recurrent_kernel": [[0.5]], "bias": [0]}),
            details={"activation": "linear"},
            report="keras-team/keras#3819",
        ),
    )

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        for name in OTHERS:
            if layer.cell != "LSTM":
                if name != layer.activation:
                    yield {"activation": name}, {"activation": name}
                continue
            if name not in (layer.activation, layer.cell_activation):
                yield {"activation": name}, {"activation": name, "cell_activation": name}
            if name != layer.activation and name in USUAL:
                yield {"activation": name, "of": "candidate"}, {"activation": name}
            if name not in (layer.cell_activation, "linear") and name in USUAL:
                yield {"activation": name, "of": "cell state"}, {"cell_activation": name}

    def is_usual(self, details: Details) -> bool:
        return details["activation"] in USUAL

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        yield from super().variants(case)
        readout = case.recipe.readout
        for name in OF_READOUTS if readout is not None else ():
            if readout is not None and name != readout.activation:
                changed = case.recipe.replace(readout=replace(readout, activation=name))
                yield self.one({"activation": name, "of": "readout"}, changed)

    def sentence(self, details: Details) -> str:
        what = {"candidate": "The candidate", "cell state": "The cell state", "readout": "The readout"}
        subject = what.get(details.get("of", ""), "The activation")
        verb = "is bent by" if "of" in details else "is"
        return (
            f"{subject} {where(details)}{verb} {in_words(details['activation'])}, which is not the model's "
            "function."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "give the layer the model's activation; left out, it is tanh for recurrent layers and linear "
            "for Dense.",
            "use the model's function: torch.nn.RNN knows tanh and relu only, GRU and LSTM tanh only.",
            f"apply the model's function instead of {details['activation']}.",
            f"call the model's function instead of {details['activation']}.",
        )
