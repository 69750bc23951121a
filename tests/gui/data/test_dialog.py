"""The dialog shows a table as it is understood, asks what is open, and makes a sequence of it."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from engine.errors import ParameterError
from engine.sequences.data import Data
from gui.data.column_model import HOLDS, INPUT, NAME, TARGET, ColumnModel
from gui.data.dialog import DataDialog
from gui.data.table_reader import LOOK_MS
from gui.look.theme import Theme
from tests.fitting import clipped

PRICES = "day;price;volume\n2024-01-01;28,7;3\n2024-01-02;28,95;4\n2024-01-03;29,5;5\n2024-01-04;30,1;5\n"
Open = Callable[..., DataDialog]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Open:
    """Opens the dialog on a file with a text, and waits until it is read as far as it can be."""

    def open(text: str, before: Data | None = None, check: Callable[[Data], object] = str) -> DataDialog:
        path = tmp_path / "table.csv"
        path.write_text(text)
        dialog = DataDialog(path, check, Theme("light"), before=before)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.is_reading)
        return dialog

    return open


def mark(dialog: DataDialog, name: str, place: int, *, is_set: bool = True) -> None:
    """Mark a column as input or target."""
    model = dialog.columns.column_model
    row = next(row for row in range(model.rowCount()) if model.index(row, NAME).data() == name)
    state = Qt.CheckState.Checked if is_set else Qt.CheckState.Unchecked
    model.setData(model.index(row, place), state, Qt.ItemDataRole.CheckStateRole)


def answer(dialog: DataDialog, qtbot: QtBot, index: int) -> None:
    """Choose an answer to the only question."""
    (question,) = dialog.understanding.questions.values()
    question.picker.setCurrentIndex(index)
    question.picker.activated.emit(index)
    qtbot.waitUntil(lambda: not dialog.is_reading)


def test_a_table_is_shown_as_it_is_understood(opened: Open) -> None:
    dialog = opened(PRICES)
    said = dialog.understanding.sentences.text()
    assert "semicolons" in said
    assert "decimal comma" in said
    assert "The first row holds names" in said
    model = dialog.rows.table_model
    assert [model.index(0, column).data() for column in range(3)] == ["2024-01-01", "28.7", "3"]
    columns = dialog.columns.column_model
    assert [columns.index(row, HOLDS).data() for row in range(3)] == ["date", "number", "number"]


def test_all_columns_of_numbers_are_inputs_at_first(opened: Open) -> None:
    dialog = opened(PRICES)
    assert dialog.ok.isEnabled()
    assert dialog.data is not None
    assert (dialog.data.inputs, dialog.data.targets, dialog.data.ahead) == (("price", "volume"), (), 1)


def test_chosen_columns_are_inputs_and_targets_of_the_same_row(opened: Open) -> None:
    dialog = opened(PRICES)
    mark(dialog, "volume", INPUT, is_set=False)
    mark(dialog, "volume", TARGET)
    assert dialog.data is not None
    batch = dialog.data.generate()
    assert batch.inputs[0].tolist() == [[28.7], [28.95], [29.5], [30.1]]
    assert batch.targets[0].tolist() == [[3], [4], [5], [5]]


def test_without_an_input_nothing_can_be_taken(opened: Open) -> None:
    dialog = opened(PRICES)
    for name in ("price", "volume"):
        mark(dialog, name, INPUT, is_set=False)
    assert not dialog.ok.isEnabled()
    assert "input" in dialog.problem.text()
    assert dialog.ok.toolTip() == dialog.problem.text()


def test_a_column_of_dates_cannot_be_marked(opened: Open) -> None:
    columns = opened(PRICES).columns.column_model
    assert not columns.index(0, INPUT).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_of_a_thousand_columns_those_out_of_sight_are_not_looked_at(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, rows = ColumnModel.data, set[int]()

    def note(model: ColumnModel, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        rows.add(index.row())
        return data(model, index, role)

    monkeypatch.setattr(ColumnModel, "data", note)
    names = [f"c{column}" for column in range(1000)]
    dialog = opened("\n".join([",".join(names), *[",".join(["1"] * 1000)] * 3]))
    assert dialog.columns.inputs == tuple(names)
    assert rows
    assert max(rows) < 200


@pytest.mark.parametrize("rows", [[[28.7], [28.95]], [[28, 7], [28, 95]]])
def test_nothing_ambiguous_is_taken_before_it_is_chosen(
    opened: Open, qtbot: QtBot, rows: list[list[float]]
) -> None:
    dialog = opened("28,7\n28,95\n29,08\n")
    assert not dialog.ok.isEnabled()
    assert dialog.ok.toolTip()
    (question,) = dialog.understanding.questions.values()
    answers = [question.picker.itemText(place) for place in range(1, question.picker.count())]
    chosen = next(
        place for place, words in enumerate(answers, 1) if words.startswith(f"{len(rows[0])} column")
    )
    answer(dialog, qtbot, chosen)
    assert dialog.data is not None
    assert dialog.data.generate().inputs[0].tolist() == rows


def test_a_text_is_read_otherwise_than_it_was_found(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("1;2\n3;4\n5;6\n7;8\n")
    form = dialog.understanding.form
    assert form.pickers["delimiter"].currentText() == "semicolons"
    assert not form.isVisible()
    dialog.understanding.otherwise.setChecked(True)
    assert form.isVisible()
    form.pickers["header"].picked.emit(True)
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert dialog.data is not None
    assert dialog.data.inputs == ("1", "2")
    assert dialog.data.generate().inputs[0].tolist() == [[3, 4], [5, 6]]


def test_no_question_is_answered_by_the_way(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("28,7\n28,95\n29,08\n")
    assert dialog.understanding.otherwise.isHidden()
    answer(dialog, qtbot, 1)
    assert dialog.understanding.otherwise.isVisible()
    assert len(dialog.understanding.questions) == 1  # it can be answered otherwise


def test_rows_for_testing_are_tinted_and_told(opened: Open) -> None:
    dialog = opened(PRICES)
    assert "testing" not in dialog.size_of_data.text()
    dialog.form.controls["test_part"].edited.emit(0.5)
    assert "testing" in dialog.size_of_data.text()


def test_missing_numbers_ask_what_stands_for_them(opened: Open) -> None:
    dialog = opened("a\n1\n\n3\n4\n".replace("\n\n", "\nNA\n"))
    assert not dialog.ok.isEnabled()
    assert "line 3" in dialog.form.problems["filling"].text()
    dialog.form.controls["filling"].edited.emit("linear")
    assert dialog.data is not None
    assert dialog.data.generate().inputs[0].tolist() == [[1], [2], [3]]


@pytest.mark.parametrize("name", ["skip", "take", "ahead", "window"])
def test_a_number_that_cannot_be_is_refused_at_its_field(opened: Open, name: str) -> None:
    dialog = opened("a\n1\n2\n3\n4\n")
    value = {"take": 1}.get(name, 9)
    dialog.form.controls[name].edited.emit(value)
    assert dialog.form.problems[name].text().startswith(name)
    assert not dialog.ok.isEnabled()
    dialog.form.controls[name].edited.emit(Data.model_fields[name].get_default())
    assert dialog.ok.isEnabled()


def test_a_word_in_a_field_of_a_number_is_mended_before_anything_is_taken(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("a\n1\n2\n3\n4\n")
    field = dialog.form.controls["skip"].focus
    for text in ("one", "1"):
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert dialog.isVisible() == (text == "one")
    assert dialog.data is not None
    assert dialog.data.skip == 1


def test_what_the_model_cannot_take_is_told(opened: Open) -> None:
    def refuse(data: Data) -> None:
        raise ParameterError("model", "is too small")

    dialog = opened(PRICES, check=refuse)
    assert not dialog.ok.isEnabled()
    assert dialog.problem.text() == "model is too small"


def test_choices_made_before_are_there_again(opened: Open) -> None:
    dialog = opened(PRICES)
    mark(dialog, "price", INPUT, is_set=False)
    dialog.form.controls["scaling"].edited.emit("min-max")
    again = opened(PRICES, before=dialog.data)
    assert again.data == dialog.data
    assert again.columns.inputs == ("volume",)


def test_a_ready_made_file_goes_by_its_name(qtbot: QtBot) -> None:
    before = Data()
    place = before.file.place
    assert place is not None
    dialog = DataDialog(place, str, Theme("light"), before=before)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert dialog.data == before
    dialog.form.controls["skip"].edited.emit(3)
    assert dialog.data == before.replace(skip=3)
    form = dialog.understanding.form
    form.pickers["header"].picked.emit(False)
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert not dialog.notice.text()


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(opened: Open) -> None:
    dialog = opened("")
    assert dialog.problem.text() == "table.csv is empty"
    assert not dialog.ok.isEnabled()


def test_the_plot_shows_the_file_s_own_numbers_whatever_the_scale(opened: Open) -> None:
    dialog = opened(PRICES)
    dialog.form.controls["scaling"].edited.emit("standardise")
    curves = dialog.plot.curves
    assert [curve.label for curve in curves] == ["price", "volume"]
    assert curves[0].values.tolist() == [28.7, 28.95, 29.5, 30.1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_texts_fit(opened: Open, qtbot: QtBot, scale: float) -> None:
    theme = Theme("light")
    try:
        theme.set_scale(scale)
        dialog = opened("28,7\n28,95\n29,08\n")
        qtbot.waitUntil(lambda: not clipped(dialog))  # layouts in layouts take some turns
    finally:
        theme.set_scale(1.0)


def test_cancel_stops_the_reading_of_a_long_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("n\n" + "1\n" * 500_000)
    dialog = DataDialog(path, str, Theme("light"))
    qtbot.addWidget(dialog)
    threads: list[threading.Thread] = []

    def cancel_while_it_reads() -> None:
        """At once: the next news would be that all of it is read, on a busy machine."""
        assert dialog.reader._thread is not None
        threads.append(dialog.reader._thread)
        dialog.reject()

    dialog.reader.begun.connect(cancel_while_it_reads)
    qtbot.waitUntil(lambda: bool(threads))
    threads[0].join()
    qtbot.wait(2 * LOOK_MS)  # in which news would be heard
    assert dialog.data is None
    assert dialog.reader._thread is None
