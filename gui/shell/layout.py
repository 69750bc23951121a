"""Every panel of the window, in its card."""

from PyQt6.QtCore import Qt

from gui.panels.base import Panel
from gui.panels.card import Card
from gui.panels.debug.breakpoints import BreakpointsPanel
from gui.panels.debug.diagnostics import DiagnosticsPanel
from gui.panels.debug.watches import WatchesPanel
from gui.panels.debug.what_if import WhatIfPanel
from gui.panels.doctor.doctor import DoctorPanel
from gui.panels.experiment.model import ModelPanel
from gui.panels.experiment.notice import NoticePanel
from gui.panels.experiment.sequence import SequencePanel
from gui.panels.lesson.lesson import LessonPanel
from gui.panels.lesson.zoo import ZooPanel
from gui.panels.stepping.cell import CellPanel
from gui.panels.stepping.comparison import ComparisonPanel
from gui.panels.stepping.equation import EquationPanel
from gui.panels.stepping.network import NetworkPanel
from gui.panels.stepping.report import ReportPanel
from gui.panels.stepping.sequence_table import SequenceTable
from gui.panels.stepping.step_table import StepTable
from gui.panels.train.backward import BackwardPanel
from gui.panels.train.gradient_norms import GradientNormsPanel
from gui.panels.train.jacobian import JacobianPanel
from gui.panels.train.laboratory import LaboratoryPanel
from gui.panels.train.landscape import LandscapePanel
from gui.panels.train.lengths import LengthsPanel
from gui.panels.train.loss import LossPanel
from gui.panels.train.reach import ReachPanel
from gui.panels.train.training import TrainingPanel
from gui.panels.train.weight_steps import WeightStepsPanel
from gui.state.context import Context

Left, Right, Bottom = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
PANELS: dict[str, tuple[Qt.DockWidgetArea, type[Panel]]] = {
    "sequence": (Left, SequencePanel),
    "lesson": (Left, LessonPanel),
    "zoo": (Left, ZooPanel),  # not on the right, so that the tools for finding a mistake keep their room
    "model": (Left, ModelPanel),
    "notice": (Left, NoticePanel),
    "cell": (Right, CellPanel),
    "network": (Right, NetworkPanel),
    "equation": (Right, EquationPanel),
    "watches": (Right, WatchesPanel),
    "breakpoints": (Right, BreakpointsPanel),
    "comparison": (Right, ComparisonPanel),
    "what_if": (Right, WhatIfPanel),
    "values": (Right, SequenceTable),
    "steps": (Bottom, StepTable),
    "report": (Bottom, ReportPanel),
    "doctor": (Bottom, DoctorPanel),
    "diagnostics": (Bottom, DiagnosticsPanel),
    "training": (Left, TrainingPanel),
    "loss": (Bottom, LossPanel),
    "gradient_norms": (Bottom, GradientNormsPanel),
    "reach": (Right, ReachPanel),
    "backward": (Right, BackwardPanel),
    "jacobian": (Bottom, JacobianPanel),
    "lengths": (Bottom, LengthsPanel),
    "weight_steps": (Bottom, WeightStepsPanel),
    "landscape": (Right, LandscapePanel),
    "laboratory": (Left, LaboratoryPanel),
}
"""By their names in saved layouts: the side to which each comes where a workspace has none, and its kind."""

HOMES = {name: side for name, (side, _) in PANELS.items()}


def make_cards(context: Context) -> list[Card]:
    """A card for every panel."""
    return [Card(name, kind, context, is_bare=name == "notice") for name, (_, kind) in PANELS.items()]
