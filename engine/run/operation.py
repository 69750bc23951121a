"""The operations inside a time step, in the order they are computed."""

from dataclasses import dataclass

from engine.experiment import Model
from engine.run.name import Name


@dataclass(frozen=True)
class Operation:
    """One quantity being computed. layer: None for the readout."""

    layer: int | None
    quantity: str
    tex: str
    help: str

    @property
    def name(self) -> Name:
        """The name of what it computes, whatever the implementation."""
        return Name(self.quantity, self.layer)


def operations(model: Model) -> tuple[Operation, ...]:
    """Every operation of one time step: layer by layer as the cells list them, then the readout."""
    found = [
        Operation(index, quantity.name, quantity.tex, quantity.help)
        for index, cell in enumerate(model.layers)
        for quantity in cell.quantities
    ]
    if model.readout is not None:
        found.append(Operation(None, "y", r"y_t = h_t V + c", "the readout"))
    return tuple(found)
