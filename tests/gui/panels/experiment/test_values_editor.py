"""The user's own numbers are pasted, checked while typed, and refused by line and column."""

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import ParameterError
from engine.sequences.values import Values
from gui.look.theme import Theme
from gui.panels.experiment.values_editor import ValuesEditor, preview, values_of


@pytest.fixture
def editor(qapp: QApplication, qtbot: QtBot) -> ValuesEditor:
    editor = ValuesEditor(Values(values=((1, 2.5), (3, 4))), lambda sequence: None, Theme("light"))
    qtbot.addWidget(editor)
    editor.open()
    qtbot.waitExposed(editor)
    return editor


def paste(editor: ValuesEditor, text: str) -> None:
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    clipboard.setText(text)
    editor.text.selectAll()
    editor.text.paste()


def test_editor_opens_with_the_values_there_are(editor: ValuesEditor) -> None:
    assert editor.text.toPlainText() == "1\t2.5\n3\t4"
    assert editor.size_of_values.text() == "2 lines × 2 features"


def test_pasted_table_is_measured_and_taken(editor: ValuesEditor) -> None:
    paste(editor, "1;2;3\n4;5;6.5\n")
    assert editor.size_of_values.text() == "2 lines × 3 features"
    editor.accept()
    assert repr(editor.sequence.values) == "((1, 2, 3), (4, 5, 6.5))"


def test_wrong_line_disables_ok_and_is_named(editor: ValuesEditor) -> None:
    paste(editor, "1\n2\nabc")
    assert editor.problem.text() == "line 3: 'abc' is no number"
    assert not editor.ok.isEnabled()
    assert editor.ok.toolTip() == editor.problem.text()


def test_mended_line_enables_ok_again(editor: ValuesEditor) -> None:
    paste(editor, "1\nabc")
    paste(editor, "1\n2")
    assert editor.ok.isEnabled()
    assert editor.problem.isHidden()


def test_what_the_experiment_refuses_disables_ok(qapp: QApplication, qtbot: QtBot) -> None:
    def refuse(sequence: Values) -> None:
        raise ParameterError("precision.numpy", "can be exact only with whole numbers")

    editor = ValuesEditor(Values(), refuse, Theme("light"))
    qtbot.addWidget(editor)
    assert not editor.ok.isEnabled()
    assert "can be exact only" in editor.problem.text()


def test_single_line_is_a_sequence_of_one_feature() -> None:
    assert values_of("1, 2, 3") == Values(values=((1,), (2,), (3,)))


def test_preview_shows_the_first_values() -> None:
    assert preview(Values(values=((1,), (2.5,)))) == "1, 2.5"
    assert preview(Values(values=tuple((n, -n) for n in range(9)))).endswith("(5, -5), …")
