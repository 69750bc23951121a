"""Messages between window and engine's process: bit for bit, and values that are told apart stay the same."""

import gc
import weakref
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pytest

import engine.thread.message as message
from engine.array import Array, read_only
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ExplorerError, FileError, ParameterError, Unavailable
from engine.experiment import Experiment, Model
from engine.run.name import Name
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Block
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from engine.tasks.adding import AddingProblem
from engine.thread.own_process.wire import ForgottenValue, SharedValues, packed, unpacked
from engine.train.plan import TrainingJob
from engine.work.equipment import Equipment
from engine.work.rewind import RewindJob
from engine.work.training import TrainingWork

T = TypeVar("T")
EXPERIMENT = Experiment(
    sequence=MemorySum(seq_len=10),
    model=Model(layers=(SimpleRNN(kernel=((1,),), recurrent_kernel=((1,),), bias=(0,)),)),
)


class Sides:
    """The window and the process, without a pipe."""

    def __init__(self) -> None:
        self.forgotten: list[int] = []
        self.window = SharedValues(1, self.forgotten.append)
        self.process = SharedValues(2)

    def to_process(self, value: T) -> T:
        found: T = unpacked(packed(value, self.window), self.process)
        return found

    def to_window(self, value: T) -> T:
        found: T = unpacked(packed(value, self.process), self.window)
        return found


@pytest.fixture
def sides() -> Sides:
    return Sides()


def test_job_comes_back_as_the_very_same(sides: Sides) -> None:
    job = Job(EXPERIMENT, implementations=("numpy",))
    there = sides.to_process(message.StartRun(1, job)).job
    assert isinstance(there, Job)
    assert there == job
    plan = Simulation(there, Equipment().make_networks).plan
    assert sides.to_window(message.Started(1, plan)).plan.job is job


def test_sequence_is_sent_once_for_all_experiments_that_have_it(sides: Sides) -> None:
    sequence = Values(values=tuple((float(n),) for n in range(10_000)))
    first = sides.to_process(Job(Experiment(sequence=sequence), implementations=("numpy",)))
    again = Job(Experiment(sequence=sequence, seed=3), implementations=("numpy",))
    assert len(packed(again, sides.window)) < 10_000
    assert sides.to_process(Job(Experiment(sequence=sequence, seed=4))).experiment.sequence is (
        first.experiment.sequence
    )


def test_what_a_task_has_drawn_is_drawn_again_and_not_sent(sides: Sides) -> None:
    task = AddingProblem(examples=1000)
    drawn = task.generate()
    assert len(packed(task, sides.window)) < 10_000
    there = Sides().to_process(task)
    np.testing.assert_array_equal(there.generate().inputs, drawn.inputs)


def test_value_that_the_window_lets_go_is_let_go_by_the_process(sides: Sides) -> None:
    job = Job(EXPERIMENT)
    there = weakref.ref(sides.to_process(job))
    gc.collect()
    assert there() is not None
    del job
    for number in sides.forgotten:
        sides.process.drop(number)
    gc.collect()
    assert there() is None


def test_message_about_a_value_that_was_let_go_is_none(sides: Sides) -> None:
    job = Job(EXPERIMENT)
    back = packed(sides.to_process(job), sides.process)
    del job
    with pytest.raises(ForgottenValue):
        unpacked(back, sides.window)


@pytest.mark.parametrize(
    "make",
    [
        lambda: np.arange(12.0).reshape(4, 3),
        lambda: np.arange(12.0).reshape(3, 4).T,
        lambda: np.arange(24.0).reshape(4, 6)[:, ::2],
        lambda: np.array([[2**80], [3]], dtype=object),
        lambda: np.zeros((0, 3), np.float32),
        lambda: np.array([[np.nan, np.inf, -0.0, 5e-324]]),
    ],
)
def test_arrays_keep_every_bit_and_stay_unwritable(sides: Sides, make: Callable[[], Array]) -> None:
    array = read_only(make())
    found = sides.to_window(message.Advanced(1, Block(len(array), {Name("h"): array}))).block.arrays[
        Name("h")
    ]
    assert (found.dtype, found.shape) == (array.dtype, array.shape)
    assert repr(found.tolist()) == repr(array.tolist())  # also NaN, and the sign of 0
    assert not found.flags.writeable


def test_two_names_of_one_array_still_have_one(sides: Sides) -> None:
    array = read_only(np.ones((2, 3)).T)
    block = sides.to_window(Block(3, {Name("h"): array, Name("y"): array}))
    assert block.arrays[Name("h")] is block.arrays[Name("y")]


@pytest.mark.parametrize(
    "error",
    [
        ParameterError("model.layers[0].units", "must be at least 1, got 0"),
        Unavailable("TensorFlow", "it is not installed"),
        FileError("is no model"),
        ExplorerError("a sentence"),
        KeyError("a bug"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    ],
)
def test_errors_cross_whole_and_tell_where_they_were(sides: Sides, error: Exception) -> None:
    try:
        raise error
    except Exception as raised:
        found = sides.to_window(message.Failed(1, raised)).error
    assert (type(found), str(found), vars(found)) == (type(error), str(error), vars(error))
    assert "test_errors_cross_whole" in str(found.__cause__)


def test_what_cannot_be_sent_leaves_no_number_behind(sides: Sides) -> None:
    job = Job(EXPERIMENT)
    with pytest.raises(Exception, match=r"lambda|pickle"):
        packed((job, lambda: None), sides.window)
    assert sides.to_process(job) == job


def test_rewind_names_the_checkpoints_of_the_process(sides: Sides) -> None:
    job = TrainingJob(EXPERIMENT, 10)
    work = TrainingWork(sides.to_process(job), Equipment())
    work.advance(5)
    plan = sides.to_window(work.plan)
    assert plan.job is job
    assert [one.updates for one in plan.checkpoints.all] == [one.updates for one in work.plan.checkpoints.all]
    wanted = sides.to_process(RewindJob(plan, 3))
    assert wanted.training.checkpoints is work.plan.checkpoints
    assert wanted.training.job is work.plan.job
