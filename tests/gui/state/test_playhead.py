"""The playhead stays within what is recorded."""

from hypothesis import given
from hypothesis import strategies as st

from gui.state.playhead import Playhead


@given(st.integers(), st.integers(1, 1000))
def test_moving_anywhere_lands_on_the_nearest_recorded_step(t: int, steps: int) -> None:
    playhead = Playhead()
    playhead.set_steps(steps)
    playhead.move(t)
    assert playhead.t == min(max(t, 0), steps - 1)


def test_a_following_playhead_shows_the_newest_step() -> None:
    playhead = Playhead()
    playhead.is_following = True
    playhead.set_steps(3)
    playhead.set_steps(7)
    assert playhead.t == 6


def test_a_resting_playhead_stays_when_steps_come() -> None:
    playhead = Playhead()
    playhead.set_steps(3)
    playhead.move(1)
    playhead.set_steps(9)
    assert playhead.t == 1


def test_an_emptied_trace_keeps_the_place_for_when_it_is_filled_again() -> None:
    playhead = Playhead()
    playhead.set_steps(9)
    playhead.move(5)
    playhead.set_steps(0)
    playhead.set_steps(9)
    assert playhead.t == 5


def test_a_shorter_trace_moves_it_to_the_last_step() -> None:
    playhead = Playhead()
    playhead.set_steps(9)
    playhead.move(8)
    playhead.set_steps(4)
    assert playhead.t == 3


def test_a_trace_that_is_filled_little_by_little_brings_back_the_place() -> None:
    playhead = Playhead()
    playhead.set_steps(9)
    playhead.move(7, 2)
    for steps in (0, 3, 6, 9):
        playhead.set_steps(steps)
    assert (playhead.t, playhead.operation) == (7, 2)


def test_a_playhead_that_was_moved_or_has_settled_waits_for_no_other_step() -> None:
    playhead = Playhead()
    for leave in (lambda: playhead.move(1), playhead.settle):
        playhead.set_steps(9)
        playhead.move(7)
        playhead.set_steps(3)
        leave()
        stands = playhead.t
        playhead.set_steps(9)
        assert playhead.t == stands
