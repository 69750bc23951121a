"""All plots in one column."""

import pytest
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Model
from gui.plots.plot_area import PlotArea
from gui.state.context import Context


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_plot_that_needs_more_room_is_given_it(context: Context, qtbot: QtBot, scale: float) -> None:
    """Of several outputs there is a choice, and a readout is offered, which were cut at the right."""
    context.theme.set_scale(scale)
    area = PlotArea(context)
    qtbot.addWidget(area)
    area.arrange(("prediction", "error"))
    area.show()
    qtbot.waitExposed(area)
    before = area.minimumSizeHint().width()
    area.resize(before, 600)
    experiment = context.document.experiment
    context.document.open(experiment.replace(model=Model(layers=(SimpleRNN(units=4),))), None)
    qtbot.waitUntil(lambda: area.minimumSizeHint().width() > before)
    area.resize(area.minimumSizeHint().width(), 600)
    for card in area.cards:
        qtbot.waitUntil(lambda card=card: card.isHidden() or card.width() <= area.width())
    context.theme.set_scale(1.0)


def test_tabs_of_plots_are_not_cut_and_say_how_many_more_there_are(context: Context, qtbot: QtBot) -> None:
    """At 200 % the third one was "Hidder", beside arrows that no other bar of tabs has."""
    area = PlotArea(context)
    qtbot.addWidget(area)
    area.arrange(("prediction", "error", "hidden_state"))
    area.resize(300, 150)
    area.show()
    qtbot.waitUntil(lambda: area.tabs.isVisible() and area.tab_list.isVisible())
    qtbot.waitUntil(lambda: area.tab_list.text().startswith("+"))
    whole = [place for place in range(3) if area.tabs.tabRect(place).right() < area.tab_list.x()]
    assert area.tab_list.x() == area.tabs.tabRect(whole[-1]).right() + 1
