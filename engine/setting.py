"""Change fields of an experiment by their paths, as `--set sequence.weight=3` does."""

import json
import re
from collections.abc import Iterable
from typing import Any

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.optimizers.every import OPTIMIZERS

OPTIMIZER = "training.optimizer"
"""Where this field becomes another one, the settings of training that it does not have are left out."""
_PART = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d{1,9})\]")


def with_settings(experiment: Experiment, settings: Iterable[str]) -> Experiment:
    """The experiment with FIELD=VALUE applied, all of them before it is checked. Raises ParameterError."""
    fields = experiment.model_dump(mode="json")
    given: dict[str, str] = {}
    for setting in settings:
        path, is_set, value = map(str.strip, setting.partition("="))
        if not is_set:
            raise ParameterError("--set", f"must be FIELD=VALUE, such as sequence.weight=3, got {setting!r}")
        if path in given:
            raise ParameterError(path, f"is set twice, to {given[path]} and to {value}; leave one out")
        given[path] = value
        _assign(fields, path, _value(value))
    return Experiment.parse(fields)


def _value(text: str) -> object:
    """As JSON writes it; what is no JSON is a word, so that `activation=tanh` needs no quotes."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _assign(fields: dict[str, Any], path: str, value: object) -> None:
    *parents, last = _parts(path)
    place: Any = fields
    for part in parents:
        place = place[_existing(place, part, path)]
    place[_existing(place, last, path)] = value
    if path == OPTIMIZER and value in OPTIMIZERS:
        its_own = OPTIMIZERS[str(value)].parse({}).model_dump(mode="json")
        fields["training"] = its_own | {name: kept for name, kept in place.items() if name in its_own}


def _existing(place: object, part: str | int, path: str) -> Any:
    match place, part:
        case dict(), str() if part in place:
            return part
        case list(), int() if part < len(place):
            return part
    known = f"; there are {', '.join(place)}" if isinstance(place, dict) else ""
    raise ParameterError(path, f"is not a field of this experiment{known}")


def _parts(path: str) -> list[str | int]:
    """ "model.layers[0].units" as ["model", "layers", 0, "units"]."""
    parts: list[str | int] = []
    end = 0
    while match := _PART.match(path, end):
        parts.append(match[1] if match[1] else int(match[2]))
        end = match.end()
    if end < len(path) or not parts:
        raise ParameterError("--set", f"must name a field such as model.layers[0].units, got {path!r}")
    return parts
