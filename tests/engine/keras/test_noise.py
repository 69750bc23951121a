"""Which lines of TensorFlow's libraries are noise."""

import pytest

from engine.keras.noise import without_noise

ABSL = b"WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n"
ONE_DNN = b"I0000 00:00:1795950680.060219   23990 port.cc:153] oneDNN custom operations are on. You may see\n"
OLDER = b"2025-01-31 09:00:00.123456: I tensorflow/core/util/port.cc:153] oneDNN custom operations are on.\n"
NO_AVX = b"F0000 00:00:1795950680.060219   1 cpu_feature_guard.cc:81] compiled to use AVX instructions\n"


@pytest.mark.parametrize("line", [ABSL, ONE_DNN, OLDER])
def test_information_is_noise(line: bytes) -> None:
    assert list(without_noise([line])) == []


@pytest.mark.parametrize(
    "line", [NO_AVX, NO_AVX.replace(b"F", b"E", 1), OLDER.replace(b": I", b": E"), b"I am no log line", b"\n"]
)
def test_everything_else_passes(line: bytes) -> None:
    assert list(without_noise([line])) == [line]


def test_order_stays() -> None:
    lines = [b"one\n", ABSL, b"two\n", ONE_DNN, b"three"]
    assert list(without_noise(lines)) == [b"one\n", b"two\n", b"three"]
