"""Activations as other programs name them, in this program's words."""

from engine.activation import ACTIVATIONS
from engine.cells.activation_name import ALSO, REFUSED
from engine.errors import ParameterError

NONE = (None, "", "linear", "identity", "none")


def activation_word(given: object, place: str) -> str:
    """This program's name of an activation that a file names. Raises ParameterError for one it has not.

    Names are compared as texts; a configuration of a function of somebody's own is refused.
    """
    if given in NONE:
        return "linear"
    if not isinstance(given, str):
        raise ParameterError(place, "has an activation of its own, which this program does not run")
    found = ALSO.get(given, given)
    if found in ACTIVATIONS:
        return found
    if given in REFUSED:
        raise ParameterError(place, f"has an activation that {REFUSED[given]}")
    raise ParameterError(place, f"has the activation {given[:40]!r}, which this program does not know")
