"""How states after a step change with those before it: its Jacobian, and by how much that stretches."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.cells.base import Step
from engine.cells.operand import Before, Computed
from engine.gradient.recorded_gradient import RecordedGradient, Steps
from engine.gradient.way import GradientWay, Scaled, nodes, ways
from engine.run.name import Name


@dataclass(frozen=True)
class StepJacobian:
    """Of one step of a layer, or of several, whose arrays then have an axis in front.

    blocks: by a state after and a state before, ∂s_t[i]/∂s'_{t−1}[j] in row i, column j, (units, units); x
    stays as it is. direct: by state, what it keeps of itself unit by unit, without any matrix, (units,), such
    as f of an LSTM's c; only of states that do.
    """

    blocks: dict[tuple[str, str], Array]
    direct: dict[str, Array]

    @property
    def states(self) -> tuple[str, ...]:
        """The states of the cell; the first one is what the layer puts out."""
        return tuple(dict.fromkeys(after for after, _ in self.blocks))

    @property
    def whole(self) -> Array:
        """The Jacobian of all states together, (all units, all units)."""
        names = self.states
        return np.block([[self.blocks[after, before] for before in names] for after in names])


def step_jacobian(record: RecordedGradient, layer: int, t: Steps) -> StepJacobian:
    """Worked out on the ways of the step, backwards from each unit of each state."""
    cell, step = record.cell(layer), record.step(layer, t, has_rows=True)
    leading = np.shape(record.before(_output(record, layer), t))[:-1]
    blocks: dict[tuple[str, str], Array] = {}
    direct: dict[str, Array] = {}
    for after in cell.states:
        found = _before_of(record, layer, step, after, leading)
        blocks |= {(after, before): found[before] for before in cell.states}
        kept = [_kept(record, layer, step, way) for way in ways(cell) if _is_direct(way, after)]
        if kept:
            whole = np.broadcast_to(sum(kept[1:], kept[0]), (*leading, 1, cell.units))
            direct[after] = whole[..., 0, :]
    return StepJacobian(blocks, direct)


def by_way_of_output(record: RecordedGradient, layer: int, t: int, state: str) -> Array:
    """What a state gets of itself by way of the layer's output and the gates that read it, (units, units).

    Of an LSTM's c: ∂c_t/∂h_{t−1} · ∂h_{t−1}/∂c_{t−1}, beside what the forget gate keeps. t: from 1 on.
    """
    cell, step = record.cell(layer), record.step(layer, t - 1, has_rows=True)
    output = cell.states[0]
    inner = np.zeros((cell.units, cell.units))
    for way in ways(cell):
        if way.node == output and way.end == Computed(state):
            inner += _along(record, layer, step, way, np.eye(cell.units))
    return np.asarray(step_jacobian(record, layer, t).blocks[state, output] @ inner)


def singular_values(matrix: Array) -> Array:
    """From the largest to the smallest: by how much a step stretches what goes back through it."""
    return _of_finite(matrix, lambda finite: np.asarray(np.linalg.svd(finite, compute_uv=False)))


def spectral_norm(matrix: Array) -> float:
    """The largest singular value alone, which takes less than all of them."""
    square = matrix.T @ matrix
    if not np.isfinite(square).all():
        return float(singular_values(matrix)[0])
    return float(np.sqrt(max(np.linalg.eigvalsh(square)[-1], 0.0)))


def spectral_radius(matrix: Array) -> Array:
    """The largest size of an eigenvalue."""
    return _of_finite(matrix, lambda finite: np.asarray(np.max(np.abs(np.linalg.eigvals(finite)), axis=-1)))


def _of_finite(matrix: Array, values: Callable[[Array], Array]) -> Array:
    """What is told of a matrix, or of many; NaN of one that is not finite, as where a run explodes."""
    is_finite = np.asarray(np.isfinite(matrix).all(axis=(-2, -1)))
    if is_finite.all():
        return values(matrix)
    found = values(np.where(is_finite[..., np.newaxis, np.newaxis], matrix, 0.0))
    is_told = is_finite.reshape(is_finite.shape + (1,) * (found.ndim - is_finite.ndim))
    return np.where(is_told, found, np.nan)


def _output(record: RecordedGradient, layer: int) -> Name:
    return Name(record.cell(layer).states[0], layer)


def _before_of(
    record: RecordedGradient, layer: int, step: Step, after: str, leading: tuple[int, ...]
) -> dict[str, Array]:
    """∂after/∂(each state before), (units, units) each."""
    cell = record.cell(layer)
    of: dict[str, Array] = {after: np.eye(cell.units)}
    found = {name: np.zeros((*leading, cell.units, cell.units)) for name in cell.states}
    for node in reversed(nodes(cell)):
        if node not in of:
            continue
        for way in ways(cell):
            if way.node != node:
                continue
            if isinstance(way.end, Before):
                found[way.end.state] += _along(record, layer, step, way, of[node])
            elif isinstance(way.end, Computed):
                brought, name = _along(record, layer, step, way, of[node]), way.end.quantity
                of[name] = of[name] + brought if name in of else brought
    return found


def _along(record: RecordedGradient, layer: int, step: Step, way: GradientWay, gradient: Array) -> Array:
    found = way.sign * gradient
    for link in way.links:
        found = record.through(layer, link, step, found)
    return found


def _is_direct(way: GradientWay, state: str) -> bool:
    """Whether a state hands itself on by this way, unit by unit, through nothing but gates."""
    is_itself = way.node == state and way.end == Before(state)
    return is_itself and all(isinstance(link, Scaled) for link in way.links)


def _kept(record: RecordedGradient, layer: int, step: Step, way: GradientWay) -> Array:
    return _along(record, layer, step, way, np.ones((1, record.cell(layer).units)))
