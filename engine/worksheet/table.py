"""The table of steps, some of whose numbers are blank."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.cells.base import Cell as RecurrentCell
from engine.cells.operand import Before, Computed, Input, MatrixProduct
from engine.cells.stage import addends
from engine.cells.symbol import Letters
from engine.explain.origin import OUTPUT, read_number
from engine.notation.number_text import figure
from engine.notation.symbols import plain
from engine.run.measures import counts, error_of
from engine.run.name import TARGET, Name, X, Y
from engine.run.wiring import MERGED, is_reset
from engine.worksheet.dice import Dice
from engine.worksheet.options import Blanks
from engine.worksheet.run import IMPLEMENTATION, Run

MOST_COLUMNS = 10  # with errors

ColumnKind = Literal["input", "part", "output", "target", "error"]
Key = tuple[Name, int, int]
"""What a cell tells: the name of a quantity, the step, the index. Cells of one key tell the same number."""
_SEQUENCE, _NOTHING, _ERROR = Name("sequence"), Name("nothing"), Name("error")
_GIVEN = (_SEQUENCE, TARGET, _NOTHING)  # what no arithmetic of the network's tells; _NOTHING is an empty cell


@dataclass(frozen=True)
class SheetColumn:
    """title: plain text such as "xₜ W". name: in the trace, whatever the implementation; or _ERROR.

    product: what a part of a sum is; None of other columns.
    """

    title: str
    kind: ColumnKind
    name: Name
    index: int
    product: MatrixProduct | None = None


@dataclass(frozen=True)
class SheetCell:
    """A number of the table, or nothing. is_blank: whether it is left to be filled in."""

    text: str
    is_blank: bool


@dataclass(frozen=True)
class SheetTable:
    """columns: without t. rows: one a step, from t = 0 on."""

    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


def step_table(run: Run, blanks: Blanks, dice: Dice) -> SheetTable:
    """The first steps of a run. dice: decide where the choice of blanks leaves it open."""
    columns = _that_fit(list(_columns(run)))
    values = [[_value(run, column, t) for column in columns] for t in range(run.steps)]
    keys = [[_key(run, column, t) for column in columns] for t in range(run.steps)]
    blank = _with_what_follows(_chosen(run, columns, keys, blanks, dice), columns, keys)
    rows = (
        tuple(_cell(value, key in blank) for value, key in zip(line, row, strict=True))
        for line, row in zip(values, keys, strict=True)
    )
    return SheetTable(columns, tuple(rows))


def _cell(value: Any, is_blank: bool) -> SheetCell:
    return SheetCell("", is_blank=False) if value is None else SheetCell(figure(value), is_blank)


# ── columns ────────────────────────────────────────────────────────────────────────────────────


def _columns(run: Run) -> Iterator[SheetColumn]:
    model, sequence = run.experiment.model, run.plan.sequence
    last, is_deep = len(model.layers) - 1, len(model.layers) > 1
    yield from _several(X, "xₜ", "input", sequence.features)
    if _has_parts(run):
        yield from _parts(model.layers[0])
    for layer, cell in enumerate(model.layers):
        if layer == last or model.layers[layer].units == 1:  # a wide layer below leaves no room
            number = f"⁽{'⁰¹²'[layer]}⁾" if is_deep else ""
            for state in reversed(cell.states):  # what the layer puts out, last
                kind: ColumnKind = "output" if state == OUTPUT else "part"
                yield from _several(Name(state, layer), f"{state}{number}ₜ", kind, cell.units)
    if model.readout is not None or model.layers[last].merge_mode is not None:
        yield from _several(Y, "yₜ", "output", model.outputs)
    yield from _several(TARGET, "target", "target", sequence.outputs)
    if run.plan.has_error:
        yield from _several(_ERROR, "error", "error", sequence.outputs)


def _that_fit(columns: list[SheetColumn]) -> tuple[SheetColumn, ...]:
    """Those there is room for: without the errors, which are a subtraction, where there are too many."""
    if len(columns) > MOST_COLUMNS:
        columns = [column for column in columns if column.kind != "error"]
    return tuple(columns)


def _several(name: Name, title: str, kind: ColumnKind, size: int) -> Iterator[SheetColumn]:
    for index in range(size):
        yield SheetColumn(f"{title}[{index}]" if size > 1 else title, kind, name, index)


def _has_parts(run: Run) -> bool:
    """Whether x W and h U are single numbers with room for a column each."""
    layers = run.experiment.model.layers
    is_single = len(layers) == 1 and layers[0].units == run.plan.sequence.features == 1
    return is_single and bool(addends(layers[0]))


def _parts(cell: RecurrentCell) -> Iterator[SheetColumn]:
    """The products that are added up in the cell's only equation."""
    letters = Letters(cell)
    for term in addends(cell):
        if isinstance(term, Computed):
            product = cell.expression(term.quantity)
            assert isinstance(product, MatrixProduct)
            title = plain(letters.written(term).at())
            yield SheetColumn(title, "part", Name(term.quantity, 0), 0, product)


def _value(run: Run, column: SheetColumn, t: int) -> Any:
    """What stands in a cell; None for the target and the error of a step that does not count."""
    if column.kind in ("target", "error") and not counts(run.trace[TARGET][t]):
        return None
    if column.name == _ERROR:
        trace = run.trace
        return error_of(trace[Y.of(IMPLEMENTATION)][t], trace[TARGET][t])[column.index]
    name = column.name if column.name in (X, TARGET) else column.name.of(IMPLEMENTATION)
    return run.trace[name][t].tolist()[column.index]


# ── what says the same ─────────────────────────────────────────────────────────────────────────


def _key(run: Run, column: SheetColumn, t: int) -> Key:
    """What a cell tells. A target may be the next input; a number times 1 or −1 is that number."""
    match column.name.quantity:
        case "target" | "error" if not counts(run.trace[TARGET][t]):
            return _NOTHING, t, column.index
        case "x":
            return _SEQUENCE, t, column.index
        case "target" if run.plan.sequence.is_shifted:
            return _SEQUENCE, t + 1, column.index
        case _ if column.product is not None:
            return _key_of_product(run, column, column.product, t)
        case "y":
            return _key_of_output(run, column, t)
        case _:
            return column.name, t, column.index


def _key_of_product(run: Run, column: SheetColumn, product: MatrixProduct, t: int) -> Key:
    """The input or the state before, where the only weight is 1 or −1."""
    weights = getattr(run.start.layers[0].weights, product.part.weight)
    block = run.experiment.model.layers[0].block(product.part.weight)
    if _is_unit(weights[0, block.column(product.part.gate, 0, 1)]):
        match product.factor:
            case Input():
                return _SEQUENCE, t, 0
            case Before(state) if t and not is_reset(run.experiment.model.reset_every, t):
                return Name(state, 0), t - 1, 0
    return column.name, t, column.index


def _key_of_output(run: Run, column: SheetColumn, t: int) -> Key:
    unit = _unit_put_out(run, column.index)
    if unit is None:
        return Y, t, column.index
    read = read_number(run.plan, len(run.start.layers), unit, t)
    is_merged = read.name.quantity == MERGED or read.t is None
    return (Y, t, column.index) if is_merged else (read.name, read.t or 0, read.index)


def _unit_put_out(run: Run, output: int) -> int | None:
    """Which of the numbers that the readout reads an output is, but for its sign; None where it is none."""
    readout = run.experiment.model.readout
    if readout is None or run.start.readout is None:
        return output
    if readout.activation != "linear":
        return None
    kernel, bias = run.start.readout
    weights = kernel[:, output].tolist()
    units = [index for index, weight in enumerate(weights) if weight != 0]
    is_one = len(units) == 1 and _is_unit(weights[units[0]]) and bias[output] == 0
    return units[0] if is_one else None


def _is_unit(weight: Any) -> bool:
    return bool(abs(weight) == 1)


# ── which are blank ────────────────────────────────────────────────────────────────────────────


def _chosen(
    run: Run, columns: Sequence[SheetColumn], keys: Sequence[Sequence[Key]], blanks: Blanks, dice: Dice
) -> set[Key]:
    """The numbers to be filled in. The first input is always given, and one's own values all are."""
    is_computed = run.experiment.sequence.is_computed
    places: dict[Key, tuple[int, int]] = {}
    for t, row in enumerate(keys):
        for index, key in enumerate(row):
            if key[0] not in _GIVEN or (key[0] == _SEQUENCE and is_computed and key[1] > 0):
                places.setdefault(key, (t, index))
    match blanks.kind:
        case "every_second":
            parity = dice.below(2)
            return {key for key, (t, index) in places.items() if (t + index) % 2 == parity}
        case "outputs":
            return {key for key, (t, index) in places.items() if _is_output(columns[index], t)}
        case "after":
            return {key for key, (t, _) in places.items() if t > blanks.t}
        case "share":
            count = (len(places) * blanks.percent + 50) // 100
            return set(dice.shuffled(list(places))[:count])


def _is_output(column: SheetColumn, t: int) -> bool:
    """Also what is made of the output before by one weight: a division would tell it."""
    is_made_of_one = column.product is not None and isinstance(column.product.factor, Before)
    return column.kind == "output" or (is_made_of_one and t > 0)


def _with_what_follows(
    chosen: set[Key], columns: Sequence[SheetColumn], keys: Sequence[Sequence[Key]]
) -> set[Key]:
    """Also the errors of blank outputs and targets: with the other of the two they would tell them."""
    blank = set(chosen)
    outputs = [index for index, column in enumerate(columns) if column.kind == "output"]
    errors = [index for index, column in enumerate(columns) if column.kind == "error"]
    compared = zip(errors, outputs[len(outputs) - len(errors) :], strict=True)  # with the last outputs
    pairs = [(error, output, error - len(errors)) for error, output in compared]
    for row in keys:
        blank |= {row[error] for error, output, target in pairs if {row[output], row[target]} & blank}
    return blank
