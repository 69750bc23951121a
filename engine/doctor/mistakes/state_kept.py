"""States that one row hands to the next."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.recipe import rows_joined


class StateKeptMistake(KnownMistake):
    """Each row of the batch begins with the states that the row before it left, or states are never reset."""

    order = 28

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
