"""Lessons and the lesson editor in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, QRect, Qt
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.lesson.lesson import lesson_of
from engine.zoo.every import specimens
from gui.shell.main_window import MainWindow
from tests.gui.state.lesson.test_lessons import TEXT


@pytest.fixture
def enter(window: MainWindow, qtbot: QtBot) -> Callable[..., None]:
    """Open the short lesson at a page, and wait for its run."""

    def enter(page: int = 1) -> None:
        window.context.lessons.open(lesson_of(TEXT, "two-pages"), page=page)
        wait(window, qtbot)

    return enter


def wait(window: MainWindow, qtbot: QtBot) -> None:
    client = window.context.client
    qtbot.waitUntil(lambda: client.plan.job == window.transport.job and client.ending is not None)


def shown(window: MainWindow) -> set[str]:
    return {card.objectName() for card in window.cards if not card.isHidden()}


def shown_plots(window: MainWindow) -> set[str]:
    return {card.plot.name for card in window.plots.cards if not card.isHidden()}


def test_page_shows_its_panels_and_plots_and_leaving_brings_back_the_others(
    window: MainWindow, enter: Callable[..., None], qtbot: QtBot
) -> None:
    before, plots = shown(window), shown_plots(window)
    window.context.lessons.open(
        lesson_of(TEXT.replace("t = 2\n", 't = 2\npanels = ["cell"]\nplots = ["error"]\n'), "x")
    )
    assert shown(window) == {"lesson", "cell"}
    assert shown_plots(window) == {"error"}
    window.classroom.panel.take_close()
    assert shown(window) == before
    assert shown_plots(window) == plots


def test_no_notice_tells_in_explore_what_a_lesson_asks(window: MainWindow, qtbot: QtBot) -> None:
    """It also has a button that puts another network in the place of the page's."""
    own = shown(window)
    assert "notice" in own
    window.context.lessons.open_named("05-weights")
    wait(window, qtbot)
    window.workspaces.go_to("explore")
    assert "notice" not in shown(window)
    window.context.lessons.leave()
    assert shown(window) == own


def test_leaving_a_lesson_with_large_text_keeps_the_size_of_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    """What stands in its place came before the page was gone, and for both the window was too low."""
    window.theme.set_scale(2.0)
    window.resize(1280, 800)
    window.context.lessons.open_named("08-two-units")
    wait(window, qtbot)
    assert window.height() == 800
    window.context.lessons.leave()
    assert window.height() == 800


def test_title_names_the_lesson_and_then_the_experiment(
    window: MainWindow, enter: Callable[..., None]
) -> None:
    enter()
    assert window.windowTitle().startswith("Two pages")
    window.context.lessons.links.act("set:sequence.bias=1")
    assert not window.isWindowModified()
    window.context.lessons.leave()
    assert window.windowTitle().startswith("The notebook")


def test_link_shows_a_panel_that_the_page_leaves_out(window: MainWindow, enter: Callable[..., None]) -> None:
    enter()
    assert "report" not in shown(window)
    window.context.lessons.links.act("show:report")
    assert "report" in shown(window)


def test_plot_that_a_link_lights_up_is_lit_on_its_page_only(
    window: MainWindow, enter: Callable[..., None]
) -> None:
    enter()
    window.context.lessons.links.point_at("show:error")
    card = next(card for card in window.plots.cards if card.plot.name == "error")
    assert card.property("lit")
    window.context.lessons.pass_over(2)
    assert not card.property("lit")


def test_layout_is_reset_to_what_the_page_shows(window: MainWindow, enter: Callable[..., None]) -> None:
    enter()
    panels, plots = shown(window), shown_plots(window)
    window.context.lessons.links.act("show:report")
    window.plots.cards[0].hide()
    window.reset_layout()
    assert (shown(window), shown_plots(window)) == (panels, plots)


def test_what_follows_a_question_comes_with_its_answer(
    window: MainWindow, enter: Callable[..., None]
) -> None:
    enter()
    panel, lessons = window.classroom.panel, window.context.lessons
    assert len(panel.parts) == 2
    lessons.give_up("1.1")
    assert len(panel.parts) == 4


def test_locked_controls_cannot_be_used_and_come_back(window: MainWindow, enter: Callable[..., None]) -> None:
    enter()
    model = next(card.content for card in window.cards if card.objectName() == "model")
    sequence = next(card.content for card in window.cards if card.objectName() == "sequence")
    units = next(iter(model.forms.values())).controls["units"]
    assert not units.isEnabled()
    assert not model.weights.kernel.isEnabled()
    assert next(iter(sequence.forms.values())).controls["seq_len"].isEnabled()
    window.context.lessons.leave()
    assert units.isEnabled()
    assert model.weights.kernel.isEnabled()


def test_hidden_controls_are_not_there_and_come_back(window: MainWindow) -> None:
    state = 'hide = ["sequence.bias", "model.layers[0].units"]\npanels = ["sequence", "model"]'
    text = TEXT.replace('lock = ["model"]', state).replace(", [three](set:sequence.bias=7)", "")
    window.context.lessons.open(lesson_of(text, "x"))
    panels = {card.objectName(): card.content for card in window.cards}
    bias = next(iter(panels["sequence"].forms.values())).controls["bias"]
    units = next(iter(panels["model"].forms.values())).controls["units"]
    weight = next(iter(panels["sequence"].forms.values())).controls["weight"]
    assert not any(one.isVisible() or one.label.isVisible() for one in (bias, units))
    assert weight.isVisible()
    window.context.lessons.links.act("set:sequence.weight=3")
    assert not bias.isVisible(), "another change does not bring it back"
    window.context.lessons.leave()
    assert all(one.isVisible() and one.label.isVisible() for one in (bias, units))


def test_progress_is_there_after_the_next_start(window: MainWindow, enter: Callable[..., None]) -> None:
    enter()
    window.context.lessons.give_up("1.1")
    assert window.settings.lesson_results["two-pages"].progress.record("1.1").gave_up


def test_lesson_that_is_dropped_is_opened(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "dropped.md"
    path.write_text(TEXT)
    window.files.open(path)
    assert window.context.lessons.lesson.name == "dropped"


def test_zoo_takes_the_place_of_a_lesson_and_the_own_work_comes_back(
    window: MainWindow, enter: Callable[..., None]
) -> None:
    own = window.document.experiment
    enter()
    next(one for name, (_, one) in window.menus.actions.items() if name.startswith("Specimen 1:")).trigger()
    assert window.context.lessons.lesson is None
    window.context.zoo.leave()
    assert window.document.experiment is own


def test_closing_within_a_lesson_remembers_the_own_layout(
    window: MainWindow, enter: Callable[..., None]
) -> None:
    before = shown(window)
    enter()
    window.close()
    assert shown(window) == before


def test_specimen_in_a_lesson_is_in_no_file_without_its_mistake(
    window: MainWindow, enter: Callable[..., None], qtbot: QtBot
) -> None:
    name, actions = specimens()[0].name, window.menus.actions
    text = TEXT.replace("t = 5", f'specimen = "{name}"\nt = 5')
    window.context.lessons.open(lesson_of(text, "specimen"), page=2)
    wait(window, qtbot)
    assert window.document.specimen == name
    files = ("Save", "Save as…", "Export as a script…", "Export as a notebook…", "Print worksheets…")
    assert not any(actions[text][1].isEnabled() for text in files)
    window.context.lessons.leave()
    assert all(actions[text][1].isEnabled() for text in files)


def test_session_is_saved_of_ones_own_work_only(window: MainWindow, enter: Callable[..., None]) -> None:
    action = window.menus.actions["Save session as…"][1]
    enter()
    assert not action.isEnabled()
    window.context.lessons.leave()
    assert action.isEnabled()


# ── presenter mode ─────────────────────────────────────────────────────────────────────────────


def test_editor_takes_the_state_and_previews_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.go_to(4)
    editor = window.classroom.desk.open()
    editor.take_state()
    assert editor.lesson is not None
    scene = editor.lesson.pages[0].scene
    assert (scene.experiment, scene.t) == (window.document.experiment, 4)
    assert set(scene.panels) == shown(window) - {"lesson", "zoo"}
    editor.preview()
    wait(window, qtbot)
    assert window.context.lessons.lesson is editor.lesson
    assert window.context.lessons.memory.is_preview
    window.context.lessons.leave()
    assert "preview" not in window.settings.lesson_results
    editor.setWindowModified(False)
    editor.close()


def test_editor_stands_beside_the_page_and_takes_its_keys(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = window.classroom.desk.open()
    editor.preview()
    wait(window, qtbot)
    card = window.parts.card("lesson")
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    assert editor.window() is window
    assert not placed(window, editor).intersects(placed(window, card))
    assert not any(placed(window, editor).intersects(placed(window, one)) for one in window.plots.cards)
    editor.path = tmp_path / "my.md"
    window.activateWindow()
    editor.edit.setFocus()
    qtbot.waitUntil(editor.edit.hasFocus)
    qtbot.keyClick(editor.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert editor.path.read_text(encoding="utf-8") == editor.text
    assert window.document.path is None
    editor.close()
    window.context.lessons.leave()


def placed(window: MainWindow, widget: QWidget) -> QRect:
    """What of the window a widget takes, as far as it is seen."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))


def test_menu_of_lessons_makes_their_first_page_ready(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.classroom.warm_up.is_done
    window.menus.menus["Lessons"].aboutToShow.emit()
    qtbot.waitUntil(lambda: window.classroom.warm_up.is_done)
