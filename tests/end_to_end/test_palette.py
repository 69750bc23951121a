"""The command palette, by keys and by mouse."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.files.experiment_file import save
from engine.zoo.every import specimens
from gui.shell.main_window import MainWindow
from resources.library import experiment_names, experiment_path, lesson_names
from tests.end_to_end.hands import Hands

Key = Qt.Key


def find(window: MainWindow, qtbot: QtBot, typed: str) -> Hands:
    """Open it by its key, and type."""
    hands = Hands(window, qtbot)
    window.activateWindow()
    hands.key("Ctrl+K")
    assert window.finder.isVisible()
    hands.type(typed)
    return hands


def listed(window: MainWindow) -> list[str]:
    return [one.entry.title for one in window.finder.list.rows.found]


def test_a_command_is_done_and_comes_first_the_next_time(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.first()
    find(window, qtbot, "last step").key("Return")
    assert window.context.playhead.t == window.context.playhead.last
    assert not window.finder.isVisible()
    find(window, qtbot, "").key("Escape")
    assert listed(window)[0] == "Last step"


def test_a_field_is_unfolded_and_takes_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "reset_every").key("Return")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not window.finder.line)
    model = window.parts.card("model").content
    field = model.settings.reset.controls["reset_every"].field
    qtbot.waitUntil(field.hasFocus)
    assert not field.visibleRegion().isEmpty()


def test_a_panel_behind_a_tab_comes_to_the_front(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "doctor").key("Return")
    qtbot.waitUntil(lambda: not window.parts.card("doctor").visibleRegion().isEmpty())


def test_an_entry_whose_menu_was_filled_anew_is_done(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "kept.json"
    save(path, window.document.experiment.replace(name="Kept"))
    window.files.open(path)
    window.files.open_ready_made(experiment_path("fibonacci"))
    hands = find(window, qtbot, "kept.json")
    assert listed(window)[0] == str(path)
    window.files.recent_changed.emit()
    hands.key("Return")
    assert window.document.experiment.name == "Kept"


def test_what_cannot_be_done_says_why_and_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    hands = find(window, qtbot, "leave the zoo")
    hands.key("Return")
    assert window.finder.isVisible()
    assert "No specimen is open" in window.finder.foot.text()
    hands.key("Escape")


def test_a_click_chooses_and_a_click_beside_it_ends(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.finder_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(window.finder.line, "doubling")
    finder = window.finder.list
    place = finder.visualRect(finder.rows.index(0)).center()
    qtbot.mouseClick(finder.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.document.experiment.name == "Doubling"
    find(window, qtbot, "")
    window.plots.plots[0].canvas.setFocus()
    assert not window.finder.isVisible()


def test_the_keys_go_back_to_where_they_were(window: MainWindow, qtbot: QtBot) -> None:
    window.transport_bar.step.setFocus()
    find(window, qtbot, "x").key("Escape")
    assert QApplication.focusWidget() is window.transport_bar.step


def test_it_lists_every_specimen_lesson_and_experiment_and_no_mistake(window: MainWindow) -> None:
    entries = list(window.finder._collect())
    kinds = [entry.kind for entry in entries]
    assert kinds.count("File › Ready-made experiments") == len(experiment_names())
    assert sum(entry.title[0].isdigit() for entry in entries if entry.kind == "Lessons") == len(
        lesson_names()
    )
    zoo = [f"{entry.title} {entry.help}" for entry in entries if entry.kind == "Zoo"]
    for one in specimens():
        assert any(one.symptom in text for text in zoo), one.name
        assert not any(one.explanation in text for text in zoo), one.name


def test_every_entry_has_a_name_of_its_own(window: MainWindow) -> None:
    names = [entry.name for entry in window.finder._collect()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_the_window(window: MainWindow, qtbot: QtBot, scale: float) -> None:
    window.theme.set_scale(scale)
    find(window, qtbot, "").key("Up")
    inside = window.rect()
    assert inside.contains(window.finder.geometry())
    assert window.finder.list.currentIndex().row() == len(listed(window)) - 1


def test_trainings_are_begun_and_raced(window: MainWindow, qtbot: QtBot) -> None:
    trainings = window.context.trainings
    for _ in range(2):
        find(window, qtbot, "another start").key("Return")
    assert len(trainings.records) == 2
    find(window, qtbot, "race").key("Return")
    qtbot.waitUntil(lambda: all(record.last > 0 for record in trainings.records))
    trainings.drop_all()
