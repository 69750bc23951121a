"""What if: change an input, a state or a weight at step t of a recorded run, and go on from there."""

from dataclasses import dataclass, replace

import numpy as np

from engine.array import Array, read_only, times_matrix, to_float
from engine.cells.base import LAYER_WEIGHTS, Step
from engine.cells.operand import Computed
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.free_run import check_free_run
from engine.run.name import X
from engine.run.plan import Job, Resume
from engine.run.recorded_run import RecordedRun
from engine.run.trace import SPARE

OWN_OUTPUTS = "own outputs"


@dataclass(frozen=True)
class Change:
    """One number that a what-if changes, from step t on.

    what: "x" (the input of step t), a state of the cell such as "h" (its value before step t), a weight
    (from step t on), or OWN_OUTPUTS (read in place of the inputs from step t on, which is no number).
    index: the place of the number in it: (feature,), (unit,), (row, column) or (column,).
    """

    what: str
    index: tuple[int, ...]
    value: float
    layer: int = 0

    def sentence(self) -> str:
        """The change in a few words, which also name its what-if: "W[0][1] = 0.5"."""
        if self.what == OWN_OUTPUTS:
            return "reads its own outputs"
        place = "".join(f"[{number}]" for number in self.index)
        what = {"recurrent_kernel": "U", "kernel": "W", "bias": "b"}.get(self.what, self.what)
        return f"{what}{place} = {self.value:g}"


def job_of(changes: tuple[Change, ...], t: int, run: RecordedRun) -> Job:
    """The job that goes on from step t of a recorded run with some numbers changed.

    Nothing before t is computed again. Raises ParameterError where a change names nothing there is.
    """
    job, experiment, trace = run.plan.job, run.experiment, run.trace
    if changes and not run.steps:
        raise ParameterError("t", "must be a recorded step; nothing is recorded yet")
    last = min(run.steps if not changes else run.steps - 1, run.plan.end - 1)
    if not 0 <= t <= last:
        raise ParameterError("t", f"must be a recorded step, from 0 to {run.steps - 1}, got {t}")
    is_free = any(change.what == OWN_OUTPUTS for change in changes)
    changes = tuple(change for change in changes if change.what != OWN_OUTPUTS)
    if is_free:
        job = replace(job, free_from=t)
        check_free_run(job)
    if experiment.model.is_backward:
        return _whole_job(changes, t, run)
    states = _states_before(run, t)
    x = job.resume.x if job.resume is not None and job.resume.t == t else None
    experiment, x = _take(changes, experiment, states, x, t, run)
    return replace(job, experiment=experiment, resume=Resume(t, states, x, trace.part(t - SPARE, t)))


def _whole_job(changes: tuple[Change, ...], t: int, run: RecordedRun) -> Job:
    """The job of a run that is computed as a whole, from its first step on: what changes is told alone.

    Step t is that of each layer's own order: what it has processed before stays as far as it reads the same.
    """
    job, experiment = run.plan.job, run.experiment
    if job.specimen is not None:
        raise ParameterError("model", "must go forwards for a what-if of a specimen")
    base = next(plan.job for plan in reversed(run.plans) if plan.first_step <= t)
    same = base.resume if base.resume is not None and base.resume.t == t else None
    states = _states_before(run, t)
    experiment, x = _take(changes, experiment, states, None if same is None else same.x, t, run)
    given = {change.layer for change in changes if change.what not in ("x", *LAYER_WEIGHTS)}
    if same is not None:
        base = base if same.base is None else same.base
        layers = enumerate(same.states[job.implementations[0]]) if job.implementations else ()
        given |= {index for index, layer in layers if layer}
    kept = {
        name: tuple(layer if index in given else {} for index, layer in enumerate(layers))
        for name, layers in states.items()
    }
    return replace(job, experiment=experiment, resume=Resume(t, kept, x, base=base))


def _states_before(run: RecordedRun, t: int) -> dict[str, tuple[dict[str, Array], ...]]:
    """By implementation, the states of every layer before its step t."""
    layers = range(len(run.model.layers))
    return {
        name: tuple(dict(run.states_before(name, t, index)) for index in layers)
        for name in run.implementations
    }


def _take(
    changes: tuple[Change, ...],
    experiment: Experiment,
    states: dict[str, tuple[dict[str, Array], ...]],
    x: Array | None,
    t: int,
    run: RecordedRun,
) -> tuple[Experiment, Array | None]:
    """The experiment and the input of step t as they are changed; changes the states in place."""
    for change in changes:
        _check_value(change, experiment)
        if change.what == "x":
            x = _changed(run.trace[X][t] if x is None else x, change)
        elif change.what in LAYER_WEIGHTS:
            experiment = _with_weight(experiment, change, run)
        else:
            _change_state(states, change)
    return experiment, x


def reads_its_own_outputs() -> Change:
    """From the step at which it is made, outputs are read in place of the inputs."""
    return Change(OWN_OUTPUTS, (0,), 1)


def changes_of(
    run: RecordedRun, t: int, layer: int, quantity: str, unit: int, value: float
) -> tuple[Change, ...]:
    """What else the states after step t would have been, had one of its quantities been another number.

    A gate, say; the step itself stays as it was recorded, and the run goes on from t + 1. Computed in the
    numbers of the first implementation. Raises ParameterError where no state would be another.
    """
    name, cell = run.implementations[0], run.model.layers[layer]
    weights, before = run.start_at(name, t).layers[layer].weights, run.states_before(name, t, layer)
    projected = times_matrix(run.input_at(name, t, layer), weights.kernel)
    as_it_was = np.asarray(run.quantities(name, t, layer)[quantity])
    as_it_would_be = _changed(as_it_was, Change(quantity, (unit,), value, layer))
    recorded, other = (
        Step(cell, projected, before, weights, {quantity: row}) for row in (as_it_was, as_it_would_be)
    )
    changes = []
    for state in cell.states:
        rows = recorded.value(Computed(state)), other.value(Computed(state))
        for place in np.flatnonzero(rows[0] != rows[1]):
            found = rows[1][place]
            number = found.item() if isinstance(found, np.generic) else found
            changes.append(Change(state, (int(place),), number, layer))
    if not changes:
        raise ParameterError(quantity, f"would change no state, were it {value:g}")
    return tuple(changes)


def _check_value(change: Change, experiment: Experiment) -> None:
    if not 0 <= change.layer < len(experiment.model.layers):
        raise ParameterError(
            "layer", f"must be from 0 to {len(experiment.model.layers) - 1}, got {change.layer}"
        )
    if experiment.precision.numpy == "exact" and not isinstance(change.value, int):
        raise ParameterError(change.what, "must be a whole number while NumPy computes exactly")
    if not np.isfinite(to_float(change.value)):
        raise ParameterError(change.what, f"must be a finite number, got {change.value}")


def _changed(array: Array, change: Change) -> Array:
    """A copy of the array with one number changed."""
    copy = np.array(array)
    if len(change.index) != copy.ndim or any(
        not 0 <= i < n for i, n in zip(change.index, copy.shape, strict=True)
    ):
        raise ParameterError(change.what, f"has shape {copy.shape}; it has no place {change.index}")
    copy[change.index] = change.value
    return read_only(copy)


def _change_state(states: dict[str, tuple[dict[str, Array], ...]], change: Change) -> None:
    for layers in states.values():
        layer = layers[change.layer]
        if change.what not in layer:
            raise ParameterError(
                change.what, f"is no input, state or weight; states here: {', '.join(layer)}"
            )
        layer[change.what] = _changed(layer[change.what], change)


def _with_weight(experiment: Experiment, change: Change, run: RecordedRun) -> Experiment:
    """The experiment with one weight changed; the other numbers of its matrix become hand-set."""
    layer = experiment.model.layers[change.layer]
    given = getattr(layer, change.what)
    if given is None:
        if not run.implementations:
            raise ParameterError(change.what, "is not used while neither implementation runs")
        starts = [run.start(name) for name in run.implementations]
        weights = [start.layers[change.layer].weights for start in starts]
        finest = max(weights, key=lambda one: one.kernel.dtype.itemsize)  # the others round it, as before
        given = getattr(finest, change.what).tolist()
    numbers = _changed(np.array(given, dtype=object), change).tolist()
    after = layer.replace(**{change.what: numbers})
    layers = experiment.model.layers
    model = experiment.model.replace(layers=(*layers[: change.layer], after, *layers[change.layer + 1 :]))
    return experiment.replace(model=model)
