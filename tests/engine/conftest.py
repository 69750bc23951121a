"""What the tests of the engine share."""

from typing import Any

import pytest

from engine.experiment import Experiment
from engine.keras.loader import load_keras
from engine.keras.network import KerasNetworks
from tests.known import KNOWN


@pytest.fixture(scope="session")
def networks() -> KerasNetworks:
    """Keras networks, TensorFlow being imported for them."""
    load_keras()
    return KerasNetworks()


@pytest.fixture(scope="session")
def known_values() -> Any:
    """Known-good values: the notebook's, closed forms, and those of Keras' own tests."""
    return KNOWN


@pytest.fixture
def notebook() -> Experiment:
    """The notebook's experiment."""
    layer = {
        "cell": "SimpleRNN",
        "activation": "linear",
        "kernel": [[2]],
        "recurrent_kernel": [[1]],
        "bias": [3],
    }
    sequence = {"kind": "memory_sum", "seq_len": 10, "weight": 2, "bias": 3, "mem_len": 1}
    return Experiment.parse({"sequence": sequence, "model": {"layers": [layer]}})
