"""What is told of a landscape: the numbers at a place, how fine the picture is, and what lies beside it."""

from PyQt6.QtCore import QCoreApplication

from engine.notation.number_text import number, percent
from gui.state.training.landscape import Landscape

DIGITS, SLOPE_DIGITS = 4, 3
ROUNDING = 1e-6  # beside the plane


def told_of(landscape: Landscape) -> str:
    """The numbers at the cursor; without one, how fine the picture is, and what lies off the plane."""
    plan, place = landscape.plan, landscape.cursor
    if plan is None:
        return ""
    if place is None:
        return _state(landscape)
    names = plan.plane.names
    parts = [f"{name} {number(at, DIGITS)}" for name, at in zip(names, place, strict=True)]
    return " · ".join([*_slope_parts(landscape), *parts])


def _slope_parts(landscape: Landscape) -> list[str]:
    slope = landscape.slope
    if slope is None:
        return []
    both = ", ".join(number(one, SLOPE_DIGITS) for one in (slope.first, slope.second))
    return [_tr("loss {}").format(number(slope.loss, DIGITS)), _tr("gradient ({})").format(both)]


def _state(landscape: Landscape) -> str:
    if not landscape.is_complete:
        return _tr("Refining: {} of all places.").format(percent(landscape.share))
    lost = landscape.places.off_plane()
    if lost is None or lost < ROUNDING:
        return _tr("Point at a place for its loss and gradient; click to start training there.")
    return _tr("The path's last point lies {} beside this plane; it is drawn at its nearest place.").format(
        number(lost, SLOPE_DIGITS)
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("LandscapeText", text)
