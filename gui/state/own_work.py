"""The user's own experiment, put aside while the window shows something else, and brought back untouched."""

from dataclasses import dataclass

from gui.state.document import Document, Opened
from gui.state.engine_client import EngineClient
from gui.state.pending_jump import PendingJump, Place
from gui.state.playhead import Playhead
from gui.state.recording import Recording
from gui.state.selection import Selection
from gui.state.transport import Transport


@dataclass(frozen=True)
class _Kept:
    """What the user did before."""

    opened: Opened
    recording: Recording | None
    row: int
    unit: tuple[int, int, int]
    shown: str
    wanted: tuple[str, ...]
    place: Place
    is_following: bool


class OwnWork:
    """Puts aside what is open, once, and brings it back: its undo, its run and its step are as they were."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        client: EngineClient,
        playhead: Playhead,
        transport: Transport,
        pending_jump: PendingJump,
    ) -> None:
        self._document, self._selection = document, selection
        self._client, self._playhead, self._transport = client, playhead, transport
        self._pending_jump = pending_jump
        self._kept: _Kept | None = None

    @property
    def is_aside(self) -> bool:
        """Whether something waits to be brought back."""
        return self._kept is not None

    def put_aside(self) -> None:
        """Keep what is open, unless something is kept already: that is the user's own."""
        if self._kept is not None:
            return
        selection, playhead = self._selection, self._playhead
        self._kept = _Kept(
            self._document.put_aside(),
            self._client.recording,
            selection.row,
            (selection.layer, selection.unit, selection.output),
            selection.shown,
            selection.wanted,
            self._pending_jump.place,
            playhead.is_following,
        )
        self._pending_jump.forget()

    def bring_back(self) -> None:
        """Show again what was put aside."""
        kept, self._kept = self._kept, None
        if kept is None:
            return
        for name in ("numpy", "keras"):  # before a branch is shown, in whose place a new run would come
            self._selection.want(name, name in kept.wanted)
        self._selection.prepare_row(kept.row)
        self._document.open_again(kept.opened)
        layer, unit, output = kept.unit
        self._selection.look_at(layer=layer, unit=unit, output=output, shown=kept.shown)
        self._come_back(kept)

    def _come_back(self, kept: _Kept) -> None:
        """Show the very run that was shown; it is computed anew where other implementations are there now."""
        recording = kept.recording
        self._playhead.is_following = kept.is_following
        if recording is None or recording.plans[0].job != self._transport.job:
            self._pending_jump.wait_for(*kept.place)
            return
        if kept.opened.version.branch is None:  # a branch has come back by itself
            self._client.show(recording)
        self._playhead.move(*kept.place)
