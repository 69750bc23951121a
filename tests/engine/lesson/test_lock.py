"""Fields that a page lets nobody change."""

import pytest
from hypothesis import given

from engine.errors import ParameterError
from engine.experiment import Experiment, plain
from engine.lesson.lock import Locks, leaves
from engine.setting import with_settings
from tests.engine.strategies import experiments


def changed(locks: Locks, *settings: str) -> str | None:
    return locks.changed(Experiment(), with_settings(Experiment(), settings))


@pytest.mark.parametrize(
    ("locks", "setting", "field"),
    [
        (Locks(("all",)), "sequence.weight=9", "sequence.weight"),
        (Locks(("all",)), "seed=9", "seed"),
        (Locks(("all",)), "name=Mine", None),
        (Locks(("all",), ("sequence",)), "sequence.weight=9", None),
        (Locks(("sequence",), ("sequence.weight",)), "sequence.weight=9", None),
        (Locks(("sequence",), ("sequence.weight",)), "sequence.bias=9", "sequence.bias"),
        (Locks(("sequence.weight",)), "sequence.bias=9", None),
        (Locks(("model.layers[0]",)), "model.layers[0].units=3", "model.layers[0].units"),
        (Locks(("model",)), "model.layers[0].kernel=[[3]]", "model.layers[0].kernel"),
        (Locks(("model",)), 'model.readout={"kernel": [[3]]}', "model.readout"),
        (Locks(("seed",)), "sequence.weight=9", None),
        (Locks(), "sequence.weight=9", None),
    ],
)
def test_first_locked_field_that_is_another_is_found(locks: Locks, setting: str, field: str | None) -> None:
    assert (changed(locks, setting) or "").startswith(field or "")
    assert (changed(locks, setting) is None) == (field is None)


def test_locked_field_set_as_it_was_is_no_change() -> None:
    assert changed(Locks(("all",)), "sequence.weight=1") is None


def test_number_of_another_type_is_the_same_number() -> None:
    assert changed(Locks(("all",)), "sequence.weight=1.0") is None


def test_name_that_only_begins_alike_is_not_locked() -> None:
    assert not Locks(("model.layers[1]",)).is_locked("model.layers[10].units")
    assert not Locks(("sequence.h",)).is_locked("sequence.h_weight")


@pytest.mark.parametrize(("locks", "field"), [(Locks(("x",)), "lock"), (Locks((), ("x",)), "free")])
def test_path_of_no_field_is_refused(locks: Locks, field: str) -> None:
    with pytest.raises(ParameterError, match=f"{field} names 'x'"):
        locks.check(Experiment())


@given(experiments)
def test_every_field_of_an_experiment_can_be_locked(experiment: Experiment) -> None:
    for path in leaves(plain(experiment)):
        Locks((path,)).check(experiment)
        assert Locks((path,)).is_locked(path) == (path not in ("name", "description"))
