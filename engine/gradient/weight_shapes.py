"""The shapes of all weights that training changes, and each weight as a part of one vector of them."""

from collections.abc import Iterator, Mapping
from math import prod

from engine.array import Array
from engine.experiment import Experiment
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name

READOUT = "readout"


def title(name: Name) -> str:
    """What a weight is called in files: "0.kernel", "readout.bias"."""
    return f"{READOUT if name.layer is None else name.layer}.{name.quantity}"


class WeightShapes:
    """The shape of each weight by its name, in Keras' order."""

    def __init__(self, shapes: Mapping[Name, tuple[int, ...]]) -> None:
        self._shapes = dict(shapes)
        self.size = sum(map(prod, self._shapes.values()))
        """How many numbers all weights have."""

    def __iter__(self) -> Iterator[Name]:
        """The names of the weights."""
        return iter(self._shapes)

    def __getitem__(self, name: Name) -> tuple[int, ...]:
        """The shape of a weight. Raises KeyError."""
        return self._shapes[name]

    def parts_of(self, vector: Array) -> dict[Name, Array]:
        """The parts of a vector, such as a gradient or a slot, in the shapes of the weights, as views."""
        found, begin = {}, 0
        for name, shape in self._shapes.items():
            size = prod(shape)
            found[name] = vector[begin : begin + size].reshape(shape)
            begin += size
        return found


def weight_shapes(experiment: Experiment) -> WeightShapes:
    """The shapes of an experiment's weights, without drawing any."""
    model, features = experiment.model, experiment.sequence.features
    shapes: dict[Name, tuple[int, ...]] = {}
    for index, layer in enumerate(model.layers):
        width = model.width_read(index, features)
        for block in layer.used_blocks():
            shapes[Name(block.name, index)] = block.shape(width, layer.units)
    if model.readout is not None:
        outputs = model.outputs
        shapes[READOUT_KERNEL] = model.width_read(len(model.layers), features), outputs
        shapes[READOUT_BIAS] = (outputs,)
    return WeightShapes(shapes)
