"""See what the network reads, and what it is to put out."""

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack, Workspace


class DataWork(Workspace):
    """The sequence: its parameters, its numbers, its curves."""

    name = "data"
    title = "Data"
    help = "Choose, open or type a sequence, and see all of its numbers."
    order = 4
    usual = Arrangement(
        left=PanelColumn(300, (PanelStack(("sequence",), 400, 200),)),
        right=PanelColumn(300, (PanelStack(("values",), 600, 200),)),
        plots=("prediction", "error"),
    )
