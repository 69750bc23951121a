"""A run with layers that begin with the last step: one layer after the other, each through all steps."""

from collections.abc import Generator, Iterator, Sequence
from itertools import pairwise

import numpy as np

from engine.array import Array, joined_rows, joined_tables
from engine.errors import ParameterError
from engine.experiment import Model
from engine.run.name import Name, Y
from engine.run.network import LayeredNetwork, Network
from engine.run.plan import Job, Plan
from engine.run.start import changes_of_era
from engine.run.wiring import rows_read


class WholeRun:
    """Computes the networks of a run slice by slice, so that it may be left at any time and gone on with.

    Its steps can be given only once all are made: what a step reads may be computed as a later one.
    done, total: rows of layers, with those of outputs, of all networks. found: what each network has
    computed, once all is done.
    """

    def __init__(self, plan: Plan, networks: Sequence[Network], x: Array) -> None:
        self._plan, self._model, self._x = plan, plan.job.experiment.model, x
        self._networks, self._parts = len(networks), len(self._model.layers) + 1
        self.done, self.total = 0, len(networks) * self._parts * len(x)
        self.found: list[dict[Name, Array]] = []
        self._rows = 1  # that the next slice may have
        self._slices = self._all_slices(networks)

    @property
    def is_done(self) -> bool:
        """Whether every row is computed."""
        return len(self.found) == self._networks

    def advance(self, rows: int) -> None:
        """Compute at most so many further rows of one layer."""
        self._rows = rows
        with np.errstate(all="ignore"):  # what overflows is found when the steps are given, and told
            next(self._slices, None)

    def _all_slices(self, networks: Sequence[Network]) -> Iterator[None]:
        for network in networks:
            if isinstance(network, LayeredNetwork) and network.is_layered:
                found = yield from self._of_network(network)
            else:
                found = network.advance(self._x)
                self.done += self._parts * len(self._x)
                yield
            self.found.append(found)

    def _of_network(self, network: LayeredNetwork) -> Generator[None, None, dict[Name, Array]]:
        found, h = dict[Name, Array](), list[Array]()
        for layer in range(self._parts - 1):
            rows = rows_read(self._model, layer, self._x, h)
            found |= yield from self._of_layer(network, layer, rows)
            h.append(found[Name("h", layer)])
        read = rows_read(self._model, self._parts - 1, self._x, h)
        outputs = []
        for begin, end in self._cuts(0, len(read)):
            outputs.append(network.read_out(read[begin:end]))
            yield
        return {**found, Y: joined_rows(outputs) if self._model.readout is not None else read}

    def _of_layer(
        self, network: LayeredNetwork, layer: int, rows: Array
    ) -> Generator[None, None, dict[Name, Array]]:
        parts = list[dict[Name, Array]]()
        for begin, end in pairwise((*self._changes(), len(rows))):
            changes = changes_of_era(self._plan, network.name, layer, begin)
            if changes is not None:
                network.change_layer(layer, *changes)
            for first, last in self._cuts(begin, end):
                parts.append(network.advance_layer(layer, rows[first:last]))
                yield
        return joined_tables(parts)

    def _changes(self) -> list[int]:
        """The rows before which something of a layer may be another one: of a what-if, and of its bases."""
        return sorted({0, *(job.resume.t for job in self._plan.job.chain if job.resume is not None)})

    def _cuts(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        while begin < end:
            first, begin = begin, min(end, begin + self._rows)
            self.done += begin - first
            yield first, begin


def through_layers(network: LayeredNetwork, model: Model, x: Array) -> dict[Name, Array]:
    """All steps of a run at once. x: (steps, features). All that is computed and y, (steps, size) each."""
    found, h = dict[Name, Array](), list[Array]()
    for layer in range(len(model.layers)):
        found |= network.advance_layer(layer, rows_read(model, layer, x, h))
        h.append(found[Name("h", layer)])
    return {**found, Y: network.read_out(rows_read(model, len(h), x, h))}


def check_whole(job: Job) -> None:
    """Raise ParameterError where a run is to be held whose steps are made of later inputs.

    Where the states are reset after so many steps, those before a reset are made of none behind it.
    """
    model = job.experiment.model
    if not model.is_backward or job.until is None:
        return
    if model.reset_every is None or job.until % model.reset_every:
        told = f"goes backwards in a layer: what it puts out before t = {job.until} is made of later inputs"
        raise ParameterError("model", f"{told}, so that no run can be held there and keep them secret")
