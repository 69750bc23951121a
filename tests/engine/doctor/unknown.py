"""Mistakes that the doctor does not know, to see that it gives them no name."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from engine.array import Array
from engine.doctor.recipe import GATES, LayerRecipe, Recipe
from engine.doctor.run import run


def sigmoid(a: Array) -> Array:
    return 1 / (1 + np.exp(-a))


def loop(
    recipe: Recipe,
    tanh: Callable[[Array], Array] = np.tanh,
    bend: Callable[[Array], Array] = sigmoid,
    after: Callable[[Array, Array, int], Array] = lambda new, old, t: new,
    gates: Callable[[dict[str, Array], Array, Array], dict[str, Array]] = lambda parts, h, c: parts,
    times: int = 1,
) -> Array:
    """A layer's steps written out, with places to go wrong.

    after: what becomes of a new state. gates: what becomes of the bent gates. times: how often each is made.
    """
    (layer,) = recipe.layers
    names = GATES[layer.cell]
    rows = []
    for row in recipe.x:
        h, c = layer.start[0], layer.start[-1] if layer.cell == "LSTM" else np.zeros(layer.units)
        steps = []
        for t, x in enumerate(row):
            for _ in range(times):
                p = dict(zip(names, np.split(x @ layer.kernel + layer.bias, len(names)), strict=True))
                q = dict(
                    zip(
                        names,
                        np.split(h @ layer.recurrent_kernel + layer.recurrent_bias, len(names)),
                        strict=True,
                    )
                )
                if layer.cell == "SimpleRNN":
                    new = gates({"a": tanh(p["a"] + q["a"])}, h, c)["a"]
                elif layer.cell == "GRU":
                    found = gates({"z": bend(p["z"] + q["z"]), "r": bend(p["r"] + q["r"])}, h, c)
                    n = tanh(p["n"] + found["r"] * q["n"])
                    new = found["z"] * h + (1 - found["z"]) * n
                else:
                    bent = {name: (tanh if name == "g" else bend)(p[name] + q[name]) for name in names}
                    found = gates(bent, h, c)
                    c = after(found["f"] * c + found["i"] * found["g"], c, t)
                    new = found["o"] * tanh(c)
                h = after(new, h, t)
            steps.append(h)
        rows.append(steps)
    return np.array(rows)


def patient(rng: np.random.Generator, number: int) -> Recipe:
    """One layer of a moderate size, without a readout."""
    cell = tuple(GATES)[number % 3]
    features, units = int(rng.integers(2, 5)), int(rng.integers(2, 9))
    n, states = len(GATES[cell]) * units, 2 if cell == "LSTM" else 1
    layer = LayerRecipe(
        cell=cell,
        kernel=rng.normal(0, 1 / np.sqrt(features), (features, n)),
        recurrent_kernel=rng.normal(0, 1 / np.sqrt(units), (units, n)),
        bias=rng.normal(0, 0.3, n),
        recurrent_bias=rng.normal(0, 0.3, n) if cell == "GRU" else np.zeros(n),
        start=rng.normal(0, 0.3, (states, units)),
        order=tuple(range(len(GATES[cell]))),
    )
    return Recipe(
        (layer,), None, rng.normal(0, 1, (int(rng.integers(1, 4)), int(rng.integers(8, 40)), features))
    )


def weights_wrong(recipe: Recipe, rng: np.random.Generator) -> Iterator[tuple[str, Array]]:
    """Mistakes in the weights."""
    (layer,) = recipe.layers
    W, U, b = layer.kernel, layer.recurrent_kernel, layer.bias
    one_wrong, one_weight = U.copy(), W.copy()
    one_wrong[0, 0] += 0.3
    one_weight[-1, -1] *= -1
    first_gate = b.copy()
    first_gate[0] += 0.5
    dead = U.copy()
    dead[:, 0] = 0
    every = np.eye(layer.units).repeat(1, axis=0)
    diagonal = np.concatenate([block * every for block in layer.blocks(U)], axis=1)
    changes = {
        "one recurrent weight": {"recurrent_kernel": one_wrong},
        "one weight's sign": {"kernel": one_weight},
        "recurrent kernel negated": {"recurrent_kernel": -U},
        "recurrent kernel halved": {"recurrent_kernel": U / 2},
        "recurrent kernel 1 % larger": {"recurrent_kernel": 1.01 * U},
        "one bias": {"bias": first_gate},
        "bias negated": {"bias": -b},
        "bias of 0.1 more": {"bias": b + 0.1},
        "a unit cut off": {"recurrent_kernel": dead},
        "diagonal recurrence": {"recurrent_kernel": diagonal},
        "noise on the kernel": {"kernel": W * (1 + 0.01 * rng.normal(size=W.shape))},
        "little noise on the kernel": {"kernel": W * (1 + 1e-4 * rng.normal(size=W.shape))},
        "4-bit weights": {"recurrent_kernel": np.round(U * 7) / 7, "kernel": np.round(W * 7) / 7},
        "weights of three digits": {"recurrent_kernel": np.round(U, 3), "kernel": np.round(W, 3)},
        "pruned": {"recurrent_kernel": np.where(np.abs(U) < 0.2, 0, U)},
        "other weights": {"recurrent_kernel": rng.normal(0, 0.5, U.shape)},
        "rolled bias": {"bias": np.roll(b, 1)},
        "rolled columns": {"kernel": np.roll(W, 1, axis=1)},
        "start of one": {"start": np.ones_like(layer.start)},
    }
    for name, fields in changes.items():
        yield name, run([recipe.with_layer(0, **fields)])[0]


def outputs_wrong(recipe: Recipe, rng: np.random.Generator) -> Iterator[tuple[str, Array]]:
    """Mistakes in what is written down."""
    (y,) = run([recipe])
    yield "outputs doubled", 2 * y
    yield "outputs of 0.1 more", y + 0.1
    yield "noise of 1 %", y * (1 + 0.01 * rng.normal(size=y.shape))
    yield "noise of 1e-4", y + 1e-4 * rng.normal(size=y.shape)
    yield "absolute outputs", np.abs(y)
    yield "summed outputs", np.cumsum(y, axis=1)
    yield "smoothed outputs", (y + np.roll(y, 1, axis=1)) / 2
    yield "units permuted", y[..., ::-1] if y.shape[2] > 1 else -y
    yield "random numbers", rng.normal(size=y.shape)
    garbage = y.copy()
    garbage[:, 5:] = rng.normal(size=garbage[:, 5:].shape)
    yield "garbage from t = 5", garbage
    one = y.copy()
    one[0, 3, 0] += 0.5
    yield "one number", one
    yield "rounded down to a tenth", np.floor(y * 10) / 10
    yield "nothing but zeros", np.zeros_like(y)
    yield "clipped outputs", np.clip(y, -0.2, 0.2)


def inputs_wrong(recipe: Recipe, rng: np.random.Generator) -> Iterator[tuple[str, Array]]:
    """Mistakes in what is read."""
    x = recipe.x
    one_bent = x * np.where(np.arange(x.shape[2]) == 0, np.abs(x), 1.0)
    read = {
        "one feature bent": one_bent,
        "inputs summed": np.cumsum(x, axis=1) * 0.3,
        "inputs clipped": np.clip(x, -0.5, 0.5),
        "inputs of one decimal": np.round(x, 1) + 0.013 * (x > 0),
        "noise on inputs": x + 0.01 * rng.normal(size=x.shape),
        "each step twice": np.repeat(x, 2, axis=1)[:, : x.shape[1]],
        "inputs squared": x**2,
        "one feature late": np.where(np.arange(x.shape[2]) == 0, np.roll(x, 1, axis=1), x),
    }
    for name, rows in read.items():
        yield name, run([recipe.replace(x=rows)])[0]


def arithmetic_wrong(recipe: Recipe, rng: np.random.Generator) -> Iterator[tuple[str, Array]]:
    """Mistakes in the steps."""
    yield "states clipped", loop(recipe, after=lambda new, old, t: np.clip(new, -0.3, 0.3))
    yield "leaky states", loop(recipe, after=lambda new, old, t: 0.9 * new)
    yield "mixed states", loop(recipe, after=lambda new, old, t: 0.5 * new + 0.5 * old)
    yield "one reset", loop(recipe, after=lambda new, old, t: 0 * new if t == 5 else new)
    yield "dropout", loop(recipe, after=lambda new, old, t: new * (rng.random(new.shape) > 0.2) / 0.8)
    yield "each step made twice", loop(recipe, times=2)
    yield "arctan", loop(recipe, tanh=np.arctan)
    yield "sine", loop(recipe, tanh=np.sin)
    yield "a rational tanh", loop(recipe, tanh=lambda a: a * (27 + a * a) / (27 + 9 * a * a))
    yield "a tanh of a table", loop(recipe, tanh=lambda a: np.tanh(np.round(a * 64) / 64))
    yield "rounded states", loop(recipe, after=lambda new, old, t: np.round(new * 127) / 127)
    if recipe.layers[0].cell == "SimpleRNN":
        yield "residual", loop(recipe, gates=lambda parts, h, c: {"a": parts["a"] + 0.5 * h})
        return
    yield "a steep sigmoid", loop(recipe, bend=lambda a: sigmoid(1.702 * a))
    yield "gates clipped", loop(recipe, bend=lambda a: np.clip(sigmoid(a), 0.3, 0.7))
    if recipe.layers[0].cell == "GRU":
        yield "no reset gate", loop(recipe, gates=lambda parts, h, c: {**parts, "r": np.ones_like(h)})
        yield "one gate for both", loop(recipe, gates=lambda parts, h, c: {**parts, "r": parts["z"]})
    else:
        yield "coupled gates", loop(recipe, gates=lambda parts, h, c: {**parts, "i": 1 - parts["f"]})
        yield "no output gate", loop(recipe, gates=lambda parts, h, c: {**parts, "o": np.ones_like(h)})
        yield "peephole", loop(recipe, gates=lambda parts, h, c: {**parts, "f": sigmoid(parts["f"] + c)})


KINDS = (weights_wrong, outputs_wrong, inputs_wrong, arithmetic_wrong)


def unknown_mistakes(rng: np.random.Generator, number: int) -> Iterator[tuple[str, Recipe, Array]]:
    """Each unknown mistake in a network of its own: its name, the right recipe, and the numbers."""
    recipe = patient(rng, number)
    for kind in KINDS:
        for name, theirs in kind(recipe, rng):
            yield name, recipe, theirs


def in_float32(recipe: Recipe) -> Array:
    """What a network makes that computes in float32 throughout."""

    def single(array: Array) -> Array:
        return array.astype(np.float32)

    names = ("kernel", "recurrent_kernel", "bias", "recurrent_bias", "start")
    layers = tuple(
        layer.replace(**{name: single(getattr(layer, name)) for name in names}) for layer in recipe.layers
    )
    readout = recipe.readout
    if readout is not None:
        readout = replace(readout, kernel=single(readout.kernel), bias=single(readout.bias))
    (made,) = run([recipe.replace(layers=layers, readout=readout, x=single(recipe.x))])
    return made.astype(np.float32)
