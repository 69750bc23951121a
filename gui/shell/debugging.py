"""The commands of the debugger: from breakpoint to breakpoint, to a step, back again."""

from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QInputDialog, QWidget

from engine.errors import ExplorerError
from engine.notation.number_name import expression_of
from engine.run.name import Number
from gui.language.translation import shown
from gui.state.context import Context


class Debugging(QObject):
    """Searches the recorded steps first, and has further steps computed only when none of them matches.

    Signals:
        told(object): a sentence: where a breakpoint holds, or that none does.
        failed(object): an ExplorerError.
    """

    told = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._breakpoints, self._client = context.breakpoints, context.client
        self._playhead, self._transport = context.playhead, context.transport
        context.client.hit.connect(
            lambda t, sentence: self.told.emit(self.tr("Stopped: {}.").format(shown(sentence)))
        )

    @property
    def may_search(self) -> bool:
        """Whether a breakpoint is enabled."""
        return any(one.is_enabled for one in self._breakpoints.items)

    def run_to_next_breakpoint(self) -> None:
        """Show the next step where a breakpoint holds; beyond what is recorded, run until one does."""
        t = self._playhead.t
        found = self._breakpoints.next_hit(t + 1, 1)
        if found is not None:
            self._show(*found)
        elif self._client.ending is None or self._transport.is_held_up:
            self._transport.run()
        else:
            self.told.emit(self.tr("No breakpoint holds after t = {}.").format(t))

    def back_to_last_breakpoint(self) -> None:
        """Show the last step before this one where a breakpoint holds."""
        t = self._playhead.t
        found = self._breakpoints.next_hit(t - 1, -1) if t else None
        if found is not None:
            self._show(*found)
        else:
            self.told.emit(self.tr("No breakpoint holds before t = {}.").format(t))

    def ask_run_to(self, parent: QWidget) -> None:
        """Ask the user for a step, compute up to it where needed, and show it."""
        plan = self._client.plan
        last = max(0, (1 if plan is None else plan.steps) - 1)
        title, label = self.tr("Run to step"), self.tr("t, from 0 to {}:").format(last)
        t, is_given = QInputDialog.getInt(parent, title, label, self._playhead.t, 0, last)
        if is_given:
            self._transport.run_to(t)

    @property
    def why_not_free(self) -> str:
        """Why the run cannot read its own outputs from the shown step on; "" where it can."""
        return self._context.branches.why_not_free(self._playhead.t)

    def run_freely(self) -> None:
        """Go on from the shown step with the network's own outputs as inputs, as a what-if."""
        try:
            self._context.branches.run_freely(self._playhead.t)
        except ExplorerError as error:
            self.failed.emit(error)

    def toggle_breakpoint(self) -> None:
        """Have a breakpoint at the shown step, or no longer."""
        try:
            self._breakpoints.toggle_at(self._playhead.t)
        except ExplorerError as error:
            self.failed.emit(error)

    @property
    def may_watch(self) -> bool:
        """Whether a number is pointed at that a watch can name."""
        return self._pointed() is not None

    def watch_pointed(self) -> None:
        """Watch the number that is pointed at."""
        text = self._pointed()
        if text is not None:
            self.watch(text)

    def take_click(self, number: Number, implementation: str) -> None:
        """With Ctrl, a click on a number watches it."""
        plan = self._client.plan
        is_asked = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        text = expression_of(plan, number, implementation) if is_asked and plan is not None else None
        if text is not None and text not in self._context.watches.texts:
            self.watch(text)

    def watch(self, text: str) -> None:
        """Watch an expression."""
        try:
            self._context.watches.add(text)
        except ExplorerError as error:
            self.failed.emit(error)

    def _pointed(self) -> str | None:
        number, plan = self._context.highlight.number, self._client.plan
        return None if number is None or plan is None else expression_of(plan, number)

    def _show(self, t: int, sentence: str) -> None:
        self._transport.go_to(t)
        self.told.emit(f"{sentence}.")
