"""Declare a parameter once: its default, range, slider, unit and help."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, TypeVar, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from engine.array import fits_float64
from engine.validation import first_problem

V = TypeVar("V", bound="Value")


class Value(BaseModel):
    """A frozen, checked value; equal values compare equal, and a change makes a new value."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)

    def __eq__(self, other: object) -> bool:
        """Whether all fields are equal and of the same type: 2 makes exact integers where 2.0 does not."""
        if not isinstance(other, Value) or type(self) is not type(other):
            return NotImplemented
        return all(_is_same(getattr(self, name), getattr(other, name)) for name in type(self).model_fields)

    @classmethod
    def parse(cls, data: object, checked: frozenset[int] = frozenset()) -> Self:
        """Make the value from plain JSON data. Raises ParameterError, naming the first wrong field.

        checked: ids of rows and matrices in it that need not be checked again.
        """
        try:
            return cls.model_validate(data, context=checked)
        except ValidationError as error:
            raise first_problem(error) from None

    def replace(self: V, **changes: object) -> V:
        """The same value with some fields changed, checked again. Raises ParameterError."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        tuples = [value for value in fields.values() if isinstance(value, tuple)]
        rows = [row for name in changes if isinstance(fields.get(name), tuple) for row in fields[name]]
        return type(self).parse({**fields, **changes}, frozenset(map(id, tuples + rows)))


def _is_same(one: object, other: object) -> bool:
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return one == other


@dataclass(frozen=True)
class Choices:
    """Mark a text field as one of some words."""

    words: tuple[str, ...]

    @property
    def titles(self) -> dict[str, str]:
        """The words to choose from, each with the text that is shown for it."""
        return {word: word for word in self.words}

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(self.words))


@dataclass(frozen=True)
class OneOf:
    """Mark a field as one of several Values, told apart by the text in their field `tag`."""

    tag: str
    kinds: tuple[type[Value], ...]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = {
            f"<{kind.model_fields[self.tag].default}>": handler.generate_schema(kind) for kind in self.kinds
        }
        return core_schema.tagged_union_schema(choices, discriminator=self._tag_of)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """In JSON Schema the tag has to stand there, and says which of the kinds it is."""
        found = dict(handler(schema))
        words = [str(kind.model_fields[self.tag].default) for kind in self.kinds]
        mapping = {word: one["$ref"] for word, one in zip(words, found["oneOf"], strict=True)}
        discriminator = {"propertyName": self.tag, "mapping": mapping}
        return {**found, "required": [self.tag], "discriminator": discriminator}

    def _tag_of(self, data: object) -> str | None:
        word = data.get(self.tag) if isinstance(data, dict) else getattr(data, self.tag, None)
        return None if word is None else f"<{word}>"


def _check_number(value: object) -> object:
    """Let through int and float, nothing that only looks like one, and nothing beyond float64."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number", "must be a number")
    if not fits_float64(value):
        raise PydanticCustomError("number", "must be a finite number within float64 (below 1.8e308)")
    return value


def _check_auto(value: object) -> object:
    """Let through "auto", true and false; 1 and 0 are no flags."""
    if value != "auto" and not isinstance(value, bool):
        raise PydanticCustomError("word", 'must be "auto", true or false')
    return value


def _check_row(value: object, check: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
    """Let through a row of finite numbers at once; what is wrong with another one, `check` says."""
    if not isinstance(value, list | tuple) or id(value) in (info.context or ()):
        return value if isinstance(value, tuple) else check(value)
    try:
        is_fine = set(map(type, value)) <= PLAIN and all(map(math.isfinite, value))
    except OverflowError:  # an integer beyond float64
        is_fine = False
    return tuple(value) if is_fine else check(value)


def _check_matrix(value: object, check: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
    """Let through a matrix that was checked before; otherwise row by row."""
    return value if isinstance(value, tuple) and id(value) in (info.context or ()) else check(value)


def _dimensions(value: object) -> str:
    is_matrix = isinstance(value, list | tuple) and bool(value) and isinstance(value[0], list | tuple)
    return "<matrix>" if is_matrix else "<row>"


PLAIN = {int, float}
Real = Annotated[int | float, BeforeValidator(_check_number)]
"""A finite number within float64, whole or not; a whole one stays an int."""
AutoFlag = Annotated[Literal["auto", True, False], BeforeValidator(_check_auto)]
Row = Annotated[tuple[Real, ...], Field(strict=False), WrapValidator(_check_row)]
Matrix = Annotated[tuple[Row, ...], Field(strict=False), WrapValidator(_check_matrix)]
RowOrMatrix = Annotated[
    Annotated[Row, Tag("<row>")] | Annotated[Matrix, Tag("<matrix>")], Discriminator(_dimensions)
]
"""Numbers of one row, or rows of them: what the first entry is decides."""


def as_fraction(value: int | float) -> Fraction:
    """The number as its text says it: 0.1 is a tenth, not float64's neighbour of it."""
    return Fraction(repr(value))


def from_fraction(value: Fraction) -> int | float:
    """An int where the number is whole, otherwise the nearest float64."""
    return int(value) if value.denominator == 1 else float(value)


def parameter(
    default: Any,
    help: str,
    *,
    low: float | None = None,
    high: float | None = None,
    slider: tuple[float, float] | None = None,
    step: float = 1,
    unit: str = "",
) -> Any:
    """Declare a field of a Value that a user may set.

    low, high: inclusive limits. slider: the range of its slider, which typing may exceed.
    step: of the slider and the arrow keys.
    """
    hints: Any = {"slider": slider, "step": step, "unit": unit}
    return Field(default, ge=low, le=high, description=help, json_schema_extra={"hints": hints})


@dataclass(frozen=True)
class Parameter:
    """What a form must know about one declared parameter."""

    name: str
    default: Any
    is_whole: bool
    is_flag: bool
    low: float | None
    high: float | None
    slider: tuple[float, float] | None
    step: float
    unit: str
    choices: dict[str, str] | None
    """The words to choose from, each with the text that is shown for it; None where any value may be."""
    help: str
    is_text: bool = False


def parameters(kind: type[Value]) -> tuple[Parameter, ...]:
    """Every declared parameter of a Value, in the order of its fields."""
    found = []
    for name, field in kind.model_fields.items():
        extra = field.json_schema_extra
        if not isinstance(extra, dict) or "hints" not in extra:
            continue
        hints: dict[str, Any] = extra["hints"]  # type: ignore[assignment]
        limits = {type(item).__name__: item for item in field.metadata}
        found.append(
            Parameter(
                name=name,
                default=field.default,
                is_whole=field.annotation is int,
                is_flag=field.annotation is bool,
                low=getattr(limits.get("Ge"), "ge", None),
                high=getattr(limits.get("Le"), "le", None),
                choices=_choices(field),
                help=field.description or "",
                is_text=field.annotation is str,
                **hints,
            )
        )
    return tuple(found)


def _choices(field: FieldInfo) -> dict[str, str] | None:
    """The words a field may hold, declared as Choices or as a Literal."""
    for item in field.metadata:
        if isinstance(item, Choices):
            return item.titles
    is_literal = get_origin(field.annotation) is Literal
    return Choices(get_args(field.annotation)).titles if is_literal else None
