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
    """One way to compute the steps of a model, such as NumPy's or Keras'.

    A new implementation is a subclass in a file of this folder. The class says how the implementation is
    called and looks, what it refuses and what it records; `made_by` names what computes.
    """

    name: ClassVar[str]
    """In files, columns and expressions, as in "numpy.h"."""
    title: ClassVar[str]
    """As the user sees it."""
    possessive: ClassVar[str]
    """Whose a number is, in a sentence: "NumPy's"."""
    help: ClassVar[str]
    """What running it means, as a sentence."""
    order: ClassVar[int]
    """Lower comes first. The first one that runs is what the others are compared with."""
    style: ClassVar[Style]
    made_by: ClassVar[str]
    """"module:class" of its `Networks`, as a text: the class stands on a higher floor and may load late."""
    trained_by: ClassVar[str] = ""
    """"module:function" that makes its `Trainer` of a `TrainingJob`; "" where it cannot train."""
    needs_tensorflow: ClassVar[bool] = False
    """Whether the implementation runs only once TensorFlow is loaded."""

    is_replayed: ClassVar[bool] = False
    """Whether the numbers are not computed but carried by the experiment, NaN where it has none."""

    follows_cells: ClassVar[bool] = True
    """Whether the numbers are what the cells declare, but for rounding: a step can be computed again."""

    def refusal(self, experiment: Experiment) -> str:
        """Why the implementation cannot run an experiment, as a sentence; "" where it can."""
        return ""

    def records(self, cell: Cell) -> tuple[str, ...]:
        """The cell's quantities that are recorded, by name; the others are computed again from the states."""
        return tuple(quantity.name for quantity in cell.quantities)

    def precision(self, experiment: Experiment) -> str:
        """The numbers of the computation: "exact", "float64" or "float32"."""
        raise NotImplementedError

    def networks(self) -> Networks:
        """What makes the networks; where `needs_tensorflow`, TensorFlow must be loaded before."""
        made: Networks = resolve_name(self.made_by)()
        return made

    def trainer_maker(self) -> Any:
        """What `trained_by` names; where `needs_tensorflow`, TensorFlow must be loaded before."""
        return resolve_name(self.trained_by)
