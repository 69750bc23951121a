"""The window in a made-up language: what is left in English has not gone through a translation."""

import re

from PyQt6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.errors import FileError, Unavailable
from engine.program.version import versions
from engine.zoo.every import specimens
from gui.forms.number_field import NumberField
from gui.panels.debug.breakpoints import KINDS, BreakpointsPanel
from gui.panels.debug.watches import WatchesPanel
from gui.panels.experiment.sequence import SequencePanel
from gui.shell.crash_dialog import CrashDialog
from gui.shell.dialogs import show_about
from gui.shell.main_window import MainWindow
from resources.library import lesson_names, lesson_path
from tests import access, made_up


def english(root: QWidget, *data: str) -> list[str]:
    """What stands in English in a window. data: what the user has written."""
    names = made_up.NAMES | set(data)
    return [f"{where}: {text!r}" for where, text in access.texts(root) if made_up.untranslated(text, names)]


def panel(window: MainWindow, kind: type[QWidget]) -> QWidget:
    """The panel of a kind, in front."""
    card = next(card for card in window.cards if isinstance(card.content, kind))
    card.show()
    card.raise_()
    QApplication.sendPostedEvents()
    return card.content


def test_every_panel_speaks_the_language_of_the_window(made_up_window: MainWindow) -> None:
    made_up_window.find_bar.open()
    made_up_window.transport.go_to(3)
    for card in made_up_window.cards:
        card.show()
        card.raise_()
        QApplication.sendPostedEvents()
        assert english(made_up_window) == []


def test_errors_speak_the_language_of_the_window(made_up_window: MainWindow) -> None:
    form = panel(made_up_window, SequencePanel)
    for field in filter(NumberField.isVisible, form.findChildren(NumberField)):
        for text in ("1,5x", "-99999", ""):
            field.setText(text)
            field.textEdited.emit(text)
            field.editingFinished.emit()
            assert english(made_up_window) == []
    for error in (FileError("a.txt is not a text file in UTF-8"), Unavailable("Keras", "it is not open")):
        made_up_window.show_error(error)
        assert english(made_up_window, "txt", "UTF") == []


def test_breakpoints_and_watches_speak_the_language_of_the_window(made_up_window: MainWindow) -> None:
    written = ("abs", "error", "prev")
    made_up_window.context.watches.set_texts(("abs(error)", "prev(h)", "1 / (t - 3)", "h[7]"))
    panel(made_up_window, WatchesPanel)
    assert english(made_up_window, *written) == []
    breakpoints = panel(made_up_window, BreakpointsPanel)
    assert isinstance(breakpoints, BreakpointsPanel)
    for kind in KINDS:
        breakpoints.begin(kind)
        QApplication.sendPostedEvents()
        assert english(made_up_window, *written) == []
        if breakpoints.form is not None:
            breakpoints.form.accept.click()
    made_up_window.debugging.run_to_next_breakpoint()
    assert english(made_up_window, *written) == []


def test_bug_zoo_speaks_the_language_of_the_window(made_up_window: MainWindow, qtbot: QtBot) -> None:
    zoo, client, one = made_up_window.context.zoo, made_up_window.context.client, specimens()[0]
    with qtbot.waitSignal(client.finished):
        zoo.open(one)
    QApplication.sendPostedEvents()
    zoo.hint()
    zoo.hint()
    zoo.accuse(0, "target")
    assert english(made_up_window) == []
    zoo.accuse(one.first_t, one.culprit)
    assert zoo.is_solved
    assert english(made_up_window) == []
    zoo.leave()


def test_lessons_are_led_through_in_the_language_of_the_window(made_up_window: MainWindow) -> None:
    lessons = made_up_window.context.lessons
    for name in lesson_names()[:2]:
        written = re.findall(r"[A-Za-z]+", lesson_path(name).read_text(encoding="utf-8"))
        lessons.open_named(name)
        assert lessons.lesson is not None
        for page in lessons.lesson.pages:
            lessons.pass_over(page.number)
            QApplication.sendPostedEvents()
            assert english(made_up_window, *written) == []
    lessons.leave()


def test_dialogs_speak_the_language_of_the_window(made_up_window: MainWindow) -> None:
    crash = CrashDialog(ValueError("1"), made_up_window)
    made_up_window.help_desk.show_keys()
    about = show_about(made_up_window)
    data = re.findall(r"[A-Za-z]+", f"{versions()} {crash.report} GNU GPL OK Close")  # Qt translates its own
    boxes = made_up_window.findChildren(QDialog)
    assert {crash, about} < {*boxes}
    for box in boxes:
        box.show()
        assert english(box, *data) == []
        box.close()
