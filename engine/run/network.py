"""What all implementations of a model have in common."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from engine.array import Array
from engine.cells.base import Weights
from engine.run.name import Name


class Network(Protocol):
    """A model that is stepped; it keeps its states between calls, so that runs may be cut anywhere."""

    name: str
    """Of the implementation."""

    def advance(self, x: Array) -> dict[Name, Array]:
        """Compute the next steps. x: (steps, features). Quantities of each layer and y, (steps, size) each.

        Their Names have no implementation: who runs the network adds it.
        """
        ...


@runtime_checkable
class LayeredNetwork(Network, Protocol):
    """A network that can also compute one layer after the other, each in the order it processes its steps."""

    is_layered: bool
    """Whether that gives the same; not where `advance` does something of its own."""

    def advance_layer(self, layer: int, rows: Array) -> dict[Name, Array]:
        """Compute the next steps of one layer. rows: what it reads, (steps, features). Its quantities."""
        ...

    def read_out(self, rows: Array) -> Array:
        """The outputs of some steps, (steps, outputs). rows: what the readout reads, (steps, size)."""
        ...

    def change_layer(self, layer: int, weights: Weights, states: Mapping[str, Array]) -> None:
        """Go on with a layer with other weights, and with other states where some are given."""
        ...
