"""The table of steps for a terminal."""

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from engine.array import Array
from engine.cells.operand import Operand
from engine.cells.stage import addends
from engine.cells.symbol import Letters
from engine.implementations.every import title_of
from engine.notation.number_text import compact
from engine.notation.symbols import plain
from engine.run.excerpt import SHOWN, Excerpt
from engine.run.measures import counts, error_of
from engine.run.name import TARGET, X, Y
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun

NUMBERS_IN_CELL = 4  # of a row of several features; --csv has all


def step_table(excerpt: Excerpt, may_have_parts: bool = True) -> Table:
    """One row per kept step: t, x, the parts of the sum where there is one layer, outputs, target, error.

    Target and error are empty where a step does not count, and left out where none does.
    """
    plan = excerpt.plan
    has_parts = may_have_parts and _has_parts(plan)
    has_targets = bool(excerpt.measures.counting) or not excerpt.steps
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in _titles(plan, has_parts, has_targets):
        table.add_column(title, justify="right", no_wrap=False, overflow="fold")
    for t, run, index in excerpt.rows():
        parts = _parts(run, index) if has_parts else []
        table.add_row(*(Text(cell) for cell in _cells(run, parts, t, index, has_targets)))
        if excerpt.left_out and t == SHOWN - 1:
            table.add_row("⋮", f"{excerpt.left_out} more")
    return table


def _titles(plan: Plan, has_parts: bool, has_targets: bool) -> list[str]:
    names = plan.job.implementations
    wanted = ["target", *(f"error {title_of(name)}" for name in names if plan.has_error)]
    parts = [title for title, _ in _addends(plan)] if has_parts else []
    outputs = [title_of(name) for name in names]
    return ["t", "xₜ", *parts, *outputs, *(wanted if has_targets else [])]


def _cells(run: RecordedRun, parts: Sequence[Array], t: int, index: int, has_targets: bool) -> list[str]:
    plan, trace = run.plan, run.trace
    outputs = [trace[Y.of(name)][index] for name in plan.job.implementations]
    target = trace[TARGET][index]
    errors = [error_of(y, target) for y in outputs] if plan.has_error else []
    shown = [cell(row) for row in (trace[X][index], *parts, *outputs)]
    wanted = [cell(row) if counts(target) else "" for row in (target, *errors)]
    return [str(t), *shown, *(wanted if has_targets else [])]


def _has_parts(plan: Plan) -> bool:
    return len(plan.job.experiment.model.layers) == 1 and bool(_addends(plan))


def _addends(plan: Plan) -> list[tuple[str, Operand]]:
    """What is added up in the only layer's equation, if it has just one: titles, and what each is."""
    cell = plan.job.experiment.model.layers[0]
    letters = Letters(cell)
    return [(plain(letters.written(term).at()), term) for term in addends(cell)]


def _parts(run: RecordedRun, index: int) -> Sequence[Array]:
    step = run.step(run.implementations[0], index)
    return [step.value(term) for _, term in _addends(run.plan)]


def cell(row: Array) -> str:
    """A row of numbers for one cell; of many the first ones."""
    numbers = [compact(value) for value in row[:NUMBERS_IN_CELL].tolist()]
    more = [f"+{len(row) - NUMBERS_IN_CELL}"] if len(row) > NUMBERS_IN_CELL else []
    return "  ".join(numbers + more)
