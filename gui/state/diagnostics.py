"""What there is to say of the units of the current run, found out beside what the user does."""

from collections.abc import Iterable

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.activity.activity import Activity, warned_units
from engine.activity.flat import MARGIN
from engine.activity.remark import RemarkKey, Remarks
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.cells.base import Cell
from gui.look.properties import with_properties
from gui.state.breakpoints import Breakpoints
from gui.state.engine_client import EngineClient
from gui.state.pacing import Pieces, Portions, Throttle, connect_later
from gui.state.selection import Selection
from gui.state.watches import Watches

TELL_MS = 100  # between two times that sentences are made anew
REST_MS = 250  # without news, after which a run is looked at that nobody watches
MOST_UNSEEN = 50_000_000  # numbers of a run that is looked at although nobody watches


class Diagnostics(QObject):
    """Follows the run in portions: at once while a panel shows it, else when the run has come to rest.

    Signals:
        changed(): there is more to say, or it is of another run.
    """

    changed = pyqtSignal()

    def __init__(
        self, client: EngineClient, selection: Selection, breakpoints: Breakpoints, watches: Watches
    ) -> None:
        super().__init__()
        self._client, self._selection = client, selection
        self._breakpoints, self._watches = breakpoints, watches
        self.margin = MARGIN
        """How far from the limit of a function its output counts as saturated."""
        self.activity: Activity | None = None
        """Of the run and the implementation that are looked at; None before the first step."""
        self.remarks: tuple[Remarks, ...] = ()
        self._whole: set[RemarkKey] = set()
        self._is_watched = False
        self._portions = Portions(self, self._pieces)
        self._portions.worked.connect(self._take_work)
        self._telling = Throttle(self, TELL_MS, self._tell)
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look_unseen)
        for signal in (client.advanced, client.finished, selection.changed):
            connect_later(signal, self._take_news)

    # ── what a panel asks for ──────────────────────────────────────────────────────────────────

    def watch(self, is_watched: bool) -> None:
        """Whether somebody sees what is found."""
        self._is_watched = is_watched
        if is_watched:
            self.look()

    def set_margin(self, margin: float) -> None:
        """Count outputs as saturated that are so far from a limit."""
        self.margin = margin
        self.look()

    def tell_all(self, key: RemarkKey) -> None:
        """Tell all units of a kind one by one, or no longer."""
        self._whole ^= {key}
        self._tell()

    def is_whole(self, key: RemarkKey) -> bool:
        """Whether all units of a kind are told."""
        return key in self._whole

    def stop_where(self, condition: str) -> bool:
        """Have a breakpoint on a condition. False where there is one. Raises ExplorerError."""
        known = (one.condition for one in self._breakpoints.items if isinstance(one, ExpressionBreakpoint))
        if condition in known:
            return False
        self._breakpoints.add(ExpressionBreakpoint(condition=condition))
        return True

    def add_watch(self, text: str) -> bool:
        """Watch an expression. False where it is watched. Raises ExplorerError."""
        if text in self._watches.texts:
            return False
        self._watches.add(text)
        return True

    def warned(self, kind: str) -> int:
        """How many units the warnings of a kind are about."""
        return warned_units(self.remarks, kind)

    # ── following the run ──────────────────────────────────────────────────────────────────────

    def look(self) -> None:
        """Take account of what is recorded now."""
        run = self._client.recording
        name = None if run is None else self._selection.implementation_of(run.plan)
        if run is None or name is None:
            self._forget()
            return
        if not run.steps:  # what is known of the last run stays until the first steps come
            return
        wanted, known = (run.trace, name, self.margin), self.activity
        if known is None or (known.trace, known.implementation, known.margin) != wanted:
            self.activity = Activity(run.trace, run.plan, name, self.margin)
        self._portions.work()

    def _forget(self) -> None:
        if self.activity is not None:
            self.activity = None
            self._tell()

    def _take_news(self) -> None:
        if self._is_watched:
            self.look()
        else:
            self._rest.start()

    def _look_unseen(self) -> None:
        run = self._client.recording
        is_small = run is None or run.steps * _size(run.model.layers) < MOST_UNSEEN
        if is_small:
            self.look()
        else:
            self._forget()

    def _pieces(self) -> Pieces:
        return () if self.activity is None else self.activity.pieces()

    def _take_work(self) -> None:
        """What is seen is told while it grows; what is not, once all of it is known."""
        activity = self.activity
        if activity is not None and (self._is_watched or activity.steps == activity.trace.steps):
            self._telling.call()

    def _tell(self) -> None:
        self.remarks = () if self.activity is None else tuple(self.activity.remarks(self._whole))
        self.changed.emit()


def _size(layers: Iterable[Cell]) -> int:
    """How many numbers a step has."""
    return sum(layer.units * len(layer.quantities) for layer in layers)
