"""Every workspace names panels and plots that there are, each once."""

import pytest

from gui.plots import plot_classes
from gui.shell.layout import PANELS
from gui.workspaces.base import Workspace
from gui.workspaces.every import workspace, workspaces

MOST = 9  # keys Ctrl+1 to Ctrl+9


@pytest.mark.parametrize("one", workspaces())
def test_workspace_names_what_there_is(one: type[Workspace]) -> None:
    for wanted in filter(None, (one.usual, one.wide)):
        assert set(wanted.panels) <= set(PANELS)
        assert len(set(wanted.panels)) == len(wanted.panels)
        assert set(wanted.plots) <= {plot.name for plot in plot_classes()}
        assert wanted.plots
    assert workspace(one.name) is one
    assert one.title
    assert one.help


def test_workspaces_are_told_apart() -> None:
    found = workspaces()
    assert len({one.name for one in found}) == len({one.order for one in found}) == len(found) <= MOST
