"""What the engine computes of an experiment, for the numbers and the answers of a lesson."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.expression.scope import GRADIENT, Reference, Scope
from engine.gradient.gradient_scope import GradientScope
from engine.implementations.numpy import NumPy
from engine.lesson.change import Same
from engine.lesson.training import trained, training_work
from engine.run.measures import counts, error_of
from engine.run.name import TARGET, Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Ending, Job
from engine.run.recorded_run import RecordedRun, record
from engine.train.flow import gradient_flow
from engine.weights.spectrum import radius_of
from engine.work.simulation import simulation_of

MAX_STEPS = 5000
MAX_UNITS = 64
MAX_VALUES = 50_000  # of all rows
MAX_MEMORY = 100
MAX_RUN, MAX_WORK = 500_000, 3_000_000  # of one run and of a whole lesson: see _work
KEPT = 64  # runs
PASSES = 10  # what a backward pass costs, in runs
RADIUS, LOSS, MAE, MSE = Name("radius"), Name("loss"), Name("mae"), Name("mse")


@dataclass(frozen=True)
class Case:
    """What one run of a lesson computes.

    specimen: the name of one in the bug zoo, or None. updates: of the experiment's training, made first.
    """

    experiment: Experiment
    row: int = 0
    specimen: str | None = None
    updates: int = 0


class LessonTables:
    """The tables of a run, with three more computed from them: mae, mse (up to each step) and radius."""

    def __init__(self, run: RecordedRun) -> None:
        self.steps = run.trace.steps
        self._run, self._trace = run, run.trace
        has_error = run.plan.has_error and self.steps
        self._names = (RADIUS, MAE, MSE) if has_error else (RADIUS,)
        self._own: dict[Name, Array] = {}

    def __getitem__(self, name: Name) -> Array:
        if name not in self._names:
            return self._trace[name]
        if name not in self._own:  # most are never asked for
            self._own[name] = self._compute(name)
        return self._own[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names or name in self._trace

    def __iter__(self) -> Iterator[Name]:
        yield from self._trace
        yield from self._names

    def _compute(self, name: Name) -> Array:
        if name == RADIUS:
            return np.full((self.steps, 1), spectral_radius(self._run))
        target = self._trace[TARGET]
        with np.errstate(all="ignore"):  # the last step of a run that diverges
            error = error_of(self._trace[Y.of(NumPy.name)], target)
            return _running_mean(np.abs(error) if name == MAE else error * error, counts(target))


class LessonScope(Scope):
    """The names of a run, and what is worked out once it is named: loss, and gradients such as grad.h."""

    def __init__(self, run: RecordedRun, case: Case) -> None:
        super().__init__(LessonTables(run), run.plan)
        self._job, self._case = run.plan.job, case

    @cached_property
    def loss(self) -> float:
        """The loss of the rows that the next update sees. Raises ParameterError if it cannot train."""
        return trained(self._case.experiment, self._case.updates).loss

    @cached_property
    def gradients(self) -> GradientScope:
        """Gradients of the mean loss, through every step. Raises ParameterError if it cannot train."""
        experiment = self._job.experiment
        spend(PASSES * _work(experiment))
        return GradientScope(gradient_flow(experiment, self._job.row))

    def key(self, reference: Reference) -> Name:
        if reference == Reference(LOSS.quantity):
            return LOSS
        is_gradient = reference.implementation == GRADIENT
        return self.gradients.key(reference) if is_gradient else super().key(reference)

    def rows(self, name: Name, begin: int, end: int) -> Array:
        if name == LOSS:
            return np.full((1, end - begin), self.loss)
        is_gradient = name.quantity.startswith(f"{GRADIENT}.")
        return self.gradients.rows(name, begin, end) if is_gradient else super().rows(name, begin, end)


@dataclass(frozen=True)
class Facts:
    """A whole run by NumPy, and what the names of expressions stand for in it."""

    case: Case
    run: RecordedRun = field(repr=False)
    scope: Scope = field(repr=False)

    @property
    def steps(self) -> int:
        """How many were made."""
        return self.run.steps

    @property
    def ending(self) -> Ending:
        """How the run ended."""
        assert self.run.ending is not None
        return self.run.ending


def facts_of(case: Case) -> Facts:
    """Run an experiment to its end. Raises ParameterError, also where it is too long for a lesson."""
    key, spent = _Key(case), _spent.get()
    if spent is None:
        check_size(case.experiment)
    elif key not in spent.runs:
        check_size(case.experiment)
        spent.add_run(key, _work(case.experiment) + _training_work(case))
    return _facts_of(key)


@contextmanager
def limited() -> Iterator["Spent"]:
    """Within it `facts_of` and `spend` raise ParameterError once a reader would have to wait for long."""
    spent = Spent()
    token = _spent.set(spent)
    try:
        yield spent
    finally:
        _spent.reset(token)


def spend(work: int) -> None:
    """Count some computing. Raises ParameterError where it becomes too much for one lesson."""
    spent = _spent.get()
    if spent is not None:
        spent.add(work)


def spend_again(before: "Spent") -> None:
    """Count what was computed before and is kept as if it were computed now. Raises ParameterError."""
    spent = _spent.get()
    if spent is not None:
        spent.add(before.beside_runs)
        for key, work in before.runs.items():
            spent.add_run(key, work)


def check_size(experiment: Experiment) -> None:
    """Raise ParameterError for an experiment that would keep a reader waiting."""
    rows, length, _ = experiment.sequence.shape
    steps = experiment.sequence.steps
    if steps > MAX_STEPS:
        raise ParameterError("sequence", f"must have at most {MAX_STEPS} steps in a lesson, got {steps}")
    if rows * length > MAX_VALUES:
        raise ParameterError(
            "sequence", f"must have at most {MAX_VALUES} values in a lesson, got {rows * length}"
        )
    experiment.sequence.check_cost("sequence", MAX_MEMORY)
    for index, layer in enumerate(experiment.model.layers):
        if layer.units > MAX_UNITS:
            field = f"model.layers[{index}].units"
            raise ParameterError(field, f"must be at most {MAX_UNITS} in a lesson, got {layer.units}")
    if _work(experiment) > MAX_RUN:
        raise ParameterError("model", f"is too large for a lesson where there are {steps} steps")


def spectral_radius(run: RecordedRun) -> float:
    """The largest |eigenvalue| of the first layer's recurrent kernel, (units, units)."""
    kernel = run.start(NumPy.name).layers[0].weights.recurrent_kernel
    return radius_of(np.asarray(kernel, dtype=np.float64))


class _Key:
    """A case by identity of its experiment."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._parts = Same(case.experiment), case.row, case.specimen, case.updates

    def __hash__(self) -> int:
        return hash(self._parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._parts == other._parts


@dataclass
class Spent:
    """The cost of what was computed for one lesson, in the units of `_work`. runs: of each run, once."""

    runs: dict[_Key, int] = field(default_factory=dict)
    beside_runs: int = 0
    total: int = 0

    def add(self, work: int) -> None:
        """Add the cost of work that is not a run. Raises ParameterError where the lesson costs too much."""
        self.beside_runs += work
        self._add(work)

    def add_run(self, key: _Key, work: int) -> None:
        """Add the cost of a run the first time it is needed.

        Raises ParameterError where the lesson costs too much.
        """
        if key not in self.runs:
            self.runs[key] = work
            self._add(work)

    def _add(self, work: int) -> None:
        self.total += work
        if self.total > MAX_WORK:
            raise ParameterError("", "computes too much for one lesson: name fewer or shorter runs")


_spent: ContextVar[Spent | None] = ContextVar("spent", default=None)


def _work(experiment: Experiment) -> int:
    """About how long a run takes, in microseconds of a slow machine, with more for all that it records."""
    rows, length, _ = experiment.sequence.shape
    width = sum(32 + layer.units for layer in experiment.model.layers)
    return 2000 + rows * length + experiment.sequence.steps * width


def _training_work(case: Case) -> int:
    return training_work(case.experiment, case.updates) if case.updates else 0


@lru_cache(KEPT)
def _facts_of(key: _Key) -> Facts:
    case = key.case
    experiment = trained(case.experiment, case.updates).experiment if case.updates else case.experiment
    job = Job(experiment, case.row, (NumPy.name,), specimen=case.specimen)
    run = record(simulation_of(job, {NumPy.name: NumPyNetwork}))
    return Facts(case, run, LessonScope(run, case))


def _running_mean(values: Array, counting: Array) -> Array:
    """Of the numbers of all steps that count up to each step, (steps, 1); NaN before the first."""
    count = values.shape[1] * np.cumsum(counting)
    total = np.cumsum(np.where(counting, values.sum(axis=1), 0))
    return np.asarray((total / count)[:, np.newaxis])
