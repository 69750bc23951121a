"""What the first page of a lesson needs is there before it is opened, and not before it may be."""

import subprocess
import sys

import pytest
from PyQt6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.formulas.math_view import TYPESETTER
from gui.lesson.warm_up import SAMPLE, SIZE, LessonWarmUp

FIRST_PAGE = """
import sys
from PyQt6.QtWidgets import QApplication
app = QApplication([])
from engine.lesson.lesson import find_lesson
from gui.lesson.warm_up import LessonWarmUp
from gui.look.theme import Theme
from resources.library import lesson_names
seldom = "markdown_it", "latex2mathml", "ziamath", "ziafont", "gui.reading", "gui.questions"
loaded = lambda: {name for name in sys.modules if name.startswith(seldom)}
warm_up = LessonWarmUp(app)
assert not loaded(), loaded()
warm_up.begin()
while not warm_up.is_done:
    warm_up._next()
before = loaded()
page = find_lesson(lesson_names()[0]).pages[0]
from gui.questions import card_classes
from gui.reading.text_view import TextView
card_classes()
TextView(Theme("light")).show_text(page.parts[0] + r" $\\frac{x_t}{2} \\cdot 3$")
print(sorted(loaded() - before))
"""


def test_nothing_is_made_ready_by_itself(qtbot: QtBot) -> None:
    parent = QObject()
    warm_up = LessonWarmUp(parent)
    qtbot.wait(20)
    assert not warm_up.is_done


def test_everything_is_ready_in_some_turns_of_events(qtbot: QtBot) -> None:
    parent = QObject()
    warm_up = LessonWarmUp(parent)
    warm_up.begin()
    assert not warm_up.is_done
    qtbot.waitUntil(lambda: warm_up.is_done)
    assert TYPESETTER.knows(SAMPLE, SIZE, "#000000")
    assert TYPESETTER.typeset(SAMPLE, SIZE, "#000000") is not None


def test_beginning_again_does_nothing(qtbot: QtBot) -> None:
    parent = QObject()
    warm_up = LessonWarmUp(parent)
    for _ in range(2):
        warm_up.begin()
        qtbot.waitUntil(lambda: warm_up.is_done)


@pytest.mark.slow
def test_first_page_loads_nothing_any_more() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
