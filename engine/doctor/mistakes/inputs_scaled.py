"""Inputs on another scale."""

from collections.abc import Iterator, Sequence

from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.scaling import fit_scales


class InputsScaledMistake(KnownMistake):
    """The network reads factor · x + offset."""

    order = 37

    def fitted(self, cases: Sequence[Patient]) -> Iterator[tuple[int, Hypothesis]]:
        for index, factor, offset in fit_scales(
            [case.recipe for case in cases], cases[0].evidence if cases else None
        ):
            recipe = cases[index].recipe
            changed = recipe.replace(x=factor * recipe.x + offset)
            yield index, self.one({"factor": factor, "offset": offset}, changed, fitted=2)

    def sentence(self, details: Details) -> str:
        read = f"{details['factor']:.6g} · x{_added(details['offset'])}".replace("-", "−")
        return f"The inputs are on another scale: the network reads {read}."

    def cures(self, details: Details) -> Cures:
        undo = f"(x{_added(-details['offset'])}) / {details['factor']:.6g}"
        return Cures(
            f"scale the inputs as in training; what was fed becomes right by {undo}.",
            f"scale the inputs as in training; what was fed becomes right by {undo}.",
            f"feed {undo}.",
            f"feed {undo}.",
        )


def _added(offset: float) -> str:
    if offset == 0:
        return ""
    return f" {'+' if offset > 0 else '-'} {abs(offset):.6g}"
