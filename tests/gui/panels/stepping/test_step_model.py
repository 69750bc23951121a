"""The model behind the table of steps: rows and columns of one run at a time."""

from PyQt6.QtWidgets import QApplication

from gui.look.theme import Theme
from gui.panels.stepping.step_column import StepColumn
from gui.panels.stepping.step_model import StepModel


def columns(values: list[int]) -> tuple[StepColumn, ...]:
    return (StepColumn("x", "The input.", lambda t: values[t]),)


def test_a_shorter_run_is_asked_for_no_step_it_lacks_while_rows_go(qapp: QApplication) -> None:
    model, seen = StepModel(Theme("light")), list[list[str]]()
    model.show(columns([1, 2, 3, 4]), 4)
    model.rowsAboutToBeRemoved.connect(
        lambda *_: seen.append([model.text(t, 0) for t in range(model.rowCount())])
    )
    model.show(columns([7, 8]), 2)
    assert seen == [["1", "2", "3", "4"]]
    assert [model.text(t, 0) for t in range(model.rowCount())] == ["7", "8"]
