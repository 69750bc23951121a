"""States that one row hands to the next."""

from collections.abc import Iterator

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.recipe import rows_joined
from engine.sequences.memory_sum import MemorySum


class StateKeptMistake(KnownMistake):
    """Each row of the batch begins with the states that the row before it left, or states are never reset."""

    order = 28
    exhibits = (
        Exhibit(
            name="state_kept",
            line="Only the second row goes wrong",
            symptom="Both rows hold the same numbers, 1 and 4 in turn. NumPy answers the first without "
            "an error. In the second, which is shown, its first output is 1.5 too low, and the "
            "error halves at each step.",
            explanation="The second row begins with the state that the first one left behind, not with the "
            "initial state: nothing resets it between sequences that have nothing to do with "
            "each other. Reset it before each row.",
            giveaways=(
                "state",
                "reset",
                "clear",
                "left",
                "leak",
                "carr",
                "keep",
                "kept",
                "hidden",
                "initial",
            ),
            difficulty=80,
            sequence=MemorySum(seq_len=8, weight=-1, bias=5, batch_size=2),
            layer=SimpleRNN.parse(
                {
                    "activation": "linear",
                    "kernel": [[-0.5]],
                    "recurrent_kernel": [[-0.5]],
                    "bias": [5],
                    "initial_state": [[1]],
                }
            ),
            row=1,
            details={"from": "row"},
            report="soumith/cudnn.torch#348",
        ),
    )

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        recipe = case.recipe
        turns = any(layer.go_backwards or layer.merge_mode for layer in recipe.layers)
        if len(recipe.x) > 1 and not turns:
            yield self.one({"from": "row"}, rows_joined(recipe))
        if any(layer.reset_every for layer in recipe.layers):
            layers = tuple(layer.replace(reset_every=0) for layer in recipe.layers)
            yield self.one({"from": "reset"}, recipe.replace(layers=layers))

    def sentence(self, details: Details) -> str:
        if details["from"] == "reset":
            return "The states are kept where the model resets them."
        return "The states are kept from one row to the next: each row begins where the last one ended."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "make the layer with stateful=False, or call reset_state() between the rows.",
            "call the layer without the states of the last call.",
            "set h, and c of an LSTM, to the start again for each row.",
            "clear h, and c of an LSTM, before each new sequence.",
        )
