"""The engine's process, spoken to as the window does: it computes the same, and ends with its window."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import numpy as np
import pytest

import engine.thread.message as message
import engine.work.every as every
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.run.plan import Job
from engine.run.trace import Trace
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from engine.thread.host import OwnThreads, WorkerHost
from engine.thread.own_process import engine_process as module
from engine.thread.own_process.engine_process import EngineProcess
from engine.train.plan import TrainingBranch, TrainingJob
from engine.train.trainer import LOSS
from engine.train.training_run import TrainingRun
from engine.work.rewind import RewindJob
from tests.known import ROOT

pytestmark = pytest.mark.slow  # each starts a program
LIMIT = 60  # seconds until a test gives up on an event
E = TypeVar("E", bound=message.Event)
LAYER = SimpleRNN(activation="linear", kernel=((1,),), recurrent_kernel=((0,),), bias=(0,))
EXPERIMENT = Experiment(
    sequence=MemorySum(seq_len=2000, weight=1, bias=0, mem_len=0), model=Model(layers=(LAYER,))
)
TRAINED = Experiment(sequence=Values(values=((0.1,), (0.4,), (0.2,), (0.5,), (0.3,))))
JOB = Job(EXPERIMENT, implementations=("numpy",))
LONG = Job(
    EXPERIMENT.replace(sequence=MemorySum(seq_len=900_000, weight=1, bias=0, mem_len=0)),
    implementations=("numpy",),
)


class Heard:
    """A line, and what comes on it."""

    def __init__(self, host: WorkerHost) -> None:
        self.outbox: SimpleQueue[message.Event] = SimpleQueue()
        self.line = host.open(self.outbox)
        self.trace = Trace()

    def until(self, kind: type[E]) -> E:
        """The first event of a kind. Blocks before it are recorded."""
        while True:
            event = self.outbox.get(timeout=LIMIT)
            if isinstance(event, message.Advanced):
                self.trace.append(event.block)
                self.line.put(message.Read(1))
            if isinstance(event, message.Failed) and kind is not message.Failed:
                raise event.error
            if isinstance(event, kind):
                return event

    def run(self, job: object, at_once: int = 1_000_000) -> Trace:
        """All steps of a job."""
        self.trace = Trace()
        self.line.put(message.SetPace(None))
        self.line.put(message.StartRun(1, job, at_once))
        self.until(message.Finished)
        return self.trace


@pytest.fixture(scope="module")
def process() -> Iterator[EngineProcess]:
    found = EngineProcess()
    yield found
    assert found.close()


@pytest.fixture
def heard(process: EngineProcess) -> Iterator[Heard]:
    found = Heard(process)
    yield found
    assert found.line.close()


def is_there(pid: int) -> bool:
    """Whether a process runs: one that has ended and is waited for by nobody is a zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_steps_are_those_of_a_thread_bit_for_bit(heard: Heard) -> None:
    here = Heard(OwnThreads())
    wanted, found = here.run(JOB), heard.run(JOB)
    assert here.line.close()
    assert list(found) == list(wanted)
    for name in wanted:
        np.testing.assert_array_equal(found[name], wanted[name])


def test_plan_names_the_very_job(heard: Heard) -> None:
    heard.line.put(message.StartRun(1, JOB))
    assert heard.until(message.Started).plan.job is JOB


def test_what_cannot_be_done_is_told_with_its_field(heard: Heard) -> None:
    heard.line.put(message.StartRun(1, RewindJob(TrainingRun(TrainingJob(TRAINED, 3)).plan, 2)))
    error = heard.until(message.Failed).error
    assert isinstance(error, ParameterError)
    assert (error.field, error.message) == ("updates", "must be from 0 to 0, got 2")


def test_a_bug_is_told_with_where_it_was(heard: Heard) -> None:
    heard.line.put(message.StartRun(1, "no job"))
    error = heard.until(message.Failed).error
    assert isinstance(error, TypeError)
    assert every.__file__ in str(error.__cause__)


def test_any_update_of_a_training_is_brought_back_on_another_line(
    process: EngineProcess, heard: Heard
) -> None:
    heard.line.put(message.SetPace(None))
    heard.line.put(message.StartRun(1, TrainingJob(TRAINED, 40), 1000))
    plan = heard.until(message.Started).plan
    heard.until(message.Finished)
    reference = TrainingRun(TrainingJob(TRAINED, 40))
    losses = reference.advance(100).arrays[LOSS]
    np.testing.assert_array_equal(heard.trace[LOSS], losses)
    assert plan.checkpoints.made == 40
    assert [one.updates for one in plan.checkpoints.all] == [one.updates for one in reference.checkpoints.all]
    other = Heard(process)
    found = other.run(RewindJob(plan, 17), 1)
    wanted = reference.at(17).weights
    np.testing.assert_array_equal(np.concatenate([found[name][0] for name in found]), wanted)
    assert other.line.close()


def test_training_goes_on_where_another_process_has_left_it(process: EngineProcess, heard: Heard) -> None:
    left = TrainingRun(TrainingJob(TRAINED, 40))
    wanted = left.advance(100).arrays[LOSS]  # of more updates than the window has heard of
    rows = heard.run(replace(left.plan.job, branch=TrainingBranch(left.plan, 25, is_same=True)))
    np.testing.assert_array_equal(rows[LOSS], wanted[25:])
    updates = [one.updates for one in left.checkpoints.all]
    assert updates == sorted(set(updates))
    np.testing.assert_array_equal(left.checkpoints.before(40).weights, left.trainer.checkpoint().weights)


def test_engine_waits_until_what_it_has_made_is_read(heard: Heard) -> None:
    heard.line.put(message.SetPace(0.0))
    heard.line.put(message.StartRun(1, LONG))
    heard.until(message.Started)
    blocks = 0
    try:
        while True:
            blocks += isinstance(heard.outbox.get(timeout=1), message.Advanced)
    except Exception:
        assert blocks == 16
    heard.line.put(message.Read(1))
    assert isinstance(heard.outbox.get(timeout=LIMIT), message.Advanced)


def test_process_that_is_killed_is_started_again_and_goes_on() -> None:
    process = EngineProcess()
    heard = Heard(process)
    heard.line.put(message.SetPace(0.0))
    heard.line.put(message.StartRun(1, LONG))
    heard.until(message.Advanced)
    before = process.pid
    os.kill(before, signal.SIGKILL)
    error = heard.until(message.Restarted).error
    assert str(error).startswith("The engine has ended by itself")
    assert process.pid != before
    heard.line.put(message.StartRun(2, JOB))  # freely: the pace is known
    heard.trace = Trace()
    heard.until(message.Finished)
    assert heard.trace.steps == 1999
    assert heard.line.close()
    after = process.pid
    assert process.close()
    assert not is_there(before)
    assert not is_there(after)


def test_closing_ends_a_process_that_is_busy() -> None:
    process = EngineProcess()
    heard = Heard(process)
    heard.line.put(message.SetPace(0.0))
    heard.line.put(message.StartRun(1, LONG))
    heard.until(message.Advanced)
    pid = process.pid
    assert heard.line.close()
    assert process.close()
    assert not is_there(pid)


def test_closing_ends_a_process_that_hears_nothing() -> None:
    process = EngineProcess()
    Heard(process).run(JOB)
    os.kill(process.pid, signal.SIGSTOP)
    pid = process.pid
    assert process.close()
    assert not is_there(pid)


def test_process_ends_with_a_program_that_is_killed() -> None:
    code = (
        "import sys; from queue import SimpleQueue\n"
        "from engine.thread.own_process.engine_process import EngineProcess\n"
        "import engine.thread.message as message\n"
        "process = EngineProcess(); outbox = SimpleQueue(); line = process.open(outbox)\n"
        "line.put(message.StartRun(1, 'no job')); outbox.get()\n"
        "print(process.pid, flush=True); sys.stdin.read()\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdin is not None
    assert program.stdout is not None
    pid = int(program.stdout.readline())
    assert is_there(pid)
    gone = os.pidfd_open(pid)
    program.kill()
    program.wait()
    program.stdin.close()
    program.stdout.close()
    assert select.select([gone], [], [], LIMIT)[0]
    os.close(gone)


def test_threads_compute_where_the_process_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(module, "start_program", broken)
    process = EngineProcess()
    heard = Heard(process)
    heard.line.put(message.SetPace(0.0))
    heard.until(message.Restarted)
    heard.line.put(message.StartRun(1, JOB))
    heard.until(message.Finished)
    assert heard.trace.steps == 1999
    later = Heard(process)
    assert later.run(JOB).steps == 1999
    assert heard.line.close()
    assert later.line.close()
    assert process.close()


def test_requests_to_a_process_that_has_ended_are_of_the_past() -> None:
    process = EngineProcess()
    heard = Heard(process)
    heard.run(JOB)
    link = process._link
    process._to_send.put((link, 0, None))
    heard.line.put(message.StartRun(2, JOB))  # the process ends, and another is started
    heard.until(message.Restarted)
    assert heard.run(JOB).steps == 1999
    assert heard.line.close()
    assert process.close()
