"""Long chunks are compiled beside the work, which goes on in short ones; the bits are the same."""

import threading
from typing import Any

import numpy as np
import pytest

from engine.keras.network import KerasNetworks
from engine.keras.steps import LENGTHS, KerasSteps
from engine.run.name import Y
from tests.engine.keras_reference import experiment_of, inputs_of, plan_of

pytestmark = pytest.mark.slow
LIMIT = 60  # seconds until a test gives up on a thread
SHAPES: list[dict[str, Any]] = [{}, {"units": 4, "features": 2, "outputs": 3, "layers": 2}]


def steps_of(networks: KerasNetworks) -> KerasSteps:
    """Those of the only structure."""
    (compiled,) = networks._compiled.values()
    return compiled.steps


def join(steps: KerasSteps) -> None:
    """Wait until what is compiled is there."""
    assert steps._compiling is not None
    steps._compiling.join(LIMIT)
    assert not steps._compiling.is_alive()


@pytest.mark.parametrize("shape", SHAPES)
def test_run_goes_on_in_short_chunks_while_a_long_one_is_compiled(
    monkeypatch: pytest.MonkeyPatch, shape: dict[str, Any]
) -> None:
    experiment = experiment_of(jit_compile=True, **shape)
    x = inputs_of(experiment, 1600)
    expected = KerasNetworks().network(plan_of(experiment)).advance(x)[Y]
    may_go_on, make_ready = threading.Event(), KerasSteps._make_ready

    def held(steps: KerasSteps, length: int) -> None:
        assert may_go_on.wait(LIMIT)
        make_ready(steps, length)

    monkeypatch.setattr(KerasSteps, "_make_ready", held)
    networks = KerasNetworks()
    networks.compiles_beside = True
    network = networks.network(plan_of(experiment))
    found = [network.advance(x[:600])[Y]]  # nothing but the shortest is there
    steps = steps_of(networks)
    assert set(steps._functions) == {("all", LENGTHS[0])}
    may_go_on.set()
    join(steps)
    assert set(steps._functions) == {("all", LENGTHS[0]), ("all", LENGTHS[1])}
    found.append(network.advance(x[600:])[Y])
    assert np.concatenate(found).tobytes() == expected.tobytes()


def test_compiling_that_fails_is_left_to_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    experiment, traced = experiment_of(jit_compile=True), KerasSteps._traced

    def fails_beside(steps: KerasSteps, *arguments: Any) -> Any:
        if threading.current_thread() is not threading.main_thread():
            raise MemoryError
        return traced(steps, *arguments)

    monkeypatch.setattr(KerasSteps, "_traced", fails_beside)
    networks = KerasNetworks()
    networks.compiles_beside = True
    network = networks.network(plan_of(experiment))
    network.advance(inputs_of(experiment, 600))
    join(steps_of(networks))
    assert len(network.advance(inputs_of(experiment, 600))[Y]) == 600
    assert ("all", LENGTHS[1]) in steps_of(networks)._functions
