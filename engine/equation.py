"""A step written as mathematics: in symbols, with its numbers, and with its result."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engine.array import Array, times_matrix
from engine.cells.base import Cell
from engine.number_text import number_tex, row_text
from engine.plan import Plan
from engine.recorded import input_at, quantities_at, states_before
from engine.trace import Trace
from engine.weights import Start

LARGEST_TERMS = 6  # products of one sum that are written out; the others are only counted

_FUNCTIONS = {"tanh": r"\tanh", "exponential": r"\exp"}
_OVER_ALL_UNITS = ("softmax", "log_softmax", "sparsemax")


@dataclass(frozen=True)
class Line:
    """One line of an equation, for a typesetter and for plain drawing."""

    tex: str

    @property
    def text(self) -> str:
        return plain(self.tex)


@dataclass(frozen=True)
class StepEquation:
    """How one number of a step came about.

    symbols: h_3 = W x_3 + U h_2 + b. numbers: = 2 · 36 + 1 · 49 + 3. sums: = 72 + 49 + 3. result: = 124.
    """

    symbols: Line
    numbers: Line
    sums: Line
    result: Line

    @property
    def lines(self) -> tuple[Line, Line, Line, Line]:
        return self.symbols, self.numbers, self.sums, self.result


def step_equation(
    plan: Plan, start: Start, trace: Trace, implementation: str, t: int, layer: int = 0, unit: int = 0
) -> StepEquation:
    """Write one unit of a layer at step t. start: the implementation's own."""
    cell, weights = plan.job.experiment.model.layers[layer], start.layers[layer].weights
    found = quantities_at(plan, start, trace, implementation, t, layer)
    x = input_at(start, trace, implementation, t, layer)
    h = states_before(cell, start, trace, implementation, t, layer)["h"]
    products = [
        *products_tex(weights.kernel[:, unit], x),
        *products_tex(weights.recurrent_kernel[:, unit], h),
    ]
    bias = [_grouped(weights.bias[unit])] if cell.use_bias else []
    parts = [_grouped(found[name][unit]) for name in ("xW", "hU")]
    left = _left(_of_layer("h_t", layer, len(start.layers)), unit, cell.units, t)
    return StepEquation(
        Line(symbols_tex(plan, layer, t)),
        Line(f"{left}= {_bent(cell, ' + '.join(products + bias), unit)}"),
        Line(f"= {_bent(cell, ' + '.join(parts + bias), unit)}"),
        Line(_result_tex(cell, found["z"][unit], found["h"][unit], unit)),
    )


def readout_equation(
    plan: Plan, start: Start, trace: Trace, implementation: str, t: int, output: int = 0
) -> StepEquation:
    """Write one output of the readout at step t. Raises ValueError where the network has none."""
    if start.readout is None:
        raise ValueError("this network has no readout")
    layers = plan.job.experiment.model.layers
    kernel, bias = start.readout
    h = trace[f"{implementation}.{len(layers) - 1}.h"][t]
    y = trace[f"{implementation}.y"][t][output]
    products = " + ".join(products_tex(kernel[:, output], h))
    product, c = _grouped(times_matrix(h, kernel)[output]), _grouped(bias[output])
    return StepEquation(
        Line(readout_symbols_tex(plan, t)),
        Line(f"{_left('y_t', output, len(bias), t)}= {products} + {c}"),
        Line(f"= {product} + {c}"),
        Line(f"= {number_tex(y)}"),
    )


def symbols_tex(plan: Plan, layer: int, t: int) -> str:
    """A layer's step in symbols, made of the equations its cell lists: h_3 = W x_3 + U h_2 + b."""
    experiment = plan.job.experiment
    cell, layers = experiment.model.layers[layer], len(experiment.model.layers)
    right = {quantity.name: quantity.tex.partition(" = ")[2] for quantity in cell.quantities}
    z = right["z"] if cell.use_bias else right["z"].replace(" + b", "")
    inputs = plan.shape[2] if layer == 0 else experiment.model.layers[layer - 1].units
    if cell.units == inputs == 1:  # single numbers, so the factors may stand as in the textbooks
        z = z.replace("x_t W", "W x_t").replace("h_{t-1} U", "U h_{t-1}")
    h = _bent(cell, z)
    return at_step(_of_layer(f"h_t = {h}", layer, layers), t)


def readout_symbols_tex(plan: Plan, t: int) -> str:
    """The readout in symbols: y_3 = h_3 V + c."""
    model = plan.job.experiment.model
    h = "h_t" if len(model.layers) == 1 else rf"h^{{({len(model.layers) - 1})}}_t"
    product = f"V {h}" if model.layers[-1].units == model.outputs == 1 else f"{h} V"
    return at_step(f"y_t = {product} + c", t)


def at_step(tex: str, t: int) -> str:
    """An equation for every t as that of one step: x_t and h_{t-1} as x_{3} and h_{2}."""
    return re.sub(r"(?<!\\)_t\b", f"_{{{t}}}", tex.replace("_{t-1}", f"_{{{t - 1}}}"))


def products_tex(weights: Array, values: Array, largest: int = LARGEST_TERMS) -> list[str]:
    """The terms w · v of a sum; of a long one the `largest`, in their order, and how many more there are."""
    pairs = list(zip(weights.tolist(), values.tolist(), strict=True))
    kept = list(range(len(pairs)))
    if len(pairs) > largest:
        by_size = sorted(kept, key=lambda index: -abs(pairs[index][0] * pairs[index][1]))
        kept = sorted(by_size[:largest])
    terms = [rf"{_grouped(pairs[index][0])} \cdot {_grouped(pairs[index][1])}" for index in kept]
    left_out = len(pairs) - len(terms)
    return [*terms, rf"\cdots\;(\text{{{left_out} more}})"] if left_out else terms


def trace_line(x: Array, xW: Array, hU: Array, b: Array, y: Array, activation: str = "linear") -> str:
    """A step as the notebook prints it: RNN([1]) = [2] + [0] + [3] = [5]; rows, (size,) each."""
    total = f"{row_text(xW)} + {row_text(hU)} + {row_text(b)}"
    bent = total if activation == "linear" else f"{activation}({total})"
    return f"RNN({row_text(x)}) = {bent} = {row_text(y)}"


def plain(tex: str) -> str:
    """The TeX of this module as plain text: h_{3} = W x_{3} as h₃ = W x₃."""
    text = re.sub(r"_\{([^}]*)\}", lambda match: match[1].translate(_SUBSCRIPTS), tex)
    text = re.sub(r"\^\{([^}]*)\}", lambda match: match[1].translate(_SUPERSCRIPTS), text)
    text = re.sub(r"\\(?:text|mathrm)\{((?:[^}\\]|\\_)*)\}", r"\1", text).replace(r"\_", "_")
    for word, sign in _SIGNS.items():
        text = text.replace(word, sign)
    return text.replace("-", "−")


def _of_layer(tex: str, layer: int, layers: int) -> str:
    """The symbols of one layer of several carry its number; its input is the output of the one below."""
    if layers == 1:
        return tex
    number = rf"^{{({layer})}}"
    tex = re.sub(r"\bh_", f"h{number}_", tex)
    tex = re.sub(r"\b([WUb])\b", rf"\1{number}", tex)
    return tex if layer == 0 else re.sub(r"\bx_", rf"h^{{({layer - 1})}}_", tex)


def _bent(cell: Cell, inside: str, unit: int | None = None) -> str:
    """φ around a sum; nothing for linear. unit: marks which, where φ looks at all units."""
    name: str = getattr(cell, "activation", "linear")
    if name == "linear":
        return inside
    function = _FUNCTIONS.get(name, rf"\mathrm{{{name.replace('_', chr(92) + '_')}}}")
    which = f"_{{{unit}}}" if unit is not None and name in _OVER_ALL_UNITS else ""
    return f"{function}({inside}){which}"


def _result_tex(cell: Cell, z: Any, h: Any, unit: int) -> str:
    bent = _bent(cell, number_tex(z), unit)
    return f"= {number_tex(h)}" if bent == number_tex(z) else f"= {bent} = {number_tex(h)}"


def _left(symbol: str, unit: int, units: int, t: int) -> str:
    """What the numbers of one entry of a row are equal to; nothing where the row has no other."""
    return f"{at_step(symbol, t)}[{unit}] " if units > 1 else ""


def _grouped(value: Any) -> str:
    """A number as a factor or term; a negative one in parentheses."""
    tex = number_tex(value)
    return f"({tex})" if tex.startswith("-") else tex


def _table(signs: Iterable[str], small: Iterable[str]) -> dict[int, str]:
    return {ord(sign): other for sign, other in zip(signs, small, strict=True)}


_SUBSCRIPTS = _table("0123456789-", "₀₁₂₃₄₅₆₇₈₉₋")
_SUPERSCRIPTS = _table("0123456789-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾")
_SIGNS = {
    r"\cdots": "⋯",
    r"\cdot": "·",
    r"\;": " ",
    r"\infty": "∞",
    r"\varphi": "φ",
    r"\tanh": "tanh",
    r"\exp": "exp",
}
