"""The user's own numbers are pasted, checked while typed, and refused by line and column."""

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import ParameterError
from engine.sequences.values import Values
from gui.forms.picker import Picker
from gui.look.theme import Theme
from gui.panels.experiment.values_editor import ValuesEditor
from gui.panels.experiment.values_summary import preview


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
    assert editor.size_of_values.text() == "inputs (1, 1, 2), targets (1, 1, 2)"


def test_pasted_table_is_measured_and_taken(editor: ValuesEditor) -> None:
    paste(editor, "1;2;3\n4;5;6.5\n")
    assert editor.size_of_values.text() == "inputs (1, 1, 3), targets (1, 1, 3)"
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


def test_preview_shows_the_first_values() -> None:
    assert preview(Values(values=((1,), (2.5,)))) == "1, 2.5"
    assert preview(Values(values=((0.44705728629242797,), (-1234567,)))) == "0.4471, -1234567"
    assert preview(Values(values=tuple((n, -n) for n in range(9)))).endswith("(5, -5), …")
    assert preview(Values(values=((1, 2), (3, 4)), targets=((5,), (6,)))) == "(1, 2) → 5, (3, 4) → 6"
    last = Values(values=((1,), (3,)), targets=((5,), (6,)), counts="last")
    assert preview(last) == "1 → –, 3 → 6"


# ── targets, rows and steps that count ─────────────────────────────────────────────────────────


def choose(picker: Picker, index: int) -> None:
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def cells(editor: ValuesEditor) -> list[list[str]]:
    table = editor.table
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def test_last_column_becomes_the_target(editor: ValuesEditor) -> None:
    paste(editor, "1\t2\t9\n3\t4\t8")
    assert [editor.targets.itemText(i) for i in range(editor.targets.count())] == [
        "the next values",
        "the last column",
        "the last 2 columns",
    ]
    choose(editor.targets, 1)
    assert editor.size_of_values.text() == "inputs (1, 2, 2), targets (1, 2, 1)"
    assert cells(editor) == [["0", "1", "2", "9"], ["1", "3", "4", "8"]]
    editor.accept()
    assert editor.sequence == Values(values=((1, 2), (3, 4)), targets=((9,), (8,)))


def test_empty_line_begins_another_row(editor: ValuesEditor) -> None:
    paste(editor, "1\n2\n3\n\n4\n5\n6")
    assert editor.sequence.inputs_shape == (2, 2, 1)
    assert cells(editor)[2] == ["1", "0", "4", "5"]


def test_only_the_last_step_may_count(editor: ValuesEditor) -> None:
    choose(editor.counts, 1)
    paste(editor, "1\n2\n3")
    assert editor.sequence.counts == "last"
    assert editor.size_of_values.text().endswith("steps that count: 1 of 2")
    assert [row[-1] for row in cells(editor)] == ["–", "3"]


def test_target_in_parentheses_does_not_count(editor: ValuesEditor) -> None:
    paste(editor, "1\n(2)\n3")
    assert editor.sequence.counts == (False, True)


def test_typing_can_be_undone(editor: ValuesEditor) -> None:
    paste(editor, "abc")
    assert not editor.ok.isEnabled()
    editor.text.undo()
    assert editor.text.toPlainText() == "1\t2.5\n3\t4"
    assert editor.ok.isEnabled()


def test_editor_opens_with_what_the_experiment_has(qapp: QApplication, qtbot: QtBot) -> None:
    sequence = Values(
        values=(((1,), (2,)), ((3,), (4,))), targets=(((5,), (6,)), ((7,), (8,))), counts=(True, False)
    )
    editor = ValuesEditor(sequence, lambda sequence: None, Theme("light"))
    qtbot.addWidget(editor)
    assert editor.text.toPlainText() == "1\t5\n2\t(6)\n\n3\t7\n4\t(8)"
    assert editor.targets.currentText() == "the last column"
    assert editor.sequence.generate().mask.tolist() == sequence.generate().mask.tolist()


def test_targets_keep_as_many_columns_while_the_text_is_not_right(editor: ValuesEditor) -> None:
    paste(editor, "1 2 9\n3 4 8")
    choose(editor.targets, 2)
    paste(editor, "1\n2")
    assert editor.problem.text() == "needs a column of inputs beside 2 of targets, got 1 in all"
    paste(editor, "1 2 9\n3 4 8")
    assert editor.sequence.outputs == 2


def test_ambiguous_text_is_taken_only_as_chosen(editor: ValuesEditor) -> None:
    paste(editor, "28,7\n28,95\n29,08")
    assert editor.problem.text() == (
        "A comma may stand between columns, or before decimals. Choose under “read as” how it is meant."
    )
    assert not editor.ok.isEnabled()
    assert editor.layouts.isVisible()
    words = [editor.layouts.itemText(index) for index in range(editor.layouts.count())]
    assert words[1] == "1 column, decimal comma: 28.7; 28.95; 29.08"
    choose(editor.layouts, 1)
    assert editor.ok.isEnabled()
    assert editor.sequence.values == ((28.7,), (28.95,), (29.08,))
    choose(editor.layouts, 2)
    assert editor.sequence.values == ((28, 7), (28, 95), (29, 8))


def test_a_choice_lasts_while_one_types_and_not_for_what_is_pasted(editor: ValuesEditor) -> None:
    paste(editor, "28,7\n28,95")
    choose(editor.layouts, 1)
    editor.text.appendPlainText("29,08")
    assert editor.sequence.values == ((28.7,), (28.95,), (29.08,))
    paste(editor, "1,5\n2,5")
    assert not editor.ok.isEnabled()


def test_values_that_are_there_are_read_as_they_are(qapp: QApplication, qtbot: QtBot) -> None:
    sequence = Values(values=((1.234,), (5.678,)))
    editor = ValuesEditor(sequence, lambda sequence: None, Theme("light"))
    qtbot.addWidget(editor)
    assert editor.ok.isEnabled()
    assert editor.sequence == sequence
    paste(editor, "1\n2")
    assert editor.layouts.isHidden()


def test_what_numpy_prints_is_taken(editor: ValuesEditor) -> None:
    paste(editor, "[[1. 2.]\n [3. 4.]\n [5. 6.]]")
    assert editor.sequence.values == ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))
