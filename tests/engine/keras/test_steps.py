"""How a number of steps is cut into compiled lengths."""

from hypothesis import given
from hypothesis import strategies as st

from engine.keras.steps import LENGTHS, cut

counts = st.integers(1, 50_000)


@given(counts)
def test_chunks_hold_every_step_once(steps: int) -> None:
    assert sum(made for made, _ in cut(steps)) == steps


@given(counts)
def test_every_chunk_fits_a_length_that_is_compiled(steps: int) -> None:
    assert all(0 < made <= length and length in LENGTHS for made, length in cut(steps))


@given(counts)
def test_only_the_last_chunk_is_padded(steps: int) -> None:
    *whole, _ = cut(steps)
    assert all(made == length for made, length in whole)


@given(counts)
def test_padding_at_most_doubles_what_is_computed(steps: int) -> None:
    assert sum(length for _, length in cut(steps)) <= max(2 * steps, LENGTHS[0])
