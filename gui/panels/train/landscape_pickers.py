"""Along what a landscape is drawn, and how."""

from collections.abc import Iterable

from PyQt6.QtCore import QCoreApplication

from engine.landscape.plane import PathDirections, RandomDirections, TwoWeights
from gui.forms.picker import Picker
from gui.plane.surface import SurfaceLook

LOSS, RELIEF, HEIGHTS, STEEPNESS = "loss", "relief", "heights", "steepness"
LOOKS: dict[str, SurfaceLook] = {RELIEF: "relief", HEIGHTS: "heights"}
"""How the picture is drawn where it is not all colours."""


def along_picker() -> Picker:
    """Two weights, or two directions: offers the class of each."""
    choices = (
        (_tr("two weights"), TwoWeights),
        (_tr("random directions"), RandomDirections),
        (_tr("the training's path"), PathDirections),
    )
    help = _tr(
        "Two weights while all others stay as they are; two directions drawn by chance, in which all "
        "weights change by as much as they are long; or the two in which training went furthest."
    )
    return _picker(choices, _tr("along what"), help)


def look_picker() -> Picker:
    """The loss in some look, or its steepness."""
    choices = (
        (_tr("loss"), LOSS),
        (_tr("loss as relief"), RELIEF),
        (_tr("loss as height"), HEIGHTS),
        (_tr("steepness"), STEEPNESS),
    )
    help = _tr(
        "The loss as colours, as a relief in light from the upper left, as heights seen from the front, or "
        "the size of its gradient."
    )
    return _picker(choices, _tr("what is drawn"), help)


def _picker(choices: Iterable[tuple[str, object]], name: str, help: str) -> Picker:
    picker = Picker(choices)
    picker.setAccessibleName(name)
    picker.setToolTip(help)
    picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToContents)
    return picker


def _tr(text: str) -> str:
    return QCoreApplication.translate("LandscapePickers", text)
