"""The numbers of a specimen's step as a list to pick from, by what its judge calls them."""

from PyQt6.QtCore import QCoreApplication

from engine.notation.symbols import at_step, plain
from engine.zoo.base import Specimen
from gui.language.translation import shown


def step_numbers(specimen: Specimen, t: int) -> list[tuple[str, object]]:
    """Inputs, every operation, and targets: a text each, and its name."""
    quantities = [("x_t", _tr("the input"), "x")]
    quantities += [(one.tex, shown(one.help), one.name) for one in specimen.layer.quantities]
    if specimen.readout is not None:
        quantities.append(("y_t", _tr("the readout"), "y"))
    found: list[tuple[str, object]] = [(f"{_symbol(tex, t)}, {help}", name) for tex, help, name in quantities]
    return [*found, (_tr("the target"), "target"), (_tr("the error"), "error")]


def _symbol(tex: str, t: int) -> str:
    """The left side of an equation at step t, as plain text: h₃ U."""
    return plain(at_step(tex.partition(" = ")[0], t))


def _tr(text: str) -> str:
    return QCoreApplication.translate("step_numbers", text)
