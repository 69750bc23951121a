"""One table: every command of the window with its menu, text, shortcut and what it does."""

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtGui import QKeySequence

from engine.zoo.base import Specimen
from engine.zoo.every import specimens
from gui.docking.history import LayoutHistory
from gui.docking.workspaces import Workspaces
from gui.export.takeaway import TakeAway
from gui.language.translation import shown
from gui.lesson.classroom import Classroom
from gui.palette.palette import Palette
from gui.palette.search_button import KEYS as FIND_ANYTHING
from gui.panels.debug.find_bar import FindBar
from gui.shell.backward_commands import backward_commands
from gui.shell.beginning import Beginning
from gui.shell.data_commands import DataDoor, data_commands
from gui.shell.debugging import Debugging
from gui.shell.dialogs import ask_name, ask_step, show_about
from gui.shell.help_desk import HelpDesk
from gui.shell.lesson_commands import lesson_commands
from gui.shell.looks import Looks
from gui.shell.menus import SEPARATOR, Command
from gui.shell.model_commands import ModelDoor, model_commands
from gui.shell.presenter import Presenter
from gui.shell.training_commands import laboratory_commands, training_commands
from gui.shell.weight_commands import AllWeights, weight_commands
from gui.shell.workspace_commands import workspace_commands
from gui.state.lesson.zoo import Zoo
from gui.state.pacing import late
from gui.window_parts import WindowParts

Keys = QKeySequence.StandardKey


@dataclass(frozen=True, eq=False)
class Tools:
    """What the commands do besides what the window's state can do."""

    takeaway: TakeAway
    find_bar: FindBar
    debugging: Debugging
    classroom: Classroom
    presenter: Presenter
    looks: Looks
    weights: AllWeights
    data: DataDoor
    models: ModelDoor
    finder: Palette
    help_desk: HelpDesk
    workspaces: Workspaces
    history: LayoutHistory
    beginning: Beginning
    reset_layout: Callable[[], None]


def commands(parts: WindowParts, tools: Tools) -> list[Command]:
    """The table, in the order of the menus."""
    window, context, files, theme, tr = parts.window, parts.context, parts.files, parts.theme, parts.window.tr
    document, transport, playhead = context.document, context.transport, context.playhead
    zoo, predict, takeaway, looks = context.zoo, context.predict, tools.takeaway, tools.looks

    def is_outside() -> bool:
        return document.specimen is None  # a file would hold it without its mistake; lessons show some, too

    return [
        Command("File", tr("New"), files.new, Keys.New, tr("Start with an experiment of default values.")),
        Command("File", tr("Open…"), files.choose, Keys.Open, tr("Open an experiment from a file.")),
        Command("File", tr("Start page"), tools.beginning.show, "", tr("The ways to begin: the notebook, the course, your own data or network."),
                may=lambda: context.lessons.lesson is None and is_outside(), reason=tr("Not in a lesson, nor in the bug zoo.")),
        *model_commands(parts, tools.models),
        *data_commands(parts, tools.data),
        Command("File", tr("Save"), files.save, Keys.Save, tr("Save the experiment to its file; not in the zoo."),
                may=is_outside, reason=tr("Not in the bug zoo: a file would hold the network without its mistake.")),
        Command("File", tr("Save as…"), files.save_as, "Ctrl+Shift+S", tr("Save the experiment to another file; not in the zoo."),
                may=is_outside, reason=tr("Not in the bug zoo: a file would hold the network without its mistake.")),
        Command("File", tr("Save session as…"), files.save_session_as, "Ctrl+Alt+S", tr("Save what-ifs, breakpoints, watches, the step and the layout, too; not in the zoo or in lessons."),
                may=lambda: is_outside() and context.lessons.lesson is None, reason=tr("Not in the bug zoo or in a lesson.")),  # it would hold a page's layout
        Command("File", tr("Rename…"), lambda: ask_name(window, document), "F2", tr("Give the experiment another name; not in the zoo."),
                may=is_outside, reason=tr("Not in the bug zoo: a file would hold the network without its mistake.")),
        Command("File", SEPARATOR, lambda: None),
        Command("File", tr("Export as a script…"), takeaway.export_script, help=tr("A Python script that needs only NumPy and prints these numbers; not in the zoo."),
                may=lambda: takeaway.may_export, reason=tr("Not in the bug zoo, nor while a question is open.")),
        Command("File", tr("Export as a notebook…"), takeaway.export_notebook, help=tr("A Jupyter notebook with equations, code, a picture and Keras; not in the zoo."),
                may=lambda: takeaway.may_export, reason=tr("Not in the bug zoo, nor while a question is open.")),
        Command("File", SEPARATOR, lambda: None),
        Command("File", tr("Print worksheets…"), late("gui.export.worksheet.dialog", "ask_worksheets", parts), Keys.Print, tr("Sheets for a class with blanks, and their answers, as PDF; not in the zoo."),
                may=lambda: is_outside() and transport.barrier is None, reason=tr("Not in the bug zoo, nor while a question is open.")),
        Command("File", SEPARATOR, lambda: None),
        Command("File", tr("Export all plots…"), late("gui.export.plot_export", "ask_plot_export", parts), "Ctrl+Shift+E", tr("Save a picture, or the values, of every plot that is shown."),
                may=lambda: playhead.steps > 0 and bool(parts.plots.shown), reason=tr("No step is computed yet, or no plot is shown.")),
        Command("File", tr("Export the data…"), late("gui.export.data_export", "ask_data_export", parts), help=tr("Every step with every quantity, as CSV, Excel workbook or NumPy arrays."),
                may=lambda: playhead.steps > 0 and context.client.recording is not None, reason=tr("No step is computed yet.")),
        Command("File", tr("Export as animation…"), late("gui.export.animation_dialog", "ask_animation", parts), "Ctrl+Shift+A", tr("Save the run, step by step, as GIF, WebP or APNG."),
                may=lambda: playhead.steps > 0, reason=tr("No step is computed yet.")),
        Command("File", SEPARATOR, lambda: None),
        Command("File", tr("Quit"), window.close, Keys.Quit, tr("Leave RNN Explorer.")),
        Command("Edit", tr("Undo"), document.undo, Keys.Undo, may=lambda: document.may_undo, reason=tr("Nothing has been changed.")),
        Command("Edit", tr("Redo"), document.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), may=lambda: document.may_redo, reason=tr("Nothing has been undone.")),
        Command("Edit", SEPARATOR, lambda: None),
        Command("Edit", tr("Find…"), tools.find_bar.open, Keys.Find, tr("Search the recorded steps for a condition.")),
        Command("Edit", tr("Find next"), tools.find_bar.find_next, "F3"),
        Command("Edit", tr("Find previous"), tools.find_bar.find_previous, "Shift+F3"),
        *weight_commands(parts, tools.weights),
        Command("Run", tr("Run or pause"), transport.toggle, "F5", tr("Compute steps at the chosen pace, or hold.")),
        Command("Run", tr("Stop"), transport.stop, "Shift+F5", tr("Go back to the first step and wait there.")),
        Command("Run", SEPARATOR, lambda: None),
        Command("Run", tr("Step"), transport.step, "F10", may=lambda: transport.may_step, reason=tr("The run has ended, and its last step is shown.")),
        Command("Run", tr("Step back"), transport.step_back, "Shift+F10", may=lambda: transport.may_step_back, reason=tr("The first step is shown.")),
        Command("Run", tr("Step into"), transport.step_into, "F11", tr("Enter the shown step, operation by operation."),
                may=lambda: transport.may_step_into, reason=tr("The run has ended, and its last step was passed.")),
        Command("Run", tr("Step back into"), transport.step_into_back, "Ctrl+F11", tr("Enter the shown step from its end."),
                may=lambda: playhead.steps > 0, reason=tr("No step is computed yet.")),
        Command("Run", tr("Step out"), transport.step_out, "Shift+F11", tr("Show the whole step."),
                may=lambda: playhead.operation is not None, reason=tr("No step is entered; F11 enters one.")),
        Command("Run", SEPARATOR, lambda: None),
        Command("Run", tr("Toggle breakpoint"), tools.debugging.toggle_breakpoint, "F9", tr("Stop at the shown step, or no longer.")),
        Command("Run", tr("Watch the number pointed at"), tools.debugging.watch_pointed, "W",
                tr("Its value and course stand in the watches from then on."), may=lambda: tools.debugging.may_watch, reason=tr("No number is pointed at.")),
        Command("Run", tr("Run to next breakpoint"), tools.debugging.run_to_next_breakpoint, "F8",
                tr("Over what is recorded, and beyond it by running."), may=lambda: tools.debugging.may_search, reason=tr("No breakpoint is enabled.")),
        Command("Run", tr("Back to last breakpoint"), tools.debugging.back_to_last_breakpoint, "Shift+F8",
                may=lambda: tools.debugging.may_search, reason=tr("No breakpoint is enabled.")),
        Command("Run", tr("Run to playhead"), transport.run_to_playhead, "Ctrl+F10",
                tr("Begin anew and wait at the shown step; what is beyond it is dropped.")),
        Command("Run", tr("Run to step…"), lambda: tools.debugging.ask_run_to(window), "Ctrl+Shift+G",
                tr("Compute up to the step with a number you type.")),
        Command("Run", tr("Run freely from here"), tools.debugging.run_freely, "", tr("From the shown step on, the network reads its own outputs: a what-if, with the horizon up to which it follows the target."),
                may=lambda: not tools.debugging.why_not_free,
                reason=tr("Needs a step from t = 1 on, layers that go forwards, and targets that are the next inputs, as many as there are outputs.")),
        Command("Run", SEPARATOR, lambda: None),
        Command("Run", tr("Predict mode"), predict.toggle, "F4", tr("Before every step, ask for the next value, and keep score; not in lessons."),
                may=lambda: context.lessons.lesson is None, is_checked=lambda: predict.is_on, reason=tr("Not in a lesson.")),
        Command("Run", SEPARATOR, lambda: None),
        Command("Run", tr("First step"), transport.first, "Ctrl+Home", may=lambda: transport.may_step_back, reason=tr("The first step is shown.")),
        Command("Run", tr("Last step"), transport.last, "Ctrl+End"),
        Command("Run", tr("Go to step…"), lambda: ask_step(window, context), "Ctrl+G", tr("Show the step with a number you type.")),
        *training_commands(context.trainings, tools.workspaces),
        *laboratory_commands(context.laboratory, tools.workspaces),
        *backward_commands(context.trainings.backward, parts.card("backward").bring),
        *workspace_commands(window, tools.workspaces, tools.history, tools.reset_layout),
        Command("View", SEPARATOR, lambda: None),
        Command("View", tr("Follow the desktop"), lambda: looks.set_mode("system"), is_checked=lambda: theme.mode == "system"),
        Command("View", tr("Light"), lambda: looks.set_mode("light"), is_checked=lambda: theme.mode == "light"),
        Command("View", tr("Dark"), lambda: looks.set_mode("dark"), is_checked=lambda: theme.mode == "dark"),
        Command("View", SEPARATOR, lambda: None),
        Command("View", tr("Larger text"), looks.enlarge, ("Ctrl++", "Ctrl+="), tr("For projectors: up to twice the size."),
                may=lambda: theme.scale < 2, reason=tr("It is twice its size already.")),
        Command("View", tr("Smaller text"), looks.reduce, "Ctrl+-", may=lambda: theme.scale > 1, reason=tr("It is as small as it may be.")),
        Command("View", tr("Normal text"), looks.normal_size, "Ctrl+0"),
        Command("View", tr("Present"), tools.presenter.toggle, "Ctrl+Shift+P", tr("Full screen and large, with the panels that are there; PgDown and PgUp go on and back, D draws, L lights up, Esc ends."),
                is_checked=lambda: tools.presenter.is_on),
        *lesson_commands(parts, tools.classroom),
        *(_specimen_command(zoo, one) for one in specimens()),
        Command("Zoo", SEPARATOR, lambda: None),
        Command("Zoo", tr("Leave the zoo"), zoo.leave, help=tr("Come back to your own experiment, as you left it."),
                may=lambda: zoo.specimen is not None, reason=tr("No specimen is open.")),
        Command("Help", tr("Find anything…"), tools.finder.toggle, FIND_ANYTHING, tr("Type the name of a command, field, panel, experiment, lesson or word.")),
        Command("Help", tr("Manual"), tools.help_desk.open_manual, "F1", tr("Pages by subject, the watch language and a glossary; searchable.")),
        Command("Help", tr("What is this?"), tools.help_desk.what.toggle, "Shift+F1", tr("The next click tells what it is on, and does nothing else; Esc ends.")),
        Command("Help", tr("Keys"), tools.help_desk.show_keys, "Ctrl+F1", tr("All keys by subject; searchable.")),
        Command("Help", tr("About RNN Explorer"), lambda: show_about(window)),
    ]  # fmt: skip


def _specimen_command(zoo: Zoo, one: Specimen) -> Command:
    """Open a specimen; checked when its mistake was found."""
    return Command(
        "Zoo",
        f"{shown(one.title)}: {shown(one.line)}",
        lambda: zoo.open(one),
        help=shown(one.symptom),
        is_checked=lambda: one.name in zoo.solved,
    )
