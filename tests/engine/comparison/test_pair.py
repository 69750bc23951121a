"""Which two implementations are compared."""

from engine.comparison.pair import first_pair


def test_numbers_that_were_brought_are_compared_first() -> None:
    assert first_pair(("numpy", "keras")) == ("numpy", "keras")
    assert first_pair(("numpy", "keras", "theirs")) == ("numpy", "theirs")
    assert first_pair(("keras", "theirs")) == ("keras", "theirs")
