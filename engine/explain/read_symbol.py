"""What a layer reads, in symbols: x, a layer below, or two of them merged, perhaps turned back in time."""

from engine.cells.spelling import Speller, as_declared
from engine.cells.symbol import Letters, Symbol, timed
from engine.explain.origin import OUTPUT
from engine.run.plan import Plan
from engine.run.wiring import below

SIGNS = {"sum": " + ", "ave": " + ", "mul": r" \circ "}


def read_symbol(plan: Plan, layer: int, spell: Speller = as_declared) -> Symbol:
    """The symbol; of as many as there are layers, what the readout reads. spell: of another program."""
    layers, found = plan.job.experiment.model.layers, below(plan.job.experiment.model, layer)
    last = plan.steps - 1
    spelling = spell(layers[min(layer, len(layers) - 1)])

    def state(index: int) -> Symbol:
        return Letters(layers[index], index, len(layers), spelling=spell(layers[index])).state(OUTPUT)

    if found.layer is None:
        symbol = timed(spelling.input)
    elif found.mode is None:
        symbol = state(found.layer)
    else:
        symbol = _merged(found.mode, state(found.layer - 1), state(found.layer).turned(last))
        if found.mode == "ave" and spelling.side == "column":
            symbol = Symbol(("(",)) + symbol + ")"
    return symbol.turned(last) if found.is_turned else symbol


def _merged(mode: str, forward: Symbol, backward: Symbol) -> Symbol:
    if mode == "concat":
        return Symbol(("[",)) + forward + r",\; " + backward + "]"
    both = Symbol(("(",)) + forward + SIGNS[mode] + backward + ")"
    return Symbol((r"0.5 \cdot ",)) + both if mode == "ave" else both
