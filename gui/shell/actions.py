"""One table: every command of the window with its menu, text, shortcut and what it does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMenu, QMenuBar

from engine.zoo.base import Specimen, specimens
from gui.language.translation import shown
from gui.shell.command import SEPARATOR, Command
from gui.shell.lesson_commands import lesson_commands
from gui.state.pacing import late
from gui.state.zoo import Zoo

if TYPE_CHECKING:
    from gui.shell.main_window import MainWindow

Keys = QKeySequence.StandardKey


def commands(window: "MainWindow") -> list[Command]:
    """The table, in the order of the menus."""
    files, document, transport, theme = window.files, window.document, window.transport, window.theme
    zoo, takeaway, predict, tr = window.context.zoo, window.takeaway, window.context.predict, window.tr

    def is_outside() -> bool:
        return document.specimen is None  # a file would hold it without its mistake; lessons show some, too

    return [
        Command("File", tr("New"), files.new, Keys.New, tr("Start with an experiment of default values.")),
        Command("File", tr("Open…"), files.choose, Keys.Open, tr("Open an experiment from a file.")),
        Command("File", tr("Save"), files.save, Keys.Save, tr("Save the experiment to its file; not in the zoo."),
                may=is_outside),
        Command("File", tr("Save as…"), files.save_as, "Ctrl+Shift+S", tr("Save the experiment to another file; not in the zoo."),
                may=is_outside),
        Command("File", tr("Save session as…"), files.save_session_as, "Ctrl+Alt+S", tr("Save what-ifs, breakpoints, watches, the step and the layout, too; not in the zoo or in lessons."),
                may=lambda: is_outside() and window.context.lessons.lesson is None),  # it would hold a page's layout
        Command("File", tr("Rename…"), window.rename, "F2", tr("Give the experiment another name; not in the zoo."),
                may=is_outside),
        Command("File", SEPARATOR, lambda: None),
        Command("File", tr("Export as a script…"), takeaway.export_script, help=tr("A Python script that needs only NumPy and prints these numbers; not in the zoo."),
                may=lambda: takeaway.may_export),
        Command("File", tr("Export as a notebook…"), takeaway.export_notebook, help=tr("A Jupyter notebook with equations, code, a picture and Keras; not in the zoo."),
                may=lambda: takeaway.may_export),
        Command("File", SEPARATOR, lambda: None),
        Command("File", tr("Print worksheets…"), late("gui.export.worksheet.dialog", "ask_worksheets", window), Keys.Print, tr("Sheets for a class with blanks, and their answers, as PDF; not in the zoo."),
                may=lambda: is_outside() and transport.held is None),
        Command("File", SEPARATOR, lambda: None),
        Command("File", tr("Export all plots…"), late("gui.export.plot_export", "ask_plot_export", window), "Ctrl+Shift+E", tr("Save a picture, or the values, of every plot that is shown."),
                may=lambda: window.context.playhead.steps > 0 and bool(window.plots.shown)),
        Command("File", tr("Export as animation…"), late("gui.export.animation_dialog", "ask_animation", window), "Ctrl+Shift+A", tr("Save the run, step by step, as GIF, WebP or APNG."),
                may=lambda: window.context.playhead.steps > 0),
        Command("File", SEPARATOR, lambda: None),
        Command("File", tr("Quit"), window.close, Keys.Quit, tr("Leave RNN Explorer.")),
        Command("Edit", tr("Undo"), document.undo, Keys.Undo, may=lambda: document.may_undo),
        Command("Edit", tr("Redo"), document.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), may=lambda: document.may_redo),
        Command("Edit", SEPARATOR, lambda: None),
        Command("Edit", tr("Find…"), window.find_bar.open, Keys.Find, tr("Search the recorded steps for a condition.")),
        Command("Edit", tr("Find next"), window.find_bar.find_next, "F3"),
        Command("Edit", tr("Find previous"), window.find_bar.find_previous, "Shift+F3"),
        Command("Run", tr("Run or pause"), transport.toggle, "F5", tr("Compute steps at the chosen pace, or hold.")),
        Command("Run", tr("Stop"), transport.stop, "Shift+F5", tr("Go back to the first step and wait there.")),
        Command("Run", SEPARATOR, lambda: None),
        Command("Run", tr("Step"), transport.step, "F10", may=lambda: transport.may_step),
        Command("Run", tr("Step back"), transport.step_back, "Shift+F10", may=lambda: transport.may_step_back),
        Command("Run", tr("Step into"), transport.step_into, "F11", tr("Enter the next step, operation by operation."),
                may=lambda: transport.may_step),
        Command("Run", tr("Step back into"), transport.step_into_back, "Ctrl+F11", tr("Enter the shown step from its end."),
                may=lambda: window.context.playhead.steps > 0),
        Command("Run", tr("Step out"), transport.step_out, "Shift+F11", tr("Show the whole step."),
                may=lambda: window.context.playhead.operation is not None),
        Command("Run", SEPARATOR, lambda: None),
        Command("Run", tr("Toggle breakpoint"), window.debugging.toggle_breakpoint, "F9", tr("Stop at the shown step, or no longer.")),
        Command("Run", tr("Watch the number pointed at"), window.debugging.watch_pointed, "W",
                tr("Its value and course stand in the watches from then on."), may=lambda: window.debugging.may_watch),
        Command("Run", tr("Run to next breakpoint"), window.debugging.run_to_next_breakpoint, "F8",
                tr("Over what is recorded, and beyond it by running."), may=lambda: window.debugging.may_search),
        Command("Run", tr("Back to last breakpoint"), window.debugging.back_to_last_breakpoint, "Shift+F8",
                may=lambda: window.debugging.may_search),
        Command("Run", tr("Run to playhead"), transport.run_to_playhead, "Ctrl+F10",
                tr("Begin anew and wait at the shown step; what is beyond it is dropped.")),
        Command("Run", tr("Run to step…"), lambda: window.debugging.ask_run_to(window), "Ctrl+Shift+G",
                tr("Compute up to the step with a number you type.")),
        Command("Run", SEPARATOR, lambda: None),
        Command("Run", tr("Predict mode"), predict.toggle, "F4", tr("Before every step, ask for the next value, and keep score; not in lessons."),
                may=lambda: window.context.lessons.lesson is None, is_checked=lambda: predict.is_on),
        Command("Run", SEPARATOR, lambda: None),
        Command("Run", tr("First step"), transport.first, "Ctrl+Home", may=lambda: transport.may_step_back),
        Command("Run", tr("Last step"), transport.last, "Ctrl+End"),
        Command("Run", tr("Go to step…"), window.ask_step, "Ctrl+G", tr("Show the step with a number you type.")),
        Command("View", tr("Follow the desktop"), lambda: window.set_mode("system"), is_checked=lambda: theme.mode == "system"),
        Command("View", tr("Light"), lambda: window.set_mode("light"), is_checked=lambda: theme.mode == "light"),
        Command("View", tr("Dark"), lambda: window.set_mode("dark"), is_checked=lambda: theme.mode == "dark"),
        Command("View", SEPARATOR, lambda: None),
        Command("View", tr("Larger text"), window.enlarge, ("Ctrl++", "Ctrl+="), tr("For projectors: up to twice the size."),
                may=lambda: theme.scale < 2),
        Command("View", tr("Smaller text"), window.reduce, "Ctrl+-", may=lambda: theme.scale > 1),
        Command("View", tr("Normal text"), window.normal_size, "Ctrl+0"),
        Command("View", tr("Present"), window.presenter.toggle, "Ctrl+Shift+P", tr("Full screen and large, for an audience; PgDown and PgUp go on and back, Esc ends."),
                is_checked=lambda: window.presenter.is_on),
        Command("View", SEPARATOR, lambda: None),
        Command("View", tr("Reset the layout"), window.reset_layout, help=tr("Put every panel back where it was at first.")),
        *lesson_commands(window),
        *(_specimen_command(zoo, one) for one in specimens()),
        Command("Zoo", SEPARATOR, lambda: None),
        Command("Zoo", tr("Leave the zoo"), zoo.leave, help=tr("Come back to your own experiment, as you left it."),
                may=lambda: zoo.specimen is not None),
        Command("Help", tr("Keys"), window.show_keys, "F1", tr("All keys at a glance.")),
        Command("Help", tr("About RNN Explorer"), window.show_about),
    ]  # fmt: skip


def _specimen_command(zoo: Zoo, one: Specimen) -> Command:
    """Open a specimen; checked when its mistake was found."""
    return Command(
        "Zoo",
        shown(one.title),
        lambda: zoo.open(one),
        help=shown(one.symptom),
        is_checked=lambda: one.name in zoo.solved,
    )


class Menus(QObject):
    """The menu bar made from the table; `refresh` shows what may be done now."""

    def __init__(self, window: "MainWindow", bar: QMenuBar) -> None:
        super().__init__(window)  # what is connected to it ends with the window
        self.menus: dict[str, QMenu] = {}
        self.actions: dict[str, tuple[Command, QAction]] = {}
        for command in commands(window):
            menu = self._menu(bar, command.menu)
            if command.text == SEPARATOR:
                menu.addSeparator()
                continue
            action = QAction(command.text, window)
            action.setShortcuts(_sequences(command.shortcut))
            action.setCheckable(command.is_checked is not None)
            action.setStatusTip(command.help)
            action.setToolTip(command.help or command.text)
            action.triggered.connect(_without_arguments(command.do))
            action.triggered.connect(self.refresh)
            menu.addAction(action)
            window.addAction(action)  # its key works while the menu bar is hidden, too
            self.actions[command.text] = (command, action)
        self.refresh()

    def refresh(self) -> None:
        """Enable and check the entries as things are now."""
        for command, action in self.actions.values():
            action.setEnabled(command.may is None or command.may())
            if command.is_checked is not None:
                action.setChecked(command.is_checked())

    def _menu(self, bar: QMenuBar, title: str) -> QMenu:
        if title not in self.menus:
            menu = bar.addMenu(f"&{shown(title)}")  # Alt and its first letter open it
            assert menu is not None
            menu.setToolTipsVisible(True)
            self.menus[title] = menu
        return self.menus[title]


def _sequences(shortcut: str | QKeySequence.StandardKey | tuple[str, ...]) -> list[QKeySequence]:
    if isinstance(shortcut, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(shortcut)
    return [QKeySequence(keys) for keys in ((shortcut,) if isinstance(shortcut, str) else shortcut) if keys]


def _without_arguments(do: Callable[[], object]) -> Callable[[bool], None]:
    """Drop the "checked" that Qt sends along."""

    def slot(checked: bool = False) -> None:
        do()

    return slot
