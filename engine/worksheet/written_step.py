"""One step written out in numbers, those left to be filled in marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells.stage import written_quantities
from engine.cells.symbol import timed
from engine.explain.read_symbol import read_symbol
from engine.notation.equation import (
    letters_of,
    step_equation,
)
from engine.notation.equation_text import Line, Piece
from engine.notation.readout_equation import readout_equation, readout_symbols
from engine.notation.symbols import plain
from engine.worksheet.run import IMPLEMENTATION, Run

TIMES = r" \cdot "


@dataclass(frozen=True)
class WrittenToken:
    """A number or what stands between numbers. is_blank: whether it is left to be filled in."""

    text: str
    is_blank: bool = False


@dataclass(frozen=True)
class WrittenStep:
    """tex: the step in symbols. lines: it in numbers, products first, then sums, then the result."""

    t: int
    tex: str
    lines: tuple[tuple[WrittenToken, ...], ...]


def equations_tex(run: Run) -> tuple[str, ...]:
    """What the network computes at every step, in TeX: the equations of each layer, then the readout's."""
    model = run.experiment.model
    found = []
    for layer, cell in enumerate(model.layers):
        letters = letters_of(run.plan, layer)
        found += [letters.equation(name, in_full=True) for name in written_quantities(cell)]
    if model.readout is not None:
        found.append(readout_symbols(run.plan))
    elif model.layers[-1].merge_mode is not None:
        found.append(timed("y") + " = " + read_symbol(run.plan, len(model.layers)))
    return tuple(symbol.at() for symbol in found)


def written_steps(run: Run, t: int) -> tuple[WrittenStep, ...]:
    """Step t of the first layer's first unit, an equation each; weights and signs stand there, all else is
    blank."""
    names = written_quantities(run.experiment.model.layers[0])
    found = (step_equation(run.recorded, IMPLEMENTATION, t, quantity=name) for name in names)
    return tuple(_written(t, equation.lines) for equation in found)


def written_output(run: Run, t: int) -> WrittenStep | None:
    """The equation of the readout's first output at step t, in lines; None without a readout."""
    if run.start.readout is None:
        return None
    return _written(t, readout_equation(run.recorded, IMPLEMENTATION, t).lines)


def _written(t: int, lines: tuple[Line, ...]) -> WrittenStep:
    symbols, *numbers = lines
    return WrittenStep(t, symbols.tex, tuple(tuple(_tokens(line)) for line in numbers))


def _tokens(line: Line) -> Iterator[WrittenToken]:
    for piece in line.pieces:
        if piece.before:
            yield WrittenToken(plain(piece.before))
        yield from _body(piece)
        if piece.after:
            yield WrittenToken(plain(piece.after))


def _body(piece: Piece) -> Iterator[WrittenToken]:
    first, is_product, second = piece.body.partition(TIMES)
    if piece.is_result:
        yield WrittenToken(plain(piece.body), True)
    elif is_product and not second.startswith("10^"):  # a number of the step times a weight
        yield from (WrittenToken(plain(first), True), WrittenToken("·"), WrittenToken(plain(second)))
    else:
        yield WrittenToken(plain(piece.body))
