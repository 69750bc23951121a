"""What an implementation is."""

from pkgutil import resolve_name
from typing import Any, ClassVar, Protocol

from engine.cells.base import Cell
from engine.experiment import Experiment
from engine.implementations.style import Style


class Networks(Protocol):
    """Makes networks, and keeps what they share. Belongs to one thread."""

    def network(self, plan: Any) -> Any:
        """The `Network` of a `Plan`, before its first step."""
        ...


class Implementation:
    """One way to compute the steps of a model. A new one is a subclass in a file of this folder."""

    name: ClassVar[str]
    """In files, columns and expressions, as in "numpy.h"."""
    title: ClassVar[str]
    """As the user sees it."""
    possessive: ClassVar[str]
    """As a sentence says whose a number is."""
    help: ClassVar[str]
    """What running it means, as a sentence."""
    order: ClassVar[int]
    """Lower comes first. The first one that runs is what the others are compared with."""
    style: ClassVar[Style]
    made_by: ClassVar[str]
    """"module:class" of its `Networks`. Named, as that stands on a higher floor and may load late."""
    needs_tensorflow: ClassVar[bool] = False
    """Whether it can run only once TensorFlow is loaded."""

    is_replayed: ClassVar[bool] = False
    """Whether it computes nothing, and shows numbers that an experiment carries; NaN where it has none."""

    follows_cells: ClassVar[bool] = True
    """Whether it computes what the cells say, but for rounding, so that a step can be computed again."""

    def refusal(self, experiment: Experiment) -> str:
        """Why it cannot run an experiment, as a sentence; empty where it can."""
        return ""

    def records(self, cell: Cell) -> tuple[str, ...]:
        """The quantities of a cell that it records; the others are computed again from its states."""
        return tuple(quantity.name for quantity in cell.quantities)

    def precision(self, experiment: Experiment) -> str:
        """In which numbers it computes: "exact", "float64" or "float32"."""
        raise NotImplementedError

    def networks(self) -> Networks:
        """What makes its networks. TensorFlow must be loaded where it is needed."""
        made: Networks = resolve_name(self.made_by)()
        return made
