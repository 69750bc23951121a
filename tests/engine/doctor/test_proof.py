"""A small part of the proof that the doctor names what is there, and nothing else."""

import pytest

from tests.engine.doctor import proof


@pytest.mark.slow
def test_planted_mistakes_are_named() -> None:
    count = proof.singles(networks=6, seed=11, share=0.02)
    assert count.all > 15
    assert count.well == count.all, count.examples


@pytest.mark.slow
def test_planted_mistakes_are_named_in_numbers_computed_in_float32() -> None:
    count = proof.singles(networks=6, seed=12, share=0.01, throughout=True)
    assert count.all > 5
    assert count.well == count.all, count.examples


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 5])
def test_two_planted_mistakes_are_named(seed: int) -> None:
    count = proof.pairs(1, seed)
    assert (count.well, count.all) == (1, 1), count.examples


@pytest.mark.slow
def test_right_networks_are_not_accused() -> None:
    count = proof.right_networks(8)
    assert (count.well, count.all) == (24, 24), count.examples


@pytest.mark.slow
def test_unknown_mistakes_are_given_no_name() -> None:
    count = proof.unknown(2, share=0.02)
    assert count.all > 1
    assert count.well == count.all, count.examples
