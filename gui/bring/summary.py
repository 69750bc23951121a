"""A model from a file in a few words."""

from PyQt6.QtCore import QCoreApplication

from engine.errors import ParameterError
from engine.experiment import Model
from engine.models.conventions.every import convention
from engine.models.opened import OpenedModel
from gui.language.translation import shown


def told_model(name: str, opened: OpenedModel) -> str:
    """What was read of a file: its layers, what it reads at each step, and its convention."""
    text = _tr("{}: {}. Numbers that it reads at each step: {}. Weights as {} has them.")
    return text.format(name, layers_of(opened.model), opened.features, opened.convention)


def told_convention(opened: OpenedModel) -> str:
    """How the file's convention differs from that of Keras; "" where its name is unknown."""
    try:
        of = convention(opened.convention)
    except ParameterError:
        return ""
    kinds = dict.fromkeys(cell.cell for cell in opened.model.layers)
    return " ".join(shown(of.difference(kind)) for kind in kinds)


def layers_of(model: Model) -> str:
    """The layers in their order, as "LSTM of 8 units, readout of 1"."""
    one, more = _tr("{} of 1 unit"), _tr("{} of {} units")
    parts = [(one if cell.units == 1 else more).format(cell.cell, cell.units) for cell in model.layers]
    if model.readout is not None:
        parts.append(_tr("readout of {}").format(model.outputs))
    return ", ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BringDialog", text)
