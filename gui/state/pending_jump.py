"""A place for the playhead that the run has yet to come to."""

from PyQt6.QtCore import QObject

from gui.state.engine_client import EngineClient
from gui.state.playhead import Playhead

Place = tuple[int, int | None]
"""t, and the operation within the step that is about to run; None is the whole step."""


class PendingJump(QObject):
    """Moves the playhead once, as soon as the run has the step; where the run ends before, to the nearest.

    A window has one, so that what was wanted last is what happens.
    """

    def __init__(self, client: EngineClient, playhead: Playhead) -> None:
        super().__init__()
        self._client, self._playhead = client, playhead
        self._place: Place | None = None  # None: the playhead is the user's
        client.advanced.connect(self.look)
        client.finished.connect(self._end)

    @property
    def place(self) -> Place:
        """Where the playhead will stand; where it stands, if nothing is waited for."""
        return self._place or (self._playhead.t, self._playhead.operation)

    def wait_for(self, t: int, operation: int | None = None) -> None:
        """Wait for the run that is about to begin, or goes on."""
        self._place = t, operation

    def forget(self) -> None:
        """Wait no more."""
        self._place = None

    def look(self) -> None:
        """Go there, if the step is recorded."""
        if self._place is not None and self._client.trace.steps > self._place[0]:
            place, self._place = self._place, None
            self._playhead.is_following = False
            self._playhead.move(*place)

    def _end(self) -> None:
        """The run has come as far as it goes; from now on the playhead is the user's."""
        self.look()
        if self._place is not None:
            self._playhead.move(self._place[0])
        self._place = None
