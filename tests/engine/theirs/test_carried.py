"""Somebody's numbers that an experiment refers to: kept, found again, and told where they are gone."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.errors import FileError
from engine.experiment import Experiment, Model
from engine.files.experiment_file import from_json, load, save, to_json
from engine.session import Session
from engine.session import from_json as session_from_json
from engine.session import to_json as session_to_json
from engine.theirs.align import RunShape, align
from engine.theirs.carried import CarriedNumbers, carried_from_file, carried_in_memory
from engine.theirs.given import given_of, read_given
from engine.theirs.inputs import sequence_of
from engine.theirs.slot import slots_of

STEPS, UNITS = 6, 2
H = np.random.default_rng(1).normal(size=(STEPS, UNITS))
MODEL = Model(layers=(SimpleRNN(units=UNITS),))
SHAPE = RunShape(slots_of(MODEL.layers, UNITS), 1, STEPS)


def in_file(path: Path) -> CarriedNumbers:
    """Numbers that were read from a file."""
    np.save(path, H)
    given = read_given(path)
    return carried_from_file(path, given, align(given, SHAPE))


def experiment(theirs: CarriedNumbers | None) -> Experiment:
    return Experiment(sequence=sequence_of(np.ones((1, STEPS, 1)), UNITS), model=MODEL, theirs=theirs)


def test_an_experiment_without_them_is_written_as_before() -> None:
    assert "theirs" not in json.loads(to_json(experiment(None)))


def test_an_experiment_refers_to_them_and_reads_them_again(tmp_path: Path) -> None:
    text = to_json(experiment(in_file(tmp_path / "h.npy")))
    assert len(text) < 3000
    again = from_json(text)
    assert again.theirs is not None
    np.testing.assert_array_equal(again.theirs.numbers(1, STEPS)["y"].values[0], H)
    assert again == from_json(to_json(again))


def test_a_file_that_is_gone_or_has_changed_is_told(tmp_path: Path) -> None:
    text = to_json(experiment(in_file(tmp_path / "h.npy")))
    np.save(tmp_path / "h.npy", H + 1)
    theirs = from_json(text).theirs
    assert theirs is not None
    with pytest.raises(FileError, match=r"h\.npy has changed since the experiment was made of it"):
        theirs.numbers(1, STEPS)
    (tmp_path / "h.npy").unlink()
    with pytest.raises(FileError, match=r"h\.npy is no longer at .*; say where it is now"):
        theirs.numbers(1, STEPS)


def test_a_file_that_moved_with_the_experiment_is_found(tmp_path: Path) -> None:
    made = experiment(in_file(tmp_path / "h.npy"))
    folder = tmp_path / "other"
    folder.mkdir()
    save(folder / "my.json", made)
    del made
    (tmp_path / "h.npy").rename(folder / "h.npy")
    theirs = load(folder / "my.json").theirs
    assert theirs is not None
    np.testing.assert_array_equal(theirs.numbers(1, STEPS)["y"].values[0], H)


def test_a_session_carries_them_to_the_last_bit(tmp_path: Path) -> None:
    given = given_of({"y": np.where(H > 0, H, np.nan), "0.a": H * 3})
    theirs = carried_in_memory("recorded", given, align(given, SHAPE))
    text = session_to_json(Session(experiment=experiment(theirs), watches=("theirs.h",)))
    del theirs, given
    again = session_from_json(text).experiment.theirs
    assert again is not None
    found = again.numbers(1, STEPS)
    np.testing.assert_array_equal(found["y"].values[0], np.where(H > 0, H, np.nan))
    np.testing.assert_array_equal(found["0.a"].values[0], H * 3)


@pytest.mark.parametrize(
    "damage", [{"key": 3}, {"arrays": [{}]}, {"arrays": [{"name": "y", "shape": [2**40]}]}]
)
def test_a_session_with_damaged_ones_is_refused(damage: dict[str, object]) -> None:
    given = given_of(H)
    theirs = carried_in_memory("recorded", given, align(given, SHAPE))
    fields = json.loads(session_to_json(Session(experiment=experiment(theirs))))
    fields["their_numbers"] |= damage
    with pytest.raises(FileError, match="numbers of somebody's that are damaged"):
        session_from_json(json.dumps(fields))


def test_a_run_of_other_rows_has_none_of_them(tmp_path: Path) -> None:
    theirs = in_file(tmp_path / "h.npy")
    assert not theirs.numbers(2, STEPS)["y"].there.any()
    shorter = theirs.numbers(1, STEPS - 2)["y"]
    np.testing.assert_array_equal(shorter.values[0], H[:-2])
