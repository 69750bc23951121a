"""What the numbers of a run are called."""

from dataclasses import dataclass
from typing import NamedTuple


class Name(NamedTuple):
    """What is recorded or set: a quantity, of which layer, by which implementation.

    quantity: "x", "target", "y", one that a cell lists, or a weight such as "bias". layer: None of x,
    target, y and the readout's weights. implementation: None of x and target, and where any may be
    meant. A tuple, since every look into a trace hashes it.
    """

    quantity: str
    layer: int | None = None
    implementation: str | None = None

    def of(self, implementation: str | None) -> "Name":
        """The same of an implementation."""
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
    """One number of a run, whatever the implementation.

    name: without implementation. index: the feature, unit or output; of a matrix the row, beside its
    column. t: None for weights, -1 for an initial state.
    """

    name: Name
    index: int
    t: int | None = None
    column: int | None = None
