"""What a network has at each step: the places where somebody's numbers may belong."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.cells.base import Cell


@dataclass(frozen=True)
class QuantityPlace:
    """A quantity of each step, `size` numbers of it. layer: None for the output y."""

    quantity: str
    layer: int | None
    size: int

    def __str__(self) -> str:
        """As files write it without an implementation: "0.h", "y"."""
        return key_of(self.quantity, self.layer)

    @property
    def words(self) -> str:
        """As a sentence has it: "h of layer 0", "the output y"."""
        return words_of(self.quantity, self.layer)


def key_of(quantity: str, layer: int | None) -> str:
    """A quantity as files write it without an implementation: "0.h", "y"."""
    return quantity if layer is None else f"{layer}.{quantity}"


def words_of(quantity: str, layer: int | None) -> str:
    """A quantity as a sentence has it: "h of layer 0", "the output y"."""
    return f"the output {quantity}" if layer is None else f"{quantity} of layer {layer}"


def slots_of(layers: Sequence[Cell], outputs: int) -> tuple[QuantityPlace, ...]:
    """Every quantity of a step in the order it is computed, y last. outputs: how many numbers y has."""
    quantities = (
        QuantityPlace(quantity.name, index, cell.units)
        for index, cell in enumerate(layers)
        for quantity in cell.quantities
    )
    return (*quantities, QuantityPlace("y", None, outputs))
