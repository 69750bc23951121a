"""What every sequence promises; a new file in engine/sequences is picked up by itself."""

import json

import numpy as np
import pytest

from engine.array import is_finite
from engine.experiment import SEQUENCES, Experiment
from engine.files.experiment_file import from_json, to_json
from engine.parameter import parameters
from engine.sequences.base import Sequence

pytestmark = pytest.mark.parametrize("kind", SEQUENCES, ids=lambda kind: kind.__name__)


def test_sequence_has_a_title_and_a_sentence(kind: type[Sequence]) -> None:
    assert kind.title
    assert (kind.__doc__ or "").strip()


def test_kind_is_the_name_in_files(kind: type[Sequence]) -> None:
    experiment = Experiment(sequence=kind())
    assert json.loads(to_json(experiment))["sequence"]["kind"] == kind().kind
    assert from_json(to_json(experiment)) == experiment


def test_kinds_differ(kind: type[Sequence]) -> None:
    assert [other for other in SEQUENCES if other().kind == kind().kind] == [kind]


def test_every_parameter_has_a_sentence_that_explains_it(kind: type[Sequence]) -> None:
    assert all(parameter.help.endswith(".") for parameter in parameters(kind))


def test_default_numbers_fill_the_shapes_that_were_told_before(kind: type[Sequence]) -> None:
    sequence = kind()
    batch = sequence.generate()
    assert batch.inputs.shape == sequence.inputs_shape
    assert batch.targets.shape == sequence.targets_shape
    assert batch.mask.shape == sequence.inputs_shape[:2]
    assert batch.cut is None


def test_numbers_are_finite(kind: type[Sequence]) -> None:
    batch = kind().generate()
    assert is_finite(batch.inputs).all()
    assert is_finite(batch.targets).all()


def test_shifted_targets_are_the_next_inputs(kind: type[Sequence]) -> None:
    batch = kind().generate()
    if kind().is_shifted:
        assert batch.targets[:, :-1].tolist() == batch.inputs[:, 1:].tolist()


def test_whole_sequences_hold_python_integers_and_others_float64(kind: type[Sequence]) -> None:
    sequence = kind()
    batch = sequence.generate()
    for array in (batch.inputs, batch.targets):
        if sequence.is_whole:
            assert {type(number) for number in array.ravel()} == {int}
        else:
            assert array.dtype == np.float64


def test_same_parameters_give_the_same_values(kind: type[Sequence]) -> None:
    one, other = kind().generate(), kind().generate()
    np.testing.assert_array_equal(one.inputs, other.inputs)
    np.testing.assert_array_equal(one.targets, other.targets)


def test_beginning_holds_the_same_values_as_the_whole(kind: type[Sequence]) -> None:
    beginning, whole = kind().first(1).generate(), kind().generate()
    assert beginning.inputs.tolist() == whole.inputs[:1, :1].tolist()
    assert beginning.targets.tolist() == whole.targets[:1, :1].tolist()
    assert beginning.mask.tolist() == whole.mask[:1, :1].tolist()
