"""Which weight's gradient each of somebody's arrays is, by its name: dWx, 0.kernel, weight_hh_l0.grad, …"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.array import Array
from engine.data.number import quoted
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.gradient.weight_shapes import title
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name
from engine.theirs.given import GivenArray

_MARKED = re.compile(r"(?:grad(?:ient)?s?[ ._/]+(?P<after>.+)|(?P<before>.+?)[ ._/]grad(?:ient)?s?)", re.I)
_DELTA = re.compile(r"d_?(?P<rest>[A-Za-z].*)")
_PYTORCH = re.compile(r"(?:.*\.)?(?P<what>weight_ih|weight_hh|bias_ih|bias_hh)_l(?P<layer>\d+)")
_PYTORCH_READOUT = re.compile(r"(?:fc|linear|readout|head|out|output|decoder|dense)\.(?P<what>weight|bias)")
_OWN = re.compile(r"(?:(?:layers?[._]?)?(?P<layer>\d+)[._/])?(?P<what>kernel|recurrent_kernel|bias)")
_READOUT = re.compile(r"(?:readout|dense)[._/](?:.*/)?(?P<what>kernel|bias)(?::0)?")
_KERAS = re.compile(r".*/(?P<what>kernel|recurrent_kernel|bias)(?::0)?")
_LETTERS = {
    "kernel": {"wx", "wxh", "wih", "w", "wax", "wi"},
    "recurrent_kernel": {"wh", "whh", "u", "waa", "wr", "uh"},
    "bias": {"b", "bh", "ba"},
    "readout kernel": {"why", "wy", "wya", "v", "wvocab", "wout"},
    "readout bias": {"by", "c", "bvocab", "bout"},
}
_LETTER = re.compile(r"(?P<letters>[A-Za-z_]+?)(?:_?l?(?P<layer>\d+))?")
_NOT_WEIGHTS = re.compile(r"d_?(?:x|h|c|h0|c0|prev_?h|prev_?c|next_?h|next_?c|out|y|scores|a|z)\d?")


@dataclass(frozen=True, eq=False)
class NamedGradient:
    """An array that is the gradient of a weight, as it came.

    row: of a bias that is two, which of them; None for all. program: "pytorch" where the name says so.
    """

    title: str
    name: Name
    values: Array
    row: int | None = None
    program: str = ""


def are_gradients(arrays: Sequence[GivenArray]) -> bool:
    """Whether names say that these are gradients of weights, and no numbers of a run."""
    found = [_weight_of(one.name) is not None or _is_aside(one.name) for one in arrays]
    return bool(found) and all(found) and not all(_is_aside(one.name) for one in arrays)


def named_gradients(
    arrays: Sequence[GivenArray], experiment: Experiment
) -> tuple[list[NamedGradient], list[str]]:
    """The gradients of weights among arrays, and the titles of the others, which are not compared.

    Raises ParameterError where a name means a weight that the model has not, or two mean the same.
    """
    found: list[NamedGradient] = []
    others: list[str] = []
    for one in arrays:
        meant = _weight_of(one.name)
        if meant is None:
            others.append(one.name)
            continue
        if one.missing.any():
            raise ParameterError("", f"{one.title} has places without a number")
        found.append(_placed(one, *meant, experiment))
    places = [(one.name, one.row) for one in found]
    for place, gradient in zip(places, found, strict=True):
        if places.count(place) > 1 and gradient.program != "pytorch":
            raise ParameterError("", f"more than one array is the gradient of {title(gradient.name)}")
    return found, others


def _placed(
    one: GivenArray, what: str, layer: int | None, program: str, experiment: Experiment
) -> NamedGradient:
    model = experiment.model
    if what.startswith("readout"):
        if model.readout is None:
            raise ParameterError("", f"{one.title} is a readout's gradient; the model has no readout")
        name = READOUT_KERNEL if what.endswith("kernel") else READOUT_BIAS
        return NamedGradient(one.name, name, one.values, program=program)
    layer = 0 if layer is None else layer
    if layer >= len(model.layers):
        raise ParameterError("", f"{one.title} is of layer {layer}; the model has {len(model.layers)}")
    weight, _, side = what.partition(" ")
    cell = model.layers[layer]
    if weight == "bias" and not cell.use_bias:
        raise ParameterError("", f"{one.title} is a bias's gradient; layer {layer} has no bias")
    row = None
    if side and cell.block("bias").shape(1, 1)[0] == 2 and len(cell.block("bias").shape(1, 1)) == 2:
        row = 0 if side == "ih" else 1
    return NamedGradient(one.name, Name(weight, layer), one.values, row, program)


def _is_aside(name: str) -> bool:
    """Whether it is the gradient of an input, a state or an output."""
    return _NOT_WEIGHTS.fullmatch(name.strip()) is not None


def _weight_of(name: str) -> tuple[str, int | None, str] | None:
    """The weight that a name means, its layer and the program; None where it means none."""
    plain = name.strip()
    marked = _MARKED.fullmatch(plain)
    if marked is not None:
        rest = marked["after"] or marked["before"]
        return _written_out(rest) or _letters(rest)
    delta = _DELTA.fullmatch(plain)
    found = _written_out(plain)
    if found is None and delta is not None:
        found = _written_out(delta["rest"]) or _letters(delta["rest"])
    return found


def _written_out(text: str) -> tuple[str, int | None, str] | None:
    for pattern in (_READOUT, _OWN, _KERAS):
        found = pattern.fullmatch(text)
        if found is not None and pattern is _READOUT:
            return f"readout {found['what']}", None, ""
        if found is not None:
            layer = found.groupdict().get("layer")
            return found["what"], None if layer is None else int(layer), ""
    found = _PYTORCH.fullmatch(text)
    if found is not None:
        kind, _, side = found["what"].partition("_")
        weight = {"weightih": "kernel", "weighthh": "recurrent_kernel"}.get(kind + side, f"bias {side}")
        return weight, int(found["layer"]), "pytorch"
    found = _PYTORCH_READOUT.fullmatch(text)
    if found is not None:
        return f"readout {'kernel' if found['what'] == 'weight' else 'bias'}", None, "pytorch"
    return None


def _letters(text: str) -> tuple[str, int | None, str] | None:
    found = _LETTER.fullmatch(text)
    if found is None:
        return None
    letters = found["letters"].replace("_", "").lower()
    for weight, words in _LETTERS.items():
        if letters in words:
            return weight, None if found["layer"] is None else int(found["layer"]), ""
    return None


def told_others(others: Sequence[str]) -> str:
    """A sentence on what is not compared; "" where all is."""
    return "" if not others else f"Not compared: {', '.join(map(quoted, others))}."
