"""Find where two implementations part, and why."""

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack, Workspace


class Compare(Workspace):
    """Outputs and their difference on one half, what tells them apart on the other."""

    name = "compare"
    title = "Compare"
    help = "Set implementations, or somebody else's numbers, side by side, and ask why they differ."
    order = 3
    usual = Arrangement(
        right=PanelColumn(
            0.5, (PanelStack(("comparison", "report"), 400, 380), PanelStack(("doctor",), 300, 300))
        ),
        plots=("prediction", "error"),
    )
