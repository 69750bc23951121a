"""The operations inside a time step, in the order they are computed."""

from dataclasses import dataclass

from engine.cells.symbol import Letters, Symbol, timed
from engine.experiment import Model
from engine.run.name import Name


@dataclass(frozen=True)
class Operation:
    """One quantity being computed. layer: None for the readout. symbol: what it is called."""

    layer: int | None
    quantity: str
    symbol: Symbol
    help: str

    @property
    def name(self) -> Name:
        """The name of the quantity that it computes, without an implementation."""
        return Name(self.quantity, self.layer)


def operations(model: Model) -> tuple[Operation, ...]:
    """Every operation of one time step: layer by layer as the cells list them, then the readout."""
    found = [
        Operation(index, quantity.name, Letters(cell).quantity(quantity.name), quantity.help)
        for index, cell in enumerate(model.layers)
        for quantity in cell.quantities
    ]
    if model.readout is not None or model.layers[-1].merge_mode is not None:
        what = "the readout" if model.readout is not None else "both halves"
        found.append(Operation(None, "y", timed("y"), what))
    return tuple(found)
