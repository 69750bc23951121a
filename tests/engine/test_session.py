"""Sessions as files: everything comes back, and a wrong one is told in a sentence and changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.breakpoints.every import KINDS
from engine.errors import ExplorerError, FileError
from engine.experiment import Experiment
from engine.files.experiment_file import save as save_experiment
from engine.run.what_if import Change
from engine.session import BranchRecord, ChangeRecord, Session, from_json, load, load_any, save, to_json

changes = st.builds(
    ChangeRecord,
    what=st.sampled_from(["x", "h", "kernel"]),
    index=st.tuples(st.integers(0, 9)) | st.tuples(st.integers(0, 9), st.integers(0, 9)),
    value=st.integers() | st.floats(-1e300, 1e300),
    layer=st.integers(0, 3),
)
branches = st.lists(
    st.builds(
        BranchRecord, name=st.text(min_size=1, max_size=40), t=st.integers(0, 99), changes=st.tuples(changes)
    ),
    max_size=4,
)


def example(**others: Any) -> Session:
    data = {
        "experiment": Experiment(name="Mine"),
        "watches": ("abs(error)", "h / prev(h)"),
        "breakpoints": tuple(kind() for kind in KINDS),
        "branches": (BranchRecord(name="A", t=2, changes=(ChangeRecord(what="x", index=(0,), value=7),)),),
        "view": {"plots": {"prediction": {"scale": "symlog", "hidden": []}}},
        **others,
    }
    return Session(**data)


@given(branches, st.integers(0, 99), st.none() | st.integers(0, 9))
def test_any_session_survives_json(made: list[BranchRecord], t: int, operation: int | None) -> None:
    session = example(branches=tuple(made), t=t, operation=operation)
    assert from_json(to_json(session)) == session


def test_every_kind_of_breakpoint_survives_a_file(tmp_path: Path) -> None:
    save(tmp_path / "a.json", example())
    assert load(tmp_path / "a.json").breakpoints == tuple(kind() for kind in KINDS)


def test_a_change_comes_back_as_it_was() -> None:
    change = Change("kernel", (1, 2), 0.25, layer=1)
    assert ChangeRecord.of(change).change() == change


def test_a_file_is_read_as_what_it_says_it_is(tmp_path: Path) -> None:
    save(tmp_path / "session.json", example())
    save_experiment(tmp_path / "experiment.json", Experiment(name="Bare"))
    assert load_any(tmp_path / "session.json") == example()
    assert load_any(tmp_path / "experiment.json") == Experiment(name="Bare")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("version", 2, "is of version 2; this program reads up to version 1"),
        ("version", "1", "version must be a whole number from 1 on"),
        ("watches", ["hh"], r"watches\[0\] cannot be read: unknown name 'hh'"),
        ("watches", ["h"] * 51, "watches must have at most 50 entries, got 51"),
        ("shown", 1, "shown must be the place of a branch, got 1"),
        ("row", 1, "row must be from 0 to 0, got 1"),
        ("t", -1, "t must be at least 0, got -1"),
        ("breakpoints", [{"kind": "never"}], r"breakpoints\[0\] is of an unknown kind 'never'"),
        (
            "branches",
            [{"name": "A", "base": 0, "t": 1, "changes": []}],
            "base must be the place of",
        ),
        ("implementations", ["torch"], r"implementations\[0\] must be 'numpy' or 'keras', got 'torch'"),
        ("experiment", {"model": {"layers": [{"cell": "Missing"}]}}, "is of an unknown kind 'Missing'"),
        ("extra", 1, "extra is not a field that this version knows"),
    ],
)
def test_wrong_session_is_told_in_a_sentence(field: str, value: object, sentence: str) -> None:
    data = json.loads(to_json(example()))
    data[field] = value
    with pytest.raises(ExplorerError, match=sentence):
        from_json(json.dumps(data))


@given(st.integers(0, 2000), st.binary(max_size=20))
def test_any_damaged_session_is_told(cut: int, noise: bytes) -> None:
    text = to_json(example())
    damaged = text[:cut] + noise.decode("latin-1") + text[cut + len(noise) :]
    try:
        from_json(damaged)
    except ExplorerError as error:
        assert str(error)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(FileError, match=r"^broken\.json is not valid JSON"):
        load_any(tmp_path / "broken.json")
