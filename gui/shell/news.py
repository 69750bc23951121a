"""What happens to runs, files and panels, told in the message bar."""

from PyQt6.QtCore import QObject

from engine.errors import ExplorerError, FileError
from gui.docking.history import LayoutHistory
from gui.export.takeaway import TakeAway
from gui.language.translation import shown, told
from gui.shell.debugging import Debugging
from gui.window_parts import WindowParts


class News(QObject):
    """Tells how runs end, what was saved or went wrong, and which panel was closed.

    A message is taken back once it is no news any more, such as where a run stopped when it goes on.
    """

    def __init__(
        self, parts: WindowParts, debugging: Debugging, takeaway: TakeAway, history: LayoutHistory
    ) -> None:
        super().__init__(parts.window)
        self._parts, self._messages, self._history = parts, parts.messages, history
        self._client, self._transport = parts.context.client, parts.context.transport
        self._follow_runs(debugging)
        self._follow_files(takeaway)
        history.closed.connect(self._tell_closed)

    def _follow_runs(self, debugging: Debugging) -> None:
        client, take_back = self._client, self._messages.take_back
        client.failed.connect(self._show_failure)
        client.restarted.connect(self._tell_restart)
        client.started.connect(lambda: take_back("run"))
        client.finished.connect(self._show_ending)
        client.started.connect(lambda: take_back("breakpoint"))
        self._transport.changed.connect(self._take_back_breakpoint)
        debugging.told.connect(lambda text: self._messages.show_message(text, topic="breakpoint"))
        debugging.failed.connect(self._parts.show_error)
        self._parts.context.trainings.failed.connect(self._show_failure)

    def _follow_files(self, takeaway: TakeAway) -> None:
        files, theirs, plots = self._parts.files, self._parts.context.theirs, self._parts.plots.plots
        files.opened.connect(lambda: self._messages.take_back("error"))
        for failed in (files.failed, takeaway.failed, theirs.failed, *(plot.failed for plot in plots)):
            failed.connect(self._parts.show_error)
        for done in (files.told, takeaway.told, theirs.told, *(plot.told for plot in plots)):
            done.connect(self._parts.tell_done)
        self._parts.context.trainings.told.connect(self._parts.tell_done)

    def _show_failure(self, error: Exception) -> None:
        """Tell why a run cannot begin; a file that is missing is no news once another run has begun."""
        if isinstance(error, FileError):
            self._messages.show_message(told(error), "error", topic="run")
        else:
            self._parts.show_error(error)

    def _tell_restart(self, error: ExplorerError) -> None:
        """Tell that the engine was started again, which asks nothing of the user."""
        self._messages.show_message(told(error), topic="error")

    def _show_ending(self) -> None:
        """Tell where and why a run ended early."""
        ending = self._client.ending
        if ending is None or not ending.sentence():
            return
        go = (self.tr("Go to step {}").format(ending.t), lambda: self._transport.go_to(ending.t or 0))
        self._messages.show_message(
            shown(ending.sentence()), topic="run", action=go if ending.kind == "diverged" else None
        )

    def _take_back_breakpoint(self) -> None:
        """What stopped the run is no news once it goes on."""
        if self._transport.is_going:
            self._messages.take_back("breakpoint")

    def _tell_closed(self, name: str) -> None:
        """Tell that a panel was closed, perhaps by mistake."""
        title = shown(self._parts.card(name).kind.title)
        back = (self.tr("Bring it back"), self._bring_back)
        self._messages.show_message(self.tr("Closed {}.").format(title), "done", topic="layout", action=back)

    def _bring_back(self) -> None:
        self._history.undo()
        self._messages.take_back("layout")
