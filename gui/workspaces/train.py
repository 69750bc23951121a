"""Change the weights, update by update, and look at the network as it was after any of them."""

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack, Workspace

FORMS = PanelColumn(320, (PanelStack(("training", "laboratory", "model", "sequence"), least=260),))
PLOTS = ("prediction",)
LOW = 94  # px, of a loss that still can be read: it is what one looks at here, also where text is large
SHARE = 0.36  # about half of what large text leaves


class Train(Workspace):
    """The loss below the curves, each with a playhead; the gradient beside them where it is wide."""

    name = "train"
    title = "Train"
    help = "Train the network, go back to any update, and branch from there."
    order = 5
    usual = Arrangement(
        left=FORMS,
        below=PanelStack(("loss", "backward", "landscape", "reach", "gradient_norms"), 320, 210, SHARE, LOW),
        plots=PLOTS,
    )
    wide = Arrangement(
        left=FORMS,
        right=PanelColumn(
            0.3,
            (
                PanelStack(("backward", "landscape", "cell", "equation"), 400, 240),
                PanelStack(("reach", "gradient_norms"), 240, 180),
            ),
        ),
        below=PanelStack(("loss", "lengths", "jacobian", "weight_steps"), 320, 220, SHARE),
        plots=PLOTS,
    )
    wide_from = 1200
