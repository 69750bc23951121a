"""Free running: from some step on, each network reads its own last output in place of the next input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.array import Array, joined_tables, read_only
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.implementations.every import replayed_among
from engine.run.measures import as_float64
from engine.run.name import TARGET, Name, Y
from engine.run.network import Network
from engine.run.plan import Job, Plan
from engine.run.trace import Trace

BOUND = 0.4
"""Of the targets' standard deviation: farther away, an output no longer follows (Pathak et al. 2018,
Physical Review Letters 120, 024102: the valid time)."""


def free_run_refusal(experiment: Experiment) -> str:
    """Why a network can't run freely on a sequence, as the end of a sentence; "" where it can."""
    sequence, model = experiment.sequence, experiment.model
    if not sequence.is_shifted:
        return "needs targets that are the next inputs; those of this sequence are others"
    if model.outputs != sequence.features:
        sizes = f"outputs are {model.outputs}, inputs {sequence.features}"
        return f"needs as many outputs as inputs, since they are read in their place; {sizes}"
    if model.is_backward:
        return "needs layers that go forwards; one that goes backwards reads inputs that do not exist yet"
    return ""


FREE_RUN = "a free run"
"""What an error calls it."""


def check_free_run(job: Job) -> None:
    """Raise ParameterError where a job asks for a free run that there can't be."""
    if job.free_from is None:
        return
    refusal = free_run_refusal(job.experiment)
    if refusal:
        raise ParameterError(FREE_RUN, refusal)
    last = max(job.experiment.sequence.steps - 1, 1)
    if not 1 <= job.free_from <= last:
        steps = f"a step from 1 to {last}" if last > 1 else "step 1"
        message = f"must begin at {steps}, after an output to read, got {job.free_from}"
        raise ParameterError(FREE_RUN, message)


class Feedback:
    """What each network of a free run reads next.

    The steps of a free run are made one by one, so that the bits are the same however the run is cut.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._main = next(iter(_ours(job.implementations)), None)
        self._outputs: dict[str, Array] = {}
        past = None if job.resume is None else job.resume.past.arrays
        if past:
            self._outputs = {name: past[Y.of(name)][-1:] for name in job.implementations}

    def end_of_block(self, t: int, end: int) -> int:
        """Where a block from step t on may end: steps with given inputs and others are never in one."""
        first = self._first
        return min(end, first) if t < first else end

    def advance(
        self, networks: Sequence[Network], x: Array, t: int
    ) -> tuple[Array, list[Mapping[Name, Array]]]:
        """The inputs of the main implementation, and what each network computes, of steps t, t + 1, …

        x: the given inputs, (steps, features), which are read while t is before the free run.
        """
        if t < self._first:
            found: list[Mapping[Name, Array]] = [network.advance(x) for network in networks]
            self._keep(networks, found)
            return x, found
        rows, steps = x.copy(), list[list[Mapping[Name, Array]]]()
        for at in range(len(x)):
            read = {network.name: self._read(network.name, x[at : at + 1], t + at) for network in networks}
            if self._main is not None:
                rows[at] = read[self._main] if x.dtype == object else as_float64(read[self._main])
            steps.append([network.advance(read[network.name]) for network in networks])
            self._keep(networks, steps[-1])
        joined = [joined_tables([one[place] for one in steps]) for place in range(len(networks))]
        return read_only(rows), _with_shared_output(joined, steps[0])

    @property
    def _first(self) -> int:
        assert self._job.free_from is not None
        return self._job.free_from

    def _read(self, name: str, given: Array, t: int) -> Array:
        is_own = self._job.reads_own_output(t) and name in _ours(self._job.implementations)
        return self._outputs[name] if is_own else given

    def _keep(self, networks: Sequence[Network], found: Sequence[Mapping[Name, Array]]) -> None:
        self._outputs = {network.name: one[Y][-1:] for network, one in zip(networks, found, strict=True)}


def _ours(names: Sequence[str]) -> list[str]:
    """Those that compute: what is only replayed reads nothing."""
    replayed = replayed_among(names)
    return [name for name in names if name not in replayed]


def _with_shared_output(
    joined: list[dict[Name, Array]], first: Sequence[Mapping[Name, Array]]
) -> list[Mapping[Name, Array]]:
    """Names that held one array hold one again: without a readout, y is the last layer's h."""
    found: list[Mapping[Name, Array]] = []
    for tables, arrays in zip(joined, first, strict=True):
        by_array = {id(arrays[name]): tables[name] for name in arrays}
        found.append({name: by_array[id(array)] for name, array in arrays.items()})
    return found


@dataclass(frozen=True)
class Horizon:
    """How far a free run follows the targets. begin: its first step. t: the first step whose output is more
    than `bound` away from its target, None where no recorded one is. steps: how many follow until then.
    bound: BOUND times the standard deviation of the targets that count, of all outputs together.
    """

    begin: int
    t: int | None
    steps: int
    bound: float

    @property
    def sentence(self) -> str:
        """What to tell of it."""
        if self.t is None:
            return (
                f"Free from t = {self.begin}: every output stays within {BOUND} of the targets' "
                f"standard deviation."
            )
        follow = "1 output follows" if self.steps == 1 else f"{self.steps} outputs follow"
        return (
            f"Free from t = {self.begin}: {follow} the target; at t = {self.t} one is "
            f"off by more than {BOUND} of the targets' standard deviation."
        )

    @property
    def label(self) -> str:
        """What stands at its last step in a plot."""
        return "horizon: 1 step" if self.steps == 1 else f"horizon: {self.steps} steps"


def horizons_of(plan: Plan, trace: Trace) -> dict[str, Horizon]:
    """The horizon of each implementation that runs freely, as far as it is recorded."""
    begin = plan.job.free_from
    if begin is None or TARGET not in trace:
        return {}
    found = {
        name: horizon_of(trace[Y.of(name)], trace[TARGET], begin) for name in _ours(plan.job.implementations)
    }
    return {name: horizon for name, horizon in found.items() if horizon is not None}


def horizon_of(y: Array, target: Array, begin: int) -> Horizon | None:
    """The horizon of the recorded steps of a run that is free from step `begin` on.

    y, target: (steps, outputs), from t = 0 on; targets are NaN at steps that do not count. None where there
    is no free step, all targets are the same, or some are infinite.
    """
    y, target = as_float64(y), as_float64(target)
    counting = np.asarray(~np.isnan(target).any(axis=1))
    if not counting[begin:].any():
        return None
    wanted = target[counting]
    with np.errstate(all="ignore"):  # of a run that diverges, and of targets that do
        if not np.ptp(wanted, axis=0).any():  # the deviation of equal numbers may be rounded, and not 0
            return None
        apart = np.sum((wanted - wanted.mean(axis=0)) ** 2, axis=1)
        bound = BOUND * float(np.sqrt(np.mean(apart)))
        is_off = np.asarray(~(np.linalg.norm(y - target, axis=1) <= bound))
    if not (np.isfinite(bound) and bound > 0):
        return None
    lost = np.flatnonzero(is_off[begin:] & counting[begin:])
    if not len(lost):
        return Horizon(begin, None, len(y) - begin, bound)
    return Horizon(begin, begin + int(lost[0]), int(lost[0]), bound)
