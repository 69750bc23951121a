"""Trainings that a session keeps go on from it bit for bit, and a damaged one is told in a sentence."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.keras.loader import load_keras
from engine.run.trace import Trace
from engine.train.kept_text import kept_from_data, kept_to_data
from engine.train.kept_training import MOST_CHECKPOINTS, KeptTraining, kept_training
from engine.train.plan import TrainingBranch, TrainingJob
from engine.train.trainer import LOSS, recorded_names
from engine.train.training_run import TRAINERS, TrainingRun, keras_trainer
from tests.engine.gradient.trainable import experiment_of, layer_of

UPDATES, PAUSE = 30, 17
PLENTY = 2**20
MAKERS = {**TRAINERS, "keras": keras_trainer}
ADAM = {"optimizer": "Adam", "learning_rate": 0.02}
CASES = {
    "Adam, batches": experiment_of([layer_of(LSTM)], rows=5, training={**ADAM, "batch_size": 2}),
    "momentum, several layers": experiment_of(
        [layer_of(GRU, 3), layer_of(SimpleRNN)],
        training={"optimizer": "SGD", "learning_rate": 0.05, "momentum": 0.9, "nesterov": True},
    ),
    "kept for validation": experiment_of(
        [layer_of(SimpleRNN)], rows=4, training={**ADAM, "validation_split": 0.5}
    ),
    "one row kept in part": experiment_of(
        [layer_of(SimpleRNN)], rows=1, steps=8, training={**ADAM, "validation_split": 0.25}
    ),
    "stateful": experiment_of([layer_of(GRU)], rows=3, stateful=True, training={**ADAM, "batch_size": 1}),
    "no readout": experiment_of([layer_of(LSTM, 2)], outputs=None, training=ADAM),
    "fresh examples": find_experiment("echo")[0].replace(
        training=find_experiment("echo")[0].training.replace(fresh=True, validation_split=0.0)
    ),
}


def made(run: TrainingRun, rows: int) -> Trace:
    """So many rows of a training, fewer where it ends before."""
    trace = Trace()
    while trace.steps < rows and run.ending is None:
        trace.append(run.advance(min(5, rows - trace.steps)))
    return trace


def paused(experiment: Experiment, name: str = "numpy", **job: Any) -> tuple[TrainingRun, Trace]:
    run = TrainingRun(TrainingJob(experiment, UPDATES, name, **job), MAKERS)
    return run, made(run, PAUSE)


def kept(run: TrainingRun, trace: Trace, most_bytes: int = PLENTY) -> KeptTraining:
    found = kept_training("a training", run.plan, trace, run.ending, most_bytes)
    assert found is not None
    return found


def back(one: KeptTraining) -> KeptTraining:
    """The training by way of the text of a file."""
    return kept_from_data(json.loads(json.dumps(kept_to_data(one))))


def gone_on(one: KeptTraining) -> Trace:
    """All rows of a training that goes on from what was kept."""
    end = one.plan.job.first + one.rows.steps
    job = replace(one.plan.job, branch=TrainingBranch(one.plan, end, is_same=True))
    trace = Trace()
    trace.append(one.rows)
    rest = made(TrainingRun(job, MAKERS), UPDATES)
    trace.append(rest.part(0, rest.steps))
    return trace


def check_goes_on(experiment: Experiment, name: str) -> None:
    run, trace = paused(experiment, name)
    found = gone_on(back(kept(run, trace)))
    wanted = made(TrainingRun(TrainingJob(experiment, UPDATES, name), MAKERS), UPDATES + 1)
    assert found.steps == UPDATES + 1
    assert set(found) == set(wanted) == recorded_names(experiment)
    for row in wanted:
        np.testing.assert_array_equal(found[row], wanted[row], err_msg=str(row))


@pytest.mark.parametrize("case", CASES)
def test_a_kept_training_goes_on_bit_for_bit(case: str) -> None:
    check_goes_on(CASES[case], "numpy")


@pytest.mark.slow
@pytest.mark.parametrize("case", ["Adam, batches", "kept for validation", "stateful"])
def test_one_of_keras_goes_on_bit_for_bit(case: str) -> None:
    load_keras()
    experiment = CASES[case].replace(precision=CASES[case].precision.replace(keras="float32"))
    check_goes_on(experiment, "keras")


EXPLODING = {"optimizer": "SGD", "learning_rate": 1e300}


@pytest.mark.parametrize(
    ("training", "job", "kind"),
    [({}, {"updates": 4}, "complete"), ({}, {"until_loss": 9.0}, "reached"), (EXPLODING, {}, "diverged")],
    ids=str,
)
def test_one_that_has_ended_is_back_with_its_end(
    training: dict[str, Any], job: dict[str, Any], kind: str
) -> None:
    experiment = experiment_of([layer_of(LSTM, 2)], training=training)
    run = TrainingRun(TrainingJob(experiment, **{"updates": 50, **job}))
    trace = made(run, 100)
    assert run.ending is not None
    assert run.ending.kind == kind
    assert back(kept(run, trace)).ending == run.ending


def test_a_branch_is_back_as_one_from_the_same_update() -> None:
    run, _ = paused(CASES["no readout"])
    branch = TrainingRun(TrainingJob(CASES["no readout"], UPDATES, branch=TrainingBranch(run.plan, 7)))
    branch.go_on_from(run.at(7))
    found = back(kept(branch, made(branch, 5)))
    assert found.plan.job.first == 7
    assert found.plan.job.branch is not None
    assert found.plan.job.branch.updates == 7
    assert found.last == 11


def test_where_there_is_little_room_the_first_rows_are_left_out() -> None:
    run, trace = paused(CASES["Adam, batches"])
    whole = kept(run, trace)
    assert whole.plan.job.first == 0
    numbers = 8 * len(trace) * trace.steps + 2 * run.checkpoints.last_bytes
    found = kept(run, trace, numbers - 1)
    assert 0 < found.plan.job.first < PAUSE
    assert found.last == whole.last
    np.testing.assert_array_equal(
        gone_on(back(found))[LOSS], gone_on(back(whole))[LOSS][found.plan.job.first :]
    )
    assert kept_training("none", run.plan, trace, None, run.checkpoints.last_bytes) is None


def test_few_checkpoints_are_kept_from_the_first_to_the_last() -> None:
    run = TrainingRun(TrainingJob(CASES["no readout"], 200))
    trace = made(run, 150)
    there = [one.updates for one in kept(run, trace).plan.checkpoints.all]
    assert len(there) == MOST_CHECKPOINTS
    assert (there[0], there[-1]) == (0, 149)


def damaged(change: dict[str, Any]) -> Any:
    run, trace = paused(CASES["no readout"])
    return {**kept_to_data(kept(run, trace)), **change}


OTHER = kept_to_data(kept(*paused(CASES["momentum, several layers"])))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"implementation": "torch"}, "implementation must be one that trains: numpy, keras"),
        ({"updates": 3}, "holds a training whose checkpoints do not fit its losses"),
        ({"rows": "!"}, "holds a training that is damaged"),
        ({"rows": OTHER["rows"]}, "holds a training whose losses are damaged"),
        ({"checkpoints": []}, "checkpoints must have at least one entry, got 0"),
        ({"checkpoints": OTHER["checkpoints"]}, "is a checkpoint of another model"),
        ({"checkpoints": damaged({})["checkpoints"][::-1]}, "checkpoints do not fit its losses"),
        ({"name": ""}, "name must not be empty"),
        ({"more": 1}, "more is not a field"),
        ({"experiment": {"seed": "one"}}, "experiment.seed must be"),
        ({"implementation": "keras"}, None),
    ],
    ids=str,
)
def test_a_damaged_training_is_told_in_a_sentence(change: dict[str, Any], sentence: str | None) -> None:
    if sentence is None:  # float64 in both
        assert kept_from_data(damaged(change)).plan.job.implementation == "keras"
        return
    with pytest.raises(ExplorerError) as told:
        kept_from_data(damaged(change))
    assert sentence in str(told.value)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(sorted(OTHER))


@given(st.dictionaries(FIELDS, ANY_JSON, max_size=3))
def test_anything_else_is_an_error_that_is_told(change: dict[str, Any]) -> None:
    try:
        kept_from_data({**OTHER, **change})
    except ExplorerError as error:
        assert str(error)


@given(st.sampled_from(["rows", "checkpoints"]), st.integers(0, 10**6), st.characters(codec="ascii"))
def test_a_changed_letter_is_told_or_a_number(field: str, place: int, letter: str) -> None:
    text = OTHER["rows"] if field == "rows" else OTHER["checkpoints"][0]
    place %= len(text)
    text = text[:place] + letter + text[place + 1 :]
    try:
        kept_from_data({**OTHER, field: text if field == "rows" else [text, *OTHER["checkpoints"][1:]]})
    except ExplorerError as error:
        assert str(error)
