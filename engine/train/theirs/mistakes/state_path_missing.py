"""A path back to the step before that is left out."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, where
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.plain_cells import StepFlaws
from engine.train.theirs.plain_pass import PassFlaws

PATHS = {"SimpleRNN": ("recurrent",), "GRU": ("recurrent", "direct"), "LSTM": ("recurrent", "direct")}


class StatePathMissing(GradientMistake):
    """The gradient of h_{t-1} (or c_{t-1}) does not get all that comes from step t."""

    order = 10

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        layers = case.plain.model.layers
        yield self.flawed(case, {"path": "all"}, PassFlaws(cut_every=1))
        for index, cell in enumerate(layers):
            for path in PATHS[cell.cell]:
                details = {"path": path, "cell": cell.cell, "layer": index}
                yield self.flawed(case, details, PassFlaws({index: StepFlaws(drops=(path,))}))
        kinds = {cell.cell for cell in layers}
        if len(layers) > 1 and len(kinds) == 1:
            (kind,) = kinds
            for path in PATHS[kind]:
                flaws = PassFlaws(dict.fromkeys(range(len(layers)), StepFlaws(drops=(path,))))
                yield self.flawed(case, {"path": path, "cell": kind, "layers": [*range(len(layers))]}, flaws)

    def sentence(self, details: Details) -> str:
        if details["path"] == "all":
            return "Nothing goes back to the step before: the gradient of each step stops within it."
        state = "c" if details["cell"] == "LSTM" and details["path"] == "direct" else "h"
        way = "the recurrent kernel" if details["path"] == "recurrent" else (
            "the forget gate" if state == "c" else "the update gate"
        )  # fmt: skip
        return f"What comes back {where(details)}to {state} of the step before through {way} is left out."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "let GradientTape watch the whole sequence in one call; a state taken out of it is a constant.",
            "do not detach h (and c) between steps, and call backward once, after the last step.",
            "start each step with dh = dh_from_above[t] + dh_next (and dc_next), and set dh_next = da @ U.T, "
            "plus z * dh in a GRU, and dc_next = f * dc in an LSTM.",
            "carry the gradient of h, and c, from step t to step t - 1, and add it to what comes from above.",
        )
