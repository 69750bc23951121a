"""The readout at many places of a plane at once."""

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.landscape.affine import AffineMatrix
from engine.landscape.points_layer import ONE, Tangents, added, bent_tangent, units_first, units_last


class PointsReadout:
    """y = φ(h V + c). activation: φ by its name; linear also where the loss sees what φ would bend."""

    def __init__(self, kernel: AffineMatrix, bias: AffineMatrix, activation: str) -> None:
        self._kernel, self._bias, self._activation = kernel, bias, activation
        self._c = bias.of(ONE)

    def read(self, h: Array, tangents: Tangents) -> tuple[Array, Tangents]:
        """The outputs, (outputs, batch, points), and how they change. h: (units, batch, points)."""
        a = self._kernel.of(h) + self._c
        y = a if self._activation == "linear" else units_first(ACTIVATIONS[self._activation](units_last(a)))
        first, second = (
            bent_tangent(self._activation, a, y, self._moved(along, h, tangents[along])) for along in (0, 1)
        )
        return y, (first, second)

    def _moved(self, along: int, h: Array, tangent: Array | None) -> Array | None:
        inner = None if tangent is None else self._kernel.of(tangent)
        return added(self._kernel.moved(along, h), self._bias.moved(along, ONE), inner)
