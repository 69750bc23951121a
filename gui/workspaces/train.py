"""Change the weights, update by update, and look at the network as it was after any of them."""

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack, Workspace


class Train(Workspace):
    """The loss below the curves: both have a playhead, one of steps, one of updates."""

    name = "train"
    title = "Train"
    help = "Train the network, go back to any update, and branch from there."
    order = 5
    usual = Arrangement(
        left=PanelColumn(284, (PanelStack(("training", "model", "sequence"), least=260),)),
        right=PanelColumn(
            0.3,
            (PanelStack(("reach", "gradient_norms"), 300, 200), PanelStack(("cell", "equation"), 300, 200)),
        ),
        below=PanelStack(("loss",), 320, 220),
        plots=("prediction",),
    )
