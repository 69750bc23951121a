"""What both implementations of a model have in common."""

from typing import Protocol

from engine.array import Array


class Network(Protocol):
    """A model that is stepped; it keeps its states between calls, so that runs may be cut anywhere."""

    name: str
    """Of the implementation: "numpy" or "keras"; the first part of its quantities' names."""

    def advance(self, x: Array) -> dict[str, Array]:
        """Compute the next steps. x: (steps, features). Quantities ("y", "0.h", …), (steps, size) each."""
        ...
