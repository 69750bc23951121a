"""How the states after a step change with those before it: the Jacobian of a step, and its singular values."""

from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.cells.base import Step
from engine.cells.operand import Before, Computed
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.way import GradientWay, Mixed, Scaled, nodes, ways


@dataclass(frozen=True)
class StepJacobian:
    """Of step t of a layer.

    blocks: by a state after and a state before, ∂s_t[i]/∂s'_{t−1}[j] in row i, column j, (units, units); x
    stays as it is. direct: by state, what it keeps of itself unit by unit, without any matrix, (units,), such
    as f of an LSTM's c; only of states that do.
    """

    t: int
    blocks: dict[tuple[str, str], Array]
    direct: dict[str, Array]

    @property
    def states(self) -> tuple[str, ...]:
        """Those of the cell; the first one is what the layer puts out."""
        return tuple(dict.fromkeys(after for after, _ in self.blocks))

    @property
    def whole(self) -> Array:
        """Of all states together, (all units, all units)."""
        names = self.states
        return np.block([[self.blocks[after, before] for before in names] for after in names])

    def by_gates(self, state: str) -> Array:
        """What a state gets of itself by way of matrices within the step, beside `direct`, (units, units)."""
        whole = self.blocks[state, state]
        return whole - np.diag(self.direct[state]) if state in self.direct else whole


def step_jacobian(record: RecordedGradient, layer: int, t: int) -> StepJacobian:
    """Worked out on the ways of the step, backwards from each unit of each state."""
    cell, step = record.cell(layer), record.step(layer, t)
    blocks, direct = {}, {}
    for after in cell.states:
        found = _before_of(record, layer, step, after)
        blocks |= {(after, before): found[before] for before in cell.states}
        kept = [_kept(record, layer, step, way) for way in ways(cell) if _is_direct(way, after)]
        if kept:
            direct[after] = np.asarray(sum(kept[1:], kept[0]))
    return StepJacobian(t, blocks, direct)


def singular_values(matrix: Array) -> Array:
    """From the largest to the smallest: by how much a step stretches what goes back through it."""
    return np.asarray(np.linalg.svd(matrix, compute_uv=False))


def spectral_radius(matrix: Array) -> float:
    """The largest size of an eigenvalue."""
    return float(np.max(np.abs(np.linalg.eigvals(matrix))))


def _before_of(record: RecordedGradient, layer: int, step: Step, after: str) -> dict[str, Array]:
    """∂after/∂(each state before), (units, units) each."""
    cell = record.cell(layer)
    of: dict[str, Array] = {after: np.eye(cell.units)}
    found = {name: np.zeros((cell.units, cell.units)) for name in cell.states}
    for node in reversed(nodes(cell)):
        if node not in of:
            continue
        for way in ways(cell):
            if way.node != node or not isinstance(way.end, Before | Computed):
                continue
            brought = way.sign * of[node]
            for link in way.links:
                brought = record.through(layer, link, step, brought)
            if isinstance(way.end, Before):
                found[way.end.state] += brought
            else:
                name = way.end.quantity
                of[name] = of[name] + brought if name in of else brought
    return found


def _is_direct(way: GradientWay, state: str) -> bool:
    """Whether a state hands itself on by this way, unit by unit, through nothing but gates."""
    is_itself = way.node == state and way.end == Before(state)
    return is_itself and all(isinstance(link, Scaled) for link in way.links)


def _kept(record: RecordedGradient, layer: int, step: Step, way: GradientWay) -> Array:
    found = np.full(record.cell(layer).units, float(way.sign))
    for link in way.links:
        assert not isinstance(link, Mixed)
        found = record.through(layer, link, step, found)
    return found
