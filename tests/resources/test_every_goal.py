"""Every goal of the built-in lessons is reached by what it asks for, and by no trick."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.experiment import Experiment, plain
from engine.lesson.facts import Case, facts_of
from engine.lesson.lesson import find_lesson
from engine.lesson.questions.goal import Goal
from engine.lesson.state import Scene
from engine.run.name import TARGET, Name, X, Y
from engine.setting import with_settings
from resources.library import lesson_names
from tests.resources.goals import MEANINGS, Shown

LAYER = "model.layers[0]"
WEIGHTS = ("kernel", "recurrent_kernel", "bias")
KNOBS = {
    "sequence.weight": (-2, -1, 0, 1, 2),
    "sequence.bias": (-2, -1, 0, 1, 2),
    "sequence.mem_len": (-1, 0, 1, 2),
    "sequence.seq_len": (2, 19, 20, 21, 22, 40),
    "sequence.batch_size": (1, 2),
    "precision.numpy": ("exact", "float64", "float32"),
    f"{LAYER}.activation": ("linear", "tanh", "relu"),
}
RATES = {"training.learning_rate": (0.001, 0.05, 0.1, 0.4, 2)}  # of a goal that is judged after updates

every = pytest.mark.parametrize("name", MEANINGS)


@cache
def goals() -> dict[str, tuple[Goal, Scene]]:
    """Every goal with the scene of its page; only whoever needs one reads all lessons, for a second."""
    return {
        f"{name} {number}": (question, scene)
        for name in lesson_names()
        for number, (question, scene) in find_lesson(name).questions.items()
        if isinstance(question, Goal)
    }


def shown(experiment: Experiment, scene: Scene, updates: int = 0) -> Shown | None:
    """What is seen of a run after so many updates; None where it does not come to its end."""
    try:
        facts = facts_of(Case(experiment, scene.row, scene.specimen, updates))
    except ParameterError:
        return None
    if facts.ending.kind == "diverged":
        return None
    trace = facts.run.trace
    x, target, y = (np.asarray(trace[name][:, 0], float) for name in (X, TARGET, Y.of("numpy")))
    return Shown(x, target, y, np.asarray(trace[Name("h", 0, "numpy")], float))


def changed(experiment: Experiment, **weights: np.ndarray) -> Experiment:
    """With other weights in the first layer."""
    settings = [f"{LAYER}.{name}={value.tolist()}" for name, value in weights.items()]
    return with_settings(experiment, settings) if settings else experiment


def free_weights(experiment: Experiment, scene: Scene) -> dict[str, np.ndarray]:
    """The weights that the page lets one change."""
    layer = experiment.model.layers[0]
    free = [name for name in WEIGHTS if not scene.locks.is_locked(f"{LAYER}.{name}")]
    return {name: np.array(getattr(layer, name), float) for name in free}


def constants(start: Experiment, solved: Experiment, scene: Scene) -> Iterator[Experiment]:
    """Networks that say the same at every step, zero among them."""
    weights, run = free_weights(start, scene), shown(solved, scene)
    assert run is not None
    said = {0.0, 1.0, 9.0, *run.y[[0, 1, -1]], *run.target[[0, 1, -1]], float(run.target.mean())}
    for value in sorted(said):
        bias = {name: np.full_like(one, value) for name, one in weights.items() if name == "bias"}
        yield changed(start, **{name: 0 * one for name, one in weights.items()} | bias)


def neighbours(solved: Experiment, scene: Scene) -> Iterator[Experiment]:
    """The solution with one number that is another."""
    for name, array in free_weights(solved, scene).items():
        for place in np.ndindex(array.shape):
            for value in {0.0, -array[place], array[place] + 1, array[place] - 1, array[place] / 2}:
                other = array.copy()
                other[place] = value
                yield changed(solved, **{name: other})


def one_step_tricks(start: Experiment, solved: Experiment, scene: Scene) -> Iterator[Experiment]:
    """One number, so that the prediction of one step is the solution's and the others take what comes."""
    wanted = shown(solved, scene)
    assert wanted is not None
    for base in (start, solved):
        for name, array in free_weights(base, scene).items():
            for place in np.ndindex(array.shape):

                def with_value(value: float, name=name, array=array, place=place, base=base) -> Experiment:
                    other = array.copy()
                    other[place] = value
                    return changed(base, **{name: other})

                def run_at(value: float, with_value=with_value) -> Shown | None:
                    return shown(with_value(value), scene)

                runs = {value: run_at(value) for value in np.linspace(-3, 3, 7)}
                for t in (0, 1, -1):
                    for value in _meeting(runs, run_at, t, wanted.y[t]):
                        yield with_value(value)


def _meeting(runs, run_at, t: int, wanted: float) -> list[float]:
    """Numbers with which step t says what is wanted: by a straight line, and by halving between −3 and 3.

    runs: at some numbers between. run_at: makes one at another.
    """
    off = {value: run.y[t] - wanted for value, run in runs.items() if run is not None}
    found = []
    if {0.0, 1.0} <= set(off) and off[1.0] != off[0.0]:
        found.append(-off[0.0] / (off[1.0] - off[0.0]))
    for low, high in zip(sorted(off), sorted(off)[1:], strict=False):
        if off[low] * off[high] < 0:
            found.append(_halved(run_at, t, wanted, low, high))
    return [value for value in found if np.isfinite(value) and abs(value) < 1e6]


def _halved(run_at, t: int, wanted: float, low: float, high: float) -> float:
    sign = np.sign(run_at(low).y[t] - wanted)
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if np.sign(run_at(middle).y[t] - wanted) == sign else (low, middle)
    return low


def matrices(start: Experiment, scene: Scene) -> Iterator[Experiment]:
    """Recurrent kernels whose radius is 1: they keep a state, shear it without end, swap it, drop a part."""
    before = free_weights(start, scene).get("recurrent_kernel")
    if before is not None and before.shape == (2, 2):
        for rows in (
            [[1, 0], [0, 1]],
            [[1, 5], [0, 1]],
            [[1, 0], [5, 1]],
            [[0, 1], [1, 0]],
            [[1, 0], [0, 0]],
        ):
            yield changed(start, recurrent_kernel=np.array(rows, float))


def knobs(start: Experiment, scene: Scene, updates: int) -> Iterator[Experiment]:
    """Every setting of what is no weight."""
    all_knobs = KNOBS | RATES if updates else KNOBS
    free = {path: values for path, values in all_knobs.items() if not scene.locks.is_locked(path)}
    for values in product(*free.values()):
        yield with_settings(start, [f"{path}={value}" for path, value in zip(free, values, strict=True)])


def tricks(question: Goal, scene: Scene) -> Iterator[Experiment]:
    """All of them."""
    start, solved = scene.experiment, with_settings(scene.experiment, question.solution)
    if set(free_weights(start, scene)):
        yield from constants(start, solved, scene)
        yield from neighbours(solved, scene)
        yield from one_step_tricks(start, solved, scene)
        yield from matrices(start, scene)
    yield from knobs(start, scene, question.updates)
    yield from knobs(solved, scene, question.updates)


def test_every_goal_has_a_meaning() -> None:
    assert set(MEANINGS) == set(goals())


@every
def test_solution_means_what_is_asked(name: str) -> None:
    question, scene = goals()[name]
    run = shown(with_settings(scene.experiment, question.solution), scene, question.updates)
    assert run is not None
    assert MEANINGS[name](run)


@pytest.mark.slow
@every
def test_goal_is_reached_by_what_is_asked_for_and_by_no_trick(name: str) -> None:
    question, scene = goals()[name]
    refused = 0
    for trick in tricks(question, scene):
        run = shown(trick, scene, question.updates)
        means = run is not None and MEANINGS[name](run)
        is_right = question.judge(plain(trick), scene).is_right
        assert is_right == means, with_difference(scene.experiment, trick)
        refused += not is_right
    assert refused > 1


@every
def test_zero_network_and_constants_reach_no_goal_about_a_network(name: str) -> None:
    question, scene = goals()[name]
    if free_weights(scene.experiment, scene):
        solved = with_settings(scene.experiment, question.solution)
        for trick in constants(scene.experiment, solved, scene):
            assert not question.judge(plain(trick), scene).is_right, with_difference(scene.experiment, trick)


def with_difference(before: Experiment, after: Experiment) -> str:
    """What a trick has changed, for a message."""
    one, other = before.model.layers[0], after.model.layers[0]
    weights = [
        f"{name}={getattr(other, name)}" for name in WEIGHTS if getattr(one, name) != getattr(other, name)
    ]
    return f"{after.sequence} {' '.join(weights)}"
