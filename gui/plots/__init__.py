"""The live plots; one plot a file, found here."""

import gui.plots
from engine.program.find import find_classes
from gui.plots.base import Plot


def plot_classes() -> tuple[type[Plot], ...]:
    """Every plot there is, from top to bottom."""
    return tuple(sorted(find_classes(gui.plots, Plot), key=lambda plot: plot.order))
