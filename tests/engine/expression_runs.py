"""Recorded runs, and expressions that have a meaning on them, for tests of everything that reads them."""

import numpy as np
from hypothesis import strategies as st

from engine.expression.scope import Scope
from engine.expression.tail import Tail
from engine.run.name import TARGET, Name, X, Y
from engine.run.trace import Block, Trace

UNITS = 3
SIZES = {
    X: 1,
    TARGET: 1,
    Name("xW", 0, "numpy"): UNITS,
    Name("a", 0, "numpy"): UNITS,
    Name("h", 0, "numpy"): UNITS,
    Y.of("numpy"): 1,
    Name("h", 0, "keras"): UNITS,
    Y.of("keras"): 1,
}
SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, 1e200, -1e-200, np.inf, -np.inf, np.nan]


def block_of(arrays: dict[Name, np.ndarray]) -> Block:
    return Block(len(next(iter(arrays.values()))), arrays)


def scope_of(arrays: dict[Name, np.ndarray], **settings: object) -> Scope:
    """A scope on a run that consists of these tables, (steps, size) each."""
    trace = Trace()
    trace.append(block_of(arrays))
    return Scope(trace, **settings)


def random_run(steps: int, seed: int, specials: float = 0.2, units: int = UNITS) -> dict[Name, np.ndarray]:
    """Both implementations, Keras in float32; a share of the numbers is special ones."""
    generator = np.random.default_rng(seed)
    arrays = {}
    for name, size in SIZES.items():
        shape = (steps, units if size == UNITS else size)
        numbers = generator.normal(size=shape)
        is_special = generator.random(shape) < specials
        numbers[is_special] = generator.choice(SPECIAL, size=is_special.sum())
        with np.errstate(over="ignore"):
            arrays[name] = numbers.astype(np.float32 if name.implementation == "keras" else np.float64)
    return arrays


def exact_run(steps: int, seed: int) -> dict[Name, np.ndarray]:
    """NumPy alone, in Python integers, some of them beyond float64's 53 bits."""
    generator = np.random.default_rng(seed)
    arrays = {}
    for name, size in SIZES.items():
        if name.implementation != "keras":
            small = generator.integers(-3, 4, size=(steps, size)).astype(object)
            arrays[name] = small * generator.choice([1, 10**17 + 1, 10**40 + 1], size=(steps, size)).astype(
                object
            )
    return arrays


runs = st.builds(
    lambda is_exact, steps, seed: exact_run(steps, seed) if is_exact else random_run(steps, seed),
    st.booleans(),
    st.integers(1, 40),
    st.integers(0, 2**32 - 1),
)


def blocks(arrays: dict[Name, np.ndarray], lengths: list[int]) -> list[tuple[int, int]]:
    """The steps of a run cut into blocks of these lengths, and what is left as the last one."""
    steps = len(arrays[X])
    ends = np.minimum(np.cumsum([0, *lengths]), steps).tolist()
    return list(zip(ends, [*ends[1:], steps], strict=True))


cuts = st.lists(st.integers(0, 9), max_size=12)


def tail_scopes(
    arrays: dict[Name, np.ndarray], lengths: list[int], lookback: int
) -> list[tuple[Scope, int, int]]:
    """What an engine holds that keeps only the newest block and some steps before it."""
    tail, found = Tail(lookback), []
    for begin, end in blocks(arrays, lengths):
        if begin < end:
            block = Block(end - begin, {name: array[begin:end] for name, array in arrays.items()})
            found.append((tail.scope(block), begin, end))
            tail.push(block)
    return found


_LEAVES = [
    "h",
    "a",
    "xW",
    "x",
    "y",
    "target",
    "error",
    "t",
    "h[0]",
    "h[-1]",
    "h[1:]",
    "numpy.h",
    "2",
    "0.5",
    "-3",
]
_ONE = ["abs", "min", "max", "mean", "sum", "norm", "sqrt", "exp", "log", "tanh", "sign", "isfinite", "isnan"]
_ONE += ["isinf", "any", "all", "round"]


def _larger(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["+", "-", "*", "/", "//", "%", "<", "<=", ">", ">=", "==", "!=", "and", "or"])
    return st.one_of(
        st.builds("({} {} {})".format, parts, signs, parts),
        st.builds("{}({})".format, st.sampled_from(_ONE), parts),
        st.builds("({} ** {})".format, parts, st.sampled_from(["2", "3", "0.5", "-1"])),
        st.builds("prev({}, {})".format, parts, st.integers(1, 4)),
        st.builds("(not {})".format, parts),
        st.builds("max({}, {})".format, parts, parts),
    )


expression_texts = st.recursive(st.sampled_from(_LEAVES), _larger, max_leaves=6)
"""Some mix vectors of 2 and 3 units, and are refused."""
