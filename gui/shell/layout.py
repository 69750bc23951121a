"""Every panel of the window, in its card."""

from functools import partial
from importlib import import_module

from PyQt6.QtCore import Qt

from gui.look.panel_theme import LateLooks
from gui.panels.base import Panel
from gui.panels.card import Card
from gui.state.context import Context

Left, Right, Bottom = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
PANELS: dict[str, tuple[Qt.DockWidgetArea, str]] = {
    "sequence": (Left, "experiment.sequence"),
    "lesson": (Left, "lesson.lesson"),
    "zoo": (Left, "lesson.zoo"),  # not on the right, so that the tools for finding a mistake keep their room
    "model": (Left, "experiment.model"),
    "notice": (Left, "experiment.notice"),
    "cell": (Right, "stepping.cell"),
    "network": (Right, "stepping.network"),
    "equation": (Right, "stepping.equation"),
    "watches": (Right, "debug.watches"),
    "breakpoints": (Right, "debug.breakpoints"),
    "comparison": (Right, "stepping.comparison"),
    "what_if": (Right, "debug.what_if"),
    "values": (Right, "stepping.sequence_table"),
    "steps": (Bottom, "stepping.step_table"),
    "report": (Bottom, "stepping.report"),
    "doctor": (Bottom, "doctor.doctor"),
    "diagnostics": (Bottom, "debug.diagnostics"),
    "training": (Left, "train.training"),
    "loss": (Bottom, "train.loss"),
    "gradient_norms": (Bottom, "train.gradient_norms"),
    "reach": (Right, "train.reach"),
    "backward": (Right, "train.backward"),
    "jacobian": (Bottom, "train.jacobian"),
    "lengths": (Bottom, "train.lengths"),
    "weight_steps": (Bottom, "train.weight_steps"),
    "landscape": (Right, "train.landscape"),
    "laboratory": (Left, "train.laboratory"),
}
"""By their names in saved layouts: the side to which each comes where a workspace has none; its module."""

HOMES = {name: side for name, (side, _) in PANELS.items()}


def kind_of(name: str) -> type[Panel]:
    """The panel that its module declares; to import all of them would take a tenth of the start."""
    module = import_module(f"gui.panels.{PANELS[name][1]}")
    (kind,) = (
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Panel) and thing.__module__ == module.__name__
    )
    return kind


def make_cards(context: Context) -> list[Card]:
    """A card for every panel."""
    late_looks = LateLooks(context.theme)
    return [
        Card(name, partial(kind_of, name), context, late_looks, is_bare=name == "notice") for name in PANELS
    ]
