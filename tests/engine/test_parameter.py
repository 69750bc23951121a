"""Values compare as what they compute."""

import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.memory_sum import MemorySum


def with_weight(weight: float) -> Experiment:
    return Experiment(
        sequence=MemorySum(weight=weight), model=Model(layers=(SimpleRNN(kernel=((weight,),)),))
    )


def test_equal_fields_make_equal_values_with_equal_hashes() -> None:
    assert with_weight(2) == with_weight(2)
    assert hash(with_weight(2)) == hash(with_weight(2))


@pytest.mark.parametrize(("a", "b"), [(2, 2.0), (2, 3)])
def test_integer_differs_from_the_float_of_its_size(a: float, b: float) -> None:
    assert with_weight(a) != with_weight(b)
    assert SimpleRNN(kernel=((a,),)) != SimpleRNN(kernel=((b,),))


def test_value_equals_nothing_else() -> None:
    assert MemorySum() != "memory_sum"
