"""What the engine makes of a third implementation: one file says all there is to know of it."""

import csv
import json
from pathlib import Path

import pytest

from engine.breakpoints.base import BreakpointError
from engine.breakpoints.first_difference import FirstDifference
from engine.comparison.compare import compare_step
from engine.comparison.tolerance import EXACT, Tolerance, first_beyond
from engine.comparison.why import why
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.expression import evaluate, parse
from engine.expression.scope import Scope
from engine.files.plot_file import figure
from engine.implementations.every import IMPLEMENTATIONS, trainer_names
from engine.implementations.numpy import NumPy
from engine.lesson.term import read_term
from engine.run.name import Name, Y
from engine.run.plan import Ending, Job
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from engine.session import Session, from_json, to_json
from engine.work.equipment import Equipment
from gui.launch import main
from tests.engine.breakpoints.read import read_breakpoint
from tests.engine.side_by_side import StandIn
from tests.theirs import NUDGE, Theirs

ALL = ("numpy", "keras", "theirs")


@pytest.fixture
def run(notebook: Experiment) -> RecordedRun:
    """The notebook by all three, to its end."""
    makers = {**Equipment().make_networks, "keras": StandIn}
    return record(Simulation(Job(notebook), makers))


def test_a_job_runs_every_implementation_in_the_order_of_the_list(run: RecordedRun) -> None:
    assert run.implementations == ALL
    assert [name.implementation for name in run.trace if name.quantity == "y"] == list(ALL)


def test_it_trains_where_it_says_by_what(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (trainer_names(), list(Equipment().make_trainers)) == (("numpy", "keras"), ["numpy"])
    monkeypatch.setattr(Theirs, "trained_by", NumPy.trained_by)
    assert (trainer_names(), list(Equipment().make_trainers)) == (ALL, ["numpy", "theirs"])


def test_it_computes_with_its_own_weight(run: RecordedRun) -> None:
    ours, theirs = (run.trace[Y.of(name)][1, 0] for name in ("numpy", "theirs"))
    assert theirs - ours == NUDGE * run.trace[Y.of("numpy")][0, 0]


def test_what_will_be_recorded_is_known_before_the_first_step(run: RecordedRun) -> None:
    planned = Scope(Trace(), run.plan).sizes
    assert planned == Scope(run.trace, run.plan).sizes
    assert Name("a", 0, "theirs") in planned


def test_each_is_compared_with_the_first_or_with_the_one_that_is_chosen(run: RecordedRun) -> None:
    assert first_beyond(run.trace, EXACT) == 1
    assert first_beyond(run.trace, EXACT, pair=("numpy", "keras")) is None
    assert first_beyond(run.trace, EXACT, pair=("keras", "theirs")) == 1


@pytest.mark.parametrize("first", ["numpy", "keras"])
def test_a_step_of_two_tells_where_they_part(run: RecordedRun, first: str) -> None:
    found = compare_step(run, 1, Tolerance(), (first, "theirs"))
    assert found.pair == (first, "theirs")
    assert found.first is not None
    assert (found.first.operation.name.quantity, found.first.ours, found.first.theirs) == ("hU", 5, 7.5)


def test_what_it_makes_of_another_state_is_told_only_of_one_that_follows_the_cells(run: RecordedRun) -> None:
    exact = compare_step(run, 1, Tolerance(), ("numpy", "theirs"))
    assert exact.origin == exact.first  # theirs is the coarser one: NumPy computes from its state
    assert not compare_step(run, 1, Tolerance(), ("keras", "theirs")).made


def test_the_reason_names_both(run: RecordedRun) -> None:
    text = why(run, 1, pair=("numpy", "theirs"))
    assert text is not None
    assert text.startswith("It begins at t = 1 in h₀ U: NumPy has 5, Theirs 7.5")


@pytest.fixture
def without_keras(notebook: Experiment) -> RecordedRun:
    """The notebook by NumPy and theirs alone."""
    job = Job(notebook, implementations=("numpy", "theirs"))
    return record(Simulation(job, Equipment().make_networks))


@pytest.mark.parametrize(
    ("pair", "label", "numbers"),
    [
        ("numpy and theirs", "|NumPy − Theirs| of y > 0", "y = 18 and theirs.y = 20.5"),
        ("keras and theirs", "|Keras − Theirs| of y > 0", "keras.y = 18 and theirs.y = 20.5"),
    ],
)
def test_a_breakpoint_stops_where_the_chosen_pair_begins_to_differ(
    run: RecordedRun, pair: str, label: str, numbers: str
) -> None:
    scope, one = Scope(run.trace, run.plan), FirstDifference(pair=pair)
    one.check(scope)
    assert one.label == label
    assert one.first_hit(scope, 0, run.steps) == 1
    assert one.sentence(scope, 1) == f"{numbers} differ by 2.5 at t = 1"


def test_a_breakpoint_of_no_chosen_pair_compares_the_first_two_that_run(
    run: RecordedRun, without_keras: RecordedRun
) -> None:
    one = FirstDifference()
    assert one.label == "difference of y > 0"
    assert one.first_hit(Scope(run.trace, run.plan), 0, run.steps) is None
    assert one.first_hit(Scope(without_keras.trace, without_keras.plan), 0, run.steps) == 1


def test_a_pair_of_one_that_does_not_run_is_refused(without_keras: RecordedRun) -> None:
    scope = Scope(without_keras.trace, without_keras.plan)
    with pytest.raises(BreakpointError, match="needs both Keras and Theirs to run"):
        FirstDifference(pair="keras and theirs").check(scope)


def test_a_pair_is_read_back_and_an_unknown_one_refused_by_name() -> None:
    one = FirstDifference(pair="keras and theirs")
    assert read_breakpoint(json.loads(json.dumps(one.model_dump(mode="json")))) == one
    with pytest.raises(ParameterError, match=r"pair must be .*'numpy and theirs'.*, got 'keras and keras'"):
        read_breakpoint({"kind": "first_difference", "pair": "keras and keras"})


def test_an_expression_names_it(run: RecordedRun) -> None:
    scope = Scope(run.trace, run.plan)
    assert evaluate(parse("theirs.h - h"), scope, 1, 2).ravel().tolist() == [2.5]
    assert evaluate(parse("theirs[0].a"), scope, 0, 1).ravel().tolist() == [5]


def test_a_lesson_that_names_it_is_told_that_only_numpy_is_always_there() -> None:
    with pytest.raises(ParameterError, match="names Theirs; lessons compute with NumPy"):
        read_term("theirs.y at 3")


def test_a_run_that_ends_in_it_says_whose_number_it_was() -> None:
    assert "Their h is no longer" in Ending("diverged", 3, "theirs", "h").sentence()


def test_a_session_keeps_it(notebook: Experiment) -> None:
    session = Session(experiment=notebook, implementations=("numpy", "theirs"), watches=("theirs.h",))
    assert from_json(to_json(session)) == session
    assert Session(experiment=notebook).implementations == ALL


def test_without_its_file_a_session_that_names_it_is_refused(
    notebook: Experiment, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = to_json(Session(experiment=notebook, implementations=("theirs",), watches=("theirs.h",)))
    monkeypatch.delitem(IMPLEMENTATIONS, "theirs")
    with pytest.raises(ParameterError, match="must be 'numpy' or 'keras', got 'theirs'"):
        from_json(text)
    with pytest.raises(ParameterError, match="implementations"):
        Session.parse({"experiment": {}, "implementations": ["theirs"]})


def test_a_picture_has_its_curve_in_its_colour(run: RecordedRun) -> None:
    for axes in figure(run.plan, run.trace).axes:
        (curve,) = [line for line in axes.lines if line.get_label() == "Theirs"]
    (curve,) = [line for line in figure(run.plan, run.trace).axes[0].lines if line.get_label() == "Theirs"]
    assert curve.get_color() == "#2e7d32"


def test_the_command_line_runs_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "theirs.csv"
    assert main(["run", "notebook", "--implementation", "theirs", "--csv", str(out)]) == 0
    assert "Theirs, row 0: MSE = " in capsys.readouterr().out
    with out.open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header[3:5] == ["theirs.y[0]", "theirs.0.xW[0]"]
    assert [float(row[3]) for row in rows[:2]] == [5, 20.5]
