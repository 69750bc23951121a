"""Follow a run step by step to the number that is wrong."""

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack, Workspace


class Debug(Workspace):
    """The table of all steps, what one step is made of, and what stops the run."""

    name = "debug"
    title = "Debug"
    help = "Go through a run step by step: all numbers, how each comes about, breakpoints and watches."
    order = 2
    usual = Arrangement(
        left=PanelColumn(
            330,  # px, for the tabs with a specimen of the zoo
            (PanelStack(("breakpoints", "what_if"), 280, 270), PanelStack(("watches",), 150, 150)),
        ),
        right=PanelColumn(
            360, (PanelStack(("cell", "network"), 300, 190), PanelStack(("equation",), 350, 240))
        ),
        below=PanelStack(("steps", "report", "diagnostics"), 250, 180),
        plots=("prediction", "error"),
        reaches_left=True,
    )
