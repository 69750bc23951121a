"""The engine's thread with Keras, for which a fake stands: it steps beside NumPy and reports."""

import pytest

import engine.thread.message as message
import engine.thread.worker
from engine.errors import Unavailable
from engine.run.name import Y
from engine.run.plan import Ending, Job
from engine.sequences.memory_sum import MemorySum
from tests.engine.thread.conftest import Engine, ask, job


def test_loaded_keras_steps_beside_numpy(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(1, job(implementations=("numpy", "keras"))))
    block = running.until(message.Advanced)[1].block
    assert {Y.of("numpy"), Y.of("keras")} <= set(block.arrays)


def test_missing_keras_is_told_and_numpy_goes_on(running: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise Unavailable("TensorFlow", "it is not installed")

    monkeypatch.setattr(engine.thread.worker, "load_keras", fail)
    running.say(message.LoadKeras())
    missing = running.until(message.KerasMissing)[1]
    assert str(missing.error) == "TensorFlow is not available: it is not installed"
    running.say(message.StartRun(1, job()))
    assert running.until(message.Finished)[1].run == 1


def test_report_carries_the_number_of_its_run(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(3, job()), ask(3, job()))
    assert running.until(message.Reported)[1].run == 3


def test_report_is_made_of_a_run_that_is_over_and_recorded(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(1, job()), message.Stop(), ask(2, job(5)))
    assert running.until(message.Reported)[1].run == 2


def test_report_is_not_made_before_keras_is_there(running: Engine) -> None:
    running.say(message.StartRun(1, job()), ask(1, job()))
    assert [event for event in running.until_idle() if isinstance(event, message.Reported)] == []


def test_report_that_fails_is_told(running: Engine) -> None:
    running.say(message.LoadKeras())
    running.until(message.KerasLoaded)
    running.say(message.StartRun(1, job(name="broken")), ask(1, job(name="broken")))
    assert isinstance(running.until(message.Failed)[1].error, RuntimeError)


def test_run_over_the_same_sequence_does_not_generate_it_again(
    running: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = job()
    running.say(message.StartRun(1, first))
    running.until(message.Finished)
    monkeypatch.setattr(MemorySum, "generate", lambda self: pytest.fail("generated again"))
    running.say(message.StartRun(2, Job(first.experiment.replace(seed=7), 0, ("numpy",))))
    assert running.until(message.Finished, run=2)[1].ending == Ending("complete")
