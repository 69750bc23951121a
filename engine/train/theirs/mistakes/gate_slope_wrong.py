"""A wrong derivative of what bends a gate, a candidate, a state."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, where
from engine.doctor.recipe import GATES
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.plain_cells import StepFlaws, function_of
from engine.train.theirs.plain_pass import PassFlaws

WAYS = ("output", "none", "tanh", "sigmoid", "unsquared")


class GateSlopeWrong(GradientMistake):
    """The derivative of tanh is 1 − y², of sigmoid y (1 − y), both of what they put out."""

    order = 14

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        for index, cell in enumerate(case.plain.model.layers):
            gates = (*GATES[cell.cell], *(("cell",) if cell.cell == "LSTM" else ()))
            for way in WAYS:
                alike = [(gate,) for gate in gates]
                functions = {function_of(cell, gate) for gate in gates}
                alike += [tuple(one for one in gates if function_of(cell, one) == f) for f in functions]
                for chosen in dict.fromkeys(alike):
                    if any(function_of(cell, gate) == way for gate in chosen):
                        continue  # it is right
                    flaws = StepFlaws(slopes=tuple((gate, way) for gate in chosen))
                    details = {"gates": list(chosen), "as": way, "layer": index}
                    details["function"] = function_of(cell, chosen[0])
                    yield self.flawed(case, details, PassFlaws({index: flaws}))

    def sentence(self, details: Details) -> str:
        gates = " and ".join("tanh(c)" if gate == "cell" else gate for gate in details["gates"])
        ways = {
            "output": f"{details['function']}'s derivative is taken at its output, not at what it reads",
            "none": "the derivative of the activation is left out",
            "tanh": "the derivative is tanh's, 1 − y²",
            "sigmoid": "the derivative is sigmoid's, y (1 − y)",
            "unsquared": "the derivative is 1 − y, without the square",
        }
        return f"Of {gates} {where(details)}{ways[details['as']]}."

    def cures(self, details: Details) -> Cures:
        known = {"tanh": "1 - y ** 2", "sigmoid": "y * (1 - y)"}
        right = known.get(details["function"], "that of the activation")
        return Cures(
            "leave derivatives to GradientTape; in a custom_gradient use " + right + " with y as put out.",
            "in a torch.autograd.Function, save y and multiply by " + right + ".",
            "multiply by " + right + ", where y is what the activation has put out.",
            "keep y of the forward pass, and multiply by " + right + ".",
        )
