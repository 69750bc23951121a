"""Which number is pointed at, and where it comes from: lit in the diagram, the table and the equation."""

from collections.abc import Iterable
from typing import Literal

from PyQt6.QtCore import QObject, pyqtSignal

from engine.explain.origin import has_number, number_of, sources_of
from engine.run.name import Number, Y
from gui.state.engine_client import EngineClient

Level = Literal["", "source", "pointed"]


class Highlight(QObject):
    """The number under the mouse or keyboard focus, and the numbers that it is computed from.

    Signals:
        changed(): the pointed number changed.
    """

    changed = pyqtSignal()

    def __init__(self, client: EngineClient) -> None:
        super().__init__()
        self._client = client
        self.number: Number | None = None
        self.sources: frozenset[Number] = frozenset()
        client.started.connect(self.clear)

    def point_at(self, number: Number | None, factors: Iterable[Number] = ()) -> None:
        """Point at a number, or with None at nothing.

        factors: further numbers to highlight as its sources.
        """
        plan, number = self._client.plan, self._one_name(number)
        sources = set(factors)
        if number is not None and plan is not None and has_number(plan, number):
            for term in sources_of(plan, number):
                sources.update(found for found in (term.number, term.weight) if found is not None)
        after = (number, frozenset(sources))
        if after != (self.number, self.sources):
            self.number, self.sources = after
            self.changed.emit()

    def clear(self) -> None:
        """Point at nothing."""
        self.point_at(None)

    def level(self, number: Number | None) -> Level:
        """How a number is lit."""
        if number is None or self.number is None:
            return ""
        number = self._one_name(number)
        if number == self.number:
            return "pointed"
        return "source" if number in self.sources else ""

    def level_of(self, numbers: Iterable[Number]) -> Level:
        """How something is lit that stands for several numbers: as the one that is lit most."""
        levels = {self.level(number) for number in numbers}
        return "pointed" if "pointed" in levels else "source" if "source" in levels else ""

    def _one_name(self, number: Number | None) -> Number | None:
        """The number by the one name it has: an output may be called y, and be a state."""
        plan = self._client.plan
        if number is None or plan is None or number.name != Y:
            return number
        return number_of(plan, number.name, number.index, number.t)
