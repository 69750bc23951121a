"""Curves are tested in the plots that they are drawn in."""

from tests.gui.plots.conftest import plot, record, run, show_plot

__all__ = ["plot", "record", "run", "show_plot"]
