"""Hypothesis strategies for experiments: everything that a valid one can be."""

from functools import cache

from hypothesis import strategies as st

from engine.activation import ACTIVATIONS
from engine.experiment import Experiment

whole = st.integers(-1000, 1000)
booleans = st.booleans()
numbers = st.one_of(whole, st.integers(-(10**30), 10**30), st.floats(allow_nan=False, allow_infinity=False))


@cache  # a strategy is built and checked once: that takes longer than to draw from it
def listed(length: int, of: st.SearchStrategy) -> st.SearchStrategy[list]:
    """Lists of one length; `st.lists` would draw before each part whether there is one more."""
    return st.tuples(*[of] * length).map(list)


def rows(length: int, of: st.SearchStrategy[float] = numbers) -> st.SearchStrategy[list[float]]:
    return listed(length, of)


def matrices(height: int, width: int, of: st.SearchStrategy[float] = numbers) -> st.SearchStrategy:
    return listed(height, rows(width, of))


memory_sums = st.fixed_dictionaries(
    {"kind": st.just("memory_sum")},
    optional={
        "seq_len": st.integers(2, 40),
        "weight": numbers,
        "bias": numbers,
        "h_weight": numbers,
        "mem_len": st.integers(-1, 10),
        "batch_size": st.integers(1, 4),
    },
)


@st.composite
def own_values(draw: st.DrawFn) -> dict:
    """Own values: one row of a batch or several, with own targets or without, some of whose steps count."""
    features, outputs = draw(st.integers(1, 3)), draw(st.none() | st.integers(1, 3))
    steps, batch = draw(st.integers(1, 7)), draw(st.none() | st.integers(1, 3))

    def table(length: int, size: int) -> list:
        of_a_row = matrices(length, size)
        return draw(of_a_row if batch is None else listed(batch, of_a_row))

    flags = rows(steps, booleans)
    of_each_row = listed(batch or 1, flags)
    return {
        "kind": "values",
        "values": table(steps + (outputs is None), features),
        "targets": None if outputs is None else table(steps, outputs),
        "counts": draw(st.none() | st.just("last") | flags | of_each_row),
    }


sequences = st.one_of(memory_sums, own_values())


@cache
def layers_of(features: int, units: int, use_bias: bool) -> st.SearchStrategy[dict]:
    optional = {
        "activation": st.sampled_from(sorted(ACTIVATIONS)),
        "kernel": matrices(features, units),
        "recurrent_kernel": matrices(units, units),
        "initial_state": matrices(1, units),
    }
    if use_bias:
        optional["bias"] = rows(units)
    required = {"cell": st.just("SimpleRNN"), "units": st.just(units), "use_bias": st.just(use_bias)}
    return st.fixed_dictionaries(required, optional=optional)


@st.composite
def layers(draw: st.DrawFn, features: int) -> dict:
    return draw(layers_of(features, draw(st.integers(1, 4)), draw(booleans)))


@cache
def readouts(features: int, outputs: int) -> st.SearchStrategy[dict | None]:
    fields = {"kernel": matrices(features, outputs)}
    return st.none() | st.fixed_dictionaries(fields, optional={"bias": rows(outputs)})


@st.composite
def models(draw: st.DrawFn, features: int) -> dict:
    stack = []
    for _ in range(draw(st.integers(1, 3))):
        stack.append(draw(layers(features)))
        features = stack[-1]["units"]
    return {"layers": stack, "readout": draw(readouts(features, draw(st.integers(1, 3))))}


others = st.fixed_dictionaries(
    {},
    optional={
        "name": st.text(st.characters(codec="utf-8"), max_size=30),
        "seed": st.integers(0, 2**63 - 1),
        "precision": st.fixed_dictionaries(
            {},
            optional={
                "numpy": st.sampled_from(["float64", "float32"]),
                "keras": st.sampled_from(["float32", "float64"]),
            },
        ),
        "training": st.fixed_dictionaries(
            {},
            optional={
                "optimizer": st.sampled_from(["Adam", "RMSprop"]),
                "learning_rate": st.floats(0, 10),
            },
        ),
        "jit_compile": st.sampled_from(["auto", True, False]),
    },
)


@st.composite
def experiment_data(draw: st.DrawFn) -> dict:
    """The plain JSON data of any valid experiment, but for exact ones."""
    sequence = draw(sequences)
    step = sequence.get("values", [[1]])[0]
    features = len(step[0] if isinstance(step[0], list) else step)
    return {"sequence": sequence, "model": draw(models(features)), **draw(others)}


experiments = experiment_data().map(Experiment.parse)


@st.composite
def exact_experiments(draw: st.DrawFn) -> Experiment:
    """Whole numbers and linear layers: what exact integers can compute."""
    units = draw(st.integers(1, 3))
    sequence = {"kind": "memory_sum", "seq_len": draw(st.integers(2, 30)), "weight": draw(st.integers(-3, 3))}
    layer = {
        "cell": "SimpleRNN",
        "units": units,
        "activation": "linear",
        "kernel": draw(matrices(1, units, whole)),
        "recurrent_kernel": draw(matrices(units, units, whole)),
        "bias": draw(rows(units, whole)),
        "initial_state": draw(matrices(1, units, whole)),
    }
    return Experiment.parse(
        {"sequence": sequence, "model": {"layers": [layer]}, "precision": {"numpy": "exact"}}
    )
