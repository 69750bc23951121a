"""All rows of a batch at once are the rows one by one."""

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.batch_run import run_batch
from engine.run.name import Name
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from engine.work.equipment import Equipment
from tests.engine.runs import recorded

RNG = np.random.default_rng(3)


def table(*shape: int) -> tuple[tuple[tuple[float, ...], ...], ...]:
    return tuple(tuple(map(tuple, row)) for row in RNG.normal(size=shape).tolist())


def experiment(activation: str = "tanh", rows: int = 3) -> Experiment:
    model = Model(layers=(SimpleRNN(units=2, activation=activation), SimpleRNN(units=4)))
    return Experiment(sequence=Values(values=table(rows, 6, 2)), model=model)


def test_each_row_is_the_run_of_that_row() -> None:
    one = experiment()
    batch = run_batch(one, "numpy", Equipment().make_networks)
    assert batch.numbers[Name("y")].shape == (3, 5, 4)
    for row in range(3):
        trace = recorded(one, row=row).trace
        for name, values in batch.numbers.items():
            np.testing.assert_array_equal(values[row], trace[name.of("numpy")])


def test_every_quantity_of_every_layer_is_kept() -> None:
    one = experiment()
    batch = run_batch(one, "numpy", Equipment().make_networks)
    cells = enumerate(one.model.layers)
    inside = {Name(quantity.name, index) for index, cell in cells for quantity in cell.quantities}
    assert set(batch.numbers) == {*inside, Name("y")}


def test_a_row_that_diverges_has_no_number_after_its_end() -> None:
    kernel = ((1e200, 0), (0, 1e200))
    layer = SimpleRNN(units=2, activation="linear", kernel=kernel, recurrent_kernel=kernel)
    one = experiment().replace(model=Model(layers=(layer,)))
    batch = run_batch(one, "numpy", Equipment().make_networks)
    computed = batch.computed(0)
    assert computed < batch.steps
    assert np.isnan(batch.numbers[Name("y")][0, computed:]).all()
    assert not np.isnan(batch.numbers[Name("xW", 0)][0, :computed]).any()


def test_a_row_whose_sequence_leaves_float64_at_once_has_no_number() -> None:
    sequence = MemorySum(seq_len=6, batch_size=2, weight=10**150, bias=10**150, h_weight=10**150)
    one = Experiment(sequence=sequence, model=Model(layers=(SimpleRNN(units=2), SimpleRNN(units=1))))
    batch = run_batch(one, "numpy", Equipment().make_networks)
    assert batch.computed(1) == 0 < batch.computed(0)
    assert batch.numbers[Name("xW", 0)].shape == (2, 5, 2)
    assert batch.numbers[Name("y")].shape == (2, 5, 1)
    assert all(np.isnan(values[1]).all() for values in batch.numbers.values())
    assert not np.isnan(batch.numbers[Name("xW", 0)][0, 0]).any()
