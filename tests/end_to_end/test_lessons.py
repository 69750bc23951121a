"""Lessons played in the real window, from the menu to "Lesson complete", with keys and with the mouse."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.files.experiment_file import load
from engine.lesson.lesson import lesson_of
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.state.context import make_context
from gui.state.document import Document
from resources.library import experiment_path, lesson_names
from tests.end_to_end.by_keys import ByKeys
from tests.end_to_end.by_mouse import ByMouse
from tests.end_to_end.hands import Hands
from tests.end_to_end.lesson_player import Player, play
from tests.end_to_end.overview import open_by_keys, open_by_mouse
from tests.end_to_end.test_hold import ways_that_tell
from tests.end_to_end.test_real_display import display
from tests.programs import Programs

__all__ = ["display"]

COMPLETE = "✓ Lesson complete"
ASKING = """+++
title = "Asking"
about = "Shows everything, and asks for what test_hold looks for."
minutes = 1
+++

# One page

Think.

```state
experiment = "notebook"
panels = ["sequence", "model", "cell", "equation", "watches", "comparison", "steps", "report"]
plots = ["prediction", "error", "hidden_state"]
implementations = ["numpy"]
t = 3
watches = ["y", "max(y)"]
```

```predict
ask = "What is the output at t = 7?"
answer = "y at 7"
drag = "prediction"
hints = ["At t = 6 it is {{y at 6}}."]
explanation = "It is {{y at 7}}."
mistakes = [{ answer = "target at 7", say = "That is the target, {{target at 7}}." }]
```
"""


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Hands:
    """Keys and mouse on the window, which is in front."""
    return hands_on(window, qtbot)


def hands_on(window: MainWindow, qtbot: QtBot) -> Hands:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hands(window, qtbot)


def heading(window: MainWindow) -> str:
    end = window.classroom.panel.end
    return end.heading.text() if end.isVisible() else ""


def test_lesson_is_played_by_keyboard_alone(window: MainWindow, hands: Hands) -> None:
    hands.key("F10")
    own, t = window.document.experiment, window.context.playhead.t
    open_by_keys(hands, "01-sequence")
    player = Player(hands, ByKeys(hands), is_thorough=True)
    player.play()
    assert set(player.answered) == {"predict", "match", "choose", "order", "goal"}
    assert not player.by_document
    assert set(player.followed) >= {"go", "step", "set", "reset"}
    assert heading(window) == COMPLETE
    player.way.push(window.classroom.panel.end.leave)
    assert window.context.lessons.lesson is None
    assert (window.document.experiment, window.context.playhead.t) == (own, t)


def test_lesson_is_played_with_the_mouse(window: MainWindow, hands: Hands) -> None:
    shown = {card.objectName() for card in window.cards if not card.isHidden()}
    own = window.document.experiment
    open_by_mouse(hands, "03-one-unit")
    mouse = ByMouse(hands)
    player = Player(hands, mouse, is_thorough=True)
    player.play()
    assert set(player.answered) == {"predict", "match", "choose", "find", "goal"}
    assert not player.by_document
    assert set(player.followed) >= {"go", "step", "set", "show", "light"}
    assert any(abs(number - 18) < 0.1 for number in mouse.dragged)
    assert heading(window) == COMPLETE
    hands.click(window.classroom.panel.end.leave)
    assert window.document.experiment is own
    assert {card.objectName() for card in window.cards if not card.isHidden()} == shown


def test_lesson_is_played_on_a_real_display(display: str, programs: Programs, tmp_path: Path) -> None:
    own = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = {**os.environ, **own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    words = "-m", "tests.end_to_end.lesson_program", "02-inputs-and-targets"
    status, out, errors = programs.run(*words, environment=environment)
    assert status == 0, errors
    *kinds, told = out.splitlines()
    assert set(kinds) == {"predict", "choose", "match", "goal"}
    assert told == COMPLETE
    assert "Traceback" not in errors


@pytest.mark.parametrize("name", lesson_names())
def test_every_lesson_is_played_to_its_end(window: MainWindow, hands: Hands, qtbot: QtBot, name: str) -> None:
    player = play(window, qtbot, name)
    assert heading(window) == COMPLETE
    assert not player.by_document, "the solution needs what no control of the window can set"


@contextmanager
def another_window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The program as it is started again by whoever has closed it."""
    context = make_context(Document(load(experiment_path("notebook"))), Theme("light"))
    window = MainWindow(context, Settings(), CrashReporter())
    context.transport.restart()
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    yield window
    window.close()
    window.deleteLater()
    assert context.client.close()


def test_lesson_goes_on_after_the_program_was_closed(window: MainWindow, hands: Hands, qtbot: QtBot) -> None:
    open_by_keys(hands, "01-sequence")
    player = Player(hands, ByKeys(hands))
    for _ in range(2):
        player.play_page()
        player.turn_page()
    window.close()
    with another_window(qtbot) as again:
        hands = hands_on(again, qtbot)
        hands.key("Ctrl+Shift+L")
        lessons = again.context.lessons
        assert (lessons.lesson.name, lessons.page.number) == ("01-sequence", 3)
        assert lessons.progress.record("1.1").is_right
        hands.key("Ctrl+PgUp")
        card = next(part for part in again.classroom.panel.parts if hasattr(part, "outcome"))
        assert card.outcome.mark.kind == "right"
        hands.key("Ctrl+PgDown")
        Player(hands, ByKeys(hands)).play()
        assert heading(again) == COMPLETE


def test_what_a_lesson_asks_is_told_nowhere_before(
    window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    hands.key("Ctrl+N")  # the own work shall not be what the page asks for
    window.context.lessons.open(lesson_of(ASKING, "asking"))
    player = Player(hands, ByKeys(hands))
    player.wait()
    card = player.card(window.context.lessons.asked)
    player.open_hint(card)
    player.answer_wrong(card)
    assert ways_that_tell(window, qtbot, tmp_path) == set()
    for bring in (window.parts.card("lesson").show, window.parts.card("lesson").raise_):
        bring()  # out from behind the panels that were looked into
    hands.rest()
    player.answer_right(card)
    assert ways_that_tell(window, qtbot, tmp_path) >= {"said", "listed", "painted", "drawn", "kept"}


# ── the keys stay with the learner ─────────────────────────────────────────────────────────────


def test_keys_go_from_the_text_to_the_question_and_on(window: MainWindow, hands: Hands) -> None:
    open_by_keys(hands, "01-sequence")
    panel, player = window.classroom.panel, Player(hands, ByKeys(hands))
    for _ in range(2):
        player.wait()
        assert QApplication.focusWidget() is panel.parts[0]
        player.play_page()
        while panel.more.isVisible():
            assert QApplication.focusWidget() is panel.more
            hands.key("Return")
        assert QApplication.focusWidget() is panel.next
        hands.key("Return")


def test_next_page_past_an_open_question_tells_no_answer(window: MainWindow, hands: Hands) -> None:
    lessons, panel = window.context.lessons, window.classroom.panel
    lessons.open_named("01-sequence")
    lessons.go_to_page(6)
    player = Player(hands, ByMouse(hands))
    player.wait()
    player.way.read_to_the_end()
    hands.click(panel.next)
    assert lessons.page.number == 6
    assert panel.passing.text.text() == "Page 7 tells the answer to the question of this page."
    assert window.context.client.trace.steps == 3
    hands.click(panel.passing.stay)
    assert not panel.passing.isVisible()
    assert QApplication.focusWidget() is player.card(lessons.asked).field
    player.way.read_to_the_end()
    hands.click(panel.next)
    hands.click(panel.passing.go_on)
    assert lessons.page.number == 7
    assert lessons.progress.record("6.1").gave_up
    assert not panel.passing.isVisible()


def test_goal_that_is_reached_leaves_the_keys_where_it_was_reached(window: MainWindow, hands: Hands) -> None:
    lessons = window.context.lessons
    lessons.open_named("01-sequence")
    lessons.pass_over(7)
    player = Player(hands, ByMouse(hands))
    player.wait()
    player.answer_right(player.card(lessons.asked))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not window.classroom.panel.isAncestorOf(focused)


def test_turning_pages_opens_no_window(window: MainWindow, hands: Hands) -> None:
    for name in ("01-sequence", "03-one-unit"):
        window.context.lessons.open_named(name)
        while window.context.lessons.may_go_on:
            hands.key("Ctrl+PgDown")
            if window.context.lessons.refused is not None:
                hands.key("Tab")  # from "Answer it" to the way past it
                hands.key("Return")
            assert window.isActiveWindow()
