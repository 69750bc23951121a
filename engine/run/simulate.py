"""Run an experiment: step its implementations over one row of its sequence, block by block."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import numpy as np

from engine.array import EXACT_FLOATS, Array, is_finite, read_only
from engine.errors import ParameterError
from engine.experiment import Model
from engine.implementations.every import implementation, replayed_among
from engine.run.free_run import Feedback, check_free_run
from engine.run.name import TARGET, Name, X
from engine.run.network import Network
from engine.run.plan import Ending, Job, Plan, RoundedTarget, is_jit_compiled
from engine.run.rows import GivenRows, GrowingRows, RowParts
from engine.run.trace import Block
from engine.run.whole_run import WholeRun, check_whole
from engine.sequences.base import Batch, BatchRow
from engine.sequences.growing import GrowingRow

MakeNetwork = Callable[[Plan], Network]
MakeRows = Callable[[Plan, Batch, Array, Array], tuple[Array, Array]]
"""Inputs and targets, (steps, features) each, to run in place of the right ones."""


def right_rows(plan: Plan, batch: Batch, x: Array, target: Array) -> tuple[Array, Array]:
    """The given inputs and targets, unchanged."""
    return x, target


class Simulation:
    """One run, computed step by step.

    `plan` is fixed at the beginning; `ending` is None until the run has ended.
    """

    def __init__(
        self,
        job: Job,
        make_networks: Mapping[str, MakeNetwork],
        make_rows: MakeRows = right_rows,
        batch: Batch | None = None,
        growing: GrowingRow | None = None,
    ) -> None:
        """make_networks: by implementation; those the job names must be there. Raises ParameterError.

        batch: of the job's sequence, where it is generated already. growing: in its place, the only row of
        the sequence, of a job that `may_grow`.
        """
        _check_row(job)
        check_whole(job)
        check_free_run(job)
        self._batch, self._make_networks, self._job = batch, make_networks, job
        is_exact = job.experiment.precision.numpy == "exact"
        if growing is None:
            row = self.batch.row(job.row)
            rounded = None if is_exact else _first_rounded(row)
            self.plan = _plan(job, len(row.inputs), row.left_float64_at, rounded)
            self.plan = replace(self.plan, carried=self._carried())
            self._rows: RowParts = self._given_rows(row, make_rows, is_exact)
        else:
            self.plan = _plan(job, growing.steps)
            self._rows = GrowingRows(growing, is_exact, _changed(job))
        self._networks = [_maker(name, make_networks)(self.plan) for name in job.implementations]
        self._replayed = replayed_among(job.implementations)
        self._names: dict[tuple[str, Name], Name] = {}  # made once: a block may be of one step
        self._t = job.first_given
        self._feedback = None if job.free_from is None else Feedback(job)
        self.whole = self._whole_run() if is_whole(job) else None
        """What is computed before the first step can be given; None of a run that goes step by step."""
        self.ending: Ending | None = None if self._t < self.plan.end else self._ending_of_plan()

    def advance(self, steps: int) -> Block:
        """Compute at most `steps` steps. Empty when the run has ended."""
        if self.ending is not None or steps < 1:
            return Block(0)
        end = min(self._t + steps, self.plan.end) if self.whole is None else self.plan.end
        if self._feedback is not None:
            end = self._feedback.end_of_block(self._t, end)
        given, target = self._rows.part(self._t, end)
        x, founds = self._advance(given)
        arrays = {X: x, TARGET: target}
        for network, found in zip(self._networks, founds, strict=True):
            arrays |= {self._named(network, name): array for name, array in found.items()}
        made = self._stop_where_it_diverges(arrays, end - self._t)
        self._t += made
        if self.ending is None and self._t == self.plan.end:
            self.ending = self._ending_of_plan()
        views = {id(array): read_only(array[:made]) for array in arrays.values()}  # one array stays one
        return Block(made, {name: views[id(array)] for name, array in arrays.items()})

    @property
    def batch(self) -> Batch:
        """The numbers of the job's sequence, all of them."""
        if self._batch is None:
            self._batch = self._job.experiment.sequence.generate()
        return self._batch

    def _given_rows(self, row: BatchRow, make_rows: MakeRows, is_exact: bool) -> GivenRows:
        """Inputs and targets of a row that is there."""
        x, target = (_numbers(array, is_exact) for array in (row.inputs, row.targets))
        x, target = make_rows(self.plan, self.batch, x, target)
        job = self.plan.job
        target = _where_counting(target, counting(job.experiment.model, row.mask))
        return GivenRows(_with_change(x, job), target)

    def _whole_run(self) -> WholeRun:
        x, _ = self._rows.part(0, self.plan.end)
        return WholeRun(self.plan, self._networks, x)

    def _advance(self, x: Array) -> tuple[Array, Iterable[Mapping[Name, Array]]]:
        """What is read at the next steps, and what each network computes of them."""
        if self.whole is not None:
            while not self.whole.is_done:
                self.whole.advance(len(x))
            return x, self.whole.found
        with np.errstate(all="ignore"):  # what overflows is found later, and told
            if self._feedback is not None:
                return self._feedback.advance(self._networks, x, self._t)
            return x, [network.advance(x) for network in self._networks]

    def _carried(self) -> dict[str, tuple[Mapping[str, Array], ...]]:
        """With which states a row of a stateful model begins: those that the rows before it end with."""
        plan = replace(self.plan, job=self.plan.job.chain[0])  # a what-if changes nothing of them
        found, model = dict[str, tuple[Mapping[str, Array], ...]](), plan.job.experiment.model
        if not model.stateful or plan.job.resume is not None:
            return found
        ours = [name for name in plan.job.implementations if not implementation(name).is_replayed]
        for name in ours if plan.job.row else ():
            for index in range(plan.job.row):
                rows = _numbers(self.batch.row(index).inputs, plan.job.experiment.precision.numpy == "exact")
                network = self._make_networks[name](replace(plan, carried=found))
                if len(rows):
                    with np.errstate(all="ignore"):
                        made = network.advance(rows)
                    found[name] = tuple(
                        {state: made[Name(state, layer)][-1] for state in cell.states}
                        for layer, cell in enumerate(model.layers)
                    )
        return found

    def _named(self, network: Network, name: Name) -> Name:
        """The name of what a network tells."""
        key = network.name, name
        if key not in self._names:
            self._names[key] = name.of(network.name)
        return self._names[key]

    def _stop_where_it_diverges(self, arrays: Mapping[Name, Array], steps: int) -> int:
        """How many of the computed steps count: up to the first that holds a number beyond float64."""
        first, culprit, seen = steps, None, set[int]()
        for name, array in arrays.items():
            if id(array) in seen or name == TARGET:  # an output that is the state itself
                continue
            if name.implementation in self._replayed:  # computed elsewhere: where it is NaN, nothing ends
                continue
            seen.add(id(array))
            fine = is_finite(array)
            if not fine.all() and (step := int(np.argmin(fine.all(axis=1)))) < first:
                first, culprit = step, name
        if culprit is None:
            return steps
        if self.plan.job.experiment.model.is_backward:
            told = f"must keep every number finite where a layer goes backwards; {culprit.quantity} is not"
            raise ParameterError("model", f"{told} at step {first}")
        precision = self._precision(culprit.implementation)
        self.ending = Ending("diverged", self._t + first, culprit.implementation, culprit.quantity, precision)
        return first + 1

    def _precision(self, name: str | None) -> str:
        """In which numbers an implementation runs; exact integers end where float64 does."""
        experiment = self.plan.job.experiment
        precision = "float64" if name is None else implementation(name).precision(experiment)
        return "float64" if precision == "exact" else precision

    def _ending_of_plan(self) -> Ending:
        """How a run ends that has computed all it may."""
        if self.plan.end < self.plan.steps:
            return Ending("held", self.plan.end)
        left_at = self.plan.left_float64_at
        return Ending("complete") if left_at is None else Ending("left_float64", left_at)


def may_grow(job: Job) -> bool:
    """Whether a run can do with the inputs and targets of its next steps: nothing looks at all of them."""
    has_all_targets = job.experiment.model.return_sequences
    return has_all_targets and job.row == 0 and job.specimen is None and not is_whole(job)


def _plan(job: Job, steps: int, left_at: int | None = None, rounded: RoundedTarget | None = None) -> Plan:
    return Plan(job, steps, is_jit_compiled(job.experiment, steps), left_at, rounded)


def _maker(name: str, make_networks: Mapping[str, MakeNetwork]) -> MakeNetwork:
    """What makes an implementation's networks; what is only replayed makes its own."""
    if name not in make_networks and implementation(name).is_replayed:
        return implementation(name).networks().network
    return make_networks[name]


def counting(model: Model, mask: Array) -> Array:
    """The steps that count, (…, steps): all that the sequence's mask has, or of them the last one only."""
    if model.return_sequences:
        return mask
    last = np.zeros_like(mask)
    last[..., -1:] = mask[..., -1:]
    return last


def is_whole(job: Job) -> bool:
    """Whether no step of a run can be given before all are computed."""
    return job.experiment.model.is_backward


def _check_row(job: Job) -> None:
    rows = job.experiment.sequence.rows
    if not 0 <= job.row < rows:
        raise ParameterError("row", f"must be from 0 to {rows - 1}, got {job.row}")


def _numbers(array: Array, is_exact: bool) -> Array:
    """The array in float64, or as it is where NumPy computes in Python integers."""
    return read_only(array if is_exact else array.astype(np.float64))


def _first_rounded(row: BatchRow) -> RoundedTarget | None:
    """The first whole number among the targets that count which float64 does not hold."""
    if row.targets.dtype != object:
        return None
    held = row.targets.astype(np.float64)
    for t, output in np.argwhere(np.abs(held) >= EXACT_FLOATS):
        meant = row.targets[t, output]
        if row.mask[t] and int(held[t, output]) != meant:
            return RoundedTarget(int(t), meant, float(held[t, output]))
    return None


def _where_counting(target: Array, mask: Array) -> Array:
    """The targets, NaN at the steps that do not count: what reads a target learns it there."""
    if mask.all():
        return target
    found = target.copy()
    found[~mask] = np.nan
    return read_only(found)


def _with_change(x: Array, job: Job) -> Array:
    """The inputs with those that a what-if, and its bases where they are computed again, change."""
    changes = _changed(job)
    if not changes:
        return x
    changed = x.copy()
    for t, values in changes.items():
        changed[t] = values
    return read_only(changed)


def _changed(job: Job) -> dict[int, Array]:
    """The inputs that a what-if, and its bases where they are computed again, change, by step."""
    resumes = [one.resume for one in job.chain if one.resume is not None]
    return {resume.t: resume.x for resume in resumes if resume.x is not None}
