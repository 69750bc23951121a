"""A plane through the space of all weights, and how one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.gradient.weight_shapes import title
from engine.gradient.weight_vector import WeightVector
from engine.notation.number_text import percent
from engine.run.name import Name
from engine.run.start import start_of
from engine.sequences.base import Batch
from engine.train.plan import TrainingPlan
from engine.train.trainer import Checkpoint

PlaneSpan = tuple[float, float]
"""What is seen of an axis, from its lower to its upper end."""
PlanePlace = tuple[float, float]
"""How far along both directions."""
MOST_POINTS = 200  # of a path that its main directions are found of
SAME = 1e-6  # of the square between two directions, from which on they are one
MOST_SEEN = 2000  # points of a path that are drawn
MARGIN = 0.3  # of what a path covers, on either side of it
FEWEST = 3  # points of a path that span a plane


@dataclass(frozen=True)
class WeightNumber:
    """One number of one weight. index: (row, column) of a matrix, (column,) of a row."""

    name: Name
    index: tuple[int, ...]


@dataclass(frozen=True)
class TwoWeights:
    """Two weights change, all others are as they are. A place in the plane is the two weights themselves."""

    first: WeightNumber
    second: WeightNumber


@dataclass(frozen=True)
class RandomDirections:
    """Two directions drawn from a seed. A place is how far one goes along each, from the network at (0, 0).

    Each unit's incoming weights of one kind change by as much as they are long (Li et al. 2018, section 4).
    """

    seed: int = 0


@dataclass(frozen=True)
class PathDirections:
    """The two directions in which the weights went furthest during the first updates of a training.

    They are the principal components of its path (Li et al. 2018, section 7), each of length 1.
    """

    training: TrainingPlan
    updates: int


PlaneDirections = TwoWeights | RandomDirections | PathDirections


@dataclass(frozen=True, eq=False)
class Plane:
    """origin + a · directions[0] + b · directions[1]: the weights at a place (a, b).

    origin: (numbers,), of all weights as a `WeightVector` has them. directions: (2, numbers). names: of the
    two axes. here: the place of the network that it was made for.
    """

    origin: Array
    directions: Array
    names: tuple[str, str]
    here: tuple[float, float]

    def weights_at(self, first: float, second: float) -> Array:
        """All weights at a place, (numbers,)."""
        return np.asarray(self.origin + np.array([first, second]) @ self.directions)

    def places_of(self, weights: Array) -> Array:
        """The nearest places to other weights, (n, numbers): (n, 2)."""
        along = (weights - self.origin) @ self.directions.T
        return np.asarray(np.linalg.solve(self.directions @ self.directions.T, along.T).T)

    def distance_of(self, weights: Array) -> float:
        """How far weights, (numbers,), are from the nearest place of the plane."""
        return float(np.linalg.norm(weights - self.weights_at(*self.places_of(weights[np.newaxis])[0])))


def weight_places(experiment: Experiment) -> dict[Name, tuple[int, ...]]:
    """The weights that an axis can be, and the shape of each."""
    return {name: part.shape for name, part in _weights_of(experiment).parts.items()}


def place_title(experiment: Experiment, place: WeightNumber) -> str:
    """What an axis calls a weight: Keras' name, its layer where there are several, its place in a matrix."""
    shape = weight_places(experiment)[place.name]
    is_plain = len(experiment.model.layers) == 1 and place.name.layer is not None
    name = place.name.quantity if is_plain else title(place.name)
    return name if all(length == 1 for length in shape) else f"{name}[{', '.join(map(str, place.index))}]"


def usual_directions(experiment: Experiment, batch: Batch) -> TwoWeights:
    """The first weight of the input and that of the state before; where all inputs are 0, the next two."""
    places = [WeightNumber(name, (0,) * len(shape)) for name, shape in weight_places(experiment).items()]
    if not batch.inputs.any():
        places = [place for place in places if place.name != Name("kernel", 0)]
    shapes = weight_places(experiment)
    if len(places) < 2:
        places += [WeightNumber(place.name, _last(shapes[place.name])) for place in places]
    return TwoWeights(places[0], places[1])


def _last(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(length - 1 for length in shape)


def plane_of(experiment: Experiment, directions: PlaneDirections) -> Plane:
    """The plane through an experiment's weights. Raises ParameterError where directions make none."""
    weights = _weights_of(experiment)
    match directions:
        case TwoWeights(first, second):
            return _of_two_weights(experiment, weights, (first, second))
        case RandomDirections(seed):
            names = "random direction 1", "random direction 2"
            return Plane(weights.vector, _random(weights, seed), names, (0.0, 0.0))
        case PathDirections(training, updates):
            return _of_path(weights, path_of(training, updates)[1])


def weight_vector(experiment: Experiment) -> Array:
    """All weights of an experiment in one, (numbers,), float64."""
    return _weights_of(experiment).vector


def weights_by_name(experiment: Experiment, weights: Array) -> dict[Name, Array]:
    """All weights in one, (numbers,), as arrays of their shapes."""
    return _weights_of(experiment).parts_of(weights)


def kept_of(training: TrainingPlan, updates: int) -> list[Checkpoint]:
    """What is kept of the first updates of a training, but of very many as many as can be seen."""
    kept = [one for one in training.checkpoints.all if one.updates <= updates]
    return [kept[place] for place in _evenly(len(kept), MOST_SEEN)]


def path_of(training: TrainingPlan, updates: int) -> tuple[list[int], Array]:
    """Where the weights of a training were, (n, numbers), float64, and after how many updates each."""
    kept = kept_of(training, updates)
    return [one.updates for one in kept], np.array([one.weights for one in kept], np.float64)


def usual_spans(plane: Plane, directions: PlaneDirections) -> tuple[PlaneSpan, PlaneSpan]:
    """What to look at of a plane, at first."""
    match directions:
        case TwoWeights():
            first, second = (
                (here - 2 * max(1.0, abs(here)), here + 2 * max(1.0, abs(here))) for here in plane.here
            )
            return first, second
        case RandomDirections():
            return (-1.0, 1.0), (-1.0, 1.0)
        case PathDirections(training, updates):
            return spans_around(plane.places_of(path_of(training, updates)[1]))


def spans_around(places: Array) -> tuple[PlaneSpan, PlaneSpan]:
    """The spans of a plane that show some places, (n, 2), with a margin; of one place, what is near."""
    low, high = places.min(axis=0), places.max(axis=0)
    reach = high - low
    room = MARGIN * np.maximum(reach, 0.1 * max(float(reach.max()), 1e-3))
    first, second = ((float(begin), float(end)) for begin, end in zip(low - room, high + room, strict=True))
    return first, second


def _weights_of(experiment: Experiment) -> WeightVector:
    return WeightVector(experiment.model, start_of(experiment, "float64"))


def _of_two_weights(experiment: Experiment, weights: WeightVector, places: Sequence[WeightNumber]) -> Plane:
    if places[0] == places[1]:
        raise ParameterError("axes", "must be two different weights")
    directions = np.zeros((2, len(weights.vector)))
    for direction, place in zip(directions, places, strict=True):
        part = weights.parts_of(direction).get(place.name)
        if part is None or len(part.shape) != len(place.index) or not _is_inside(place.index, part.shape):
            raise ParameterError("axes", f"must be weights of the model, got {_told(place)}")
        part[place.index] = 1
    here = directions @ weights.vector
    first, second = (place_title(experiment, place) for place in places)
    origin = np.where(directions.any(axis=0), 0.0, weights.vector)
    return Plane(origin, directions, (first, second), (float(here[0]), float(here[1])))


def _evenly(length: int, most: int) -> list[int]:
    """At most so many places in a list, with both ends."""
    if length <= most:
        return list(range(length))
    places: list[int] = np.linspace(0, length - 1, most).round().astype(int).tolist()
    return places


def _is_inside(index: tuple[int, ...], shape: tuple[int, ...]) -> bool:
    return all(0 <= at < length for at, length in zip(index, shape, strict=True))


def _told(place: WeightNumber) -> str:
    return f"{title(place.name)}[{', '.join(map(str, place.index))}]"


def _random(weights: WeightVector, seed: int) -> Array:
    """(2, numbers): each column of a matrix, and each bias, as long as the weights there."""
    directions = np.random.default_rng(seed).standard_normal((2, len(weights.vector)))
    for direction in directions:
        for name, part in weights.parts_of(direction).items():
            part *= _length(weights.parts[name]) / (_length(part) if len(part) > 1 else 1)
    gram = directions @ directions.T
    if np.linalg.det(gram) <= SAME * gram[0, 0] * gram[1, 1]:
        raise ParameterError("axes", "must be two weights where nearly all weights are 0")
    return directions


def _length(part: Array) -> Array:
    """Of each column, or of a row. A row of one number keeps what was drawn: else all went one way."""
    return np.asarray(np.linalg.norm(part, axis=0))


def _of_path(weights: WeightVector, path: Array) -> Plane:
    if len(path) < FEWEST or weights.vector.size < 2:
        raise ParameterError(
            "axes", f"need a training of at least {FEWEST - 1} updates, which goes along some directions"
        )
    few = path[_evenly(len(path), MOST_POINTS)]
    _, sizes, found = np.linalg.svd(few - few.mean(axis=0), full_matrices=False)
    total = float(np.sum(sizes**2)) or 1.0
    shares = [f"component {place + 1} ({percent(size**2 / total)})" for place, size in enumerate(sizes[:2])]
    return Plane(weights.vector, found[:2].copy(), (shares[0], shares[1]), (0.0, 0.0))
