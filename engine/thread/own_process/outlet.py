"""Where a worker of the engine's process puts its events: into the pipe to the window."""

from collections.abc import Callable

import engine.thread.message as message
from engine.thread.own_process.parcel import Kept
from engine.train.plan import TrainingPlan

MOST_UNREAD = 16  # blocks of a few milliseconds that are on their way, while the window draws


class Outlet:
    """Belongs to its worker, but for `note_read`.

    post: sends something to the window. Before rows of a training come the checkpoints that were kept since.
    """

    def __init__(self, post: Callable[[object], None]) -> None:
        self._post = post
        self._training: TrainingPlan | None = None
        self._told = 0  # updates of the last checkpoint that the window has
        self._sent = self._read = 0

    def put(self, event: message.Event) -> None:
        """Send an event."""
        match event:
            case message.Started(plan=plan):
                self._training = plan if isinstance(plan, TrainingPlan) else None
                if self._training is not None:
                    self._told = self._training.checkpoints.last
            case message.Advanced():
                self._sent += 1
                self._tell_checkpoints()
        self._post(event)

    def note_read(self, blocks: int) -> None:
        """The window has read some more."""
        self._read += blocks

    def is_full(self) -> bool:
        """Whether as many blocks are on their way as the window may be behind."""
        return self._sent - self._read >= MOST_UNREAD

    def _tell_checkpoints(self) -> None:
        if self._training is None:
            return
        checkpoints = self._training.checkpoints
        new, self._told = checkpoints.after(self._told), checkpoints.last
        self._post(Kept(checkpoints, new, checkpoints.newest[-1:], checkpoints.made))
