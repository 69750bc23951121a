"""In words, by how much a step stretches what goes back through it, and what a state keeps of itself."""

import numpy as np

from engine.array import Array
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.step_jacobian import by_way_of_output, singular_values, step_jacobian
from engine.notation.number_text import compact

DIGITS = 3


def stretch_told(record: RecordedGradient, layer: int, t: int) -> str:
    """By how much step t stretches the gradient of the layer's output."""
    if t == 0:
        return "Before t = 0 there is no step that a gradient could go back to."
    if t in record.cuts:
        return f"Time is cut before t = {t}: no gradient goes back through it."
    output = record.cell(layer).states[0]
    found = singular_values(step_jacobian(record, layer, t).blocks[output, output])
    first = f"∂{output}/∂{output} from t = {t} to t = {t - 1}"
    if len(found) == 1:
        return f"{first}: a gradient becomes {compact(float(found[0]), DIGITS)} times as long."
    least, most = compact(float(found[-1]), DIGITS), compact(float(found[0]), DIGITS)
    return f"{first}: a gradient becomes from {least} to {most} times as long, by its direction."


def kept_told(record: RecordedGradient, layer: int, t: int) -> tuple[str, ...]:
    """What each state keeps of itself in step t, unit by unit; and what comes by way of the gates besides."""
    if t == 0 or t in record.cuts:
        return ()
    found = step_jacobian(record, layer, t)
    return tuple(_kept(record, layer, t, state, values) for state, values in found.direct.items())


def _kept(record: RecordedGradient, layer: int, t: int, state: str, values: Array) -> str:
    output = record.cell(layer).states[0]
    least, most = compact(float(values.min()), DIGITS), compact(float(values.max()), DIGITS)
    how_much = least if least == most else f"{least} to {most}"
    if state != output:
        rest = by_way_of_output(record, layer, t, state)
        way = f"by way of {output} and the gates"
    else:
        rest = step_jacobian(record, layer, t).blocks[state, state] - np.diag(values)
        way = "by way of the gates and matrices"
    most_besides = compact(float(singular_values(rest)[0]), DIGITS)
    return f"{state} keeps {how_much} of itself, unit by unit; {way} comes at most {most_besides} besides."
