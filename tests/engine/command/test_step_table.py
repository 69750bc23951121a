"""The table of steps for a terminal."""

import numpy as np
import pytest
from rich.console import Console
from rich.table import Table

from engine.command.step_table import cell, step_table
from engine.experiment import Experiment
from engine.files.experiment_file import load
from engine.run.excerpt import Excerpt
from resources.library import experiment_path
from tests.engine.runs import run

NOTEBOOK = load(experiment_path("notebook"))


def table_of(experiment: Experiment, may_have_parts: bool = True) -> Table:
    plan, trace = run(experiment)
    excerpt = Excerpt(plan)
    excerpt.add(trace.part(0, trace.steps))
    return step_table(excerpt, may_have_parts)


def titles(table: Table) -> list[str]:
    return [str(column.header) for column in table.columns]


def test_table_shows_the_parts_of_each_sum() -> None:
    assert titles(table_of(NOTEBOOK)) == ["t", "xₜ", "xₜ W", "hₜ₋₁ U", "b", "NumPy", "target", "error NumPy"]


def test_parts_may_be_left_out_for_a_narrow_terminal() -> None:
    table = table_of(NOTEBOOK, may_have_parts=False)
    assert titles(table) == ["t", "xₜ", "NumPy", "target", "error NumPy"]
    assert Console(width=80).measure(table).maximum < 80


def test_stack_shows_no_parts() -> None:
    two_layers = NOTEBOOK.replace(model={"layers": [{"cell": "SimpleRNN"}] * 2})
    assert "xₜ W" not in titles(table_of(two_layers))


def test_error_that_is_not_defined_has_no_column() -> None:
    two_outputs = NOTEBOOK.replace(model={"layers": [{"cell": "SimpleRNN", "units": 2}]})
    assert "error" not in titles(table_of(two_outputs))


@pytest.mark.parametrize(
    ("numbers", "text"), [([5.0], "5"), ([1, -2.5], "1  -2.5"), (list(range(9)), "0  1  2  3  +5")]
)
def test_cell_shows_the_first_numbers_of_a_row(numbers: list[float], text: str) -> None:
    assert cell(np.array(numbers)) == text
