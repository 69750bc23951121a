"""One step written out in numbers, those left to be filled in marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.notation.equation import Line, Piece, readout_equation, step_equation
from engine.notation.symbols import plain, readout_symbols_tex, symbols_tex
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
    """What the network computes at every step, a line a layer, in TeX."""
    layers = range(len(run.experiment.model.layers))
    found = [symbols_tex(run.plan, layer, 1) for layer in layers]
    if run.experiment.model.readout is not None:
        found.append(readout_symbols_tex(run.plan, 1))
    return tuple(tex.replace("_{1}", "_{t}").replace("_{0}", "_{t-1}") for tex in found)


def written_step(run: Run, t: int) -> WrittenStep:
    """Step t of the first layer's first unit; weights and signs stand there, all else is blank."""
    equation = step_equation(run.plan, run.start, run.trace, IMPLEMENTATION, t)
    return _written(t, equation.lines)


def written_output(run: Run, t: int) -> WrittenStep | None:
    """The readout's first output at step t; None where there is no readout."""
    if run.start.readout is None:
        return None
    return _written(t, readout_equation(run.plan, run.start, run.trace, IMPLEMENTATION, t).lines)


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
    elif is_product and not second.startswith("10^"):  # a weight times a number of the step
        yield from (WrittenToken(plain(first)), WrittenToken("·"), WrittenToken(plain(second), True))
    else:
        yield WrittenToken(plain(piece.body))
