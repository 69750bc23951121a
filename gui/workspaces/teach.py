"""Read a lesson, and do what it asks for."""

from collections.abc import Iterable

from gui.workspaces.base import Arrangement, PanelColumn, PanelStack, Workspace

LESSON = PanelColumn(380, (PanelStack(("lesson",), 600, 200),))
WIDTH = 330  # px at 100 %, of what a page needs
HEIGHTS = {"sequence": 300, "model": 260, "cell": 220, "equation": 280, "training": 360, "backward": 320}
"""px, or in that proportion"""
HEIGHT = 160  # of any other panel
FORMS, TABS = ("sequence", "model"), ("watches", "breakpoints", "comparison", "what_if")
OF_STEPS = ("steps", "report", "doctor", "diagnostics", "values")
OF_UPDATES = ("loss", "gradient_norms", "reach", "jacobian", "lengths", "weight_steps", "landscape")
TABLES = OF_STEPS + OF_UPDATES
TABLE = PanelStack((), 210, 180)
FEW = 2  # panels on the right beyond which the two forms share a tab


class Teach(Workspace):
    """The lesson's text on the left, the plots, and what its page needs."""

    name = "teach"
    title = "Teach"
    help = "Read a lesson, with the panels and plots that its page needs."
    order = 6
    usual = Arrangement(left=LESSON, plots=("prediction", "error", "hidden_state"))


def page_arrangement(panels: Iterable[str], plots: Iterable[str]) -> Arrangement:
    """The window of a page: forms, cell, equation and tabs on the right, tables below."""
    names = tuple(panels)
    tables = tuple(name for name in names if name in TABLES)
    right = [name for name in names if name not in TABLES]
    return Arrangement(
        left=LESSON,
        right=PanelColumn(WIDTH, tuple(_stacks(right))),
        below=PanelStack(tables, TABLE.height, TABLE.least) if tables else None,
        plots=tuple(plots),
    )


def _stacks(names: list[str]) -> list[PanelStack]:
    """One above the other; lists share a place, and the two forms do where there is much else."""
    groups: list[tuple[str, ...]] = []
    for name in names:
        others = TABS if name in TABS else FORMS if name in FORMS and len(names) > FEW else ()
        if groups and groups[-1][-1] in others:
            groups[-1] = (*groups[-1], name)
        else:
            groups.append((name,))
    return [PanelStack(group, HEIGHTS.get(group[0], HEIGHT), 150) for group in groups]
