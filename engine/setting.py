"""Change fields of an experiment by their paths, as `--set sequence.weight=3` does.

Where a kind becomes another one, fields that the former kind alone has are left out, and what is new begins
as in the window: weights of a new cell come from the seed, and weights around it are refit.
"""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from engine.cells.base import LAYER_WEIGHTS, STAYING
from engine.errors import ParameterError
from engine.experiment import CELLS, SEQUENCES, Experiment, Model, Precision
from engine.optimizers.every import OPTIMIZERS, SHARED
from engine.parameter import Value
from engine.run.reshape import refit
from engine.validation import short

_PART = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d{1,9})\]")
_REFIT = frozenset((*LAYER_WEIGHTS, "initial_state"))


@dataclass(frozen=True)
class _Family:
    """What something may be, by the words that say which. staying: the fields that stay from kind to kind."""

    kinds: Mapping[str, type[Value]]
    staying: tuple[str, ...] = ()


_NONE = _Family({})
_SEQUENCE = _Family({str(kind.model_fields["kind"].default): kind for kind in SEQUENCES})
_CELL = _Family({str(kind.model_fields["cell"].default): kind for kind in CELLS}, STAYING)
_OPTIMIZER = _Family(OPTIMIZERS, SHARED)


@dataclass(frozen=True)
class _Setting:
    """path: as it was typed. parts: "model.layers[0].units" is ("model", "layers", 0, "units")."""

    path: str
    parts: tuple[str | int, ...]
    text: str

    @property
    def value(self) -> object:
        """As JSON writes it; what is no JSON is a word, so that `activation=tanh` needs no quotes."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return self.text

    @property
    def family(self) -> _Family:
        """The kinds to choose from where the field says of which kind something is."""
        match self.parts:
            case ("sequence", "kind"):
                return _SEQUENCE
            case ("model", "layers", int(), "cell"):
                return _CELL
            case ("training", "optimizer"):
                return _OPTIMIZER
        return _NONE


def with_settings(experiment: Experiment, settings: Iterable[str]) -> Experiment:
    """The experiment with FIELD=VALUE applied, all of them before it is checked. Raises ParameterError."""
    given = sorted(_read(settings), key=lambda one: (len(one.parts), one.family is _NONE))
    fields = experiment.model_dump(mode="json")
    turned = [one for one in given if _assign(fields, one)]
    if any(one.family is _SEQUENCE and one.value == "values" for one in turned):
        _check_values(given)
    if any(one.family is not _OPTIMIZER for one in turned):
        _refit(fields, experiment)
        for one in given:
            if _REFIT.intersection(one.parts):  # they are as the user says, and checked so
                _assign(fields, one)
    return Experiment.parse(fields)


def _read(settings: Iterable[str]) -> Iterable[_Setting]:
    given: dict[str, str] = {}
    for setting in settings:
        path, is_set, value = map(str.strip, setting.partition("="))
        if not is_set:
            raise ParameterError("--set", f"must be FIELD=VALUE, such as sequence.weight=3, got {setting!r}")
        if path in given:
            raise ParameterError(path, f"is set twice, to {given[path]} and to {value}; leave one out")
        given[path] = value
        yield _Setting(path, _parts(path), value)


def _assign(fields: dict[str, Any], setting: _Setting) -> bool:
    """Put the value in its place. Returns whether something became of another kind by it."""
    *parents, last = setting.parts
    place: Any = fields
    for part in parents:
        place = place[_existing(place, part, setting.path)]
    before, value = place[_existing(place, last, setting.path)], setting.value
    if isinstance(value, str) and value.startswith(("[", "{")) and not isinstance(before, str):
        got = short(value)
        raise ParameterError(setting.path, f"must be JSON, whose words stand in double quotes, got {got}")
    is_turned = isinstance(value, str) and value in setting.family.kinds and value != before
    if is_turned:
        _turn(place, setting.family, str(value))
    place[last] = value
    return is_turned


def _turn(place: dict[str, Any], family: _Family, word: str) -> None:
    """Make the fields those of another kind, as they begin; some stay as they are."""
    begun = family.kinds[word].parse({}).model_dump(mode="json")
    kept = {name: place[name] for name in family.staying if name in place}
    place.clear()
    place.update(begun | kept)


def _check_values(given: Iterable[_Setting]) -> None:
    """Raise ParameterError where nobody says which numbers a sequence of own values has."""
    if not any(one.parts == ("sequence", "values") for one in given):
        message = "must be set, too, where sequence.kind becomes values, such as to [[1], [2], [3]]"
        raise ParameterError("sequence.values", message)


def _refit(fields: dict[str, Any], before: Experiment) -> None:
    """Give all weights the shapes that sequence and units ask for; what is wrong is told later."""
    with suppress(ParameterError):
        bare = Experiment.parse({name: fields[name] for name in ("sequence", "seed")})
        sequence, model = bare.sequence, Model.parse(fields["model"])
        outputs = sequence.outputs if model.readout is not None and before.has_error else None
        is_exact = Precision.parse(fields["precision"]).numpy == "exact"
        fitting = refit(sequence, model, bare.seed, outputs, is_exact=is_exact)
        fields["model"] = fitting.model_dump(mode="json")


def _existing(place: object, part: str | int, path: str) -> Any:
    match place, part:
        case dict(), str() if part in place:
            return part
        case list(), int() if part < len(place):
            return part
    known = f"; there are {', '.join(place)}" if isinstance(place, dict) and place else ""
    raise ParameterError(path, f"is not a field of this experiment{known}")


def _parts(path: str) -> tuple[str | int, ...]:
    """ "model.layers[0].units" as ("model", "layers", 0, "units")."""
    parts: list[str | int] = []
    end = 0
    while match := _PART.match(path, end):
        parts.append(match[1] if match[1] else int(match[2]))
        end = match.end()
    if end < len(path) or not parts:
        raise ParameterError("--set", f"must name a field such as model.layers[0].units, got {path!r}")
    return tuple(parts)
