"""Work that is worked out as a whole before its first step is given."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.array import Array, read_only
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.name import Name
from engine.run.operation import Operation
from engine.run.plan import Ending
from engine.run.trace import Block
from engine.work.base import Work


@dataclass(frozen=True)
class RowJob:
    """Of which network and row something is worked out."""

    experiment: Experiment
    row: int = 0

    def check(self) -> None:
        """Raise a ParameterError where there is no such row."""
        _check("row", self.row, self.experiment.sequence.rows)


@dataclass(frozen=True)
class LayerJob(RowJob):
    """Of which network, row and layer."""

    layer: int = 0

    def check(self) -> None:
        """Raise a ParameterError where there is no such row or layer."""
        super().check()
        _check("layer", self.layer, len(self.experiment.model.layers))


def _check(field: str, value: int, count: int) -> None:
    if not 0 <= value < count:
        raise ParameterError(field, f"must be from 0 to {count - 1}, got {value}")


class UndividedSteps:
    """What a plan has whose steps have no parts."""

    @property
    def operations(self) -> tuple[Operation, ...]:
        """No parts: a step is all of a piece."""
        return ()


class WorkedOut(Work):
    """Gives `_found`, which a subclass works out when it is made, in blocks of any length."""

    _found: Block
    _given = 0

    @property
    def ending(self) -> Ending | None:
        """Complete after the last step."""
        return Ending("complete") if self._given == self._found.steps else None

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the next steps."""
        found = self._found.part(self._given, min(self._given + steps, self._found.steps))
        self._given += found.steps
        return found


class SingleRow(Work):
    """Gives one row of numbers, which a subclass works out when the row is asked for."""

    _ending: Ending | None = None

    @property
    def ending(self) -> Ending | None:
        """Complete after the row."""
        return self._ending

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the row."""
        if self._ending is not None or steps < 1:
            return Block(0)
        self._ending = Ending("complete")
        return Block(1, {name: read_only(array.reshape(1, -1)) for name, array in self._row().items()})

    def _row(self) -> Mapping[Name, Array]:
        """The numbers of the row by their names, of any shape."""
        raise NotImplementedError
