"""Somebody else's numbers, which are shown step by step as if they were computed."""

from typing import ClassVar

from engine.experiment import Experiment
from engine.implementations.base import Implementation
from engine.implementations.style import Shades, Stroke, Style

_GREEN = Shades("#23742b", "#7bd88f")


class RecordedNumbers(Implementation):
    """Numbers that an experiment carries from elsewhere; nothing is computed in their place."""

    name: ClassVar[str] = "theirs"
    title: ClassVar[str] = "Theirs"
    possessive: ClassVar[str] = "Their"
    help: ClassVar[str] = "Show the numbers from elsewhere that the experiment carries."
    order: ClassVar[int] = 2
    style: ClassVar[Style] = Style(
        colour=_GREEN,
        text=_GREEN,
        output=Stroke(width=1.5, dashes=(6, 2), symbol="ring"),
        error=Stroke(dashes=(6, 2)),
        unit=Stroke(width=1.0, dashes=(6, 2)),
        printed=1.2,
    )
    is_replayed: ClassVar[bool] = True
    follows_cells: ClassVar[bool] = False
    made_by: ClassVar[str] = "engine.run.replayed_network:ReplayedNetworks"

    def precision(self, experiment: Experiment) -> str:
        """float64, which holds what anybody has written."""
        return "float64"
