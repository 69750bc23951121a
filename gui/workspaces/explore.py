"""Change the sequence and the network, and watch the curves."""

from dataclasses import replace

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack, Workspace

FORMS = PanelColumn(
    312,
    (
        PanelStack(("sequence",), least=200),
        PanelStack(("model",), least=200),
        PanelStack(("notice",), least=0),
    ),
)


class Explore(Workspace):
    """Nearly all of the window is plots; where it is wide, the step at the playhead stands beside them."""

    name = "explore"
    title = "Explore"
    help = "Change the sequence and the network, and watch the curves."
    order = 1
    usual = Arrangement(left=FORMS, plots=("prediction", "hidden_state"))
    wide = Arrangement(
        left=replace(FORMS, width=340),
        right=PanelColumn(360, (PanelStack(("cell",), 240, 200), PanelStack(("equation",), 500, 240))),
        plots=("prediction", "error", "hidden_state"),
    )
    wide_from = 1800
