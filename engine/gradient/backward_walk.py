"""The operations of a backward pass in their order: from the loss of the last step to the first step."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.experiment import Model
from engine.gradient.way import nodes
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, READOUT_SUM, Name, Y


@dataclass(frozen=True)
class BackwardStop:
    """An operation of a backward pass: the gradient of `name` at step t is found.

    is_weight: what is found is the part that step t adds to the gradient of a weight.
    """

    t: int
    name: Name
    is_weight: bool = False


class BackwardWalk:
    """All operations of a backward pass, by their turn: 0 is the loss of the last step.

    Steps come from the last one to the first, and within each what is above before what is below. Where a
    layer goes backwards, all of its steps come after all steps of what is above it.
    """

    def __init__(self, model: Model, steps: int, *, undoes_activation: bool = False) -> None:
        """undoes_activation: whether the loss is taken of what the readout bends, so that y has none."""
        bands = [tuple(_readout(model, undoes_activation))]
        bands += [tuple(_layer(model, layer)) for layer in reversed(range(len(model.layers)))]
        one_by_one = [tuple(one for band in bands for one in band)]
        self._bands = bands if model.is_backward else one_by_one
        self._steps = steps

    def __len__(self) -> int:
        return self._steps * sum(len(band) for band in self._bands)

    def __getitem__(self, turn: int) -> BackwardStop:
        """The operation of a turn. Raises IndexError."""
        if turn < 0:
            raise IndexError(turn)
        for band in self._bands:
            if turn < len(band) * self._steps:
                t, place = divmod(turn, len(band))
                name, is_weight = band[place]
                return BackwardStop(self._steps - 1 - t, name, is_weight)
            turn -= len(band) * self._steps
        raise IndexError(turn)

    def turn_of(self, stop: BackwardStop) -> int:
        """The turn of an operation. Raises KeyError."""
        begin = 0
        for band in self._bands:
            if (stop.name, stop.is_weight) in band:
                place = band.index((stop.name, stop.is_weight))
                return begin + (self._steps - 1 - stop.t) * len(band) + place
            begin += len(band) * self._steps
        raise KeyError(stop)

    def of_step(self, t: int) -> tuple[BackwardStop, ...]:
        """The operations of a step, in their order."""
        return tuple(BackwardStop(t, name, is_weight) for band in self._bands for name, is_weight in band)

    def next_step(self, turn: int, by: int = 1) -> int:
        """The first turn of the next step, or of the one before with −1; of the last there is, its own."""
        begin = 0
        for band in self._bands:
            size = len(band) * self._steps
            if turn < begin + size:
                step, place = divmod(turn - begin, len(band))
                step = step + 1 if by > 0 else step if place else step - 1
                return min(max(begin + step * len(band), 0), len(self) - 1)
            begin += size
        return len(self) - 1


def _readout(model: Model, undoes_activation: bool) -> Iterator[tuple[Name, bool]]:
    readout = model.readout
    if not undoes_activation:
        yield Y, False
    if readout is None:
        return
    if readout.activation != "linear":
        yield READOUT_SUM, False
    yield READOUT_KERNEL, True
    yield READOUT_BIAS, True


def _layer(model: Model, layer: int) -> Iterator[tuple[Name, bool]]:
    cell = model.layers[layer]
    for node in reversed(nodes(cell)):
        yield Name(node, layer), False
    for block in cell.used_blocks():
        yield Name(block.name, layer), True
