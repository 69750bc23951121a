"""Two layers in the wrong order."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.recipe import LayerRecipe


class LayersSwappedMistake(KnownMistake):
    """Two layers, or their weights, are swapped."""

    order = 32

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        layers = case.recipe.layers
        for first in range(len(layers)):
            for second in range(first + 1, len(layers)):
                if _may_swap(layers[first], layers[second]):
                    swapped = list(layers)
                    swapped[first], swapped[second] = (
                        layers[second].replace(merge_mode=layers[first].merge_mode),
                        layers[first].replace(merge_mode=layers[second].merge_mode),
                    )
                    yield self.one({"layers": [first, second]}, case.recipe.replace(layers=tuple(swapped)))

    def sentence(self, details: Details) -> str:
        first, second = details["layers"]
        return f"Layers {first} and {second} are swapped."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "set the weights of each layer by its name, not by the order of a list.",
            "copy the weights of layer k to weight_ih_l{k} and its kin.",
            "run the layers in the order of the model.",
            "run the layers in the order of the model.",
        )


def _may_swap(one: LayerRecipe, other: LayerRecipe) -> bool:
    return one.units == other.units and len(one.kernel) == len(other.kernel)
