"""A lesson or a specimen in the place of the user's own experiment, which comes back untouched."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.breakpoints.base import Breakpoint
from engine.run.recorded_run import RecordedRun
from gui.state.breakpoints import Breakpoints
from gui.state.document import Opened
from gui.state.pending_jump import Place
from gui.state.stage import Stage
from gui.state.training.trainings import Trainings


@dataclass(frozen=True)
class _OwnWork:
    """What the user did before."""

    opened: Opened
    recording: RecordedRun | None
    row: int
    unit: tuple[int, int, int]
    shown: str
    wanted: tuple[str, ...]
    place: Place
    is_following: bool
    breakpoints: tuple[Breakpoint, ...]


class Visit:
    """Puts the user's own work aside and brings it back: its undo, run, step and trainings are as they were.

    So are its breakpoints, which stop no run meanwhile.

    A window has one, so that a lesson and the bug zoo take turns.
    """

    def __init__(self, stage: Stage, trainings: Trainings, breakpoints: Breakpoints) -> None:
        self._stage, self._trainings = stage, trainings
        self._breakpoints = breakpoints
        self._own_work: _OwnWork | None = None
        self._leave: Callable[[], None] | None = None

    def begin(self, leave: Callable[[], None], announce: Callable[[], object] = lambda: None) -> None:
        """Begin a visit, such as a lesson, and end the visit before it; or go on to the next of a kind.

        leave: called when another visit begins; it must call `end`. announce: called while the user's own
        work is still shown.
        """
        if self._leave is not None and self._leave != leave:
            self._leave()
        announce()
        if self._own_work is None:
            self._own_work, self._leave = self._put_aside(), leave
        self._breakpoints.set_items(())

    def end(self) -> None:
        """Show the user's own work again."""
        own_work, self._own_work, self._leave = self._own_work, None, None
        if own_work is None:
            return
        selection, document = self._stage.selection, self._stage.document
        selection.want_only(own_work.wanted)  # before a branch is shown, in whose place a new run would come
        selection.prepare_row(own_work.row)
        self._breakpoints.set_items(own_work.breakpoints)  # before its run, which they may stop
        document.open_again(own_work.opened)
        self._trainings.bring_back()
        layer, unit, output = own_work.unit
        selection.look_at(layer=layer, unit=unit, output=output, shown=own_work.shown)
        self._show_run(own_work)

    def _put_aside(self) -> _OwnWork:
        stage, selection = self._stage, self._stage.selection
        own_work = _OwnWork(
            stage.document.put_aside(),
            stage.client.recording,
            selection.row,
            (selection.layer, selection.unit, selection.output),
            selection.shown,
            selection.wanted,
            stage.pending_jump.place,
            stage.playhead.is_following,
            self._breakpoints.items,
        )
        stage.pending_jump.forget()
        self._trainings.put_aside()
        return own_work

    def _show_run(self, own_work: _OwnWork) -> None:
        """Show the very run that was shown; it is computed anew where other implementations are there now."""
        stage, recording = self._stage, own_work.recording
        stage.playhead.is_following = own_work.is_following
        if recording is None or recording.plans[0].job != stage.transport.job:
            stage.pending_jump.wait_for(*own_work.place)
            return
        if own_work.opened.version.branch is None:  # a branch has come back by itself
            stage.transport.show(recording)
        stage.playhead.move(*own_work.place)
