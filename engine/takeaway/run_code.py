"""The loop over all time steps as code, and the measures after it."""

from engine.experiment import Experiment
from engine.run.headless import BLOCK
from engine.takeaway.network_code import reset_lines, state_line, step_lines, step_names
from engine.takeaway.part import CodePart
from engine.takeaway.sequence_code import else_left_float64
from engine.takeaway.whole_code import kept_steps, layers_lines, output_loop

_TEXT = "One step after the other; each prints every number that it computes."
_TEXT_OF_WHOLE = (
    "One layer after the other, each through all steps in the order it processes them; then each step is "
    "printed with what the layers computed as that one, row k of a layer being its k-th."
)

_ERRORS = {
    "float64": "y - target[t]",
    "float32": "y.astype(np.float64) - target[t]  # the target stays in float64",
    "exact": "to_floats(y - target[t])",
}

_MEASURES = """\
if errors:
    all_errors = np.array(errors)  # (steps, outputs)
    mse = float(np.sum(all_errors * all_errors)) / all_errors.size
    mae = float(np.sum(np.abs(all_errors))) / all_errors.size
    print(f"NumPy: MSE = {mse!r}, MAE = {mae!r}")"""

_MEASURES_IN_BLOCKS = """\
if errors:
    all_errors = np.array(errors)  # (steps, outputs)
    squares = sizes = 0.0
    for first in range(0, len(x), {size}):  # all at once may round otherwise
        block = {block}
        squares += float(np.sum(block * block))
        sizes += float(np.sum(np.abs(block)))
    mse, mae = squares / all_errors.size, sizes / all_errors.size
    print(f"NumPy: MSE = {{mse!r}}, MAE = {{mae!r}}")"""

_BLOCK = "all_errors[first : first + {size}]"
_BLOCK_OF_COUNTED = "all_errors[(np.array(counted) >= first) & (np.array(counted) < first + {size})]"


def loop_part(experiment: Experiment, row: int, *, keeps_outputs: bool) -> CodePart:
    """Every step: what it computes, prints and keeps, and where it ends."""
    layers, is_whole = range(len(experiment.model.layers)), experiment.model.is_backward
    names = ", ".join(f'"{name}": {name}' for name in step_names(experiment))
    target = ', "target": target[t]' if experiment.all_count else ""
    is_exact = experiment.precision.numpy == "exact"
    finite = "to_floats(numbers)" if is_exact else "numbers"
    head, made = "for t in range(len(x)):", reset_lines(experiment, "t", layers)
    made += ["x_t = x[t]" if is_exact else "x_t = x[t].astype(precision)", *step_lines(experiment)]
    if is_whole:
        names, (head, made) = kept_steps(experiment), output_loop(experiment)
    body = [
        *made,
        f'step = {{"x": x[t], {names}, "y": y{target}}}',
        f"infinite = [name for name, numbers in step.items() if not np.isfinite({finite}).all()]",
        *_target_lines(experiment),
        'print(f"t = {t}", *(f"{name} = {numbers.tolist()}" for name, numbers in step.items()), sep="  ")',
        *(["outputs.append(y)"] if keeps_outputs else []),
        "if infinite:",
        "    print(f\"The run ends at t = {t}: NumPy's {infinite[0]} is no longer a finite "
        f'{"float64" if is_exact else experiment.precision.numpy} there.")',
        "    break",
    ]
    kept = ["outputs"] if keeps_outputs else []
    kept += ["errors"] if experiment.has_error else []
    kept += [] if experiment.all_count else ["counted"]
    begin = layers_lines(experiment, row) if is_whole else [state_line(experiment, row, i) for i in layers]
    lines = [*begin, *(f"{name} = []" for name in kept), head, *(f"    {line}" for line in body)]
    left = else_left_float64(experiment)
    text = _TEXT_OF_WHOLE if is_whole else _TEXT
    return CodePart("The run", text, "\n".join([*lines, left] if left else lines))


def measures_part(experiment: Experiment) -> CodePart:
    """The mean squared and the mean absolute error, or why there are none."""
    outputs, wanted = experiment.model.outputs, experiment.sequence.outputs
    if not experiment.has_error:
        has = "1 output" if outputs == 1 else f"{outputs} outputs"
        why = f"The error is not defined: the network has {has}, the targets have {wanted}."
        return CodePart("The error", why, f'print("{why}")')
    text = "How far the outputs are from the targets: the mean of the squares, and of the absolute values."
    if not experiment.all_count:
        text += " Steps that do not count are left out."
    return CodePart("The error", text, _measures(experiment))


def _measures(experiment: Experiment) -> str:
    if experiment.sequence.steps <= BLOCK or experiment.model.is_backward:  # which is measured at once
        return _MEASURES
    block = _BLOCK if experiment.all_count else _BLOCK_OF_COUNTED
    return _MEASURES_IN_BLOCKS.format(size=BLOCK, block=block.format(size=BLOCK))


def _target_lines(experiment: Experiment) -> list[str]:
    """Compare the output with its target, where there is one."""
    error = [f'step["error"] = {_ERRORS[experiment.precision.numpy]}', 'errors.append(step["error"])']
    lines = error if experiment.has_error else []
    if experiment.all_count:
        return lines
    counting = ['step["target"] = target[t]', *lines, "counted.append(t)"]
    return ["if counts[t]:", *(f"    {line}" for line in counting)]
