"""The field of a cell that names an activation: what Keras takes for one, and why not all of it."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from engine.activation import ACTIVATIONS
from engine.parameter import Choices

ALSO = {None: "linear", "swish": "silu", "hard_swish": "hard_silu"}
"""What Keras takes for one of the names besides the name itself."""

REFUSED = {
    "glu": "cannot be 'glu', which halves the units, so that the state would not fit its own kernel; "
    "'silu' is glu with both halves alike",
    "threshold": "cannot be 'threshold', which needs two numbers that Keras takes from no name; "
    "'relu' is threshold with both 0",
}
"""What Keras knows, and no layer can have by name: why, and what to take instead."""


@dataclass(frozen=True)
class _ActivationChoices(Choices):
    """Marks a text as the name of an activation; a name that Keras takes for another one becomes that."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        words = core_schema.literal_schema(list(self.words))
        return core_schema.no_info_before_validator_function(_usual_name, words)


ActivationName = Annotated[str, _ActivationChoices(tuple(ACTIVATIONS))]


def _usual_name(given: object) -> object:
    if given is not None and not isinstance(given, str):
        return given
    if given in REFUSED:
        raise PydanticCustomError("refused", REFUSED[given])
    return ALSO.get(given, given)
