"""Hypothesis strategies for experiments: everything that a valid one can be."""

from hypothesis import strategies as st

from engine.activation import ACTIVATIONS
from engine.experiment import Experiment

whole = st.integers(-1000, 1000)
numbers = st.one_of(whole, st.integers(-(10**30), 10**30), st.floats(allow_nan=False, allow_infinity=False))


def rows(length: int, of: st.SearchStrategy[float] = numbers) -> st.SearchStrategy[list[float]]:
    return st.lists(of, min_size=length, max_size=length)


def matrices(height: int, width: int, of: st.SearchStrategy[float] = numbers) -> st.SearchStrategy:
    return st.lists(rows(width, of), min_size=height, max_size=height)


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
        return draw(of_a_row if batch is None else st.lists(of_a_row, min_size=batch, max_size=batch))

    flags = rows(steps, st.booleans())
    of_each_row = st.lists(flags, min_size=batch or 1, max_size=batch or 1)
    return {
        "kind": "values",
        "values": table(steps + (outputs is None), features),
        "targets": None if outputs is None else table(steps, outputs),
        "counts": draw(st.none() | st.just("last") | flags | of_each_row),
    }


sequences = st.one_of(memory_sums, own_values())


@st.composite
def layers(draw: st.DrawFn, features: int) -> dict:
    units = draw(st.integers(1, 4))
    use_bias = draw(st.booleans())
    optional = {
        "activation": st.sampled_from(sorted(ACTIVATIONS)),
        "kernel": matrices(features, units),
        "recurrent_kernel": matrices(units, units),
        "initial_state": matrices(1, units),
    }
    if use_bias:
        optional["bias"] = rows(units)
    required = {"cell": st.just("SimpleRNN"), "units": st.just(units), "use_bias": st.just(use_bias)}
    return draw(st.fixed_dictionaries(required, optional=optional))


@st.composite
def models(draw: st.DrawFn, features: int) -> dict:
    stack = []
    for _ in range(draw(st.integers(1, 3))):
        stack.append(draw(layers(features)))
        features = stack[-1]["units"]
    outputs = draw(st.integers(1, 3))
    readouts = st.fixed_dictionaries(
        {"kernel": matrices(features, outputs)}, optional={"bias": rows(outputs)}
    )
    return {"layers": stack, "readout": draw(st.none() | readouts)}


@st.composite
def experiment_data(draw: st.DrawFn) -> dict:
    """The plain JSON data of any valid experiment, but for exact ones."""
    sequence = draw(sequences)
    step = sequence.get("values", [[1]])[0]
    features = len(step[0] if isinstance(step[0], list) else step)
    optional = {
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
    }
    rest = draw(st.fixed_dictionaries({}, optional=optional))
    return {"sequence": sequence, "model": draw(models(features)), **rest}


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
