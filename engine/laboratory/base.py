"""What an investigation is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from engine.array import Array
from engine.experiment import Experiment
from engine.laboratory.study import Study
from engine.landscape.plane import PlaneDirections, PlaneSpan
from engine.run.name import Name


@dataclass(frozen=True, eq=False)
class LabMark:
    """A network worth knowing, which is marked on the landscape. weights: all of them, by name."""

    label: str
    weights: Mapping[Name, Array]


class Investigation:
    """A question, and what is set up to answer it. A new one is a subclass in a file of `investigations`."""

    name: ClassVar[str]
    title: ClassVar[str]
    order: ClassVar[int]
    updates: ClassVar[int] = 0
    """How many updates the trainings make that are raced."""

    def paragraphs(self) -> tuple[str, ...]:
        """What is asked, what corresponds to what, and what to look at."""
        raise NotImplementedError

    def experiment(self) -> Experiment:
        """What is opened."""
        raise NotImplementedError

    def raced(self) -> tuple[Experiment, ...]:
        """Experiments of one network that are trained side by side; none where a study is made."""
        return ()

    def directions(self) -> PlaneDirections | None:
        """The axes of the landscape; None for the usual ones."""
        return None

    def spans(self) -> tuple[PlaneSpan, PlaneSpan] | None:
        """What is seen of them; None for what is usual."""
        return None

    def marks(self) -> tuple[LabMark, ...]:
        """What is marked on the landscape."""
        return ()

    def study(self) -> Study | None:
        """The trainings of its table; None where it has none."""
        return None
