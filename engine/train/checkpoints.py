"""What is kept of a training's weights: enough that any update is back at once, bit for bit."""

from bisect import bisect_right
from collections.abc import Sequence

from engine.train.trainer import Checkpoint

APART = 0.04  # seconds of computing between two: to make these updates again takes as long
MOST_BYTES = 2**29
DENSE = 400  # checkpoints that are kept of every update at first, for the path that training takes
LITTLE = 2**22  # bytes that these may have
MOST_NEWEST = 4  # whoever looks may be as many blocks behind
AT_HAND = 2**18  # bytes of one that is small enough to be told with every few updates


class Checkpoints:
    """Checkpoints in the order of their updates. Readable from any thread while one thread adds."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._kept: list[Checkpoint] = []
        self._most_bytes, self._apart = most_bytes, APART
        self._since = 0.0
        self.newest: tuple[Checkpoint, ...] = ()
        """Of small networks, where the training was when some of its newest rows were given."""
        self.made = 0
        """How many updates are made by now: the last that can be brought back."""

    def add(self, checkpoint: Checkpoint) -> None:
        """Keep one more. Of too many, every other one goes, and the next ones lie further apart.

        Later ones are of updates that are made again.
        """
        kept = [*self._kept[: _place(self._kept, checkpoint.updates - 1)], checkpoint]
        if len(kept) * checkpoint.bytes > self._most_bytes and len(kept) > 2:
            kept = [*kept[:-1:2], checkpoint]
            self._apart *= 2
        self._kept, self._since = kept, 0.0

    def take(self, new: Sequence[Checkpoint], newest: Sequence[Checkpoint], made: int) -> None:
        """Keep what was kept elsewhere."""
        for one in new:
            self.add(one)
        for one in newest:
            self.note(one)
        self.made = made

    def note(self, newest: Checkpoint) -> None:
        """Have this one at hand, to be looked at while the training goes on."""
        self.newest = (*self.newest[1 - MOST_NEWEST :], newest)

    def at(self, updates: int) -> Checkpoint | None:
        """After just so many updates; None where some have to be made again for it."""
        return next((one for one in (*self.newest, self.before(updates)) if one.updates == updates), None)

    def is_due(self, seconds: float) -> bool:
        """Whether to keep the next one. seconds: what was computed since this was asked last.

        The first ones of small networks all are: their weights are the path that is drawn.
        """
        self._since += seconds
        is_path = len(self._kept) < DENSE and self._kept[-1].bytes * DENSE <= min(LITTLE, self._most_bytes)
        return is_path or self._since >= self._apart

    def after(self, updates: int) -> tuple[Checkpoint, ...]:
        """The checkpoints with more updates than so many."""
        kept = self._kept
        return tuple(kept[_place(kept, updates) :])

    def before(self, updates: int) -> Checkpoint:
        """The last checkpoint with at most so many updates. Raises LookupError."""
        kept = self._kept
        place = _place(kept, updates)
        if not place:
            raise LookupError(f"nothing is kept of update {updates} or before")
        return kept[place - 1]

    @property
    def last(self) -> int:
        """The number of updates of the last checkpoint."""
        return self._kept[-1].updates

    @property
    def last_bytes(self) -> int:
        """The memory of the last checkpoint."""
        return self._kept[-1].bytes

    @property
    def all(self) -> tuple[Checkpoint, ...]:
        """The checkpoints that are kept now."""
        return tuple(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def bytes(self) -> int:
        """The memory of all of them."""
        return sum(one.bytes for one in self._kept)


def _place(kept: list[Checkpoint], updates: int) -> int:
    """How many of them have at most so many updates."""
    return bisect_right(kept, updates, key=lambda one: one.updates)
