"""A place for the playhead that the run has yet to come to."""

from PyQt6.QtCore import QObject

from gui.state.engine_client import EngineClient
from gui.state.playhead import Playhead

Place = tuple[int, int | None]
"""t, and the operation within the step that is about to run; None is the whole step."""


class Arrival(QObject):
    """Moves the playhead to a place as soon as the run has a step there; at its end to the nearest."""

    def __init__(self, client: EngineClient, playhead: Playhead) -> None:
        super().__init__()
        self._client, self._playhead = client, playhead
        self.place: Place | None = None
        """What is waited for; None once it is reached, or given up."""
        client.advanced.connect(self.look)
        client.finished.connect(self._end)

    def wait_for(self, t: int, operation: int | None = None) -> None:
        """Wait for the run that is about to begin, or goes on."""
        self.place = t, operation

    def forget(self) -> None:
        """Wait no more."""
        self.place = None

    def look(self) -> None:
        """Go there, if the step is recorded."""
        if self.place is not None and self._client.trace.steps > self.place[0]:
            place, self.place = self.place, None
            self._playhead.is_following = False
            self._playhead.move(*place)

    def _end(self) -> None:
        """The run has come as far as it goes; from now on the playhead is the user's."""
        self.look()
        if self.place is not None:
            self._playhead.move(self.place[0])
        self.place = None
