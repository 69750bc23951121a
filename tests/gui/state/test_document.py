"""The document: undo, gestures, the saved state."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from gui.state.document import MOST_UNDO, Document


@pytest.fixture
def document() -> Document:
    return Document(Experiment())


def named(name: str) -> Experiment:
    return Experiment(name=name)


def test_undo_goes_back_to_the_value_before(document: Document) -> None:
    before = document.experiment
    document.edit(named("a"))
    document.undo()
    assert document.experiment is before
    assert not document.may_undo


def test_redo_takes_back_an_undo(document: Document) -> None:
    document.edit(named("a"))
    document.undo()
    document.redo()
    assert document.experiment == named("a")


def test_edits_of_one_gesture_are_one_undo_step(document: Document) -> None:
    for name in "abc":
        document.edit(named(name), gesture="drag 1")
    document.undo()
    assert document.experiment == Experiment()


def test_edits_of_two_gestures_are_two_undo_steps(document: Document) -> None:
    document.edit(named("a"), gesture=1)
    document.edit(named("b"), gesture=2)
    document.undo()
    assert document.experiment == named("a")


def test_gesture_back_to_where_it_began_leaves_nothing_to_undo(document: Document) -> None:
    for name in ("a", Experiment().name):
        document.edit(named(name), gesture="drag 1")
    assert not document.may_undo
    document.edit(named("b"), gesture="drag 1")
    document.undo()
    assert document.experiment == Experiment()


def test_history_keeps_the_newest_steps(document: Document) -> None:
    for number in range(MOST_UNDO + 10):
        document.edit(named(str(number)))
    for _ in range(MOST_UNDO):
        document.undo()
    assert document.experiment == named("9")
    assert not document.may_undo


def test_an_equal_value_is_no_change(document: Document) -> None:
    told = []
    document.changed.connect(lambda: told.append(1))
    document.edit(Experiment())
    assert told == []
    assert not document.may_undo


def test_an_edit_ends_what_could_be_redone(document: Document) -> None:
    document.edit(named("a"))
    document.undo()
    document.edit(named("b"))
    assert not document.may_redo


def test_undoing_to_the_saved_value_is_unmodified(document: Document) -> None:
    document.mark_saved(Path("a.json"))
    document.edit(named("a"))
    assert document.is_modified
    document.undo()
    assert not document.is_modified


def test_opening_forgets_the_undo_of_the_old_experiment(document: Document) -> None:
    document.edit(named("a"))
    document.open(named("b"), Path("b.json"))
    assert (document.may_undo, document.path, document.is_modified) == (False, Path("b.json"), False)


@given(st.lists(st.one_of(st.sampled_from("abcd"), st.just("undo"), st.just("redo"))))
def test_any_walk_agrees_with_a_list_and_an_index(moves: list[str]) -> None:
    document = Document(named("start"))
    values, at = [named("start")], 0
    for move in moves:
        if move == "undo":
            document.undo()
            at = max(0, at - 1)
        elif move == "redo":
            document.redo()
            at = min(len(values) - 1, at + 1)
        elif named(move) != values[at]:
            document.edit(named(move))
            values[at + 1 :] = [named(move)]
            at += 1
        assert document.experiment == values[at]


# ── what-ifs ───────────────────────────────────────────────────────────────────────────────────


def test_showing_a_branch_is_an_undo_step_that_edits_nothing(document: Document, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(document.changed), qtbot.waitSignal(document.branch_changed):
        document.show_branch("A", "original")
    assert document.branch == "A"
    assert not document.is_modified
    document.undo()
    assert document.branch == "original"
    document.redo()
    assert document.branch == "A"


def test_an_edit_leaves_the_branch_and_undo_comes_back_to_it(document: Document, qtbot: QtBot) -> None:
    document.show_branch("A", "original")
    document.edit(named("a"))
    assert document.branch is None
    with qtbot.waitSignals([document.changed, document.branch_changed], order="strict"):
        document.undo()
    assert document.branch == "A"


def test_a_drag_back_to_its_beginning_shows_the_branch_it_began_at(document: Document) -> None:
    document.show_branch("A", "original")
    for name in ("a", Experiment().name):
        document.edit(named(name), gesture="drag 1")
    assert document.branch == "A"


def test_opening_leaves_all_branches(document: Document) -> None:
    document.show_branch("A", "original")
    document.open(named("a"), None)
    assert document.branch is None
    assert not document.may_undo
