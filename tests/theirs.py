"""A third implementation, which does not ship: all that has to be written to add one."""

from dataclasses import replace
from typing import ClassVar

from engine.array import read_only
from engine.experiment import Experiment
from engine.implementations.base import Implementation
from engine.implementations.style import Shades, Stroke, Style
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan

NUDGE = 0.5  # which float32 and float64 both hold


class Theirs(Implementation):
    """A network that somebody else wrote, with one weight wrong."""

    name: ClassVar[str] = "theirs"
    title: ClassVar[str] = "Theirs"
    possessive: ClassVar[str] = "Their"
    help: ClassVar[str] = "Run the implementation that somebody else wrote."
    order: ClassVar[int] = 2
    style: ClassVar[Style] = Style(
        colour=Shades("#2e7d32", "#7bd88f"),
        text=Shades("#1b5e20", "#7bd88f"),
        output=Stroke(width=1.5, dashes=(6, 2), symbol="ring"),
        error=Stroke(dashes=(6, 2)),
        unit=Stroke(width=1.0, dashes=(6, 2)),
        printed=1.2,
    )
    follows_cells: ClassVar[bool] = False
    made_by: ClassVar[str] = "tests.theirs:TheirNetworks"

    def precision(self, experiment: Experiment) -> str:
        """float64."""
        return "float64"


class TheirNetwork(NumPyNetwork):
    """NumPy's arithmetic with the first recurrent weight too large by NUDGE."""

    name = Theirs.name

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._dtype = self.start.layers[0].weights.kernel.dtype
        first, *others = self.start.layers
        kernel = first.weights.recurrent_kernel.copy()
        kernel[0, 0] += NUDGE
        weights = replace(first.weights, recurrent_kernel=read_only(kernel))
        self.start = replace(self.start, layers=(replace(first, weights=weights), *others))


class TheirNetworks:
    """Makes networks."""

    network = TheirNetwork
