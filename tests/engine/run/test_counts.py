"""A run some of whose steps do not count: whatever shows a target or an error agrees which ones."""

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.breakpoints.error_bound import ErrorBound
from engine.breakpoints.not_finite import NotFinite
from engine.command.report import report_lines
from engine.command.step_table import step_table
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.expression import evaluate, holds, parse
from engine.expression.scope import Scope
from engine.files.csv_file import CsvFile
from engine.files.plot_file import figure
from engine.lesson.facts import Case, facts_of
from engine.lesson.handout import step_table as handout_table
from engine.lesson.term import read_term, text_of
from engine.run.excerpt import Excerpt
from engine.run.measures import Measures, counts, error_of
from engine.run.name import TARGET, X, Y
from engine.run.plan import Plan
from engine.run.trace import Block, Trace
from tests.engine.runs import run

VALUES = [[1, 0], [2, 0], [-1, 3], [4, 1], [0, 2]]
TARGETS = [[7], [8], [9], [10], [11]]
MASK = [False, True, False, False, True]
COUNTING = [1, 4]
PRECISIONS = ["exact", "float64", "float32"]


def experiment(precision: str = "float64", counts: Any = MASK, targets: Any = TARGETS) -> Experiment:
    """A linear unit of two inputs, that shall put out one number."""
    layer = {"units": 1, "activation": "linear", "kernel": [[2], [1]], "recurrent_kernel": [[1]], "bias": [0]}
    return Experiment.parse(
        {
            "sequence": {"kind": "values", "values": VALUES, "targets": targets, "counts": counts},
            "model": {"layers": [{"cell": "SimpleRNN", **layer}]},
            "precision": {"numpy": precision},
        }
    )


OUTPUTS = [2, 6, 7, 16, 18]
ERRORS = {1: -2, 4: 7}


def block_of(trace: Trace) -> Block:
    return trace.part(0, trace.steps)


def measured(plan: Plan, trace: Trace) -> Measures:
    measures = Measures(plan)
    measures.add(block_of(trace))
    return measures


@pytest.fixture(params=PRECISIONS)
def ran(request: pytest.FixtureRequest) -> tuple[Plan, Trace]:
    return run(experiment(request.param))


def test_run_goes_on_where_steps_do_not_count(ran: tuple[Plan, Trace]) -> None:
    assert ran[1][Y.of("numpy")][:, 0].tolist() == OUTPUTS
    assert counts(ran[1][TARGET]).tolist() == MASK


def test_inputs_are_not_shifted_beside_own_targets(ran: tuple[Plan, Trace]) -> None:
    assert ran[1][X].tolist() == VALUES
    assert ran[1][TARGET][COUNTING].tolist() == [TARGETS[t] for t in COUNTING]


def test_error_is_none_where_a_step_does_not_count(ran: tuple[Plan, Trace]) -> None:
    error = error_of(ran[1][Y.of("numpy")], ran[1][TARGET])
    assert np.isnan(error[:, 0]).tolist() == [not count for count in MASK]
    assert {t: error[t, 0] for t in COUNTING} == ERRORS


def test_exact_error_is_none_even_where_float64_has_no_such_output() -> None:
    y, target = np.array([[10**400], [3]], dtype=object), np.array([[np.nan], [1]], dtype=object)
    error = error_of(y, target)
    assert np.isnan(error[0, 0])
    assert error[1, 0] == 2


@pytest.mark.parametrize("sizes", [[5], [1, 1, 1, 1, 1], [2, 3]])
def test_measures_are_of_the_steps_that_count(ran: tuple[Plan, Trace], sizes: list[int]) -> None:
    measures, begin = Measures(ran[0]), 0
    for size in sizes:
        measures.add(ran[1].part(begin, begin + size))
        begin += size
    assert measures.mse("numpy") == (4 + 49) / 2
    assert measures.mae("numpy") == (2 + 7) / 2
    assert (measures.counting, measures.all_count) == (2, False)


def test_nothing_is_measured_before_a_step_counts() -> None:
    plan, trace = run(experiment(counts="last"))
    measures = Measures(plan)
    measures.add(trace.part(0, 4))
    assert measures.mse("numpy") is None


def test_table_leaves_target_and_error_empty(ran: tuple[Plan, Trace]) -> None:
    excerpt = Excerpt(ran[0])
    excerpt.add(block_of(ran[1]))
    columns = {str(column.header): list(column.cells) for column in step_table(excerpt).columns}
    assert [str(cell) for cell in columns["target"]] == ["", "8", "", "", "11"]
    assert [str(cell) for cell in columns["error NumPy"]] == ["", "-2", "", "", "7"]
    assert [str(cell) for cell in columns["NumPy"]] == list(map(str, OUTPUTS))


def test_csv_leaves_targets_empty(ran: tuple[Plan, Trace]) -> None:
    file = io.BytesIO()
    with CsvFile(file, ran[0]) as table:
        table.write(block_of(ran[1]))
    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode())))
    assert [bool(row["target[0]"]) for row in rows] == MASK
    assert [float(row["target[0]"]) for row in rows if row["target[0]"]] == [8, 11]
    assert all(row["x[1]"] and row["numpy.y[0]"] for row in rows)


def test_report_says_how_many_steps_count(ran: tuple[Plan, Trace]) -> None:
    excerpt = Excerpt(ran[0])
    excerpt.add(block_of(ran[1]))
    lines = list(report_lines(excerpt, None))
    assert lines[0] == "x_train.shape = (1, 5, 2); y_train.shape = (1, 5, 1)"
    assert "Steps that count in row 0: 2 of 5." in lines
    assert "NumPy, row 0: MSE = 26.5, MAE = 4.5" in lines
    assert "True             [– 8 – – 11]" in lines
    assert "Difference NumPy [– -2 – – 7]" in lines


def test_plot_has_gaps_and_still_shows_lone_points(ran: tuple[Plan, Trace]) -> None:
    prediction, error = figure(*ran).axes
    target = next(line for line in prediction.lines if line.get_label() == "target")
    for line in (target, error.lines[0]):
        drawn: Array = np.asarray(line.get_ydata(), dtype=float)
        assert np.isfinite(drawn).tolist() == MASK
        assert line.get_marker() not in ("", "None")


def test_expressions_hold_only_where_steps_count(ran: tuple[Plan, Trace]) -> None:
    scope = Scope(ran[1], ran[0])

    def steps(text: str) -> list[int]:
        return np.flatnonzero(holds(parse(text), scope, 0, 5)).tolist()

    assert steps("error != 0") == steps("target == target") == COUNTING
    assert steps("error > 0") == [4]
    assert steps("abs(target - y) != 2") == [4]
    assert steps("y != 0") == [0, 1, 2, 3, 4]
    assert np.isnan(evaluate(parse("target"), scope, 0, 1).astype(float)).all()


def test_sizes_of_targets_are_known_before_a_step_is_made() -> None:
    plan, _ = run(experiment())
    sizes = Scope(Trace(), plan).sizes
    assert (sizes[X], sizes[TARGET]) == (2, 1)
    assert "error" in Scope(Trace(), plan).names


def test_breakpoints_pass_over_what_does_not_count(ran: tuple[Plan, Trace]) -> None:
    scope = Scope(ran[1], ran[0])
    assert ErrorBound(bound=0).holds(scope, 0, 5).tolist() == MASK
    assert not NotFinite().holds(scope, 0, 5).any()


def test_lessons_measure_and_name_what_counts() -> None:
    facts = facts_of(Case(experiment()))
    assert text_of(read_term("error at 4"), facts) == "7"
    assert text_of(read_term("mae at 3"), facts) == "2"
    assert text_of(read_term("mse"), facts) == "26.5"
    assert text_of(read_term("count error != 0"), facts) == "2"
    assert text_of(read_term("first target > 8"), facts) == "4"


@pytest.mark.parametrize("term", ["target at 2", "abs(error) at 0", "error from 0 to 2"])
def test_lesson_cannot_name_what_does_not_count(term: str) -> None:
    with pytest.raises(ParameterError, match=r"is not defined at t = \d, as that step does not count"):
        text_of(read_term(term), facts_of(Case(experiment())))


def test_handout_leaves_target_and_error_empty() -> None:
    rows = handout_table(*run(experiment())).splitlines()[2:]
    assert rows[0] == "| 0 | 1 |  | 2 |  |"
    assert rows[1] == "| 1 | 2 | 8 | 6 | −2 |"


def test_steps_that_all_count_are_left_as_they_are() -> None:
    told, untold = run(experiment(counts=[True] * 5)), run(experiment(counts=None))
    assert all(told[1][name].tobytes() == untold[1][name].tobytes() for name in told[1])
    assert measured(*told).all_count


def test_shifted_values_may_have_one_step_that_counts(tmp_path: Path) -> None:
    plan, trace = run(Experiment.parse({"sequence": {"kind": "values", "counts": "last"}}))
    assert counts(trace[TARGET]).tolist() == [False, True]
    assert trace[TARGET][1].tolist() == [3]
    assert len(figure(plan, trace).axes) == 2
