"""Weights in 8 bits."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.precision import to_int8, to_uint8, with_matrices


class Int8WeightsMistake(KnownMistake):
    """The kernels are rounded to 8-bit numbers with a common scale."""

    order = 35

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        ways = {
            ("tensor", 127): to_int8(127, "tensor"),
            ("column", 127): to_int8(127, "column"),
            ("gate", 127): to_int8(127, "gate"),
            ("tensor", 128): to_int8(128, "tensor"),
            ("column", 128): to_int8(128, "column"),
            ("range", 255): to_uint8,
        }
        layers = [None] if len(case.recipe.layers) == 1 else [None, *range(len(case.recipe.layers))]
        for (per, steps), change in list(ways.items())[: 2 if case.is_second else None]:
            for layer in layers:
                for readout in (
                    (True, False) if case.recipe.readout is not None and layer is None else (False,)
                ):
                    details: Details = {"scale_per": per, "steps": steps} | (
                        {} if layer is None else {"layer": layer}
                    )
                    yield self.one(details, with_matrices(case.recipe, change, layer, readout))

    def sentence(self, details: Details) -> str:
        return (
            f"The kernels are rounded to 8 bits, with one scale for each {details['scale_per']}: the "
            f"largest weight is {details['steps']} steps."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "convert without quantizing, or compare with the quantized weights.",
            "leave out quantize_dynamic, or compare with the quantized weights.",
            "use the weights before they were rounded.",
            "use float weights, or a scale for each column and 16-bit numbers.",
        )
