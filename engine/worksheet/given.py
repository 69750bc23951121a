"""What a worksheet tells of an experiment: the rule of its sequence, and the network's weights."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.array import Array
from engine.notation.number_text import figure, is_rounded, number_tex
from engine.sequences.memory_sum import MemorySum
from engine.worksheet.run import Run


@dataclass(frozen=True)
class Given:
    """A number, row or matrix by its letter. rows: texts; one of one is a number."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_single(self) -> bool:
        return len(self.rows) == len(self.rows[0]) == 1


def rule_tex(run: Run) -> str:
    """How the sequence goes on, in TeX; empty for one's own values, which follow no rule."""
    sequence = run.experiment.sequence
    if not isinstance(sequence, MemorySum):
        return ""
    terms = _times(sequence.weight, "s_i")
    if sequence.bias:
        terms += f" {_signed(sequence.bias)}"
    if sequence.h_weight and sequence.mem_len:
        memory = _memory_tex(sequence.mem_len)
        sign = "-" if sequence.h_weight < 0 else "+"
        terms += f" {sign} {_times(abs(sequence.h_weight), memory)}"
    return rf"s_0 = 1 ,\quad s_{{i+1}} = {terms}"


def rule_remark(run: Run) -> str:
    """What the rule's symbols mean; empty where there is nothing to say."""
    sequence = run.experiment.sequence
    if not sequence.all_count:
        return "Where no target stands, the step does not count."
    if not isinstance(sequence, MemorySum):
        return ""
    meaning = "The input is xₜ = sₜ, the target sₜ₊₁."
    if not (sequence.h_weight and sequence.mem_len):
        return meaning
    return f"{meaning} Values before s₀ count as 0."


def weights_of(run: Run) -> tuple[Given, ...]:
    """Every weight of the network, and what it begins with."""
    return tuple(_weights(run))


def is_any_rounded(run: Run) -> bool:
    """Whether some number on the sheet is not written with all its digits."""
    weights = (row for _, array in _arrays(run) for row in array.tolist())
    steps = (row for name in run.trace for row in run.trace[name][: run.steps + 1].tolist())
    numbers = (value for rows in (weights, steps) for row in rows for value in row)
    return any(value == value and is_rounded(value) for value in numbers)


def _weights(run: Run) -> Iterator[Given]:
    for name, array in _arrays(run):
        yield Given(name, tuple(tuple(figure(value) for value in row) for row in array.tolist()))


def _arrays(run: Run) -> Iterator[tuple[str, Array]]:
    """Names and matrices; rows are matrices of one row."""
    layers = run.start.layers
    for index, (layer, cell) in enumerate(zip(layers, run.experiment.model.layers, strict=True)):
        number = f"⁽{'⁰¹²'[index]}⁾" if len(layers) > 1 else ""
        yield f"W{number}", layer.weights.kernel
        yield f"U{number}", layer.weights.recurrent_kernel
        if cell.use_bias:
            yield f"b{number}", layer.weights.bias[None]
        for name, state in layer.states.items():
            yield f"{name}{number}₋₁", state[None]
    if run.start.readout is not None:
        kernel, bias = run.start.readout
        yield "V", kernel
        yield "c", bias[None]


def _times(factor: float, symbol: str) -> str:
    if factor == 1:
        return symbol
    return f"-{symbol}" if factor == -1 else rf"{number_tex(factor)} \, {symbol}"


def _signed(number: float) -> str:
    return f"- {number_tex(-number)}" if number < 0 else f"+ {number_tex(number)}"


def _memory_tex(mem_len: int) -> str:
    match mem_len:
        case -1:
            return r"(s_0 + \cdots + s_{i-1})"
        case 1:
            return "s_{i-1}"
        case 2:
            return "(s_{i-1} + s_{i-2})"
        case _:
            return rf"(s_{{i-1}} + \cdots + s_{{i-{mem_len}}})"
