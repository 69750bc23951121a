"""All specimens of the zoo: a file each here, or in the doctor's mistakes."""

from functools import cache

import engine.zoo
from engine.errors import ParameterError
from engine.program.find import find_classes
from engine.zoo.base import Specimen
from engine.zoo.planted import PlantedSpecimen, planted_specimens


@cache
def specimens() -> tuple[Specimen, ...]:
    """All of the zoo, what is easier first."""
    own = [kind() for kind in find_classes(engine.zoo, Specimen) if kind is not PlantedSpecimen]
    found = sorted([*own, *planted_specimens()], key=lambda one: (one.difficulty, one.name))
    for number, one in enumerate(found, start=1):
        one.number = number
    return tuple(found)


def specimen(name: str) -> Specimen:
    """The specimen of a name. Raises ParameterError."""
    for found in specimens():
        if found.name == name:
            return found
    raise ParameterError("specimen", f"must be one of the bug zoo, got {name!r}")
