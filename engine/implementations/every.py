"""Every implementation, in the order in which they are listed and computed."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

import engine.implementations
from engine.experiment import Experiment
from engine.implementations.base import Implementation
from engine.program.find import find_classes

_found = [kind() for kind in find_classes(engine.implementations, Implementation)]
IMPLEMENTATIONS = {one.name: one for one in sorted(_found, key=lambda one: one.order) if not one.is_replayed}
"""Those that compute, by name."""
REPLAYED = {one.name: one for one in _found if one.is_replayed}
"""Those that show what an experiment carries: they are there where it does, and only there."""


def implementations() -> tuple[Implementation, ...]:
    """All implementations in the order of their list."""
    return tuple(IMPLEMENTATIONS.values())


def names() -> tuple[str, ...]:
    """The names of all implementations in the order of their list."""
    return tuple(IMPLEMENTATIONS)


def trainer_names() -> tuple[str, ...]:
    """The names of those that can train, in the order of the list."""
    return tuple(one.name for one in implementations() if one.trained_by)


def all_names() -> tuple[str, ...]:
    """The names of all implementations, and behind them of those that only some experiments have."""
    return tuple(dict.fromkeys((*IMPLEMENTATIONS, *REPLAYED)))


def names_for(experiment: Experiment) -> tuple[str, ...]:
    """The names of those that can run an experiment."""
    return all_names() if experiment.theirs is not None else names()


def replayed_among(found: Collection[str]) -> frozenset[str]:
    """The implementations among some names that are replayed; where NaN stands, they have no number."""
    return frozenset(name for name in found if implementation(name).is_replayed)


def implementation(name: str) -> Implementation:
    """The implementation of a name. Raises KeyError."""
    return IMPLEMENTATIONS[name] if name in IMPLEMENTATIONS else REPLAYED[name]


def able(wanted: Collection[str], experiment: Experiment) -> tuple[str, ...]:
    """The wanted implementations that can run an experiment, in the order of their names."""
    return tuple(name for name in wanted if not implementation(name).refusal(experiment))


def title_of(name: str) -> str:
    """The title of an implementation, as the user sees it: "NumPy". Raises KeyError."""
    return implementation(name).title


def titles() -> tuple[str, str]:
    """The first implementation's title, and the titles of the others in one text: "NumPy", "Keras"."""
    main, *others = map(title_of, names())
    return main, " / ".join(others)


@dataclass(frozen=True)
class _Known:
    """Marks a text as one of the names there are at the time it is read."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_check_name)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"enum": list(names()), "type": "string"}


@dataclass(frozen=True)
class NoMore:
    """Marks a list of names as at most as long as the list of implementations."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_check_length, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "maxItems": len(names())}


ImplementationName = Annotated[str, _Known()]
"""As a field of a Value that is read from a file."""
ImplementationNames = Annotated[tuple[ImplementationName, ...], Field(strict=False), NoMore()]


def _check_name(given: object) -> str:
    if isinstance(given, str) and given in names():
        return given
    raise PydanticKnownError("literal_error", {"expected": " or ".join(map(repr, names()))})


def _check_length(given: tuple[str, ...]) -> tuple[str, ...]:
    if len(given) > len(names()):
        sizes = {"field_type": "Tuple", "max_length": len(names()), "actual_length": len(given)}
        raise PydanticKnownError("too_long", sizes)
    return given
