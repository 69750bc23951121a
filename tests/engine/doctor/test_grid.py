"""In what numbers were written down is seen from the numbers."""

import numpy as np
import pytest

from engine.array import Array
from engine.doctor.grid import rounding

RANDOM = np.random.default_rng(0).normal(0, 1, 200)
WAYS = {
    "float64": RANDOM,
    "float32": RANDOM.astype(np.float32),
    "float16": RANDOM.astype(np.float16),
    "3 decimals": RANDOM.round(3),
    "8 decimals": RANDOM.round(8),
    "4 digits": np.array([float(f"{value:.3e}") for value in RANDOM]),
    "7 digits": np.array([float(f"{value:.6e}") for value in RANDOM]),
}


@pytest.mark.parametrize("written", WAYS)
def test_precision_is_seen_and_allows_half_a_unit(written: str) -> None:
    numbers: Array = WAYS[written].astype(np.float64)
    found, half = rounding(numbers)
    assert found == written
    assert (np.abs(numbers - RANDOM) <= half).all()


@pytest.mark.parametrize(("decimals", "written"), [(3, "3 decimals"), (5, "5 decimals")])
def test_decimals_are_seen_that_were_kept_in_float32(decimals: int, written: str) -> None:
    assert rounding(RANDOM.round(decimals).astype(np.float32).astype(float))[0] == written


def test_few_numbers_tell_no_grid() -> None:
    assert rounding(np.array([0.5, 1.0, 0.1]))[0] == "float64"


def test_what_is_unknown_is_no_number() -> None:
    assert rounding(np.array([*RANDOM.round(2), np.nan]))[0] == "2 decimals"


def test_decimals_are_seen_of_few_numbers_that_come_again_and_again() -> None:
    assert rounding(np.tile(np.arange(1, 100) / 100, 1000))[0] == "2 decimals"
