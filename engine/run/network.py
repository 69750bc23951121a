"""What all implementations of a model have in common."""

from typing import Protocol

from engine.array import Array
from engine.run.name import Name


class Network(Protocol):
    """A model that is stepped; it keeps its states between calls, so that runs may be cut anywhere."""

    name: str
    """Of the implementation."""

    def advance(self, x: Array) -> dict[Name, Array]:
        """Compute the next steps. x: (steps, features). Quantities of each layer and y, (steps, size) each.

        Their names leave open whose they are.
        """
        ...
