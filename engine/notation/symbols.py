"""The symbols of a step as TeX and as plain text."""

import re
from collections.abc import Iterable

from engine.cells.base import Cell
from engine.explain.origin import OVER_ALL_UNITS
from engine.run.plan import Plan

_FUNCTIONS = {"tanh": r"\tanh", "exponential": r"\exp"}


def symbols_tex(plan: Plan, layer: int, t: int) -> str:
    """A layer's step in symbols, made of the equations its cell lists: h_3 = W x_3 + U h_2 + b."""
    experiment = plan.job.experiment
    cell, layers = experiment.model.layers[layer], len(experiment.model.layers)
    right = {quantity.name: quantity.tex.partition(" = ")[2] for quantity in cell.quantities}
    a = right["a"] if cell.use_bias else right["a"].replace(" + b", "")
    inputs = plan.sequence.features if layer == 0 else experiment.model.layers[layer - 1].units
    if cell.units == inputs == 1:  # single numbers, so the factors may stand as in the textbooks
        a = a.replace("x_t W", "W x_t").replace("h_{t-1} U", "U h_{t-1}")
    return at_step(of_layer(f"h_t = {bent(cell, a)}", layer, layers), t)


def readout_symbols_tex(plan: Plan, t: int) -> str:
    """The readout in symbols: y_3 = h_3 V + c."""
    model = plan.job.experiment.model
    h = "h_t" if len(model.layers) == 1 else rf"h^{{({len(model.layers) - 1})}}_t"
    product = f"V {h}" if model.layers[-1].units == model.outputs == 1 else f"{h} V"
    return at_step(f"y_t = {product} + c", t)


def at_step(tex: str, t: int) -> str:
    """An equation for every t as that of one step: x_t and h_{t-1} as x_{3} and h_{2}."""
    tex = re.sub(r"_\{t([+-]\d+)\}", lambda match: f"_{{{t + int(match[1])}}}", tex)
    return re.sub(r"(?<!\\)_t\b", f"_{{{t}}}", tex)


def of_layer(tex: str, layer: int, layers: int) -> str:
    """The symbols of one layer of several carry its number; its input is the output of the one below."""
    if layers == 1:
        return tex
    number = rf"^{{({layer})}}"
    tex = re.sub(r"\bh_", f"h{number}_", tex)
    tex = re.sub(r"\b([WUb])\b", rf"\1{number}", tex)
    return tex if layer == 0 else re.sub(r"\bx_", rf"h^{{({layer - 1})}}_", tex)


def bent(cell: Cell, inside: str, unit: int | None = None) -> str:
    """φ around a sum; nothing for linear. unit: marks which, where φ looks at all units."""
    before, after = around(cell, unit)
    return f"{before}{inside}{after}"


def around(cell: Cell, unit: int | None = None) -> tuple[str, str]:
    """What stands before and after what φ bends."""
    name: str = getattr(cell, "activation", "linear")
    if name == "linear":
        return "", ""
    function = _FUNCTIONS.get(name, rf"\mathrm{{{name.replace('_', chr(92) + '_')}}}")
    which = f"_{{{unit}}}" if unit is not None and name in OVER_ALL_UNITS else ""
    return f"{function}(", f"){which}"


def plain(tex: str) -> str:
    """The TeX of this package as plain text: h_{3} = W x_{3} as h₃ = W x₃."""
    text = re.sub(r"_\{([^}]*)\}", lambda match: match[1].translate(_SUBSCRIPTS), tex)
    text = re.sub(r"\^\{([^}]*)\}", lambda match: match[1].translate(_SUPERSCRIPTS), text)
    text = re.sub(r"\\(?:text|mathrm)\{((?:[^}\\]|\\_)*)\}", r"\1", text).replace(r"\_", "_")
    for word, sign in _SIGNS.items():
        text = text.replace(word, sign)
    return text.replace("-", "−")


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
