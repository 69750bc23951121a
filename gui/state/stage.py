"""What the rest of the window's state stands on, in one value."""

from dataclasses import dataclass

from gui.state.document import Document
from gui.state.engine_client import EngineClient
from gui.state.pending_jump import PendingJump
from gui.state.playhead import Playhead
from gui.state.selection import Selection
from gui.state.transport import Transport


@dataclass(frozen=True)
class Stage:
    """What is open, what of it is looked at, its run, and which step of the run is shown."""

    document: Document
    selection: Selection
    client: EngineClient
    playhead: Playhead
    transport: Transport
    pending_jump: PendingJump
