"""A run with a layer that goes backwards as code: layer after layer, each through all its steps."""

from collections.abc import Iterator

from engine.experiment import Experiment
from engine.explain.origin import OUTPUT
from engine.run.wiring import below
from engine.takeaway.activation_code import applied
from engine.takeaway.network_code import cell_code, readout_bias, reset_lines, state_line, suffix

_MERGES = {
    "concat": "np.concatenate([one, other])",
    "sum": "one + other",
    "mul": "one * other",
    "ave": "(one + other) / 2",
}


def layers_lines(experiment: Experiment, row: int) -> list[str]:
    """Every layer through all steps; what it computes at each is kept in a list."""
    layers = range(len(experiment.model.layers))
    return [line for index in layers for line in _layer(experiment, row, index)]


def _layer(experiment: Experiment, row: int, index: int) -> Iterator[str]:
    cell, i = experiment.model.layers[index], suffix(experiment, index)
    way = "from the last step to the first" if cell.is_backward else "from the first step to the last"
    yield f"layer{i} = []  # all that layer {index} computes, {way}"
    yield state_line(experiment, row, index)
    yield f"for k, x_t in enumerate({_read(experiment, index)}):"
    names = ", ".join(f'"{one.name}{i}": {one.name}{i}' for one in cell.quantities)
    body = [
        *reset_lines(experiment, "k", [index]),
        *cell_code(experiment, index, "x_t").step_lines(),
        f"layer{i}.append({{{names}}})",
    ]
    yield from (f"    {line}" for line in body)
    yield f'{OUTPUT}{i}_rows = [step["{OUTPUT}{i}"] for step in layer{i}]'


def output_loop(experiment: Experiment) -> tuple[str, list[str]]:
    """The head of the loop over all steps that are put out, and the lines that compute y."""
    readout = experiment.model.readout
    head = f"for t, h_t in enumerate({_read(experiment, len(experiment.model.layers))}):"
    if readout is None:
        return head, ["y = h_t"]
    return head, [f"y = {applied(readout.activation, f'times(h_t, V) + {readout_bias(experiment)}')}"]


def kept_steps(experiment: Experiment) -> str:
    """What every layer has computed at a step, as entries of a dictionary."""
    return ", ".join(f"**layer{suffix(experiment, i)}[t]" for i in range(len(experiment.model.layers)))


def _read(experiment: Experiment, layer: int) -> str:
    """The rows that a layer, or the readout, reads, in the order it processes them."""
    found = below(experiment.model, layer)
    if found.layer is None:
        rows = "x" if experiment.precision.numpy == "exact" else "x.astype(precision)"
    elif found.mode is None:
        rows = _put_out(experiment, found.layer)
    else:
        first, second = _put_out(experiment, found.layer - 1), _put_out(experiment, found.layer)
        second = f"turned({second})" if found.is_in_time else second
        rows = f"[{_MERGES[found.mode]} for one, other in zip({first}, {second})]"
    return f"turned({rows})" if found.is_turned else rows


def _put_out(experiment: Experiment, layer: int) -> str:
    return f"{OUTPUT}{suffix(experiment, layer)}_rows"
