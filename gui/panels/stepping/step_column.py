"""The columns of the step table: what each says, in which colour, and its value at each step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from PyQt6.QtCore import QCoreApplication

from engine.cells.base import LAYER_WEIGHTS, Cell
from engine.cells.operand import Before, Computed, Input, MatrixProduct, Sum
from engine.cells.stage import addends, opened, written_quantities
from engine.cells.symbol import Letters
from engine.explain.origin import OUTPUT
from engine.implementations.every import title_of
from engine.notation.symbols import plain
from engine.run.measures import counts, error_of_number
from engine.run.name import TARGET, Name, Number, X, Y
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun
from engine.run.replayed_network import is_told
from engine.run.trace import Trace
from gui.curves.own_units import step_name
from gui.language.translation import shown
from gui.look.colours import text_role

DOT = "·"  # between a weight and a number
MOST = 8  # features, or outputs, that get columns of their own

OUTPUTS = {Y, TARGET}  # an output is compared with its target

ReadValue = Callable[[int], Any]
"""Of a step; None where there is none, as the target of a step that does not count."""


@dataclass(frozen=True)
class StepColumn:
    """One column. value: of step t. role: of its colour.

    name, index: of the numbers it holds; None where they are none of the network's.
    """

    header: str
    help: str
    value: ReadValue
    role: str = "text"
    name: Name | None = None
    index: int = 0

    @property
    def implementation(self) -> str:
        """The implementation that computed its numbers; "" for numbers of the sequence."""
        return (self.name and self.name.implementation) or ""

    def is_compared_with(self, other: "StepColumn") -> bool:
        """Whether both say the same of a step: implementations of one quantity, outputs and their target."""
        if self.name is None or other.name is None or self.index != other.index:
            return False
        return self.name.of(None) == other.name.of(None) or {*map(_quantity, (self, other))} == OUTPUTS

    def number_at(self, t: int) -> Number | None:
        """The number of the run that the column holds at step t; None where it holds no such number."""
        if self.name is None:
            return None
        is_weight = self.name.quantity in LAYER_WEIGHTS
        return Number(self.name.of(None), self.index, None if is_weight else t)


def _quantity(column: StepColumn) -> Name | None:
    return column.name and column.name.of(None)


def columns_of(run: RecordedRun, layer: int, unit: int) -> tuple[StepColumn, ...]:
    """The columns for one unit of a layer, and all outputs."""
    plan, trace = run.plan, run.trace
    found = [StepColumn("t", _tr("The time step."), lambda t: t, "quiet")]
    if step_name(plan, 0):
        found.append(
            StepColumn(_tr("step"), _tr("What the file calls it."), partial(step_name, plan), "quiet")
        )
    found += _entries(trace, X, "xₜ", _tr("The input at t."), plan.sequence.features, "text")
    if plan.job.implementations:
        found += _terms(run, layer, unit)
        found += _states(run, layer, unit)
    outputs = plan.job.experiment.model.outputs
    told = [name for name in plan.job.implementations if is_told(plan.job.experiment, Y.of(name))]
    for name in told:
        help = _tr("The output of {} at t.").format(title_of(name))
        found += _entries(trace, Y.of(name), title_of(name), help, outputs, text_role(name))
    found += _entries(
        trace, TARGET, _tr("target"), _tr("The wanted output at t."), plan.sequence.outputs, "target"
    )
    if plan.has_error:
        for name in told:
            found += _errors(run, name)
    return tuple(found)


def _entries(trace: Trace, name: Name, header: str, help: str, size: int, role: str) -> Iterator[StepColumn]:
    """One column for each entry of a recorded row."""
    for index in range(min(size, MOST)):
        which = header + _one_of(index, size, in_full=size > MOST and index == 0)
        more = " " + _tr("The first {} of {}.").format(MOST, size) if size > MOST else ""
        value = _recorded(trace, name, index)
        yield StepColumn(which, help + more, value, role, name, index)


def _terms(run: RecordedRun, layer: int, unit: int) -> Iterator[StepColumn]:
    """What is added up within the unit, in the numbers of the first implementation."""
    name, cell = run.implementations[0], run.model.layers[layer]
    which = _tr("layer {}, unit {} of {}, by {}").format(layer, unit, cell.units, title_of(name))
    letters = Letters(cell, layer, len(run.model.layers), dot=DOT)
    for place, quantity in enumerate(_shown_quantities(run.plan, cell)):
        symbol = letters.quantity(quantity).at()
        help = f"{_help(cell, quantity)} ({which})."
        key = Name(quantity, layer, name)
        value = _recorded(run.trace, key, unit) if key in run.trace else _derived(run, key, unit)
        part = _one_of(unit, cell.units, in_full=place == 0)
        yield StepColumn(plain(symbol) + part, help, value, "text", key, unit)
        if quantity == _last_product(cell):
            help = _tr("The bias ({}).").format(which)
            header = plain(letters.bias) + _one_of(unit, cell.units)
            yield StepColumn(
                header, help, _bias(run, name, layer, unit), "text", Name("bias", layer, name), unit
            )


def _one_of(unit: int, units: int, *, in_full: bool = False) -> str:
    """Which number of several a column has: "[0]", in full "[0] of 3"; nothing where it has the only one."""
    if units == 1:
        return ""
    return _tr("[{}] of {}").format(unit, units) if in_full else f"[{unit}]"


def _shown_quantities(plan: Plan, cell: Cell) -> Iterator[str]:
    """The terms of a cell's only sum, whose total is seen elsewhere; it may be wrong in the bug zoo. Else
    what a step is written out with, but the states."""
    if addends(cell):
        yield from (term.quantity for term in addends(cell) if isinstance(term, Computed))
        if plan.job.specimen is not None:
            yield from sorted(opened(cell))
    else:
        yield from (name for name in written_quantities(cell) if name not in cell.states)


def _last_product(cell: Cell) -> str:
    """The term after which the bias stands; empty where the terms are not listed."""
    names = [term.quantity for term in addends(cell) if isinstance(term, Computed)]
    return names[-1] if names else ""


def _help(cell: Cell, quantity: str) -> str:
    """What a quantity is, and of what it is made."""
    what = shown(cell.quantity(quantity).help)
    what = what[:1].upper() + what[1:]
    match cell.expression(quantity):
        case MatrixProduct(Input()):
            return _tr("{}: inputs times kernel").format(what)
        case MatrixProduct(Before()):
            return _tr("{}: states before times recurrent kernel").format(what)
        case Sum():
            return _tr("{}: the terms together").format(what)
        case _:
            return what


def _states(run: RecordedRun, layer: int, unit: int) -> Iterator[StepColumn]:
    """The unit's states, but the one that is an output itself."""
    model = run.model
    is_output = model.readout is None and layer == len(model.layers) - 1
    cell = model.layers[layer]
    letters = Letters(cell, layer, len(model.layers))
    for state in reversed(cell.states):
        if state == OUTPUT and is_output:
            continue
        what = shown(cell.quantity(state).help)
        for name in run.implementations:
            key = Name(state, layer, name)
            if not is_told(run.experiment, key):
                continue
            help = _tr("{} of layer {}, unit {}, by {}.").format(
                what[:1].upper() + what[1:], layer, unit, title_of(name)
            )
            part = _one_of(unit, cell.units, in_full=True)
            header = f"{plain(letters.state(state).at())}{part} {title_of(name)}"
            yield StepColumn(header, help, _recorded(run.trace, key, unit), text_role(name), key, unit)


def _errors(run: RecordedRun, name: str) -> Iterator[StepColumn]:
    """One column an output; it says whose error it is where several compute."""
    size, is_one_of_several = run.plan.sequence.outputs, len(run.implementations) > 1
    help = _tr("The output of {} minus the target.").format(title_of(name))
    for index in range(min(size, MOST)):
        header = _tr("error") + (f"[{index}]" if size > 1 else "")
        header += f" {title_of(name)}" if is_one_of_several else ""
        yield StepColumn(
            header, help, _error(run.trace, name, index), "error", Name("error", None, name), index
        )


def _recorded(trace: Trace, name: Name, index: int) -> ReadValue:
    if name == TARGET:
        return lambda t: trace[name][t, index] if counts(trace[name][t]) else None
    return lambda t: trace[name][t, index]


def _bias(run: RecordedRun, name: str, layer: int, unit: int) -> ReadValue:
    return lambda t: run.start_at(name, t).layers[layer].weights.bias[unit]


def _derived(run: RecordedRun, name: Name, unit: int) -> ReadValue:
    """A quantity that is not recorded."""
    quantity, layer, implementation = name
    assert implementation is not None
    assert layer is not None
    return lambda t: run.quantities(implementation, t, layer)[quantity][unit]


def _error(trace: Trace, name: str, index: int) -> ReadValue:
    output = Y.of(name)

    def value(t: int) -> Any:
        if not counts(trace[TARGET][t]):
            return None
        return error_of_number(trace[output][t, index], trace[TARGET][t, index])

    return value


def _tr(text: str) -> str:
    return QCoreApplication.translate("StepTable", text)
