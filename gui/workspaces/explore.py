"""Change the sequence and the network, and watch the curves."""

from dataclasses import replace

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack, Workspace

FORMS = PanelColumn(
    312,
    (
        PanelStack(("sequence",), least=200),
        PanelStack(("model", "network"), least=200),
        PanelStack(("notice",), least=0),
    ),
)
WIDE_FORMS = tuple(replace(stack, panels=stack.panels[:1]) for stack in FORMS.stacks)


class Explore(Workspace):
    """Nearly all of the window is plots; where it is wide, the step at the playhead stands beside them."""

    name = "explore"
    title = "Explore"
    help = "Change the sequence and the network, and watch the curves."
    order = 1
    usual = Arrangement(left=FORMS, plots=("prediction", "hidden_state"))
    wide = Arrangement(
        left=replace(FORMS, width=340, stacks=WIDE_FORMS),
        right=PanelColumn(
            360, (PanelStack(("network", "cell"), 400, 200), PanelStack(("equation",), 340, 240))
        ),
        plots=("prediction", "error", "hidden_state"),
    )
    wide_from = 1800
