"""Theirs as one more implementation of a run: replayed, compared, written, and nothing made up."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from engine.array import Array
from engine.breakpoints.first_difference import FirstDifference
from engine.breakpoints.not_finite import NotFinite
from engine.cells.gru import GRU
from engine.comparison.compare import compare_step
from engine.comparison.tolerance import Tolerance, first_beyond
from engine.comparison.why import why
from engine.experiment import Dense, Experiment, Model
from engine.expression import evaluate, parse
from engine.expression.scope import Scope
from engine.files.plot_file import figure
from engine.files.run_file import write_run
from engine.implementations.every import all_names, names, names_for, titles
from engine.run.name import Name, Y
from engine.run.plan import Job
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import Simulation
from engine.theirs.align import RunShape, align
from engine.theirs.carried import carried_in_memory
from engine.theirs.given import given_of
from engine.theirs.inputs import sequence_of
from engine.theirs.slot import slots_of
from engine.work.equipment import Equipment
from tests.engine.runs import recorded

STEPS, UNITS, WRONG = 8, 2, 3
RNG = np.random.default_rng(5)


def own(readout: Dense | None = None) -> Experiment:
    """A GRU on some inputs."""
    model = Model(layers=(GRU(units=UNITS),), readout=readout)
    return Experiment(sequence=sequence_of(RNG.normal(size=(1, STEPS, 1)), model.outputs), model=model)


def beside(experiment: Experiment, arrays: Array | dict[str, Array]) -> RecordedRun:
    """A run with somebody's arrays in it."""
    given = given_of(arrays)
    model = experiment.model
    alignment = align(given, RunShape(slots_of(model.layers, model.outputs), 1, STEPS))
    experiment = experiment.replace(theirs=carried_in_memory("recorded", given, alignment))
    job = Job(experiment, implementations=("numpy", "theirs"))
    return record(Simulation(job, Equipment().make_networks))


def wrong_from(run: RecordedRun, quantities: tuple[str, ...]) -> dict[str, Array]:
    """Numbers of a run, and what they become when r is wrong from a step on."""
    found = {f"0.{name}": run.trace[Name(name, 0, "numpy")].copy() for name in quantities}
    for table in found.values():
        table[WRONG:] += 0.01
    return found


@pytest.fixture
def with_gates() -> RecordedRun:
    right = recorded(own())
    return beside(right.experiment, wrong_from(right, ("z", "r", "n", "h")))


def test_it_is_there_only_where_an_experiment_carries_it(with_gates: RecordedRun) -> None:
    assert names() == ("numpy", "keras")
    assert all_names() == ("numpy", "keras", "theirs")
    assert names_for(own()) == ("numpy", "keras")
    assert names_for(with_gates.experiment) == ("numpy", "keras", "theirs")
    assert titles() == ("NumPy", "Keras")


def test_numbers_are_handed_out_as_they_are_however_a_run_is_cut(with_gates: RecordedRun) -> None:
    experiment = with_gates.experiment
    assert experiment.theirs is not None
    given = {one.name: one.values for one in experiment.theirs.arrays().arrays}
    for block in (1, 3, 100):
        run = record(Simulation(Job(experiment, implementations=("theirs",)), {}), block)
        for name, values in given.items():
            np.testing.assert_array_equal(run.trace[Name.parse(name).of("theirs")], values)
        np.testing.assert_array_equal(run.trace[Y.of("theirs")], given["0.h"])


def test_what_is_missing_is_nan_ends_no_run_and_counts_in_no_measure() -> None:
    right = recorded(own(Dense(kernel=((1,), (2,)))))
    y = right.trace[Y.of("numpy")].copy()
    run = beside(right.experiment, y[: STEPS - 2])
    assert run.ending is not None
    assert run.ending.kind == "complete"
    assert np.isnan(run.trace[Name("h", 0, "theirs")]).all()
    assert np.isnan(run.trace[Y.of("theirs")][-2:]).all()
    assert run.measures.first_difference is None
    assert first_beyond(run.trace, Tolerance()) is None
    assert NotFinite().first_hit(Scope(run.trace, run.plan), 0, STEPS) is None
    step = compare_step(run, STEPS - 1, Tolerance(), ("numpy", "theirs"))
    assert step.rows == ()
    assert step.first is None


def test_the_first_difference_is_found_where_it_begins(with_gates: RecordedRun) -> None:
    assert with_gates.measures.first_difference == WRONG
    assert first_beyond(with_gates.trace, Tolerance()) == WRONG
    assert FirstDifference(pair="numpy and theirs").first_hit(
        Scope(with_gates.trace, with_gates.plan), 0, STEPS
    ) == WRONG  # fmt: skip
    step = compare_step(with_gates, WRONG, Tolerance(), ("numpy", "theirs"))
    assert not step.is_inherited
    assert step.first is not None
    assert step.first.operation.quantity == "z"
    assert {row.operation.quantity for row in step.rows} == {"z", "r", "n", "h"}
    assert why(with_gates, WRONG, pair=("numpy", "theirs")) is not None


def test_from_their_state_the_wrong_step_alone_is_told() -> None:
    right = recorded(own())
    h = right.trace[Name("h", 0, "numpy")].copy()
    h[WRONG] += 0.01  # the next steps go on from the right one
    run = beside(right.experiment, h)
    later = compare_step(run, WRONG + 1, Tolerance(), ("numpy", "theirs"))
    assert later.is_inherited
    assert later.origin is not None


def test_an_expression_and_a_picture_know_it(with_gates: RecordedRun) -> None:
    scope = Scope(with_gates.trace, with_gates.plan)
    (values,) = [evaluate(parse("theirs.h - h"), scope, 0, STEPS)]
    np.testing.assert_allclose(values[:, WRONG:], 0.01)
    labels = [line.get_label() for line in figure(with_gates.plan, with_gates.trace).axes[0].lines]
    assert "Theirs" in labels


def test_a_table_holds_what_is_carried_and_no_more(with_gates: RecordedRun, tmp_path: Path) -> None:
    write_run(tmp_path / "run.csv", with_gates.plan, with_gates.trace)
    with (tmp_path / "run.csv").open(encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    theirs = [name for name in head if name.startswith("theirs.")]
    assert {name.partition("[")[0] for name in theirs} == {
        "theirs.y", "theirs.0.z", "theirs.0.r", "theirs.0.n", "theirs.0.h"
    }  # fmt: skip
    assert not any(math.isnan(float(row[head.index(name)])) for row in rows for name in theirs)
    write_run(tmp_path / "run.npz", with_gates.plan, with_gates.trace)
    with np.load(tmp_path / "run.npz") as arrays:
        assert [name for name in arrays if name.startswith("theirs.")] == [
            "theirs.0.z", "theirs.0.r", "theirs.0.n", "theirs.0.h", "theirs.y"
        ]  # fmt: skip
