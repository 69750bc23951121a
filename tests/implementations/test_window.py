"""What the window shows of a third implementation: its label and its colour, everywhere."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PyQt6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from engine.breakpoints.first_difference import FirstDifference
from engine.experiment import Experiment
from engine.run.name import Name, Number
from engine.run.simulate import MakeNetwork
from engine.session import Session, from_json, to_json
from engine.work.equipment import Equipment
from gui.look.colours import text_role
from gui.look.theme import Theme
from gui.open.sessions import Sessions
from gui.open.settings import Settings
from gui.panels.debug.breakpoints import BreakpointsPanel
from gui.panels.debug.find_bar import FindBar
from gui.panels.debug.watches import WatchesPanel
from gui.panels.stepping.cell import CellPanel
from gui.panels.stepping.comparison import ComparisonPanel
from gui.panels.stepping.equation import EquationPanel
from gui.panels.stepping.foot import Foot
from gui.panels.stepping.report import ReportPanel
from gui.panels.stepping.step_table import StepTable
from gui.panels.stepping.transport_bar import TransportBar
from gui.plots.error import Error
from gui.plots.hidden_state import HiddenState
from gui.plots.prediction import Prediction
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.state.context import Context, make_context
from gui.state.document import Document
from tests.engine.side_by_side import StandIn, run_both

Show = Callable[..., Any]
COLOUR, TEXT = "#2e7d32", "#1b5e20"
LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


def all_makers() -> dict[str, MakeNetwork]:
    """What makes all three, without TensorFlow."""
    return {**Equipment().make_networks, "keras": StandIn}


def test_it_runs_beside_numpy_while_keras_is_not_loaded(ended: Context) -> None:
    assert ended.client.recording.implementations == ("numpy", "theirs")


@pytest.mark.parametrize("kind", [Prediction, Error, HiddenState])
def test_a_plot_has_its_curve_and_its_legend(kind: type, show: Show, ended: Context) -> None:
    plot = show(kind)
    curve = next(curve for curve in plot.curves() if curve.label == "Theirs")
    assert curve.look.dashes == (6, 2)
    labels = [entry.label for entry in plot.header.legend.entries]
    assert labels.index("Theirs") == labels.index("NumPy") + 1
    if kind is not Error:  # errors have a colour of their own
        assert curve.look.colour(ended.theme).name() == COLOUR


def test_both_themes_have_its_colours(ended: Context) -> None:
    assert ended.theme.colours.of(text_role("theirs")) == TEXT
    ended.theme.set_mode("dark")
    assert ended.theme.colours.of("theirs") == "#7bd88f"
    ended.theme.set_mode("light")


def test_the_table_has_its_columns_in_its_colour(show: Show, ended: Context) -> None:
    table = show(StepTable)
    column = next(one for one in table._steps.columns if one.header == "Theirs")
    assert column.role == "theirs_text"
    assert column.value(1) == 20.5


def test_the_equation_is_written_out_with_its_numbers(show: Show, ended: Context, qtbot: QtBot) -> None:
    panel, cell = show(EquationPanel), show(CellPanel)
    ended.transport.go_to(1)
    labels = panel.comparison.labels
    assert labels["theirs", "name"].text() == "Theirs"
    assert [labels["theirs", column].text() for column in ("value", "error")] == ["20.5", "6.5"]
    assert labels["difference.theirs", "name"].text() == "|difference|"
    assert labels["difference.theirs", "value"].text() == "2.5"
    assert labels["difference.theirs", "name"].toolTip().startswith("NumPy minus Theirs, without sign")
    assert not panel.choice.toggle["keras"].isVisibleTo(panel)
    qtbot.mouseClick(panel.choice.toggle["theirs"], LEFT)
    assert ended.selection.shown == "theirs"
    assert "20.5" in panel.math.text
    assert cell.view.result == "theirs_text"


def test_the_comparison_sets_it_against_numpy(show: Show, ended: Context) -> None:
    panel = show(ComparisonPanel)
    ended.transport.go_to(1)
    assert panel.different.t == 1
    assert panel.model.pair == ("numpy", "theirs")
    assert panel.model.text(1, "values") == "5\n7.5"
    assert not panel.pair.isVisible()


def test_of_three_a_pair_is_picked(show: Show, ended: Context, notebook: Experiment) -> None:
    ended.client.show(run_both(notebook, all_makers()))
    panel = show(ComparisonPanel)
    ended.transport.go_to(1)
    assert panel.pair.isVisible()
    assert panel.model.pair == ("numpy", "keras")
    assert panel.different.t is None
    panel.pair.activated.emit(1)
    QCoreApplication.sendPostedEvents()
    assert panel.model.pair == ("numpy", "theirs")
    assert panel.different.t == 1


def test_a_picked_pair_is_remembered_and_compared_wherever_both_run(
    show: Show, ended: Context, notebook: Experiment
) -> None:
    panel = show(ComparisonPanel)
    panel.restore_state({"kind": "ulps", "value": 4, "pair": "keras and theirs"})
    ended.transport.go_to(1)
    assert panel.model.pair == ("numpy", "theirs")  # Keras does not run
    ended.client.show(run_both(notebook, all_makers()))
    ended.transport.go_to(1)
    QCoreApplication.sendPostedEvents()
    assert panel.pair.currentText() == "Keras and Theirs"
    assert panel.model.pair == ("keras", "theirs")
    assert panel.saved_state() == {"kind": "ulps", "value": 4, "pair": "keras and theirs"}


@pytest.mark.parametrize("pair", ["keras and keras", "numpy", 3, None, ["numpy", "theirs"]])
def test_a_remembered_pair_that_makes_no_sense_counts_as_not_picked(
    show: Show, ended: Context, pair: object
) -> None:
    panel = show(ComparisonPanel)
    panel.restore_state({"kind": "ulps", "value": 4, "pair": pair})
    assert panel.saved_state() == {"kind": "ulps", "value": 4}


def test_of_three_each_difference_says_of_which(show: Show, ended: Context, notebook: Experiment) -> None:
    ended.client.show(run_both(notebook, all_makers()))
    panel = show(EquationPanel)
    ended.transport.go_to(1)
    names = [panel.comparison.labels[f"difference.{other}", "name"].text() for other in ("keras", "theirs")]
    assert names == ["|NumPy − Keras|", "|NumPy − Theirs|"]


def test_a_watch_names_it(show: Show, ended: Context, qtbot: QtBot) -> None:
    panel = show(WatchesPanel)
    ended.transport.go_to(1)
    qtbot.keyClicks(panel.field.line, "theirs.h")
    qtbot.keyClick(panel.field.line, ENTER)
    assert [row.value for row in panel.list.shown] == ["20.5"]


def test_a_search_finds_its_number(show: Show, ended: Context, qtbot: QtBot) -> None:
    bar = show(FindBar)
    bar.open()
    qtbot.keyClicks(bar.field.line, "theirs.y - y > 10")
    qtbot.keyClick(bar.field.line, ENTER)
    assert bar.result.text() == "t = 2"


def test_a_run_stops_where_it_begins_to_differ(ended: Context, qtbot: QtBot) -> None:
    ended.breakpoints.set_items((FirstDifference(),))
    ended.transport.stop()
    with qtbot.waitSignal(ended.client.hit):
        ended.transport.run()
    assert ended.playhead.t == 1


def test_a_breakpoint_is_given_the_pair_that_it_compares(show: Show, ended: Context, qtbot: QtBot) -> None:
    panel = show(BreakpointsPanel)
    panel.begin(FirstDifference)
    assert panel.form is not None
    picker = panel.form.form.controls["pair"]
    texts = [picker.itemText(index) for index in range(picker.count())]
    assert texts == ["the first two that run", "NumPy and Keras", "NumPy and Theirs", "Keras and Theirs"]
    picker.activated.emit(3)
    qtbot.mouseClick(panel.form.accept, LEFT)
    assert panel.form.problem.text() == "a first difference needs both Keras and Theirs to run"
    picker.activated.emit(2)
    qtbot.mouseClick(panel.form.accept, LEFT)
    assert ended.breakpoints.items == (FirstDifference(pair="numpy and theirs"),)
    assert panel.list.rows.index(0).data().startswith("|NumPy − Theirs| of y > 0")


def test_the_status_line_and_the_report_tell_of_it(show: Show, ended: Context, qtbot: QtBot) -> None:
    foot, report = show(Foot), show(ReportPanel)
    assert "Theirs: MSE" in foot.measures.toolTip()
    qtbot.waitUntil(lambda: "Theirs, this row" in report.browser.toPlainText())
    assert "Theirs, layer 0, h" in report.browser.toPlainText()


def test_its_box_has_its_colour_and_says_what_it_does(show: Show, ended: Context, qtbot: QtBot) -> None:
    bar = show(TransportBar)
    box = bar.boxes["theirs"]
    assert (box.text(), box.isEnabled(), box.isChecked()) == ("Theirs", True, True)
    assert box.toolTip() == "Run the implementation that somebody else wrote."
    assert box.grab().toImage().pixelColor(8, box.height() // 2 + 5).name() == COLOUR
    with qtbot.waitSignal(ended.client.finished):
        qtbot.mouseClick(box, LEFT, pos=box.rect().center())
    assert ended.client.recording.implementations == ("numpy",)


def test_its_number_is_no_mistake_of_numpys(ended: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ended.client.finished):
        ended.zoo.open(ended.zoo.next_specimen)
    ended.zoo.ask(True)
    ended.zoo.take_click(Number(Name("h", 0), 0, 2), "theirs")
    assert ended.zoo.verdict.sentence == "Their number is right, given what it reads. Look elsewhere."
    ended.zoo.leave()


def test_a_session_brings_it_back(ended: Context, qtbot: QtBot) -> None:
    view: dict[str, Any] = {}
    sessions = Sessions(ended, lambda: view, view.update)
    ended.selection.want_only(("theirs",))
    ended.watches.set_texts(("theirs.h",))
    session: Session = from_json(to_json(sessions.take()))
    ended.selection.want_only(("numpy",))
    sessions.open(session, None)
    qtbot.waitUntil(lambda: ended.client.recording.implementations == ("theirs",))
    assert ended.watches.texts == ("theirs.h",)
    qtbot.waitUntil(lambda: ended.client.ending is not None)


@pytest.fixture
def window(notebook: Experiment, qtbot: QtBot) -> Iterator[MainWindow]:
    context = make_context(Document(notebook), Theme("light"))
    window = MainWindow(context, Settings(), CrashReporter())
    context.transport.restart()
    window.resize(1400, 900)
    window.show()
    for card in window.cards:
        card.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    yield window
    window.close()
    window.deleteLater()
    assert context.client.close()


@pytest.mark.slow
def test_every_card_shows_every_step(window: MainWindow) -> None:
    context = window.context
    context.selection.look_at(shown="theirs")
    for card in window.cards:
        card.raise_()
        QCoreApplication.sendPostedEvents()
        for t in range(context.client.trace.steps):
            context.transport.go_to(t)
            card.grab()
