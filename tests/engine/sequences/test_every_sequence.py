"""What every sequence promises; a new file in engine/sequences is picked up by itself."""

import json

import numpy as np
import pytest

from engine.array import is_finite
from engine.experiment import SEQUENCES, Experiment, from_json, to_json
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


def test_default_values_fill_the_shape_that_was_told_before(kind: type[Sequence]) -> None:
    sequence = kind()
    batch = sequence.generate()
    batch_size, length, features = sequence.shape
    assert batch.shape == sequence.shape
    assert features == sequence.features
    assert batch.values.shape == (batch_size * length, features)
    assert batch.whole_rows().shape == sequence.shape


def test_values_are_finite(kind: type[Sequence]) -> None:
    assert is_finite(kind().generate().values).all()


def test_whole_sequences_hold_python_integers_and_others_float64(kind: type[Sequence]) -> None:
    sequence = kind()
    values = sequence.generate().values
    if sequence.is_whole:
        assert {type(number) for number in values.ravel()} == {int}
    else:
        assert values.dtype == np.float64


def test_same_parameters_give_the_same_values(kind: type[Sequence]) -> None:
    np.testing.assert_array_equal(kind().generate().values, kind().generate().values)


def test_beginning_holds_the_same_values_as_the_whole(kind: type[Sequence]) -> None:
    beginning, whole = kind().first(2).generate(), kind().generate()
    assert beginning.shape == (1, 2, whole.shape[2])
    assert beginning.values.tolist() == whole.values[:2].tolist()
