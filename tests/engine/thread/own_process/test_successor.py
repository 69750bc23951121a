"""A process that is worn out is replaced without a word, once it has nothing to do."""

import io
from collections.abc import Iterator

import pytest

import engine.thread.message as message
from engine.keras.update_loop import MUCH, Compiled
from engine.thread.own_process import main
from engine.thread.own_process.engine_process import EngineProcess
from engine.thread.own_process.main import EngineProgram
from engine.thread.own_process.parcel import Ready, Worn
from engine.thread.own_process.pipe import receive
from engine.thread.own_process.wire import SharedValues, unpacked
from tests.engine.thread.own_process.test_engine_process import JOB, LIMIT, Heard, is_there


@pytest.fixture
def process() -> Iterator[EngineProcess]:
    found = EngineProcess()
    yield found
    assert found.close()


@pytest.mark.slow
def test_it_takes_over_from_a_process_that_does_nothing(process: EngineProcess) -> None:
    heard, before = Heard(process), process.pid
    wanted = heard.run(JOB)
    process.replace()
    assert heard.until(message.Restarted).error is None
    assert process.pid != before
    assert not is_there(before)
    assert list(heard.run(JOB)) == list(wanted)


@pytest.mark.slow
def test_it_waits_for_the_end_of_a_run(process: EngineProcess) -> None:
    heard, before = Heard(process), process.pid
    heard.line.put(message.SetPace(0.05))
    heard.line.put(message.StartRun(1, JOB))
    heard.until(message.Advanced)
    process.replace()
    process._threads[-1].join(LIMIT)  # it is ready
    assert process.pid == before
    heard.line.put(message.SetPace(0.0))
    heard.until(message.Finished)
    assert heard.trace.steps == 1999
    assert heard.until(message.Restarted).error is None
    assert process.pid != before


@pytest.mark.slow
def test_closing_ends_it_while_it_gets_ready() -> None:
    process = EngineProcess()
    process.replace()
    assert process._successor is not None
    pid = process._successor.process.pid
    assert process.close()
    assert not is_there(pid)


def test_process_says_once_that_it_is_worn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "COMPILED", Compiled(MUCH + 1))
    said, shared = io.BytesIO(), SharedValues(first=2)
    program = EngineProgram(said)
    for _ in range(2):
        program._say(0, Ready())
    said.seek(0)
    parcels = [unpacked(data, shared)[1] for data in iter(lambda: receive(said), None)]
    assert [type(one) for one in parcels] == [Ready, Worn, Ready]
