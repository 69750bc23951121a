"""One layer of Keras' as code, or two halves that are merged, with their initial states as inputs."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells.base import Cell
from engine.experiment import Experiment, Model
from engine.explain.origin import OUTPUT
from engine.takeaway.network_code import suffix

_MERGES = {"concat": "Concatenate", "sum": "Add", "mul": "Multiply", "ave": "Average"}


def layer_groups(model: Model) -> list[tuple[int, ...]]:
    """The places of the layers, those of two halves that are merged together."""
    found = list[tuple[int, ...]]()
    for index, cell in enumerate(model.layers):
        if cell.merge_mode is None:
            found.append((index,))
        else:
            found[-1] = (*found[-1], index)
    return found


@dataclass(frozen=True)
class KerasLayerCode:
    """Writes one layer, or two halves: Keras' Bidirectional, or where they are of two kinds what it does.

    places: of the layer, or of both halves.
    """

    experiment: Experiment
    places: tuple[int, ...]

    def lines(self, below: str) -> Iterator[str]:
        """Make the layer and call it. below: the variable that it reads."""
        dtype, last = self._dtype, self._suffixes[-1]
        for cell, i in zip(self._cells, self._suffixes, strict=True):
            for state in states_of(cell, i):
                yield f'{state} = keras.Input(({cell.units},), dtype="{dtype}")'
        if len(self.places) == 2 and not self._is_bidirectional:
            yield from self._two_layers(below)
            return
        made = [self._made(cell) for cell in self._cells]
        if self._is_bidirectional:
            yield f"layer{last} = keras.layers.Bidirectional("
            yield from (f"    {line}," for line in (made[0], f"backward_layer={made[1]}"))
            yield f'    merge_mode={self._cells[1].merge_mode!r}, dtype="{dtype}")'
        else:
            yield f"layer{last} = {made[0]}"
        yield f"{self.output} = layer{last}({below}, initial_state=[{', '.join(self.states)}])"

    def weights(self) -> Iterator[tuple[str, list[str]]]:
        """The variables of layers, and those of the weights that each takes."""
        names = [
            [f"{block.name}{i}" for block in cell.used_blocks()]
            for cell, i in zip(self._cells, self._suffixes, strict=True)
        ]
        if self._is_bidirectional:
            yield f"layer{self._suffixes[-1]}", names[0] + names[1]
        else:
            yield from zip((f"layer{i}" for i in self._suffixes), names, strict=True)

    @property
    def output(self) -> str:
        """The variable of what it puts out."""
        return f"sequence{self._suffixes[-1]}"

    @property
    def states(self) -> list[str]:
        """The variables of the states before t = 0."""
        both = zip(self._cells, self._suffixes, strict=True)
        return [state for cell, i in both for state in states_of(cell, i)]

    @property
    def _cells(self) -> list[Cell]:
        return [self.experiment.model.layers[place] for place in self.places]

    @property
    def _suffixes(self) -> list[str]:
        return [suffix(self.experiment, place) for place in self.places]

    @property
    def _dtype(self) -> str:
        return self.experiment.precision.keras

    @property
    def _is_bidirectional(self) -> bool:
        """Whether Keras' Bidirectional takes both halves: it deals out the states by half."""
        return len({type(cell) for cell in self._cells}) < len(self.places)

    @property
    def _returns_sequences(self) -> bool:
        is_last = self.places[-1] == len(self.experiment.model.layers) - 1
        return self.experiment.model.return_sequences or not is_last

    def _two_layers(self, below: str) -> Iterator[str]:
        names = "forward", "backward"
        for name, cell, i in zip(names, self._cells, self._suffixes, strict=True):
            yield f"layer{i} = {self._made(cell)}"
            yield f"{name} = layer{i}({below}, initial_state=[{', '.join(states_of(cell, i))}])"
        if self._returns_sequences:
            yield "backward = keras.ops.flip(backward, axis=1)"
        merge = _MERGES[str(self._cells[1].merge_mode)]
        yield f'{self.output} = keras.layers.{merge}(dtype="{self._dtype}")([{", ".join(names)}])'

    def _made(self, cell: Cell) -> str:
        settings = [str(cell.units), *(f"{name}={getattr(cell, name)!r}" for name in cell.keras_settings)]
        settings += ["go_backwards=True"] if cell.is_backward else []
        settings += [f"return_sequences={self._returns_sequences}", f'dtype="{self._dtype}"']
        return f"keras.layers.{cell.keras_layer}({', '.join(settings)})"


def states_of(cell: Cell, i: str) -> list[str]:
    """The variables of a layer's states. i: what its names end in."""
    return [f"state{i}" if state == OUTPUT else f"state_{state}{i}" for state in cell.states]
