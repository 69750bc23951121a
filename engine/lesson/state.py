"""How a page sets the window: what its file says, and the scene that comes of it and of the page before."""

import dataclasses
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, JsonValue
from pydantic_core import PydanticCustomError

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.expression import ExpressionError, check, parse
from engine.expression.scope import Scope
from engine.files.experiment_file import load
from engine.implementations.every import ImplementationName, NoMore, names
from engine.lesson.action import PANELS, PLOTS
from engine.lesson.change import Same, with_changes
from engine.lesson.facts import Case, Facts, facts_of
from engine.lesson.lock import Locks
from engine.parameter import Value
from engine.run.operation import operations
from engine.run.trace import Trace
from engine.zoo.every import specimen
from resources.library import experiment_names, experiment_path

MOST = 50
MAX_DEPTH = 10  # of an experiment's fields
MAX_STEP = 10_000  # more than any lesson has
Words = Annotated[tuple[str, ...], Field(strict=False, max_length=MOST)]


def _check_experiment(given: object) -> object:
    """Let through a name and an object of plain data; said here, as a union would complain twice."""
    if given is None or isinstance(given, str) or (isinstance(given, dict) and _is_plain(given)):
        return given
    raise PydanticCustomError("word", "must be a name, or an object of fields")


def _is_plain(data: object, depth: int = 0) -> bool:
    """Whether TOML's data is JSON's: no dates and times, and not deeply nested."""
    if isinstance(data, dict | list):
        parts = data.values() if isinstance(data, dict) else data
        return depth < MAX_DEPTH and all(_is_plain(part, depth + 1) for part in parts)
    return isinstance(data, str | int | float)


class State(Value):
    """A `state` block. What is left out stays as it was on the page before."""

    experiment: Annotated[str | dict[str, JsonValue] | None, BeforeValidator(_check_experiment)] = Field(
        None, description="The name of a ready-made experiment, or the fields of an experiment's file."
    )
    specimen: str | None = Field(None, description="One of the bug zoo, in place of an experiment.")
    set: Words = Field((), description='Fields to change in it, such as "sequence.weight=2".')
    row: int | None = Field(None, ge=0, le=MAX_STEP, description="Which row of the batch is run.")
    t: int | None = Field(None, ge=0, le=MAX_STEP, description="The step that is shown.")
    inside: int | None = Field(
        None, ge=0, le=MAX_STEP, description="The operation within that step that is about to run."
    )
    panels: Words | None = Field(None, description="The panels beside the text.")
    plots: Words | None = Field(None, description="The plots that are shown.")
    implementations: (
        Annotated[tuple[ImplementationName, ...], Field(strict=False, min_length=1), NoMore()] | None
    ) = Field(None, description="Which implementations run.")
    unit: int | None = Field(None, ge=0, le=MAX_STEP, description="The unit that is looked at.")
    layer: int | None = Field(None, ge=0, le=MAX_STEP, description="The layer that is looked at.")
    watches: Words | None = Field(None, description="Expressions in the watches.")
    lock: Words | None = Field(
        None, description='Fields that cannot be changed, such as "sequence"; or "all".'
    )
    free: Words | None = Field(None, description="Fields that can be changed although they are locked.")
    hide: Words | None = Field(None, description="Fields whose controls are not even shown.")


@dataclass(frozen=True)
class Scene:
    """What a page shows, with nothing left out."""

    experiment: Experiment
    specimen: str | None = None
    row: int = 0
    t: int = 0
    inside: int | None = None
    panels: tuple[str, ...] = ("sequence", "model")
    plots: tuple[str, ...] = PLOTS
    implementations: tuple[str, ...] = field(default_factory=names)
    unit: int = 0
    layer: int = 0
    watches: tuple[str, ...] = ()
    locks: Locks = field(default_factory=Locks)

    @property
    def case(self) -> Case:
        """What is run."""
        return Case(self.experiment, self.row, self.specimen)

    @property
    def facts(self) -> Facts:
        """The whole run. Raises ParameterError."""
        return facts_of(self.case)

    @property
    def key(self) -> tuple[object, ...]:
        """By what a scene is known again: comparing two large experiments would take longer than a run."""
        return tuple(Same(value) if isinstance(value, Experiment) else value for value in vars(self).values())


def first_scene() -> Scene:
    """What a lesson begins with where it says nothing: the notebook."""
    return Scene(_ready_made("notebook"))


def scene_of(state: State, before: Scene) -> Scene:
    """The scene of a page. before: that of the page before it. Raises ParameterError."""
    scene = before
    if state.specimen is not None:
        found = specimen(state.specimen)
        scene = _anew(before, found.experiment, found.row, found.name)
    elif state.experiment is not None:
        scene = _anew(before, _experiment(state.experiment))
    scene = replace(scene, **_given(state))
    if state.set:
        scene = replace(scene, experiment=_changed(scene.experiment, state.set))
    if state.lock is not None or state.free is not None:
        lock = scene.locks.locked if state.lock is None else state.lock
        scene = replace(scene, locks=replace(scene.locks, locked=lock, free=state.free or ()))
    if state.hide is not None:
        scene = replace(scene, locks=replace(scene.locks, hidden=state.hide))
    _check(scene)
    return scene


def _anew(before: Scene, experiment: Experiment, row: int = 0, name: str | None = None) -> Scene:
    """Another experiment from its first step; what is seen of it stays."""
    return replace(before, experiment=experiment, specimen=name, row=row, t=0, inside=None, unit=0, layer=0)


def _given(state: State) -> dict[str, Any]:
    """What is taken as it stands."""
    names = ("row", "t", "inside", "panels", "plots", "implementations", "unit", "layer", "watches")
    given = {name: getattr(state, name) for name in names if getattr(state, name) is not None}
    return given | ({"inside": state.inside} if "t" in given else {})


def _changed(experiment: Experiment, settings: tuple[str, ...]) -> Experiment:
    try:
        return with_changes(experiment, settings)
    except ParameterError as error:
        raise ParameterError("set", f"is not right: {error}") from None


def _experiment(given: "str | dict[str, JsonValue]") -> Experiment:
    if isinstance(given, str):
        return _ready_made(given)
    try:
        return Experiment.parse(given)
    except ParameterError as error:
        raise ParameterError(f"experiment.{error.field}".rstrip("."), error.message) from None


_kept: dict[str, Experiment] = {}


def _ready_made(name: str) -> Experiment:
    """A ready-made experiment, the same object each time, so that its run is computed once."""
    if name not in experiment_names():
        known = ", ".join(experiment_names())
        raise ParameterError("experiment", f"must be one of {known}, or an object of fields, got {name!r}")
    if name not in _kept:
        _kept[name] = load(experiment_path(name))
    return _kept[name]


def _check(scene: Scene) -> None:
    """Raise ParameterError for the first thing that the window or the experiment does not have."""
    _check_names("panels", scene.panels, PANELS)
    _check_names("plots", scene.plots, PLOTS)
    rows = scene.experiment.sequence.rows
    if scene.row >= rows:
        raise ParameterError("row", f"must be from 0 to {rows - 1}, got {scene.row}")
    steps = scene.facts.steps
    if scene.t >= max(steps, 1):
        raise ParameterError("t", f"must be from 0 to {steps - 1}, got {scene.t}")
    layers = scene.experiment.model.layers
    if scene.layer >= len(layers):
        raise ParameterError("layer", f"must be from 0 to {len(layers) - 1}, got {scene.layer}")
    units = layers[scene.layer].units
    if scene.unit >= units:
        raise ParameterError("unit", f"must be from 0 to {units - 1}, got {scene.unit}")
    count = len(operations(scene.experiment.model))
    if scene.inside is not None and scene.inside >= count:
        raise ParameterError("inside", f"must be from 0 to {count - 1}, got {scene.inside}")
    job = dataclasses.replace(scene.facts.run.plan.job, implementations=scene.implementations)
    scope = Scope(Trace(), dataclasses.replace(scene.facts.run.plan, job=job))
    for index, text in enumerate(scene.watches):
        try:
            check(parse(text), scope)
        except ExpressionError as error:
            raise ParameterError(f"watches[{index}]", f"cannot be read: {error}") from None
    scene.locks.check(scene.experiment)


def _check_names(field: str, names: tuple[str, ...], known: tuple[str, ...]) -> None:
    for name in names:
        if name not in known:
            raise ParameterError(field, f"must be of {', '.join(known)}; got {name!r}")
