"""A run and somebody's arrays: how they lie, how far they are apart, and which known mistakes explain it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.array import Array, read_only
from engine.comparison.scale import scale_note
from engine.comparison.with_theirs import NumbersComparison, compare_numbers
from engine.data.progress import TellProgress, no_progress
from engine.doctor.diagnose import diagnose
from engine.doctor.finding import Diagnosis, Finding
from engine.doctor.recipe import GATES
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.run.batch_run import BatchRun
from engine.run.start import start_of
from engine.theirs.align import RunShape, align
from engine.theirs.aligned import AlignedNumbers, numbers_of
from engine.theirs.alignment import Alignment
from engine.theirs.given import GivenArrays
from engine.theirs.slot import slots_of

ROUNDING = ("rounding_only",)


@dataclass(frozen=True, eq=False)
class TheirComparison:
    """What comes of it. theirs: their numbers by quantity. note: whether they are ours on another scale.

    diagnosis: the doctor's; of numbers within the tolerance it names rounding only.
    """

    numbers: NumbersComparison
    alignment: Alignment
    theirs: Mapping[str, AlignedNumbers]
    diagnosis: Diagnosis
    note: str
    rows: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The mistakes that explain the numbers, the best first."""
        return self.diagnosis.findings

    @property
    def told_alignment(self) -> Alignment:
        """The alignment with all that is to be told of it."""
        return (
            self.alignment.replace(notes=(*self.alignment.notes, self.note)) if self.note else self.alignment
        )


def compare_with_theirs(
    experiment: Experiment,
    run: BatchRun,
    given: GivenArrays,
    tolerance: float | None = None,
    progress: TellProgress = no_progress,
    is_cancelled: Callable[[], bool] = lambda: False,
    choose: Callable[[Alignment], Alignment] = lambda found: found,
) -> TheirComparison:
    """Set somebody's arrays beside a run. tolerance: None takes what suits float32.

    choose: what to read in place of the alignment that is found. Raises ParameterError where an array cannot
    be a quantity of the model.
    """
    shape = RunShape(slots_of(experiment.model.layers, experiment.model.outputs), run.rows, run.steps)
    ours = {str(name): table for name, table in run.numbers.items()}
    alignment = choose(align(given, shape, ours))
    theirs = _computed(numbers_of(given, alignment, run.rows, run.steps), run)
    if not any(one.there.any() for one in theirs.values()):
        raise ParameterError("", "holds no number to compare")
    numbers = _in_cells(compare_numbers(ours, theirs, shape.slots, tolerance), experiment.model)
    if numbers.is_same and _stands_for_output(experiment.model, alignment):
        (states,) = theirs.values()
        numbers, theirs = replace(numbers, max_difference=np.inf), {"y": states}
    visit, note = _visit(experiment, theirs, numbers, progress, is_cancelled), ""
    if numbers.is_same:
        visit = replace(visit, findings=tuple(one for one in visit.findings if one.mistakes == ROUNDING))
    elif np.isfinite(numbers.max_difference):
        note = scale_note(ours, theirs)
    return TheirComparison(numbers, alignment, theirs, visit, note, run.rows)


def _stands_for_output(model: Model, alignment: Alignment) -> bool:
    """Whether a lone array without a name, which should be the output, holds the last states instead."""
    (one, *others) = alignment.arrays
    is_last = (one.quantity, one.layer) == ("h", len(model.layers) - 1)
    return model.readout is not None and not one.array and not others and is_last


def _visit(
    experiment: Experiment,
    theirs: Mapping[str, AlignedNumbers],
    numbers: NumbersComparison,
    progress: TellProgress,
    is_cancelled: Callable[[], bool],
) -> Diagnosis:
    """What the doctor says; of numbers within the tolerance, whether rounding alone explains them.

    Rows that leave float64 on the way, and quantities that no mistake is known of, are not shown to it.
    """
    if numbers.max_difference == 0:
        return Diagnosis((), 0.0, None, "The numbers are the same.")
    inputs, precision = experiment.sequence.generate().inputs, experiment.precision.numpy
    shown = {
        key: _last_or_all(one)[: len(inputs)]
        for key, one in theirs.items()
        if key in _known_to_the_doctor(experiment.model)
    }
    if not len(inputs) or not shown:
        return Diagnosis(
            (), numbers.max_difference, None, "No known mistake can be looked for in these numbers."
        )
    return diagnose(
        experiment.model,
        inputs.astype(np.float64),
        shown,
        0.0 if numbers.is_same else numbers.tolerance,
        progress,
        is_cancelled,
        start_of(experiment, "float64" if precision == "exact" else precision),
        may_be_two=not numbers.is_same,
    )


def _known_to_the_doctor(model: Model) -> set[str]:
    """The quantities in which it looks for mistakes: outputs, gates and states."""
    layers = enumerate(model.layers)
    inside = {
        f"{index}.{name}" for index, cell in layers for name in (*GATES.get(cell.cell, ()), *cell.states)
    }
    return {"y", *inside}


def _last_or_all(one: AlignedNumbers) -> Array:
    """Numbers as the doctor takes them, (rows, steps, size), or (rows, size) of the last step alone."""
    return one.values[:, -1] if not one.there[:, :-1].any() and one.values.shape[1] > 1 else one.values


def _computed(theirs: Mapping[str, AlignedNumbers], run: BatchRun) -> dict[str, AlignedNumbers]:
    """What is there of theirs at steps that we have computed, too."""
    computed = np.array([run.computed(row) for row in range(run.rows)])
    is_ours = (np.arange(run.steps) < computed[:, np.newaxis])[:, :, np.newaxis]
    return {
        key: replace(
            one,
            values=read_only(np.where(is_ours, one.values, np.nan)),
            there=read_only(one.there & is_ours),
        )
        for key, one in theirs.items()
    }


def _in_cells(numbers: NumbersComparison, model: Model) -> NumbersComparison:
    """The first wrong number, called h where the output is the last layer's state itself."""
    first = numbers.first
    is_state = model.readout is None and model.outputs == model.layers[-1].units
    if first is None or first.layer is not None or not is_state:
        return numbers
    return replace(numbers, first=replace(first, layer=len(model.layers) - 1, quantity="h"))
