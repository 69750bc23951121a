"""Plants mistakes into random networks and counts how often the doctor names them.

`python -m tests.engine.doctor.proof [NETWORKS]` does it at full length; the tests do a small part.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.array import Array
from engine.doctor.diagnose import examine
from engine.doctor.evidence import evidence_of
from engine.doctor.finding import Diagnosis
from engine.doctor.mistake import Hypothesis, Patient
from engine.doctor.recipe import GATES, LayerRecipe, ReadoutRecipe, Recipe
from engine.doctor.run import run
from engine.doctor.search import mistakes
from tests.engine.doctor.unknown import in_float32, unknown_mistakes

VISIBLE = 1e-5  # the smallest difference that float32's rounding does not hide
SCALES = ((2.0, 0.0), (1 / 255, 0.0), (0.5, -1.0), (1.7, 0.3), (-1.0, 0.0), (100.0, 0.0))
MOST_SHIFTED = 8  # steps, of one of two mistakes
EVERY = (1, 2, 3, 4, 7, 8, 16, 25, 32)


def random_layer(
    rng: np.random.Generator, cell: str, features: int, units: int, **more: object
) -> LayerRecipe:
    """A layer with weights as training leaves them."""
    gates = len(GATES[cell])
    zeros = np.zeros(gates * units)
    states = 2 if cell == "LSTM" else 1
    has_start = rng.random() < 0.3
    return LayerRecipe(
        cell=cell,
        kernel=rng.normal(0, 1 / np.sqrt(features), (features, gates * units)),
        recurrent_kernel=rng.normal(0, 1 / np.sqrt(units), (units, gates * units)),
        bias=rng.normal(0, 0.3, gates * units),
        recurrent_bias=rng.normal(0, 0.3, gates * units)
        if cell == "GRU" and more.get("reset_after", True)
        else zeros,
        start=rng.normal(0, 0.5, (states, units)) * has_start,
        order=tuple(range(gates)),
        **more,  # type: ignore[arg-type]
    )


def random_recipe(rng: np.random.Generator, number: int) -> Recipe:
    """A network of any of the cells: small and large, deep or not, few steps or many."""
    cell = tuple(GATES)[number % 3]
    features, units = int(rng.choice([1, 2, 3, 4, 6])), int(rng.choice([1, 2, 3, 5, 8, 16]))
    rows, steps = int(rng.choice([1, 1, 2, 3])), int(rng.choice([5, 8, 20, 40, 64]))
    layers, width = [], features
    for _ in range(int(rng.choice([1, 1, 1, 2, 3]))):
        more: dict[str, object] = {}
        if cell == "GRU":
            more["reset_after"] = bool(rng.random() < 0.7)
        if cell == "SimpleRNN" and rng.random() < 0.3:
            more["activation"] = "relu"
        layers.append(random_layer(rng, cell, width, units, **more))
        width = units
    readout = None
    if rng.random() < 0.3:
        outputs = int(rng.integers(1, 4))
        readout = ReadoutRecipe(rng.normal(0, 1, (units, outputs)), rng.normal(0, 0.3, outputs))
    return Recipe(tuple(layers), readout, rng.normal(0, 1, (rows, steps, features)))


def recorded(variant: Recipe, like: Recipe, throughout: bool = False) -> Array:
    """What somebody would record who made a variant, in the shape (rows, steps, size)."""
    made = in_float32(variant) if throughout else run([variant])[0]
    rows, steps, _ = like.x.shape
    size = made.shape[2]
    places = variant.view(np.arange(rows * steps, dtype=float).reshape(rows, steps, 1))[..., 0]
    found = np.zeros((rows * steps, size))
    is_known = ~np.isnan(places)
    found[places[is_known].astype(int)] = made[is_known]
    return found.reshape(rows, steps, size)


def plantable(recipe: Recipe, rng: np.random.Generator) -> Iterator[Hypothesis]:
    """Every variant of every mistake, with such as the doctor finds from the data."""
    zeros = evidence_of(recipe, *recipe.x.shape[:2], np.zeros((*recipe.x.shape[:2], recipe.outputs)))
    for every in EVERY:
        if every < recipe.x.shape[1]:
            yield from _of("state_reset", Patient(recipe, zeros, lambda _, every=every: every))
    case = Patient(recipe, zeros, lambda _: None)
    for mistake in mistakes():
        yield from mistake.variants(case)
        if mistake.word == "inputs_scaled":
            for factor, offset in SCALES:
                changed = recipe.replace(x=factor * recipe.x + offset)
                yield mistake.one({"factor": factor, "offset": offset}, changed, fitted=2)
        if mistake.word == "features_permuted" and recipe.x.shape[2] > 4:
            order = rng.permutation(recipe.x.shape[2]).tolist()
            yield mistake.one({"permutation": order}, recipe.replace(x=recipe.x[..., order]))


def _of(word: str, case: Patient) -> Iterator[Hypothesis]:
    yield from next(mistake for mistake in mistakes() if mistake.word == word).variants(case)


def visit(recipe: Recipe, theirs: Array, may_be_two: bool = False) -> Diagnosis:
    """Let the doctor look."""
    evidence = evidence_of(recipe, *recipe.x.shape[:2], theirs)
    return examine(recipe, evidence, 0.0, lambda _: None, lambda: False, may_be_two)


def is_named(words: tuple[str, ...], diagnosis: Diagnosis) -> bool:
    """Whether the first finding is the planted one, or tied with it."""
    if not diagnosis.findings:
        return False
    best = diagnosis.findings[0]
    return sorted(words) in [sorted(one) for one in (best.mistakes, *best.rivals)]


@dataclass
class Count:
    """How often it went well. missed: by words."""

    well: int = 0
    all: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, is_well: bool, what: str, example: str) -> None:
        """Count one."""
        self.all += 1
        self.well += is_well
        if not is_well:
            self.missed[what] += 1
            self.examples.append(example)

    def __str__(self) -> str:
        took = (
            f", {np.median(self.seconds) * 1e3:.0f} ms median, {max(self.seconds):.2f} s at most"
            if self.seconds
            else ""
        )
        return (
            f"{self.well} of {self.all} ({self.well / max(self.all, 1):.2%}){took}; missed "
            f"{dict(self.missed)}"
        )


def differs(theirs: Array, recipe: Recipe) -> bool:
    """Whether what was recorded is finite and visibly not what the right network makes."""
    (right,) = run([recipe])
    if not np.isfinite(theirs).all() or np.abs(theirs).max() > 1e30:
        return False
    return theirs.shape != right.shape or bool(np.abs(theirs - right).max() > VISIBLE)


def singles(networks: int, seed: int = 1, share: float = 1.0, throughout: bool = False) -> Count:
    """Each mistake in each network, rounded to float32. share: of the variants. throughout: computed so."""
    rng, count = np.random.default_rng(seed), Count()
    for number in range(networks):
        recipe = random_recipe(rng, number)
        for variant in plantable(recipe, rng):
            if share < 1 and rng.random() > share:
                continue
            with np.errstate(over="ignore"):
                theirs = recorded(variant.recipe, recipe, throughout).astype(np.float32)
            if not differs(theirs.astype(float), recipe):
                continue
            began = time.perf_counter()
            found = visit(recipe, theirs)
            count.seconds.append(time.perf_counter() - began)
            told = (
                f"{_in_short(recipe)} {variant.words} {variant.details} -> "
                f"{[one.mistakes for one in found.findings]}"
            )
            count.add(is_named(variant.words, found), " ".join(variant.words), told)
    return count


def one_of(variants: Sequence[Hypothesis], rng: np.random.Generator) -> Hypothesis:
    """A variant: first its mistake is drawn, each as likely, then what is particular about it."""
    near = [one for one in variants if abs(one.details[0].get("k", 0)) <= MOST_SHIFTED]
    word = str(rng.choice(sorted({one.words[0] for one in near})))
    alike = [one for one in near if one.words[0] == word]
    return alike[rng.integers(len(alike))]


def pairs(count_of: int, seed: int = 2) -> Count:
    """Two mistakes on top of one another, of different kinds, rounded to float32."""
    rng, count, number = np.random.default_rng(seed), Count(), 0
    while count.all < count_of:
        recipe = random_recipe(rng, number)
        number += 1
        first = one_of(list(plantable(recipe, rng)), rng)
        second = one_of([one for one in plantable(first.recipe, rng) if one.words != first.words], rng)
        second = second.after(first)
        with np.errstate(over="ignore"):
            theirs = recorded(second.recipe, recipe).astype(np.float32)
        if not differs(theirs.astype(float), recipe) or visit(recipe, theirs).findings:
            continue  # one mistake, or none, explains them already
        began = time.perf_counter()
        found = visit(recipe, theirs, may_be_two=True)
        count.seconds.append(time.perf_counter() - began)
        named = [one.mistakes for one in found.findings]
        told = f"{_in_short(recipe)} {second.words} {second.details} -> {named}"
        count.add(is_named(second.words, found), " + ".join(second.words), told)
    return count


def right_networks(count_of: int, seed: int = 3) -> Count:
    """Right networks, written down in float32 or fewer digits, or computed in float32: none is accused."""
    rng, count = np.random.default_rng(seed), Count()
    for number in range(count_of):
        recipe = random_recipe(rng, number)
        (y,) = run([recipe])
        with np.errstate(over="ignore"):
            ways = {
                "float32": y.astype(np.float32),
                "throughout": in_float32(recipe),
                "decimals": np.round(y, 4),
            }
        for way, theirs in ways.items():
            found = visit(recipe, theirs, may_be_two=True)
            is_well = not found.is_accused and not found.sentence.startswith("None")
            count.add(is_well, way, f"{_in_short(recipe)} {way} -> {found.sentence}")
    return count


def unknown(networks: int, seed: int = 4, share: float = 1.0) -> Count:
    """Mistakes that are not known: none is given a name. share: of them."""
    rng, count = np.random.default_rng(seed), Count()
    for number in range(networks):
        for name, recipe, theirs in unknown_mistakes(rng, number):
            is_left_out = share < 1 and rng.random() > share
            if is_left_out or not differs(theirs.astype(np.float32).astype(float), recipe):
                continue
            began = time.perf_counter()
            found = visit(recipe, theirs.astype(np.float32), may_be_two=True)
            count.seconds.append(time.perf_counter() - began)
            named = [(one.mistakes, one.details) for one in found.findings[:3]]
            count.add(not found.is_accused, name, f"{_in_short(recipe)} {name} -> {named}")
    return count


def _in_short(recipe: Recipe) -> str:
    cells = "+".join(
        f"{layer.cell}{layer.units}{'' if layer.reset_after else 'b'}{layer.activation[:4]}"
        for layer in recipe.layers
    )
    return f"[{cells} x{recipe.x.shape}{' readout' if recipe.readout else ''}]"


def main(networks: int) -> None:
    """Prints all counts, and what went wrong."""
    proofs = {
        "right networks": lambda: right_networks(100),
        "unknown mistakes": lambda: unknown(3),
        "pairs": lambda: pairs(100),
        "single mistakes": lambda: singles(networks),
    }
    for name, prove in proofs.items():
        found = prove()
        print(f"{name}: {found}", *found.examples[:60], sep="\n  ", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
