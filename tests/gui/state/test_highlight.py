"""What is pointed at is lit, together with where it comes from."""

import pytest
from pytestqt.qtbot import QtBot

from engine.cells.gru import GRU
from engine.experiment import Experiment, Model
from engine.run.name import Name, Number, X, Y
from engine.run.wiring import MERGED
from gui.state.context import Context
from gui.state.highlight import Highlight

HU = Number(Name("hU", 0), 0, 3)
H_BEFORE = Number(Name("h", 0), 0, 2)
U = Number(Name("recurrent_kernel", 0), 0, None, 0)


@pytest.fixture
def highlight(context: Context, qtbot: QtBot) -> Highlight:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return context.highlight


def test_sources_of_what_is_pointed_at_are_lit(highlight: Highlight) -> None:
    highlight.point_at(HU)
    assert {number: highlight.level(number) for number in (HU, H_BEFORE, U, Number(X, 0, 3))} == {
        HU: "pointed",
        H_BEFORE: "source",
        U: "source",
        Number(X, 0, 3): "",
    }


def test_output_and_last_state_are_one_number(highlight: Highlight) -> None:
    highlight.point_at(Number(Y, 0, 3))
    assert highlight.level(Number(Name("h", 0), 0, 3)) == highlight.level(Number(Y, 0, 3)) == "pointed"


def test_several_numbers_are_lit_as_the_one_that_is_lit_most(highlight: Highlight) -> None:
    highlight.point_at(HU)
    assert highlight.level_of([U, HU]) == "pointed"
    assert highlight.level_of([U, Number(X, 0, 0)]) == "source"
    assert highlight.level_of([]) == ""


def test_pointing_at_the_same_again_is_no_news(highlight: Highlight, qtbot: QtBot) -> None:
    highlight.point_at(HU)
    with qtbot.assertNotEmitted(highlight.changed):
        highlight.point_at(HU)


def test_new_run_is_pointed_at_nowhere(context: Context, highlight: Highlight, qtbot: QtBot) -> None:
    highlight.point_at(HU)
    with qtbot.waitSignal(context.client.started):
        context.transport.restart()
    assert highlight.number is None
    assert highlight.level(HU) == ""


@pytest.mark.parametrize("name", [Name("a", 0), Name("h", 1), Name("f", 0), Name(MERGED, 0)])
def test_number_of_another_network_has_no_sources(
    name: Name, context: Context, highlight: Highlight, qtbot: QtBot
) -> None:
    """A table that draws later still shows the columns of the last run when the mouse comes to it."""
    number, gates = Number(name, 0, 3), Experiment(model=Model(layers=(GRU(),)))
    context.document.open(gates, None)
    qtbot.waitUntil(lambda: context.client.recording.experiment == gates)  # type: ignore[union-attr]
    highlight.point_at(number)
    assert highlight.sources == frozenset()
