"""What is asked is told nowhere in the real window: not before it is answered."""

from pathlib import Path

from PyQt6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.run.what_if import Change
from engine.sequences.values import Values
from gui.shell.main_window import MainWindow
from tests.end_to_end import told
from tests.end_to_end.hands import REST_MS

ASKED, T = 4344, 7  # the notebook's y at t = 7, which is no number of another step


def is_held(window: MainWindow, t: int = T) -> bool:
    return window.transport.is_held_up and window.context.client.trace.steps == t


def is_complete(window: MainWindow) -> bool:
    ending = window.context.client.ending
    return ending is not None and ending.kind == "complete"


def prepare(window: MainWindow, qtbot: QtBot) -> None:
    """Watch, stop at and ask what if, so that all of that has been told once."""
    window.context.watches.add("y")
    window.context.watches.add("max(y)")
    window.context.branches.go_on(2, (Change("x", (0,), 6),))
    qtbot.waitUntil(lambda: window.context.client.plan.job.resume is not None and is_complete(window))
    window.document.undo()
    window.context.breakpoints.add(ExpressionBreakpoint(condition="y > 4000"))
    window.find_bar.open()
    window.find_bar.field.line.setText("y > 4000")
    window.find_bar.find_next()


def show(window: MainWindow, name: str, qtbot: QtBot) -> None:
    """Bring a panel to the front, and wait until it has nothing to do."""
    card = next(card for card in window.cards if card.objectName() == name)
    card.setVisible(name not in ("notice", "zoo", "lesson"))  # which are there only at times
    if card.isHidden():
        return
    card.raise_()
    qtbot.waitUntil(card.content.isVisible)
    qtbot.wait(REST_MS)  # what is said at once comes, and what is said later is put off
    qtbot.waitUntil(lambda: not is_putting_off(window))


def is_putting_off(window: MainWindow) -> bool:
    """Whether something waits for its time: the report for rest, a panel for the next picture."""
    return any(timer.isActive() and timer.isSingleShot() for timer in window.findChildren(QTimer))


def ways_that_tell(window: MainWindow, qtbot: QtBot, folder: Path, number: int = ASKED) -> set[str]:
    """By which ways the number is told, panel after panel being looked at."""
    found: set[str] = set()
    for card in window.cards:
        show(window, card.objectName(), qtbot)
        for way in (told.said, told.listed, told.painted):
            if told.is_in(number, way(window)):
                found.add(way.__name__)
    for way in (told.drawn, told.copied, told.kept, told.files):
        if told.is_in(number, way(window)):
            found.add(way.__name__)
    if told.is_in(number, told.written(window, folder)):
        found.add("written")
    return found


EVERY_WAY = {"said", "listed", "painted", "drawn", "copied", "kept", "written"}


def test_what_is_asked_is_told_nowhere_until_the_hold_is_taken_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    prepare(window, qtbot)
    window.transport.hold_before(T)
    qtbot.waitUntil(lambda: is_held(window))
    window.transport.last()
    window.transport.step()
    window.transport.step_into()
    window.find_bar.find_next()
    window.debugging.run_to_next_breakpoint()
    assert ways_that_tell(window, qtbot, tmp_path) == set()
    window.transport.hold_before(None)
    qtbot.waitUntil(lambda: is_complete(window))
    window.transport.go_to(T)
    assert ways_that_tell(window, qtbot, tmp_path) == EVERY_WAY


def test_undo_redo_and_what_ifs_tell_nothing_of_what_is_asked(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    prepare(window, qtbot)
    window.transport.hold_before(T)
    qtbot.waitUntil(lambda: is_held(window))
    window.context.branches.go_on(T - 2, (Change("h", (0,), 742),))  # what it is anyway
    qtbot.waitUntil(lambda: window.context.client.plan.job.resume is not None and is_held(window))
    assert ways_that_tell(window, qtbot, tmp_path) == set()
    for do in (window.document.undo, window.document.redo):
        do()
        qtbot.waitUntil(lambda: is_held(window))
        assert ways_that_tell(window, qtbot, tmp_path) == set()


def test_own_numbers_to_come_are_told_nowhere_but_in_a_file_that_is_not_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    own = Values(values=tuple((value,) for value in (1, 2, 3, 4, 5, 6006, 7)))
    window.transport.hold_before(4)
    window.document.open(window.document.experiment.replace(sequence=own), tmp_path / "own.json")
    qtbot.waitUntil(lambda: window.document.experiment.sequence is own and is_held(window, 4))
    assert ways_that_tell(window, qtbot, tmp_path, 6006) <= {"files", "kept"}
    assert not window.files.save()
    assert not (tmp_path / "own.json").exists()
    assert window.messages.text.endswith("answer first, then save.")
    window.transport.hold_before(None)
    qtbot.waitUntil(lambda: is_complete(window))
    assert ways_that_tell(window, qtbot, tmp_path, 6006) > {"files", "said", "painted", "drawn"}
