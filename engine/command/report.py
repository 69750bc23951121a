"""What the notebook reports of an experiment."""

from collections.abc import Iterator

import numpy as np

from engine.array import Array, is_nan, is_nan_number
from engine.cells.spelling import Speller, as_declared
from engine.implementations.every import title_of
from engine.keras.report import KerasReport, weights_by_name
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.every import KERAS, conventions_told
from engine.notation.number_text import compact, row_text
from engine.notation.trace_line import trace_lines
from engine.run.excerpt import SHOWN, Excerpt
from engine.run.measures import Measures, as_compared, counts, error_of
from engine.run.name import TARGET, Name, Y
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun

CUT = " without their fractions"


def report_lines(excerpt: Excerpt, keras: KerasReport | None) -> Iterator[str]:
    """The notebook's printed results, line by line."""
    plan, sequence = excerpt.plan, excerpt.plan.sequence
    yield f"x_train.shape = {sequence.inputs_shape}; y_train.shape = {sequence.targets_shape}"
    if keras is not None:
        yield from _of_keras(plan, keras)
    yield from _of_measures(plan, excerpt.measures)
    if excerpt.steps:
        yield from _final_states(plan, excerpt)
        yield from _comparison(plan, excerpt)


def equation_lines(excerpt: Excerpt, convention: WeightConvention = KERAS) -> Iterator[str]:
    """Every kept step as the notebook prints it, once: from NumPy where it ran."""
    if convention is not KERAS:
        yield from conventions_told(convention, excerpt.plan.job.experiment.model.layers)
    for t, run, index in excerpt.rows():
        yield from step_lines(run, index, convention.spelling)
        if excerpt.left_out and t == SHOWN - 1:
            yield f"… {excerpt.left_out} more …"


def step_lines(run: RecordedRun, t: int, spell: Speller = as_declared) -> Iterator[str]:
    """Step t as the notebook prints it, layer by layer, from the first implementation that runs."""
    name, layers = run.implementations[0], run.model.layers
    for layer, cell in enumerate(layers):
        for line in trace_lines(cell, run.input_at(name, t, layer), run.step(name, t, layer), spell(cell)):
            yield line if len(layers) == 1 else f"layer {layer}: {line}"


def _of_keras(plan: Plan, keras: KerasReport) -> Iterator[str]:
    yield "Weights read back from Keras:"
    for name, array in weights_by_name(plan, keras):
        rows = array if array.ndim > 1 else array[None]
        shown = [row_text(row) for row in rows[:SHOWN]]
        left = len(rows) - SHOWN
        more = "" if left < 1 else " … 1 more row" if left == 1 else f" … {left} more rows"
        yield f"  {name} {array.shape} = {' '.join(shown)}{more}"
    if keras.mse is not None and keras.mae is not None:
        yield f"Keras evaluate: MSE = {keras.mse}, MAE = {keras.mae}"


def _of_measures(plan: Plan, measures: Measures) -> Iterator[str]:
    for name in plan.job.implementations:
        mse, mae = measures.mse(name), measures.mae(name)
        if mse is not None and mae is not None:
            yield f"{title_of(name)}, row {plan.job.row}: MSE = {mse}, MAE = {mae}"
    if not measures.all_count:
        yield f"Steps that count in row {plan.job.row}: {measures.counting} of {measures.steps}."
    for_test = plan.sequence.test_mask
    if for_test is not None:
        steps = for_test[plan.job.row]
        yield f"Kept for testing in row {plan.job.row}: {steps.sum()} of {len(steps)} steps."
    if plan.has_error and plan.rounded_target is not None:
        yield plan.rounded_target.sentence
    if not plan.has_error:
        outputs, wanted = plan.job.experiment.model.outputs, plan.sequence.outputs
        has = "1 output" if outputs == 1 else f"{outputs} outputs"
        yield f"The error is not defined: the network has {has}, the targets have {wanted}."
    if measures.first_difference is not None:
        main, *others = map(title_of, plan.job.implementations)
        yield f"{main} and {' / '.join(others)} first differ at t = {measures.first_difference}."


def _final_states(plan: Plan, excerpt: Excerpt) -> Iterator[str]:
    layers = plan.job.experiment.model.layers
    for name in plan.job.implementations:
        for index, cell in enumerate(layers):
            for state in cell.states:
                row = excerpt.last[Name(state, index, name)][-1]
                place = f" layer {index}" if len(layers) > 1 else ""
                yield f"Final state {title_of(name)}{place} {state} = {row_text(row)}"


def _comparison(plan: Plan, excerpt: Excerpt) -> Iterator[str]:
    """True, predicted and their difference, of the first feature; predicted alone where no step counts."""
    target = excerpt.first[TARGET][:SHOWN]
    is_wanted = counts(target).any()
    lines = {"True": _spaced(target)} if is_wanted else {}
    for name in plan.job.implementations:
        outputs = excerpt.first[Y.of(name)][:SHOWN]
        predicted = as_compared(outputs, plan.sequence)
        is_cut = np.any((predicted != outputs) & ~is_nan(outputs))
        lines[f"Predicted {title_of(name)}"] = _spaced(predicted) + (CUT if is_cut else "")
        if plan.has_error and is_wanted:
            lines[f"Difference {title_of(name)}"] = _spaced(error_of(predicted, target))
    width = max(map(len, lines))
    yield from (f"{title:{width}} {numbers}" for title, numbers in lines.items())


def _spaced(rows: Array) -> str:
    return f"[{' '.join(map(_word, rows[:, 0].tolist()))}]"


def _word(value: float) -> str:
    """A number, or a dash for what is not defined, as the target of a step that does not count."""
    return "–" if is_nan_number(value) else compact(value)
