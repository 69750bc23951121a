"""The readout left out."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient


class ReadoutMissingMistake(KnownMistake):
    """The last layer's states are put out in place of the readout's numbers."""

    order = 33

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        if case.recipe.readout is not None:
            yield self.one({}, case.recipe.replace(readout=None))

    def sentence(self, details: Details) -> str:
        return "The readout is left out: the outputs are the states of the last recurrent layer."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "add the Dense layer behind the recurrent ones.",
            "apply the torch.nn.Linear layer to the outputs of the recurrent one.",
            "compute y = h @ V + c.",
            "multiply the last layer's h by the readout's kernel and add its bias.",
        )
