"""Plain values as TOML writes them, on one line."""

import json
import math
from collections.abc import Iterable, Mapping


def inline(value: object) -> str:
    """A text, number, flag, list or table. Raises TypeError for anything else, such as None."""
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case float() if math.isfinite(value):
            return repr(value) if "." in repr(value) or "e" in repr(value) else f"{value!r}.0"
        case str():
            return _text(value)
        case Mapping():
            return "{" + ", ".join(f"{_key(name)} = {inline(one)}" for name, one in value.items()) + "}"
        case Iterable():
            return "[" + ", ".join(inline(one) for one in value) + "]"
    raise TypeError(f"TOML has no {value!r}")


def _text(text: str) -> str:
    """JSON's escapes are TOML's, but for the control character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    is_bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if is_bare else _text(name)
