"""The outside of every file the program writes: JSON that says its format and version."""

import json
import re
import sys
from typing import Any

from engine.errors import FileError
from engine.validation import short

OURS = b'"rnn-explorer'  # the beginning of every format, as it stands in a file
LOOKED_AT = 10_000  # characters of a file that may be a table
_NUMBER = r"[\"']?[-+−]?\d[\d.,  ]{0,400}(?:[eE][-+]?\d{1,4})?[\"']?"  # bounded
_NUMBERS = re.compile(rf"(?:[^,;\t{{}}\[\]]{{0,80}}[,;\t])?{_NUMBER}(?:[,;\t].{{0,2000}})?")


def text_of(format: str, version: int, fields: dict[str, Any]) -> str:
    """The text of a file. fields: plain JSON data."""
    return json.dumps({"format": format, "version": version, **fields}, indent=1, ensure_ascii=False) + "\n"


def fields_of(text: str, format: str, version: int) -> dict[str, Any]:
    """What a file holds besides its format and version, unchecked. version: the newest that can be read.

    Raises FileError, and never anything else.
    """
    data = load_strictly(text)
    if not isinstance(data, dict) or data.get("format") != format:
        raise FileError(f'is not an RNN Explorer file: it must be an object with "format": "{format}"')
    found = data.get("version")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise FileError(f"version must be a whole number from 1 on, got {short(found)}")
    if found > version:
        raise FileError(
            f"is of version {found}; this program reads up to version {version}. A newer one can open it"
        )
    return {name: value for name, value in data.items() if name not in ("format", "version")}


def load_strictly(text: str) -> object:
    """JSON without its traps: no duplicate keys, no NaN, no depth that overflows the stack."""
    try:
        return json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        if is_table(text):
            raise FileError(
                "is a table of numbers and no experiment; open it as data, on the command line with --data"
            ) from None
        raise FileError(
            f"is not valid JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        ) from None
    except RecursionError:
        raise FileError("is nested too deeply") from None
    except ValueError:  # an integer of more digits than Python reads
        most = sys.get_int_max_str_digits()
        raise FileError(f"holds a number of more than {most} digits, which is not read") from None


def is_table(text: str) -> bool:
    """Whether a text that is no JSON reads like lines of numbers, as CSV is, below a heading or none."""
    if text.lstrip().startswith(("{", "[")):
        return False
    lines = text[:LOOKED_AT].split("\n")[:-1] if len(text) > LOOKED_AT else text.split("\n")
    return any(_NUMBERS.fullmatch(line.strip()) for line in lines)


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise FileError(f"says {double!r} twice in one object; each field may stand once")
    return fields


def _refuse_constant(word: str) -> object:
    raise FileError(f"holds {word}; numbers must be finite")
