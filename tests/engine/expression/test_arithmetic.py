"""Arithmetic of expressions is Python's own with the numbers of each step, as exact as the run."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.run.name import TARGET, Name, X, Y
from tests.engine.expression.test_evaluation import of, values
from tests.engine.expression_runs import exact_run, random_run

_ATOMS = [("h[0]", "h[0]"), ("h[-1]", "h[2]"), ("y[0]", "y[0]"), ("error[0]", "(y[0] - target[0])")]
_ATOMS += [("prev(h)[0]", "before[0]"), ("prev(h[2])", "before[2]"), ("t", "t"), ("2.5", "real(2.5)")]


def _chained(parts: tuple) -> tuple[str, ...]:
    """A chain of two comparisons as a number: ours, and Python's."""
    sign, *pairs = parts
    chains = (f" {sign} ".join(texts) for texts in zip(*pairs, strict=True))
    return tuple(f"{number}({chain})" for number, chain in zip(["sum", "real"], chains, strict=True))


_PAIRS = st.recursive(
    st.sampled_from(_ATOMS),
    lambda pairs: st.one_of(
        st.tuples(st.sampled_from(["+", "-", "*", "/", "//", "%"]), pairs, pairs).map(
            lambda parts: tuple(f"({a} {parts[0]} {b})" for a, b in zip(*parts[1:], strict=True))
        ),
        pairs.map(lambda pair: tuple(f"(-{text})" for text in pair)),
        pairs.map(lambda pair: tuple(f"abs({text})" for text in pair)),
        st.tuples(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), pairs, pairs, pairs).map(_chained),
    ),
    max_leaves=8,
)


@given(_PAIRS, st.integers(0, 2**32 - 1))
def test_each_step_is_what_python_computes_with_the_numbers_of_that_step(
    pair: tuple[str, str], seed: int
) -> None:
    arrays = random_run(6, seed)
    ours, theirs = pair
    found = values(ours, arrays)
    h = arrays[Name("h", 0, "numpy")]
    for t in range(6):
        names = {"h": h[t], "before": h[t - 1] if t else np.full(3, np.nan), "t": np.float64(t)}
        names |= {"y": arrays[Y.of("numpy")][t], "target": arrays[TARGET][t], "real": np.float64}
        with np.errstate(all="ignore"):
            wanted = eval(theirs, {"__builtins__": {}, "abs": abs}, names)
        np.testing.assert_array_equal(found[t], wanted)


@given(st.sampled_from(["+", "-", "*", "//", "%", "<", "=="]), st.integers(0, 2**32 - 1))
def test_python_integers_stay_exact(sign: str, seed: int) -> None:
    arrays = exact_run(20, seed)
    found = (
        values(f"h[0] {sign} a[0] - 1", arrays) if sign not in "<==" else values(f"h[0] {sign} a[0]", arrays)
    )
    for t, (h, a) in enumerate(
        zip(arrays[Name("h", 0, "numpy")][:, 0], arrays[Name("a", 0, "numpy")][:, 0], strict=True)
    ):
        if a == 0 and sign in ("//", "%"):
            assert math.isnan(found[t])
        else:
            wanted = {"+": h + a - 1, "-": h - a - 1, "*": h * a - 1, "<": h < a, "==": h == a}
            wanted |= {"//": h // a - 1, "%": h % a - 1} if a else {}
            assert found[t] == wanted[sign]


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    "text", ["h ** h ** h ** h", "mean(h) ** h ** h ** h", "mean(h) ** h", "h // mean(h)"]
)
def test_power_beyond_float64_is_a_number_or_none(text: str, sign: int) -> None:
    exact = {
        X: np.array([[0]], dtype=object),
        Name("h", 0, "numpy"): np.array([[sign * 10**400]], dtype=object),
    }
    assert values(text, exact).shape == (1, 1)


def test_integer_beyond_float64_is_compared_exactly_with_a_float() -> None:
    big = 2**53
    assert of("h[0] > y[0]", h=[[big + 1]], y=[float(big)]).tolist() == [
        False
    ]  # rounded where recorded in float64
    exact = {X: np.array([[0]], dtype=object), Name("h", 0, "numpy"): np.array([[big + 1]], dtype=object)}
    assert values("h[0] > 9007199254740992.0", exact).tolist() == [True]
    assert values("h[0] == 9007199254740993", exact).tolist() == [True]


def test_quotient_of_huge_integers_is_the_nearest_float() -> None:
    exact = {X: np.array([[10**400]], dtype=object)}
    assert values("x[0] / 1" + "0" * 300, exact).tolist() == [1e100]
    assert values("x[0] / 0", exact).tolist() == [math.inf]


@pytest.mark.parametrize("text", ["x ** 1000", "x ** 8 ** 3", "-x ** 1001", "x * x" + " * x" * 50])
def test_exact_powers_and_products_end_at_infinity_instead_of_filling_the_memory(text: str) -> None:
    exact = {X: np.array([[10**100]], dtype=object)}
    assert abs(values(text, exact)[0, 0]) == math.inf


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2 ** 64 + 1", 2**64 + 1), ("7 // 2", 3), ("1 / 3", 1 / 3), ("max(2, 9 ** 30)", 9**30)],
)
def test_constants_are_as_exact_as_the_run(text: str, wanted: float) -> None:
    assert values(text, {X: np.array([[0]], dtype=object)}).tolist() == [wanted]
    assert values(text, {X: np.array([[0.0]])}).tolist() == [float(wanted)]


def test_powers_of_minus_one_know_their_parity() -> None:
    exact = {X: np.array([[-1], [0], [1]], dtype=object)}
    assert values("x ** 1001", exact)[:, 0].tolist() == [-1, 0, 1]
    assert values("x ** 1000", exact)[:, 0].tolist() == [1, 0, 1]
    assert values("x ** 0", exact)[:, 0].tolist() == [1, 1, 1]
