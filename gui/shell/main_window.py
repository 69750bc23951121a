"""The window: it builds panels, plots, bars and menus, and connects them."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PyQt6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from engine.errors import ExplorerError
from gui.docking.docks import Docks
from gui.docking.history import LayoutHistory
from gui.docking.workspaces import Workspaces
from gui.export.takeaway import TakeAway
from gui.language.translation import told
from gui.lesson.classroom import Classroom
from gui.lesson.view import LessonView
from gui.look.message_bar import MessageBar
from gui.look.properties import present
from gui.look.split_center import SplitCenter
from gui.open.files import Files
from gui.open.sessions import Sessions
from gui.open.settings import Settings
from gui.palette.search_button import SearchButton
from gui.panels.debug.find_bar import FindBar
from gui.panels.experiment.notice import NoticePanel
from gui.panels.lesson.predict_bar import PredictBar
from gui.panels.stepping.foot import Foot
from gui.panels.stepping.transport_bar import TransportBar
from gui.plots.plot_area import PlotArea
from gui.shell.actions import Tools, commands
from gui.shell.beginning import Beginning
from gui.shell.collector import Collector
from gui.shell.crash_dialog import CrashReporter
from gui.shell.data_commands import DataDoor
from gui.shell.debugging import Debugging
from gui.shell.finder import make_palette
from gui.shell.help_desk import HelpDesk
from gui.shell.layout import HOMES, make_cards
from gui.shell.lesson_commands import MENU as LESSONS
from gui.shell.list_menus import ListMenus
from gui.shell.looks import Looks, room_of
from gui.shell.menus import Menus
from gui.shell.model_commands import ModelDoor
from gui.shell.news import News
from gui.shell.presenter import Presenter
from gui.shell.tab_order import move_focus
from gui.shell.time_keys import TimeKeys
from gui.shell.weight_commands import AllWeights
from gui.shell.window_memory import WindowMemory
from gui.shell.workspace_switch import WorkspaceSwitch
from gui.shell.zoo_card import ZooCard
from gui.state.context import Context
from gui.window_parts import WindowParts

SIZE = (1440, 900)  # px, where no layout is remembered


class MainWindow(QMainWindow):
    """Panels around the plots; every command is in the table of actions.py."""

    def __init__(self, context: Context, settings: Settings, reporter: CrashReporter) -> None:
        super().__init__()
        self._collector = Collector(self)
        self.context, self.settings, self.reporter = context, settings, reporter
        self.document, self.transport, self.theme = context.document, context.transport, context.theme
        self.debugging = Debugging(context)
        self.find_bar, self.plots = FindBar(context), PlotArea(context)
        self.predict_bar = PredictBar(context, self.plots.plots)
        self.middle = SplitCenter(self.plots, context.theme)
        center = self._center()
        self.setCentralWidget(center)
        self.messages = MessageBar(context.theme, center)
        self.transport_bar, self.foot = TransportBar(context), Foot(context)
        top, bottom = Qt.ToolBarArea.TopToolBarArea, Qt.ToolBarArea.BottomToolBarArea
        self.tool_bars = [
            self._add_bar(self.tr("Transport bar"), "TransportBar", self.transport_bar, top),
            self._add_bar(self.tr("Status"), "Foot", self.foot, bottom),
        ]
        self.addToolBarBreak(top)
        self.predict_tool_bar = self._add_bar(self.tr("Predict mode"), "predict", self.predict_bar, top)
        self._show_predict_bar()
        self.cards = make_cards(context)
        docks = Docks(self, self.cards, HOMES, context.theme)
        self.workspaces = Workspaces(self, docks, self.plots, context.theme)
        self.history = LayoutHistory(self, self.workspaces)
        self.switch = WorkspaceSwitch(self.workspaces, context.theme)
        self.transport_bar.lead(self.switch)
        self.zoo_card = ZooCard(self, docks.cards["zoo"], context.zoo, self.workspaces)
        self.memory = WindowMemory(self, self.cards, self.plots, self.workspaces, settings)
        self.sessions = Sessions(
            context, lambda: self.presenter.view, lambda view: self.presenter.set_view(view)
        )
        self.files = Files(context.document, self.sessions, settings, self)
        self.parts = WindowParts(
            self,
            context,
            settings,
            self.files,
            self.messages,
            self.plots,
            tuple(self.cards),
            self.show_error,
            self.middle,
        )
        view = LessonView(self.parts, self.workspaces, self.memory.view, self.memory.set_view)
        self.classroom = Classroom(self.parts, view)
        self.presenter = Presenter(self.parts, self.memory, view)
        self.workspaces.is_resting = lambda: self.presenter.is_alone or self.beginning.is_on
        self.looks = Looks(self.parts, lambda: self.presenter.is_on)
        self.takeaway = TakeAway(context, self.files, self)
        self.weights = AllWeights(self.parts)
        self.data, self.models = DataDoor(self.parts), ModelDoor(self.parts)
        self.help_desk = HelpDesk(self.parts)
        self.finder = make_palette(self.parts, self.help_desk.entries)
        doors = self.data, self.models
        self.beginning = Beginning(self.parts, self.workspaces, self.classroom, doors, self.tool_bars)
        present(present(self.centralWidget()).layout()).addWidget(self.beginning.page)
        self.menus = self._make_menus()
        self._possible = False, False  # undo and redo, as the menus have them
        self._lists = ListMenus(self.parts, self.menus)
        self.finder_button = SearchButton(context.theme, self.finder.toggle)
        self.transport_bar.add(self.finder_button)
        self.setAcceptDrops(True)
        context.zoo.solved = settings.solved
        News(self.parts, self.debugging, self.takeaway, self.history)
        self._connect()
        TimeKeys(self, self._time_keys())
        self.resize(QSize(*SIZE).boundedTo(room_of(self)))
        self.memory.restore()
        self._show_title()

    def reset_layout(self) -> None:
        """Put every panel and plot of the workspace where it was; in a lesson, as its page has it."""
        self.workspaces.reset()
        self.classroom.view.arrange(anew=True)

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def show_error(self, error: Exception) -> None:
        """Tell a known problem in a sentence; anything else is a bug."""
        if isinstance(error, ExplorerError):
            self.messages.show_message(told(error), "error", topic="error")
        else:
            self.reporter.show_crash(error)

    def _show_title(self) -> None:
        lesson = self.context.lessons.lesson
        name = self.document.experiment.name if lesson is None else lesson.title
        self.setWindowTitle(self.tr("{}[*] — RNN Explorer").format(name))
        is_modified = lesson is None and self.document.is_modified
        if is_modified != self.isWindowModified():  # Qt tells everybody of what is the same, too
            self.setWindowModified(is_modified)

    def _refresh_menus(self) -> None:
        """At once where undo or redo begin to be possible, or end: their keys may come before the paint."""
        possible = self.document.may_undo, self.document.may_redo
        is_other = possible != self._possible
        self._possible = possible
        if is_other:
            self.menus.refresh()
        else:
            self.menus.refresh_later()

    def _show_cards_of_the_moment(self) -> None:
        """Some cards are there only at times, whatever a layout says: notice, bug zoo, and lesson."""
        self._show_notice()
        self._show_predict_bar()
        self.zoo_card.show()
        self.classroom.view.show_card()

    def _show_notice(self) -> None:
        """The card of the notice is there only while it has something to say, and no lesson asks."""
        is_lesson = self.context.lessons.lesson is not None
        may_be_there = not is_lesson and "notice" in self.workspaces.arrangement.panels
        card = self.parts.card("notice")
        card.setVisible(may_be_there and not card.content.isHidden())

    def _connect_zoo(self) -> None:
        zoo = self.context.zoo
        zoo.changed.connect(self.menus.refresh)
        zoo.found.connect(self.settings.add_solved)
        self.files.asked.connect(zoo.leave)
        for card in self.cards:
            card.number_clicked.connect(zoo.take_click)
            card.number_clicked.connect(self.debugging.take_click)
        notice = self.parts.card("notice").content
        assert isinstance(notice, NoticePanel)
        notice.left.connect(self.transport_bar.run.setFocus)

    def _connect(self) -> None:
        lessons = self.context.lessons
        self._connect_zoo()
        self.workspaces.laid_out.connect(self._show_cards_of_the_moment)
        self.history.changed.connect(self.menus.refresh)
        self.workspaces.changed.connect(self.menus.refresh)
        for signal in (lessons.changed, lessons.page_changed, lessons.left):
            signal.connect(self.menus.refresh)
        lessons.page_changed.connect(self._show_notice)
        lessons.page_changed.connect(self._show_title)
        self.menus.menus[LESSONS].aboutToShow.connect(self.classroom.warm_up.begin)
        self.context.predict.changed.connect(self.menus.refresh)
        self.context.predict.changed.connect(self._show_predict_bar)
        lessons.entered.connect(lambda: self.context.predict.set_on(False))
        self.document.changed.connect(self._show_notice)
        self.document.status_changed.connect(self._show_title)
        self.document.status_changed.connect(self._refresh_menus)
        self.transport.changed.connect(self.menus.refresh_later)
        self.theme.changed.connect(self.menus.refresh)
        self.foot.diagnostics_asked.connect(self.parts.card("diagnostics").bring)
        self.context.laboratory.part_wanted.connect(lambda name: self.parts.card(name).bring())
        self.context.highlight.changed.connect(self.menus.refresh)
        self.context.breakpoints.changed.connect(self.menus.refresh)

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _make_menus(self) -> Menus:
        bar = present(self.menuBar())
        tools = Tools(
            self.takeaway,
            self.find_bar,
            self.debugging,
            self.classroom,
            self.presenter,
            self.looks,
            self.weights,
            self.data,
            self.models,
            self.finder,
            self.help_desk,
            self.workspaces,
            self.history,
            self.beginning,
            self.reset_layout,
        )
        return Menus(self, bar, commands(self.parts, tools))

    def _center(self) -> QWidget:
        center = QWidget()
        layout = QVBoxLayout(center)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.middle, 1)
        return center

    def _add_bar(self, title: str, name: str, content: QWidget, area: Qt.ToolBarArea) -> QToolBar:
        """Add a tool bar. name: by which layouts remember it, in every language."""
        bar = QToolBar(title)
        bar.setObjectName(name)
        bar.setMovable(False)
        bar.addWidget(content)
        present(bar.toggleViewAction()).setVisible(False)
        self.addToolBar(area, bar)
        return bar

    def _show_predict_bar(self) -> None:
        self.predict_tool_bar.setVisible(self.context.predict.is_on)

    # ── Qt's own events ────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent | None) -> None:
        """Begin where a key runs the experiment."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.transport_bar.run.setFocus()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Ask before changes are lost, then remember the layout and end the engine."""
        assert event is not None
        if not (self.classroom.desk.may_close() and self.files.may_lose()):
            event.ignore()
            return
        self.end()
        event.accept()

    def end(self) -> None:
        """Remember the layout and end the engine."""
        self.presenter.end()
        self.beginning.leave()
        self.memory.remember()
        self.context.theirs.stop()
        self.models.reader.stop()
        self.context.trainings.close()
        self.context.client.close()

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:
        """Take files, and texts of tables."""
        assert event is not None
        mime = event.mimeData()
        if mime is not None and (any(url.isLocalFile() for url in mime.urls()) or mime.hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:
        """Open what was dropped, or the table in a text."""
        assert event is not None
        mime = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime else []
        if paths:
            event.acceptProposedAction()
            self.files.open_all(paths)
        elif mime is not None and mime.hasText():
            event.acceptProposedAction()
            self.data.take(mime)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go by Tab through what is seen, not through what was built when."""
        return move_focus(self, is_forward=next)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Keys that no control has taken: Space and the arrows drive the run, Escape leaves what goes on."""
        assert event is not None
        keys = self._time_keys() | {Qt.Key.Key_Escape: self._leave}
        do = keys.get(Qt.Key(event.key()))
        if do is None or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            super().keyPressEvent(event)
        else:
            do()

    def _leave(self) -> None:
        """Close a message; or end predict mode; pause a run that computes all its layers at first."""
        if self.messages.text:
            self.messages.hide()
        elif self.context.predict.is_on:
            self.context.predict.set_on(False)
        elif self.context.client.preparing is not None:
            self.transport.pause()

    def _time_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Space: self.transport.toggle,
            Qt.Key.Key_Right: self.transport.step,
            Qt.Key.Key_Left: self.transport.step_back,
        }
