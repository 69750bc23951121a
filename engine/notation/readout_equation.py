"""The readout of a step written as mathematics: y = φ(h V + c)."""

from dataclasses import replace

from engine.cells.spelling import Speller, as_declared
from engine.cells.symbol import Symbol, function_around, timed
from engine.explain.origin import number_of, terms_of
from engine.explain.read_symbol import read_symbol
from engine.notation.equation_part import EquationPart, product_parts
from engine.notation.equation_text import Piece, StepEquation, written_equation
from engine.notation.products import LARGEST_TERMS
from engine.run.name import READOUT_SUM, Number, Y
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun, StepNumbers


def readout_equation(
    run: RecordedRun,
    implementation: str,
    t: int,
    output: int = 0,
    depth: str = "products",
    spell: Speller = as_declared,
) -> StepEquation:
    """Write one output of the readout at step t. Raises ValueError where the network has none.

    spell: as another program writes it.
    """
    if run.model.readout is None:
        raise ValueError("this network has no readout")
    numbers, model = StepNumbers(run, implementation, t), run.model
    y, left = number_of(run.plan, Y, output, t), timed("y").at(t)
    return written_equation(
        Piece(left, numbers=(y,), operation=Y),
        _readout(numbers, y, spell, is_deep=False),
        _readout(numbers, y, spell, is_deep=True),
        depth,
        f"{left}[{output}]" if model.outputs > 1 else "",
    )


def readout_symbols(plan: Plan) -> Symbol:
    """The readout in symbols: y_t = h_t V + c."""
    before, after = function_around(_activation(plan))
    return timed("y") + " = " + before + _readout_product(plan) + " + c" + after


def _activation(plan: Plan) -> str:
    readout = plan.job.experiment.model.readout
    return "linear" if readout is None else readout.activation


def _readout_product(plan: Plan, spell: Speller = as_declared) -> Symbol:
    layers = plan.job.experiment.model.layers
    read = read_symbol(plan, len(layers), spell)
    return Symbol(("V ",)) + read if spell(layers[-1]).side == "column" else read + " V"


def _readout(run: StepNumbers, y: Number, spell: Speller, is_deep: bool) -> EquationPart:
    """y = φ(h V + c), whose product is no quantity of its own."""
    name = _activation(run.plan)
    total = y if name == "linear" else replace(y, name=READOUT_SUM)
    *terms, bias = terms_of(run.plan, total)
    side = spell(run.plan.job.experiment.model.layers[-1]).side
    parts = list(product_parts(run, terms, y.t, Y, LARGEST_TERMS if is_deep else 0, side))
    parts = [replace(part, symbol=_readout_product(run.plan, spell).at(y.t)) for part in parts]
    c = EquationPart("leaf", run.value(bias.number), (bias.number,), Y, False, symbol="c")
    value = run.value(total)
    found = EquationPart("sum", value, (total,), Y, inside=(*parts, c), total=value)
    if name == "linear":
        return found
    around = function_around(name), function_around(name, y.index)
    return EquationPart("function", run.value(y), (y,), Y, inside=(found,), around=around)
