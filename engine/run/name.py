"""What the numbers of a run are called."""

from dataclasses import dataclass
from typing import NamedTuple


class Name(NamedTuple):
    """The name of a table of numbers: which quantity, of which layer, by which implementation.

    quantity: "x", "target", "y", a quantity that the cell declares, or a weight such as "bias". layer: its
    index; None for x, target, y and the readout's weights. implementation: its name; None for x and target,
    and where any implementation is meant. A tuple, since every look into a trace hashes the name.
    """

    quantity: str
    layer: int | None = None
    implementation: str | None = None

    def of(self, implementation: str | None) -> "Name":
        """The same quantity and layer by an implementation."""
        return Name(self.quantity, self.layer, implementation)

    def __str__(self) -> str:
        """As files write it: "numpy.0.h", "0.h", "numpy.y", "x"."""
        parts = (self.implementation, self.layer, self.quantity)
        return ".".join(str(part) for part in parts if part is not None)

    @classmethod
    def parse(cls, text: str) -> "Name":
        """The name that a text gives, as `str` writes it."""
        *before, quantity = text.split(".")
        layer = int(before.pop()) if before and before[-1].isdecimal() else None
        return cls(quantity, layer, before[0] if before else None)


X, TARGET, Y = Name("x"), Name("target"), Name("y")
READOUT_SUM = Name("y/0")
"""h V + c, where the readout's activation bends it."""
READOUT_KERNEL, READOUT_BIAS = Name("kernel"), Name("bias")


@dataclass(frozen=True)
class Number:
    """The place of one number of a run, whatever the implementation.

    name: without implementation. index: of the feature, unit or output; of a matrix the row. column: of a
    matrix; else None. t: time step; None for weights, -1 for an initial state.
    """

    name: Name
    index: int
    t: int | None = None
    column: int | None = None
