"""Ranges of time and of heights, and how they are narrowed, widened and moved."""

Span = tuple[float, float]

MIN_TIME = 2.0  # steps: no nearer, so that two of them at least are named on the axis
HEIGHTS = (1e-6, 1e3)  # of what the values fill: the smallest and largest range of heights
FINEST = 1e-11  # of the heights themselves: a smaller range would show the steps between floats
LAST_BITS = 1e-15  # of the values themselves: what a float64 has no more digits for
ROOM = 0.015  # of the run, left and right of it
ALMOST = 0.999  # of the run: as good as all of it


def zoomed(span: Span, center: float, times: float) -> Span:
    """A range that is `times` smaller and keeps `center` in its place."""
    low, high = span
    return center - (center - low) / times, center + (high - center) / times


def moved(span: Span, share: float) -> Span:
    """A range moved by a share of its length."""
    low, high = span
    shift = share * (high - low)
    return low + shift, high + shift


def whole_time(steps: int) -> Span:
    """What shows a run of some steps, with half a step at least at both ends."""
    last = max(0, steps - 1)
    room = max(0.5, ROOM * last)
    return -room, last + room


def within_run(span: Span, steps: int) -> Span | None:
    """A range of time moved and cut to fit a run. None: it is the whole run."""
    low, high = whole_time(steps)
    length = max(span[1] - span[0], MIN_TIME)
    if length > (high - low) * ALMOST:
        return None
    start = min(max(span[0], low), high - length)
    return start, start + length


def is_sensible(span: Span, whole: Span) -> bool:
    """Whether a range of heights is neither too small nor too large beside the whole one."""
    length = span[1] - span[0]
    is_fine = length > FINEST * max(abs(span[0]), abs(span[1]))
    return is_fine and HEIGHTS[0] < length / (whole[1] - whole[0]) < HEIGHTS[1]


def is_resolved(values: Span) -> bool:
    """Whether a range of values has different floats in it."""
    low, high = values
    return high / 2 - low / 2 > LAST_BITS / 2 * max(abs(low), abs(high))  # halves: it may be beyond float64
