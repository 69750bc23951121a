"""An experiment with some fields changed, as a lesson writes it: "sequence.weight=3"."""

from functools import lru_cache

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.setting import with_settings

KEPT = 256


class Same:
    """A thing that equals only itself, as a key; hashing a large experiment takes longer than its run."""

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing


def with_changes(experiment: Experiment, settings: tuple[str, ...]) -> Experiment:
    """The experiment with FIELD=VALUE applied; the same object for the same. Raises ParameterError."""
    try:
        return _with_changes(Same(experiment), settings)
    except ParameterError as error:
        raise ParameterError(error.field.replace("--set", "a change"), error.message) from None


@lru_cache(KEPT)
def _with_changes(key: Same, settings: tuple[str, ...]) -> Experiment:
    assert isinstance(key.thing, Experiment)
    return with_settings(key.thing, settings)
