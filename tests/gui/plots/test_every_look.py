"""The curves of every plot are told apart by everybody: by dashes or symbols, or by colours far apart."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import TARGET, Name, X, Y
from gui.curves.curve import Look
from gui.look.colours import DARK, LIGHT, Colours
from gui.plots import plot_classes
from gui.plots.base import Plot
from gui.plots.ghost import ghost_look
from gui.plots.hidden_state import MANY_UNITS
from gui.state.context import Context
from tests.colours import APART, SIGHTS, distance
from tests.gui.plots.conftest import Record, Run

STEPS = 5


def looks_of(plot: Plot) -> dict[str, Look]:
    """How each curve of a plot looks, the ghosts of three other runs included."""
    looks = {f"{curve.label} {curve.column}": curve.look for curve in plot.curves()}
    return looks | {f"ghost {place}": ghost_look(place) for place in range(3)}


def pattern(look: Look) -> Look:
    """A look without its colour and width: what tells curves apart for everybody."""
    return replace(look, role="", unit=0, width=1)


def colour(look: Look, colours: Colours) -> str:
    units = colours.units
    return units[look.unit % len(units)] if look.role == "units" else colours.of(look.role)


@pytest.mark.parametrize("kind", plot_classes(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("units", [1, 3, MANY_UNITS - 1])
def test_curves_of_a_plot_are_told_apart(
    kind: type[Plot], units: int, context: Context, notebook: Experiment, run: Run, record: Record
) -> None:
    run(notebook.replace(model=Model(layers=(SimpleRNN(units=units),))))
    outputs, one = np.ones((STEPS, units)), np.ones((STEPS, 1))
    states = {what.of(name): outputs for name in ("numpy", "keras") for what in (Y, Name("h", 0))}
    record({X: one, TARGET: one, **states})
    looks = looks_of(kind(context))
    assert looks
    for (name, look), (other_name, other) in combinations(looks.items(), 2):
        if pattern(look) == pattern(other):
            for colours in (LIGHT, DARK):
                pair = colour(look, colours), colour(other, colours)
                for sight in SIGHTS:
                    found = distance(*pair, sight)
                    assert found >= APART, f"{name} and {other_name}, {sight}: {found:.1f}"
