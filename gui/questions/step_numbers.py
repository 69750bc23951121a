"""The numbers of a specimen's step as a list to pick from, by what its judge calls them."""

from PyQt6.QtCore import QCoreApplication

from engine.cells.symbol import Letters, timed
from engine.notation.symbols import plain
from engine.zoo.base import Specimen
from gui.language.translation import shown


def step_numbers(specimen: Specimen, t: int) -> list[tuple[str, object]]:
    """Inputs, every operation, and targets: a text each, and its name."""
    letters = Letters(specimen.layer)
    quantities = [(letters.input, _tr("the input"), "x")]
    quantities += [
        (letters.quantity(one.name), shown(one.help), one.name) for one in specimen.layer.quantities
    ]
    if specimen.readout is not None:
        quantities.append((timed("y"), _tr("the readout"), "y"))
    found: list[tuple[str, object]] = [
        (f"{plain(symbol.at(t))}, {help}", name) for symbol, help, name in quantities
    ]
    return [*found, (_tr("the target"), "target"), (_tr("the error"), "error")]


def _tr(text: str) -> str:
    return QCoreApplication.translate("step_numbers", text)
