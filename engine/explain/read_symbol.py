"""What a layer reads, in symbols: x, a layer below, or two of them merged, perhaps turned back in time."""

from functools import partial

from engine.cells.spelling import Speller, as_declared
from engine.cells.symbol import Letters, Symbol, Turn, timed
from engine.experiment import Model
from engine.explain.origin import OUTPUT
from engine.run.plan import Plan
from engine.run.wiring import below, turned

WHOLE, STRETCH = "T-1-t", "t'"
"""The step counted back from the last one; where states are reset, from the last one before a reset."""
SIGNS = {"sum": " + ", "ave": " + ", "mul": r" \circ "}


def read_symbol(plan: Plan, layer: int, spell: Speller = as_declared) -> Symbol:
    """The symbol; of as many as there are layers, what the readout reads. spell: of another program."""
    return read_symbol_of(plan.job.experiment.model, plan.steps, layer, spell)


def read_symbol_of(model: Model, steps: int, layer: int, spell: Speller = as_declared) -> Symbol:
    """The symbol in a run of so many steps."""
    layers, found, every = model.layers, below(model, layer), model.reset_every
    turn = Turn(WHOLE if every is None else STRETCH, partial(turned, steps=steps, every=every))
    spelling = spell(layers[min(layer, len(layers) - 1)])

    def state(index: int) -> Symbol:
        return Letters(layers[index], index, len(layers), spelling=spell(layers[index])).state(OUTPUT)

    if found.layer is None:
        symbol = timed(spelling.input)
    elif found.mode is None:
        symbol = state(found.layer)
    else:
        second = state(found.layer)
        backward = second.turned(turn) if found.is_in_time else second
        symbol = _merged(found.mode, state(found.layer - 1), backward)
        if found.mode == "ave" and spelling.side == "column":
            symbol = Symbol(("(",)) + symbol + ")"
    return symbol.turned(turn) if found.is_turned else symbol


def _merged(mode: str, forward: Symbol, backward: Symbol) -> Symbol:
    if mode == "concat":
        return Symbol(("[",)) + forward + r",\; " + backward + "]"
    both = Symbol(("(",)) + forward + SIGNS[mode] + backward + ")"
    return Symbol((r"0.5 \cdot ",)) + both if mode == "ave" else both
