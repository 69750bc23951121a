"""A long recording is drawn by the extremes of its bins, which are found once."""

import gc

import numpy as np
import pytest

from engine.array import Array
from engine.run.name import Name
from engine.run.trace import Block, Trace
from gui.curves.bin_extremes import BIN, BinExtremes, KeptExtremes
from gui.curves.series import as_floats, prepare

H = Name("h", 0, "numpy")
STEPS, COLUMNS = 60_000, 50
WALK = np.random.default_rng(1).normal(size=STEPS).cumsum()


def recorded(values: Array, block: int = 7000) -> Trace:
    """A trace that has grown to these values."""
    trace = Trace()
    for begin in range(0, len(values), block):
        part = values[begin : begin + block, np.newaxis]
        trace.append(Block(len(part), {H: part}))
    return trace


@pytest.mark.parametrize("window", [(0, STEPS - 1), (1234.5, STEPS - 77.0), (-40, STEPS + 40)])
def test_drawing_holds_the_extremes_of_every_column(window: tuple[float, float]) -> None:
    series = prepare(recorded(WALK)[H][:, 0], *window, COLUMNS)
    assert len(series.t) <= 2 * COLUMNS + 6
    assert (np.diff(series.t) > 0).all()
    np.testing.assert_array_equal(series.values, WALK[series.t.astype(int)])
    assert series.joined.tolist() == [True] * (len(series.t) - 1) + [False]
    drawn = np.interp(np.arange(STEPS), series.t, series.values)
    width = (window[1] - window[0]) / COLUMNS
    first, last = max(0, int(window[0])), min(STEPS, int(window[1]))
    for begin in np.arange(first, last - width, width):
        inside = WALK[int(begin) : int(begin + width)]
        near = drawn[max(first, int(begin - width) - BIN) : int(begin + 2 * width) + BIN]
        assert near.min() <= inside.min()
        assert near.max() >= inside.max()


def test_each_value_is_looked_at_once_while_a_recording_grows() -> None:
    looked_at: list[int] = []

    def counted(values: Array) -> tuple[Array, Array | None]:
        looked_at.append(len(values))
        return as_floats(values)

    kept = BinExtremes()
    for steps in (BIN - 1, BIN, 10 * BIN + 5, 10 * BIN + 9, STEPS):
        kept.follow(WALK[:steps], counted)
    assert looked_at == [BIN, 9 * BIN, STEPS // BIN * BIN - 10 * BIN]
    places = kept.places(3, STEPS)
    assert WALK[places].min() == WALK[3:].min()
    assert WALK[places].max() == WALK[3:].max()


@pytest.mark.parametrize("odd", [np.nan, np.inf])
def test_value_that_is_no_number_is_found_in_a_long_recording(odd: float) -> None:
    values = WALK.copy()
    values[40_000] = odd
    series = prepare(recorded(values)[H][:, 0], 0, STEPS - 1, COLUMNS)
    assert series.oddity is not None
    assert series.oddity.t == 40_000


def test_long_integers_are_drawn_by_their_bins_and_beyond_float64_clipped() -> None:
    whole = (WALK * 1000).astype(np.int64).astype(object)
    series = prepare(recorded(whole)[H][:, 0], 0, STEPS - 1, COLUMNS)
    assert series.values.max() == float(max(whole))
    whole[50_000] = 10**400
    beyond = prepare(recorded(whole)[H][:, 0], 0, STEPS - 1, COLUMNS)
    assert beyond.oddity is not None
    assert beyond.oddity.t == 50_000


def test_table_that_is_gone_is_forgotten() -> None:
    kept, trace = KeptExtremes(), recorded(WALK)
    assert kept.of(trace[H][:, 0]) is kept.of(trace[H][:, 0])
    assert kept.of(WALK) is None
    del trace
    gc.collect()
    assert not kept._of
