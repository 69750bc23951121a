"""Inputs on another scale."""

from collections.abc import Iterator, Sequence

from engine.array import Array
from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.feature_scaling import fit_feature_scales
from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.recipe import Recipe
from engine.doctor.scaling import fit_scales
from engine.sequences.values import Values


class InputsScaledMistake(KnownMistake):
    """The network reads factor · x + offset, the same for all features or others for each."""

    order = 37
    exhibits = (
        Exhibit(
            name="inputs_scaled",
            line="Both agree, and are ten times too large",
            symptom=(
                "The output should be the mean of what comes in and of the output before. NumPy and"
                " Keras agree to the last digit, but both are ten times as large as every target."
            ),
            explanation=(
                "The network is right, and what it is fed is not: the inputs are ten times as large"
                " as those it was trained on, as millimetres beside centimetres. Scale them as in "
                "training, with the same factor and offset."
            ),
            giveaways=("input", "scale", "factor", "unit", "normal", "millimet", "fed"),
            difficulty=45,
            sequence=Values.parse(
                {
                    "values": [[8], [4], [0], [16], [8], [2], [4], [0]],
                    "targets": [[4], [4], [2], [9], [8.5], [5.25], [4.625], [2.3125]],
                }
            ),
            layer=SimpleRNN.parse(
                {"activation": "linear", "kernel": [[0.5]], "recurrent_kernel": [[0.5]], "bias": [0]}
            ),
            details={"factor": 10.0, "offset": 0.0},
        ),
    )

    def fitted(self, cases: Sequence[Patient]) -> Iterator[tuple[int, Hypothesis]]:
        for index, factor, offset in fit_scales(
            [case.recipe for case in cases], cases[0].evidence if cases else None
        ):
            yield index, self.planted(cases[index], {"factor": factor, "offset": offset})
        for index, case in enumerate(cases):
            if not case.is_second:
                for theta in fit_feature_scales(case.recipe, case.evidence):
                    yield index, self._of_each(case.recipe, theta)

    def planted(self, case: Patient, details: Details) -> Hypothesis:
        """With any factor and offset."""
        changed = case.recipe.replace(x=details["factor"] * case.recipe.x + details["offset"])
        return self.one(details, changed, fitted=2)

    def _of_each(self, recipe: Recipe, theta: Array) -> Hypothesis:
        """theta: (features, 2), factors and offsets."""
        details = {"factor": theta[:, 0].tolist(), "offset": theta[:, 1].tolist()}
        changed = recipe.replace(x=theta[:, 0] * recipe.x + theta[:, 1])
        return self.one(details, changed, fitted=int((theta != (1, 0)).sum()))

    def sentence(self, details: Details) -> str:
        parts = [_read(*one) for one in _by_feature(details)]
        return f"The inputs are on another scale: the network reads {', '.join(parts)}."

    def cures(self, details: Details) -> Cures:
        undo = ", ".join(_undone(*one) for one in _by_feature(details))
        return Cures(
            f"scale the inputs as in training; what was fed becomes right by {undo}.",
            f"scale the inputs as in training; what was fed becomes right by {undo}.",
            f"feed {undo}.",
            f"feed {undo}.",
        )


def _read(of: str, factor: float, offset: float) -> str:
    """What arrives in place of x."""
    if factor == 0:
        return f"{offset:.6g} in place{of}".replace("-", "−")
    return f"{_times(factor)}{_added(offset)}{of}"


def _undone(of: str, factor: float, offset: float) -> str:
    """What makes x of what arrives; of a feature that does not arrive, x itself."""
    return f"x itself{of}" if factor == 0 else f"(x{_added(-offset)}) / {factor:.6g}{of}"


def _by_feature(details: Details) -> list[tuple[str, float, float]]:
    """Of which feature, in words, and its factor and offset; only those that are not read as they are."""
    if isinstance(details["factor"], float):
        return [("", details["factor"], details["offset"])]
    both = zip(details["factor"], details["offset"], strict=True)
    return [
        (f" of feature {place}", factor, offset)
        for place, (factor, offset) in enumerate(both)
        if (factor, offset) != (1, 0)
    ]


def _times(factor: float) -> str:
    return f"{factor:.6g} · x".replace("-", "−")


def _added(offset: float) -> str:
    if offset == 0:
        return ""
    return f" {'+' if offset > 0 else '−'} {abs(offset):.6g}"
