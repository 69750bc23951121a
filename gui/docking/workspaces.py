"""The workspace that is shown, and how each was left: switched, remembered apart, reset."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from PyQt6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QLayout, QMainWindow, QTabBar

from gui.docking.docks import Docks
from gui.docking.fold import folded
from gui.docking.kept_layouts import KeptLayouts, as_text, from_text, is_whole, knows, plots_in
from gui.look.properties import present, with_properties
from gui.look.theme import Theme
from gui.plots.plot_area import PlotArea
from gui.workspaces.base import Arrangement, Workspace
from gui.workspaces.every import workspace, workspaces
from gui.workspaces.teach import Teach

LAYOUT_VERSION = 7  # of Qt's layouts; one more when panels get other names
SETTLE_MS = 100  # until panels within panels have told their new least sizes
OLD = ""  # the place of a layout from before there were workspaces


class Workspaces(QObject):
    """Shows one workspace at a time, folded for the size of the window and its text.

    How a workspace was left is kept for each way of folding and each size of text, so that what was changed
    there and back is as it was. A lesson's page is what Teach shows while one is open. is_resting: whether
    somebody else lays the window out for now, which is not to be remembered.

    Signals:
        wanted(): one was chosen, the current or another.
        changed(): another workspace is shown.
        laid_out(): panels were moved; those that belong to a lesson or the zoo may have become visible.
    """

    wanted = pyqtSignal()
    changed = pyqtSignal()
    laid_out = pyqtSignal()

    def __init__(self, window: QMainWindow, docks: Docks, plots: PlotArea, theme: Theme) -> None:
        super().__init__(window)
        self.docks = docks
        self._window, self._plots, self._theme = window, plots, theme
        self.current = workspaces()[0]
        self.is_resting: Callable[[], bool] = lambda: False
        self._page: Arrangement | None = None
        self._before_page = self.current
        self._kept = KeptLayouts()
        self._shown: tuple[Arrangement, str] | None = None
        self._times_shown = 0  # so that what is still to be settled of an older layout is not
        self._width = window.width()  # when it was laid out
        self._widths: dict[str, float] = {}  # of the columns, once the text has grown
        self._fit_later = with_properties(QTimer, self, singleShot=True, interval=0)
        self._fit_later.timeout.connect(self.fit)
        self._release = with_properties(QTimer, self, singleShot=True, interval=2 * SETTLE_MS)
        self._release.timeout.connect(
            lambda: self._set_constraint(QLayout.SizeConstraint.SetDefaultConstraint)
        )
        theme.scaling.connect(self._make_way)
        theme.changed.connect(self._take_scale)
        window.installEventFilter(self)

    # ── which one ──────────────────────────────────────────────────────────────────────────────

    def go_to(self, name: str) -> None:
        """Show the workspace of a name as it was left; an unknown one changes nothing."""
        wanted = workspace(name)
        self.wanted.emit()
        if wanted is not None and wanted is not self.current:
            self.keep()
            self._become(wanted)

    def reset(self) -> None:
        """Have the current one as it is declared."""
        self._kept.forget(self.current.name)
        self.show()

    def show_page(self, page: Arrangement, *, anew: bool = False) -> None:
        """Have Teach show a lesson's page, and go there. anew: also where its panels are there already."""
        is_new = self._page is None or page.shape != self._page.shape
        if self._page is None and self.current is not Teach:
            self.keep()
            self._before_page = self.current
        self._page = page
        if anew or is_new:
            self._kept.forget_docks(Teach.name)
        if anew or is_new or self.current is not Teach:
            self._become(Teach)
        self._plots.arrange(page.plots)

    def end_page(self) -> None:
        """The lesson is over; whoever kept the view from before shows it."""
        self._page = None
        self._kept.forget(Teach.name)

    def _become(self, wanted: type[Workspace]) -> None:
        self.current = wanted
        self.show()
        self.changed.emit()

    # ── what it is here and now ────────────────────────────────────────────────────────────────

    @property
    def arrangement(self) -> Arrangement:
        """The current workspace's, folded for the window and the text as large as they are."""
        return self._arrangement(self._theme.scale)

    def _arrangement(self, scale: float) -> Arrangement:
        size = self._window.size()
        width, height = size.width() / scale, size.height() / scale
        wanted = self.current.usual
        if self.current.wide is not None and width >= self.current.wide_from:
            wanted = self.current.wide
        if self.current is Teach and self._page is not None:
            wanted = self._page
        return folded(wanted, width, height)

    @property
    def place(self) -> tuple[str, str]:
        """The workspace, and the way in which it is folded now: what a layout belongs to."""
        return self.current.name, OLD if self._shown is None else self._shown[1]

    def fit(self) -> None:
        """Fold anew after the window or its text has changed its size."""
        if self._shown is None or self.is_resting():
            return
        if self._key(self.arrangement) != self._shown[1]:
            self.keep()
            self.show(closed=self._closed)
        elif self._window.width() != self._width:
            self.docks.stretch(self._shown[0], self._window.width() / self._width)
        self._width = self._window.width()

    def _make_way(self, scale: float) -> None:
        """Before the text grows: fold at once, as Qt would make the window as large as it then needs."""
        if self._shown is None or self.is_resting():
            return
        self.keep()
        self._let_panels_move()
        wanted, times, closed = self._arrangement(scale), scale / self._theme.scale, self._closed
        self._widths = {name: width * times for name, width in self.docks.widths().items()}
        if times > 1 and wanted.shape != self._shown[0].shape:
            self._place(wanted, closed)

    def _take_scale(self) -> None:
        """After it: the layout of this size, or the columns in proportion."""
        if self._shown is None or self.is_resting():
            return
        wanted = self.arrangement
        key = self._key(wanted)
        kept = self._kept.docks(self.current.name, key)
        if key == self._shown[1] or kept is not None or wanted.shape != self._shown[0].shape:
            self.show(SETTLE_MS, closed=self._closed)
            self._later(2 * SETTLE_MS, partial(self._settle, self._times_shown, kept))
        else:
            self._shown = wanted, key
            self._later(SETTLE_MS, partial(self.docks.set_widths, self._widths))

    def forget_others(self) -> None:
        """After the user has moved panels: other sizes of text follow from this layout."""
        self._kept.forget_others(*self.place)

    def keep(self) -> None:
        """Remember how the current workspace is laid out now."""
        if self._shown is not None and not self.is_resting():
            shown, key = self._shown
            self._kept.keep_docks(self.current.name, key, self.layout())
            self._kept.keep_plots(self.current.name, shown, self._plots.arrangement())

    def show(self, settle: int = 0, closed: tuple[str, ...] = ()) -> None:
        """Lay the window out for the current workspace.

        settle: ms after which panels that were placed know how small they can be. closed: panels that the
        user has closed before, and that stay so.
        """
        wanted = self.arrangement
        key = self._key(wanted)
        kept = self._kept.docks(self.current.name, key)
        self._shown, self._width = (wanted, key), self._window.width()
        self._times_shown += 1
        self._let_panels_move()
        self.docks.set_corner(wanted)
        if kept is None or not (is_whole(kept, wanted) and self.set_layout(kept) and self._fits()):
            self._place(wanted, closed)
            kept = None
        self._later(settle, partial(self._settle, self._times_shown, kept))
        self._plots.arrange(wanted.plots, self._kept.plots(self.current.name, wanted))

    # ── to and from what is remembered ─────────────────────────────────────────────────────────

    def layout(self) -> QByteArray:
        """Where the docks are now, in Qt's words."""
        return self._window.saveState(LAYOUT_VERSION)

    def set_layout(self, layout: QByteArray) -> bool:
        """Put the docks there, the keys where they were.

        Qt hides every dock meanwhile, makes new tab bars and leaves those of the layout before in sight, and
        panels that the layout does not know, as they came later.
        """
        self.docks.let_go()
        direct, focused = Qt.FindChildOption.FindDirectChildrenOnly, self._window.focusWidget()
        before = self._window.findChildren(QTabBar, options=direct)
        is_restored: bool = self._window.restoreState(layout, LAYOUT_VERSION)
        for bar in before if is_restored else ():
            bar.hide()
        for name, card in self.docks.cards.items() if is_restored else ():
            if not knows(layout, name):
                card.hide()
        if focused is not None and focused.isVisible():
            focused.setFocus()
        self.laid_out.emit()
        return is_restored

    def saved_state(self) -> dict[str, Any]:
        """What is worth remembering of all of them, as JSON data."""
        self.keep()
        current = self.current if self._page is None else self._before_page
        without = "" if self._page is None else Teach.name
        return {"current": current.name, **self._kept.saved_state(without)}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take a remembered state; raises whatever it may where it makes no sense."""
        self._kept.restore_state(state)
        self.current = workspace(state.get("current", "")) or self.current

    def begin(self, old: dict[str, Any]) -> None:
        """Show the first one. old: the view of a version from before there were workspaces, if any."""
        if old:
            self.set_view(old)
        else:
            self.show()
            self.changed.emit()

    def view(self) -> dict[str, Any]:
        """The current one with its layout, as JSON data."""
        self.keep()
        name, key = self.place
        layout = self._kept.docks(name, key) or self.layout()
        return {"workspace": name, "folded": key, "layout": as_text(layout)}

    def set_view(self, view: dict[str, Any]) -> None:
        """Show what `view` has given, here or elsewhere; a layout of another size counts for nothing."""
        self.keep()
        wanted = workspace(str(view.get("workspace", ""))) or workspaces()[0]
        self.current = wanted
        key, layout = self._key(self.arrangement), QByteArray()
        with suppress(ValueError, TypeError):  # no Base64
            layout = from_text(view.get("layout"))
        if not layout.isEmpty() and view.get("folded", key) == key:
            self._kept.keep_docks(wanted.name, key, layout)
        with suppress(TypeError, AttributeError, ValueError, OverflowError):
            self._kept.keep_plots(wanted.name, self.arrangement, plots_in(view.get("plots")))
        self.show()
        self.changed.emit()

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _key(self, wanted: Arrangement) -> str:
        return f"{self._theme.scale:g}|{wanted.shape}"

    def _place(self, wanted: Arrangement, closed: tuple[str, ...]) -> None:
        self.docks.place(wanted)
        for name in closed:
            self.docks.cards[name].hide()
        self.laid_out.emit()

    @property
    def _closed(self) -> tuple[str, ...]:
        """The panels of the current workspace that the user has closed."""
        named = () if self._shown is None else self._shown[0].panels
        return tuple(name for name in named if self.docks.cards[name].isHidden())

    def _fits(self) -> bool:
        """Whether the window need not grow for a layout that comes from elsewhere."""
        least, size = self._window.minimumSizeHint(), self._window.size()
        return least.width() <= size.width() and least.height() <= size.height()

    def _settle(self, times_shown: int, kept: QByteArray | None) -> None:
        """Give panels their sizes again, now that they know how small they can be.

        times_shown: of the `show` that asked for this; a later one makes it void. kept: the layout that
        was remembered; None where the panels were placed anew.
        """
        if self._shown is None or self._times_shown != times_shown or self.is_resting():
            return
        if kept is None:
            self.docks.set_sizes(self._shown[0])
        else:
            self.set_layout(kept)

    def _let_panels_move(self) -> None:
        """Have the window keep its size while panels are on their way, some still beside their new place."""
        self._set_constraint(QLayout.SizeConstraint.SetNoConstraint)
        self._release.start()

    def _set_constraint(self, constraint: QLayout.SizeConstraint) -> None:
        """Whether the window grows where its panels need more; not while these are between two sizes."""
        present(self._window.layout()).setSizeConstraint(constraint)

    def _later(self, interval: int, do: Callable[[], object]) -> None:
        timer = with_properties(QTimer, self, singleShot=True, interval=interval)  # ends with the window
        timer.timeout.connect(do)
        timer.timeout.connect(timer.deleteLater)
        timer.start()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Follow the size of the window."""
        if event is not None and event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit_later.start()
        return super().eventFilter(watched, event)
