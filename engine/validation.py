"""What pydantic finds wrong with a value, as a sentence of this program."""

from typing import Any

from pydantic import ValidationError

from engine.errors import ParameterError

_UNTAG = str.maketrans("", "", "<>")


def first_problem(error: ValidationError) -> ParameterError:
    """The first problem pydantic found, as a sentence that says what, where and what would be right."""
    problem = error.errors()[0]
    field = _path(problem["loc"])
    return ParameterError(
        field, _sentence(problem["type"], problem.get("ctx", {}), problem["input"], problem["msg"])
    )


def _path(location: tuple[int | str, ...]) -> str:
    """("layers", 0, "<SimpleRNN>", "units") as "layers[0].units"."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif not part.startswith("<"):  # the tag of a OneOf
            path += f".{part}" if path else part
    return path


def _sentence(kind: str, context: dict[str, Any], got: object, fallback: str) -> str:
    shown = short(got)
    match kind:
        case "greater_than_equal":
            return f"must be at least {context['ge']}, got {shown}"
        case "less_than_equal":
            return f"must be at most {context['le']}, got {shown}"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"must be a whole number, got {shown}"
        case "refused":
            return fallback
        case "number" | "word":
            return f"{fallback}, got {shown}"
        case "bool_type":
            return f"must be true or false, got {shown}"
        case "string_type":
            return f"must be a text, got {shown}"
        case "string_unicode":
            return f"must be made of valid characters, got {shown}"
        case "string_too_short":
            return "must not be empty" if context["min_length"] == 1 else f"is too short, got {shown}"
        case "string_too_long":
            return f"must have at most {context['max_length']} characters"
        case "tuple_type":
            return f"must be a list, got {shown}"
        case "literal_error":
            return f"must be {context['expected']}, got {shown}"
        case "extra_forbidden":
            return "is not a field that this version knows"
        case "missing":
            return "is missing"
        case "too_short":
            least = "one entry" if context["min_length"] == 1 else f"{context['min_length']} entries"
            return f"must have at least {least}, got {context['actual_length']}"
        case "too_long":
            return f"must have at most {context['max_length']} entries, got {context['actual_length']}"
        case "union_tag_invalid":
            known = str(context["expected_tags"]).translate(_UNTAG)
            return f"is of an unknown kind {str(context['tag']).translate(_UNTAG)!r}; known: {known}"
        case "union_tag_not_found":
            return f"must be an object that says its kind, got {shown}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"must be an object, got {shown}"
        case _:
            return f"is not right ({fallback}), got {shown}"


def short(value: object) -> str:
    """A value for a message: as JSON writes it, at most 40 characters."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    try:
        text = repr(value)
    except ValueError:  # an integer of more digits than Python prints
        text = "an integer of thousands of digits"
    except RecursionError:
        text = "something nested deeply"
    return text if len(text) <= 40 else text[:37] + "…"
